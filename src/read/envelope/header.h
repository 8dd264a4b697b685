/* header.h: what EDGAR's header of a submission says, in its two styles ("KEY: value" lines, <TAG>value).
 * Used by the reader of submissions only. */
#ifndef SEC16_READ_ENVELOPE_HEADER_H
#define SEC16_READ_ENVELOPE_HEADER_H

#include "model/doc.h"

enum { HEADER_OWNERS_MAX = 32 };

/* What a line says, and where it stands in the submission. */
typedef struct HeaderValue {
    Str text;
    Span raw;
} HeaderValue;

typedef struct HeaderParty {
    HeaderValue name, cik, year_end;
} HeaderParty;

/* What is not there is empty; of what is said twice, the first. */
typedef struct Header {
    HeaderValue accession, filed, accepted, type, period, file_number;
    HeaderParty issuer, owner[HEADER_OWNERS_MAX];
    size_t nowner;
} Header;

/* Where its header ends: at its first document; in a torn one without that, behind the header's end tag, at
 * the first line that no header has, or at its own end. */
size_t header_end(Str submission);

Header header_read(Str submission);

/* Without the lines of keys of a PEM envelope, which end at a blank one. */
Str header_unarmoured(Str text);

/* Tells the lines of the header of d->text that are not known. */
void header_account(Doc *d);

/* Puts what the header says into a Doc whose form has been read, and tells where the two differ. */
void header_put(Doc *d, const Header *h);

#endif
