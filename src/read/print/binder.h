/* binder.h: printed forms one behind the other in a text. */
#ifndef SEC16_READ_PRINT_BINDER_H
#define SEC16_READ_PRINT_BINDER_H

#include "base/str.h"

/* Where the first form in the text ends and the next one begins; text.n where there is only one. A form is
 * begun by its box 1 and has tables behind it, so that pages of joint filers, continued tables and notes are
 * no next one. */
size_t print_end(Str text);

#endif
