/* tables.h: a page of HTML as tables, cells and pieces of text, each with its bytes. */
#ifndef SEC16_READ_HTML_TABLES_H
#define SEC16_READ_HTML_TABLES_H

#include "read/xml/markup.h"

/* Text between two tags; a checked box counts as the text "X". */
typedef struct HtmlPiece {
    Str text; /* decoded                                                     */
    Span raw; /* its bytes                                                   */
    Str link; /* where the <a> around it leads; empty if there is none       */
    Span link_raw;
    uint32_t cell; /* the innermost one                                           */
    uint32_t line; /* counts on at <br>, at blocks and at cells                   */
    bool raised;   /* inside <sup>                                                */
} HtmlPiece;

typedef struct HtmlCell {
    Span raw; /* between its tags */
    uint32_t table, row, column;
    uint32_t columns, rows;  /* that it spans                               */
    uint32_t parent;         /* the cell around its table                   */
    uint32_t piece0, piece1; /* its pieces, those of tables inside included */
} HtmlCell;

/* The cells stand in the order of their start tags. Cell 0 is the page itself, with table 0 to itself. */
typedef struct Html {
    HtmlPiece *piece;
    HtmlCell *cell;
    size_t npiece, ncell, cappiece, capcell;
} Html;

/* Reads a page; all is in the arena or points into the text. Missing end tags of cells and rows are no
 * matter. */
void html_read(Html *h, Arena *arena, Str text);

/* The cell of a table that covers this place of its grid; NULL if there is none. */
const HtmlCell *html_at(const Html *h, uint32_t table, uint32_t row, uint32_t column);

/* The cell that begins `columns` to the right of cell `i` in the same row; 0 if there is none. */
size_t html_right(const Html *h, size_t i, uint32_t columns);

#define HTML_ANY UINT32_MAX

/* The text of the pieces piece0 .. piece1 - 1, raised ones left out, white space collapsed. `cell`: only what
 * stands in this cell itself, HTML_ANY = all. `raw`, if not NULL: its bytes from the first to the last. */
Str html_text(const Html *h, Arena *arena, uint32_t piece0, uint32_t piece1, uint32_t cell, Span *raw);

/* `s` with no-break spaces as plain ones, white space collapsed. */
Str html_clean(Arena *arena, Str s);

#endif
