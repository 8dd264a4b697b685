/* caption.h: printed captions taken off the cells that a recogniser cut them into; what is left are the
 * values. */
#ifndef SEC16_READ_PRINT_CAPTION_H
#define SEC16_READ_PRINT_CAPTION_H

#include "base/str.h"

/* A stretch of one grid cell. Cells hold several printed lines, run together by blanks. */
typedef struct Scrap {
    Str text; /* trimmed; empty when all of it was taken */
    uint32_t column;
} Scrap;

enum { SCRAPS_MAX = 96 };

/* The parts of a box, in reading order. */
typedef struct Scraps {
    Scrap at[SCRAPS_MAX];
    size_t n;
} Scraps;

void scraps_add(Scraps *p, Str text, uint32_t column); /* empty texts are left out */
/* Finds the caption in the parts [from, n): it begins at any word and goes on at the beginning of the parts
 * behind, as lines do that were cut by borders. At most `percent` of its letters may be damaged. If found,
 * its words are taken out, and `*at` (may be NULL) is the index of the first scrap that stood behind its
 * beginning. */
bool caption_take(Scraps *p, size_t from, Str caption, int percent, size_t *at);
/* Where the caption begins: the column, or UINT32_MAX. The parts stay as they are. */
uint32_t caption_column(const Scraps *p, Str caption, int percent);

#endif
