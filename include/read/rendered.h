/* rendered.h: what the parts of the reader of EDGAR's pages share. */
#ifndef SEC16_READ_RENDERED_H
#define SEC16_READ_RENDERED_H

#include "model/doc.h"
#include "read/html.h"

typedef struct Rendered {
    Doc *doc;
    Arena *arena;
    Html html;
    Str *own; /* by cell: the text that stands in it itself, not in tables inside */
} Rendered;

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
bool rendered_is_mark(Str s);        /* an X */

void rendered_read_head(Rendered *p);
void rendered_read_owners(Rendered *p);

#endif
