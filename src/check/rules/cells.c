/* cells.c: group F, what the cells of a scan show by themselves, beside what the reader repaired. */
#include "check/checker.h"
#include "check/keys.h"

#include <stdlib.h>

static Str raw_text(const Check *c, const Cell *cell) { return str_trim(span_str(c->d->text, cell->raw)); }

/* ---- F07: a year that its siblings do not share ---- */

/* The same day of years that differ in one digit, and not the last: grants of the same day of each year are
 * common. */
static bool one_digit_off(Date a, Date b)
{
    char x[DATE_TEXT], y[DATE_TEXT];
    int off = 0;
    date_put_us(a, x), date_put_us(b, y);
    for (int i = 0; i < 10; i++) off += x[i] != y[i] ? (i < 6 || i == 9 ? 2 : 1) : 0;
    return off == 1;
}

/* A date that two other rows of the column share, while this one is off by a digit of the year. */
static void odd_year(Check *c, const Line *l, FieldId f)
{
    const Cell *cell = line_cell(l, f);
    if (!cell_is(cell) || doc_repair_at(c->d, (Part)l->part, l->at, f)) return;
    for (size_t i = 0; i < c->nline; i++) {
        const Cell *other = line_cell(&c->line[i], f);
        if (!cell_is(other) || !one_digit_off(cell->u.date, other->u.date)) continue;
        size_t siblings = 0;
        for (size_t k = 0; k < c->nline; k++) {
            const Cell *same = line_cell(&c->line[k], f);
            siblings += cell_is(same) && same->u.date == other->u.date;
        }
        if (siblings < 2) continue;
        tell_line(c, l, f, MESSAGE_OWN)->arg[0] = other->u.date;
        return;
    }
}

void check_F07(Check *c)
{
    enum { ROWS_PAIRED = 400 }; /* no form has more than 60 rows; what has is told by C22 */
    check_repairs(c, REPAIR_YEAR);
    for (size_t i = 0; i < c->nline && c->nline <= ROWS_PAIRED; i++) {
        odd_year(c, &c->line[i], F_exerciseDate);
        odd_year(c, &c->line[i], F_expirationDate);
    }
}

/* ---- F08: a value of another kind than its column ---- */

static void other_kind(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    Date date;
    Dec number;
    if (f >= F_END || cell->state != CELL_BAD) return;
    Str s = cell_text(cell);
    bool is_date = date_parse(s, DATE_US | DATE_ISO, &date), is_number = dec_parse(s, &number);
    if ((fields[f].kind == KIND_NUMBER && is_date) || (fields[f].kind == KIND_DATE && is_number))
        tell(c, part, row, f, MESSAGE_OWN);
}

void check_F08(Check *c)
{
    check_repairs(c, REPAIR_COLUMN);
    check_cells(c, other_kind);
}

/* ---- F13: signs before an amount ---- */

static void currency(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    Str raw = raw_text(c, cell);
    bool number = f < F_END && fields[f].kind == KIND_NUMBER && cell_is(cell);
    if (!number || raw.n < 2 || doc_repair_at(c->d, part, row, f)) return;
    bool noise = raw.p[0] == '\\' || ((raw.p[0] == 'S' || raw.p[0] == 's') && is_digit(raw.p[1]));
    if (noise) tell(c, part, row, f, MESSAGE_OWN);
}

void check_F13(Check *c)
{
    check_repairs(c, REPAIR_CURRENCY);
    check_cells(c, currency);
}

/* ---- F14, F15: points lost and gained ---- */

static const FieldId amounts[] = {F_transactionShares, F_underlyingSecurityShares,
                                  F_sharesOwnedFollowingTransaction};
enum { AMOUNTS = sizeof amounts / sizeof *amounts };

/* Whether the row has this amount in another column. */
static bool row_has(const Line *l, FieldId except, Wide amount)
{
    for (int i = 0; i < AMOUNTS; i++) {
        const Cell *cell = line_cell(l, amounts[i]);
        if (amounts[i] != except && cell_is(cell) && dec_wide(cell->u.dec) == amount) return true;
    }
    return false;
}

static int by_value(const void *a, const void *b) { return dec_cmp(*(const Dec *)a, *(const Dec *)b); }

/* The middle of the column's prices that have two decimals; false if there are fewer than two. */
static bool usual_strike(const Check *c, Dec *usual)
{
    enum { MOST = 100 };
    Dec price[MOST];
    size_t n = 0;
    for (size_t i = 0; i < c->nline && n < MOST; i++) {
        const Cell *cell = line_cell(&c->line[i], F_conversionOrExercisePrice);
        if (cell_is(cell) && dec_decimals(cell->u.dec) >= 1 && dec_sign(cell->u.dec) > 0)
            price[n++] = cell->u.dec;
    }
    if (n < 2) return false;
    qsort(price, n, sizeof *price, by_value);
    *usual = price[n / 2];
    return true;
}

void check_F14(Check *c)
{
    Dec usual;
    if (!usual_strike(c, &usual)) return;
    for (size_t i = 0; i < c->nline; i++) {
        const Cell *cell = line_cell(&c->line[i], F_conversionOrExercisePrice);
        if (!is_positive(cell) || dec_decimals(cell->u.dec)) continue;
        Wide hundredth = dec_wide(cell->u.dec) / 100, middle = dec_wide(usual);
        if (hundredth >= middle / 2 && hundredth <= middle + middle / 2)
            tell_line(c, &c->line[i], F_conversionOrExercisePrice, MESSAGE_OWN)->arg[0] =
                dec_from_wide(hundredth, 2);
    }
}

