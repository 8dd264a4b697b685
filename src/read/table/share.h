/* share.h: which row, or footnote, each of several lines belongs to. */
#ifndef SEC16_READ_TABLE_SHARE_H
#define SEC16_READ_TABLE_SHARE_H

#include "read/table/columns.h"

/* A line of something whose parts have one anchor each (rows of a table, footnotes) and cells of several
 * lines. */
typedef struct Stripe {
    bool anchor;
    uint32_t lanes; /* the columns that hold something here, a bit each */
    uint32_t once;  /* those that hold what a part has only once */
    int page;
    int cut; /* cost of parting from the line above: less than 0 where a blank line stands */
    int8_t begin[COLUMNS_MAX]; /* by lane, cost of a part's cell beginning with what stands there */
} Stripe;

/* Where the lines of a cell may lie: all may begin or end in the anchor's line, or be evenly about it, or
 * about a line near it. */
enum { LIE_TOP = 1, LIE_BOTTOM = 2, LIE_CENTER = 4, LIE_MIDDLE = 8 };

/* Which anchor each line belongs to, counted from 0: `part[i]`; of the `lies` the one that fits best to all
 * lines is taken. `need`: lanes that every part has. No anchors: all 0. `unsure[i]` (may be NULL): it could
 * belong to the next or last part nearly as well. */
void stripes_share(const Stripe *stripe, size_t n, unsigned lies, uint32_t need, Arena *a, size_t *part,
                   bool *unsure);

#endif
