/* listed.h: web text of a form that hands on its tables one cell a line, a pipe before or behind each cell.
 */
#ifndef SEC16_READ_PAGE_LISTED_H
#define SEC16_READ_PAGE_LISTED_H

#include "read/page/sheet.h"

typedef struct ListedCell {
    SheetLine *line; /* those that hold something */
    size_t n;        /* 0: the cell is empty      */
} ListedCell;

typedef struct Listed {
    ListedCell *cell;
    size_t n;
    int width; /* of the widest line */
} Listed;

bool listed_looks_like(Str text);
/* The cells in their order; in the arena, words point into `text`. */
Listed listed_of(Arena *a, Str text);

/* Do the letters of a cell begin with these, or are they these? See words_spell. */
bool listed_begins(const ListedCell *c, const char *letters);
bool listed_spells(const ListedCell *c, const char *letters);
/* Sets the words of `more` behind those of `l`, `gap` blanks between them. */
void listed_append(Arena *a, SheetLine *l, const SheetLine *more, int gap);

#endif
