/* joins.h: every way to put the pieces of a damaged value together again. Internal to the readings. */
#ifndef SEC16_READ_VALUE_JOINS_H
#define SEC16_READ_VALUE_JOINS_H

#include "model/doc.h"
#include "read/noise/pieces.h"

enum { JOIN_TEXT = 48, JOIN_CUTS = 4, WAYS_MAX = 13 };

/* One way to put the pieces together again. */
typedef struct Join {
    char c[JOIN_TEXT]; /* without blanks; what does not fit is left out */
    size_t n;
    int cost;
    RepairKind kind;
} Join;

/* What may be done at a border: glyphs on either side may be left out, another one put for them. */
typedef struct CutWay {
    uint8_t drop_left, drop_right;
    char put;
    int cost;
} CutWay;

/* Every way to join some pieces, one by one. */
typedef struct Joiner {
    const Pieces *p;
    RepairKind split;
    CutWay way[JOIN_CUTS][WAYS_MAX];
    size_t ways[JOIN_CUTS], at[JOIN_CUTS], cuts, count;
} Joiner;

/* Before the first join of the pieces, which must outlive the joiner; `split` is the kind of a repair that
 * only puts them together. */
Joiner joiner_of(const Pieces *p, RepairKind split);
/* The next join; false, `*j` as it was, after the last one, or after many. */
bool joiner_next(Joiner *k, Join *j);

#endif
