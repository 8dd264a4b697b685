/* boxes.c: which of the three kinds of words with boxes it is. */
#include "read/boxes/boxes.h"

enum { BOXES_MAX = 200000, SIDE_MAX = 100000 }; /* a page has some thousand words, a scan ten thousand pixels */

bool boxes_look_like(Str bytes)
{
    return tsv_looks_like(bytes) || hocr_looks_like(bytes) || alto_looks_like(bytes);
}

Boxes boxes_of(Arena *a, Str bytes)
{
    Boxes b = {.n = 0};
    if (tsv_looks_like(bytes))
        tsv_boxes(a, bytes, &b);
    else if (hocr_looks_like(bytes))
        hocr_boxes(a, bytes, &b);
    else if (alto_looks_like(bytes))
        alto_boxes(a, bytes, &b);
    return b;
}

void boxes_add(Arena *a, Boxes *b, Box box)
{
    bool fits = box.left >= 0 && box.top >= 0 && box.right <= SIDE_MAX && box.bottom <= SIDE_MAX;
    if (b->n == BOXES_MAX || !fits || box.left >= box.right || box.top >= box.bottom) return;
    b->at = arena_grow(a, b->at, &b->cap, b->n + 1, sizeof *b->at);
    b->at[b->n++] = box;
}
