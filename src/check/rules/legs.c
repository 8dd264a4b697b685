/* legs.c: group C, the two tables against each other: exercises (M, C, X, O) and what is withheld (F). */
#include "check/balance.h"
#include "check/checker.h"
#include "check/facts/transfers.h"
#include "check/keys.h"

/* Pairs of rows are compared; no form has more than 60, and what has is told by C22. */
enum { ROWS_PAIRED = 400 };

static bool is_exercise(const Line *l)
{
    return !l->holding && l->date != DATE_NONE && code_in(l->code, "MCXO");
}

static bool near(const Line *a, const Line *b)
{
    if (a->date == DATE_NONE || b->date == DATE_NONE) return false;
    Date apart = a->date - b->date;
    return apart >= -1 && apart <= 1;
}

/* The first row of a part with that code (0: any) and side (0: any) within a day of `l`. */
static const Line *leg(const Check *c, const Line *l, Part part, char code, char side)
{
    for (size_t i = 0; i < c->nline; i++) {
        const Line *other = &c->line[i];
        if (other != l && other->part == part && !other->holding && (!code || other->code == code) &&
            (!side || other->side == side) && near(l, other))
            return other;
    }
    return NULL;
}

static bool is_full(const Check *c, TableId t) { return c->d->table[t].n >= 30; }

/* Calls fn for each exercise of a part, on the side that exercises have there. */
static void each_exercise(Check *c, Part part, char side, void (*fn)(Check *c, const Line *l))
{
    for (size_t i = 0; i < c->nline && c->nline <= ROWS_PAIRED; i++)
        if (c->line[i].part == part && c->line[i].side == side && is_exercise(&c->line[i]))
            fn(c, &c->line[i]);
}

/* ---- C03, C04: a leg is missing ---- */

/* A row of either table, whatever its code, that takes in the class that this one turns into, or one of the
 * same code whose date is missing or damaged: it may well be the leg. */
static bool may_be_leg(Check *c, const Line *l, const Line *o)
{
    Str under = cell_text(line_cell(l, F_underlyingSecurityTitle));
    if (o->holding || o->side != 'A') return false;
    if (o->date == DATE_NONE) return o->code == l->code;
    return near(l, o) && o->title == sym_find(&c->keys, title_key(&c->arena, under)) &&
           code_in(o->code, "CJMXO");
}

static void stock_leg(Check *c, const Line *l)
{
    for (size_t i = 0; i < c->nline; i++)
        if (may_be_leg(c, l, &c->line[i])) return;
    bool into_other = leg(c, l, PART_II, l->code, 'A');
    if (leg(c, l, PART_I, l->code, 'A') || into_other || is_full(c, TABLE_I)) return;
    bool paid_out =
        leg(c, l, PART_I, 'D', 'D') || leg(c, l, PART_I, 'F', 'D') || leg(c, l, PART_II, 'D', 'D');
    if (line_says(c, l, TEXT_IN_CASH) ? !paid_out : !line_says(c, l, TEXT_NO_STOCK))
        tell_line(c, l, F_transactionCode, 0);
}

void check_C03(Check *c) { each_exercise(c, PART_II, 'D', stock_leg); }

/* A row of Table II of the same code whose date is missing or damaged. */
static bool has_undated(const Check *c, Part part, char code)
{
    for (size_t i = 0; i < c->nline; i++) {
        const Line *o = &c->line[i];
        if (o->part == part && !o->holding && o->code == code && o->date == DATE_NONE) return true;
    }
    return false;
}

static void derivative_leg(Check *c, const Line *l)
{
    if (!leg(c, l, PART_II, l->code, 0) && !leg(c, l, PART_I, l->code, 'D') && !is_full(c, TABLE_II) &&
        !has_undated(c, PART_II, l->code))
        tell_line(c, l, F_transactionCode, 0);
}

void check_C04(Check *c) { each_exercise(c, PART_I, 'A', derivative_leg); }

/* ---- C05: the amounts of the two tables ---- */

static bool underlying_of(const Line *l, Wide *amount)
{
    const Cell *c = line_cell(l, F_underlyingSecurityShares);
    if (cell_is(c)) *amount = dec_wide(c->u.dec);
    return cell_is(c) || (c->state != CELL_BAD && line_amount(l, amount));
}

/* Sums the amounts of an exercise in one table; *explained is set if a footnote speaks of them, or one cannot
 * be read. */
static Wide sum_legs(Check *c, const Line *l, Part part, char side, bool *explained)
{
    Wide sum = 0;
    for (size_t i = 0; i < c->nline; i++) {
        const Line *other = &c->line[i];
        if (other->part != part || other->holding || other->code != l->code || other->side != side ||
            other->date != l->date)
            continue;
        Wide amount = 0;
        bool told = part == PART_II ? underlying_of(other, &amount) : line_amount(other, &amount);
        sum += amount;
        *explained = *explained || !told || line_says(c, other, TEXT_RATIO);
    }
    return sum;
}

/* Whether a row of that code and day, of any class or of the same, stands before this one. */
static bool seen_before(const Check *c, const Line *l, bool any_class)
{
    for (const Line *other = c->line; other < l; other++)
        if (other->part == l->part && (any_class || other->title == l->title) && other->code == l->code &&
            other->side == l->side && other->date == l->date)
            return true;
    return false;
}

