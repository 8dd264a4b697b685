/* cells_columns.h: where the columns of the form stand in the recogniser's grid. */
#ifndef SEC16_READ_TABLE_CELLS_COLUMNS_H
#define SEC16_READ_TABLE_CELLS_COLUMNS_H

#include "read/table/cells_fit.h"

/* What stepping out of a column's place costs: at first by the head, then by the rows. */
typedef struct Places {
    int cost[SLOTS_MAX][GRID_MAX];
} Places;

/* A grid with as many columns as the form has is the form's own. */
static inline bool grid_is_whole(const DraftTable *t) { return t->nhead && t->head[0].ncell == t->nslot; }

/* How many cells most rows have. */
size_t layout_cells(const DraftTable *t);
/* Does the row stand on the same grid as most? */
bool row_is_usual(const DraftTable *t, const DraftRow *row);
void places_of_head(const DraftTable *t, Places *p);
/* Once the rows are laid out: where a column's tokens stand in most of them. Columns without any stay. */
void places_of_rows(const DraftTable *t, Places *p);
/* The same for a row whose grid lacks so many cells. */
void places_shifted(const Places *p, size_t missing, Places *out);
/* Table II, once the rows are laid out: whether a number was acquired or disposed of. */
void tell_sides(DraftTable *t);

#endif
