/* cells_boxes.h: the numbered boxes above the tables, in a recogniser's cells. */
#ifndef SEC16_READ_PARTS_CELLS_BOXES_H
#define SEC16_READ_PARTS_CELLS_BOXES_H

#include "model/doc.h"
#include "read/parts/cells_page.h"

/* Reads the header in the lines before `first`, and the blocks of further owners in those before the tail. */
void boxes_read(Doc *d, const CellsPage *cut, size_t first, FormType form);
/* Marks as guesses what a misread glyph may hide in: names and addresses of unknown words, on a page with
 * damage. */
void boxes_doubt(Doc *d, const CellsPage *cut);
/* Does the line hold the caption of an owner's name? */
bool boxes_name_owner(const PageLine *l);

#endif
