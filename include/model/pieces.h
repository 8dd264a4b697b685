/* pieces.h: what the source says at a cell, also where its value stands there in several pieces. */
#ifndef SEC16_MODEL_PIECES_H
#define SEC16_MODEL_PIECES_H

#include "model/doc.h"

/* The pieces of all values of a Doc that stand in several, sorted for looking up. */
typedef struct Pieces {
    Piece *at;
    size_t n;
} Pieces;

Pieces pieces_of(const Doc *d, Arena *a); /* lives in `a` */
/* What the source says at a cell: its bytes with white space collapsed, pieces joined by a blank. */
Str cell_raw(const Doc *d, const Pieces *pieces, Place place, const Cell *c, Arena *a);

#endif
