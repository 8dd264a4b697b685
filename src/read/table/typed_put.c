/* typed_put.c: rows as printed -> rows of the Doc. */
#include "read/table/typed_put.h"

#include "read/value/spelling.h"
#include "read/value/strict.h"

#include <string.h>

enum { BITS_MAX = 64 };

/* The bits of a row in a field. */
static size_t bits_of(const Grid *g, const TypedRow *row, FieldId f, char side, Bit out[BITS_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < row->n && n < BITS_MAX; i++) {
        const Column *c = &g->col[row->bit[i].column];
        if (c->field != f || c->side != side) continue;
        out[n++] = row->bit[i];
    }
    return n;
}

/* Does the text of a row anywhere show that words are cut at the edge of a column? */
static bool row_is_cut(const TypedRow *row, const Room *room, const Print *print)
{
    for (size_t i = 0; i < row->n; i++)
        for (size_t k = i + 1; k < row->n; k++) {
            const Bit *a = &row->bit[i], *b = &row->bit[k];
            if (a->column != b->column) continue;
            if (shows_hard_cut(a, b, room[a->column].width, print)) return true;
            break;
        }
    return false;
}

/* What room the columns have: as much as their longest piece takes, when that comes near the border. */
static void measure(const Grid *g, const TypedRows *rows, const Print *print, Room room[COLUMNS_MAX])
{
    enum { MARGIN = 2 };
    bool hard = false;
    memset(room, 0, COLUMNS_MAX * sizeof *room);
    if (!g->exact) return;
    for (size_t r = 0; r < rows->n; r++)
        for (size_t i = 0; i < rows->row[r].n; i++) {
            const Bit *b = &rows->row[r].bit[i];
            int w = b->indent + (int)str_width(b->text), *width = &room[b->column].width;
            if (w > *width) *width = w;
        }
    for (size_t c = 0; g->drawn && c + 1 < g->n; c++)
        if (room[c].width + MARGIN < g->col[c].x1 - g->col[c].x0) room[c].width = 0;
    for (size_t r = 0; r < rows->n; r++) hard = hard || row_is_cut(&rows->row[r], room, print);
    for (size_t c = 0; c < COLUMNS_MAX; c++) room[c].hard = hard;
}

/* A sum of money stands where else a number of securities does: the form's other element for it. */
static FieldId money_field(FieldId f, const Bit *bit, size_t n)
{
    if (!n || bit[0].text.p[0] != '$') return f;
    switch (f) {
    case F_transactionShares: return F_transactionTotalValue;
    case F_underlyingSecurityShares: return F_underlyingSecurityValue;
    case F_sharesOwnedFollowingTransaction: return F_valueOwnedFollowingTransaction;
    default: return f;
    }
}

static void put_field(Doc *d, Where w, const Grid *g, const TypedRow *row, char side, const Room *room,
                      const Print *print)
{
    Bit bit[BITS_MAX];
    size_t n = bits_of(g, row, w.field, side, bit);
    if (w.part == PART_II) w.field = money_field(w.field, bit, n);
    cell_put_bits(d, w, bit, n, n ? room[bit[0].column] : (Room){0, false}, print);
    Cell *c = doc_cell(d, w.part, w.row, w.field);
    if (n && !g->exact) c->prov |= PROV_PLACED;
    for (size_t i = 0; n > 1 && i < n; i++)
        if (bit[i].unsure) c->prov |= PROV_GUESSED;
}

/* Takes `now` for what the cell says, as a guess beside which stands what it says. */
static void guess(Doc *d, Where w, Str was, Str now, const char *why, Str other)
{
    Cell *c = doc_cell(d, w.part, w.row, w.field);
    cell_set(d, c, w.field, now, c->raw);
    c->prov |= PROV_GUESSED;
    Repair *r = doc_add_repair(d, REPAIR_OTHER, w.part, w.row, w.field, was, now, str_z(why));
    if (other.n) repair_add_other(d, r, other);
}

/* Where acquired and disposed of are two columns, the one that holds an amount. */
static char side_of(const Grid *g, const TypedRow *row)
{
    char side = 'A';
    for (size_t i = 0; i < row->n; i++) {
        const Column *c = &g->col[row->bit[i].column];
        if (c->side && !is_nothing(row->bit[i].text)) return c->side;
        if (c->side) side = c->side;
    }
    return side;
}

/* Amount and (A) or (D), where they are two columns: acquired and disposed of. */
static void put_sides(Doc *d, Where w, const Grid *g, const TypedRow *row, char side, const Room *room,
                      const Print *print)
{
    Bit bit[BITS_MAX];
    size_t n = bits_of(g, row, w.field, side, bit);
    put_field(d, w, g, row, side, room, print);
    const Cell *amount = doc_cell(d, w.part, w.row, w.field);
    Cell *c = doc_cell(d, w.part, w.row, F_transactionAcquiredDisposedCode);
    c->state = CELL_BLANK;
    if (!n || (amount->state == CELL_BLANK && !amount->nref)) return;
    cell_set(d, c, F_transactionAcquiredDisposedCode, (Str){&side, 1}, doc_span(d, bit[0].text));
    c->prov |= PROV_PLACED;
    if (!bit[0].side_unsure) return;
    w.field = F_transactionAcquiredDisposedCode;
    guess(d, w, bit[0].text, side == 'A' ? S("A") : S("D"),
          "the page does not tell the columns acquired and disposed of apart", side == 'A' ? S("D") : S("A"));
}

bool grid_has(const Grid *g, FieldId f, char side)
{
    for (size_t c = 0; c < g->n; c++)
        if (g->col[c].field == f && g->col[c].side == side) return true;
    return false;
}

