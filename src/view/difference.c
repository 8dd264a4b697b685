/* difference.c: an amendment beside what it amends, field by field. */
#include "view/kit/page.h"

enum { BESIDE = 90, NAME = 26, INDENT = 2 };

enum { ORIGINAL, AMENDMENT, SIDES };

static uint32_t row_of(const Difference *d, int side) { return side == AMENDMENT ? d->other : d->row; }

static const Cell *cell_of(const Difference *d, int side) { return side == AMENDMENT ? d->now : d->was; }

static Place place_in(const Compared *c, const Difference *d, int side)
{
    const Cell *cell = cell_of(d, side);
    return (Place){.filing = c->filing[side],
                   .part = d->part,
                   .row = (uint16_t)row_of(d, side),
                   .field = d->field,
                   .raw = cell ? cell->raw : (Span){0}};
}

/* A whole row: its values that are there. */
static void put_row(const Doc *doc, Part part, uint32_t row, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    for (int f = 0; f < F_END; f++) {
        const Cell *c = doc_cell(doc, part, row, (FieldId)f);
        Str value = c && cell_has(c) ? cell_shown(c, (FieldId)f, room) : S("");
        if (value.n) buf_fmt(out, "%s%s %.*s", out->n ? ", " : "", fields[f].head, STR_ARG(value));
    }
}

static void put_text(const Compared *c, const Difference *d, int side, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    const Cell *cell = cell_of(d, side);
    if (!cell) {
        put_row(c->doc[side], (Part)d->part, row_of(d, side), out);
        return;
    }
    Str value = cell_shown(cell, (FieldId)d->field, room);
    buf_put(out, value.n ? value : S("(nothing)"));
    for (size_t i = 0; i < cell->nref; i++) {
        char mark[MARK_TEXT];
        buf_put(out, cell_mark(c->doc[side], cell, i, mark));
    }
}

/* What one of the two says, wrapped from the column where `l` is; a stop. */
static void put_side(const Compared *c, Lines *l, const Difference *d, int side, int width)
{
    int indent = l->column;
    if (row_of(d, side) == ROW_NONE) {
        lines_puts(l, STYLE_DIM, "(not there)");
        lines_end(l);
        return;
    }
    Place p = place_in(c, d, side);
    Buf b = {0};
    put_text(c, d, side, &b);
    lines_stop(l);
    lines_wrap(l, side == AMENDMENT ? STYLE_VALUE : STYLE_CAPTION, buf_str(&b), indent, width, &p, 0);
    lines_end(l);
    buf_free(&b);
}

/* "Table I row 1, Price", and in brackets the row's other number where it has one. */
static void put_name(const Compared *c, const Difference *d, Buf *out)
{
    int side = d->row == ROW_NONE ? AMENDMENT : ORIGINAL;
    place_name(c->doc[side], place_in(c, d, side), out);
    if (d->row != ROW_NONE && d->other != ROW_NONE && d->row != d->other)
        buf_fmt(out, " (now row %u)", d->other + 1);
}

static void put_difference(const View *v, Lines *l, const Difference *d)
{
    int width = v->ctx.width, half = (width - NAME) / 2;
    Buf name = {0};
    put_name(v->ctx.compared, d, &name);
    if (width >= BESIDE) {
        Lines box[3] = {{.arena = l->arena}, {.arena = l->arena}, {.arena = l->arena}};
        lines_wrap(&box[0], STYLE_HEAD, buf_str(&name), 0, NAME - 1, NULL, 0);
        lines_end(&box[0]);
        put_side(v->ctx.compared, &box[1], d, ORIGINAL, half - 1);
        put_side(v->ctx.compared, &box[2], d, AMENDMENT, half);
        lines_beside(l, box, (int[]){0, NAME, NAME + half}, 3);
    } else {
        lines_wrap(l, STYLE_HEAD, buf_str(&name), 0, width, NULL, 0);
        lines_end(l);
        for (int side = 0; side < SIDES; side++) {
            lines_puts(l, STYLE_DIM, side == AMENDMENT ? "+ " : "- ");
            put_side(v->ctx.compared, l, d, side, width);
        }
    }
    buf_free(&name);
}

/* "Form 4/A signed 2024-03-15, samples/a.xml" */
static void put_filing(const ViewContext *c, Lines *l, uint32_t filing, int width)
{
    const Filing *f = corpus_filing(c->corpus, filing);
    Where where = corpus_where(c->corpus, filing);
    char day[DATE_TEXT];
    Buf b = {0};
    buf_puts(&b, "Form ");
    form_name(f, &b);
    buf_fmt(&b, " %s %.*s, ", filing_day_kind(f), STR_ARG(date_put_us(filing_day(f), day)));
    buf_put(&b, where.path);
    if (where.member.n) buf_fmt(&b, "!%.*s", STR_ARG(where.member));
    lines_wrap(l, STYLE_TITLE, buf_str(&b), l->column, width, NULL, 0);
    lines_end(l);
    buf_free(&b);
}

static void put_heads(const View *v, Lines *l)
{
    const ViewContext *c = &v->ctx;
    int width = c->width, half = (width - NAME) / 2;
    Buf b = {0};
    buf_fmt(&b, "%zu difference%s", c->compared->list.n, c->compared->list.n == 1 ? "" : "s");
    if (width >= BESIDE) {
        Lines box[3] = {{.arena = l->arena}, {.arena = l->arena}, {.arena = l->arena}};
        lines_text(&box[0], STYLE_TITLE, buf_str(&b));
        put_filing(c, &box[1], c->compared->filing[ORIGINAL], half - 1);
        put_filing(c, &box[2], c->compared->filing[AMENDMENT], half);
        lines_beside(l, box, (int[]){0, NAME, NAME + half}, 3);
    } else {
        lines_text(l, STYLE_TITLE, buf_str(&b));
        lines_puts(l, STYLE_DIM, "- ");
        put_filing(c, l, c->compared->filing[ORIGINAL], width);
        lines_puts(l, STYLE_DIM, "+ ");
        put_filing(c, l, c->compared->filing[AMENDMENT], width);
    }
    lines_rule(l, width);
    buf_free(&b);
}

static void difference_lay_out(View *v)
{
    Lines *l = &page_begin(v)->lines;
    if (!v->ctx.compared) return;
    const Differences *list = &v->ctx.compared->list;
    put_heads(v, l);
    size_t heads = l->n;
    for (size_t i = 0; i < list->n; i++) put_difference(v, l, &list->at[i]);
    for (size_t i = heads; i < l->n && v->ctx.width >= BESIDE; i++) l->line[i].nhead = heads;
}

const ViewOps view_difference = {"difference", "Differences", page_open, difference_lay_out,
                                 page_close,   page_lines,    page_line, page_find_filing,
                                 page_act,     false};
