/* restated.c: rows of the corpus: which of them amendments state anew, which they add, and what a row says of
 * the amount owned. */
#include "check/checker.h"
#include "check/lineage.h"
#include "model/restate.h"

/* ---- amendments ---- */

size_t filing_rows(const Filing *f) { return (size_t)f->rows[TABLE_I] + f->rows[TABLE_II]; }

/* The rows that stand when an amendment is filed, and its own. */
typedef struct Standing {
    const Lineage *l;
    const Corpus *c;
    uint32_t *row; /* of the corpus */
    uint32_t own;  /* the first of the amendment */
} Standing;

/* Where a footnote says how it is held, only D or I is known here. */
static bool same_held(const Lineage *l, const Row *x, const Row *y, uint32_t a, uint32_t b)
{
    bool one_title = l->title[a] == l->title[b];
    return x->di == y->di && (one_title ? l->class[a] == l->class[b] : x->nature == y->nature);
}

static unsigned alike(const Lineage *l, const Corpus *c, uint32_t a, uint32_t b)
{
    const Row *x = &c->row[a], *y = &c->row[b];
    unsigned bits = 0;
    if (l->title[a] == l->title[b]) bits |= ALIKE_TITLE;
    if (same_held(l, x, y, a, b)) bits |= ALIKE_HELD;
    if (x->date == y->date) bits |= ALIKE_DATE;
    if (x->code == y->code && x->side == y->side) bits |= ALIKE_CODE;
    if (dec_eq(x->shares, y->shares)) bits |= ALIKE_AMOUNT;
    if (dec_sign(x->price) && dec_eq(x->price, y->price)) bits |= ALIKE_PRICE;
    if (dec_eq(x->owned, y->owned)) bits |= ALIKE_BALANCE;
    if (x->holding) bits |= ALIKE_HOLDING;
    if (dec_wide(y->owned) == dec_wide(x->owned) + row_change(y)) bits |= ALIKE_GOES_ON;
    return bits;
}

static int sure(const void *ctx, size_t i, size_t j)
{
    const Standing *s = ctx;
    uint32_t a = s->row[i], b = s->own + (uint32_t)j;
    return s->c->row[a].holding == s->c->row[b].holding ? restatement(alike(s->l, s->c, a, b)) : 0;
}

/* The rows of the original and of its amendments so far that none has stated anew. */
static size_t standing_rows(const Lineage *l, const Corpus *c, uint32_t amendment, uint32_t *row)
{
    size_t n = 0;
    for (uint32_t f = l->original[amendment]; f != amendment && f != NO_FILING; f = l->amended[f])
        for (uint32_t i = 0; i < filing_rows(&c->filing[f]); i++) {
            uint32_t at = c->filing[f].row0 + i;
            if (l->restated[at] != NO_ROW) continue;
            if (row) row[n] = at;
            n++;
        }
    return n;
}

void lineage_restate(Lineage *l, const Corpus *c, uint32_t amendment)
{
    Arena scratch = {0};
    const Filing *f = &c->filing[amendment];
    size_t n = standing_rows(l, c, amendment, NULL), m = filing_rows(f);
    Standing s = {l, c, ARENA_NEW(&scratch, uint32_t, n + 1), f->row0};
    size_t *pair = ARENA_NEW(&scratch, size_t, m + 1);
    standing_rows(l, c, amendment, s.row);
    restatement_pairs(n, m, sure, &s, ARENA_NEW(&scratch, bool, n + 1), pair);
    for (size_t j = 0; j < m; j++) {
        if (pair[j] == SIZE_MAX) continue;
        l->restates[f->row0 + j] = s.row[pair[j]];
        l->restated[s.row[pair[j]]] = (uint32_t)(f->row0 + j);
    }
    arena_free(&scratch);
}

bool row_replaced(const Lineage *l, uint32_t row) { return l->restated[row] != NO_ROW; }

bool row_added(const Lineage *l, uint32_t amendment, uint32_t row)
{
    return l->original[amendment] != NO_FILING && l->restates[row] == NO_ROW;
}

/* ---- one row ---- */

Date row_date(const Filing *f, const Row *r) { return is_usable(r->date, f->period) ? r->date : DATE_NONE; }

bool row_tells_owned(const Row *r)
{
    uint32_t owned = 1u << F_sharesOwnedFollowingTransaction;
    bool only_noted = !r->owned && r->noted & owned;
    return !((r->bad | r->blank) & owned) && !only_noted && !(r->values & (VALUE_SHARES | VALUE_OWNED));
}

Wide row_change(const Row *r)
{
    if (r->holding) return 0;
    return r->side == 'D' ? -dec_wide(r->shares) : dec_wide(r->shares);
}
