/* boxes.h: what a recogniser hands on beside text: each word with its box, its confidence and its page. */
#ifndef SEC16_READ_BOXES_BOXES_H
#define SEC16_READ_BOXES_BOXES_H

#include "base/str.h"

typedef struct Box {
    Str text;                     /* decoded; empty: a rule that is drawn, or a speck */
    Span raw;                     /* its bytes in the source */
    int left, top, right, bottom; /* pixels from the page's upper left corner */
    int sure;                     /* percent; -1: the source does not say */
    uint32_t page, line;          /* both count from 0; words of a line are those that the recogniser put together */
} Box;

typedef struct Boxes {
    Box *at;
    size_t n, cap;
} Boxes;

/* Do the bytes begin as tesseract's TSV, hOCR or ALTO? */
bool boxes_look_like(Str bytes);
/* All boxes in the order of the source; texts lie in it or in the arena. */
Boxes boxes_of(Arena *a, Str bytes);

void boxes_add(Arena *a, Boxes *b, Box box); /* unless it has no sides; the room's parsers */

/* The three kinds: by the names in its head line; by its classes; by its elements. */
bool tsv_looks_like(Str bytes);
void tsv_boxes(Arena *a, Str bytes, Boxes *out);
bool hocr_looks_like(Str bytes);
void hocr_boxes(Arena *a, Str bytes, Boxes *out);
bool alto_looks_like(Str bytes);
void alto_boxes(Arena *a, Str bytes, Boxes *out);

#endif
