/* tables.c: tables are kept on a small stack; whatever is nested deeper counts as text of the last one. */
#include "read/html/tables.h"

#include <string.h>

enum { DEPTH = 24, COLUMNS = 96 };

/* A table that is open. */
typedef struct Nest {
    uint32_t id, row, cell; /* cell: the open one, or that around the table */
    bool in_cell, in_row;
    uint32_t outer; /* the cell around it */
    uint32_t column;
    uint32_t busy[COLUMNS]; /* the row up to which a cell from above reaches down */
} Nest;

typedef struct Builder {
    Html *html;
    Markup markup;
    Nest nest[DEPTH];
    size_t depth, too_deep;
    uint32_t tables, line, raised;
    Str link;
    Span link_raw;
} Builder;

static Nest *inner(Builder *b) { return b->depth ? &b->nest[b->depth - 1] : NULL; }

static uint32_t cell_now(Builder *b)
{
    Nest *n = inner(b);
    return n ? n->cell : 0;
}

static uint32_t add_cell(Builder *b, HtmlCell cell)
{
    Html *h = b->html;
    h->cell = arena_grow(b->markup.arena, h->cell, &h->capcell, h->ncell + 1, sizeof *h->cell);
    h->cell[h->ncell] = cell;
    return (uint32_t)h->ncell++;
}

static void add_piece(Builder *b, Str text, Span raw)
{
    Html *h = b->html;
    h->piece = arena_grow(b->markup.arena, h->piece, &h->cappiece, h->npiece + 1, sizeof *h->piece);
    h->piece[h->npiece++] = (HtmlPiece){text, raw, b->link, b->link_raw, cell_now(b), b->line, b->raised > 0};
}

static void end_cell(Builder *b, uint32_t at)
{
    Nest *n = inner(b);
    if (!n || !n->in_cell) return;
    HtmlCell *c = &b->html->cell[n->cell];
    c->raw.len = at - c->raw.at;
    c->piece1 = (uint32_t)b->html->npiece;
    n->in_cell = false;
    n->cell = n->outer;
    b->raised = 0;
    b->line++;
}

static void start_row(Builder *b, uint32_t at)
{
    Nest *n = inner(b);
    if (!n) return;
    end_cell(b, at);
    if (n->in_row) n->row++;
    n->in_row = true;
    n->column = 0;
}

/* The value of colspan or rowspan. */
static uint32_t span_attr(Builder *b, const MarkupEvent *e, Str name)
{
    MarkupAttr a;
    uint32_t v = 0;
    if (!markup_attr(&b->markup, e, name, &a)) return 1;
    for (size_t i = 0; i < a.value.n && is_digit(a.value.p[i]) && v < COLUMNS; i++)
        v = v * 10 + (uint32_t)(a.value.p[i] - '0');
    return v < 1 ? 1 : v > COLUMNS ? COLUMNS : v;
}

static void start_cell(Builder *b, const MarkupEvent *e)
{
    Nest *n = inner(b);
    if (!n) return;
    end_cell(b, e->raw.at);
    if (!n->in_row) start_row(b, e->raw.at);
    while (n->column < COLUMNS && n->busy[n->column] > n->row) n->column++;
    uint32_t pieces = (uint32_t)b->html->npiece;
    HtmlCell c = {{e->raw.at + e->raw.len, 0},   n->id,    n->row, n->column, span_attr(b, e, S("colspan")),
                  span_attr(b, e, S("rowspan")), n->outer, pieces, pieces};
    for (uint32_t i = 0; i < c.columns && n->column < COLUMNS; i++) n->busy[n->column++] = n->row + c.rows;
    n->cell = add_cell(b, c);
    n->in_cell = true;
    b->line++;
}

static void start_table(Builder *b)
{
    if (b->depth == DEPTH) {
        b->too_deep++;
        return;
    }
    uint32_t around = cell_now(b);
    b->nest[b->depth++] = (Nest){.id = ++b->tables, .cell = around, .outer = around};
    b->line++;
}

static void end_table(Builder *b, uint32_t at)
{
    if (b->too_deep) {
        b->too_deep--;
        return;
    }
    end_cell(b, at);
    if (b->depth) b->depth--;
    b->line++;
}

static bool is_one_of(Str name, const char *const *list)
{
    for (; *list; list++)
        if (str_eq_nocase(name, str_z(*list))) return true;
    return false;
}

static void take_input(Builder *b, const MarkupEvent *e)
{
    MarkupAttr a;
    if (markup_attr(&b->markup, e, S("checked"), &a)) add_piece(b, S("X"), e->raw);
}

static void take_link(Builder *b, const MarkupEvent *e)
{
    MarkupAttr a;
    bool opens = e->kind == MARKUP_OPEN && markup_attr(&b->markup, e, S("href"), &a);
    b->link = opens ? a.value : (Str){0};
    b->link_raw = opens ? a.raw : (Span){0};
}

