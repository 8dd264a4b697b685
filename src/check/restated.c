/* restated.c: rows of the corpus: which of them amendments state anew, and what a row says of the amount
 * owned. */
#include "check/checker.h"
#include "check/lineage.h"

/* ---- amendments ---- */

static bool same_row(const Lineage *l, const Corpus *c, uint32_t a, uint32_t b)
{
    const Row *x = &c->row[a], *y = &c->row[b];
    return l->title[a] == l->title[b] && l->class[a] == l->class[b] && x->date == y->date &&
           x->code == y->code && x->side == y->side;
}

static bool has_row(const Lineage *l, const Corpus *c, uint32_t filing, uint32_t row)
{
    const Filing *f = &c->filing[filing];
    for (uint32_t i = 0; i < filing_rows(f); i++)
        if (same_row(l, c, f->row0 + i, row)) return true;
    return false;
}

/* An amendment with as many rows restates all; one with fewer, those that it names again. */
static bool restates(const Lineage *l, const Corpus *c, uint32_t amendment, uint32_t filing, uint32_t row)
{
    return filing_rows(&c->filing[amendment]) >= filing_rows(&c->filing[filing]) ||
           has_row(l, c, amendment, row);
}

bool row_replaced(const Lineage *l, const Corpus *c, uint32_t filing, uint32_t row)
{
    for (uint32_t a = l->amended[filing]; a != NO_FILING; a = l->amended[a])
        if (restates(l, c, a, filing, row)) return true;
    return false;
}

bool row_added(const Lineage *l, const Corpus *c, uint32_t amendment, uint32_t row)
{
    if (l->original[amendment] == NO_FILING) return false;
    for (uint32_t f = l->original[amendment]; f != amendment; f = l->amended[f])
        if (has_row(l, c, f, row)) return false;
    return true;
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
