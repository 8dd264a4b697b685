/* rendered.c: EDGAR's pages of a form (its stylesheets' HTML, saved or not) -> Doc, by the captions that the
 * form prints.
 *
 * Two looks are in use: that of the viewer (xslF345X0N: a box an owner, footnotes "1. …") and that of the
 * SEC's published stylesheets (a table "Reporting Owners" below the form, footnotes "(1) …").
 */
#include "read/rendered.h"

#include "read/read.h"

#include <string.h>

/* ---- texts and cells ---- */

static const HtmlCell *cell_at(const Rendered *p, size_t i) { return &p->html.cell[i]; }

static Span trimmed(const Rendered *p, Span raw)
{
    Str s = span_str(p->doc->text, raw), t = str_trim(s);
    return (Span){raw.at + (uint32_t)(t.p - s.p), (uint32_t)t.n};
}

void rendered_set(Rendered *p, Cell *c, FieldId f, Str value, Span raw)
{
    cell_set(p->doc, c, f, html_clean(p->arena, value), trimmed(p, raw));
}

void rendered_set_flag(Rendered *p, Cell *c, FieldId f, bool marked, Span raw)
{
    rendered_set(p, c, f, marked ? S("1") : S("0"), raw);
}

Str rendered_text(const Rendered *p, size_t cell, Span *raw)
{
    const HtmlCell *c = cell_at(p, cell);
    return html_text(&p->html, p->arena, c->piece0, c->piece1, HTML_ANY, raw);
}

Str rendered_below_caption(const Rendered *p, size_t cell, Span *raw)
{
    const HtmlCell *c = cell_at(p, cell);
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
    const HtmlCell *c = html_at(&p->html, cell_at(p, cell)->table, row, column);
    return c ? (size_t)(c - p->html.cell) : 0;
}

bool rendered_is_mark(Str s) { return str_eq_nocase(str_trim(s), S("X")); }

/* The footnote marks "(1)" that stand raised in a cell. */
static void add_marks(Rendered *p, Cell *c, const HtmlCell *from)
{
    for (uint32_t i = from->piece0; i < from->piece1; i++) {
        const HtmlPiece *m = &p->html.piece[i];
        Str rest = m->text;
        while (m->raised && rest.n) {
            Str digits = {rest.p, 0};
            while (digits.n < rest.n && is_digit(rest.p[digits.n])) digits.n++;
            if (digits.n) doc_add_ref(p->doc, c, str_fmt(p->arena, "F%.*s", STR_ARG(digits)), m->raw);
            rest = str_from(rest, digits.n + 1);
        }
    }
}

/* ---- the two tables ---- */

/* What a column of a table on the page holds. */
typedef struct Column {
    FieldId field; /* F_NONE: nothing we know */
    char side;     /* 'A' or 'D': the number stands in the column of this side */
} Column;

enum { COLUMNS_MAX = 24 };

/* Heads of the second line; those of the first are told by their number. */
static const struct {
    const char *head;
    Column column;
} sub_heads[] = {
    {"Code", {F_transactionCode, 0}},
    {"V", {F_transactionTimeliness, 0}},
    {"Amount", {F_transactionShares, 0}},
    {"(A) or (D)", {F_transactionAcquiredDisposedCode, 0}},
    {"Price", {F_transactionPricePerShare, 0}},
    {"(A)", {F_transactionShares, 'A'}},
    {"(D)", {F_transactionShares, 'D'}},
    {"Date Exercisable", {F_exerciseDate, 0}},
    {"Expiration Date", {F_expirationDate, 0}},
    {"Title", {F_underlyingSecurityTitle, 0}},
    {"Amount or Number of Shares", {F_underlyingSecurityShares, 0}},
};

/* The column number "2A" in front of a head. */
static Str column_number(Str head)
{
    size_t n = 0;
    while (n < head.n && is_digit(head.p[n])) n++;
    if (n && n < head.n && is_upper(head.p[n]) && n + 1 < head.n && head.p[n + 1] == '.') n++;
    return str_sub(head, 0, n);
}

