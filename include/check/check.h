/* check.h: the engine that runs the rules over a filing. */
#ifndef SEC16_CHECK_CHECK_H
#define SEC16_CHECK_CHECK_H

#include "check/text.h"
#include "model/finding.h"

typedef struct RuleSet {
    bool has[RULES];
} RuleSet;

/* The rules of `select`, ids or group letters parted by commas, which may name rules that are off; NULL: all
 * that are on. Without those of `ignore`, which may be NULL. */
RuleSet check_rules(const char *select, const char *ignore);

/* Leaves those of one kind. */
void check_keep_kind(RuleSet *set, RuleKind kind);

typedef struct CheckOptions {
    RuleSet rules;         /* those that run */
    bool before_filing;    /* as EDGAR holds what is sent against them; a submission file always is */
    const TextMatch *text; /* who searches in footnotes; NULL: no pattern is found */
} CheckOptions;

/* NULL, or what is wrong with `list` ("no rule 'B99'; sec16 rules lists them"). Lives in `a`. */
const char *check_list_error(const char *list, Arena *a);

/* Runs the single-filing rules; findings in the order of the form, worst first within a cell, duplicates and
 * suppressed ones (rules 1.3) left out. Appends to `out`. A pure function of the Doc and the options. */
void check_doc(const Doc *d, const CheckOptions *options, Findings *out);
/* The same; what other filings may have to do with is kept in the Doc (check/hear.h). */
void check_and_hear(Doc *d, const CheckOptions *options, Findings *out);

#endif
