/* letters.c: letters that cannot be read, told by the rest of their row and by its siblings; all of them are
 * guesses. */
#include "read/weigh/letters.h"

#include "read/noise/damage.h"

/* ---- what the row says ---- */

static Draft *cell_of(DraftTable *t, size_t row, FieldId f)
{
    for (size_t s = 0; s < t->nslot; s++)
        if (t->slot[s].field == f) return &t->row[row].cell[s];
    return NULL;
}

static bool is_read(const Draft *d) { return d && d->value.n; }

static bool amount_of(DraftTable *t, size_t row, FieldId f, Dec *out)
{
    const Draft *d = cell_of(t, row, f);
    return is_read(d) && dec_parse(d->value, out);
}

/* The letter that was read; 0 if there is none, or if it was told itself. */
static char letter_of(DraftTable *t, size_t row, FieldId f)
{
    const Draft *d = cell_of(t, row, f);
    return is_read(d) && d->kind != REPAIR_CODE ? d->value.p[0] : 0;
}

static bool same_read(DraftTable *t, size_t a, size_t b, FieldId f)
{
    const Draft *x = cell_of(t, a, f), *y = cell_of(t, b, f);
    return !is_read(x) || !is_read(y) || str_eq(x->value, y->value);
}

static void tell(Arena *a, Draft *d, char value, char other, Str evidence)
{
    d->value = str_copy(a, (Str){&value, 1});
    d->kind = REPAIR_CODE;
    d->prov = PROV_GUESSED;
    d->evidence[0] = evidence;
    d->nevidence = 1;
    d->nother = other != 0;
    d->other[0] = other ? str_copy(a, (Str){&other, 1}) : (Str){0};
}

/* ---- direct or indirect ---- */

/* Held indirectly, if it is told through whom. */
static void tell_ownership(Arena *a, DraftTable *t, size_t row)
{
    Draft *d = cell_of(t, row, F_directOrIndirectOwnership), *nature = cell_of(t, row, F_natureOfOwnership);
    if (!d) return;
    bool held_through = nature && is_read(nature) && !(nature->prov & PROV_GUESSED);
    if (is_read(d) && d->value.p[0] == 'D' && d->prov & PROV_GUESSED && held_through) d->value = (Str){0};
    if (is_read(d)) return;
    if (nature && nature->pieces.n)
        tell(a, d, 'I', 'D', S("a nature of ownership stands in its row"));
    else
        tell(a, d, 'D', 'I', S("no nature of ownership stands in its row"));
}

/* ---- acquired or disposed of ---- */

static char side_at(DraftTable *t, size_t row)
{
    const Draft *d = cell_of(t, row, F_transactionAcquiredDisposedCode);
    return is_read(d) ? d->value.p[0] : 0;
}

/* By what is owned after this row and after the one above. */
static char side_of_balance(DraftTable *t, size_t row)
{
    Dec before, after, moved;
    if (t->id != TABLE_I || !row || !amount_of(t, row - 1, F_sharesOwnedFollowingTransaction, &before) ||
        !amount_of(t, row, F_sharesOwnedFollowingTransaction, &after) ||
        !amount_of(t, row, F_transactionShares, &moved))
        return 0;
    Wide change = dec_wide(after) - dec_wide(before);
    return change == dec_wide(moved) ? 'A' : -change == dec_wide(moved) ? 'D' : 0;
}

/* Who owns less than was moved did not acquire it; who owns just as much most likely did. */
static char side_of_amounts(DraftTable *t, size_t row)
{
    Dec after, moved;
    if (!amount_of(t, row, F_sharesOwnedFollowingTransaction, &after) ||
        !amount_of(t, row, F_transactionShares, &moved))
        return 0;
    int less = dec_cmp(after, moved);
    return less < 0 ? 'D' : !less ? 'A' : 0;
}

