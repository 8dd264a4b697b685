/* listed_rows.h: Tables I and II of a page that hands on one cell a line: which cells make a row, and which
 * column each is in, by the order of the columns and what they hold. */
#ifndef SEC16_READ_TABLE_LISTED_ROWS_H
#define SEC16_READ_TABLE_LISTED_ROWS_H

#include "read/page/listed.h"
#include "read/value/wrapped.h"

/* Is the cell the head of a column, or part of one? */
bool listed_is_head(const ListedCell *c);
/* Reads a table from its heads and the n cells of its body. */
void listed_rows(Doc *d, TableId id, const ListedCell *head, size_t nhead, const ListedCell *body, size_t n,
                 const Print *print);

#endif
