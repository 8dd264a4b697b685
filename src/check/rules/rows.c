/* rows.c: group C, the rows of one class against each other: balances, doubles, names. */
#include "base/symbols.h"
#include "check/balance.h"
#include "check/checker.h"
#include "check/keys.h"

#include <stdlib.h>

/* ---- C01, C02: balances ---- */

static const Line *before(const Class *class, const Line *l)
{
    for (size_t i = 1; i < class->n; i++)
        if (class->line[i] == l) return class->line[i - 1];
    return NULL;
}

/* Dates that only rise or only fall leave no other order to try. */
static bool one_order(const Class *class)
{
    int rises = 0, falls = 0;
    for (size_t i = 1; i < class->n; i++) {
        rises += class->line[i]->date > class->line[i - 1]->date;
        falls += class->line[i]->date < class->line[i - 1]->date;
    }
    return rises + 1 == (int)class->n || falls + 1 == (int)class->n;
}

static bool post_noted(const Line *l)
{
    return l && cell_noted(line_cell(l, F_sharesOwnedFollowingTransaction));
}

static void tell_break(Check *c, const Class *class, bool table1)
{
    if (class->n < 2 || c->d->amendment) return; /* an amendment need not restate every row */
    Balance b = balance_of(c, class);
    if (b.order != ORDER_NONE) return;
    bool noted = post_noted(b.broken) || post_noted(before(class, b.broken)), less = b.delta < 0;
    Finding *f = tell_line(c, b.broken, F_sharesOwnedFollowingTransaction, table1 && less);
    f->arg[0] = dec_from_wide(less ? -b.delta : b.delta, 0);
    if (noted || c->d->nowner > 1)
        f->severity = SEVERITY_NOTE;
    else if (table1 && less && one_order(class))
        f->severity = SEVERITY_ERROR;
}

static void class_balance1(Check *c, const Class *class) { tell_break(c, class, true); }

static void class_balance2(Check *c, const Class *class)
{
    const DocRow *row = class->line[0]->row;
    if (cell_is(&row->cell[F_conversionOrExercisePrice]) && cell_is(&row->cell[F_expirationDate]))
        tell_break(c, class, false);
}

void check_C01(Check *c) { each_class(c, PART_I, class_balance1); }
void check_C02(Check *c) { each_class(c, PART_II, class_balance2); }

/* ---- pairs of rows ---- */

/* Pairs are compared; no form has more than 60 rows, and what has is told by C22. */
enum { ROWS_PAIRED = 400 };

/* Calls same(c, earlier, later) for pairs of one table; reports the later row with the earlier one's number.
 */
static void each_pair(Check *c, FieldId f, bool (*same)(Check *c, const Line *a, const Line *b))
{
    for (size_t i = 1; i < c->nline && c->nline <= ROWS_PAIRED; i++) {
        for (size_t k = 0; k < i; k++) {
            if (c->line[k].part != c->line[i].part || !same(c, &c->line[k], &c->line[i])) continue;
            tell_line(c, &c->line[i], f, 0)->arg[0] = (int64_t)c->line[k].at + 1;
            break;
        }
    }
}

static bool same_marks(const Check *c, const Cell *a, const Cell *b)
{
    if (a->nref != b->nref) return false;
    for (size_t i = 0; i < a->nref; i++)
        if (c->d->ref[a->ref0 + i].note != c->d->ref[b->ref0 + i].note) return false;
    return true;
}

static bool same_cell(const Cell *a, const Cell *b, FieldId f)
{
    if (cell_has(a) != cell_has(b) || (cell_has(a) && a->state != b->state)) return false;
    if (!cell_has(a)) return true;
    if (a->state == CELL_BAD || fields[f].kind == KIND_TEXT) return str_eq(a->u.text, b->u.text);
    if (fields[f].kind == KIND_NUMBER) return dec_eq(a->u.dec, b->u.dec);
    return fields[f].kind == KIND_DATE ? a->u.date == b->u.date : a->u.code == b->u.code;
}