static Column column_by_head(Str head, Str sub, TableId t, bool form3)
{
    for (size_t i = 0; i < sizeof sub_heads / sizeof *sub_heads; i++)
        if (str_eq_nocase(sub, str_z(sub_heads[i].head))) return sub_heads[i].column;
    if (str_has_nocase(head, S("Transaction Code"))) return (Column){F_transactionCode, 0};
    Str number = column_number(head);
    for (int f = 0; number.n && f < F_ROW_END; f++)
        if (str_eq(str_z(fields[f].column[t][!form3]), number)) return (Column){(FieldId)f, 0};
    return (Column){F_NONE, 0};
}

/* The field that takes a dollar amount instead of a number. */
static FieldId as_value(FieldId f)
{
    if (f == F_transactionShares) return F_transactionTotalValue;
    if (f == F_underlyingSecurityShares) return F_underlyingSecurityValue;
    if (f == F_sharesOwnedFollowingTransaction) return F_valueOwnedFollowingTransaction;
    return f;
}

/* "1,234" -> "1234"; "$ 1" -> "1" with `*dollar`. */
static Str plain_number(Arena *a, Str s, bool *dollar)
{
    char *out = arena_alloc(a, s.n + 1, 1, 1);
    size_t n = 0;
    *dollar = s.n && s.p[0] == '$';
    for (size_t i = *dollar; i < s.n; i++)
        if (s.p[i] != ',') out[n++] = s.p[i];
    return str_trim((Str){out, n});
}

/* "C", or "J/K" where an equity swap is involved. */
static void read_code(Rendered *p, DocRow *row, Str s, Span raw)
{
    Str code = s, swap = {0};
    if (s.n > 1 && str_find(s, S("/")) < s.n) {
        swap = s;
        code = str_cut(&swap, '/');
    }
    rendered_set(p, &row->cell[F_transactionCode], F_transactionCode, code, raw);
    if (is_alpha(swap.n ? swap.p[0] : 0))
        rendered_set_flag(p, &row->cell[F_equitySwapInvolved], F_equitySwapInvolved, true, raw);
}

static void read_cell(Rendered *p, DocRow *row, Column col, size_t i)
{
    const HtmlCell *from = cell_at(p, i);
    FieldId f = col.field;
    Span raw = {0};
    bool dollar = false;
    Str s = rendered_text(p, i, &raw);
    if (fields[f].kind == KIND_NUMBER) s = plain_number(p->arena, s, &dollar);
    if (dollar) f = as_value(f);
    Cell *c = &row->cell[f];
    if (col.side && !s.n && from->piece0 == from->piece1) return; /* the other side's column */
    if (!raw.len) raw = from->raw;
    if (f == F_transactionCode && s.n)
        read_code(p, row, s, raw);
    else if (f == F_transactionTimeliness && str_eq(s, S("V")))
        rendered_set(p, c, f, S("E"), raw); /* V: earlier than required */
    else
        rendered_set(p, c, f, s, raw);
    if (c->state == CELL_BLANK) c->raw = from->raw;
    if (col.side && s.n)
        rendered_set(p, &row->cell[F_transactionAcquiredDisposedCode], F_transactionAcquiredDisposedCode,
                     (Str){&col.side, 1}, raw);
    add_marks(p, c, from);
}

/* A row without a transaction is a holding; what it leaves blank of one is not there. */
static void settle_row(DocRow *row)
{
    static const FieldId transaction[] = {F_transactionDate,       F_deemedExecutionDate,
                                          F_transactionCode,       F_transactionShares,
                                          F_transactionTotalValue, F_transactionAcquiredDisposedCode,
                                          F_transactionTimeliness, F_transactionPricePerShare};
    row->holding = 1;
    for (size_t i = 0; i < sizeof transaction / sizeof *transaction; i++)
        if (row->cell[transaction[i]].nref || cell_has(&row->cell[transaction[i]])) row->holding = 0;
    for (size_t i = 0; row->holding && i < sizeof transaction / sizeof *transaction; i++)
        row->cell[transaction[i]] = (Cell){0};
}

