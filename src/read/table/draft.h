/* draft.h: Tables I and II while they are being understood: rows of drafts, one for each printed column. */
#ifndef SEC16_READ_TABLE_DRAFT_H
#define SEC16_READ_TABLE_DRAFT_H

#include "read/page/tokens.h"
#include "read/print/slots.h"
#include "read/value/readings.h"

typedef struct DraftMarks {
    TokenMark at[DRAFT_MARKS];
    size_t n;
    bool guess; /* their numbers, or that they stand there */
    bool told;  /* not by what stands there alone */
    Str other;  /* of a guess: what they may be as well, "(2)(3)" */
} DraftMarks;

/* One cell of the form while it is being understood. */
typedef struct Draft {
    size_t from, to; /* its tokens */
    Pieces pieces;   /* without marks */
    DraftMarks marks;
    Pieces signs; /* a scan: what stands beside it for its marks */
    Str hides;    /* its last glyph, where a mark that was not read stands behind it */
    bool unread;  /* not all of that is plain */
    Str hull;     /* from the first to the last byte; empty: nothing there */
    Readings readings;
    Str first;       /* before its year was repaired */
    Str value;       /* what was decided on; empty: nothing, or not to be read */
    RepairKind kind; /* what was repaired */
    Str evidence[4];
    size_t nevidence;
    Str other[3];
    size_t nother;
    uint8_t prov;
} Draft;

typedef struct DraftRow {
    Str text; /* of its line */
    Token *token;
    size_t n;
    const struct ScanHeads *heads; /* a scan: where its columns stand by their heads; may be NULL */
    size_t ncell;                  /* of the recogniser's grid: it may have made one cell of two */
    bool trade;                    /* a transaction, not a holding */
    bool unsure;                   /* the other would do nearly as well */
    char side;                     /* Table II: by the column of its number; 0 = not told so */
    bool side_doubtful; /* told by the code alone, or the column says one thing, and the code mostly goes with
                           the other */
    Draft cell[SLOTS_MAX];
} DraftRow;

/* One stretch of rows under one head; a table may be printed in several. */
typedef struct DraftTable {
    TableId id;
    FormType form;
    const Slot *slot;
    size_t nslot;
    const PageLine *head; /* nhead lines with the captions */
    size_t nhead;
    DraftRow *row;
    size_t nrow;
    Token *shred; /* of lines above the first row */
    size_t ncell; /* that most rows have */
    bool deemed;  /* its transactions have a second date, that of their deemed execution */
} DraftTable;

#endif
