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

/* The trades of one class that have a match, and how they match. Leg i of a side reports trade i, before any
 * split. */
typedef struct SwingClass {
    Sym title; /* of the lineage's keys */
    SwingTrade *trade[SWING_SIDES];
    SwingLegs leg[SWING_SIDES];
    size_t cap[SWING_SIDES];
    SwingMatch liho, most;
    bool split; /* amounts and prices are those after a split that the owner's balances show */
} SwingClass;

/* A derivative and its underlying security, one bought and one sold less than six months apart (Rule
 * 16b-6(c)(2)). */
typedef struct SwingCross {
    SwingLeg derivative, underlying;
    bool quantified; /* the underlying's price on the derivative's day is known */
    Wide most;       /* if so: what the underlying gained at the most, in the unit of SwingMatch.profit */
} SwingCross;

/* All lives in the arena that swings_of was given. */
typedef struct Swings {
    SwingClass *class;
    size_t nclass, cap;
    SwingLegs possible; /* may match: J, no code, and what is exempt for officers and directors only */
    SwingLegs unpriced; /* would match, but the price or the amount is not given */
    SwingCross *cross;
    size_t ncross, capcross;
    bool foreign; /* a foreign private issuer: not subject to Section 16(b), nothing is matched */
} Swings;

/* Which trades are matched: those that certainly count, or also those that may (Swings.possible). */
typedef enum SwingScope { SWING_CERTAIN, SWING_POSSIBLE } SwingScope;

/* The trades of an owner in one issuer, amendments applied and copies left out (rules 9.3). */
Swings swings_of(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain, SwingScope scope);

/* Profits in dollars, with cents, rounded. */
Dec swing_dollars(Wide profit);
/* The last day for a suit: two years after the later of the two trades. */
Date swing_limitation(const SwingClass *k, const SwingPair *pair);

#endif
