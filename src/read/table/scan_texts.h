/* scan_texts.h: puts the words of a table's lines into the text columns of its rows. */
#ifndef SEC16_READ_TABLE_SCAN_TEXTS_H
#define SEC16_READ_TABLE_SCAN_TEXTS_H

#include "read/table/scan_lanes.h"

/* A mark of which only the room that it takes was seen. */
void scan_add_hidden(Draft *d);
/* Adds to a cell glyphs that may be marks; empty: nothing. */
void scan_add_sign(Draft *d, Str sign);

/* A table's lines as they are parted into rows; a run and a lane for each text of each line. */
typedef struct ScanRows {
    const ScanBody *body;
    DraftTable *t;
    size_t *of_line; /* the row whose main line it is, or SIZE_MAX */
    size_t (*lane)[SCAN_RUNS_MAX];
    ScanRun (*run)[SCAN_RUNS_MAX];
    size_t *nrun;
} ScanRows;

/* Notes a footnote mark, or what may be one. */
void scan_add_mark(Draft *d, const Token *t);
/* Puts the texts of all lines, `part` of them telling their rows, into the text columns. */
void scan_put_texts(Arena *a, ScanRows *r, const ScanLanes *lanes, const size_t *part, const bool *unsure);

#endif
