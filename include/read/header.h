/* header.h: the SEC-HEADER that EDGAR puts in front of a submission, as lines "KEY: value". */
#ifndef SEC16_READ_HEADER_H
#define SEC16_READ_HEADER_H

#include "model/doc.h"

typedef struct HeaderOwner {
    Str cik, name;
} HeaderOwner;

/* What it says; all are slices of the text, empty where it does not say. */
typedef struct Header {
    Str accession, type, period, filed, accepted;
    Str issuer_cik, issuer_name;
    HeaderOwner *owner; /* in the arena */
    size_t nowner;
    size_t end; /* where the header ends in the text: behind its last line */
} Header;

/* False if `text` has no such header. */
bool header_read(Arena *a, Str text, Header *out);
/* Fills what only the header says: accession number, filing date, acceptance time, CIKs; and form type,
 * period and names where the form itself left them blank. Owners are told by name, else by their order; those
 * that the form does not name are added. The header's texts must be slices of d->text. */
void header_put(Doc *d, const Header *h);

#endif
