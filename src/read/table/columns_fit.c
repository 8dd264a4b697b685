/* columns_fit.c: where the columns of a table stand on a page, told from what stands in them. */
#include "read/table/columns_fit.h"

#include "read/table/typed_place.h"
#include "read/table/typed_sides.h"

#include <stdlib.h>

/* Where the words of a column begin and end that are of its type. */
typedef struct Extents {
    int *x, *end;
    size_t n, cap_x, cap_end;
    bool marks;     /* only of footnote marks: nothing else stands there */
    int mark, lone; /* where lone marks begin, 0: not at one place; how many there are */
} Extents;

static void add_extent(Extents *e, const Word *w, bool mark, Arena *a)
{
    if (mark && e->n && !e->marks) return;
    if (!mark && e->marks) e->n = 0;
    e->marks = mark;
    e->x = arena_grow(a, e->x, &e->cap_x, e->n + 1, sizeof *e->x);
    e->end = arena_grow(a, e->end, &e->cap_end, e->n + 1, sizeof *e->end);
    e->x[e->n] = w->x;
    e->end[e->n++] = w->end;
}

static void add_lone(Extents *e, int x)
{
    e->mark = !e->lone || (e->mark && abs(e->mark - x) < 2) ? x : 0;
    e->lone++;
}

static int compare_int(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

/* From where to where a column goes, except for a fifth of its words on either side. */
static void span_of(Extents *e, int *x, int *end)
{
    qsort(e->x, e->n, sizeof *e->x, compare_int);
    qsort(e->end, e->n, sizeof *e->end, compare_int);
    *x = e->x[e->n / 5];
    *end = e->end[e->n - 1 - e->n / 5];
}

static size_t distinct(const uint8_t *column, size_t n)
{
    size_t many = n > 0;
    for (size_t i = 1; i < n; i++) many += column[i] != column[i - 1];
    return many;
}

/* While places are not yet believed only lines count that hold (nearly) a whole row. */
enum { WHOLE = 3 };

static void collect_extents(const Grid *g, const Sheet *s, Arena *a, Extents *e)
{
    const SheetLine **line = arena_alloc(a, g->to - g->from + 1, sizeof *line, alignof(SheetLine *));
    uint8_t **columns = ARENA_NEW(a, uint8_t *, g->to - g->from + 1);
    size_t n = 0;
    for (size_t i = g->from; i < g->to; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind != LINE_TEXT || !l->n) continue;
        uint8_t *column = grid_place(g, l, a);
        line[n] = l;
        columns[n++] = column;
        grid_place_below(line, columns, n);
        if (!g->trust && distinct(column, l->n) < WHOLE) continue;
        for (size_t w = 0; w < l->n; w++) {
            const Word *word = &l->word[w];
            WordType type = word_type(word->text);
            bool alone = type != WORD_MARK || word->gap > 1;
            if (type == WORD_MARK && alone) add_lone(&e[column[w]], word->x);
            if (alone && word_fits(g->col[column[w]].field, word->text))
                add_extent(&e[column[w]], word, type == WORD_MARK, a);
        }
    }
}

/* Columns (a, c) have shown nothing: they share what is left between x and end, as they did before. */
static void squeeze(Grid *g, size_t a, size_t c, int x, int end)
{
    int from = g->col[a].x1, room = g->col[c].x0 - from;
    for (size_t k = a + 1; k < c; k++) {
        int x0 = g->col[k].x0, x1 = g->col[k].x1;
        g->col[k].x0 = room > 0 ? x + (x0 - from) * (end - x) / room : x;
        g->col[k].x1 = room > 0 ? x + (x1 - from) * (end - x) / room : end;
    }
    g->col[a].x1 = x;
    g->col[c].x0 = end;
}

/* The last column that has shown something goes on as far as that; those behind it make room. */
static void push_behind(Grid *g, size_t last, int end)
{
    if (g->col[last].x1 < end + 1) g->col[last].x1 = end + 1;
    for (size_t k = last + 1; k < g->n; k++) {
        if (g->col[k].x0 < g->col[k - 1].x1) g->col[k].x0 = g->col[k - 1].x1;
        if (g->col[k].x1 <= g->col[k].x0) g->col[k].x1 = g->col[k].x0 + 1;
    }
}

static void fit_once(Grid *g, const Sheet *s, Arena *a)
{
    Extents e[COLUMNS_MAX] = {{0}};
    size_t last = g->n;
    int last_end = 0;
    collect_extents(g, s, a, e);
    g->found = 0;
    for (size_t c = 0; c < g->n; c++) {
        int x, end;
        if (!e[c].n) continue;
        span_of(&e[c], &x, &end);
        g->col[c].marks |= g->trust && e[c].lone;
        g->col[c].left = e[c].mark;
        if (last < g->n) {
            if (last_end > x) last_end = x;
            int room = (x - last_end) / (last + 1 == c ? 2 : 4);
            squeeze(g, last, c, last + 1 == c ? x - room : last_end + room, x - room);
        }
        g->found |= 1u << c;
        last = c;
        last_end = end;
    }
    if (last < g->n) push_behind(g, last, last_end);
}

void grid_fit(Grid *g, const Sheet *s, Arena *a)
{
    for (g->trust = g->seen ? 0 : 1; g->trust < 3 && !g->exact; g->trust++) fit_once(g, s, a);
    g->trust = 3;
    if (!g->exact) grid_fit_sides(g, s, a);
}
