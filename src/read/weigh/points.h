/* points.h: points lost in abbreviations. */
#ifndef SEC16_READ_WEIGH_POINTS_H
#define SEC16_READ_WEIGH_POINTS_H

#include "read/table/draft.h"

/* Are small signs misread here: does any mark show it (cut_doubt.c)? */
bool cut_is_small(const CutTable *t, size_t ntable);
/* Puts back points lost in abbreviations, as guesses: "LP." is "L.P.". */
void cut_points(Arena *a, CutTable *t);

#endif
