/* plan.h: what footnotes say of trading plans under Rule 10b5-1. */
#ifndef SEC16_CHECK_FACTS_PLAN_H
#define SEC16_CHECK_FACTS_PLAN_H

#include "check/text.h"

typedef struct Plan {
    bool read;     /* a text was asked */
    bool told;     /* it speaks of a plan, and not to deny it */
    bool dated;    /* a date stands with it, whatever it is of */
    bool modified; /* `adopted` is the day on which price, amount or timing was modified: (c)(1)(iv) */
    Date adopted;  /* or DATE_NONE */
} Plan;

#define PLAN_NONE ((Plan){.adopted = DATE_NONE})

/* What one text says: the first day of adoption, unless the plan was modified later. */
Plan plan_read(const Prose *text);
/* Adds what another text says. */
void plan_add(Plan *p, const Plan *other);

#endif
