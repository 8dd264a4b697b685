/* cells.c: the cells of a page, their texts, and how a text becomes a value. */
#include "read/html/rendered.h"
#include "read/value/strict.h"

const HtmlCell *rendered_cell(const Rendered *p, size_t i) { return &p->html.cell[i]; }

Span rendered_trimmed(const Rendered *p, Span raw)
{
    Str s = span_str(p->doc->text, raw), t = str_trim(s);
    return (Span){raw.at + (uint32_t)(t.p - s.p), (uint32_t)t.n};
}

void rendered_set(Rendered *p, Cell *c, FieldId f, Str value, Span raw)
{
    cell_set(p->doc, c, f, html_clean(p->arena, value), rendered_trimmed(p, raw));
}

void rendered_set_flag(Rendered *p, Cell *c, FieldId f, bool marked, Span raw)
{
    rendered_set(p, c, f, marked ? S("1") : S("0"), raw);
}

Str rendered_text(const Rendered *p, size_t cell, Span *raw)
{
    const HtmlCell *c = rendered_cell(p, cell);
    return html_text(&p->html, p->arena, c->piece0, c->piece1, HTML_ANY, raw);
}

Str rendered_below_caption(const Rendered *p, size_t cell, Span *raw)
{
    const HtmlCell *c = rendered_cell(p, cell);
    const HtmlPiece *piece = p->html.piece;
    uint32_t k = c->piece0;
    while (k < c->piece1 && (piece[k].cell != cell || piece[k].line == piece[c->piece0].line)) k++;
    return html_text(&p->html, p->arena, k, c->piece1, (uint32_t)cell, raw);
}

size_t rendered_find(const Rendered *p, size_t from, const char *caption)
{
    for (size_t i = from; i < p->html.ncell; i++)
        if (str_has_nocase(p->own[i], str_z(caption))) return i;
    return 0;
}

size_t rendered_at(const Rendered *p, size_t cell, uint32_t row, uint32_t column)
{
    const HtmlCell *c = html_at(&p->html, rendered_cell(p, cell)->table, row, column);
    return c ? (size_t)(c - p->html.cell) : 0;
}

/* In the font Wingdings these two letters are a box with a tick and one with a cross. */
bool rendered_is_mark(Str s)
{
    s = str_trim(s);
    return is_cross(s) || str_eq(s, S("\xc3\xbe")) || str_eq(s, S("\xc3\xbd"));
}
