/* pdf.h: what is on paper or in a PDF, by other programs: the text layer of a PDF by pdftotext; the words on
 * pictures of pages by tesseract, those of a PDF drawn by pdftoppm. Used inside load, and by --version. */
#ifndef SEC16_LOAD_PDF_H
#define SEC16_LOAD_PDF_H

#include "base/str.h"

#define PDF_SECONDS     20                  /* pdftotext is ended after so long, pdftoppm on a page too */
#define PDF_TEXT_MAX    ((size_t)32 << 20)  /* bytes of text: more is cut, and told                     */
#define PICTURE_PAGES   20                  /* of a PDF are recognised: a form has one to ten           */
#define PICTURE_SECONDS 60                  /* tesseract is ended after so long on a page               */
#define PICTURE_MAX     ((size_t)128 << 20) /* bytes of a page as drawn                                 */
#define PICTURE_DPI     "300"               /* what tesseract is best at                                */

/* Appends the text, laid out as printed, or where it has none and consists of pictures the words on them with
 * their boxes, as tesseract's TSV. False, with what to do next in `why`, where there is none to be had. */
bool pdf_text(Str bytes, Buf *out, Buf *why);

/* The same of a picture: PNG, JPEG or TIFF, which may have several pages. */
bool picture_words(Str bytes, Buf *out, Buf *why);

void pdf_tools(Buf *out); /* the programs, and whether they are installed, for --version */

#endif
