/* plain.h: a source as all readers take it: UTF-8 text, lines that end in \n or \r\n, blanks that are blanks.
 * The source's bytes stay as they are; the Wrap knows where each byte of the plain text came from. */
#ifndef SEC16_READ_ENVELOPE_PLAIN_H
#define SEC16_READ_ENVELOPE_PLAIN_H

#include "read/envelope/wrap.h"

typedef struct Plain {
    Wrap wrap;  /* its text is the source itself where nothing is to be done */
    size_t nul; /* NUL bytes inside the text, left out; padding around it does not count */
    Span first; /* of them, in the source */
} Plain;

/* Left out: byte order marks and NULs. Read as others: \r alone is \n; the no-break space is a blank,
 * in UTF-8 and where it stands alone as in Windows-1252. Copies go to the arena. */
Plain plain_of(Arena *a, Str source);

/* Do tabs stand for blanks between columns, and not between cells? Then blanks stand behind most of them. */
bool plain_has_columns(Str text);
/* Tabs become the blanks that they stand for, to columns of 8. */
Wrap plain_columns(Arena *a, Str text);

/* UTF-16, with a byte order mark or told by its zeros? */
bool is_utf16(Str bytes);
/* The same text in UTF-8, without the mark; what is no character becomes U+FFFD. */
void utf16_decode(Str bytes, Buf *out);

#endif