/* The columns of the table whose first head is cell `title`; gives their number. */
static size_t read_heads(Rendered *p, TableId t, size_t title, Column column[COLUMNS_MAX])
{
    const HtmlCell *first = cell_at(p, title);
    bool form3 = str_starts(cell_text(doc_item(p->doc, F_documentType)), S("3"));
    size_t n = 0, c;
    for (; n < COLUMNS_MAX && (c = rendered_at(p, title, first->row, (uint32_t)n)); n++) {
        size_t below = rendered_at(p, title, first->row + 1, (uint32_t)n);
        Str sub = first->rows > 1 && below != c ? rendered_text(p, below, NULL) : (Str){0};
        column[n] = column_by_head(rendered_text(p, c, NULL), sub, t, form3);
    }
    return n;
}

static void read_table(Rendered *p, TableId t, size_t title)
{
    const HtmlCell *first = cell_at(p, title);
    Column column[COLUMNS_MAX];
    size_t n = read_heads(p, t, title, column);
    DocRow *row = NULL;
    uint32_t at = 0;
    for (size_t i = title + 1; i < p->html.ncell; i++) {
        const HtmlCell *c = cell_at(p, i);
        if (c->table != first->table || c->row < first->row + first->rows) continue;
        if (!row || c->row != at) {
            if (row) settle_row(row);
            if (!(row = doc_add_row(p->doc, t, false))) return;
            row->raw = c->raw;
            at = c->row;
        }
        row->raw.len = c->raw.at + c->raw.len - row->raw.at;
        if (c->column < n && column[c->column].field != F_NONE)
            read_cell(p, row, column[c->column], i);
        else if (rendered_text(p, i, NULL).n)
            doc_add_trouble(p->doc, c->raw, "a cell outside of the columns of %s",
                            part_name(part_of_table(t)));
    }
    if (row) settle_row(row);
}

static void read_tables(Rendered *p)
{
    size_t one = rendered_find(p, 1, "Title of Security"),
           two = rendered_find(p, 1, "Title of Derivative Security");
    if (one)
        read_table(p, TABLE_I, one);
    else
        doc_add_trouble(p->doc, (Span){0}, "no Table I in the page");
    if (two)
        read_table(p, TABLE_II, two);
    else
        doc_add_trouble(p->doc, (Span){0}, "no Table II in the page");
}

/* ---- below the tables ---- */

/* "1. text" -> 1, the text behind it; 0 if it does not start so. */
static Str note_number(Str *s)
{
    size_t n = 0;
    bool round = s->n && s->p[0] == '(';
    while (round + n < s->n && is_digit(s->p[round + n])) n++;
    if (!n || round + n >= s->n || s->p[round + n] != (round ? ')' : '.')) return (Str){0};
    Str number = str_sub(*s, round, n);
    *s = str_trim(str_from(*s, round + n + 1));
    return number;
}

static void add_note(Rendered *p, Str number, Str text, Span raw)
{
    Note *note = doc_add_note(p->doc, str_fmt(p->arena, "F%.*s", STR_ARG(number)));
    Str bytes = span_str(p->doc->text, trimmed(p, raw)), rest = bytes;
    if (note_number(&rest).n)
        raw = (Span){trimmed(p, raw).at + (uint32_t)(rest.p - bytes.p), (uint32_t)rest.n};
    if (note) rendered_set(p, &note->text, F_remarks, text, raw);
}

/* Remarks stand behind the word or in the next cell. Gives the last cell read. */
static size_t read_remarks(Rendered *p, size_t i)
{
    Span raw = {0};
    Str s = str_trim(str_from(rendered_text(p, i, &raw), 8));
    bool next = !s.n && i + 1 < p->html.ncell && cell_at(p, i + 1)->table == cell_at(p, i)->table;
    if (next)
        s = rendered_text(p, ++i, &raw);
    else
        raw.at += 8, raw.len -= 8;
    rendered_set(p, doc_item(p->doc, F_remarks), F_remarks, s, s.n ? raw : cell_at(p, i)->raw);
    return i;
}

