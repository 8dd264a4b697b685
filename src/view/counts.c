/* counts.c: how often each value stands in a column of the list, the most frequent first. */
#include "view/kit/page.h"

enum { NUMBER = 8, BAR = 10, BAR_MOST = 20, TEXT = 32 };

static void put_count(Lines *l, const Count *c, size_t i, size_t most)
{
    Place p = {.part = PARTS, .filing = (uint32_t)i, .field = F_NONE};
    Buf n = {0};
    buf_fmt(&n, "%zu", c->n);
    lines_stop(l);
    lines_place(l, STYLE_PLAIN, S(" "), p, SEGMENT_LINE, 0);
    lines_right(l, NUMBER, STYLE_VALUE, buf_str(&n), &p);
    lines_pad_place(l, BAR, p);
    for (size_t k = 0; k * most < c->n * BAR_MOST; k++) lines_place(l, STYLE_CAPTION, S("#"), p, 0, 0);
    lines_pad_place(l, TEXT, p);
    lines_place(l, STYLE_VALUE, c->text.n ? c->text : S("(none)"), p, 0, 0);
    lines_end(l)->scrolls = true;
    buf_free(&n);
}

static void counts_lay_out(View *v)
{
    const Counts *c = v->ctx.counts;
    Lines *l = &page_begin(v)->lines;
    Buf b = {0};
    if (!c) return;
    buf_fmt(&b, "%s: %zu value%s in %zu filing%s. Enter shows only those.", c->of, c->n, c->n == 1 ? "" : "s",
            c->filings, c->filings == 1 ? "" : "s");
    lines_text(l, STYLE_TITLE, buf_str(&b));
    for (size_t i = 0; i < c->n; i++) put_count(l, &c->at[i], i, c->at[0].n);
    buf_free(&b);
}

static bool counts_find(const View *v, Place p, Spot *spot)
{
    return lines_find(&((const Page *)v->state)->lines, p, spot);
}

const ViewOps view_counts = {"counts",   "Counts",  page_open,   counts_lay_out, page_close,
                             page_lines, page_line, counts_find, page_act,       false};
