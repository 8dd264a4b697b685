/* submission.h: EDGAR's full submissions: a header, then documents, one submission behind the other in a
 * stream. */
#ifndef SEC16_READ_ENVELOPE_SUBMISSION_H
#define SEC16_READ_ENVELOPE_SUBMISSION_H

#include "model/doc.h"

bool submission_starts(
    Str bytes); /* does a submission, or a document of one, begin here, in the first lines? */
size_t submission_next(Str bytes);      /* where one begins behind other text; bytes.n where none does */
size_t submission_end(Str bytes);       /* where the one that begins here ends: the next one, or the end */
size_t submission_close(Str bytes);     /* behind its last closing tag; bytes.n where there is none */
bool submission_is_form(Str type);      /* 3, 4, 5 or an amendment of one */
bool submission_is_armoured(Str bytes); /* in a PEM envelope, which puts "- " in front of some lines */

typedef struct Document {
    Str whole;      /* from <DOCUMENT> to </DOCUMENT> */
    Str head;       /* what stands in front of its text */
    Str text;       /* between <TEXT> and its end */
    Str type, name; /* name: what it is, else its file name */
} Document;

/* Takes the next document off; false: there is none. What stands in an envelope without any tag is one. */
bool submission_document(Str *rest, Document *doc);

/* Tells the lines that belong neither to the header nor to a document, and tags that are not known. */
void submission_account(Doc *d);

#endif
