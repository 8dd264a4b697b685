/* cells_grid.h: the header of a form in a recogniser's cells where values and captions stand in cells of
 * their own. */
#ifndef SEC16_READ_PARTS_CELLS_GRID_H
#define SEC16_READ_PARTS_CELLS_GRID_H

#include "model/doc.h"
#include "read/parts/cells_page.h"

/* Reads it in the lines before `first`. False, and nothing is done: "(Last)", "(Street)" share their cells
 * with what they are of. */
bool boxes_read_grid(Doc *d, const CellsPage *p, size_t first);

#endif
