/* rows.c: the columns and rows of Table I and II on EDGAR's pages. */
#include "read/html/rendered.h"

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

enum { COLUMNS_MAX = 24 };

/* Heads of the second line, and what the head above them says; those of the first are told by their number.
 */
static const struct {
    const char *head, *above;
    RenderedColumn column;
} sub_heads[] = {
    {"Code", "Transaction Code", {F_transactionCode, 0}},
    {"V", "Transaction Code", {F_transactionTimeliness, 0}},
    {"Amount", "Securities Acquired", {F_transactionShares, 0}},
    {"(A) or (D)", "Securities Acquired", {F_transactionAcquiredDisposedCode, 0}},
    {"Price", "Securities Acquired", {F_transactionPricePerShare, 0}},
    {"(A)", "Number of Derivative", {F_transactionShares, 'A'}},
    {"(D)", "Number of Derivative", {F_transactionShares, 'D'}},
    {"Date Exercisable", "Date Exercisable", {F_exerciseDate, 0}},
    {"Expiration Date", "Date Exercisable", {F_expirationDate, 0}},
    {"Title", "Title and Amount", {F_underlyingSecurityTitle, 0}},
    {"Amount or Number of Shares", "Title and Amount", {F_underlyingSecurityShares, 0}},
};

enum { SUB_HEADS = sizeof sub_heads / sizeof *sub_heads };

/* The column number "2A" in front of a head. */
static Str column_number(Str head)
{
    size_t n = 0;
    while (n < head.n && is_digit(head.p[n])) n++;
    if (n && n < head.n && is_upper(head.p[n]) && n + 1 < head.n && head.p[n + 1] == '.') n++;
    return str_sub(head, 0, n);
}

bool rendered_is_sub_head(Str s)
{
    for (size_t i = 0; i < SUB_HEADS; i++)
        if (str_eq_nocase(s, str_z(sub_heads[i].head))) return true;
    return false;
}

RenderedColumn rendered_column(Str head, Str sub, TableId t, bool form3)
{
    for (size_t i = 0; i < SUB_HEADS; i++)
        if (str_eq_nocase(sub, str_z(sub_heads[i].head))) return sub_heads[i].column;
    if (str_has_nocase(head, S("Transaction Code"))) return (RenderedColumn){F_transactionCode, 0};
    Str number = column_number(head);
    for (int f = 0; number.n && f < F_ROW_END; f++)
        if (str_eq(str_z(fields[f].column[t][!form3]), number)) return (RenderedColumn){(FieldId)f, 0};
    return (RenderedColumn){F_NONE, 0};
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

Cell *rendered_put(Rendered *p, DocRow *row, RenderedColumn col, Str s, Span raw)
{
    FieldId f = col.field;
    bool dollar = false;
    if (fields[f].kind == KIND_NUMBER) s = plain_number(p->arena, s, &dollar);
    if (dollar) f = as_value(f);
    Cell *c = &row->cell[f];
    if (f == F_transactionCode && s.n)
        read_code(p, row, s, raw);
    else if (f == F_transactionTimeliness && str_eq(s, S("V")))
        rendered_set(p, c, f, S("E"), raw); /* V: earlier than required */
    else
        rendered_set(p, c, f, s, raw);
    if (col.side && s.n)
        rendered_set(p, &row->cell[F_transactionAcquiredDisposedCode], F_transactionAcquiredDisposedCode,
                     (Str){&col.side, 1}, raw);
    return c;
}

static void read_cell(Rendered *p, DocRow *row, RenderedColumn col, size_t i)
{
    const HtmlCell *from = rendered_cell(p, i);
    Span raw = {0};
    Str s = rendered_text(p, i, &raw);
    if (col.side && !s.n && from->piece0 == from->piece1) return; /* the other side's column */
    Cell *c = rendered_put(p, row, col, s, raw.len ? raw : from->raw);
    if (c->state == CELL_BLANK) c->raw = from->raw;
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

/* Does the line below the heads hold nothing but sub-heads, though no head says that it spans lines? So pages
 * look whose attributes were stripped. */
static bool is_stripped(const Rendered *p, const HtmlCell *first)
{
    size_t n = 0, c;
    for (uint32_t k = 0; (c = rendered_at(p, (size_t)(first - p->html.cell), first->row + 1, k)); k++, n++)
        if (!rendered_is_sub_head(rendered_text(p, c, NULL))) return false;
    return first->rows == 1 && n > 0;
}

/* Is the sub-head one of this head's? */
static bool is_below(Str head, Str sub)
{
    for (size_t i = 0; i < SUB_HEADS; i++)
        if (str_eq_nocase(sub, str_z(sub_heads[i].head)))
            return str_has_nocase(head, str_z(sub_heads[i].above));
    return false;
}

/* Each head, or in its place the sub-heads that it has in the line below. */
static size_t read_stripped_heads(Rendered *p, TableId t, size_t title, RenderedColumn column[COLUMNS_MAX])
{
    uint32_t row = rendered_cell(p, title)->row, next = 0;
    bool form3 = str_starts(cell_text(doc_item(p->doc, F_documentType)), S("3"));
    size_t n = 0, c, sub;
    for (uint32_t k = 0; n < COLUMNS_MAX && (c = rendered_at(p, title, row, k)); k++) {
        Str head = rendered_text(p, c, NULL);
        bool any = false;
        for (; n < COLUMNS_MAX && (sub = rendered_at(p, title, row + 1, next)); next++, any = true) {
            Str below = rendered_text(p, sub, NULL);
            if (!is_below(head, below)) break;
            column[n++] = rendered_column(head, below, t, form3);
        }
        if (!any) column[n++] = rendered_column(head, (Str){0}, t, form3);
    }
    return n;
}

/* The columns of the table whose first head is cell `title`; gives their number. */
static size_t read_heads(Rendered *p, TableId t, size_t title, RenderedColumn column[COLUMNS_MAX])
{
    const HtmlCell *first = rendered_cell(p, title);
    bool form3 = str_starts(cell_text(doc_item(p->doc, F_documentType)), S("3"));
    size_t n = 0, c;
    if (is_stripped(p, first)) return read_stripped_heads(p, t, title, column);
    for (; n < COLUMNS_MAX && (c = rendered_at(p, title, first->row, (uint32_t)n)); n++) {
        size_t below = rendered_at(p, title, first->row + 1, (uint32_t)n);
        Str sub = first->rows > 1 && below != c ? rendered_text(p, below, NULL) : (Str){0};
        column[n] = rendered_column(rendered_text(p, c, NULL), sub, t, form3);
    }
    return n;
}

static void read_table(Rendered *p, TableId t, size_t title)
{
    const HtmlCell *first = rendered_cell(p, title);
    RenderedColumn column[COLUMNS_MAX];
    size_t n = read_heads(p, t, title, column);
    DocRow *row = NULL;
    uint32_t at = 0, body = first->row + (is_stripped(p, first) ? 2 : first->rows);
    for (size_t i = title + 1; i < p->html.ncell; i++) {
        const HtmlCell *c = rendered_cell(p, i);
        if (c->table != first->table || c->row < body) continue;
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

void rendered_read_tables(Rendered *p)
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
