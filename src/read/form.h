/* form.h: the readers, one a format, called in one way. */
#ifndef SEC16_READ_FORM_H
#define SEC16_READ_FORM_H

#include "model/doc.h"
#include "read/format.h"

/* Reads the form in d->text by the reader of its format, and tells what of the text was not understood; sets
 * the origin. doc_finish is left to the caller. False, with a Trouble that says what to do next, where no
 * reader knows the format: submissions are read.c's. */
bool form_read(Doc *d, Format f);

#endif
