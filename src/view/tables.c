/* tables.c: Table I and Table II on the screen: a line of heads that stays, a line a row. Behind the title,
 * which stays too, only whole columns are shown; what a cell says beyond its width stands in the card. */
#include "view/kit/columns.h"
#include "view/kit/page.h"

#include <string.h>

enum { TITLE_LEAST = 8, TEXT_MOST = 40, HEAD_LEAST = 3 };

typedef struct Column {
    TableColumn c;
    int at, w, most; /* `most`: with the whole of its head */
} Column;

/* A table being laid out. */
typedef struct Sheet {
    const Drawing *d;
    Lines *out;
    TableId table;
    Column col[F_ROW_END];
    size_t n;
    int gutter, gap;
    int *end; /* of the columns behind the title */
} Sheet;

static int most(int a, int b) { return a > b ? a : b; }

static int least(int a, int b) { return a < b ? a : b; }

/* ---- how wide ---- */

static int head_width(const TableColumn *c)
{
    int number = *c->number ? (int)strlen(c->number) + 2 : 0;
    return number + text_width(str_z(fields[c->field].head));
}

/* A column in which no row says anything shrinks to a dot under its number. */
static void measure_column(Column *c)
{
    int number = (int)strlen(c->c.number);
    bool text = fields[c->c.field].kind == KIND_TEXT;
    int marks = column_is_number(c->c.field) ? c->c.marks : 0, value = c->c.sign + c->c.value + marks;
    c->w = c->most = most(1, number);
    if (!c->c.used) return;
    c->w = most(text ? least(value, TEXT_MOST) : value,
                number ? number + 1 : least(HEAD_LEAST, head_width(&c->c)));
    c->most = most(most(value, c->w), head_width(&c->c));
}

static int total_width(const Sheet *s)
{
    int w = s->gutter;
    for (size_t i = 0; i < s->n; i++) w += s->gap + s->col[i].w;
    return w;
}

/* Room that is left goes to heads and texts that are cut, those that need least first. */
static void spread(Sheet *s, int room)
{
    for (;;) {
        Column *next = NULL;
        for (size_t i = 0; i < s->n; i++) {
            Column *c = &s->col[i];
            if (c->w < c->most && (!next || c->most - c->w < next->most - next->w)) next = c;
        }
        if (room <= 0 || !next) return;
        int more = least(room, next->most - next->w);
        next->w += more;
        room -= more;
    }
}

static void measure(Sheet *s)
{
    TableColumn all[F_ROW_END];
    int width = s->d->ctx->width;
    s->n = columns_of(s->d, s->table, all);
    s->gutter = gutter_width(s->d, s->table);
    s->gap = 1;
    for (size_t i = 0; i < s->n; i++) {
        s->col[i].c = all[i];
        measure_column(&s->col[i]);
    }
    s->col[0].w = least(s->col[0].w, most(TITLE_LEAST, width / 3));
    spread(s, width - total_width(s));
    if (total_width(s) + (int)s->n <= width) s->gap = 2;
    s->end = ARENA_NEW(s->out->arena, int, s->n);
    int at = s->gutter + s->gap;
    for (size_t i = 0; i < s->n; i++) {
        s->col[i].at = at;
        at += s->col[i].w + s->gap;
        if (i) s->end[i - 1] = s->col[i].at + s->col[i].w;
    }
}

/* ---- lines ---- */

static Line *end_line(Sheet *s)
{
    Line *line = lines_end(s->out);
    line->scrolls = true;
    line->fixed = s->gutter + s->gap + s->col[0].w + s->gap;
    line->end = s->end;
    line->nend = s->n - 1;
    return line;
}