static bool same_row(Check *c, const Line *a, const Line *b)
{
    if (a->holding != b->holding || a->class != b->class) return false;
    for (int f = 0; f < F_ROW_END; f++)
        if (!same_cell(line_cell(a, (FieldId)f), line_cell(b, (FieldId)f), (FieldId)f) ||
            !same_marks(c, line_cell(a, (FieldId)f), line_cell(b, (FieldId)f)))
            return false;
    return true;
}

void check_C09(Check *c) { each_pair(c, F_NONE, same_row); }

static bool repeats_transaction(Check *c, const Line *a, const Line *b)
{
    (void)c;
    return a->part == PART_I && a->holding != b->holding && a->class == b->class;
}

void check_C10(Check *c) { each_pair(c, F_NONE, repeats_transaction); }

static bool same_grant(Check *c, const Line *a, const Line *b)
{
    return a->part == PART_II && a->code == 'A' && b->code == 'A' && a->date == b->date &&
           has_terms(a->row) && a->class == b->class && !same_row(c, a, b);
}

void check_C37(Check *c) { each_pair(c, F_NONE, same_grant); }

static bool other_name(Check *c, const Line *a, const Line *b)
{
    (void)c;
    Str x = cell_text(line_cell(a, F_securityTitle)), y = cell_text(line_cell(b, F_securityTitle));
    return a->part == PART_I && a->title == b->title && !str_eq_nocase(x, y);
}

void check_C11(Check *c)
{
    size_t before_rule = c->found.n;
    each_pair(c, F_securityTitle, other_name);
    if (c->found.n > before_rule) c->found.n = before_rule + 1; /* once a form is enough */
}

/* ---- C33: more disposed of than held ---- */

static bool holds_less(const Line *held, const Line *sold, Wide amount)
{
    Wide owned;
    return line_owned(held, &owned) && owned < amount - balance_tolerance(owned) &&
           (held->holding || (held->date != DATE_NONE && held->date < sold->date));
}

static bool oversold(const Line *a, const Line *b)
{
    const Line *held = a->holding ? a : b->holding ? b : a, *sold = held == a ? b : a;
    Wide amount;
    return held->part == PART_I && sold->side == 'D' && !sold->holding && line_amount(sold, &amount) &&
           holds_less(held, sold, amount) && held->class == sold->class;
}

void check_C33(Check *c)
{
    for (size_t i = 1; i < c->nline && c->nline <= ROWS_PAIRED; i++) {
        for (size_t k = 0; k < i; k++) {
            const Line *a = &c->line[k], *b = &c->line[i], *held = a->holding || !b->holding ? a : b;
            bool next =
                held->holding || i == k + 1; /* of the rows before it, only the last one tells the position */
            Wide owned;
            if (a->part != b->part || !next || !oversold(a, b) || !line_owned(held, &owned)) continue;
            tell_line(c, held == a ? b : a, F_transactionShares, 0)->arg[0] = dec_from_wide(owned, 0);
        }
    }
}

/* ---- C38, C39 ---- */

enum { TERM_SLACK = 4 };

ROW_CHECK(C38)
{
    static const int years[] = {3, 4, 5, 6, 7, 8, 10};
    bool option = l->kind & KIND_OPTION;
    if (l->code != 'A' || !option || l->date == DATE_NONE || l->expiration == DATE_NONE) return;
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        Date round = date_add_months(l->date, 12 * years[i]);
        if (abs(l->expiration - round) <= TERM_SLACK) return;
    }
    tell_line(c, l, F_expirationDate, 0)->arg[0] = l->expiration - l->date;
}

void check_C39(Check *c)
{
    size_t early = 0, all = 0;
    for (size_t i = 0; i < c->nline; i++) {
        all += !c->line[i].holding;
        early += !c->line[i].holding && c->line[i].form_type == '5';
    }
    if (c->d->form == FORM_4 && all && early == all) tell(c, PART_FILING, 0, F_NONE, 0);
}
