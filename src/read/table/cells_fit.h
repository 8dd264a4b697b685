/* cells_fit.h: what a token, or the run that begins at it, may be. */
#ifndef SEC16_READ_TABLE_CELLS_FIT_H
#define SEC16_READ_TABLE_CELLS_FIT_H

#include "read/table/draft.h"

enum { NEVER = 1000, RUN_MAX = 10 }; /* a cost that cannot be; the most tokens of a run that is no text */

enum { GRID_MAX = 64 }; /* columns of the recogniser's grid */

/* The column that a token stands in; the last one takes what is beyond. */
static inline uint8_t token_grid(const Token *t)
{
    return (uint8_t)(t->column < GRID_MAX ? t->column : GRID_MAX - 1);
}

typedef struct Fit {
    int16_t run[SLOT_TYPES][RUN_MAX]; /* [type][n - 1]: what the n tokens from here on cost; not for texts */
    uint8_t first, further;           /* what the token costs as the first word of a text, or a further one */
    uint8_t parted;                   /* what it costs to part it from the next one */
    uint8_t grid;                     /* token_grid */
} Fit;

/* For each token of a row; in the arena. */
const Fit *fits_of(Arena *a, const DraftRow *row);

#endif
