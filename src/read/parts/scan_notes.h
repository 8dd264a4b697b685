/* scan_notes.h: footnotes and remarks of a recogniser's page. */
#ifndef SEC16_READ_PARTS_SCAN_NOTES_H
#define SEC16_READ_PARTS_SCAN_NOTES_H

#include "model/doc.h"
#include "read/page/scan.h"

/* The explanations in lines [from, to) (ocr_prose.c). */
void ocr_footnotes(Doc *d, Arena *a, const OcrPage *p, size_t from, size_t to);
/* Footnotes and remarks as they can only have been meant. */
void ocr_spell_notes(Doc *d, Arena *a, const OcrPage *p);
/* Sets a text cell, or goes on with what it holds: a line below. */
void ocr_text_append(Doc *d, Cell *c, Str line);

#endif
