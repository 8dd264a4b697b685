/* across_balance.c: E01, E31: does what an owner holds run on from filing to filing? */
#include "check/ledger.h"
#include "check/survey.h"

/* How many lines of the gap's filing do not run on from the same one before; what stands still counts for
 * itself. */
static int64_t gaps_beside(const Gaps *gaps, const Gap *g)
{
    int64_t n = 0;
    for (size_t i = 0; i < gaps->n; i++) {
        const Gap *x = &gaps->at[i];
        n += x->filing == g->filing && x->before == g->before && x->kind != GAP_STUCK;
    }
    return n;
}

/* The gaps of all chains, and by row of the corpus where some owner's filings run on. */
struct SurveyGaps {
    Gaps *chain;
    const bool *closed;
};

static const struct SurveyGaps *gaps_of(Survey *s)
{
    if (s->gaps) return s->gaps;
    const Lineage *l = &s->lineage;
    bool *closed = ARENA_NEW(&s->arena, bool, s->c->nrow);
    s->gaps = ARENA_NEW(&s->arena, struct SurveyGaps, 1);
    *s->gaps = (struct SurveyGaps){ARENA_NEW(&s->arena, Gaps, l->nchain), closed};
    for (size_t i = 0; i < l->nchain; i++)
        s->gaps->chain[i] = ledger_gaps(&s->arena, s->c, l, &l->chain[i], closed);
    return s->gaps;
}

/* Calls fn for each gap that no other owner's filings close, once: a joint filing stands in several chains.
 */
static void each_gap(Survey *s, void (*fn)(Survey *s, const Gaps *gaps, const Gap *g))
{
    const struct SurveyGaps *all = gaps_of(s);
    bool *told = ARENA_NEW(&s->arena, bool, s->c->nrow);
    for (size_t i = 0; i < s->lineage.nchain; i++)
        for (size_t k = 0; k < all->chain[i].n; k++) {
            const Gap *g = &all->chain[i].at[k];
            if (!all->closed[g->row] && !told[g->row]) fn(s, &all->chain[i], g);
            told[g->row] = true;
        }
}

enum { WHOLE_MORE = GAP_STUCK + 1, WHOLE_FEWER }; /* messages, behind those of the kinds */

/* A filing that is not loaded explains any gap; where the two are known to follow each other, none does. */
static void tell_gap(Survey *s, const Gaps *gaps, const Gap *g)
{
    bool whole = g->whole && (g->kind == GAP_MORE || g->kind == GAP_FEWER);
    if (g->kind != GAP_STUCK && gaps_beside(gaps, g) > 1) return; /* E31 tells of all of them */
    Finding *x = tell_row(s, g->filing, g->row, F_sharesOwnedFollowingTransaction, (int)g->kind, g->before);
    if (whole) x->variant = g->kind == GAP_MORE ? WHOLE_MORE : WHOLE_FEWER;
    if ((!whole && g->kind != GAP_STUCK) || g->doubtful) x->severity = SEVERITY_NOTE;
    x->arg[0] = g->amount;
}

void across_E01(Survey *s) { each_gap(s, tell_gap); }

/* Lines that break together: it is the filing between that is not there. Told at the first of them. */
static void tell_missing(Survey *s, const Gaps *gaps, const Gap *g)
{
    int64_t n = gaps_beside(gaps, g);
    if (n < 2 || g->kind == GAP_STUCK) return;
    for (const Gap *x = gaps->at; x && x < g; x++)
        if (x->filing == g->filing && x->before == g->before && x->kind != GAP_STUCK) return;
    tell_filing(s, g->filing, F_documentType, 0, g->before)->arg[0] = n;
}

void across_E31(Survey *s) { each_gap(s, tell_missing); }
