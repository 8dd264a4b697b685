/* stray.h: footnote marks that stand beside their own cells. */
#ifndef SEC16_READ_WEIGH_STRAY_H
#define SEC16_READ_WEIGH_STRAY_H

#include "read/table/draft.h"

/* Puts marks that stand beside their own cells where they belong (stray_settle.c). */
void stray_settle(Arena *a, DraftTable *t, size_t ntable, const Doc *doc);

#endif
