/* swings.h: which rows of an owner's filings enter short-swing matching, and what the matching gives. */
#ifndef SEC16_CHECK_SWINGS_H
#define SEC16_CHECK_SWINGS_H

#include "check/lineage.h"
#include "check/shortswing.h"

/* Where a trade is reported: a filing, and a row of the corpus. */
typedef struct SwingLeg {
    uint32_t filing, row;
} SwingLeg;

typedef struct SwingLegs {
    SwingLeg *at;
    size_t n, cap;
} SwingLegs;

enum { SWING_PURCHASE, SWING_SALE, SWING_SIDES };

/* The trades of one class that have a match, and how they match. Leg i of a side reports trade i. */
typedef struct SwingClass {
    Sym title; /* of the lineage's keys */
    SwingTrade *trade[SWING_SIDES];
    SwingLegs leg[SWING_SIDES];
    size_t cap[SWING_SIDES];
    SwingMatch liho, most;
} SwingClass;

/* All lives in the arena that swings_of was given. */
typedef struct Swings {
    SwingClass *class;
    size_t nclass, cap;
    SwingLegs possible;   /* may match: J, no code, and what is exempt for officers and directors only */
    SwingLegs unpriced;   /* would match, but the price or the amount is not given */
    SwingLegs derivative; /* matched among themselves only, not against their underlying */
} Swings;

/* The trades of one owner in one issuer, amendments applied and copies left out (rules 9.3). */
Swings swings_of(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain);

/* Profits in dollars, with cents, rounded. */
Dec swing_dollars(Wide profit);
/* The last day for a suit: two years after the later of the two trades. */
Date swing_limitation(const SwingClass *k, const SwingPair *pair);

#endif
