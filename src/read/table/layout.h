/* layout.h: what weighs in when the tokens of a row are laid over the columns of the form: what each run of
 * them would be, and where the columns stand. */
#ifndef SEC16_READ_TABLE_LAYOUT_H
#define SEC16_READ_TABLE_LAYOUT_H

#include "read/table/cut.h"

/* ---- what a token, or the run that begins at it, may be (layout_fit.c) ---- */

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
const Fit *fits_of(Arena *a, const CutRow *row);

/* ---- where the columns stand (layout_place.c) ---- */

/* What stepping out of a column's place costs: at first by the head, then by the rows. */
typedef struct Places {
    int cost[SLOTS_MAX][GRID_MAX];
} Places;

/* A grid with as many columns as the form has is the form's own. */
static inline bool grid_is_whole(const CutTable *t) { return t->nhead && t->head[0].ncell == t->nslot; }

/* How many cells most rows have. */
size_t layout_cells(const CutTable *t);
/* Does the row stand on the same grid as most? */
bool row_is_usual(const CutTable *t, const CutRow *row);

void places_of_head(const CutTable *t, Places *p);
/* Once the rows are laid out: where a column's tokens stand in most of them. Columns without any stay. */
void places_of_rows(const CutTable *t, Places *p);
/* The same for a row whose grid lacks so many cells. */
void places_shifted(const Places *p, size_t missing, Places *out);
/* Table II, once the rows are laid out: whether a number was acquired or disposed of. */
void tell_sides(CutTable *t);

#endif
