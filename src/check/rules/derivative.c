/* derivative.c: group B, the dates, prices and underlying securities of Table II. */
#include "check/checker.h"
#include "check/keys.h"
#include "check/words.h"

static Str title_of(const Line *l) { return cell_text(line_cell(l, F_securityTitle)); }

enum { UNIT_GRACE = 10 }; /* days: the vesting date of units, typed in as expiration */

ROW_CHECK(B20)
{
    bool grave = code_in(l->code, "APSG");
    if (l->date == DATE_NONE || l->expiration == DATE_NONE || l->expiration >= l->date) return;
    if (!grave && !code_in(l->code, "MCXODJ")) return;
    int days = l->date - l->expiration;
    bool vesting = l->kind & KIND_UNIT && days <= UNIT_GRACE;
    Finding *f = tell_line(c, l, F_expirationDate, vesting);
    f->severity = vesting ? SEVERITY_NOTE : grave ? SEVERITY_ERROR : SEVERITY_WARNING;
    f->arg[0] = days;
}

ROW_CHECK(B21)
{
    if (l->exercise != DATE_NONE && l->expiration != DATE_NONE && l->expiration < l->exercise)
        tell_line(c, l, F_expirationDate, 0);
}

/* The period or the earliest transaction, whichever is earlier. */
static Date earliest(const Check *c)
{
    Date first = c->period;
    for (size_t i = 0; i < c->nline; i++) {
        Date d = c->line[i].date;
        if (d != DATE_NONE && (first == DATE_NONE || d < first)) first = d;
    }
    return first;
}

void check_B23(Check *c)
{
    Date first = earliest(c);
    for (size_t i = 0; i < c->nline && first != DATE_NONE; i++) {
        const Line *l = &c->line[i];
        if (l->part == PART_II && l->holding && l->expiration != DATE_NONE && l->expiration < first)
            tell_line(c, l, F_expirationDate, 0)->arg[0] = first;
    }
}

ROW_CHECK(B22)
{
    if (l->part != PART_II || !code_in(l->code, "MXCO") || l->date == DATE_NONE || l->exercise == DATE_NONE)
        return;
    if (l->exercise > l->date && !cell_noted(line_cell(l, F_exerciseDate)) &&
        !line_says(c, l, TEXT_ACCELERATES))
        tell_line(c, l, F_exerciseDate, 0);
}

ROW_CHECK(B24)
{
    unsigned kind = l->kind;
    if (l->exercise != DATE_NONE && l->exercise == l->expiration && kind & (KIND_OPTION | KIND_WARRANT) &&
        !(kind & KIND_UNIT))
        tell_line(c, l, F_expirationDate, 0);
}

/* ---- prices ---- */

ROW_CHECK(B25)
{
    const Cell *strike = line_cell(l, F_conversionOrExercisePrice);
    unsigned kind = l->kind;
    if (is_zero(strike) && !cell_noted(strike) && kind & (KIND_OPTION | KIND_WARRANT) &&
        !(kind & (KIND_PREFUNDED | KIND_UNIT)) && !says(c, TEXT_NOTIONAL, title_of(l)))
        tell_line(c, l, F_conversionOrExercisePrice, 0);
}

ROW_CHECK(B26)
{
    const Cell *strike = line_cell(l, F_conversionOrExercisePrice);
    unsigned kind = l->kind;
    if (kind & KIND_UNIT && !(kind & KIND_OPTION) && is_positive(strike) &&
        !dec_eq(strike->u.dec, dec_of(1, 0)))
        tell_line(c, l, F_conversionOrExercisePrice, 0);
}

ROW_CHECK(B50)
{
    const Cell *strike = line_cell(l, F_conversionOrExercisePrice),
               *price = line_cell(l, F_transactionPricePerShare);
    if (l->part == PART_II && l->code == 'A' && l->kind & KIND_OPTION && is_positive(price) &&
        cell_is(strike) && dec_eq(price->u.dec, strike->u.dec))
        tell_line(c, l, F_transactionPricePerShare, 0);
}

/* ---- the underlying security ---- */

/* "Payable in cash" explains no ratio. */
static bool ratio_explained(Check *c, const Line *l)
{
    static const FieldId where[] = {F_securityTitle, F_transactionShares, F_conversionOrExercisePrice,
                                    F_underlyingSecurityShares, F_underlyingSecurityTitle};
    for (size_t i = 0; i < sizeof where / sizeof *where; i++)
        if (cell_says(c, line_cell(l, where[i]), TEXT_MANY_FOR_ONE)) return true;
    return false;
}

ROW_CHECK(B29)
{
    const Cell *shares = line_cell(l, F_transactionShares), *under = line_cell(l, F_underlyingSecurityShares);
    if (l->holding || !cell_is(shares) || !cell_is(under) || ratio_explained(c, l)) return;
    Wide apart = dec_wide(shares->u.dec) - dec_wide(under->u.dec);
    if (apart > WIDE_ONE / 2 || apart < -WIDE_ONE / 2) tell_line(c, l, F_underlyingSecurityShares, 0);
}

ROW_CHECK(B30)
{
    Str under = cell_text(line_cell(l, F_underlyingSecurityTitle));
    if (l->part == PART_II && title_of(l).n &&
        str_eq(title_key(&c->arena, title_of(l)), title_key(&c->arena, under)))
        tell_line(c, l, F_underlyingSecurityTitle, 0);
}

ROW_CHECK(B31)
{
    if (l->part != PART_I || l->kind & KIND_UNIT) return;
    bool note = l->kind & KIND_CONVERTIBLE &&
                has_words(title_of(l), "convertible note*|convertible debenture*|convertible promissory*");
    if (l->kind & (KIND_OPTION | KIND_WARRANT) || note) tell_line(c, l, F_securityTitle, 0);
}
