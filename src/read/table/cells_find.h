/* cells_find.h: finds the tables of a form in a recogniser's cells, and the rows of each. */
#ifndef SEC16_READ_TABLE_CELLS_FIND_H
#define SEC16_READ_TABLE_CELLS_FIND_H

#include "read/table/draft.h"

enum { CELLS_TABLES_MAX = 32 };

/* Finds the tables in lines [0, end): at most CELLS_TABLES_MAX; how many. `owner`, of each line: a further
 * owner's block begins there. `*first`: the line of the first head; `end` if there is none. */
size_t cells_find_tables(Arena *a, const Page *p, size_t end, const bool *owner, FormType form,
                         DraftTable *out, size_t *first);

/* The issuer's name, printed above the first row as a heading of all, is taken off it. */
void cells_drop_heading(DraftTable *t, Str issuer);

#endif
