/* cell.c: the card of the cell one is at, whichever pane one is in: value, source, why, findings, footnotes.
 */
#include "view/kit/card.h"
#include "view/kit/page.h"

static void cell_lay_out(View *v)
{
    Page *p = page_begin(v);
    if (!v->ctx.doc || !v->ctx.has_chosen)
        lines_text(&p->lines, STYLE_DIM, v->ctx.doc ? S("No cell is chosen.") : S("No filing is open."));
    else
        card_put(&p->drawing, &p->lines, v->ctx.chosen, v->ctx.width);
}

/* It shows whatever is chosen. */
static bool cell_find(const View *v, Place p, Spot *spot)
{
    (void)v, (void)p;
    *spot = (Spot){0, SEG_NONE};
    return false;
}

const ViewOps view_card = {"cell",     "Cell",    page_open, cell_lay_out, page_close,
                           page_lines, page_line, cell_find, page_act,     true};