/* Number and head of a column: all of it, else its last word, else what fits. */
static void put_head(Sheet *s, const Column *c)
{
    Str head = str_z(fields[c->c.field].head), last = head;
    Buf b = {0};
    while (str_find(last, S(" ")) < last.n) str_cut(&last, ' ');
    if (*c->c.number) buf_fmt(&b, c->w > (int)strlen(c->c.number) ? "%s." : "%s", c->c.number);
    int room = c->w - (int)b.n - (b.n > 0);
    if (text_width(head) > room) head = last;
    bool cut = text_width(head) > room;
    head = str_sub(head, 0, text_fit(head, most(room - (cut && room > 3), 0), NULL));
    if (b.n && head.n) buf_char(&b, ' ');
    buf_put(&b, head);
    if (cut && room > 3) buf_char(&b, '.');
    bool right = column_is_number(c->c.field) && c->c.used;
    lines_pad(s->out, right ? most(c->at, c->at + c->w - c->c.marks - (int)b.n) : c->at);
    lines_put(s->out, STYLE_HEAD, buf_str(&b));
    buf_free(&b);
}

/* Numbers end at the right, before the room of their footnote marks; a text keeps the room that its marks
 * need. */
static void put_cell(Sheet *s, const Column *c, size_t row)
{
    Shown v;
    Lines *l = s->out;
    shown_make(s->d, part_of_table(s->table), row, c->c.field, &v);
    int marks = shown_marks(s->d->ctx->doc, v.cell), end = c->at + c->w;
    bool number = column_is_number(c->c.field) && c->c.used, empty = !v.value.n && !marks;
    if (empty) v.value = S(SIGN_NOTHING);
    int x = number ? end - c->c.marks - text_width(v.value) : c->at + (c->c.used ? c->c.sign : 0);
    lines_pad(l, c->at);
    lines_stop(l);
    lines_pad_place(l, x - text_width(v.sign), v.place);
    lines_place(l, v.style, v.sign, v.place, 0, 0);
    if (empty)
        lines_place(l, STYLE_DIM, v.value, v.place, 0, 0);
    else
        lines_clip(l, v.style, v.value, number ? c->w : end - l->column - marks, &v.place, SEGMENT_TEXT);
    shown_put_marks(s->d, l, &v, 0, INT16_MAX);
    lines_pad_place(l, end, v.place);
}

static void put_row(Sheet *s, size_t row)
{
    gutter_put(s->d, s->out, s->table, row, s->gutter);
    for (size_t i = 0; i < s->n; i++) put_cell(s, &s->col[i], row);
    end_line(s)->nhead = 1;
}

static bool is_shown(const View *v, TableId table, size_t row)
{
    size_t before = table == TABLE_II ? v->ctx.doc->table[TABLE_I].n : 0;
    return !v->ctx.rows || v->ctx.rows[before + row];
}

static void lay_out(View *v, TableId table)
{
    Page *p = page_begin(v);
    const Doc *doc = v->ctx.doc;
    size_t row = 0, n = doc ? doc->table[table].n : 0;
    while (row < n && !is_shown(v, table, row)) row++;
    if (row == n) {
        lines_text(&p->lines, STYLE_DIM,
                   !doc ? S("No filing is open.")
                   : n  ? S("No row is as the filter asks; Esc clears it.")
                        : S("Nothing is reported in this table."));
        return;
    }
    Sheet s = {.d = &p->drawing, .out = &p->lines, .table = table};
    measure(&s);
    for (size_t i = 0; i < s.n; i++) put_head(&s, &s.col[i]);
    end_line(&s);
    for (; row < n; row++)
        if (is_shown(v, table, row)) put_row(&s, row);
}

/* ---- the views ---- */

static void lay_out1(View *v) { lay_out(v, TABLE_I); }

static void lay_out2(View *v) { lay_out(v, TABLE_II); }

const ViewOps view_table1 = {"table1",   "Table I", page_open, lay_out1, page_close,
                             page_lines, page_line, page_find, page_act, false};
const ViewOps view_table2 = {"table2",   "Table II", page_open, lay_out2, page_close,
                             page_lines, page_line,  page_find, page_act, false};
