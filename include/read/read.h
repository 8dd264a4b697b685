/* read.h: bytes -> Doc, by the right reader. Reading is a pure function of the bytes: the same bytes, the
 * same Doc. */
#ifndef SEC16_READ_READ_H
#define SEC16_READ_READ_H

#include "model/doc.h"

/* What some bytes are taken for. */
typedef enum Format {
    FORMAT_NONE,             /* no filing that any reader knows                           */
    FORMAT_EMPTY,            /* nothing but white space                                   */
    FORMAT_BINARY,           /* not text                                                  */
    FORMAT_UTF16,            /* text, but two bytes a character                           */
    FORMAT_PDF,              /* a PDF; load reads the text that it prints                 */
    FORMAT_OWNERSHIP,        /* an ownershipDocument in XML                               */
    FORMAT_SUBMISSION,       /* EDGAR's full submission of a form: header and documents       */
    FORMAT_OTHER_SUBMISSION, /* the same of something else */
    FORMAT_RENDERED,         /* EDGAR's HTML page of a form                               */
    FORMAT_PAPER,            /* a printed form as text: typed, converted, OCR'd, cut to tabs */
    FORMAT_DATASET,          /* lines of one filing out of the SEC's flat tables, see dataset.h */
    FORMATS
} Format;

Format read_sniff(Str bytes);
bool read_is_pdf(Str bytes);
const char *format_name(Format f); /* "XML ownership document", … for people */

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

/* Reads d->text by the reader of its kind and sets the origin; false, with a Trouble, if there is none. For
 * readers of what holds a form among other things. */
bool read_part(Doc *d);

/* The readers, each for one format; doc_init is done, doc_finish is to be done by them. */
void read_ownership(Doc *d);  /* ownershipDocument XML */
void read_paper(Doc *d);      /* a printed form as text */
void read_submission(Doc *d); /* a full submission */
void read_rendered(Doc *d);   /* EDGAR's HTML page of a form */

#endif
