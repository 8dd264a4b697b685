/* across_balance.c: E01: does what an owner holds run on from filing to filing? */
#include "check/ledger.h"
#include "check/survey.h"

static void tell_gap(Survey *s, const Gap *g)
{
    Finding *x = tell_row(s, g->filing, g->row, F_sharesOwnedFollowingTransaction, (int)g->kind, g->before);
    if (g->kind >= GAP_SPLIT || g->doubtful) x->severity = SEVERITY_NOTE;
    x->arg[0] = g->amount;
}

/* A gap that another owner's filings close is none; what is left is told once. */
void across_E01(Survey *s)
{
    Arena arena = {0};
    const Lineage *l = &s->lineage;
    bool *closed = ARENA_NEW(&arena, bool, s->c->nrow);
    Gaps *gaps = ARENA_NEW(&arena, Gaps, l->nchain);
    for (size_t i = 0; i < l->nchain; i++) gaps[i] = ledger_gaps(&arena, s->c, l, &l->chain[i], closed);
    for (size_t i = 0; i < l->nchain; i++) {
        for (const Gap *g = gaps[i].at; g < gaps[i].at + gaps[i].n; g++) {
            if (!closed[g->row]) tell_gap(s, g);
            closed[g->row] = true;
        }
    }
    arena_free(&arena);
}
