/* columns_fit.h: moves the borders of columns to where the body shows them. */
#ifndef SEC16_READ_TABLE_COLUMNS_FIT_H
#define SEC16_READ_TABLE_COLUMNS_FIT_H

#include "read/table/columns.h"

/* Moves the borders that were only told from heads, or from another page, to where the body shows them. */
void grid_fit(Grid *g, const Sheet *s, Arena *a);

#endif
