/* table.c: a table on paper: columns as wide as their values need, heads wrapped above them, rows of cells
 * set beside each other, blocks of columns below each other. */
#include "view/kit/table.h"

#include "view/kit/columns.h"

#include <string.h>

enum { HEAD_LINES = 3, NARROW = 8, VALUE_MOST = 26, TITLE_LEAST = 8, SCRATCH_MOST = 1 << 20 };

typedef struct Column {
    TableColumn c;
    int least, most; /* bounds of the width */
    int w;
} Column;

/* A table being laid out. */
typedef struct Sheet {
    const Drawing *d;
    Lines *out;
    TableId table;
    Part part;
    const Table *rows;
    Column col[F_ROW_END];
    size_t n;
    int gutter, gap;
    Arena scratch;
    Lines box[F_ROW_END + 1]; /* the gutter and a box a column, for one row */
    int at[F_ROW_END + 1];
} Sheet;

static int most(int a, int b) { return a > b ? a : b; }

static int least(int a, int b) { return a < b ? a : b; }

/* ---- how wide ---- */

static int longest_word(const char *head)
{
    Str rest = str_z(head);
    int w = 0;
    while (rest.n) w = most(w, text_width(str_cut(&rest, ' ')));
    return w;
}

static void measure_column(Column *c)
{
    const Field *f = &fields[c->c.field];
    const char *number = c->c.number;
    if (column_is_number(c->c.field)) c->c.marks = least(c->c.marks, VALUE_MOST / 2);
    c->least = most(longest_word(f->head), *number ? (int)strlen(number) + 1 : 0);
    c->most = c->c.sign + most(c->least, c->c.value + (column_is_number(c->c.field) ? c->c.marks : 0));
    c->w = least(c->most, c->c.sign + most(c->least, f->kind == KIND_TEXT ? f->width : VALUE_MOST));
}

static int total_width(const Sheet *s)
{
    int w = s->gutter;
    for (size_t i = 0; i < s->n; i++) w += s->gap + s->col[i].w;
    return w;
}

/* Room that is left goes to columns whose texts are wrapped. */
static void spread(Sheet *s, size_t first, size_t end, int room)
{
    for (bool any = true; room > 0 && any;) {
        any = false;
        for (size_t i = first; i < end && room > 0; i++)
            if (s->col[i].w < s->col[i].most) s->col[i].w++, room--, any = true;
    }
}

static void measure(Sheet *s)
{
    TableColumn all[F_ROW_END];
    int width = s->d->ctx->width;
    s->n = columns_of(s->d, s->table, all);
    s->gutter = gutter_width(s->d, s->table);
    for (size_t i = 0; i < s->n; i++) {
        s->col[i].c = all[i];
        measure_column(&s->col[i]);
    }
    Column *title = &s->col[0];
    title->w = least(title->w, most(TITLE_LEAST, width / 3));
    for (size_t i = 1; i < s->n; i++)
        s->col[i].w = least(s->col[i].w, most(1 + s->col[i].c.sign, width - s->gutter - title->w - 2));
    s->gap = 2;
    if (total_width(s) > width) s->gap = 1;
    spread(s, 0, s->n, width - total_width(s));
}

/* ---- boxes ---- */

static void end_box_line(Lines *box, int w, Place p)
{
    lines_pad_place(box, w, p);
    lines_end(box);
}

/* A cell: numbers to the right, their footnote marks behind that; sign before the value; all of it one place.
 */
static void put_cell(const Sheet *s, Lines *box, const Column *c, size_t row)
{
    Shown v;
    shown_make(s->d, s->part, row, c->c.field, &v);
    bool number = column_is_number(c->c.field);
    int left = c->c.sign, right = number ? most(left + 1, c->w - c->c.marks) : c->w;
    Str rest = v.value;
    lines_stop(box);
    do {
        Str piece = rest.n ? wrap_next(&rest, right - left) : (Str){0};
        int x = number ? right - text_width(piece) : left;
        if (box->n == 0) {
            lines_pad_place(box, x - text_width(v.sign), v.place);
            lines_place(box, v.style, v.sign, v.place, 0, 0);
        }
        lines_pad_place(box, x, v.place);
        lines_place(box, v.style, piece, v.place, SEGMENT_TEXT, (size_t)(piece.p - v.value.p));
        if (rest.n) end_box_line(box, c->w, v.place);
    } while (rest.n);
    shown_put_marks(s->d, box, &v, left, c->w);
    end_box_line(box, c->w, v.place);
}

/* The head of a column: its number, then the caption as the form prints it where three lines hold it, else
 * the short head. */
