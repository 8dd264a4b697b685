/* folds.h: the findings of a filing that are to be shown: compliance, reading and information apart, in each
 * what was dismissed last, the worst first, and equal ones folded into one. */
#ifndef SEC16_VIEW_KIT_FOLDS_H
#define SEC16_VIEW_KIT_FOLDS_H

#include "view/kit/view.h"

/* Findings of the same rule that say the same, in the order of their places. */
typedef struct Fold {
    const Rule *rule;
    Str message;
    size_t first; /* of Folds.member */
    size_t n;
    uint8_t severity;
    Str dismissed; /* by whom and why; empty: they count */
} Fold;

/* In the arena with which it was made. */
typedef struct Folds {
    Fold *at;
    const Finding **member; /* fold by fold */
    size_t n;
    size_t hidden; /* findings that are not to be shown */
} Folds;

void folds_make(Folds *f, const ViewContext *c, Arena *a);

#endif
