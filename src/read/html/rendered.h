/* rendered.h: what the parts of the reader of EDGAR's pages share. */
#ifndef SEC16_READ_HTML_RENDERED_H
#define SEC16_READ_HTML_RENDERED_H

#include "model/doc.h"
#include "read/html/tables.h"

typedef struct Rendered {
    Doc *doc;
    Arena *arena;
    Html html;
    Str *own; /* by cell: the text that stands in it itself, not in tables inside */
} Rendered;

const HtmlCell *rendered_cell(const Rendered *p, size_t i);
Span rendered_trimmed(const Rendered *p, Span raw); /* without the blanks around it */

/* Sets a cell from text of the page: no-break spaces are blanks, the span is that of the value. */
void rendered_set(Rendered *p, Cell *c, FieldId f, Str value, Span raw);
void rendered_set_flag(Rendered *p, Cell *c, FieldId f, bool marked, Span raw);

Str rendered_text(const Rendered *p, size_t cell, Span *raw); /* all of a cell; raw may be NULL */
Str rendered_below_caption(const Rendered *p, size_t cell,
                           Span *raw); /* what stands from its second line on */
size_t rendered_find(const Rendered *p, size_t from,
                     const char *caption); /* first cell from there on with this text; 0 = none */
size_t rendered_at(const Rendered *p, size_t cell, uint32_t row,
                   uint32_t column); /* a cell of the same table; 0 = none */
bool rendered_is_mark(Str s);        /* an X, or another mark in a box */

/* What a column of a table on the page holds. */
typedef struct RenderedColumn {
    FieldId field; /* F_NONE: nothing we know */
    char side;     /* 'A' or 'D': the number stands in the column of this side */
} RenderedColumn;

/* Told by the second line of heads ("Amount", "(A)"), else by the column's number in front of `head`. */
RenderedColumn rendered_column(Str head, Str sub, TableId t, bool form3);
bool rendered_is_sub_head(Str s);
/* Puts a printed value into its row; gives the cell, to which footnote marks may be added. */
Cell *rendered_put(Rendered *p, DocRow *row, RenderedColumn col, Str s, Span raw);

/* The parts of EDGAR's pages. */
void rendered_read_type(Rendered *p);
void rendered_read_boxes(Rendered *p); /* the ones above the numbered boxes */
void rendered_read_head(Rendered *p);
void rendered_read_owners(Rendered *p);
void rendered_read_relationship(Rendered *p);
void rendered_read_tables(Rendered *p);

/* A form that its filer drew in HTML (2001 to 2003): all but the signature. */
void rendered_read_drawn(Rendered *p);

#endif
