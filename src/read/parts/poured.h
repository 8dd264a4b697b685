/* poured.h: a form whose boxes and Table I a converter poured into one paragraph, captions and values in one
 * running text. */
#ifndef SEC16_READ_PARTS_POURED_H
#define SEC16_READ_PARTS_POURED_H

#include "model/doc.h"
#include "read/page/sheet.h"

/* Reads the first owner, the issuer, the date and Table I from the words of the paragraph. All of it are
 * guesses, for nothing but captions, order and kinds of values tell them apart. False, and nothing is done:
 * captions are missing. */
bool poured_read(Doc *d, const Word *w, size_t n);

#endif
