/* table.c: columns as wide as their values need, heads wrapped above them, rows of cells set beside each
 * other. */
#include "view/kit/table.h"
#include "view/kit/card.h"

#include <stdio.h>
#include <string.h>

enum {
    HEAD_LINES = 3,
    NARROW = 8,
    VALUE_MOST = 26,
    TITLE_LEAST = 8,
    UNWRAPPED_MOST = 40,
    SCRATCH_MOST = 1 << 20
};

typedef struct Column {
    FieldId field;
    const char *number;     /* as the form prints it, "" where it is that of the column before */
    int sign, value, marks; /* the widest of each */
    int least, most;        /* bounds of the width */
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
    size_t head, nhead; /* lines of `out` */
    Arena scratch;
    Lines box[F_ROW_END + 1]; /* the gutter and a box a column, for one row */
    int at[F_ROW_END + 1];
} Sheet;

static bool is_number(FieldId f) { return fields[f].kind == KIND_NUMBER; }

static int most(int a, int b) { return a > b ? a : b; }

static int least(int a, int b) { return a < b ? a : b; }

/* ---- which columns ---- */

/* Amounts in dollars share a column with amounts in units; they and columns that this form does not have
 * stand there only if some row says something in them. */
static bool is_extra(FieldId f, TableId table, FormType form)
{
    return f == F_transactionTotalValue || f == F_underlyingSecurityValue ||
           f == F_valueOwnedFollowingTransaction || !field_in(f, table, form);
}

static bool is_used(const Sheet *s, FieldId f)
{
    for (size_t i = 0; i < s->rows->n; i++)
        if (s->rows->row[i].cell[f].state != CELL_ABSENT ||
            flags_at(&s->d->flags, place_at(s->d->ctx, s->part, i, f)))
            return true;
    return false;
}

static void choose_columns(Sheet *s, FormType form)
{
    FieldId all[F_ROW_END];
    size_t n = form_columns(form, s->table, all);
    for (int f = 0; f < F_ROW_END; f++)
        if (!field_in((FieldId)f, s->table, form)) all[n++] = (FieldId)f;
    for (size_t i = 0; i < n; i++) {
        if (is_extra(all[i], s->table, form) && !is_used(s, all[i])) continue;
        s->col[s->n++] = (Column){.field = all[i], .number = fields[all[i]].column[s->table][form != FORM_3]};
    }
}

/* ---- how wide ---- */

static int longest_word(const char *head)
{
    Str rest = str_z(head);
    int w = 0;
    while (rest.n) w = most(w, text_width(str_cut(&rest, ' ')));
    return w;
}

static void measure_cell(Sheet *s, Column *c, size_t row)
{
    Shown shown;
    shown_make(s->d, s->part, row, c->field, &shown);
    c->sign = most(c->sign, text_width(shown.sign));
    int marks = shown_marks(s->d->ctx->doc, shown.cell), value = text_width(shown.value);
    if (is_number(c->field))
        c->marks = most(c->marks, least(marks, VALUE_MOST / 2));
    else
        value += marks;
    c->value = most(c->value, value);
}

