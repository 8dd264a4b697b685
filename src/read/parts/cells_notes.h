/* cells_notes.h: footnotes, remarks and signatures in a recogniser's cells. */
#ifndef SEC16_READ_PARTS_CELLS_NOTES_H
#define SEC16_READ_PARTS_CELLS_NOTES_H

#include "model/doc.h"
#include "read/page/lines.h"

/* Parts lines that a converter ran together from the explanations on; in the arena. */
void paper_break_lines(Arena *a, Page *p);
/* The line of "Explanation of Responses", or, without it, of the remarks or the signature; p->n if there is
 * none. */
size_t paper_tail(const Page *p);
/* Footnotes, remarks and signatures in lines [from, p->n). A line that does not begin a footnote goes on with
 * the one above unless a blank line parts them and the notes are unnumbered. */
void paper_read_tail(Doc *d, const Page *p, size_t from);

#endif
