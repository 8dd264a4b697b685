/* format.h: what some bytes can be. */
#ifndef SEC16_READ_FORMAT_H
#define SEC16_READ_FORMAT_H

typedef enum Format {
    FORMAT_NONE,             /* no filing that any reader knows                           */
    FORMAT_EMPTY,            /* nothing but white space                                   */
    FORMAT_BINARY,           /* not text                                                  */
    FORMAT_STUB,             /* EDGAR's note in place of a form on paper                  */
    FORMAT_PDF,              /* a PDF; load reads the text that it prints                 */
    FORMAT_PICTURE,          /* PNG, JPEG, TIFF; load has the words on it recognised        */
    FORMAT_OWNERSHIP,        /* an ownershipDocument in XML                               */
    FORMAT_SENT,             /* an edgarSubmission: what a filer sends, with the form in it   */
    FORMAT_SUBMISSION,       /* EDGAR's full submission of a form: header and documents       */
    FORMAT_OTHER_SUBMISSION, /* the same of something else */
    FORMAT_RENDERED,         /* EDGAR's HTML page of a form                               */
    FORMAT_CELLS,            /* a printed form as text: the cells of a recogniser's table between tabs */
    FORMAT_SCAN,             /* the same as a recogniser's lines: nothing is indented, glyphs are misread */
    FORMAT_TYPED,            /* the same in columns of blanks: typed, converted, pdftotext */
    FORMAT_PRE,              /* the same in a page of HTML without tables, as in <PRE> */
    FORMAT_LISTED,           /* the same one cell a line, as text of a page of HTML */
    FORMAT_MARKDOWN,         /* the same as a document converter writes it: tables of pipes */
    FORMAT_WORDS,            /* the same as a recogniser's words with their boxes: TSV, hOCR, ALTO */
    FORMAT_DATASET,          /* lines of one filing out of the SEC's flat tables, see dataset.h */
#define OTHER(id, ...) FORMAT_OTHER_##id,
#include "read/others.def" /* what else is known by name, and is no filing */
#undef OTHER
    FORMATS
} Format;

const char *format_name(Format f); /* "XML ownership document", … for people */

#endif
