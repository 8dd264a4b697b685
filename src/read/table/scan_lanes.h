/* scan_lanes.h: the text columns of a table on a recogniser's page, and the words on their lines. */
#ifndef SEC16_READ_TABLE_SCAN_LANES_H
#define SEC16_READ_TABLE_SCAN_LANES_H

#include "read/table/scan.h"
#include "read/table/scan_share.h"

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

/* A table's lines as they are parted into rows; a run and a lane for each text of each line. */
typedef struct OcrRows {
    const OcrBody *body;
    CutTable *t;
    size_t *of_line; /* the row whose main line it is, or SIZE_MAX */
    size_t (*lane)[OCR_RUNS_MAX];
    OcrRun (*run)[OCR_RUNS_MAX];
    size_t *nrun;
} OcrRows;

/* ---- texts of rows (ocr_parts.c) ---- */

/* Notes a footnote mark, or what may be one. */
void ocr_add_mark(Draft *d, const Token *t);
/* Puts the texts of all lines, `part` of them telling their rows, into the text columns. */
void ocr_put_texts(Arena *a, OcrRows *r, const OcrLanes *lanes, const size_t *part, const bool *unsure);

/* ---- words that recur (ocr_recur.c) ---- */

/* The words that the lines of a body begin with in the text columns. */
typedef struct OcrBegins {
    struct {
        Str word[OCR_LANES_MAX];
    } * line;
    size_t n;
} OcrBegins;

/* Tells the stripes which words stand in about every row, once. */
void ocr_recurring(Arena *a, const OcrBegins *b, size_t nrow, OcrStripe *stripe);

#endif
