/* typed_find.h: finds and reads the tables of a typed form. */
#ifndef SEC16_READ_TABLE_TYPED_FIND_H
#define SEC16_READ_TABLE_TYPED_FIND_H

#include "read/value/wrapped.h"

/* Finds and reads Table I and II; returns the line behind the last of them above the
 * explanations, or 0 if there is none. */
size_t typed_tables(Doc *d, const Sheet *s, const Print *print);
/* Is a table's title at this line? `*more`: "continued". */
bool table_title(const SheetLine *l, TableId *table, bool *more);
/* Does a line begin what stands below the tables, or between them, and is no row? */
bool table_is_below(const SheetLine *l);

#endif
