/* read.h: bytes -> Doc, by the right reader. Reading is a pure function of the bytes: the same bytes, the
 * same Doc. */
#ifndef SEC16_READ_READ_H
#define SEC16_READ_READ_H

#include "model/doc.h"
#include "read/format.h"

Format read_sniff(Str bytes);
bool read_is_pdf(Str bytes);
bool read_is_picture(Str bytes); /* PNG, JPEG or TIFF */
/* Writes a filer's submission file with its form decoded, which then stands for it. False: it is none, or
 * holds none. */
bool read_unpack(Str bytes, Buf *out);
/* Text in UTF-16 becomes UTF-8, which then stands for the filing's bytes; false: it is none, and nothing is
 * done. */
bool read_decoded(Str bytes, Buf *out);

/* Where the filings of some bytes go, one by one in their order; false: no more are wanted. */
typedef struct ReadSink {
    void *ctx;
    /* `bytes` is the filing's own part of the input; read_doc makes the same Doc of it again. The Doc is the
     * caller's to free; it points into the input. */
    bool (*filing)(void *ctx, Str bytes, Format taken_for, Doc *d);
    /* Something that is no filing, or could not be read at all: `what` says what to do next. */
    bool (*trouble)(void *ctx, Span raw, Format taken_for, Str what);
} ReadSink;

/* Finds all filings in the input (one, or a stream of submissions) and gives them to the sink, until it wants
 * no more. */
void read_filings(Str bytes, const ReadSink *sink);

/* Reads the one filing in `bytes` into `d` (initialised here). False, with troubles in `d`, if there is none.
 */
bool read_doc(Str bytes, Doc *d);

#endif
