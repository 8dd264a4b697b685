/* scan_share.h: which row, or footnote, a recogniser's lines belong to. */
#ifndef SEC16_READ_TABLE_SCAN_SHARE_H
#define SEC16_READ_TABLE_SCAN_SHARE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* A line of something whose parts have one main line each; as Stripe in read/aligned.h. */
typedef struct OcrStripe {
    bool anchor;
    uint32_t lanes; /* the columns that hold something here, a bit each */
    uint32_t once;  /* things that no part has twice, a bit each; no bits of lanes */
    int page;       /* what a page's edge parts is not evenly about its main line */
    int cut;        /* cost of parting from the line above */
} OcrStripe;

/* The part, counted from 0, that each of n lines belongs to: cells stand evenly about the main line. */
void ocr_share(Arena *a, const OcrStripe *stripe, size_t n, size_t *part, bool *unsure);

#endif
