/* pieces.h: what a recogniser left of one value: slices of the text, in order. */
#ifndef SEC16_READ_NOISE_PIECES_H
#define SEC16_READ_NOISE_PIECES_H

#include "base/str.h"

/* What is left of one value: slices of the text, in order; between two of them a border cut through it. */
enum { PIECES_MAX = 8 };

typedef struct Pieces {
    Str at[PIECES_MAX];
    size_t n;
} Pieces;

void pieces_add(Pieces *p, Str s); /* empty texts are left out; the last piece takes what does not fit */
/* All pieces in a row, parted by nothing; in the arena. */
Str pieces_joined(Arena *a, const Pieces *p);
/* As they stand, parted by '|': "93,46|1". For the record of a repair. */
Str pieces_shown(Arena *a, const Pieces *p);

#endif
