/* shortswing.h: the profit that Section 16(b) lets the issuer recover: prima facie, no advice. */
#ifndef SEC16_CHECK_SHORTSWING_H
#define SEC16_CHECK_SHORTSWING_H

#include "base/date.h"
#include "base/dec.h"

/* A purchase or a sale of one class by one person. Shares and price are times 10,000, so that all sums are
 * exact. */
typedef struct SwingTrade {
    Date date;
    int64_t shares, price;
} SwingTrade;
#define SWING_UNIT 10000

typedef struct SwingPair {
    uint32_t purchase, sale; /* indices of the two lists */
    int64_t shares;
    bool boundary; /* within two days of the end of the six months: month ends have no case law */
} SwingPair;

typedef struct SwingMatch {
    Wide profit; /* dollars times SWING_UNIT squared */
    SwingPair *pair;
    size_t npair;
} SwingMatch;

/* More trades than this on a side are not matched: no form, and hardly a person in a year, has so many. */
enum { SWING_TRADES_MOST = 500 };

/* Less than six months apart: the later before the earlier plus six months less a day (Colonial Realty v.
 * MacWilliams). */
bool swing_within(Date a, Date b);
/* Lowest price in, highest price out (Smolowe v. Delendo). Pairs live in the arena. */
SwingMatch swing_liho(Arena *a, const SwingTrade *purchase, size_t np, const SwingTrade *sale, size_t ns);
/* The most that any matching gives: where the six months of the trades differ, more than lowest in, highest
 * out. */
SwingMatch swing_most(Arena *a, const SwingTrade *purchase, size_t np, const SwingTrade *sale, size_t ns);

#endif
