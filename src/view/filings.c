/* filings.c: the list of all filings, a line each, a cell each column, and below them what else is to be told
 * of the input. A line is made when it is looked at: there may be a hundred thousand. */
#include "view/kit/listed.h"

#include <stdlib.h>

enum { GAP = 1, HEADS = 1, SPARE_ROUNDS = 100 };

static const struct {
    const char *head;
    bool right;
    int width, most;
} columns[LIST_COLUMNS] = {
#define LIST_COLUMN(id, head, right, width, most, query) {head, right, width, most},
#include "view/list.def"
};

typedef struct List {
    Arena scratch; /* of the one line that was asked for */
    Lines line;
    ListColumn shown[LIST_COLUMNS]; /* in their order */
    int at[LIST_COLUMNS], w[LIST_COLUMNS], end[LIST_COLUMNS];
    size_t n, nend; /* columns shown; of these, the ones that scroll */
    int fixed;
} List;

static size_t count(const View *v)
{
    if (!v->ctx.corpus) return 0;
    return v->ctx.order ? v->ctx.order->n : v->ctx.corpus->nfiling;
}

static uint32_t filing_at(const View *v, size_t i)
{
    return v->ctx.order ? v->ctx.order->filing[i] : (uint32_t)i;
}

static void list_open(View *v) { v->state = mem_new(1, sizeof(List)); }

static void list_close(View *v)
{
    List *l = v->state;
    arena_free(&l->scratch);
    free(l);
}

/* ---- columns ---- */

static bool is_hidden(const View *v, ListColumn c)
{
    const ListStyle *s = v->ctx.list;
    if (!v->ctx.facts && (c == LIST_SALES || c == LIST_PURCHASES || c == LIST_LATE)) return true;
    if ((!v->ctx.facts || !v->ctx.facts->hits) && c == LIST_HITS) return true;
    return s && s->hidden >> c & 1;
}

/* A wide screen gives names room, one column each after the other, and the last ones the rest. */
static void spread(List *l, int room)
{
    for (int round = 0; room > 0 && round < SPARE_ROUNDS; round++)
        for (size_t i = 0; i < l->n && room > 0; i++)
            if (l->w[i] < columns[l->shown[i]].most) l->w[i]++, room--;
    int *last = &l->w[l->n - 1];
    if (l->n && !columns[l->shown[l->n - 1]].most && room > *last + GAP) *last = room - GAP;
}

static void list_lay_out(View *v)
{
    List *l = v->state;
    int total = 0, at = 0;
    l->n = l->nend = 0;
    l->fixed = 0;
    for (int c = 0; c < LIST_COLUMNS; c++) {
        if (is_hidden(v, (ListColumn)c)) continue;
        int wider = v->ctx.list ? v->ctx.list->wider[c] : 0;
        l->w[l->n] = columns[c].width + wider > 1 ? columns[c].width + wider : 1;
        if (c != LIST_PATH) total += l->w[l->n] + GAP; /* it may go off the screen: names come first */
        l->shown[l->n++] = (ListColumn)c;
    }
    spread(l,
           v->ctx.width - total - GAP); /* the last column of the screen is for the sign of what is hidden */
    for (size_t i = 0; i < l->n; i++) {
        l->at[i] = at;
        at += l->w[i];
        if (l->shown[i] <= LIST_FORM)
            l->fixed = at + GAP;
        else
            l->end[l->nend++] = at;
        at += GAP;
    }
}

/* ---- lines ---- */

/* Each column is a stop of its own: `row` of its place is its number. */
static Place place_of(uint32_t filing, ListColumn c)
{
    return (Place){.filing = filing, .part = PART_FILING, .row = (uint16_t)c, .field = F_NONE};
}

