/* timeline.h: the rows of an owner's filings by class, with opening balances. */
#ifndef SEC16_CHECK_TIMELINE_H
#define SEC16_CHECK_TIMELINE_H

#include "check/lineage.h"
#include "model/timeline.h"

/* Lives in the arena. */
Timeline timeline_of(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain);

#endif