/* What an earlier row acquired, to the share, is what this one passes on; unless another does. */
static char side_of_passing(DraftTable *t, size_t row)
{
    Dec moved, other;
    char side = 0;
    if (t->id != TABLE_I || !amount_of(t, row, F_transactionShares, &moved)) return 0;
    for (size_t i = 0; i < t->nrow; i++) {
        if (i == row || !amount_of(t, i, F_transactionShares, &other) || !dec_eq(moved, other)) continue;
        if (i > row || side_at(t, i) != 'A') return 0;
        side = 'D';
    }
    return side;
}

/* The normal side of the row's code. */
static char side_of_code(DraftTable *t, size_t row)
{
    const Draft *code = cell_of(t, row, F_transactionCode);
    const Code *c = is_read(code) ? code_by_letter(code->value.p[0]) : NULL;
    char side = c ? c->side[t->id] : 0;
    return side == 'A' || side == 'D' ? side : 0;
}

/* The side that most other rows of that code have. */
static char side_of_others(DraftTable *t, size_t row)
{
    int votes = 0;
    for (size_t i = 0; i < t->nrow; i++) {
        if (i == row || !side_at(t, i) || !same_read(t, i, row, F_transactionCode)) continue;
        votes += side_at(t, i) == 'A' ? 1 : -1;
    }
    return votes > 0 ? 'A' : votes < 0 ? 'D' : 0;
}

typedef char SideOf(DraftTable *t, size_t row);

static bool tell_side_by(Arena *a, DraftTable *t, size_t row, SideOf *by, Str evidence)
{
    Draft *d = cell_of(t, row, F_transactionAcquiredDisposedCode);
    char side = d && !is_read(d) && t->row[row].trade ? by(t, row) : 0;
    if (side) tell(a, d, side, side == 'A' ? 'D' : 'A', evidence);
    return side;
}

/* What the amounts say, which needs no code. */
static void tell_side_first(Arena *a, DraftTable *t, size_t row)
{
    if (!tell_side_by(a, t, row, side_of_balance, S("what is owned after this row and after the one above")))
        if (!tell_side_by(a, t, row, side_of_amounts, S("what was moved, and what is owned after it")))
            (void)tell_side_by(a, t, row, side_of_passing, S("an earlier row acquired as many"));
}

static void tell_side_last(Arena *a, DraftTable *t, size_t row)
{
    if (t->id == TABLE_II && !t->row[row].side) {
        t->row[row].side = side_of_code(t, row);
        t->row[row].side_doubtful = true;
    }
    if (!tell_side_by(a, t, row, side_of_code, S("the normal side of its code")))
        (void)tell_side_by(a, t, row, side_of_others, S("most other rows of its code are on this side"));
}

/* ---- transaction codes ---- */

/* May a code stand in such a row: is it one of this table, and on this side? */
static bool may_be(const DraftTable *t, char code, char side)
{
    const Code *c = code_by_letter(code);
    return c && (c->side[t->id] == '*' || c->side[t->id] == side || (!side && c->side[t->id] != '-'));
}

/* The code that all other rows of that side and date have; in `*rows` how many they are. */
static char code_of_others(DraftTable *t, size_t row, size_t *rows)
{
    char only = 0;
    *rows = 0;
    for (size_t i = 0; i < t->nrow; i++) {
        char code = letter_of(t, i, F_transactionCode);
        if (i == row || !code || !same_read(t, i, row, F_transactionAcquiredDisposedCode) ||
            !same_read(t, i, row, F_transactionDate))
            continue;
        if (only && only != code) return 0;
        only = code;
        ++*rows;
    }
    return only;
}

static bool has_shares(DraftTable *t, size_t row, FieldId f, Dec shares)
{
    Dec own;
    return amount_of(t, row, f, &own) && dec_eq(own, shares);
}

/* Table I: the code of the row of Table II whose shares these are, if no other row of that code has as many:
 * what is converted or exercised there is acquired here. */
