/* timeline.h: what one owner reported about one issuer, class by class in the order of filing, with what was
 * owned before. */
#ifndef SEC16_MODEL_TIMELINE_H
#define SEC16_MODEL_TIMELINE_H

#include "model/corpus.h"

typedef enum TimelineState {
    TIMELINE_COUNTS,
    TIMELINE_REPLACED, /* an amendment states it anew             */
    TIMELINE_AMENDS,   /* of an amendment, stating something anew */
    TIMELINE_COPY      /* its filing repeats an earlier one       */
} TimelineState;

typedef struct TimelineRow {
    uint32_t filing, row; /* row of the corpus */
    bool first;           /* of its filing in this class */
    bool has_opening;     /* with `first`: what was owned before the filing's rows */
    Dec opening;
    uint8_t state; /* TimelineState */
} TimelineRow;

/* The rows of one title held one way. */
typedef struct TimelineClass {
    TimelineRow *row;
    size_t n, cap;
    Sym key; /* equal in its rows */
    bool has_closing;
    Dec closing; /* what is owned after all of them */
} TimelineClass;

/* All lives in one arena. */
typedef struct Timeline {
    const uint32_t *filing; /* in the order of time */
    size_t nfiling;
    TimelineClass *class; /* of Table I, then of Table II */
    size_t nclass, cap;
} Timeline;

#endif