static void measure_column(Sheet *s, Column *c)
{
    const Field *f = &fields[c->field];
    for (size_t i = 0; i < s->rows->n; i++) measure_cell(s, c, i);
    bool numbered = c == s->col || strcmp(c[-1].number, c->number) != 0;
    c->least = most(longest_word(f->head), numbered ? (int)strlen(c->number) + 1 : 0);
    c->most = c->sign + most(c->least, c->value + c->marks);
    c->w = least(c->most, c->sign + most(c->least, f->kind == KIND_TEXT ? f->width : VALUE_MOST));
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

/* A table that scrolls anyway need not wrap its texts; that keeps its rows low. */
static void unwrap(Sheet *s)
{
    Column *title = &s->col[0];
    title->w = most(title->w, least(title->most, s->d->ctx->width / 4));
    for (size_t i = 1; i < s->n; i++) s->col[i].w = most(s->col[i].w, least(s->col[i].most, UNWRAPPED_MOST));
}

static int gutter_width(const Sheet *s)
{
    char number[24];
    int sign = 0;
    for (size_t i = 0; i < s->rows->n; i++) {
        const Flag *f = flags_at(&s->d->flags, place_at(s->d->ctx, s->part, i, F_NONE));
        if (f) sign = most(sign, (int)strlen(severity_sign((Severity)f->severity)));
    }
    return sign + (sign > 0) + snprintf(number, sizeof number, "%zu", s->rows->n);
}

static void measure(Sheet *s)
{
    int width = s->d->ctx->width;
    s->gutter = gutter_width(s);
    for (size_t i = 0; i < s->n; i++) measure_column(s, &s->col[i]);
    Column *title = &s->col[0];
    title->w = least(title->w, most(TITLE_LEAST, width / 3));
    for (size_t i = 1; i < s->n; i++)
        s->col[i].w = least(s->col[i].w, most(1 + s->col[i].sign, width - s->gutter - title->w - 2));
    s->gap = 2;
    if (total_width(s) > width) s->gap = 1;
    if (total_width(s) > width && !s->d->ctx->print) unwrap(s);
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
    shown_make(s->d, s->part, row, c->field, &v);
    bool number = is_number(c->field);
    int left = c->sign, right = number ? most(left + 1, c->w - c->marks) : c->w;
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

static void put_gutter(const Sheet *s, Lines *box, size_t row)
{
    char number[24];
    Place p = place_at(s->d->ctx, s->part, row, F_NONE);
    const Flag *f = flags_at(&s->d->flags, p);
    Str digits = {number, (size_t)snprintf(number, sizeof number, "%zu", row + 1)};
    lines_stop(box);
    if (f)
        lines_place(box, severity_style((Severity)f->severity), str_z(severity_sign((Severity)f->severity)),
                    p, 0, 0);
    lines_pad_place(box, s->gutter - (int)digits.n, p);
    lines_place(box, STYLE_DIM, digits, p, 0, 0);
    lines_end(box);
}

/* The head of a column: its number, then the caption as the form prints it where three lines hold it, else
 * the short head. */
static void put_head(const Sheet *s, Lines *box, const Column *c, bool numbered)
{
    const Field *f = &fields[c->field];
    bool derivative = c->field == F_securityTitle && s->table == TABLE_II;
    const char *whole = derivative ? "Title of Derivative Security" : f->caption;
    Str caption = str_z(whole), rest = caption;
    int lines = 0, right = is_number(c->field) ? c->w - c->marks : 0;
    while (rest.n && lines <= HEAD_LINES) wrap_next(&rest, c->w), lines++;
    if (lines > (c->w < NARROW ? 1 : HEAD_LINES) || longest_word(whole) > c->w) caption = str_z(f->head);
    if (numbered) lines_pad(box, right - (int)strlen(c->number) - 1);
    if (numbered) lines_puts(box, STYLE_HEAD, c->number), lines_puts(box, STYLE_HEAD, ".");
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
    size_t first = s->out->n;
    lines_beside(s->out, s->box, s->at, n);
    for (size_t i = first; i < s->out->n; i++) {
        Line *line = &s->out->line[i];
        line->fixed = s->gutter + s->gap + s->col[0].w + s->gap;
        line->scrolls = !s->d->ctx->print;
        line->head = s->head;
        line->nhead = s->nhead;
    }
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
    const char *before = "";
    s->head = s->out->n;
    s->nhead = 0;
    for (size_t i = 1; i < boxes; i++) {
        const Column *c = block_column(s, first, i);
        s->at[i] = s->gutter + s->gap;
        if (i > 1) s->at[i] = s->at[i - 1] + block_column(s, first, i - 1)->w + s->gap;
        put_head(s, &s->box[i], c, *c->number && strcmp(before, c->number) != 0);
        before = c->number;
    }
    put_boxes(s, boxes);
    const Column *last = block_column(s, first, boxes - 1);
    lines_rule(s->out, least(s->at[boxes - 1] + last->w, s->d->ctx->width));
    s->nhead = s->out->n - s->head;
}

/* The columns from `first` to before `end` behind the title column, with all rows. */
static void put_block(Sheet *s, size_t first, size_t end, const Place *opened)
{
    size_t boxes = 2 + end - first;
    put_heads(s, first, boxes);
    for (size_t row = 0; row < s->rows->n; row++) {
        put_gutter(s, &s->box[0], row);
        for (size_t i = 1; i < boxes; i++) put_cell(s, &s->box[i], block_column(s, first, i), row);
        put_boxes(s, boxes);
        bool card =
            opened && opened->filing == s->d->ctx->filing && opened->part == s->part && opened->row == row;
        if (card) card_put(s->d, s->out, *opened, s->d->ctx->width);
    }
}

/* In print: as many columns at a time as the width holds. */
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
        put_block(s, first, end, NULL);
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

void table_put(const Drawing *d, Lines *out, TableId table, const Place *opened)
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
    choose_columns(&s, d->ctx->doc->form);
    measure(&s);
    if (d->ctx->print)
        put_blocks(&s);
    else
        put_block(&s, 1, s.n, opened);
    arena_free(&s.scratch);
}
