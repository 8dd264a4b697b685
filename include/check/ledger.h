/* ledger.h: where what an owner holds does not run on from one filing to the next. */
#ifndef SEC16_CHECK_LEDGER_H
#define SEC16_CHECK_LEDGER_H

#include "check/lineage.h"

/* What may lie behind a gap; the messages of E01. STUCK: the amount owned is that of the filing before,
 * though the rows change it. */
typedef enum GapKind { GAP_MORE, GAP_FEWER, GAP_SPLIT, GAP_PLAN, GAP_MOVED, GAP_STUCK } GapKind;

typedef struct Gap {
    uint32_t filing, row, before; /* row of the corpus; the filing that left something else */
    GapKind kind;
    bool doubtful; /* footnoted, or the dates of the filings overlap */
    bool whole; /* another class runs on from the filing before to this one: none is missing between them */
    Dec amount; /* shares; GAP_SPLIT: how many for one */
} Gap;

typedef struct Gaps {
    const Gap *at;
    size_t n;
} Gaps;

/* The gaps in both tables of a chain, none where a filing lacks rows, of Table II only where terms tell the
 * grant; none that a later report of a row, a number in a footnote, or a move between forms of ownership
 * explains. Lives in the arena. Marks in `closed` (may be NULL), by row of the corpus, where filings run on:
 * a joint filing stands in the chains of all its owners, and may speak of what only one of them holds. */
Gaps ledger_gaps(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain, bool *closed);

#endif