static void put_head(const Sheet *s, Lines *box, const Column *c, bool numbered, const char *number)
{
    const char *whole = column_caption(c->c.field, s->table);
    Str caption = str_z(whole), rest = caption;
    int lines = 0, right = column_is_number(c->c.field) ? c->w - c->c.marks : 0;
    while (rest.n && lines <= HEAD_LINES) wrap_next(&rest, c->w), lines++;
    if (lines > (c->w < NARROW ? 1 : HEAD_LINES) || longest_word(whole) > c->w)
        caption = str_z(fields[c->c.field].head);
    if (numbered) lines_pad(box, right - (int)strlen(number) - 1);
    if (numbered) lines_puts(box, STYLE_HEAD, number), lines_puts(box, STYLE_HEAD, ".");
    lines_end(box);
    while (caption.n) {
        Str piece = wrap_next(&caption, c->w);
        lines_pad(box, right - text_width(piece));
        lines_put(box, STYLE_HEAD, piece);
        lines_end(box);
    }
}

/* ---- lines ---- */

/* Ends a row: its boxes beside each other. */
static void put_boxes(Sheet *s, size_t n)
{
    lines_beside(s->out, s->box, s->at, n);
    bool full = s->scratch.total > SCRATCH_MOST;
    if (full) arena_free(&s->scratch);
    for (size_t i = 0; i < n; i++) {
        if (full) s->box[i] = (Lines){.arena = &s->scratch};
        lines_clear(&s->box[i]);
    }
}

/* The column of a block's box: the title, then the columns from `first` on. */
static const Column *block_column(const Sheet *s, size_t first, size_t box)
{
    return box == 1 ? &s->col[0] : &s->col[first + box - 2];
}

static void put_heads(Sheet *s, size_t first, size_t boxes)
{
    for (size_t i = 1; i < boxes; i++) {
        const Column *c = block_column(s, first, i), *before = i > 1 ? block_column(s, first, i - 1) : c;
        const char *number = fields[c->c.field].column[s->table][s->d->ctx->doc->form != FORM_3];
        s->at[i] = i > 1 ? s->at[i - 1] + before->w + s->gap : s->gutter + s->gap;
        put_head(s, &s->box[i], c, *c->c.number || (i == 2 && *number), number);
    }
    put_boxes(s, boxes);
    const Column *last = block_column(s, first, boxes - 1);
    lines_rule(s->out, least(s->at[boxes - 1] + last->w, s->d->ctx->width));
}

/* The columns from `first` to before `end` behind the title column, with all rows. */
static void put_block(Sheet *s, size_t first, size_t end)
{
    size_t boxes = 2 + end - first;
    put_heads(s, first, boxes);
    for (size_t row = 0; row < s->rows->n; row++) {
        gutter_put(s->d, &s->box[0], s->table, row, s->gutter);
        lines_end(&s->box[0]);
        for (size_t i = 1; i < boxes; i++) put_cell(s, &s->box[i], block_column(s, first, i), row);
        put_boxes(s, boxes);
    }
}

/* As many columns at a time as the width holds. */
static void put_blocks(Sheet *s)
{
    for (size_t first = 1, end; first < s->n; first = end) {
        int room = s->d->ctx->width - s->gutter - s->gap - s->col[0].w;
        for (end = first; end < s->n; end++) {
            if (s->gap + s->col[end].w > room && end > first) break;
            room -= s->gap + s->col[end].w;
        }
        spread(s, first, end, room);
        if (first > 1) lines_gap(s->out);
        put_block(s, first, end);
    }
}

static const char *table_title(TableId table, FormType form)
{
    if (form == FORM_3)
        return table == TABLE_I
                   ? "Table I - Non-Derivative Securities Beneficially Owned"
                   : "Table II - Derivative Securities Beneficially Owned (e.g., puts, calls, warrants, "
                     "options, convertible securities)";
    return table == TABLE_I
               ? "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned"
               : "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned (e.g., "
                 "puts, calls, warrants, options, convertible securities)";
}

void table_put(const Drawing *d, Lines *out, TableId table)
{
    Sheet s = {
        .d = d, .out = out, .table = table, .part = part_of_table(table), .rows = &d->ctx->doc->table[table]};
    lines_wrap(out, STYLE_TITLE, str_z(table_title(table, d->ctx->doc->form)), 0, d->ctx->width, NULL, 0);
    lines_end(out);
    if (!s.rows->n) {
        lines_text(out, STYLE_DIM, S("Nothing is reported in this table."));
        return;
    }
    for (size_t i = 0; i <= F_ROW_N; i++) s.box[i].arena = &s.scratch;
    measure(&s);
    put_blocks(&s);
    arena_free(&s.scratch);
}
