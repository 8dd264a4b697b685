/* swings.h: which rows of an owner's filings enter short-swing matching, and what the matching gives. */
#ifndef SEC16_CHECK_SWINGS_H
#define SEC16_CHECK_SWINGS_H

#include "check/lineage.h"
#include "check/shortswing.h"

/* Which trades are matched: those that certainly count, or also those that may (Swings.possible). */
typedef enum SwingScope { SWING_CERTAIN, SWING_POSSIBLE } SwingScope;

/* The trades of an owner in one issuer, amendments applied and copies left out (rules 9.3). */
Swings swings_of(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain, SwingScope scope);

#endif
