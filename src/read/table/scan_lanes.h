/* scan_lanes.h: the text columns of a table on a recogniser's page, and the words on their lines. */
#ifndef SEC16_READ_TABLE_SCAN_LANES_H
#define SEC16_READ_TABLE_SCAN_LANES_H

#include "read/table/draft.h"
#include "read/table/scan_body.h"

enum { OCR_LANES_MAX = 3, OCR_RUNS_MAX = 8 };

/* Words of a line that belong together. */
typedef struct OcrRun {
    size_t from, to;
    int x, odd[2]; /* words that speak against a title; against a nature */
    bool mark;     /* nothing but marks, specks, amounts */
    bool amount;   /* an amount is among them: no text's */
} OcrRun;

typedef struct OcrLanes {
    size_t slot[OCR_LANES_MAX], n;
    int x[OCR_LANES_MAX]; /* where the column stands in most rows; -1: not known */
} OcrLanes;

/* The runs of a line; marks and specks only if there is nothing else. `out` has OCR_RUNS_MAX. */
size_t ocr_runs_of(const OcrBodyLine *l, OcrRun *out);
/* The text columns, and where they stand in the rows. */
OcrLanes ocr_lanes_of(const CutTable *t);
/* The best lane for each run, in order; OCR_LANES_MAX: it is left out. */
void ocr_lanes_of_runs(const OcrLanes *lanes, const OcrRun *r, size_t n, size_t *lane);

#endif
