/* codes.c: group B, the code of a row against its side, its title, its owner and its text. */
#include "check/checker.h"
#include "check/facts/transfers.h"
#include "check/keys.h"
#include "check/words.h"

static Str title_of(const Line *l) { return cell_text(line_cell(l, F_securityTitle)); }

/* ---- B01 to B07: the side that a code asks for ---- */

/* Reports rows with that code on the other side; `table` 0 = either. */
static void code_needs_side(Check *c, char code, char side)
{
    for (size_t i = 0; i < c->nline; i++) {
        const Line *l = &c->line[i];
        if (l->code == code && code_in(l->side, "AD") && l->side != side)
            tell_line(c, l, F_transactionAcquiredDisposedCode, 0);
    }
}

void check_B01(Check *c) { code_needs_side(c, 'P', 'A'); }
void check_B02(Check *c) { code_needs_side(c, 'S', 'D'); }
void check_B04(Check *c) { code_needs_side(c, 'D', 'D'); }
void check_B05(Check *c) { code_needs_side(c, 'L', 'A'); }
void check_B06(Check *c) { code_needs_side(c, 'U', 'D'); }

static void f_in_table2(Check *c, const Line *l)
{
    if (l->code == 'F' && l->part == PART_II && l->side == 'D')
        tell_note(c, PART_II, l->at, F_transactionCode, 1);
}

void check_B03(Check *c)
{
    code_needs_side(c, 'F', 'D');
    check_lines(c, f_in_table2);
}

ROW_CHECK(B07)
{
    if (l->code != 'A' || l->side != 'D') return;
    Finding *f = tell_line(c, l, F_transactionAcquiredDisposedCode, 0);
    if (l->part == PART_II) f->severity = SEVERITY_WARNING;
}

ROW_CHECK(B08)
{
    if (l->part == PART_I && code_in(l->code, "EH"))
        tell_line(c, l, F_transactionCode, 0);
    else if (l->code == 'H' && l->side == 'A')
        tell_line(c, l, F_transactionAcquiredDisposedCode, 1);
}

/* ---- B09: exercises and conversions ---- */

static bool is_put(const Line *l) { return (l->kind | l->under_kind) & KIND_PUT; }

/* One class of Table I is converted into another: the row that takes it in is there too. */
static bool has_counterpart(const Check *c, const Line *l)
{
    for (size_t i = 0; i < c->nline; i++) {
        const Line *other = &c->line[i];
        if (other->part == PART_I && other->code == l->code && other->side == 'A' && other->date == l->date)
            return true;
    }
    return false;
}

static bool has_put(const Check *c)
{
    for (size_t i = 0; i < c->nline; i++)
        if (c->line[i].part == PART_II && is_put(&c->line[i])) return true;
    return false;
}

/* Another row of Table II is turned into this one: preferred into Class B stock. */
static bool is_converted_into(Check *c, const Line *l)
{
    Str key = title_key(&c->arena, title_of(l));
    for (size_t i = 0; i < c->nline; i++) {
        const Line *o = &c->line[i];
        Str under = cell_text(line_cell(o, F_underlyingSecurityTitle));
        if (o->part == PART_II && !o->holding && o->side == 'D' && o->date == l->date &&
            str_eq(title_key(&c->arena, under), key))
            return true;
    }
    return false;
}

ROW_CHECK(B09)
{
    if (!code_in(l->code, "MCOX")) return;
    if (l->part == PART_I && l->side == 'D' && !has_put(c) && !(l->code == 'C' && has_counterpart(c, l)))
        tell_line(c, l, F_transactionAcquiredDisposedCode, 0);
    bool unit = l->under_kind;
    if (l->part == PART_II && l->side == 'A' && !unit && !is_converted_into(c, l))
        tell_note(c, PART_II, l->at, F_transactionAcquiredDisposedCode, 1);
}

/* ---- J, I and the swap flag ---- */

