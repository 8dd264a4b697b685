/* scan_recur.h: words that stand in about every row of a table. */
#ifndef SEC16_READ_TABLE_SCAN_RECUR_H
#define SEC16_READ_TABLE_SCAN_RECUR_H

#include "read/table/scan_lanes.h"
#include "read/table/share.h"

/* The words that the lines of a body begin with in the text columns. */
typedef struct ScanBegins {
    struct {
        Str word[SCAN_LANES_MAX];
    } * line;
    size_t n;
} ScanBegins;

/* Tells the stripes which words stand in about every row, once. */
void scan_recurring(Arena *a, const ScanBegins *b, size_t nrow, Stripe *stripe);

#endif
