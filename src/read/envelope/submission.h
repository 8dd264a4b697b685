/* submission.h: EDGAR's full submissions: a header, then documents, one submission behind the other in a
 * stream. */
#ifndef SEC16_READ_ENVELOPE_SUBMISSION_H
#define SEC16_READ_ENVELOPE_SUBMISSION_H

#include "model/doc.h"

bool submission_starts(Str bytes); /* does a submission begin here, in the first lines? */
size_t submission_end(Str bytes);  /* where the one that begins here ends: the next one, or the end */
Str submission_type(Str bytes);    /* what its header says it is: "4", "4/A", "10-K"; empty if it does not */
bool submission_is_form(Str type); /* 3, 4, 5 or an amendment of one */

#endif
