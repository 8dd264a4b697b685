/* lines.h: a page of typed, converted or OCR'd text as lines and cells that point into it. */
#ifndef SEC16_READ_PAGE_LINES_H
#define SEC16_READ_PAGE_LINES_H

#include "base/str.h"

/* A cell between two tabs, or what another splitter takes for one. `text` is trimmed; empty cells are kept.
 */
typedef struct PageCell {
    Str text;
    uint32_t column; /* tabs: how many stand before it; other splitters: where it begins, in characters */
} PageCell;

typedef struct PageLine {
    Str text; /* the whole line, without its end */
    PageCell *cell;
    size_t ncell; /* 0: a blank line */
} PageLine;

typedef struct Page {
    PageLine *line;
    size_t n;
} Page;

/* Lines, and cells at every tab; a line without tabs is one cell. All lives in the arena, texts point into
 * `text`. */
Page page_of_tabs(Arena *a, Str text);

static inline bool line_is_blank(const PageLine *l) { return !l->ncell; }

static inline bool line_is_row(const PageLine *l) { return l->ncell > 1; }

/* The first cell of a line that is not empty; empty for a blank line. */
Str line_first(const PageLine *l);
/* How many cells of a line hold something. */
size_t line_filled(const PageLine *l);

#endif
