/* captions.h: is a text one of the forms, and not only about them? */
#ifndef SEC16_READ_PRINT_CAPTIONS_H
#define SEC16_READ_PRINT_CAPTIONS_H

#include "base/str.h"

/* How many captions of the forms stand where a form has them, at the begin of a line or cell, misread or not;
 * it stops counting at `enough`. What quotes them, as source code does, or speaks of them in running text has
 * none there. */
size_t print_captions(Str text, size_t enough);

#endif
