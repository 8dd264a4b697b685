/* pdf.h: the text layer of a PDF, by the program pdftotext. Used inside load, and by --version. */
#ifndef SEC16_LOAD_PDF_H
#define SEC16_LOAD_PDF_H

#include "base/str.h"

#define PDF_SECONDS  20                 /* pdftotext is ended after so long     */
#define PDF_TEXT_MAX ((size_t)32 << 20) /* bytes of text: more is cut, and told */

/* Appends the text, laid out as printed. False, with what to do next in `why`, where there is none to be had.
 */
bool pdf_text(Str bytes, Buf *out, Buf *why);

bool pdf_tool_found(void); /* whether pdftotext is installed */

#endif
