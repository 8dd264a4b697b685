/* across_swing.c: E05: short-swing profit of an owner in an issuer, told once a class. */
#include "check/survey.h"
#include "check/swings.h"

static Wide gain(const SwingClass *k, const SwingPair *p)
{
    return (Wide)p->shares *
           (k->trade[SWING_SALE][p->sale].price - k->trade[SWING_PURCHASE][p->purchase].price);
}

/* The pair that gains most stands for all; the finding is in the filing of its later trade. */
static void tell_class(Survey *s, const SwingClass *k)
{
    const SwingPair *best = &k->most.pair[0];
    for (size_t i = 1; i < k->most.npair; i++)
        if (gain(k, &k->most.pair[i]) > gain(k, best)) best = &k->most.pair[i];
    SwingLeg bought = k->leg[SWING_PURCHASE].at[best->purchase], sold = k->leg[SWING_SALE].at[best->sale];
    bool sold_last = s->c->row[sold.row].date >= s->c->row[bought.row].date;
    SwingLeg later = sold_last ? sold : bought, earlier = sold_last ? bought : sold;
    Finding *x = tell_row(s, later.filing, later.row, F_transactionPricePerShare, 0, earlier.filing);
    x->arg[0] = swing_dollars(k->most.profit);
}

static void swings(Survey *s, const Chain *chain)
{
    Arena arena = {0};
    Swings found = swings_of(&arena, s->c, &s->lineage, chain);
    for (size_t i = 0; i < found.nclass; i++)
        if (found.class[i].most.npair) tell_class(s, &found.class[i]);
    arena_free(&arena);
}

void across_E05(Survey *s) { each_chain(s, swings); }
