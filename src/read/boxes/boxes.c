/* boxes.c: a list of boxes that keeps what can be one. */
#include "read/boxes/boxes.h"

enum {
    BOXES_MAX = 200000,
    SIDE_MAX = 100000
}; /* a page has some thousand words, a scan ten thousand pixels */

void boxes_add(Arena *a, Boxes *b, Box box)
{
    bool fits = box.left >= 0 && box.top >= 0 && box.right <= SIDE_MAX && box.bottom <= SIDE_MAX;
    if (b->n == BOXES_MAX || !fits || box.left >= box.right || box.top >= box.bottom) return;
    b->at = arena_grow(a, b->at, &b->cap, b->n + 1, sizeof *b->at);
    b->at[b->n++] = box;
}
