/* form.h: which form a page says it is. */
#ifndef SEC16_READ_PRINT_FORM_H
#define SEC16_READ_PRINT_FORM_H

#include "model/doc.h"
#include "read/page/lines.h"

/* "FORM 4", "SEC Form 4", the title of the form, "FORM 4/A", "[X] Amendment …" in lines [0, to): sets
 * documentType. */
bool paper_form(Doc *d, const Page *p, size_t to);

#endif
