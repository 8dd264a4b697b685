/* typed_notes.h: footnotes, remarks and signatures of a typed form. */
#ifndef SEC16_READ_PARTS_TYPED_NOTES_H
#define SEC16_READ_PARTS_TYPED_NOTES_H

#include "read/page/sheet.h"

void typed_tail(Doc *d, const Sheet *s, size_t from); /* footnotes, remarks, signatures */

#endif
