/* page.c: lines that are all laid out at once. */
#include "view/page.h"

#include <stdlib.h>

void page_open(View *v) { v->state = mem_new(1, sizeof(Page)); }

void page_close(View *v)
{
    Page *p = v->state;
    arena_free(&p->arena);
    free(p);
}

size_t page_lines(const View *v) { return ((const Page *)v->state)->lines.n; }

Line page_line(const View *v, size_t i) { return ((const Page *)v->state)->lines.line[i]; }

bool page_find(const View *v, Place p, Spot *spot)
{
    const Lines *l = &((const Page *)v->state)->lines;
    return lines_find(l, p, spot) || lines_find_row(l, p, spot);
}

Page *page_begin(View *v)
{
    Page *p = v->state;
    arena_free(&p->arena);
    p->lines = (Lines){.arena = &p->arena};
    p->drawing = (Drawing){.ctx = &v->ctx, .flags = flags_make(&v->ctx, &p->arena)};
    return p;
}
