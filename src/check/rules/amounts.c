/* amounts.c: group B, amounts, prices and ownership of a row. */
#include "base/businessday.h"
#include "check/balance.h"
#include "check/checker.h"
#include "check/words.h"

/* ---- what has to be there ---- */

ROW_CHECK(B18)
{
    static const FieldId needed[] = {F_transactionPricePerShare, F_conversionOrExercisePrice, F_exerciseDate,
                                     F_expirationDate};
    for (int i = l->holding; i < (l->part == PART_I ? 1 : 4); i++)
        if (cell_empty(line_cell(l, needed[i]))) tell_line(c, l, needed[i], 0);
}

/* Both are given; tells so at the second. */
static void not_both(Check *c, const Line *l, FieldId number, FieldId value, int variant)
{
    if (cell_has(line_cell(l, number)) && cell_has(line_cell(l, value))) tell_line(c, l, value, variant);
}

ROW_CHECK(B19)
{
    const Cell *shares = line_cell(l, F_transactionShares), *total = line_cell(l, F_transactionTotalValue);
    if (l->part == PART_II && !l->holding && cell_empty(shares) && cell_empty(total))
        tell_line(c, l, F_transactionShares, 0);
    not_both(c, l, F_transactionShares, F_transactionTotalValue, 1);
    not_both(c, l, F_sharesOwnedFollowingTransaction, F_valueOwnedFollowingTransaction, 2);
    not_both(c, l, F_underlyingSecurityShares, F_underlyingSecurityValue, 3);
}

ROW_CHECK(B28)
{
    if (l->part != PART_II) return;
    if (cell_empty(line_cell(l, F_underlyingSecurityTitle))) tell_line(c, l, F_underlyingSecurityTitle, 0);
    if (cell_empty(line_cell(l, F_underlyingSecurityShares)) &&
        cell_empty(line_cell(l, F_underlyingSecurityValue)))
        tell_line(c, l, F_underlyingSecurityShares, 1)->severity = SEVERITY_WARNING;
}

ROW_CHECK(B47)
{
    if (!l->holding && cell_empty(line_cell(l, F_sharesOwnedFollowingTransaction)) &&
        cell_empty(line_cell(l, F_valueOwnedFollowingTransaction)))
        tell_line(c, l, F_sharesOwnedFollowingTransaction, 0);
}

/* ---- ownership ---- */

ROW_CHECK(B15)
{
    const Cell *di = line_cell(l, F_directOrIndirectOwnership);
    if (cell_is(di) && di->u.code == 'I' && cell_empty(line_cell(l, F_natureOfOwnership)))
        tell_line(c, l, F_natureOfOwnership, 0);
}

ROW_CHECK(B16)
{
    const Cell *di = line_cell(l, F_directOrIndirectOwnership);
    if (cell_is(di) && di->u.code == 'D' && cell_has(line_cell(l, F_natureOfOwnership)))
        tell_line(c, l, F_natureOfOwnership, 0);
}

ROW_CHECK(B17)
{
    Str nature = cell_text(line_cell(l, F_natureOfOwnership));
    if (says(c, TEXT_SEE_NOTE, nature) && !l->noted) tell_line(c, l, F_natureOfOwnership, 0);
}

/* ---- B55: an owner who holds indirectly by himself ---- */

static bool is_name_of(Str nature, const Owner *o)
{
    size_t words, shared = words_shared(nature, cell_text(owner_item(o, F_rptOwnerName)), &words);
    return words > 1 && shared == words;
}

ROW_CHECK(B55)
{
    Str nature = cell_text(line_cell(l, F_natureOfOwnership));
    const Cell *di = line_cell(l, F_directOrIndirectOwnership);
    if (c->d->nowner != 1 || !cell_is(di) || di->u.code != 'I' || !nature.n) return;
    bool self =
        only_words(nature, "by|self|himself|herself|itself|myself|the|reporting|person|owner|directly|direct|"
                           "individually");
    if (self || is_name_of(nature, &c->d->owner[0])) tell_line(c, l, F_natureOfOwnership, 0);
}

/* ---- prices that a code does not go with ---- */

static const Cell *price_of(const Line *l) { return line_cell(l, F_transactionPricePerShare); }

/* C$14.20, NT$31: a dollar sign behind a letter, except US$. */
static bool is_other_dollar(Str note, size_t at)
{
    bool letter = at && is_alpha(note.p[at - 1]);
    return letter && to_upper(note.p[at - 1]) != 'S' && to_upper(note.p[at - 1]) != 'D';
}

/* A dollar sign settles it: only where there is none are names looked for, as every footnote on a price comes
 * here. */
static bool names_currency(Prose *prose, void *ctx)
{
    Str note = prose->text;
    size_t at = str_find(note, S("$"));
    (void)ctx;
    if (at < note.n) return is_other_dollar(note, at);
    return str_find(note, S("€")) < note.n || str_find(note, S("£")) < note.n ||
           str_find(note, S("¥")) < note.n ||
           has_words(note, "yen|jpy|euro|euros|eur|gbp|sterling|cad|canadian dollar*|chf|swiss "
                           "franc*|franc|francs|nis|shekel*|"
                           "ils|rmb|renminbi|yuan|cny|hkd|hong kong dollar*|australian "
                           "dollar*|aud|krona|kronor|kroner|krone|"
                           "sek|nok|dkk|pence|rupee|rupees|inr|korean won|krw|peso|pesos|reais|brl|singapore "
                           "dollar*|sgd|new "
                           "taiwan dollar*");
}

