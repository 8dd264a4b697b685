/* swing.h: purchases and sales of an owner in an issuer that match under Section 16(b): prima facie, no
 * advice. */
#ifndef SEC16_MODEL_SWING_H
#define SEC16_MODEL_SWING_H

#include "model/corpus.h"

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

/* All lives in one arena. */
typedef struct Swings {
    SwingClass *class;
    size_t nclass, cap;
    SwingLegs possible; /* may match: J, no code, and what is exempt for officers and directors only */
    SwingLegs unpriced; /* would match, but the price or the amount is not given */
    SwingCross *cross;
    size_t ncross, capcross;
    bool foreign; /* a foreign private issuer: not subject to Section 16(b), nothing is matched */
} Swings;

/* Profits in dollars, with cents, rounded. */
Dec swing_dollars(Wide profit);
/* The last day for a suit: two years after the later of the two trades. */
Date swing_limitation(const SwingClass *k, const SwingPair *pair);

/* What is gained by one pair, in dollars. */
Dec swing_gain(const SwingClass *k, const SwingPair *pair);
Dec swing_number(int64_t n); /* shares or a price, unscaled */
/* As few decimals as say it: 1,000  31.2 */
Str swing_plain(int64_t n, char room[DEC_TEXT + 8]);
/* The title as the first row of the class has it. */
Str swing_title(const Corpus *c, const SwingClass *k);
bool swing_too_many(const SwingClass *k); /* it was not matched: SWING_TRADES_MOST */
/* A class with pairs, or with too many trades to match. */
bool swing_is_told(const SwingClass *k);
/* A profit, or a trade beside what may be another one. */
bool swings_tell(const Swings *s);
extern const char swing_caveat[]; /* what the figures leave out, in some sentences */

#endif
