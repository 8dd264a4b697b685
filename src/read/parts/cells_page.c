/* cells_page.c: what is told of a form once, before its parts are read. */
#include "read/parts/cells_page.h"

#include "read/parts/cells_boxes.h"
#include "read/parts/cells_notes.h"
#include "read/print/noisy.h"

CellsPage cells_page_of(Arena *a, Str text)
{
    CellsPage p = {.page = page_of_tabs(a, text)};
    paper_break_lines(a, &p.page);
    p.tail = paper_tail(&p.page);
    p.words = lexicon_of(a, &p.page);
    p.noisy = page_is_noisy(&p.page);
    bool *name = ARENA_NEW(a, bool, p.tail), *owner = ARENA_NEW(a, bool, p.tail);
    for (size_t i = 0; i < p.tail; i++) {
        Str first = line_first(&p.page.line[i]);
        name[i] = boxes_name_owner(&p.page.line[i]);
        owner[i] = name[i] && first.n && first.p[0] != '(';
    }
    p.name = name, p.owner = owner;
    return p;
}
