/* plan.h: what footnotes say of a trading plan under Rule 10b5-1(c). */
#ifndef SEC16_CHECK_FACTS_PLAN_H
#define SEC16_CHECK_FACTS_PLAN_H

#include "check/text.h"

typedef struct Plan {
    bool told;     /* it speaks of a plan, and not to deny it */
    bool dated;    /* a date stands with it, whatever it is of */
    bool modified; /* `adopted` is the day on which price, amount or timing was modified: (c)(1)(iv) */
    Date adopted;  /* or DATE_NONE */
} Plan;

#define PLAN_NONE ((Plan){.adopted = DATE_NONE})

bool speaks_of_plan(const TextMatch *m, Str text);
/* Adds what one text says. The first day of adoption counts, unless the plan was modified later. */
void plan_read(const TextMatch *m, Str text, Plan *p);

#endif
