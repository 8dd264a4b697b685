/* field.c: group A, codes, numbers and titles of the rows, each by itself. */
#include "check/checker.h"

#include "check/keys.h"
#include "check/words.h"

/* ---- codes ---- */

/* J/K, S/K: how printed forms write the flag K beside a code. */
static bool is_code_with_swap(Str s)
{
    return s.n == 3 && s.p[1] == '/' && s.p[2] == 'K' && code_by_letter(s.p[0]) && !code_is_flag(s.p[0]);
}

static int code_message(Str s)
{
    static const struct {
        const char *text;
        int variant;
    } known[] = {{"V", 1}, {"K", 2}, {"0", 3}, {"1", 4}, {"l", 4}, {"|", 4}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_eq(s, str_z(known[i].text))) return known[i].variant;
    return 0;
}

ROW_CHECK(A21)
{
    char room[DATE_TEXT + DEC_TEXT];
    const Cell *cell = line_cell(l, F_transactionCode);
    if (l->holding) return;
    if (!cell_has(cell)) {
        if (!cell_noted(cell)) tell_line(c, l, F_transactionCode, 5);
        return;
    }
    if (c->d->origin == ORIGIN_XML && cell->prov & PROV_REPAIRED) tell_line(c, l, F_transactionCode, 6);
    const Code *code = l->code ? code_by_letter(l->code) : NULL;
    Str s = cell_value(cell, F_transactionCode, room);
    bool swap = is_code_with_swap(s);
    if ((code && code->section16b != FLAG) || (swap && c->d->origin != ORIGIN_XML)) return;
    Finding *f = tell_line(c, l, F_transactionCode, swap ? 6 : code_message(s));
    if (swap) f->arg[0] = (unsigned char)s.p[0];
}

ROW_CHECK(A25)
{
    const Cell *cell = line_cell(l, F_transactionAcquiredDisposedCode);
    if (!l->holding && !code_in(l->side, "AD"))
        tell_line(c, l, F_transactionAcquiredDisposedCode, !cell_has(cell));
}

/* Which message: what a recogniser may have made of I or D. */
static int ownership_message(const Cell *cell)
{
    char room[DATE_TEXT + DEC_TEXT];
    if (!cell_has(cell)) return 3;
    Str s = cell_value(cell, F_directOrIndirectOwnership, room);
    return is_words(s, "l|1|!") || str_eq(s, S("|")) ? 1 : is_words(s, "o|0|q") ? 2 : 0;
}

ROW_CHECK(A26)
{
    const Cell *cell = line_cell(l, F_directOrIndirectOwnership);
    if (!cell_is(cell) || !code_in(cell->u.code, "DI"))
        tell_line(c, l, F_directOrIndirectOwnership, ownership_message(cell));
}

ROW_CHECK(A22)
{
    const Cell *cell = line_cell(l, F_transactionFormType);
    if (!cell_has(cell) && !l->holding && c->d->origin == ORIGIN_XML)
        tell_line(c, l, F_transactionFormType, 2);
    else if (cell_has(cell) && !code_in(l->form_type, l->holding ? "3" : "45"))
        tell_line(c, l, F_transactionFormType, l->holding);
}

ROW_CHECK(A23)
{
    const Cell *cell = line_cell(l, F_transactionTimeliness);
    if (cell_has(cell) && !(cell_is(cell) && code_in(cell->u.code, "EL")))
        tell_line(c, l, F_transactionTimeliness, 0);
}

/* ---- numbers ---- */

enum { DECIMALS_MOST = 4 };

/* Digits, with one point at most: a number, if one that is too long to be kept. */
static bool is_number(Str s)
{
    size_t digits = 0, points = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i]) && s.p[i] != '.' && s.p[i] != ',') return false;
        digits += is_digit(s.p[i]);
        points += s.p[i] == '.';
    }
    return digits && points < 2;
}

/* A number of more digits than are kept: too many before the point, or behind it. */
static void beyond_reach(Check *c, const Line *l, FieldId f, Str number)
{
    Str rest = number, whole = str_cut(&rest, '.');
    while (whole.n && whole.p[0] == '0') whole = str_from(whole, 1);
    bool large = whole.n > 12;
    Finding *found = tell_line(c, l, f, large ? 2 : 3);
    if (large) return;
    found->severity = SEVERITY_WARNING;
    found->arg[0] = (int64_t)rest.n;
}

