/* late.c: rows and forms held against their due dates. */
#include "check/late.h"
#include "check/ledger.h"

#include <stdlib.h>

typedef struct Gather {
    Arena *arena;
    const Corpus *c;
    const Lineage *l;
    LateItem *item; /* of one chain */
    unsigned fiscal_end;
    bool calendar; /* no header tells when the fiscal year ends: the calendar year stands for it */
    size_t n, cap;
} Gather;

static Date done_on(const Filing *f) { return f->filed != DATE_NONE ? f->filed : f->signed_on; }

/* A report one business day late was not to be named in the first year of the two-day rule. */
static bool forgiven(const LateItem *x)
{
    return x->done <= date_of(2004, 6, 30) && business_between(x->due, x->done) <= 1;
}

/* Item 405 names a Form 3 or 4 in the year in which it was filed, a Form 5 in the year that it reports on. */
static Date year_of(const Gather *g, const Filing *f, Date done)
{
    bool annual = f->form == FORM_5 && f->period != DATE_NONE;
    return fiscal_year_end(g->fiscal_end, annual ? f->period : done);
}

static void put(Gather *g, uint32_t filing, uint32_t row, DueRule rule, Date event)
{
    const Filing *f = &g->c->filing[filing];
    Date done = done_on(f);
    if (event == DATE_NONE || done == DATE_NONE || event > done) return;
    Date due = due_date(rule, event, GRACE_CLOSED);
    LateItem x = {filing, row, rule, event, due, done, year_of(g, f, done)};
    if (done <= x.due || (rule == DUE_FORM4 && forgiven(&x))) return;
    g->item = arena_grow(g->arena, g->item, &g->cap, g->n + 1, sizeof x);
    g->item[g->n++] = x;
}

/* The owner may not have chosen the day: then the latest day is what certainly was missed. */
static DueRule rule_of(const Filing *f, const Row *r)
{
    bool notified = r->deemed == DATE_NONE && (r->code == 'I' || f->flags & FILING_PLAN);
    DueRule rule = due_form4(r->date);
    return notified && rule == DUE_FORM4 ? DUE_PLAN : rule;
}

/* On Form 5, what it makes up for says so by the form it was due on. Gifts away are due on Form 4 since 2023.
 */
static bool due_on_form4(const Filing *f, const Row *r)
{
    bool gift = r->code == 'G' && r->side == 'D' && r->date >= date_of(2023, 2, 27);
    if (r->form_type == '4' || gift) return true;
    return f->form == FORM_4 && !r->form_type && !r->timeliness;
}

static void take_row(Gather *g, uint32_t filing, uint32_t row)
{
    const Filing *f = &g->c->filing[filing];
    const Row *r = &g->c->row[row];
    if (r->holding || row_date(f, r) == DATE_NONE || !due_on_form4(f, r)) return;
    if (!is_amendment(f) || row_added(g->l, filing, row))
        put(g, filing, row, rule_of(f, r), r->deemed != DATE_NONE ? r->deemed : r->date);
}

static void take_filing(Gather *g, uint32_t filing)
{
    const Filing *f = &g->c->filing[filing];
    if (g->l->copy[filing] != NO_FILING) return;
    if (!is_amendment(f) && f->form == FORM_3) put(g, filing, WHOLE_FORM, DUE_FORM3, f->period);
    if (!is_amendment(f) && f->form == FORM_5) put(g, filing, WHOLE_FORM, DUE_FORM5, f->period);
    for (uint32_t i = 0; f->form != FORM_3 && i < filing_rows(f); i++) take_row(g, filing, f->row0 + i);
}

#define COMPARE(x, y)                                                                                        \
    if ((x) != (y)) return (x) < (y) ? -1 : 1

static int item_cmp(const void *a, const void *b)
{
    const LateItem *x = a, *y = b;
    COMPARE(x->year_end, y->year_end);
    COMPARE(x->filing, y->filing);
    COMPARE(x->due, y->due);
    return (x->row > y->row) - (x->row < y->row);
}

