/* timeline.c: rows into classes. What was owned before the rows of a filing follows from the order in which
 * it states amounts owned, which the filing does not say: one that is sound in itself and goes on from the
 * filing before is taken. */
#include "check/timeline.h"

enum { CLASSES_MOST = 1000 }; /* of an owner in an issuer; more is hostile input */

typedef struct Gather {
    Arena *arena;
    const Corpus *c;
    const Lineage *l;
    Timeline out;
} Gather;

/* ---- classes ---- */

static TimelineClass *class_of(Gather *g, Sym key)
{
    Timeline *t = &g->out;
    for (size_t i = 0; i < t->nclass; i++)
        if (t->class[i].key == key) return &t->class[i];
    if (t->nclass == CLASSES_MOST) return NULL;
    t->class = arena_grow(g->arena, t->class, &t->cap, t->nclass + 1, sizeof *t->class);
    t->class[t->nclass] = (TimelineClass){.key = key};
    return &t->class[t->nclass++];
}

static TimelineState state_of(const Gather *g, uint32_t filing, uint32_t row)
{
    if (g->l->copy[filing] != NO_FILING) return TIMELINE_COPY;
    if (row_replaced(g->l, row)) return TIMELINE_REPLACED;
    return g->l->restates[row] != NO_ROW ? TIMELINE_AMENDS : TIMELINE_COUNTS;
}

static void take_row(Gather *g, uint32_t filing, uint32_t row)
{
    TimelineClass *k = g->l->class[row] ? class_of(g, g->l->class[row]) : NULL;
    if (!k) return;
    bool first = !k->n || k->row[k->n - 1].filing != filing;
    k->row = arena_grow(g->arena, k->row, &k->cap, k->n + 1, sizeof *k->row);
    k->row[k->n++] = (TimelineRow){
        .filing = filing, .row = row, .first = first, .state = (uint8_t)state_of(g, filing, row)};
}

/* ---- balances ---- */

typedef enum Order { ORDER_FORWARD, ORDER_REVERSE, ORDER_TOTALS, ORDERS } Order;

static bool near(Wide a, Wide b) { return (a > b ? a - b : b - a) <= WIDE_ONE; }

/* The rows of one filing in a class. */
typedef struct Rows {
    const Corpus *c;
    const TimelineRow *at;
    size_t n;
} Rows;

static const Row *row_of(const Rows *r, size_t i) { return &r->c->row[r->at[i].row]; }

static Wide sum_of(const Rows *r)
{
    Wide sum = 0;
    for (size_t i = 0; i < r->n; i++) sum += row_change(row_of(r, i));
    return sum;
}

/* What was owned before, if the rows are in that order. */
static Wide opening_of(const Rows *r, Order o)
{
    const Row *first = row_of(r, 0), *last = row_of(r, r->n - 1);
    if (o == ORDER_TOTALS) return dec_wide(last->owned) - sum_of(r);
    return o == ORDER_FORWARD ? dec_wide(first->owned) - row_change(first)
                              : dec_wide(last->owned) - row_change(last);
}

/* Does each row run on to the next one? */
static bool is_sound(const Rows *r, Order o)
{
    for (size_t i = 1; i < r->n; i++) {
        const Row *before = row_of(r, o == ORDER_REVERSE ? i : i - 1),
                  *after = row_of(r, o == ORDER_REVERSE ? i - 1 : i);
        Wide expected = dec_wide(before->owned) + (o == ORDER_TOTALS ? 0 : row_change(after));
        if (!near(dec_wide(after->owned), expected)) return false;
    }
    return true;
}

/* The sound order that goes on from `before` (may be NULL), else the first sound one, else forward. */
static Order order_of(const Rows *r, const Wide *before)
{
    Order best = ORDERS;
    for (Order o = 0; o < ORDERS; o++) {
        if (!is_sound(r, o)) continue;
        if (best == ORDERS) best = o;
        if (before && near(opening_of(r, o), *before)) return o;
    }
    return best == ORDERS ? ORDER_FORWARD : best;
}

static bool all_tell(const Rows *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (!row_tells_owned(row_of(r, i))) return false;
    return true;
}

/* Whether an amendment tells what is left: of the last filing it states the row anew that said so, or adds
 * one.
 */
static bool is_newest(const Gather *g, const Rows *last, const Rows *r, Wide closing)
{
    uint32_t amended = g->l->original[r->at->filing];
    if (!is_amendment(&g->c->filing[r->at->filing]) || amended == NO_FILING) return true;
    if (!last->n || last->at->filing != amended) return false;
    for (size_t i = 0; i < r->n; i++) {
        uint32_t row = g->l->restates[r->at[i].row];
        if (row == NO_ROW || near(dec_wide(g->c->row[row].owned), closing)) return true;
    }
    return false;
}

static void balance(const Gather *g, TimelineClass *k)
{
    const Corpus *c = g->c;
    Wide closing = 0;
    bool known = false;
    Rows last = {.c = c}; /* of the last filing that is no amendment */
    for (size_t from = 0, end; from < k->n; from = end) {
        for (end = from + 1; end < k->n && !k->row[end].first; end++) {}
        Rows rows = {c, &k->row[from], end - from};
        bool newest = is_newest(g, &last, &rows, closing);
        if (!is_amendment(&c->filing[rows.at->filing])) last = rows;
        if (!all_tell(&rows)) {
            known = known && !newest;
            continue;
        }
        Order o = order_of(&rows, known ? &closing : NULL);
        Wide opening = opening_of(&rows, o);
        k->row[from].has_opening = true;
        k->row[from].opening = dec_from_wide(opening, dec_decimals(row_of(&rows, 0)->owned));
        if (!newest) continue;
        closing = opening + sum_of(&rows);
        known = true;
        k->closing = dec_from_wide(closing, dec_decimals(row_of(&rows, 0)->owned));
    }
    k->has_closing = known;
}

Timeline timeline_of(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain)
{
    Gather g = {.arena = a, .c = c, .l = l, .out = {.filing = chain->filing, .nfiling = chain->n}};
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < chain->n; i++) {
            const Filing *f = &c->filing[chain->filing[i]];
            uint32_t from = f->row0 + (t == TABLE_I ? 0u : f->rows[TABLE_I]);
            for (uint32_t k = 0; k < f->rows[t]; k++) take_row(&g, chain->filing[i], from + k);
        }
    for (size_t i = 0; i < g.out.nclass; i++) balance(&g, &g.out.class[i]);
    return g.out;
}