static void check_number(Check *c, const Line *l, FieldId f)
{
    const Cell *cell = line_cell(l, f);
    if (cell->state == CELL_BAD && is_number(cell->u.text)) {
        beyond_reach(c, l, f, cell->u.text);
    } else if (cell->state == CELL_BAD) {
        tell_line(c, l, f, 0);
    } else if (cell_is(cell) && dec_sign(cell->u.dec) < 0) {
        tell_line(c, l, f, 1);
    } else if (cell_is(cell) && dec_cmp(cell->u.dec, dec_of(9999999999999999, DECIMALS_MOST)) > 0) {
        tell_line(c, l, f, 2);
    } else if (cell_is(cell) && dec_decimals(cell->u.dec) > DECIMALS_MOST) {
        Finding *found = tell_line(c, l, f, 3);
        found->severity = SEVERITY_WARNING;
        found->arg[0] = dec_decimals(cell->u.dec);
    }
}

ROW_CHECK(A27)
{
    for (int f = 0; f < F_ROW_END; f++)
        if (fields[f].kind == KIND_NUMBER) check_number(c, l, (FieldId)f);
}

ROW_CHECK(A28)
{
    static const FieldId amounts[] = {F_transactionShares, F_transactionTotalValue};
    for (int i = 0; i < 2 && !l->holding; i++) {
        const Cell *cell = line_cell(l, amounts[i]);
        if (is_zero(cell) && !cell_noted(cell)) tell_line(c, l, amounts[i], 0);
    }
}

ROW_CHECK(A30)
{
    const Cell *price = line_cell(l, F_transactionPricePerShare);
    if (code_in(l->code, "PS") && is_zero(price) && !cell_noted(price))
        tell_line(c, l, F_transactionPricePerShare, 0);
}

/* Securities that cost thousands apiece. */
static bool is_dear(const Check *c, const Line *l)
{
    Str title = cell_text(line_cell(l, F_securityTitle)), ticker = item_text(c, F_issuerTradingSymbol);
    return has_words(title, "note|notes|debenture*|bond|bonds|preferred|preference") ||
           str_has_nocase(item_text(c, F_issuerName), S("berkshire hathaway")) ||
           str_starts_nocase(ticker, S("BRK"));
}

ROW_CHECK(A31)
{
    const Cell *price = line_cell(l, F_transactionPricePerShare), *shares = line_cell(l, F_transactionShares);
    if (l->holding || !is_positive(price)) return;
    Dec p = price->u.dec;
    if (l->part == PART_I && dec_cmp(p, dec_of(10000, 0)) > 0 && !is_dear(c, l))
        tell_line(c, l, F_transactionPricePerShare, 0);
    else if (cell_is(shares) && dec_product(p, shares->u.dec) > WIDE_ONE * 10000000000)
        tell_line(c, l, F_transactionPricePerShare, 1);
    else if (dec_cmp(p, dec_of(1, DECIMALS_MOST)) < 0)
        tell_line(c, l, F_transactionPricePerShare, 2);
}

ROW_CHECK(A29)
{
    const Cell *shares = line_cell(l, F_transactionShares);
    if (l->part == PART_I && !l->kind && code_in(l->code, "PS") && cell_is(shares) &&
        dec_wide(shares->u.dec) % WIDE_ONE != 0)
        tell_line(c, l, F_transactionShares, 0);
}

ROW_CHECK(A33)
{
    const Cell *strike = line_cell(l, F_conversionOrExercisePrice);
    if (cell_is(strike) && dec_cmp(strike->u.dec, dec_of(3000, 0)) > 0 && !is_dear(c, l))
        tell_line(c, l, F_conversionOrExercisePrice, 0);
}

/* ---- texts ---- */

static bool all_digits(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_digit(s.p[i])) return false;
    return s.n > 0;
}

ROW_CHECK(A39)
{
    Str title = cell_text(line_cell(l, F_securityTitle));
    if (is_words(title, "common|com"))
        tell_line(c, l, F_securityTitle, 1);
    else if (is_words(
                 title,
                 "stock|stocks|share|shares|security|securities|equity|see footnote|see footnotes|see note|"
                 "n/a|na|none") ||
             all_digits(title))
        tell_line(c, l, F_securityTitle, 0);
}
