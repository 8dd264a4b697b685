/* cells_owner.h: name and street of an owner in a recogniser's cells. */
#ifndef SEC16_READ_PARTS_CELLS_OWNER_H
#define SEC16_READ_PARTS_CELLS_OWNER_H

#include "model/doc.h"
#include "read/noise/pieces.h"
#include "read/print/caption.h"
#include "read/words/lexicon.h"

/* What of a line stands in columns [from, to). */
Scraps boxes_parts(const PageLine *l, uint32_t from, uint32_t to);
Pieces boxes_pieces(const Scraps *p); /* without a cell that was printed twice */
void boxes_name(Doc *d, Arena *room, const Lexicon *x, size_t owner, const Scraps *p);
void boxes_street(Doc *d, Arena *room, const Lexicon *x, size_t owner, const Scraps *p);

#endif
