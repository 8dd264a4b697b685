/* panes.c: the layouts for all sizes, and the lines that separate and name the panes. */
#include "ui/panes.h"

#include <stdio.h>

/* Smaller than this, panes are pages. */
enum { LEAST_W = 40, LEAST_H = 12 };
/* From there on: what goes with the form below it, beside each other, in three columns. */
enum { BELOW_H = 19, BESIDE_W = 120, THREE_W = 180 };
enum { TITLED_HEADER_H = 28, TALL_H = 38, CARD_MOST = 8, BELOW_LEAST = 9 };

#define ALL ((1u << PANES) - 1)

static const ViewOps *const views[PANES] = {&view_filings, &view_header, &view_table1,
                                            &view_table2,  &view_notes,  &view_findings,
                                            &view_source,  &view_card,   &view_overview};

const ViewOps *pane_view(PaneId id) { return views[id]; }

bool rect_has(Rect r, int x, int y) { return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h; }

static int least(int a, int b) { return a < b ? a : b; }

static int most(int a, int b) { return a > b ? a : b; }

static Slot *add(Layout *l, unsigned panes, Rect r)
{
    Slot *s = &l->slot[l->n++];
    int title = r.h >= 1;
    s->panes = panes;
    s->title = (Rect){r.x, r.y, r.w, title};
    s->body = (Rect){r.x, r.y + title, r.w, r.h - title};
    return s;
}

/* Takes rows off the top of what is left. */
static Rect take(Rect *left, int h)
{
    h = h < left->h ? h : left->h;
    Rect r = {left->x, left->y, left->w, h};
    left->y += h;
    left->h -= h;
    return r;
}

/* ---- a filing ---- */

/* Title and lines of a table; one without rows is a title alone. */
static int wanted(const Wish *w, PaneId id) { return 1 + (int)(w->lines[id] < 9999 ? w->lines[id] : 9999); }

/* Both tables get what they need where there is room; else the one that needs less than half of it does.
 * Where nothing comes below them the second one takes the rest. */
static void add_tables(Layout *l, const Wish *w, Rect *left, int room)
{
    int one = wanted(w, PANE_TABLE1), two = wanted(w, PANE_TABLE2);
    if (one + two > room) {
        if (one <= room / 2)
            two = room - one;
        else if (two <= room / 2)
            one = room - two;
        else
            one = room / 2, two = room - one;
    }
    bool rest = room == left->h;
    add(l, PANE_BIT(TABLE1), take(left, one));
    add(l, PANE_BIT(TABLE2), take(left, rest ? left->h : two));
}

static int header_lines(const Wish *w, int h, int room)
{
    int few = h >= TALL_H            ? 3
              : h >= TITLED_HEADER_H ? 2
                                     : 1,
        all = most(1, (int)least((int)w->lines[PANE_HEADER], 99));
    return w->header ? least(all, most(few, room)) : least(all, few);
}

static void add_header(Layout *l, Rect *left, int lines, bool titled)
{
    Slot *s = add(l, PANE_BIT(HEADER), take(left, lines + titled));
    if (titled) return;
    s->title.h = 0;
    s->body.y--;
    s->body.h++;
}

static void bar(Layout *l, Rect r, int x) { l->bar[l->bar[0].w > 0] = (Rect){x, r.y, 1, r.h}; }

static Rect columns(Layout *l, Rect *left, int w)
{
    Rect r = {left->x, left->y, w, left->h};
    bar(l, r, left->x + w);
    left->x += w + 1;
    left->w -= w + 1;
    return r;
}

static void add_notes(Layout *l, const Wish *w, Rect *left)
{
    int notes = least(wanted(w, PANE_NOTES), left->h / 3);
    Rect above = take(left, left->h - notes);
    add(l, w->w < THREE_W ? PANE_BIT(FINDINGS) | PANE_BIT(SOURCE) : PANE_BIT(FINDINGS), above);
    add(l, PANE_BIT(NOTES), *left);
}

/* What goes with the form. */
static void add_below(Layout *l, const Wish *w, Rect left)
{
    const unsigned others = PANE_BIT(NOTES) | PANE_BIT(FINDINGS) | PANE_BIT(SOURCE);
    if (left.h <= 0) return;
    if (w->card && w->w < BESIDE_W) {
        add(l, PANE_BIT(CARD) | others, left);
    } else if (w->w < BESIDE_W) {
        add(l, PANE_BIT(CARD), take(&left, least(CARD_MOST, most(3, left.h / 2))));
        if (left.h) add(l, others, left);
    } else if (w->w < THREE_W) {
        add(l, PANE_BIT(CARD), columns(l, &left, left.w / 2));
        add_notes(l, w, &left);
    } else {
        add(l, PANE_BIT(CARD), columns(l, &left, left.w / 3));
        Rect middle = columns(l, &left, left.w / 2);
        add_notes(l, w, &middle);
        add(l, PANE_BIT(SOURCE), left);
    }
}

