/* scan_body.h: the lines of a table's body on a recogniser's page. */
#ifndef SEC16_READ_TABLE_SCAN_BODY_H
#define SEC16_READ_TABLE_SCAN_BODY_H

#include "model/form.h"
#include "read/page/scan.h"
#include "read/page/tokens.h"
#include "read/table/scan_heads.h"

/* A line of a table's body; Token.column is where the token begins, in characters. */
typedef struct ScanBodyLine {
    Str text;
    Token *token;
    size_t n;
    bool ruled;             /* a rule is drawn above it */
    bool parted;            /* a blank line, or a page's heads, stand before it */
    int page;               /* how many heads of the table stand above it */
    const ScanHeads *heads; /* where the columns stand by them; NULL: words have no boxes */
} ScanBodyLine;

typedef struct ScanBody {
    TableId id;
    FormType form;
    ScanBodyLine *line;
    size_t n;
    bool cut; /* there were more than any form has */
} ScanBody;

/* All lines of a table, wherever it is printed; titles, heads and sentences of the form left out. */
ScanBody scan_body_of(Arena *a, const ScanPage *p, TableId id, FormType form);

#endif
