/* across_swing.c: E05: short-swing profit of an owner in an issuer, told once a class. */
#include "check/survey.h"
#include "check/swings.h"

static Wide gain(const SwingClass *k, const SwingPair *p)
{
    return (Wide)p->shares *
           (k->trade[SWING_SALE][p->sale].price - k->trade[SWING_PURCHASE][p->purchase].price);
}

/* The pair that gains most stands for all; the finding is in the filing of its later trade. */
static Finding *tell_class(Survey *s, const SwingClass *k, int variant)
{
    const SwingPair *best = &k->most.pair[0];
    for (size_t i = 1; i < k->most.npair; i++)
        if (gain(k, &k->most.pair[i]) > gain(k, best)) best = &k->most.pair[i];
    SwingLeg bought = k->leg[SWING_PURCHASE].at[best->purchase], sold = k->leg[SWING_SALE].at[best->sale];
    bool sold_last = s->c->row[sold.row].date >= s->c->row[bought.row].date;
    SwingLeg later = sold_last ? sold : bought, earlier = sold_last ? bought : sold;
    Finding *x = tell_row(s, later.filing, later.row, F_transactionPricePerShare, variant, earlier.filing);
    x->arg[0] = swing_dollars(k->most.profit);
    return x;
}

static Wide profit_of(const Swings *all, Sym title)
{
    for (size_t i = 0; i < all->nclass; i++)
        if (all->class[i].title == title) return all->class[i].most.profit;
    return 0;
}

/* What only trades add that may be exempt, as a note. */
static void tell_possible(Survey *s, const Swings *certain, const Chain *chain)
{
    Arena arena = {0};
    Swings all = swings_of(&arena, s->c, &s->lineage, chain, SWING_POSSIBLE);
    for (size_t i = 0; i < all.nclass; i++)
        if (all.class[i].most.npair && all.class[i].most.profit > profit_of(certain, all.class[i].title))
            tell_class(s, &all.class[i], 1)->severity = SEVERITY_NOTE;
    arena_free(&arena);
}

static void swings(Survey *s, const Chain *chain)
{
    Arena arena = {0};
    Swings found = swings_of(&arena, s->c, &s->lineage, chain, SWING_CERTAIN);
    for (size_t i = 0; i < found.nclass; i++)
        if (found.class[i].most.npair) tell_class(s, &found.class[i], 0);
    if (found.possible.n) tell_possible(s, &found, chain);
    for (size_t i = 0; i < found.ncross; i++) {
        const SwingCross *x = &found.cross[i];
        Finding *f = tell_row(s, x->derivative.filing, x->derivative.row, F_transactionDate,
                              x->quantified ? 2 : 3, x->underlying.filing);
        f->severity = SEVERITY_NOTE;
        f->arg[0] = swing_dollars(x->most);
    }
    arena_free(&arena);
}

void across_E05(Survey *s) { each_chain(s, swings); }
