/* scan_notes.h: footnotes and remarks of a recogniser's page. */
#ifndef SEC16_READ_PARTS_SCAN_NOTES_H
#define SEC16_READ_PARTS_SCAN_NOTES_H

#include "model/doc.h"
#include "read/page/scan.h"

/* The explanations in lines [from, to). */
void scan_footnotes(Doc *d, Arena *a, const ScanPage *p, size_t from, size_t to);
/* Footnotes and remarks as they can only have been meant. */
void scan_spell_notes(Doc *d, Arena *a, const ScanPage *p);
/* Sets a text cell, or goes on with what it holds: a line below. */
void scan_text_append(Doc *d, Cell *c, Str line);

#endif
