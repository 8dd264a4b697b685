/* marks.h: how unlikely it is that glyphs were read where footnote marks are printed. */
#ifndef SEC16_READ_NOISE_MARKS_H
#define SEC16_READ_NOISE_MARKS_H

#include "read/noise/pieces.h"

enum { MARK_NOTES_MOST = 99, MARK_LIST_MOST = 3 };

/* The footnotes that one cell names, in the order of their marks. */
typedef struct MarkList {
    uint8_t n, at[MARK_LIST_MOST];
} MarkList;

/* How unlikely it is to read these pieces where the marks of the list are printed; in bits, as all costs
 * here. */
int marks_misread(const Pieces *glyphs, MarkList list);

#endif