static void put_cell(const View *v, List *l, size_t i, uint32_t filing)
{
    ListColumn c = l->shown[i];
    Place p = place_of(filing, c);
    Buf text = {0}, behind = {0};
    listed_put(&v->ctx, c, filing, l->w[i], &text, &behind);
    Str s = buf_str(&text);
    int room = v->ctx.print ? INT16_MAX : l->w[i] - text_width(buf_str(&behind));
    bool dot = !s.n && columns[c].right;
    if (dot) s = S(SIGN_NOTHING);
    lines_pad(&l->line, l->at[i]);
    lines_stop(&l->line);
    if (columns[c].right) lines_pad_place(&l->line, l->at[i] + l->w[i] - text_width(s), p);
    lines_clip(&l->line, dot ? STYLE_DIM : listed_style(&v->ctx, c, filing), s, room, &p, 0);
    lines_place(&l->line, STYLE_CAPTION, buf_str(&behind), p, 0, 0);
    lines_pad_place(&l->line, l->at[i] + l->w[i], p);
    buf_free(&text);
    buf_free(&behind);
}

static void put_heads(const View *v, List *l)
{
    const ListStyle *s = v->ctx.list;
    for (size_t i = 0; i < l->n; i++) {
        Buf head = {0};
        ListColumn c = l->shown[i];
        buf_puts(&head, columns[c].head);
        if (s && s->nsort && s->sort[0].column == c) buf_puts(&head, s->sort[0].reverse ? "▼" : "▲");
        int w = text_width(buf_str(&head));
        if (w > l->w[i] && s && s->nsort && s->sort[0].column == c) { /* the sign stays, the word is cut */
            buf_clear(&head);
            buf_put(&head, str_sub(str_z(columns[c].head), 0, (size_t)l->w[i] - 1));
            buf_puts(&head, s->sort[0].reverse ? "▼" : "▲");
            w = l->w[i];
        }
        lines_pad(&l->line, columns[c].right && w < l->w[i] ? l->at[i] + l->w[i] - w : l->at[i]);
        lines_clip(&l->line, STYLE_HEAD, buf_str(&head), l->w[i], NULL, 0);
        buf_free(&head);
    }
}

static void put_failure(List *l, const Failure *f)
{
    Severity s = f->notice ? SEVERITY_NOTE : SEVERITY_ERROR;
    lines_puts(&l->line, severity_style(s), severity_sign(s));
    lines_puts(&l->line, STYLE_PLAIN, " ");
    lines_put(&l->line, STYLE_VALUE, f->path);
    lines_puts(&l->line, severity_style(s), ": ");
    lines_put(&l->line, severity_style(s), f->what);
}

static size_t list_lines(const View *v)
{
    size_t n = count(v) + v->ctx.nfailure;
    return HEADS + (n ? n : 1);
}

static void put_empty(const View *v, List *l)
{
    bool any = v->ctx.corpus && v->ctx.corpus->nfiling;
    lines_puts(&l->line, STYLE_DIM,
               any ? "No filing is as the filter asks. Esc clears it." : "Nothing is loaded.");
}

static Line list_line(const View *v, size_t i)
{
    List *l = v->state;
    size_t n = count(v);
    bool cells = i < HEADS + n;
    arena_free(&l->scratch);
    l->line = (Lines){.arena = &l->scratch};
    if (i < HEADS)
        put_heads(v, l);
    else if (cells)
        for (size_t k = 0; k < l->n; k++) put_cell(v, l, k, filing_at(v, i - HEADS));
    else if (i - HEADS - n < v->ctx.nfailure)
        put_failure(l, &v->ctx.failure[i - HEADS - n]);
    else
        put_empty(v, l);
    Line *line = lines_end(&l->line);
    line->scrolls = !v->ctx.print && (cells || v->ctx.nfailure);
    line->nhead = i < HEADS ? 0 : HEADS;
    if ((!cells && i >= HEADS) || v->ctx.print) return *line;
    line->fixed = l->fixed;
    line->end = l->end;
    line->nend = l->nend;
    return *line;
}

/* The line of the filing; the cursor stays in its column. */
static bool list_find(const View *v, Place p, Spot *spot)
{
    size_t n = count(v), i = v->ctx.order ? 0 : p.filing;
    while (i < n && filing_at(v, i) != p.filing) i++;
    *spot = (Spot){HEADS + i, SEG_NONE};
    return i < n;
}

static bool list_act(View *v, Place p)
{
    (void)v;
    (void)p;
    return false;
}

const ViewOps view_filings = {"filings",  "Filings", list_open, list_lay_out, list_close,
                              list_lines, list_line, list_find, list_act,     false};
