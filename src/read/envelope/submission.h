/* submission.h: EDGAR's full submissions: a header, then documents, one submission behind the other in a
 * stream. */
#ifndef SEC16_READ_ENVELOPE_SUBMISSION_H
#define SEC16_READ_ENVELOPE_SUBMISSION_H

#include "base/str.h"

bool submission_starts(Str bytes);      /* does a submission begin here, in the first lines? */
size_t submission_end(Str bytes);       /* where the one that begins here ends: the next one, or the end */
bool submission_is_form(Str type);      /* 3, 4, 5 or an amendment of one */
bool submission_is_armoured(Str bytes); /* in a PEM envelope, which puts "- " in front of some lines */

typedef struct Document {
    Str whole, type, name, text; /* name: what it is, else its file name; text: between <TEXT> and its end */
} Document;

bool submission_document(Str *rest, Document *doc); /* takes the next one off; false: there is none */

#endif
