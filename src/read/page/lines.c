/* lines.c: lines, and cells at every tab. */
#include "read/page/lines.h"

static void split_cells(Arena *a, PageLine *l)
{
    if (!str_trim(l->text).n) return;
    l->ncell = str_count(l->text, '\t') + 1;
    l->cell = ARENA_NEW(a, PageCell, l->ncell);
    Str rest = l->text;
    for (size_t i = 0; i < l->ncell; i++)
        l->cell[i] = (PageCell){str_trim(str_cut(&rest, '\t')), (uint32_t)i};
}

Page page_of_tabs(Arena *a, Str text)
{
    Page p = {.n = 0};
    p.line = ARENA_NEW(a, PageLine, str_count(text, '\n') + 1);
    while (text.n) {
        PageLine *l = &p.line[p.n++];
        l->text = str_line(&text);
        split_cells(a, l);
    }
    return p;
}

Str line_first(const PageLine *l)
{
    for (size_t i = 0; i < l->ncell; i++)
        if (l->cell[i].text.n) return l->cell[i].text;
    return (Str){0};
}

size_t line_filled(const PageLine *l)
{
    size_t n = 0;
    for (size_t i = 0; i < l->ncell; i++) n += l->cell[i].text.n > 0;
    return n;
}
