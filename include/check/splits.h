/* splits.h: stock splits that an owner's balances show. */
#ifndef SEC16_CHECK_SPLITS_H
#define SEC16_CHECK_SPLITS_H

#include "check/swings.h"

/* States the trades that were reported before a split in shares and prices after it, where that brings the
 * prices on both sides closer together. */
void splits_apply(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain, Swings *s);

#endif
