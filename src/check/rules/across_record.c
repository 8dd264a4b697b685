/* across_record.c: B42, D12, D15, E23: what an owner's filings make together within months. */
#include "check/late.h"
#include "check/peers.h"

#include <stdlib.h>

/* ---- D12: late again and again ---- */

enum { HABIT = 3 };

static int by_event(const void *a, const void *b)
{
    const LateItem *x = a, *y = b;
    if (x->event != y->event) return x->event < y->event ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* The rows among them, by date. */
static size_t late_rows(const LateItem *all, size_t n, LateItem *out)
{
    size_t left = 0;
    for (size_t i = 0; i < n; i++)
        if (all[i].row != WHOLE_FORM) out[left++] = all[i];
    if (left) qsort(out, left, sizeof *out, by_event);
    return left;
}

static void habitual(Survey *s, const Chain *chain)
{
    Arena a = {0};
    size_t n;
    const LateItem *all = late_items(&a, s->c, &s->lineage, chain, &n);
    LateItem *row = ARENA_NEW(&a, LateItem, n);
    n = late_rows(all, n, row);
    for (size_t i = 0, end = 0; i<n; i = end> i ? end : i + 1) {
        Date until = date_add_months(row[i].event, 12);
        for (end = i; end < n && row[end].event < until;) end++;
        if (end - i < HABIT) {
            end = i + 1;
            continue;
        }
        const LateItem *third = &row[i + HABIT - 1];
        tell_row(s, third->filing, third->row, F_transactionDate, 0, row[i].filing)->arg[0] =
            (int64_t)(end - i);
    }
    arena_free(&a);
}

void across_D12(Survey *s) { each_chain(s, habitual); }

/* ---- D15: small acquisitions that had to be reported after all ---- */

static bool was_late(const Survey *s, const Peer *p, Date since)
{
    return filing_day(survey_filing(s, p->filing)) > business_add(since, 2, GRACE_CLOSED);
}

/* The first disposition within six months after it. */
static const Peer *sale_after(const Peers *sales, const Peer *small)
{
    for (size_t i = 0; i < sales->n; i++) {
        Date day = sales->at[i].row->date;
        if (day >= small->row->date && sales->at[i].row->side == 'D')
            return day < date_add_months(small->row->date, 6) ? &sales->at[i] : NULL;
    }
    return NULL;
}

static Wide worth(const Peer *p) { return dec_product(p->row->shares, p->row->price); }

/* Whether this one passes 10,000 dollars with those of the six months before; `*sum` of them all, `*other`
 * the last filing of them but its own (NO_FILING: there is none). */
static bool passes_limit(const Peers *small, size_t at, Wide *sum, uint32_t *other)
{
    const Wide most = 10000 * WIDE_ONE;
    Wide before = 0;
    Date from = date_add_months(small->at[at].row->date, -6);
    *other = NO_FILING;
    for (size_t i = at; i-- > 0 && small->at[i].row->date > from;) {
        before += worth(&small->at[i]);
        if (*other == NO_FILING && small->at[i].filing != small->at[at].filing) *other = small->at[i].filing;
    }
    *sum = before + worth(&small->at[at]);
    return before && before <= most && *sum > most;
}

static void small_sums(Survey *s, const Chain *chain)
{
    Peers small = peers_of(s, chain, TABLES, "L");
    for (size_t i = 0; i < small.n; i++) {
        const Peer *p = &small.at[i];
        uint32_t other;
        Wide sum;
        if (passes_limit(&small, i, &sum, &other) && other != NO_FILING)
            tell_row(s, p->filing, p->at, F_transactionShares, 2, other)->arg[0] = dec_from_wide(sum, 2);
    }
    arena_free(&small.arena);
}

void across_B42(Survey *s) { each_chain(s, small_sums); }

static void lost_deferral(Survey *s, const Chain *chain)
{
    Peers small = peers_of(s, chain, TABLES, "L"), sales = {0};
    if (small.n) sales = peers_of(s, chain, TABLES, "SU");
    for (size_t i = 0; i < small.n; i++) {
        const Peer *p = &small.at[i], *sold = sale_after(&sales, p);
        uint32_t other;
        Wide sum;
        if (sold && was_late(s, p, sold->row->date))
            tell_row(s, p->filing, p->at, F_transactionDate, 0, sold->filing)->arg[0] = sold->row->date;
        else if (passes_limit(&small, i, &sum, &other) && was_late(s, p, p->row->date))
            tell_row(s, p->filing, p->at, F_transactionShares, 1, NO_FILING);
    }
    arena_free(&small.arena);
    arena_free(&sales.arena);
}

void across_D15(Survey *s) { each_chain(s, lost_deferral); }

/* ---- E23: code J again and again ---- */

enum { SERIES = 6 };

static void j_series(Survey *s, const Chain *chain)
{
    Peers p = peers_of(s, chain, TABLES, "J");
    size_t n = 0;
    Date quiet = DATE_NONE; /* up to when it is told of */
    for (size_t i = 0; i < p.n; i++)
        if (!(p.at[i].row->says & SAYS_EXEMPT)) p.at[n++] = p.at[i];
    for (size_t i = SERIES - 1; i < n; i++) {
        Date first = p.at[i - SERIES + 1].row->date;
        if (p.at[i].row->date <= quiet || p.at[i].row->date >= date_add_months(first, 12)) continue;
        tell_row(s, p.at[i].filing, p.at[i].at, F_transactionCode, 0, NO_FILING);
        quiet = date_add_months(first, 12);
    }
    arena_free(&p.arena);
}

void across_E23(Survey *s) { each_chain(s, j_series); }
