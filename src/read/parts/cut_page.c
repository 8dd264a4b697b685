/* cut_page.c: what is told of a form once, before its parts are read. */
#include "read/parts/cut_page.h"

#include "read/parts/cut_boxes.h"
#include "read/parts/cut_notes.h"
#include "read/print/noisy.h"

CutPage cut_page_of(Arena *a, Str text)
{
    CutPage p = {.page = page_of_tabs(a, text)};
    p.tail = paper_tail(&p.page);
    p.words = lexicon_of(a, &p.page);
    p.noisy = page_is_noisy(&p.page);
    bool *owner = ARENA_NEW(a, bool, p.tail);
    for (size_t i = 0; i < p.tail; i++) owner[i] = boxes_begin_owner(&p.page.line[i]);
    p.owner = owner;
    return p;
}
