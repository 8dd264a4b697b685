/* facts.h: what a filing's footnotes and remarks say, found out once, for many checks ask. */
#ifndef SEC16_CHECK_FACTS_FACTS_H
#define SEC16_CHECK_FACTS_FACTS_H

#include "check/facts/plan.h"
#include "model/doc.h"

typedef struct Facts {
    Prose *note, *remarks; /* the footnotes' texts; the remarks stand behind them */
    Plan *plan;            /* what each of these tells of a plan */
} Facts;

/* `m` may be NULL: nothing is found. Lives in the arena. */
Facts facts_of(Arena *a, const Doc *d, const TextMatch *m);

/* What one of the texts tells of a trading plan. */
const Plan *facts_plan(const Facts *f, size_t text);

#endif
