/* due.h: when a form is due, and the counting of it in words. */
#ifndef SEC16_MODEL_DUE_H
#define SEC16_MODEL_DUE_H

#include "base/businessday.h"

typedef enum DueRule {
    DUE_FORM4, /* the second business day after execution (from 2002-08-29)               */
    DUE_PLAN,  /* the latest day for a plan trade whose day the owner did not choose       */
    DUE_PAPER, /* the tenth of the next month (executions before 2002-08-29)               */
    DUE_FORM3, /* ten days after the event                                                 */
    DUE_FORM5, /* 45 days after the end of the fiscal year                                 */
    DUE_RULES
} DueRule;

DueRule due_by_name(Str name);    /* "form4", "plan", …; DUE_RULES if there is none */
DueRule due_form4(Date executed); /* the rule that was in force then: DUE_FORM4 or DUE_PAPER */
Date due_date(DueRule rule, Date from, GraceDays grace);

/* The end of the fiscal year in which a day falls; `end` as doc_fiscal_end tells it, DATE_NONE if it is no
 * day. */
Date fiscal_year_end(unsigned end, Date day);

/* "executed Thu 2024-12-19; Fri 20 = 1, Mon 23 = 2; due 2024-12-23; filed 2025-01-02, 5 business days late
 * (24, 25 December and 1 January not counted)". `done` is "filed" or "signed"; with `when` DATE_NONE it ends
 * at the due date. */
void due_working(DueRule rule, Date from, const char *done, Date when, Buf *out);

#endif