static void gained_point(Check *c, const Line *l)
{
    for (int i = 0; i < AMOUNTS; i++) {
        const Cell *cell = line_cell(l, amounts[i]);
        bool unit = l->kind & KIND_UNIT;
        if (!cell_is(cell) || dec_decimals(cell->u.dec) != 3 || unit) continue;
        Wide thousandfold = dec_wide(cell->u.dec) * 1000;
        bool round = thousandfold / 1000 % WIDE_ONE == 0;
        if (round || row_has(l, amounts[i], thousandfold))
            tell_line(c, l, amounts[i], MESSAGE_OWN)->arg[0] = dec_from_wide(thousandfold, 0);
    }
}

void check_F15(Check *c)
{
    check_repairs(c, REPAIR_DECIMAL_GAINED);
    check_lines(c, gained_point);
}

/* ---- F19: a code that the row suggests ---- */

static void missing_code(Check *c, const Line *l)
{
    const Cell *code = line_cell(l, F_transactionCode);
    unsigned kind = l->kind;
    if (l->holding || cell_is(code) || doc_repair_at(c->d, (Part)l->part, l->at, F_transactionCode)) return;
    if (l->side == 'A' && is_zero(line_cell(l, F_transactionPricePerShare)) &&
        kind & (KIND_OPTION | KIND_UNIT))
        tell_line(c, l, F_transactionCode, MESSAGE_OWN);
}

void check_F19(Check *c)
{
    check_repairs(c, REPAIR_CODE);
    check_lines(c, missing_code);
}

/* ---- F21: printed totals ---- */

static bool is_total(const Line *l)
{
    return str_starts_nocase(cell_text(line_cell(l, F_securityTitle)), S("total"));
}

static void check_total(Check *c, const Line *total, const Line *first)
{
    const Cell *printed = line_cell(total, F_sharesOwnedFollowingTransaction);
    Wide sum = 0;
    if (!cell_is(printed) || first == total) return;
    for (const Line *l = first; l < total; l++) {
        const Cell *cell = line_cell(l, F_sharesOwnedFollowingTransaction);
        if (cell_is(cell)) sum += dec_wide(cell->u.dec);
    }
    if (sum != dec_wide(printed->u.dec))
        tell_line(c, total, F_sharesOwnedFollowingTransaction, 0)->arg[0] = dec_from_wide(sum, 0);
}

void check_F21(Check *c)
{
    const Line *first = c->line;
    for (const Line *l = c->line; l < c->line + c->nline; l++) {
        if (l->part != first->part) first = l;
        if (!is_total(l)) continue;
        check_total(c, l, first);
        first = l + 1;
    }
}

/* ---- F22, F23, F25: cells that hold something else than a value ---- */

static void cell_dash(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    bool number = f < F_END && (fields[f].kind == KIND_NUMBER || fields[f].kind == KIND_DATE);
    if (!number || cell->state == CELL_VALUE || !is_dash(str_trim(span_str(c->d->text, cell->raw)))) return;
    tell(c, part, row, f, MESSAGE_OWN)->arg[0] = -1;
}

void check_F22(Check *c)
{
    check_repairs(c, REPAIR_DASH);
    check_cells(c, cell_dash);
}

/* How many dates there are in a cell that could not be read as one. */
static int dates_in(Str s)
{
    int n = 0;
    Date d;
    while (s.n) n += date_parse(str_cut(&s, ' '), DATE_ISO | DATE_US, &d);
    return n;
}

static void cell_merged(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    if (f < F_END && fields[f].kind == KIND_DATE && cell->state == CELL_BAD && dates_in(cell_text(cell)) > 1)
        tell(c, part, row, f, MESSAGE_OWN);
}

/* "11/12/2003 11/13/2003": with one blank between them, they stood in one cell. */
static void dates_merged(Check *c, const Line *l)
{
    Span first = line_cell(l, F_transactionDate)->raw, second = line_cell(l, F_deemedExecutionDate)->raw;
    bool beside = first.len && second.len && second.at == first.at + first.len + 1;
    if (beside && second.at <= c->d->text.n && c->d->text.p[second.at - 1] == ' ')
        tell_line(c, l, F_transactionDate, MESSAGE_OWN);
}

void check_F23(Check *c)
{
    check_cells(c, cell_merged);
    check_lines(c, dates_merged);
}

/* 13/11/2003: no month has that number, but turned around it is a date. */
static bool day_first(Str s)
{
    char room[10];
    Date d;
    if (date_parse(s, DATE_US, &d)) return false;
    if (s.n != 10 || s.p[2] != '/' || s.p[5] != '/') return false;
    for (size_t i = 0; i < 10; i++) room[i] = s.p[i < 2 ? i + 3 : i == 3 || i == 4 ? i - 3 : i];
    return date_parse((Str){room, 10}, DATE_US, &d);
}

static void cell_order(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    bool date = f < F_END && fields[f].kind == KIND_DATE;
    if (date && day_first(str_trim(span_str(c->d->text, cell->raw)))) tell(c, part, row, f, MESSAGE_OWN);
}

void check_F25(Check *c) { check_cells(c, cell_order); }
