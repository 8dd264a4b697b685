/* page.c: lines that are all laid out at once. */
#include "view/kit/page.h"

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

bool page_find_filing(const View *v, Place p, Spot *spot)
{
    const Lines *l = &((const Page *)v->state)->lines;
    if (page_find(v, p, spot)) return true;
    for (size_t y = 0; y < l->n; y++)
        for (size_t s = 0; s < l->line[y].nseg; s++)
            if (l->line[y].seg[s].flags & SEGMENT_STOP && l->line[y].seg[s].place.filing == p.filing)
                return *spot = (Spot){y, s}, true;
    return false;
}

void page_title(const View *v, Lines *l, Str text)
{
    enum { NARROW = 40 };
    if (v->ctx.width < NARROW)
        lines_clip(l, STYLE_TITLE, text, v->ctx.width, NULL, 0);
    else
        lines_wrap(l, STYLE_TITLE, text, 0, v->ctx.width, NULL, 0);
    lines_end(l);
}

bool page_act(View *v, Place p)
{
    (void)v;
    (void)p;
    return false;
}

Page *page_begin(View *v)
{
    Page *p = v->state;
    arena_free(&p->arena);
    p->lines = (Lines){.arena = &p->arena};
    p->drawing = (Drawing){.ctx = &v->ctx, .flags = flags_make(&v->ctx, &p->arena)};
    return p;
}
