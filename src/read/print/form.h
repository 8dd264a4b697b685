/* form.h: which form a page is. */
#ifndef SEC16_READ_PRINT_FORM_H
#define SEC16_READ_PRINT_FORM_H

#include "model/doc.h"

/* Weighs all that a page says of it, in the text in front of its tables: heading, title, OMB number, captions
 * of boxes that only one of the forms has. Sets documentType and d->form; where the heading does not say it,
 * the others that it may be are kept. False: nothing speaks for any form. */
bool print_form(Doc *d, Str text);

/* Is a piece of a line of this text the heading of a form, "FORM 4"? */
bool print_is_heading(Str text);

#endif
