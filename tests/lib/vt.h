/* vt.h: a terminal in small: keeps the screen that a program draws with the few orders of tests/lib/vt.ti. */
#ifndef SEC16_TESTS_VT_H
#define SEC16_TESTS_VT_H

#include "base/str.h"

enum { VT_W = 220, VT_H = 70 };

typedef struct Vt {
    uint32_t cell[VT_H][VT_W];
    int w, h, x, y;
    bool full;   /* between the orders that begin and end full-screen use */
    Buf pending; /* the beginning of an order or character */
    int unknown; /* orders that vt.ti does not have */
} Vt;

void vt_resize(Vt *v, int w, int h);
void vt_take(Vt *v, Str bytes);
void vt_row(const Vt *v, int y, Buf *out); /* without trailing blanks */

#endif