/* The transactions that a late Form 5 was due to report; those due on Form 4 before are items of their own.
 */
static unsigned annual_rows(const Corpus *c, uint32_t filing)
{
    const Filing *f = &c->filing[filing];
    unsigned n = 0;
    for (uint32_t i = f->row0; f->form == FORM_5 && i < f->row0 + filing_rows(f); i++)
        n += !c->row[i].holding && !due_on_form4(f, &c->row[i]);
    return n;
}

static int failure_cmp(const void *a, const void *b)
{
    const LateFailure *x = a, *y = b;
    COMPARE(x->year_end, y->year_end);
    COMPARE(x->kind, y->kind);
    COMPARE(x->filing, y->filing);
    return (x->row > y->row) - (x->row < y->row);
}

static void put_year(Gather *g, LateYears *out, LateYear y)
{
    const LateItem *item = y.item;
    for (size_t i = 0; i < y.nitem; i++) {
        y.reports += !i || item[i].filing != item[i - 1].filing;
        y.transactions += item[i].row == WHOLE_FORM ? annual_rows(g->c, item[i].filing) : 1;
    }
    for (size_t i = 0; i < y.nfailure; i++) y.failures += y.failure[i].kind != FAILED_FORM3;
    out->at = arena_grow(g->arena, out->at, &out->cap, out->n + 1, sizeof y);
    out->at[out->n++] = y;
}

/* Items and failures year by year; both are in that order. */
static void put_years(Gather *g, LateYears *out, const Chain *chain, const LateFailures *failed)
{
    for (size_t i = 0, k = 0; i < g->n || k < failed->n;) {
        bool items = k == failed->n || (i < g->n && g->item[i].year_end <= failed->at[k].year_end);
        LateYear y = {.chain = chain, .year_end = items ? g->item[i].year_end : failed->at[k].year_end};
        if (i < g->n) y.item = &g->item[i];
        if (k < failed->n) y.failure = &failed->at[k];
        for (; i < g->n && g->item[i].year_end == y.year_end; i++) y.nitem++;
        for (; k < failed->n && failed->at[k].year_end == y.year_end; k++) y.nfailure++;
        put_year(g, out, y);
    }
}

/* As the newest header says that tells it; 0: none does. */
static unsigned fiscal_end_of(const Corpus *c, const Chain *chain)
{
    for (size_t i = chain->n; i-- > 0;) {
        unsigned end = c->filing[chain->filing[i]].fiscal_end;
        if (fiscal_year_end(end, 0) != DATE_NONE) return end;
    }
    return 0;
}

static Gather gathered(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain)
{
    unsigned told = fiscal_end_of(c, chain);
    Gather g = {.arena = a, .c = c, .l = l, .fiscal_end = told ? told : 1231, .calendar = !told};
    for (size_t i = 0; i < chain->n; i++) take_filing(&g, chain->filing[i]);
    if (g.n) qsort(g.item, g.n, sizeof *g.item, item_cmp);
    return g;
}

const LateItem *late_items(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain, size_t *n)
{
    Gather g = gathered(a, c, l, chain);
    *n = g.n;
    return g.item;
}

LateYears late_years(Arena *a, const Corpus *c, const Lineage *l)
{
    LateYears out = {0};
    bool *closed = ARENA_NEW(a, bool, c->nrow);
    Gaps *gaps = ARENA_NEW(a, Gaps, l->nchain);
    for (size_t k = 0; k < l->nchain; k++) gaps[k] = ledger_gaps(a, c, l, &l->chain[k], closed);
    for (size_t k = 0; k < l->nchain; k++) {
        Gather g = gathered(a, c, l, &l->chain[k]);
        LateFailures failed =
            late_failures(a, c, l, &l->chain[k], fiscal_end_of(c, &l->chain[k]), &gaps[k], closed);
        if (failed.n) qsort(failed.at, failed.n, sizeof *failed.at, failure_cmp);
        put_years(&g, &out, &l->chain[k], &failed);
    }
    return out;
}