static void take_tag(Builder *b, const MarkupEvent *e)
{
    static const char *const cells[] = {"td", "th", NULL};
    static const char *const blocks[] = {"br", "p",  "div", "hr",     "li",    "dd", "h1",
                                         "h2", "h3", "h4",  "center", "title", NULL};
    bool opens = e->kind == MARKUP_OPEN;
    if (is_one_of(e->name, cells))
        opens ? start_cell(b, e) : end_cell(b, e->raw.at);
    else if (str_eq_nocase(e->name, S("tr")) && opens)
        start_row(b, e->raw.at);
    else if (str_eq_nocase(e->name, S("tr")))
        end_cell(b, e->raw.at);
    else if (str_eq_nocase(e->name, S("table")))
        opens ? start_table(b) : end_table(b, e->raw.at);
    else if (str_eq_nocase(e->name, S("sup")))
        b->raised = opens;
    else if (str_eq_nocase(e->name, S("a")))
        take_link(b, e);
    else if (str_eq_nocase(e->name, S("input")) && opens)
        take_input(b, e);
    else if (is_one_of(e->name, blocks))
        b->line++;
}

void html_read(Html *h, Arena *arena, Str text)
{
    Builder *b = ARENA_NEW(arena, Builder, 1);
    MarkupEvent e;
    bool raw = false; /* inside script or style */
    *h = (Html){0};
    b->html = h;
    markup_init(&b->markup, arena, text, MARKUP_HTML);
    add_cell(b, (HtmlCell){.raw = {0, (uint32_t)text.n}});
    while (markup_next(&b->markup, &e)) {
        if (e.kind == MARKUP_OPEN || e.kind == MARKUP_CLOSE)
            take_tag(b, &e);
        else if (e.kind == MARKUP_TEXT && !raw && str_trim(e.text).n)
            add_piece(b, e.text, e.raw);
        raw = e.kind == MARKUP_OPEN && b->markup.raw_element.n;
    }
    while (b->depth) end_table(b, (uint32_t)text.n);
    h->cell[0].piece1 = (uint32_t)h->npiece;
}

const HtmlCell *html_at(const Html *h, uint32_t table, uint32_t row, uint32_t column)
{
    for (size_t i = 1; i < h->ncell; i++) {
        const HtmlCell *c = &h->cell[i];
        if (c->table == table && row - c->row < c->rows && column - c->column < c->columns) return c;
    }
    return NULL;
}

size_t html_right(const Html *h, size_t i, uint32_t columns)
{
    const HtmlCell *from = &h->cell[i];
    if (from->column + columns >= COLUMNS) return 0; /* places are not told apart there */
    for (size_t k = i + 1; k < h->ncell; k++) {
        const HtmlCell *c = &h->cell[k];
        if (c->table < from->table || (c->table == from->table && c->row != from->row))
            break; /* later ones are inside */
        if (c->table == from->table && c->column == from->column + columns) return k;
    }
    return 0;
}

Str html_clean(Arena *arena, Str s)
{
    if (str_find(s, S("\xc2\xa0")) < s.n) {
        char *out = arena_alloc(arena, s.n + 1, 1, 1);
        size_t n = 0;
        for (size_t i = 0; i < s.n; i++) {
            bool nbsp = str_starts(str_from(s, i), S("\xc2\xa0"));
            out[n++] = nbsp ? ' ' : s.p[i];
            i += nbsp;
        }
        s = (Str){out, n};
    }
    return str_collapse(arena, s);
}

static bool is_empty(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_blank(s.p[i]) && s.p[i] != '\xc2' && s.p[i] != '\xa0')
            return false; /* C2 A0: a no-break space */
    return true;
}

Str html_text(const Html *h, Arena *arena, uint32_t piece0, uint32_t piece1, uint32_t cell, Span *raw)
{
    const HtmlPiece *last = NULL;
    Str only = {0};
    Buf all = {0};
    Span hull = {0};
    for (uint32_t i = piece0; i < piece1; i++) {
        const HtmlPiece *p = &h->piece[i];
        if (p->raised || (cell != HTML_ANY && p->cell != cell)) continue;
        if (last && !all.n) buf_put(&all, only);
        if (last && p->line != last->line) buf_char(&all, ' ');
        if (last) buf_put(&all, p->text);
        only = p->text;
        if (!hull.len && !is_empty(p->text)) hull = p->raw;
        if (!is_empty(p->text)) hull.len = p->raw.at + p->raw.len - hull.at;
        last = p;
    }
    Str text = html_clean(arena, all.n ? str_copy(arena, buf_str(&all)) : only);
    buf_free(&all);
    if (raw) *raw = hull;
    return text;
}
