/* scan_lanes.h: the text columns of a table on a recogniser's page, and the words on their lines. */
#ifndef SEC16_READ_TABLE_SCAN_LANES_H
#define SEC16_READ_TABLE_SCAN_LANES_H

#include "read/table/draft.h"
#include "read/table/scan_body.h"

enum { SCAN_LANES_MAX = 3, SCAN_RUNS_MAX = 8 };

/* Words of a line that belong together. */
typedef struct ScanRun {
    size_t from, to;
    int x, odd[2]; /* words that speak against a title; against a nature */
    bool mark;     /* nothing but marks, specks, amounts */
    bool amount;   /* an amount is among them: no text's */
} ScanRun;

typedef struct ScanLanes {
    size_t slot[SCAN_LANES_MAX], n;
    int x[SCAN_LANES_MAX]; /* where the column stands in most rows; -1: not known */
} ScanLanes;

/* The runs of a line; marks and specks only if there is nothing else. `out` has SCAN_RUNS_MAX. */
size_t scan_runs_of(const ScanBodyLine *l, ScanRun *out);
/* The text columns, and where they stand in the rows. */
ScanLanes scan_lanes_of(const DraftTable *t);
/* The best lane for each run, in order; SCAN_LANES_MAX: it is left out. By the heads of their columns, too,
 * where these are known; `heads` may be NULL. */
void scan_lanes_of_runs(const ScanLanes *lanes, const ScanHeads *heads, const ScanRun *r, size_t n,
                        size_t *lane);

#endif
