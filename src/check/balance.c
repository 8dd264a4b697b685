/* balance.c: the ways in which filers let the amount owned run on, tried one after the other. */
#include "check/balance.h"

#include <stdlib.h>
#include <string.h>

static bool either(const Line *l, FieldId number, FieldId value, Wide *out)
{
    const Cell *c = line_cell(l, number);
    if (!cell_is(c)) c = line_cell(l, value);
    if (!cell_is(c)) return false;
    *out = dec_wide(c->u.dec);
    return true;
}

bool line_owned(const Line *l, Wide *owned)
{
    return either(l, F_sharesOwnedFollowingTransaction, F_valueOwnedFollowingTransaction, owned);
}

bool line_amount(const Line *l, Wide *amount)
{
    return either(l, F_transactionShares, F_transactionTotalValue, amount);
}

Wide balance_tolerance(Wide owned)
{
    Wide millionth = (owned < 0 ? -owned : owned) / 1000000;
    return millionth > WIDE_ONE ? millionth : WIDE_ONE;
}

static Wide signed_amount(const Line *l)
{
    Wide amount = 0;
    line_amount(l, &amount);
    return l->side == 'D' ? -amount : amount;
}

/* Reads the rows in this order: does each amount owned follow from the one before? */
static bool runs_on(const Line *const *line, size_t n, Balance *b)
{
    Wide running = 0, owned;
    bool known = false;
    for (size_t i = 0; i < n; i++) {
        running += signed_amount(line[i]);
        if (!line_owned(line[i], &owned)) continue;
        if (!known) b->opening = owned - running;
        Wide delta = owned - running, slack = balance_tolerance(owned);
        if (known && (delta > slack || delta < -slack)) {
            b->broken = line[i];
            b->delta = delta;
            return false;
        }
        running = owned;
        known = true;
    }
    return true;
}

static bool all_totals(const Class *class, Balance *b)
{
    Wide first = 0, owned, sum = 0;
    bool known = false;
    for (size_t i = 0; i < class->n; i++) {
        sum += signed_amount(class->line[i]);
        if (!line_owned(class->line[i], &owned)) continue;
        if (known && owned != first) return false;
        first = owned;
        known = true;
    }
    b->opening = first - sum;
    return known;
}

static int by_date(const void *a, const void *b)
{
    const Line *x = *(const Line *const *)a, *y = *(const Line *const *)b;
    if (x->date != y->date) return x->date < y->date ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static int acquired_first(const void *a, const void *b)
{
    const Line *x = *(const Line *const *)a, *y = *(const Line *const *)b;
    if (x->date == y->date && x->side != y->side) return x->side == 'A' ? -1 : 1;
    return by_date(a, b);
}

static size_t rows_that_tell(const Class *class)
{
    size_t n = 0;
    Wide owned;
    for (size_t i = 0; i < class->n; i++) n += line_owned(class->line[i], &owned);
    return n;
}

static bool runs_on_sorted(Check *c, const Class *class, int (*cmp)(const void *, const void *), Balance *b)
{
    const Line **line = ARENA_NEW(&c->arena, const Line *, class->n);
    memcpy(line, class->line, class->n * sizeof *line);
    if (cmp) {
        qsort(line, class->n, sizeof *line, cmp);
    } else {
        for (size_t i = 0; i < class->n; i++) line[i] = class->line[class->n - 1 - i];
    }
    return runs_on(line, class->n, b);
}

Balance balance_of(Check *c, const Class *class)
{
    Balance b = {.order = ORDER_FORWARD}, other = {0};
    bool forward = runs_on(class->line, class->n, &b);
    if (rows_that_tell(class) < 2) b.order = ORDER_SINGLE;
    if (forward) return b;
    if (runs_on_sorted(c, class, NULL, &other))
        other.order = ORDER_REVERSE;
    else if (runs_on_sorted(c, class, by_date, &other) || runs_on_sorted(c, class, acquired_first, &other))
        other.order = ORDER_DATE;
    else if (all_totals(class, &other))
        other.order = ORDER_TOTALS;
    b.order = ORDER_NONE;
    return other.order == ORDER_NONE ? b : other;
}

/* ---- classes ---- */

static int by_class(const void *a, const void *b)
{
    const Line *x = *(const Line *const *)a, *y = *(const Line *const *)b;
    if (x->class != y->class) return x->class < y->class ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

void each_class(Check *c, Part part, void (*fn)(Check *c, const Class *class))
{
    const Line **line = ARENA_NEW(&c->arena, const Line *, c->nline);
    size_t n = 0;
    for (const Line *l = c->line; l < c->line + c->nline; l++)
        if (l->part == part && !l->holding) line[n++] = l;
    if (n) qsort(line, n, sizeof *line, by_class);
    for (size_t from = 0, i = 1; i <= n; i++) {
        if (i < n && line[i]->class == line[from]->class) continue;
        fn(c, &(Class){line + from, i - from});
        from = i;
    }
}
