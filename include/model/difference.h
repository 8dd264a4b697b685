/* difference.h: two filings compared field by field, as an amendment and its original. */
#ifndef SEC16_MODEL_DIFFERENCE_H
#define SEC16_MODEL_DIFFERENCE_H

#include "model/doc.h"

#define ROW_NONE UINT32_MAX

/* A cell that says something else in the two. */
typedef struct Difference {
    uint8_t part, field;   /* F_NONE: the whole row is there in one only, or it is a footnote's text */
    uint32_t row, other;   /* in the first and in the second filing; ROW_NONE: not there */
    const Cell *was, *now; /* NULL where the row is not there, or it is a whole row */
} Difference;

typedef struct Differences {
    Difference *at;
    size_t n, cap;
} Differences;

/* In the order of the form. Lives in the arena, and points into both Docs. Rows are matched by what they say:
 * security, how it is held, date and code, amount, price, balance (model/restate.h); footnotes by their ids.
 */
Differences doc_differences(Arena *arena, const Doc *a, const Doc *b);

#endif
