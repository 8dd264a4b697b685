/* form.c: the whole form on paper: header, Table I, Table II. On the screen each is a pane of its own. */
#include "view/kit/boxes.h"
#include "view/kit/page.h"
#include "view/kit/table.h"

static void form_lay_out(View *v)
{
    Page *p = page_begin(v);
    if (!v->ctx.doc) {
        lines_text(&p->lines, STYLE_DIM, S("No filing is open."));
        return;
    }
    boxes_put(&p->drawing, &p->lines);
    table_put(&p->drawing, &p->lines, TABLE_I);
    lines_rule(&p->lines, v->ctx.width);
    table_put(&p->drawing, &p->lines, TABLE_II);
}

const ViewOps view_form = {"form",     "Form",    page_open, form_lay_out, page_close,
                           page_lines, page_line, page_find, page_act,     false};
