/* raised.h: raised footnote marks read into codes and numbers. */
#ifndef SEC16_READ_WEIGH_RAISED_H
#define SEC16_READ_WEIGH_RAISED_H

#include "read/table/draft.h"

/* Parts such marks from the transaction codes. */
void cut_letters(CutTable *t);
/* The readings of a number at whose end a digit may be its mark's, or a mark's its own. */
void cut_glued(Arena *a, const Slot *slot, Draft *d);
/* Records that signs were taken for marks and left out of the values (cut_raised.c). */
void cut_own_up(Arena *a, CutTable *t);

#endif
