/* boxes.h: what a recogniser hands on beside text: each word with its box, its confidence and its page. */
#ifndef SEC16_READ_BOXES_BOXES_H
#define SEC16_READ_BOXES_BOXES_H

#include "base/str.h"

typedef struct Box {
    Str text;                     /* decoded; empty: a rule that is drawn, or a speck */
    Span raw;                     /* its bytes in the source */
    int left, top, right, bottom; /* pixels from the page's upper left corner */
    int sure;                     /* percent; -1: the source does not say */
    uint32_t page, line; /* both count from 0; words of a line are those that the recogniser put together */
} Box;

typedef struct Boxes {
    Box *at;
    size_t n, cap;
} Boxes;

void boxes_add(Arena *a, Boxes *b, Box box); /* unless it has no sides, or no page can have it */

/* The three kinds, told by the names in the head line, by classes, by elements: all boxes in the order of the
 * source. Texts lie in it or in the arena. */
bool tsv_looks_like(Str bytes);
void tsv_boxes(Arena *a, Str bytes, Boxes *out);
bool hocr_looks_like(Str bytes);
void hocr_boxes(Arena *a, Str bytes, Boxes *out);
bool alto_looks_like(Str bytes);
void alto_boxes(Arena *a, Str bytes, Boxes *out);

#endif
