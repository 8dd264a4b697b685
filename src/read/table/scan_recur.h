/* scan_recur.h: words that stand in about every row of a table. */
#ifndef SEC16_READ_TABLE_SCAN_RECUR_H
#define SEC16_READ_TABLE_SCAN_RECUR_H

#include "read/table/scan_lanes.h"
#include "read/table/share.h"

/* The words that the lines of a body begin with in the text columns. */
typedef struct OcrBegins {
    struct {
        Str word[OCR_LANES_MAX];
    } * line;
    size_t n;
} OcrBegins;

/* Tells the stripes which words stand in about every row, once. */
void ocr_recurring(Arena *a, const OcrBegins *b, size_t nrow, Stripe *stripe);

#endif
