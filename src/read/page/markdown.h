/* markdown.h: a form in the Markdown that document converters write: its text as a recogniser's cells between
 * tabs, and where each byte of that came from. */
#ifndef SEC16_READ_PAGE_MARKDOWN_H
#define SEC16_READ_PAGE_MARKDOWN_H

#include "read/envelope/wrap.h"

/* Is this text Markdown? By the rules under the heads of its tables, or by rows of cells between pipes beside
 * what only Markdown writes: titles behind #, escapes, bold words, <br>. Boxes drawn with pipes are none. */
bool markdown_looks_like(Str text);

/* The text without its markup: a row of a table is a line with a tab between its cells; a row whose values
 * stand in several lines of their cells is as many lines. Copies go to the arena. */
Wrap markdown_undo(Arena *a, Str text);

/* Is a line of it a head poured into a paragraph, its captions side by side? */
bool markdown_is_poured(Str line);

#endif
