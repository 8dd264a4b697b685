/* cells_columns.c: where the columns of a table stand in the recogniser's grid, as the head says, and then
 * the rows; and which side of Table II a number stands on. */
#include "read/table/cells_columns.h"

#include "read/noise/like.h"

#include <string.h>

enum { HEAD_SAYS = 12 }; /* what the head of a column weighs: as much as the codes of six rows */

/* ---- grids ---- */

/* How many cells most rows have. */
size_t layout_cells(const DraftTable *t)
{
    size_t count[GRID_MAX + 1] = {0}, best = 0;
    for (size_t i = 0; i < t->nrow; i++) {
        size_t n = t->row[i].ncell < GRID_MAX ? t->row[i].ncell : GRID_MAX;
        if (++count[n] > count[best]) best = n;
    }
    return best;
}

/* A few cells less are some that are several in one; a row with fewer still stands on a page whose grid
 * is another. */
bool row_is_usual(const DraftTable *t, const DraftRow *row) { return row->ncell + 3 >= t->ncell; }

/* On another page, what is in column g may belong as far to the right as cells are missing. */
void places_shifted(const Places *p, size_t missing, Places *out)
{
    for (size_t s = 0; s < SLOTS_MAX; s++)
        for (size_t g = 0; g < GRID_MAX; g++) {
            int best = p->cost[s][g];
            for (size_t k = 1; k <= missing && g + k < GRID_MAX; k++)
                if (p->cost[s][g + k] < best) best = p->cost[s][g + k];
            out->cost[s][g] = best;
        }
}

/* ---- places ---- */

static bool says(Str cell, const char *words)
{
    for (Str rest = str_z(words); rest.n;) {
        Str word = str_cut(&rest, '|');
        bool brief = word.n <= 3; /* (A), (D): nothing of them may be damaged */
        if (brief ? str_find(cell, word) < cell.n : like_within(cell, word, 20)) return true;
    }
    return false;
}

/* The grid column in which a line of the head names the slot, not before `from`; GRID_MAX if it does not. */
static size_t named_at(const PageLine *l, const char *words, size_t from)
{
    for (size_t i = 0; *words && i < l->ncell; i++)
        if (l->cell[i].column >= from && l->cell[i].text.n && says(l->cell[i].text, words))
            return l->cell[i].column;
    return GRID_MAX;
}

/* The same in the lines below the first, from the last one up. */
static size_t named_below(const DraftTable *t, const char *words, size_t from)
{
    size_t at = GRID_MAX;
    for (size_t i = t->nhead; i-- > 1 && at == GRID_MAX;) at = named_at(&t->head[i], words, from);
    return at;
}

static void set_place(int *cost, size_t low, size_t high, int step, int most)
{
    for (size_t g = 0; g < GRID_MAX; g++) {
        size_t off = g < low ? low - g : g > high ? g - high : 0;
        int c = (int)off * step;
        cost[g] = c < most ? c : most;
    }
}

void places_of_head(const DraftTable *t, Places *p)
{
    size_t at[SLOTS_MAX + 1], from = 0;
    for (size_t s = 0; s < t->nslot; s++) {
        at[s] = named_below(t, t->slot[s].sub, from);
        for (size_t i = 0; at[s] == GRID_MAX && i < t->nhead && (!i || t->nhead > 2); i++)
            at[s] = named_at(&t->head[i], t->slot[s].head, from);
        if (at[s] < GRID_MAX) from = at[s];
    }
    bool whole = grid_is_whole(t);
    size_t next = GRID_MAX;
    for (size_t s = t->nslot; s-- > 0;) {
        if (whole)
            set_place(p->cost[s], s, s, 6, 18);
        else if (at[s] < GRID_MAX)
            set_place(p->cost[s], at[s], next, 1, 6);
        else
            memset(p->cost[s], 0, sizeof p->cost[s]);
        if (at[s] < GRID_MAX) next = at[s];
    }
}

/* Where a column's tokens stand in most rows. */
void places_of_rows(const DraftTable *t, Places *p)
{
    for (size_t s = 0; s < t->nslot; s++) {
        int count[GRID_MAX] = {0}, most = 0;
        for (size_t i = 0; i < t->nrow; i++)
            for (size_t k = t->row[i].cell[s].from; row_is_usual(t, &t->row[i]) && k < t->row[i].cell[s].to;
                 k++) {
                int *c = &count[token_grid(&t->row[i].token[k])];
                if (++*c > most) most = *c;
            }
        size_t low = GRID_MAX, high = 0;
        for (size_t g = 0; g < GRID_MAX; g++) {
            if (!count[g] || count[g] * 8 < most) continue;
            if (low == GRID_MAX) low = g;
            high = g;
        }
        if (low < GRID_MAX) set_place(p->cost[s], low, high, most > 2 ? 4 : 2, most > 2 ? 16 : 6);
    }
}

/* ---- acquired or disposed of ---- */

/* How often each code stood at a grid column with its normal side there: positive for A, negative for D. */
static int side_by_code(const DraftRow *row, size_t code)
{
    const Draft *d = &row->cell[code];
    if (d->from == d->to) return 0;
    const Code *c = code_by_letter(row->token[d->from].text.p[0]);
    if (!c) return 0;
    return c->side[TABLE_II] == 'A' ? 1 : c->side[TABLE_II] == 'D' ? -1 : 0;
}

/* In Table II the column of the number says it: by the head, by the codes of all rows whose number begins
 * there. */
void tell_sides(DraftTable *t)
{
    size_t shares = 0, code = 0, a, d;
    int vote[GRID_MAX] = {0};
    for (size_t s = 0; s < t->nslot; s++) {
        if (t->slot[s].field == F_transactionShares) shares = s;
        if (t->slot[s].field == F_transactionCode) code = s;
    }
    if (!shares) return;
    a = named_below(t, "(A)", 0);
    d = named_below(t, "(D)", 0);
    for (size_t g = 0; g < GRID_MAX; g++) {
        if (a < GRID_MAX && d < GRID_MAX && a < d) vote[g] = g < d ? 1 : -1;
        if (a == g && a != d) vote[g] += HEAD_SAYS;
        if (d == g && a != d) vote[g] -= HEAD_SAYS;
    }
    for (size_t i = 0; i < t->nrow; i++) {
        const Draft *c = &t->row[i].cell[shares];
        if (c->from < c->to)
            vote[token_grid(&t->row[i].token[c->from])] += 2 * side_by_code(&t->row[i], code);
    }
    for (size_t i = 0; i < t->nrow; i++) {
        DraftRow *row = &t->row[i];
        const Draft *c = &row->cell[shares];
        if (c->from == c->to) continue;
        int place = 2 * vote[token_grid(&row->token[c->from])], usual = side_by_code(row, code),
            v = place + usual;
        row->side = v > 0 ? 'A' : v < 0 ? 'D' : 0;
        row->side_doubtful = place * usual < 0 || !place;
    }
}
