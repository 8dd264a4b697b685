/* decode.h: character references and old encodings of EDGAR's markup -> UTF-8. */
#ifndef SEC16_READ_XML_DECODE_H
#define SEC16_READ_XML_DECODE_H

#include "base/str.h"

/* What was odd about a text; the first oddity counts. */
typedef struct DecodeFlaw {
    const char *what; /* NULL = nothing */
    size_t at, len;   /* in the text    */
} DecodeFlaw;

/* How the bytes above 0x7f are to be taken. */
typedef enum DecodeBytes {
    DECODE_PLAIN, /* there are none                                    */
    DECODE_UTF8,  /* UTF-8; a text that is not is taken as Windows-1252, with a flaw */
    DECODE_LATIN  /* Windows-1252, as the document declares            */
} DecodeBytes;

/* Which character references are replaced; in HTML the ';' may be missing. */
typedef enum DecodeRefs { DECODE_NO_REFS, DECODE_XML_REFS, DECODE_HTML_REFS } DecodeRefs;

/* The text in UTF-8 with its references replaced: `s` itself where nothing is to be done, else in the arena.
 * A reference that is not known stays as it is written, with a flaw. */
Str decode_text(Arena *a, Str s, DecodeBytes bytes, DecodeRefs refs, DecodeFlaw *flaw);

#endif