ROW_CHECK(B10)
{
    if (l->code != 'J' || l->noted || item_text(c, F_remarks).n) return;
    tell_line(c, l, F_transactionCode, 0);
}

ROW_CHECK(B11)
{
    if (l->code != 'J' || l->side != 'D' || !is_positive(line_cell(l, F_transactionPricePerShare))) return;
    if (line_says(c, l, TEXT_TRADE) && !line_says(c, l, TEXT_NO_TRADE)) tell_line(c, l, F_transactionCode, 0);
}

/* Printed forms show the flag in the column of the code, where it has to stand beside one. */
static bool is_lone_k(const Line *l)
{
    char room[DATE_TEXT + DEC_TEXT];
    return str_eq(cell_value(line_cell(l, F_transactionCode), F_transactionCode, room), S("K"));
}

ROW_CHECK(B12)
{
    const Cell *swap = line_cell(l, F_equitySwapInvolved);
    bool speaks = l->kind & KIND_SWAP || line_says(c, l, TEXT_SWAP);
    if (l->holding) return;
    if (is_scan(c) && is_lone_k(l))
        tell_line(c, l, F_transactionCode, 2)->severity = SEVERITY_ERROR;
    else if (cell_flag(swap) && !l->noted)
        tell_line(c, l, F_equitySwapInvolved, 0);
    else if (!cell_flag(swap) && speaks)
        tell_note(c, (Part)l->part, l->at, F_equitySwapInvolved, 1);
}

static bool names_plan(Check *c, const Line *l)
{
    return line_says(c, l, TEXT_A_PLAN) || says(c, TEXT_A_PLAN, cell_text(line_cell(l, F_natureOfOwnership)));
}

static bool by_insider(const Check *c) { return owner_is(c, F_isDirector) || owner_is(c, F_isOfficer); }

ROW_CHECK(B33)
{
    if (l->code != 'I') return;
    if (!by_insider(c))
        tell_line(c, l, F_transactionCode, 1);
    else if (!names_plan(c, l))
        tell_line(c, l, F_transactionCode, 0);
}

/* ---- early and late rows ---- */

ROW_CHECK(B13)
{
    char mark =
        cell_is(line_cell(l, F_transactionTimeliness)) ? line_cell(l, F_transactionTimeliness)->u.code : 0;
    if (!code_in(mark, "EL")) return;
    if (c->d->form == FORM_4 && l->form_type == '4')
        tell_line(c, l, F_transactionTimeliness, 0);
    else if (c->d->form == FORM_4 && l->form_type == '5' && mark == 'L')
        tell_line(c, l, F_transactionTimeliness, 1);
    else if (c->d->form == FORM_5 && mark == 'E')
        tell_line(c, l, F_transactionTimeliness, l->form_type == '4' ? 2 : 3);
}

ROW_CHECK(B14)
{
    if (l->holding || l->form_type != '5') return;
    if (code_in(l->code, "PSDFMCOXU"))
        tell_line(c, l, F_transactionFormType, 0);
    else if (code_in(l->code, "AI"))
        tell_note(c, (Part)l->part, l->at, F_transactionFormType, 0);
    else if (l->code == 'G' && l->side == 'D' && l->date >= date_of(2023, 2, 27))
        tell_line(c, l, F_transactionFormType, 1);
}

/* ---- B51: the code against what the row's own footnote says ---- */

/* Footnotes on the amount, price, code or date of a row speak of the transaction; those on the amount owned
 * and on the nature of ownership, of the rest. */
static bool transaction_says(Check *c, const Line *l, TextPattern which)
{
    static const FieldId where[] = {
        F_securityTitle,     F_transactionDate,          F_transactionCode,
        F_transactionShares, F_transactionPricePerShare, F_transactionAcquiredDisposedCode};
    for (size_t i = 0; i < sizeof where / sizeof *where; i++)
        if (cell_says(c, line_cell(l, where[i]), which)) return true;
    return false;
}

