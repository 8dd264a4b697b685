/* cells_address.h: city, state and zip code in a recogniser's cells. */
#ifndef SEC16_READ_PARTS_CELLS_ADDRESS_H
#define SEC16_READ_PARTS_CELLS_ADDRESS_H

#include "read/print/caption.h"
#include "read/value/readings.h"
#include "read/words/lexicon.h"

/* Is this word the whole name, or the last word of the name, of a state? */
bool boxes_is_state_name(Str word);
/* City, state and zip in what is left of a line under "(Street)" (boxes_place.c). */
void boxes_place(Doc *d, Arena *room, const Lexicon *x, size_t owner, const Scraps *p);
/* Puts the cheapest of the readings into a cell, with its pieces, and its repair if it is more than joined.
 */
void boxes_put_readings(Doc *d, Arena *room, Part part, size_t row, FieldId f, const Pieces *p,
                        const Readings *r);

#endif
