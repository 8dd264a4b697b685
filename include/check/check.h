/* check.h: the engine that runs the rules over a filing. */
#ifndef SEC16_CHECK_CHECK_H
#define SEC16_CHECK_CHECK_H

#include "check/text.h"
#include "model/finding.h"

/* Which rules run. All zero = all but those that are off by default. */
typedef struct CheckOptions {
    const char
        *select; /* ids or group letters parted by commas: only these (and may name rules that are off) */
    const char *ignore;    /* the same: not these */
    const TextMatch *text; /* who searches in footnotes; NULL: what rests on text_patterns is not found */
} CheckOptions;

/* Whether a rule runs: it is on or selected, and not ignored. */
bool check_wants(const CheckOptions *o, RuleId r);

/* NULL, or what is wrong with `list` ("no rule 'B99'; sec16 rules lists them"). Lives in `a`. */
const char *check_list_error(const char *list, Arena *a);

/* Runs the single-filing rules; findings in the order of the form, worst first within a cell, duplicates and
 * suppressed ones (rules 1.3) left out. Appends to `out`. A pure function of the Doc and the options. */
void check_doc(const Doc *d, const CheckOptions *options, Findings *out);

#endif