/* What contradicts a code, and what takes the contradiction back. */
static const struct {
    char code;
    TextPattern says, unless;
} contradictions[] = {
    {'S', TEXT_WITHHELD, TEXT_SOLD},        {'F', TEXT_SOLD, TEXT_NOT_SOLD},
    {'D', TEXT_IN_MARKET, TEXT_THE_ISSUER}, {'S', TEXT_GIVEN, TEXT_A_SALE},
    {'P', TEXT_ESPP, TEXT_INCLUDES},        {'A', TEXT_REINVESTED, TEXT_UNITS_OF_DIVIDEND},
};

ROW_CHECK(B51)
{
    if (l->part != PART_I || l->holding) return;
    for (size_t i = 0; i < sizeof contradictions / sizeof *contradictions; i++) {
        if (contradictions[i].code != l->code || !transaction_says(c, l, contradictions[i].says) ||
            transaction_says(c, l, contradictions[i].unless))
            continue;
        tell_line(c, l, F_transactionCode, (int)i);
        return;
    }
}

/* ---- B52, B53: transactions that are none ---- */

static bool to_own_trust(Check *c, const Line *l, const Line *leg)
{
    return line_says(c, l, TEXT_OWN_TRUST) ||
           has_words(cell_text(line_cell(l, F_natureOfOwnership)), "trust*|grat") ||
           has_words(cell_text(line_cell(leg, F_natureOfOwnership)), "trust*|grat");
}

/* Told once, at the leg that gives away. */
ROW_CHECK(B52)
{
    if (l->code != 'G' || l->side != 'D') return;
    const Line *leg = transfer_leg(c, l, true);
    if (leg ? to_own_trust(c, l, leg) : line_says(c, l, TEXT_OWN_FORM)) tell_line(c, l, F_transactionCode, 0);
}

ROW_CHECK(B53)
{
    const Cell *price = line_cell(l, F_transactionPricePerShare);
    bool nothing = is_zero(price) || cell_empty(price);
    if (l->part == PART_II && l->code == 'H' && l->side == 'D' && nothing && !l->noted)
        tell_line(c, l, F_transactionPricePerShare, 0);
}

/* ---- who may use a code, and on what ---- */

ROW_CHECK(B38)
{
    if (!code_in(l->code, "ADFIM") || !c->d->nowner || by_insider(c) || owner_is(c, F_isOther)) return;
    if (!line_says(c, l, TEXT_DEPUTY)) tell_line(c, l, F_transactionCode, 0);
}

ROW_CHECK(B39)
{
    unsigned kind = l->kind;
    if (l->part != PART_II) return;
    if (l->code == 'M' && !(kind & (KIND_OPTION | KIND_UNIT)) &&
        has_words(title_of(l), "convertible*|preferred*|note|notes|debenture*"))
        tell_line(c, l, F_transactionCode, 0);
    if (l->code == 'C' && kind & (KIND_OPTION | KIND_UNIT) && !(kind & KIND_CONVERTIBLE))
        tell_line(c, l, F_transactionCode, 1)->severity = SEVERITY_WARNING;
}

ROW_CHECK(B40)
{
    if (l->part == PART_II && code_in(l->code, "XO") && by_insider(c) && says(c, TEXT_EMPLOYEE, title_of(l)))
        tell_line(c, l, F_transactionCode, 0);
}

ROW_CHECK(B49)
{
    if (l->part == PART_II && l->kind & KIND_PUT && code_in(l->code, "PS"))
        tell_line(c, l, F_securityTitle, l->code == 'S');
}

/* Printed forms: a row with only some of what makes a transaction. */
ROW_CHECK(B48)
{
    static const FieldId parts[] = {F_transactionDate, F_transactionCode, F_transactionShares};
    const Cell *total = line_cell(l, F_transactionTotalValue);
    int n = 0;
    for (int i = 0; i < 3; i++) n += !cell_empty(line_cell(l, parts[i]));
    if (cell_empty(line_cell(l, F_transactionShares))) n += !cell_empty(total);
    if (n != 0 && n != 3) tell_line(c, l, F_NONE, 0);
}
