/* paper.h: what all prints of the forms share, for the readers of tab-cut and of space-aligned text. */
#ifndef SEC16_READ_PAPER_PAPER_H
#define SEC16_READ_PAPER_PAPER_H

#include "model/doc.h"
#include "read/page/lines.h"

/* ---- the readers; all do all but doc_finish, and return false where no form can be seen ---- */
bool read_cut(Doc *d);     /* cells parted by tabs, cut or not */
bool read_aligned(Doc *d); /* columns parted by blanks, ASCII art, pdftotext */
bool read_ocr(Doc *d); /* a recogniser's lines: columns parted by blanks, nothing indented, glyphs misread */

/* ---- pieces of a form, as printed by either ---- */

/* "FORM 4", "SEC Form 4", the title of the form, "FORM 4/A", "[X] Amendment …" in lines [0, to): sets
 * documentType. */
bool paper_form(Doc *d, const Page *p, size_t to);

/* The line of "Explanation of Responses", or, without it, of the remarks or the signature; p->n if there is
 * none. */
size_t paper_tail(const Page *p);

/* Footnotes, remarks and signatures in lines [from, p->n). A line that does not begin a footnote goes on with
 * the one above unless a blank line parts them and the notes are unnumbered. */
void paper_read_tail(Doc *d, const Page *p, size_t from);

/* Is this short text a date, damaged or not? */
bool paper_looks_like_date(Str s);
/* Puts a printed date into a cell; damage is repaired and recorded. `printed` is a slice of d->text. */
void paper_date(Doc *d, Part part, size_t row, FieldId f, Str printed);

#endif