ROW_CHECK(B54)
{
    if (is_positive(price_of(l)) && any_note(c, price_of(l), names_currency, NULL) &&
        !cell_says(c, price_of(l), TEXT_IN_DOLLARS))
        tell_line(c, l, F_transactionPricePerShare, 0);
}

ROW_CHECK(B34)
{
    if (code_in(l->code, "GW") && is_positive(price_of(l))) tell_line(c, l, F_transactionPricePerShare, 0);
}

ROW_CHECK(B35)
{
    if (l->code == 'F' && is_zero(price_of(l)) && !cell_noted(price_of(l)))
        tell_line(c, l, F_transactionPricePerShare, 0);
}

ROW_CHECK(B36)
{
    if (l->part == PART_I && l->code == 'D' && is_zero(price_of(l)) && !l->noted)
        tell_line(c, l, F_transactionPricePerShare, 0);
}

ROW_CHECK(B37)
{
    if (l->part == PART_I && l->code == 'A' && is_positive(price_of(l)) && line_says(c, l, TEXT_OPEN_MARKET))
        tell_line(c, l, F_transactionCode, 0);
}

/* ---- totals ---- */

static bool both_known(const Line *l)
{
    return cell_is(line_cell(l, F_transactionShares)) && cell_is(price_of(l));
}

static Wide worth(const Line *l)
{
    return dec_product(line_cell(l, F_transactionShares)->u.dec, price_of(l)->u.dec);
}

/* Dollars in six months, Rule 16a-6; pairs of rows are compared, no form has more than 60. */
enum { SMALL_MOST = 10000, ROWS_PAIRED = 400 };

/* What the other small acquisitions of the six months before a row are worth. */
static Wide small_before(const Check *c, const Line *l)
{
    Wide sum = 0;
    for (size_t i = 0; i < c->nline && c->nline <= ROWS_PAIRED && l->date != DATE_NONE; i++) {
        const Line *other = &c->line[i];
        bool before = other->date < l->date || (other->date == l->date && other < l);
        if (other->code == 'L' && both_known(other) && before && other->date > date_add_months(l->date, -6))
            sum += worth(other);
    }
    return sum;
}

ROW_CHECK(B42)
{
    const Wide most = SMALL_MOST * WIDE_ONE;
    if (l->code != 'L' || !both_known(l)) return;
    Wide before = small_before(c, l);
    if (worth(l) > most)
        tell_line(c, l, F_transactionShares, 0)->arg[0] = dec_from_wide(worth(l), 2);
    else if (before <= most && before + worth(l) > most)
        tell_line(c, l, F_transactionShares, 1)->arg[0] = dec_from_wide(before + worth(l), 2);
}

ROW_CHECK(B43)
{
    if (l->code == 'L' && line_says(c, l, TEXT_FROM_ISSUER)) tell_line(c, l, F_transactionCode, 0);
}

ROW_CHECK(B44)
{
    const Cell *total = line_cell(l, F_transactionTotalValue);
    if (!cell_is(total) || !both_known(l)) return;
    Wide apart = dec_wide(total->u.dec) - worth(l), slack = dec_wide(total->u.dec) / 100;
    if (apart > slack || apart < -slack) tell_line(c, l, F_transactionTotalValue, 0);
}

/* ---- B32: the deemed execution date ---- */

ROW_CHECK(B32)
{
    if (l->deemed == DATE_NONE || l->date == DATE_NONE) return;
    if (l->deemed < l->date)
        tell_line(c, l, F_deemedExecutionDate, 0);
    else if (l->deemed > business_add(l->date, 3, GRACE_CLOSED))
        tell_line(c, l, F_deemedExecutionDate, 1);
    else if (l->deemed == l->date)
        tell_note(c, (Part)l->part, l->at, F_deemedExecutionDate, 2);
    else if (l->code != 'I' && !says_plan(c, l))
        tell_note(c, (Part)l->part, l->at, F_deemedExecutionDate, 3);
}

/* ---- B27: an acquisition that leaves less than it brought ---- */

static void class_post(Check *c, const Class *class)
{
    Balance b = balance_of(c, class);
    if (class->n > 1 && b.order != ORDER_NONE && b.order != ORDER_SINGLE &&
        b.opening >= -balance_tolerance(b.opening))
        return;
    for (size_t i = 0; i < class->n; i++) {
        const Line *l = class->line[i];
        Wide owned, amount;
        const Cell *post = line_cell(l, F_sharesOwnedFollowingTransaction);
        if (l->side != 'A' || l->code == 'E' || !line_owned(l, &owned) || !line_amount(l, &amount) ||
            cell_noted(post))
            continue;
        if (owned >= amount - balance_tolerance(owned)) continue;
        Finding *f = tell_line(c, l, F_sharesOwnedFollowingTransaction, 0);
        if (l->part == PART_II) f->severity = SEVERITY_WARNING;
    }
}

void check_B27(Check *c)
{
    each_class(c, PART_I, class_post);
    each_class(c, PART_II, class_post);
}
