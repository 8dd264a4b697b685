/* counts.c: how often each value stands in a column of the list, the most frequent first. */
#include "view/kit/page.h"

enum { NUMBER = 8, ROWS = 16, DOLLARS = 34, BAR = 36, BAR_MOST = 16, TEXT = 54 };

static void put_heads(Lines *l)
{
    lines_right(l, NUMBER, STYLE_HEAD, S("Filings"), NULL);
    lines_right(l, ROWS, STYLE_HEAD, S("Rows"), NULL);
    lines_right(l, DOLLARS, STYLE_HEAD, S("Value $"), NULL);
    lines_end(l);
}

static void put_number(Lines *l, int end, Wide n, const Place *p)
{
    char room[DEC_TEXT + 8];
    lines_right(l, end, n ? STYLE_VALUE : STYLE_DIM, n ? dec_grouped(dec_from_wide(n, 0), room) : S("·"), p);
}

static void put_count(Lines *l, const Count *c, size_t i, size_t most)
{
    Place p = {.part = PARTS, .filing = (uint32_t)i, .field = F_NONE};
    lines_stop(l);
    lines_place(l, STYLE_PLAIN, S(" "), p, SEGMENT_LINE, 0);
    put_number(l, NUMBER, (Wide)c->filings * WIDE_ONE, &p);
    put_number(l, ROWS, (Wide)c->rows * WIDE_ONE, &p);
    put_number(l, DOLLARS, c->dollars, &p);
    lines_pad_place(l, BAR, p);
    for (size_t k = 0; k * most < c->filings * BAR_MOST; k++) lines_place(l, STYLE_CAPTION, S("#"), p, 0, 0);
    lines_pad_place(l, TEXT, p);
    lines_place(l, STYLE_VALUE, c->text, p, 0, 0);
    lines_end(l)->scrolls = true;
}

static void counts_lay_out(View *v)
{
    const Counts *c = v->ctx.counts;
    Lines *l = &page_begin(v)->lines;
    Buf b = {0};
    if (!c) return;
    buf_fmt(&b, "%s: %zu value%s in %zu filing%s", c->of, c->n, c->n == 1 ? "" : "s", c->filings,
            c->filings == 1 ? "" : "s");
    if (c->without) buf_fmt(&b, ", none in %zu of them", c->without);
    buf_puts(&b, ". Enter shows only those.");
    lines_text(l, STYLE_TITLE, buf_str(&b));
    put_heads(l);
    for (size_t i = 0; i < c->n; i++) put_count(l, &c->at[i], i, c->at[0].filings);
    buf_free(&b);
}

static bool counts_find(const View *v, Place p, Spot *spot)
{
    return lines_find(&((const Page *)v->state)->lines, p, spot);
}

const ViewOps view_counts = {"counts",   "Counts",  page_open,   counts_lay_out, page_close,
                             page_lines, page_line, counts_find, page_act,       false};