static char code_of_counterpart(DraftTable *t, DraftTable *two, size_t row)
{
    Dec moved;
    char found = 0;
    size_t rows = 0, taken = 0;
    if (t->id != TABLE_I || side_at(t, row) == 'D' || !amount_of(t, row, F_transactionShares, &moved))
        return 0;
    for (size_t i = 0; i < two->nrow; i++) {
        const Draft *d = cell_of(two, i, F_transactionCode);
        char code = is_read(d) ? d->value.p[0] : 0;
        bool same = has_shares(two, i, F_underlyingSecurityShares, moved) ||
                    has_shares(two, i, F_transactionShares, moved);
        if (!same || !code || !may_be(t, code, 'A') || !may_be(two, code, 'D')) continue;
        found = code;
        rows++;
    }
    for (size_t i = 0; rows && i < t->nrow; i++)
        taken += i != row && letter_of(t, i, F_transactionCode) && side_at(t, i) != 'D' &&
                 has_shares(t, i, F_transactionShares, moved);
    return taken < rows ? found : 0;
}

/* The usual code of what is sold or bought at a price, given for nothing, or passed on for nothing. */
static char code_of_price(DraftTable *t, size_t row)
{
    Dec price;
    char side = side_at(t, row);
    if (t->id != TABLE_I || !amount_of(t, row, F_transactionPricePerShare, &price)) return 0;
    if (dec_sign(price) > 0) return side == 'A' ? 'P' : 'S';
    return side != 'D' && !is_read(cell_of(t, row, F_natureOfOwnership)) ? 'A' : 'J';
}

/* "C", "M": what such a row of Table I acquires, a row of Table II disposes of. */
static bool has_counterpart(char code)
{
    const Code *c = code_by_letter(code);
    return c && c->side[TABLE_I] == 'A' && c->side[TABLE_II] == 'D';
}

static void tell_code(Arena *a, DraftTable *t, DraftTable *two, size_t row)
{
    size_t rows;
    Draft *d = cell_of(t, row, F_transactionCode);
    if (!d || is_read(d) || !t->row[row].trade) return;
    char others = code_of_others(t, row, &rows), usual = code_of_price(t, row),
         same = code_of_counterpart(t, two, row);
    if (t->id == TABLE_I && two->nrow && !same && has_counterpart(others)) others = 0;
    if (same)
        tell(a, d, same, 0, S("a row of Table II has as many shares"));
    else if (others)
        tell(a, d, others, 0, S("all other rows like it have this code"));
    else if (usual)
        tell(a, d, usual, 0, S("the usual code at such a price"));
}

/* A letter that is easily read for the one that all other rows like it have, or that no such row has. */
static void doubt_code(Arena *a, DraftTable *t, size_t row)
{
    enum { ROWS_LEAST = 2 };
    size_t rows;
    char code = letter_of(t, row, F_transactionCode), others = code_of_others(t, row, &rows),
         usual = code_of_price(t, row);
    Draft *d = cell_of(t, row, F_transactionCode);
    if (!code) return;
    if (others && code != others && rows >= ROWS_LEAST && damage_confuses(code, others))
        tell(a, d, others, code, S("all other rows like it have this code"));
    else if (usual && usual != code && !may_be(t, code, side_at(t, row)))
        tell(a, d, usual, code, S("the usual code at such a price"));
}

/* What the codes say, and D or I. */
static void tell_rest(Arena *a, DraftTable *t)
{
    for (size_t i = 0; i < t->nrow; i++) {
        tell_side_last(a, t, i);
        tell_ownership(a, t, i);
    }
}

void letters_infer_sides(Arena *a, DraftTable *t)
{
    for (size_t i = 0; i < t->nrow; i++) tell_side_first(a, t, i);
    tell_rest(a, t);
}

void letters_infer(Arena *a, DraftTable *table)
{
    for (DraftTable *t = table + TABLES; t-- > table;) { /* Table I asks what Table II has */
        for (size_t i = 0; i < t->nrow; i++) tell_side_first(a, t, i);
        for (size_t i = 0; i < t->nrow; i++) {
            tell_code(a, t, &table[TABLE_II], i);
            doubt_code(a, t, i);
        }
        tell_rest(a, t);
    }
}