static void add_filing(Layout *l, const Wish *w, Rect left)
{
    bool titled = left.h >= TITLED_HEADER_H;
    int tables = least(wanted(w, PANE_TABLE1) + wanted(w, PANE_TABLE2), 6);
    int all = w->header ? (int)least((int)w->lines[PANE_HEADER], 99) : 0;
    bool below = left.h >= BELOW_H && left.h >= all + titled + tables + BELOW_LEAST;
    int keep = below ? w->card ? left.h / 2 : BELOW_LEAST : 0;
    add_header(l, &left, header_lines(w, left.h, left.h - keep - titled - tables), titled);
    add_tables(l, w, &left, below ? left.h - keep : left.h);
    if (below) add_below(l, w, left);
}

/* ---- the list ---- */

static void add_list(Layout *l, const Wish *w, Rect left)
{
    bool below = left.h >= BELOW_H && (w->preview || w->findings);
    if (!below) {
        add(l, PANE_BIT(LIST) | (w->findings ? PANE_BIT(ALL) : 0), left);
        return;
    }
    add(l, PANE_BIT(LIST), take(&left, w->findings ? left.h * 2 / 5 : left.h * 3 / 5));
    if (w->findings) {
        add(l, PANE_BIT(ALL), left);
        return;
    }
    add_header(l, &left, header_lines(w, left.h * 2, 0), true);
    add_tables(l, w, &left, left.h);
}

Layout layout_of(const Wish *w)
{
    Layout l = {0};
    int status = w->h >= LEAST_H ? 2 : w->h >= 2, top = w->h >= LEAST_H;
    Rect left = {0, 0, w->w, w->h - status};
    l.status = (Rect){0, w->h - status, w->w, status};
    l.top = take(&left, top);
    if (w->zoom || w->h < LEAST_H || w->w < LEAST_W)
        add(&l, ALL, left);
    else if (w->list)
        add_list(&l, w, left);
    else
        add_filing(&l, w, left);
    return l;
}

size_t layout_slot(const Layout *l, PaneId id)
{
    size_t i = 0;
    while (i < l->n && !(l->slot[i].panes & 1u << id)) i++;
    return i;
}

/* A name in a title line. */
typedef struct Tab {
    PaneId id;
    int x, w;
    char text[32];
} Tab;

/* All names where they fit, else numbers for those that are not on top; returns how many. */
static size_t tabs_of(const Slot *s, const Title *t, Tab tab[PANES])
{
    bool one = s->panes == 1u << t->top;
    for (int whole = 1;; whole--) {
        size_t n = 0;
        int x = 1;
        for (PaneId id = 0; id < PANES; id++) {
            if (!(s->panes & 1u << id) || (id >= PANE_NUMBERED && id != t->top)) continue;
            const char *form = id == t->top ? one ? " %d %s " : "[%d %s]" : whole ? " %d %s " : " %d ";
            Tab *b = &tab[n++];
            *b = (Tab){.id = id, .x = x};
            if (id >= PANE_NUMBERED)
                b->w = snprintf(b->text, sizeof b->text, " %s ", views[id]->title);
            else
                b->w = snprintf(b->text, sizeof b->text, form, id + 1, views[id]->title);
            x += b->w;
        }
        if (x <= s->title.w || !whole) return n;
    }
}

/* Text in a line, with blanks around it. */
static void put_boxed(Grid *g, Rect r, int x, Str text, Style style)
{
    grid_put(g, r, r.x + x, r.y, S(" "), style, 0);
    int w = grid_put(g, r, r.x + x + 1, r.y, text, style, 0);
    grid_put(g, r, r.x + x + 1 + w, r.y, S(" "), style, 0);
}

void title_draw(Grid *g, const Slot *s, const Title *t)
{
    Tab tab[PANES];
    Rect r = s->title;
    if (r.h <= 0) return;
    Style style = t->focus ? STYLE_BORDER_FOCUS : STYLE_BORDER;
    for (int x = 0; x < r.w; x++) grid_put(g, r, r.x + x, r.y, t->focus ? S("━") : S("─"), style, 0);
    size_t n = tabs_of(s, t, tab);
    for (size_t i = 0; i < n; i++)
        grid_put(g, r, r.x + tab[i].x, r.y, str_z(tab[i].text), tab[i].id == t->top ? style : STYLE_BORDER,
                 0);
    int x = tab[n - 1].x + tab[n - 1].w + 1, right = text_width(t->right), took;
    int end = r.w - 1 - (right ? right + 3 : 0);
    if (right && end > x) put_boxed(g, r, end, t->right, style);
    if (end <= x) end = r.w - 1;
    if (!t->about.n || end - x - 2 < 6) return;
    Str about = str_sub(t->about, 0, text_fit(t->about, end - x - 2, &took));
    while (about.n < t->about.n && str_find(about, S(", ")) < about.n && t->about.p[about.n] != ',')
        about.n--; /* what does not fit whole is left out */
    put_boxed(g, r, x, about, style);
}

PaneId title_pane_at(const Slot *s, const Title *t, int x)
{
    Tab tab[PANES];
    size_t n = tabs_of(s, t, tab);
    for (size_t i = 0; i < n; i++)
        if (x >= s->title.x + tab[i].x && x < s->title.x + tab[i].x + tab[i].w) return tab[i].id;
    return PANES;
}

void bar_draw(Grid *g, Rect bar)
{
    for (int y = 0; y < bar.h; y++) grid_put(g, bar, bar.x, bar.y + y, S("│"), STYLE_BORDER, 0);
}
