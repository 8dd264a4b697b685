/* scan_body.h: the lines of a table's body on a recogniser's page. */
#ifndef SEC16_READ_TABLE_SCAN_BODY_H
#define SEC16_READ_TABLE_SCAN_BODY_H

#include "model/form.h"
#include "read/page/scan.h"
#include "read/page/tokens.h"

/* A line of a table's body; Token.column is where the token begins, in characters. */
typedef struct OcrBodyLine {
    Str text;
    Token *token;
    size_t n;
    bool parted; /* a blank line, or a page's heads, stand before it */
    int page;    /* how many heads of the table stand above it */
} OcrBodyLine;

typedef struct OcrBody {
    TableId id;
    OcrBodyLine *line;
    size_t n;
    bool cut; /* there were more than any form has */
} OcrBody;

/* All lines of a table, wherever it is printed; titles, heads and sentences of the form left out. */
OcrBody ocr_body_of(Arena *a, const OcrPage *p, TableId id);

#endif
