/* swing.c: what worksheets and views say of matched trades. */
#include "model/swing.h"

const char swing_caveat[] =
    "Prima facie and no advice. Footnotes may claim an exemption that is not seen here; a ten percent holder "
    "must have held more than ten percent at both ends; weighted average prices stand for single fills. "
    "Foreign "
    "private issuers are left out; splits are adjusted where balances show them.";

Dec swing_dollars(Wide profit)
{
    Wide cent = (Wide)SWING_UNIT * SWING_UNIT / 100, cents = (profit + cent / 2) / cent;
    return dec_of(cents > INT64_MAX / 16 ? INT64_MAX / 16 : (int64_t)cents, 2);
}

Date swing_limitation(const SwingClass *k, const SwingPair *pair)
{
    Date bought = k->trade[SWING_PURCHASE][pair->purchase].date, sold = k->trade[SWING_SALE][pair->sale].date;
    return date_add_months(bought > sold ? bought : sold, 24);
}

Dec swing_gain(const SwingClass *k, const SwingPair *pair)
{
    int64_t up = k->trade[SWING_SALE][pair->sale].price - k->trade[SWING_PURCHASE][pair->purchase].price;
    return swing_dollars((Wide)pair->shares * up);
}

Dec swing_number(int64_t n) { return dec_from_wide((Wide)n * (WIDE_ONE / SWING_UNIT), 4); }

Str swing_plain(int64_t n, char room[DEC_TEXT + 8])
{
    Str s = dec_grouped(swing_number(n), room);
    while (s.n && s.p[s.n - 1] == '0') s.n--;
    if (s.n && s.p[s.n - 1] == '.') s.n--;
    return s;
}

Str swing_title(const Corpus *c, const SwingClass *k)
{
    int side = k->leg[SWING_PURCHASE].n ? SWING_PURCHASE : SWING_SALE;
    return corpus_str(c, c->row[k->leg[side].at[0].row].title);
}

bool swing_too_many(const SwingClass *k)
{
    return k->leg[SWING_PURCHASE].n > SWING_TRADES_MOST || k->leg[SWING_SALE].n > SWING_TRADES_MOST;
}

bool swing_is_told(const SwingClass *k)
{
    return k->most.npair || (swing_too_many(k) && k->leg[SWING_PURCHASE].n && k->leg[SWING_SALE].n);
}

bool swings_tell(const Swings *s)
{
    for (size_t i = 0; i < s->nclass; i++)
        if (swing_is_told(&s->class[i])) return true;
    return s->ncross || s->possible.n + s->unpriced.n > 1 || (s->nclass && s->possible.n + s->unpriced.n);
}