static void read_notes(Rendered *p)
{
    size_t from = rendered_find(p, 1, "Title of Derivative Security"),
           head = rendered_find(p, 1, "Explanation of Responses");
    for (size_t i = from ? from : 1; i < p->html.ncell; i++) {
        Span raw = {0};
        Str s = rendered_text(p, i, &raw), rest = s, number = note_number(&rest);
        if (cell_at(p, i)->piece0 == cell_at(p, i)->piece1 || p->own[i].n == 0) continue;
        if (str_starts_nocase(s, S("No securities are beneficially owned")))
            rendered_set_flag(p, doc_item(p->doc, F_noSecuritiesOwned), F_noSecuritiesOwned, true, raw);
        else if (str_starts_nocase(s, S("Remarks:")))
            i = read_remarks(p, i);
        else if (number.n && !rest.n && html_right(&p->html, i, 1) == i + 1) {
            rest = rendered_text(p, i + 1, &raw);
            add_note(p, number, rest, raw);
            i++;
        } else if (number.n && head && cell_at(p, i)->table == cell_at(p, head)->table)
            add_note(p, number, rest, raw);
    }
}

/* A line of the signature's table: the first text is the name, a date stands behind it. */
static void read_signature(Rendered *p, size_t i, bool in_front)
{
    Span name_raw = {0}, date_raw = {0}, raw;
    Str name = {0}, date = {0};
    Date d;
    uint32_t table = cell_at(p, i)->table, row = cell_at(p, i)->row;
    for (size_t k = i; k < p->html.ncell && cell_at(p, k)->table == table && cell_at(p, k)->row == row; k++) {
        Str s = rendered_text(p, k, &raw);
        if (!s.n) continue;
        if (!name.n)
            name = s, name_raw = raw;
        else if (date_parse(s, DATE_US, &d))
            date = s, date_raw = raw;
    }
    if (!name.n || (!date.n && !in_front)) return;
    Sign *sign = doc_add_sign(p->doc);
    sign->raw = (Span){name_raw.at, date.n ? date_raw.at + date_raw.len - name_raw.at : name_raw.len};
    rendered_set(p, sign_item(sign, F_signatureName), F_signatureName, name, name_raw);
    rendered_set(p, sign_item(sign, F_signatureDate), F_signatureDate, date, date_raw);
}

static void read_signatures(Rendered *p)
{
    size_t caption = rendered_find(p, 1, "Signature of Reporting Person");
    if (!caption) {
        doc_add_trouble(p->doc, (Span){0}, "no signature in the page");
        return;
    }
    const HtmlCell *c = cell_at(p, caption);
    uint32_t last = UINT32_MAX;
    for (size_t i = 1; i < p->html.ncell; i++) {
        const HtmlCell *k = cell_at(p, i);
        if (k->table != c->table || k->row == last) continue;
        last = k->row;
        read_signature(p, i, k->row < c->row);
    }
}

static Str *own_texts(Rendered *p)
{
    Str *own = ARENA_NEW(p->arena, Str, p->html.ncell);
    for (size_t i = 1; i < p->html.ncell; i++) {
        const HtmlCell *c = cell_at(p, i);
        own[i] = html_text(&p->html, p->arena, c->piece0, c->piece1, (uint32_t)i, NULL);
    }
    return own;
}

void read_rendered(Doc *d)
{
    Rendered *p = ARENA_NEW(&d->arena, Rendered, 1);
    p->doc = d;
    p->arena = &d->arena;
    html_read(&p->html, p->arena, d->text);
    p->own = own_texts(p);
    rendered_read_head(p);
    rendered_read_owners(p);
    read_tables(p);
    read_notes(p);
    read_signatures(p);
    doc_finish(d);
}
