/* cells_place.h: lays the tokens of each row over the columns of the form. */
#ifndef SEC16_READ_TABLE_CELLS_PLACE_H
#define SEC16_READ_TABLE_CELLS_PLACE_H

#include "read/table/draft.h"

/* Finds the tokens of every cell: one optimisation over a row's types and order, and over the table's
 * positions. */
void cells_place(Arena *a, DraftTable *t);

#endif
