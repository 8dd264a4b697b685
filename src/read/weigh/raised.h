/* raised.h: raised footnote marks read into codes and numbers. */
#ifndef SEC16_READ_WEIGH_RAISED_H
#define SEC16_READ_WEIGH_RAISED_H

#include "read/table/draft.h"

/* Parts such marks from the transaction codes. */
void raised_split_letters(DraftTable *t);
/* The readings of a number at whose end a digit may be its mark's, or a mark's its own. */
void raised_readings(Arena *a, const Slot *slot, Draft *d);
/* Records that signs were taken for marks and left out of the values. */
void raised_record(Arena *a, DraftTable *t);

#endif
