/* shortswing.h: the profit that Section 16(b) lets the issuer recover: prima facie, no advice. */
#ifndef SEC16_CHECK_SHORTSWING_H
#define SEC16_CHECK_SHORTSWING_H

#include "model/swing.h"

/* Less than six months apart: the later before the earlier plus six months less a day (Colonial Realty v.
 * MacWilliams). */
bool swing_within(Date a, Date b);
/* Lowest price in, highest price out (Smolowe v. Delendo). Pairs live in the arena. */
SwingMatch swing_liho(Arena *a, const SwingTrade *purchase, size_t np, const SwingTrade *sale, size_t ns);
/* The most that any matching gives: where the six months of the trades differ, more than lowest in, highest
 * out. */
SwingMatch swing_most(Arena *a, const SwingTrade *purchase, size_t np, const SwingTrade *sale, size_t ns);

#endif