static void leg_quantity(Check *c, const Line *l)
{
    bool explained = false;
    if (seen_before(c, l, true)) return;
    Wide stock = sum_legs(c, l, PART_I, 'A', &explained), under = sum_legs(c, l, PART_II, 'D', &explained);
    Wide apart = stock > under ? stock - under : under - stock;
    if (explained || !under || apart <= WIDE_ONE || apart <= under / 200) return;
    Finding *f = tell_line(c, l, F_transactionShares, 0);
    f->arg[0] = dec_from_wide(stock, 0), f->arg[1] = dec_from_wide(under, 0);
}

void check_C05(Check *c) { each_exercise(c, PART_I, 'A', leg_quantity); }

/* ---- C06: the price paid is the exercise price ---- */

/* The option of Table II exercised with this row; NULL if units were, or if one has that price. */
static const Line *option_of_other_price(const Check *c, const Line *l, Dec price)
{
    const Line *option = NULL;
    for (size_t i = 0; i < c->nline; i++) {
        const Line *other = &c->line[i];
        if (other->part != PART_II || other->code != l->code || other->side != 'D' || !near(l, other))
            continue;
        const Cell *strike = line_cell(other, F_conversionOrExercisePrice);
        if (!(other->kind & KIND_OPTION) || !cell_is(strike)) return NULL;
        Wide apart = dec_wide(strike->u.dec) - dec_wide(price);
        if (apart <= WIDE_ONE / 100 && apart >= -WIDE_ONE / 100) return NULL;
        option = other;
    }
    return option;
}

static void leg_price(Check *c, const Line *l)
{
    const Cell *price = line_cell(l, F_transactionPricePerShare);
    if (!code_in(l->code, "MX") || !cell_is(price)) return;
    const Line *option = option_of_other_price(c, l, price->u.dec);
    if (option)
        tell_line(c, l, F_transactionPricePerShare, 0)->arg[0] =
            line_cell(option, F_conversionOrExercisePrice)->u.dec;
}

void check_C06(Check *c) { each_exercise(c, PART_I, 'A', leg_price); }

/* ---- C07, C08: what is withheld ---- */

static bool has_event(Check *c, const Line *l)
{
    for (size_t i = 0; i < c->nline; i++)
        if (code_in(c->line[i].code, "MACXD") && c->line[i].date == l->date) return true;
    return line_says(c, l, TEXT_VESTING);
}

ROW_CHECK(C07)
{
    if (l->code == 'F' && l->date != DATE_NONE && c->nline <= ROWS_PAIRED && !has_event(c, l))
        tell_line(c, l, F_transactionCode, 0);
}

/* What rows of Table I with one of the codes moved of this class on the day of `l`. */
static Wide moved(const Check *c, const Line *l, const char *codes_of, char side)
{
    Wide sum = 0, amount;
    for (size_t i = 0; i < c->nline; i++) {
        const Line *other = &c->line[i];
        if (other->part == PART_I && other->title == l->title && other->side == side &&
            code_in(other->code, codes_of) && other->date == l->date && line_amount(other, &amount))
            sum += amount;
    }
    return sum;
}

static bool units_vest(const Check *c, const Line *l)
{
    for (size_t i = 0; i < c->nline; i++) {
        const Line *other = &c->line[i];
        bool unit = other->kind & KIND_UNIT;
        if (other->part == PART_II && other->code == 'M' && other->date == l->date && unit) return true;
    }
    return false;
}

ROW_CHECK(C08)
{
    if (l->part != PART_I || l->code != 'F' || l->side != 'D' || l->date == DATE_NONE) return;
    if (c->nline > ROWS_PAIRED || seen_before(c, l, false)) return;
    Wide withheld = moved(c, l, "F", 'D'), came = moved(c, l, "MA", 'A');
    bool much = withheld > came / 10 * 6 && units_vest(c, l);
    if (!came || (withheld <= came && !much)) return;
    Finding *f = tell_line(c, l, F_transactionShares, 0);
    f->arg[0] = dec_from_wide(withheld, 0), f->arg[1] = dec_from_wide(came, 0);
    if (withheld <= came) f->severity = SEVERITY_NOTE;
}

/* ---- C41: the legs of one transfer ---- */

/* How many rows of the day and code there are in the table. */
static size_t rows_like(const Check *c, const Line *l)
{
    size_t n = 0;
    for (const Line *o = c->line; o < c->line + c->nline; o++)
        n += o->part == l->part && o->code == l->code && o->date == l->date;
    return n;
}

/* Two rows, out and in, that a footnote calls one transfer. Where there are more, others may have had a part.
 */
ROW_CHECK(C41)
{
    if (!code_in(l->code, "GJ") || l->side != 'A' || c->nline > ROWS_PAIRED) return;
    const Line *other = transfer_leg(c, l, false);
    if (!other || transfer_leg(c, l, true) || rows_like(c, l) != 2) return;
    if (!line_says(c, l, TEXT_SAME_SHARES) || !line_says(c, other, TEXT_SAME_SHARES)) return;
    Wide out = 0, in = 0;
    line_amount(other, &out), line_amount(l, &in);
    Finding *f = tell_line(c, l, F_transactionShares, 0);
    f->arg[0] = dec_from_wide(out, 0), f->arg[1] = dec_from_wide(in, 0);
}
