/* points.h: points lost in abbreviations. */
#ifndef SEC16_READ_WEIGH_POINTS_H
#define SEC16_READ_WEIGH_POINTS_H

#include "read/table/draft.h"

/* Are small signs misread here: does any mark show it? */
bool points_are_lost(const DraftTable *t, size_t ntable);
/* Puts back points lost in abbreviations, as guesses: "LP." is "L.P.". */
void points_restore(Arena *a, DraftTable *t);

#endif
