/* typed_sides.c: which of the columns acquired (A) and disposed of (D) the amounts on a page stand in. */
#include "read/table/typed_sides.h"

#include "read/table/typed_place.h"

#include <stdlib.h>

/* An amount, and the side that the code of its row stands for: 'A', 'D', or '*' where that may be either. */
typedef struct Amount {
    int x, end;
    char side;
} Amount;

typedef struct Amounts {
    Amount *at;
    size_t n, cap;
} Amounts;

/* Where the words of each column stand. */
typedef struct Middles {
    int sum[COLUMNS_MAX], n[COLUMNS_MAX];
} Middles;

static char side_of_code(const Grid *g, const SheetLine *l, const uint8_t *column)
{
    for (size_t w = 0; w < l->n; w++) {
        if (g->col[column[w]].field != F_transactionCode) continue;
        const Code *code = code_by_letter(l->word[w].text.p[0]);
        return code ? code->side[TABLE_II] : '*';
    }
    return '*';
}

static Amounts amounts_of(const Grid *g, const Sheet *s, Arena *a, Middles *m)
{
    Amounts list = {.n = 0};
    for (size_t i = g->from; i < g->to; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind != LINE_TEXT || !l->n) continue;
        uint8_t *column = grid_place(g, l, a);
        char side = side_of_code(g, l, column);
        for (size_t w = 0; w < l->n; w++) {
            m->sum[column[w]] += (l->word[w].x + l->word[w].end) / 2;
            m->n[column[w]]++;
            if (!g->col[column[w]].side || word_type(l->word[w].text) == WORD_MARK) continue;
            list.at = arena_grow(a, list.at, &list.cap, list.n + 1, sizeof *list.at);
            list.at[list.n++] = (Amount){l->word[w].x, l->word[w].end, side};
        }
    }
    return list;
}

static int by_place(const void *a, const void *b) { return ((const Amount *)a)->x - ((const Amount *)b)->x; }

/* Amounts of one column stand over one another; where none crosses a line between two others, there are two
 * columns. Sorts them. */
static bool find_border(Amounts *list, int *border)
{
    int end = 0, widest = 0;
    if (list->n) qsort(list->at, list->n, sizeof *list->at, by_place);
    for (size_t i = 0; i < list->n; i++) {
        int room = list->at[i].x - end;
        if (i && room > widest) widest = room, *border = end + (room + 1) / 2;
        if (list->at[i].end > end) end = list->at[i].end;
    }
    return widest > 0;
}

/* The side that all codes of the page stand for; 0 if none tells, or some differ. */
static char side_of_codes(const Amounts *list)
{
    char side = 0;
    for (size_t i = 0; i < list->n; i++) {
        char c = list->at[i].side;
        if (c != 'A' && c != 'D') continue;
        if (side && side != c) return 0;
        side = c;
    }
    return side;
}

/* How far the words of the body stand to the right of the heads, between the columns that hold some on either
 * side of column c. */
static int shift_at(const Grid *g, const Middles *m, size_t c)
{
    size_t left = c, right = c;
    while (left > 0 && !(g->col[left].head && m->n[left] && !g->col[left].side)) left--;
    while (right + 1 < g->n && !(g->col[right].head && m->n[right] && !g->col[right].side)) right++;
    bool has_left = g->col[left].head && m->n[left], has_right = g->col[right].head && m->n[right];
    if (!has_left || !has_right) return 0;
    int a = m->sum[left] / m->n[left] - g->col[left].head,
        b = m->sum[right] / m->n[right] - g->col[right].head;
    return a + (b - a) * (g->col[c].head - g->col[left].head) / (g->col[right].head - g->col[left].head);
}

/* The side whose head is nearer to the amounts, which all stand over one another. `*sure`: much nearer. */
static char side_of_heads(const Grid *g, const Middles *m, const Amounts *list, size_t c, bool *sure)
{
    int sum = 0, n = (int)list->n;
    for (size_t i = 0; i < list->n; i++) sum += (list->at[i].x + list->at[i].end) / 2;
    int apart = g->col[c + 1].head - g->col[c].head, shift = shift_at(g, m, c);
    if (!g->col[c].head || !g->col[c + 1].head || apart <= 0) return *sure = false, 0;
    int acquired = abs(sum / n - g->col[c].head - shift),
        disposed = abs(sum / n - g->col[c + 1].head - shift);
    *sure = abs(acquired - disposed) * 3 > apart;
    return acquired < disposed ? 'A' : 'D';
}

/* The side that all amounts of the page are of, none standing beside another; 0: as the columns are. The
 * heads know it on their own page, if they are clear; the codes else, if they are. */
static char side_of_all(Grid *g, const Middles *m, const Amounts *list, size_t c)
{
    bool sure = false;
    char heads = g->seen ? 0 : side_of_heads(g, m, list, c, &sure), code = side_of_codes(list);
    g->side_unsure = sure ? code && code != heads : !code;
    return sure || !code ? heads : code;
}

void grid_fit_sides(Grid *g, const Sheet *s, Arena *a)
{
    size_t c = 0;
    int border;
    Middles m = {{0}, {0}};
    while (c < g->n && g->col[c].side != 'A') c++;
    if (c + 1 >= g->n || g->col[c + 1].side != 'D') return;
    Column *acquired = &g->col[c], *disposed = &g->col[c + 1];
    Amounts list = amounts_of(g, s, a, &m);
    g->side_unsure = false;
    if (!list.n) return;
    if (!find_border(&list, &border)) {
        char side = side_of_all(g, &m, &list, c);
        if (!side) return;
        border = side == 'A' ? disposed->x1 - 1 : acquired->x0 + 1;
    }
    acquired->x1 = disposed->x0 = border;
}
