/* typed_sides.h: the border between the columns acquired and disposed of. */
#ifndef SEC16_READ_TABLE_TYPED_SIDES_H
#define SEC16_READ_TABLE_TYPED_SIDES_H

#include "read/table/columns.h"

/* Puts the border between acquired and disposed of where the amounts of the page show it. */
void grid_fit_sides(Grid *g, const Sheet *s, Arena *a);

#endif
