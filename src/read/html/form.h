/* form.h: EDGAR's HTML page of a form. */
#ifndef SEC16_READ_HTML_FORM_H
#define SEC16_READ_HTML_FORM_H

#include "model/doc.h"

bool read_rendered(Doc *d); /* all but doc_finish and the account of what was not understood */

#endif
