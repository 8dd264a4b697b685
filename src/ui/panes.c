/* panes.c: the layouts for all sizes, and the lines that part and name the panes. */
#include "ui/panes.h"

#include <stdio.h>

/* Smaller than this, panes are pages; larger, they stand above each other, beside each other, or both. */
enum { TALL_H = 20 }; /* enough rows for a status of two */
enum { STACK_W = 60, STACK_H = 30, PAIR_W = 160, PAIR_H = 12, FULL_W = 160, FULL_H = 40 };

#define BIT(id) (1u << PANE_##id)
#define ALL     ((1u << PANES) - 1)

static const ViewOps *const views[PANES] = {&view_filings, &view_form, &view_notes, &view_findings,
                                            &view_source};

const ViewOps *pane_view(PaneId id) { return views[id]; }

bool rect_has(Rect r, int x, int y) { return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h; }

static void add(Layout *l, unsigned panes, Rect r)
{
    Slot *s = &l->slot[l->n++];
    int title = r.h >= 3;
    s->panes = panes;
    s->title = (Rect){r.x, r.y, r.w, title};
    s->body = (Rect){r.x, r.y + title, r.w, r.h - title};
}

/* The list, the form at full width, the rest behind each other. */
static void stack(Layout *l, int w, int h)
{
    int list = h / 4, form = h * 9 / 20;
    add(l, BIT(LIST), (Rect){0, 0, w, list});
    add(l, BIT(FORM), (Rect){0, list, w, form});
    add(l, BIT(NOTES) | BIT(FINDINGS) | BIT(SOURCE), (Rect){0, list + form, w, h - list - form});
}

/* Low and wide: what one reads on the left, what goes with it on the right. */
static void pair(Layout *l, int w, int h)
{
    int left = w * 3 / 5;
    add(l, BIT(LIST) | BIT(FORM), (Rect){0, 0, left, h});
    l->bar = (Rect){left, 0, 1, h};
    add(l, BIT(NOTES) | BIT(FINDINGS) | BIT(SOURCE), (Rect){left + 1, 0, w - left - 1, h});
}

/* Everything at once: what to go through on the left, what one is at on the right. */
static void full(Layout *l, int w, int h)
{
    int left = w * 3 / 10, list = h / 2, form = h * 3 / 5, notes = h / 7;
    Rect right = {left + 1, 0, w - left - 1, form};
    add(l, BIT(LIST), (Rect){0, 0, left, list});
    add(l, BIT(FINDINGS), (Rect){0, list, left, h - list});
    l->bar = (Rect){left, 0, 1, h};
    add(l, BIT(FORM), right);
    add(l, BIT(NOTES), (Rect){right.x, form, right.w, notes});
    add(l, BIT(SOURCE), (Rect){right.x, form + notes, right.w, h - form - notes});
}

Layout layout_of(int w, int h, bool one_slot)
{
    Layout l = {0};
    int status = h >= TALL_H ? 2 : h >= 2;
    l.status = (Rect){0, h - status, w, status};
    h -= status;
    int room = one_slot ? 0 : w;
    if (room >= FULL_W && h + status >= FULL_H)
        full(&l, w, h);
    else if (room >= STACK_W && h + status >= STACK_H)
        stack(&l, w, h);
    else if (room >= PAIR_W && h + status >= PAIR_H)
        pair(&l, w, h);
    else
        add(&l, ALL, (Rect){0, 0, w, h});
    return l;
}

size_t layout_slot(const Layout *l, PaneId id)
{
    size_t i = 0;
    while (i + 1 < l->n && !(l->slot[i].panes & 1u << id)) i++;
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
            if (!(s->panes & 1u << id)) continue;
            const char *form = id == t->top ? one ? " %d %s " : "[%d %s]" : whole ? " %d %s " : " %d ";
            Tab *b = &tab[n++];
            *b = (Tab){.id = id, .x = x};
            b->w = snprintf(b->text, sizeof b->text, form, id + 1, views[id]->title);
            x += b->w;
        }
        if (x <= s->title.w || !whole) return n;
    }
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
    int x = tab[n - 1].x + tab[n - 1].w + 1, room = r.w - x - 3, took;
    if (!t->about.n || room < 8) return;
    Str about = str_sub(t->about, 0, text_fit(t->about, room, &took));
    grid_put(g, r, r.x + x, r.y, S(" "), style, 0);
    grid_put(g, r, r.x + x + 1, r.y, about, style, 0);
    grid_put(g, r, r.x + x + 1 + took, r.y, S(" "), style, 0);
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
