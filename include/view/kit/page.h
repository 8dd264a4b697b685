/* page.h: the state of views that lay out all their lines at once: form, notes, findings, help. */
#ifndef SEC16_VIEW_KIT_PAGE_H
#define SEC16_VIEW_KIT_PAGE_H

#include "view/kit/shown.h"

typedef struct Page {
    Arena arena; /* of all below */
    Drawing drawing;
    Lines lines;
} Page;

/* These stand in ViewOps as they are. */
void page_open(View *v);
void page_close(View *v);
size_t page_lines(const View *v);
Line page_line(const View *v, size_t i);
bool page_find(const View *v, Place p, Spot *spot); /* exactly, else in the same row */

bool page_act(View *v, Place p); /* Enter goes to the place */

bool page_find_filing(const View *v, Place p, Spot *spot); /* the same, else in the same filing */

/* A line of title; on a narrow screen not more than one. */
void page_title(const View *v, Lines *l, Str text);
Page *page_begin(View *v); /* first in lay_out: empty, flags made */

#endif