/* "S/K", "P V" in the code's column. */
static void split_code(Doc *d, Where w)
{
    Cell *c = doc_cell(d, w.part, w.row, F_transactionCode);
    if (c->state != CELL_BAD) return;
    CodeValue v = code_read(c->u.text);
    if (!v.ok || !v.code) return;
    if (v.k)
        cell_set(d, doc_cell(d, w.part, w.row, F_equitySwapInvolved), F_equitySwapInvolved, S("1"), c->raw);
    if (v.v)
        cell_set(d, doc_cell(d, w.part, w.row, F_transactionTimeliness), F_transactionTimeliness, S("E"),
                 c->raw);
    cell_set(d, c, F_transactionCode, (Str){&v.code, 1}, c->raw);
}

/* Parts of a printed text, at blanks and commas. */
typedef struct Parts {
    Str at[2];
    size_t n; /* may be more than are kept */
} Parts;

static Parts parts_of(Str s)
{
    Parts p = {.n = 0};
    for (size_t i = 0, from = 0; i <= s.n; i++) {
        bool ends = i == s.n || is_blank(s.p[i]) || (s.p[i] == ',' && !(i && is_digit(s.p[i - 1])));
        if (!ends) continue;
        if (i > from && p.n < 2) p.at[p.n] = str_sub(s, from, i - from);
        p.n += i > from;
        from = i + 1;
    }
    return p;
}

/* "1,250,000 (D)": the side stands behind the amount, in one column with it. */
static void split_side(Doc *d, Where w)
{
    Cell *shares = doc_cell(d, w.part, w.row, F_transactionShares);
    if (shares->state != CELL_BAD) return;
    Parts p = parts_of(shares->u.text);
    Str side = p.n == 2 ? p.at[1] : (Str){0}, raw = span_str(d->text, shares->raw);
    if (side.n == 3 && side.p[0] == '(' && side.p[2] == ')') side = str_sub(side, 1, 1);
    Str number = number_printed(&d->arena, p.at[0]);
    Dec dec;
    if (side.n != 1 || (side.p[0] != 'A' && side.p[0] != 'D') || !dec_parse(number, &dec)) return;
    cell_set(d, shares, F_transactionShares, number, shares->raw);
    Cell *c = doc_cell(d, w.part, w.row, F_transactionAcquiredDisposedCode);
    cell_set(d, c, F_transactionAcquiredDisposedCode, side, doc_span(d, raw));
}

/* "12,000 -" beside "A,D": amounts acquired and disposed of in one column, a dash where there is none. */
static void settle_both(Doc *d, Where w)
{
    const Cell *shares = doc_cell(d, w.part, w.row, F_transactionShares);
    const Cell *side = doc_cell(d, w.part, w.row, F_transactionAcquiredDisposedCode);
    if (shares->state != CELL_BAD) return;
    Parts amount = parts_of(shares->u.text);
    if (amount.n != 2 || is_nothing(amount.at[0]) == is_nothing(amount.at[1])) return;
    size_t k = is_nothing(amount.at[0]);
    Str number = number_printed(&d->arena, amount.at[k]);
    Dec dec;
    if (!dec_parse(number, &dec)) return;
    Parts letter = parts_of(side->state == CELL_BAD ? side->u.text : S(""));
    w.field = F_transactionShares;
    guess(d, w, shares->u.text, number, "of two amounts, acquired and disposed of, one is a dash", S(""));
    if (letter.n != 2 || letter.at[0].n != 1 || letter.at[1].n != 1) return;
    w.field = F_transactionAcquiredDisposedCode;
    guess(d, w, side->u.text, letter.at[k], "the side whose amount is given", letter.at[!k]);
}

/* Tells what no cell takes: text under no known head, a second amount. */
static void tell_unread(Doc *d, const Grid *g, const TypedRow *row, char side)
{
    for (size_t i = 0; i < row->n; i++) {
        const Column *c = &g->col[row->bit[i].column];
        Str s = row->bit[i].text;
        bool taken = c->field != F_NONE && (!c->side || c->side == side);
        if (!taken && !is_nothing(s))
            doc_add_unread(d, doc_span(d, s), "no column is known for '%.*s'", STR_ARG(s));
        if (!taken) doc_add_printed(d, doc_span(d, s)); /* told once */
    }
}

static void put_row(Doc *d, const Grid *g, const TypedRow *row, const Room *room, const Print *print)
{
    DocRow *r = doc_add_row(d, g->table, false);
    Part part = part_of_table(g->table);
    Where w = {part, doc_rows(d, part) - 1, F_NONE};
    char side = side_of(g, row);
    if (!r) return;
    for (int f = 0; f < F_ROW_END; f++) {
        w.field = (FieldId)f;
        if (grid_has(g, w.field, 'A') || grid_has(g, w.field, 'D'))
            put_sides(d, w, g, row, side, room, print);
        else if (grid_has(g, w.field, 0))
            put_field(d, w, g, row, 0, room, print);
    }
    tell_unread(d, g, row, side);
    split_code(d, w);
    split_side(d, w);
    settle_both(d, w);
    r = &d->table[g->table].row[w.row];
    r->holding = !cell_has(&r->cell[F_transactionDate]) && !cell_has(&r->cell[F_transactionCode]);
    Span first = doc_span(d, row->bit[0].text), last = doc_span(d, row->bit[row->n - 1].text);
    r->raw = (Span){first.at, last.at + last.len - first.at};
}

void grid_put_rows(Doc *d, const Grid *g, const TypedRows *rows, const Print *print)
{
    Room room[COLUMNS_MAX];
    measure(g, rows, print, room);
    for (size_t i = 0; i < rows->n; i++) put_row(d, g, &rows->row[i], room, print);
}
