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

/* A class whose amounts owned do not follow from one another. */
typedef struct Break {
    const Class *class; /* valid while its class is visited */
    Balance balance;
} Break;

static bool find_break(Check *c, const Class *class, Break *out)
{
    if (class->n < 2 || c->d->amendment) return false; /* an amendment need not restate every row */
    *out = (Break){class, balance_of(c, class)};
    return out->balance.order == ORDER_NONE;
}

static Finding *tell_break(Check *c, const Break *b, bool table1)
{
    const Line *at = b->balance.broken;
    bool noted = post_noted(at) || post_noted(before(b->class, at)), less = b->balance.delta < 0;
    Finding *f = tell_line(c, at, F_sharesOwnedFollowingTransaction, 0);
    Wide owned = 0;
    line_owned(at, &owned);
    f->arg[0] = dec_from_wide(owned - b->balance.delta, 0), f->arg[1] = dec_from_wide(owned, 0);
    if (noted || c->d->nowner > 1)
        f->severity = SEVERITY_NOTE;
    else if (table1 && less && one_order(b->class))
        f->severity = SEVERITY_ERROR;
    return f;
}

static bool same_ownership(const Line *a, const Line *b)
{
    const Cell *x = line_cell(a, F_directOrIndirectOwnership), *y = line_cell(b, F_directOrIndirectOwnership);
    Str of_a = cell_text(line_cell(a, F_natureOfOwnership)),
        of_b = cell_text(line_cell(b, F_natureOfOwnership));
    return cell_is(x) && cell_is(y) && x->u.code == y->u.code && str_eq_nocase(of_a, of_b);
}

/* The same ownership except for footnote marks: do the rows run on when they are taken for one class? */
static bool runs_on_unmarked(Check *c, const Line *l)
{
    const Line **line = ARENA_NEW(&c->arena, const Line *, c->nline);
    Class all = {line, 0};
    for (const Line *o = c->line; o < c->line + c->nline; o++)
        if (o->part == l->part && !o->holding && o->title == l->title && same_ownership(l, o))
            line[all.n++] = o;
    Break b;
    return all.n > 1 && !find_break(c, &all, &b);
}

enum { BREAK, MARK_MISSING, MOVED };

/* What the classes of a title gain without a row, less what they lose: nothing, where it moved from one to
 * the other. */
static Wide broken_in(Check *c, Sym title, size_t *n)
{
    Wide sum = 0;
    *n = 0;
    for (size_t i = 0; i < c->found.n; i++) {
        Finding *f = &c->found.at[i];
        if (f->rule != RULE_C01 || f->variant != BREAK || c->line[f->row].title != title) continue;
        sum += dec_wide(f->arg[1]) - dec_wide(f->arg[0]);
        ++*n;
    }
    return sum;
}

static void class_balance1(Check *c, const Class *class)
{
    Break b;
    if (!find_break(c, class, &b)) return;
    if (runs_on_unmarked(c, b.balance.broken))
        tell_note(c, PART_I, b.balance.broken->at, F_natureOfOwnership, MARK_MISSING);
    else
        tell_break(c, &b, true);
}

/* Keeps the first of breaks that cancel each other out, as a note. */
static void fold_moves(Check *c, size_t from)
{
    for (size_t i = from; i < c->found.n; i++) {
        Sym title = c->line[c->found.at[i].row].title;
        size_t n, left = i + 1;
        if (c->found.at[i].variant != BREAK || broken_in(c, title, &n) != 0 || n < 2) continue;
        c->found.at[i].variant = MOVED;
        c->found.at[i].severity = SEVERITY_NOTE;
        for (size_t k = i + 1; k < c->found.n; k++)
            if (c->found.at[k].variant != BREAK || c->line[c->found.at[k].row].title != title)
                c->found.at[left++] = c->found.at[k];
        c->found.n = left;
    }
}

void check_C01(Check *c)
{
    size_t from = c->found.n;
    each_class(c, PART_I, class_balance1);
    fold_moves(c, from);
}

/* Column 9 may state what is left of each grant, or of all: Instruction 4(a)(ii) has a line a transaction. */
static bool states_each_grant(const Class *class)
{
    for (size_t i = 0; i < class->n; i++) {
        Wide owned, amount;
        const Line *l = class->line[i];
        if (l->side != 'A' || !line_owned(l, &owned) || !line_amount(l, &amount) || owned != amount)
            return false;
    }
    return true;
}

static void class_balance2(Check *c, const Class *class)
{
    const DocRow *row = class->line[0]->row;
    Break b;
    if (cell_is(&row->cell[F_conversionOrExercisePrice]) && cell_is(&row->cell[F_expirationDate]) &&
        !states_each_grant(class) && find_break(c, class, &b))
        tell_break(c, &b, false);
}

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

static bool same_row(Check *c, const Line *a, const Line *b)
{
    if (a->holding != b->holding || a->class != b->class || a->date != b->date || a->code != b->code)
        return false;
    const Cell *x = line_cell(a, F_sharesOwnedFollowingTransaction),
               *y = line_cell(b, F_sharesOwnedFollowingTransaction);
    if (!same_cell(x, y, F_sharesOwnedFollowingTransaction)) return false; /* most rows differ there */
    for (int f = 0; f < F_ROW_END; f++)
        if (!same_cell(line_cell(a, (FieldId)f), line_cell(b, (FieldId)f), (FieldId)f) ||
            !same_marks(c->d, line_cell(a, (FieldId)f), line_cell(b, (FieldId)f)))
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

/* ---- C42: one derivative as transaction and as holding ---- */

static bool same_terms(const Line *a, const Line *b)
{
    static const FieldId terms[] = {F_conversionOrExercisePrice, F_exerciseDate, F_expirationDate};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        if (!same_cell(line_cell(a, terms[i]), line_cell(b, terms[i]), terms[i])) return false;
    return cell_is(line_cell(a, F_expirationDate)) && cell_is(line_cell(a, F_conversionOrExercisePrice));
}

/* The holding says another amount than the last of the transactions left. */
static bool contradicts(Check *c, const Line *a, const Line *b)
{
    const Line *held = a->holding ? a : b, *moved = held == a ? b : a;
    Wide held_owned, left;
    (void)c;
    return a->part == PART_II && a->holding != b->holding && a->class == b->class && same_terms(a, b) &&
           line_owned(held, &held_owned) && line_owned(moved, &left) && held_owned != left;
}

void check_C42(Check *c) { each_pair(c, F_sharesOwnedFollowingTransaction, contradicts); }

/* ---- C43: an option cancelled, another one granted on the same day ---- */

static bool is_regrant(Check *c, const Line *a, const Line *b)
{
    const Line *gone = a->side == 'D' ? a : b, *granted = gone == a ? b : a;
    bool options = a->part == PART_II && a->kind & KIND_OPTION && b->kind & KIND_OPTION && a->date == b->date;
    return options && a->date != DATE_NONE && gone->code == 'D' && gone->side == 'D' &&
           granted->code == 'A' && granted->side == 'A' && a->title == b->title &&
           !line_says(c, granted, TEXT_REPRICES);
}

void check_C43(Check *c) { each_pair(c, F_transactionCode, is_regrant); }

static bool other_name(Check *c, const Line *a, const Line *b)
{
    (void)c;
    Str x = cell_text(line_cell(a, F_securityTitle)), y = cell_text(line_cell(b, F_securityTitle));
    return a->part == PART_I && a->title == b->title && !str_eq(x, y) && !str_eq_nocase(x, y);
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
