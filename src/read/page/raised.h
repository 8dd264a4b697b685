/* raised.h: the signs that a recogniser reads for raised footnote marks, taken off the words of a row. */
#ifndef SEC16_READ_PAGE_RAISED_H
#define SEC16_READ_PAGE_RAISED_H

#include "read/page/tokens.h"

/* Parts what was read for raised marks from the words of a row; how many tokens there are
 * then, at most `room`. */
size_t marks_raised(Token *t, size_t n, size_t room);
/* Is a raised mark stuck to a letter: "sO", "co)"? Where it begins; 0: no. */
size_t mark_behind_letter(Str s);

#endif
