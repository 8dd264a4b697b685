/* sniff.h: what some bytes are; asked once, and all that was learnt on the way is kept. */
#ifndef SEC16_READ_SNIFF_H
#define SEC16_READ_SNIFF_H

#include "read/envelope/header.h"
#include "read/format.h"

typedef struct Sniffed {
    Format format;
    Header header; /* of a submission */
} Sniffed;

Sniffed sniff(Str bytes);
bool sniff_pdf(Str bytes);
bool sniff_picture(Str bytes);
bool sniff_is_filing(Format f); /* is it one that some reader knows? */
/* Which print a form in plain text is: FORMAT_CELLS, FORMAT_SCAN or FORMAT_TYPED. */
Format sniff_print(Str text);

#endif
