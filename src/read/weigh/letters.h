/* letters.h: letters that cannot be read, inferred from the rest of their row and from its siblings. */
#ifndef SEC16_READ_WEIGH_LETTERS_H
#define SEC16_READ_WEIGH_LETTERS_H

#include "read/table/draft.h"

/* Letters that cannot be read, told as guesses by the rest of their row and by its siblings, once the values
 * are decided on: A or D, and D or I, of one table; of both tables the codes too. */
void letters_infer_sides(Arena *a, DraftTable *t);
void letters_infer(Arena *a, DraftTable *table);

#endif
