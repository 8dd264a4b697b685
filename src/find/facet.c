/* facet.c: values of a field, counted in one pass over filings and rows. */
#include "find/rank.h"
#include "find/sort.h"

#include <stdlib.h>

/* ---- dates in larger steps ---- */

static Date step_of(Date d, FacetBy by)
{
    int year, month, day;
    date_split(d, &year, &month, &day);
    switch (by) {
    case FACET_DAY: return d;
    case FACET_MONTH: return date_of(year, month, 1);
    case FACET_QUARTER: return date_of(year, (month - 1) / 3 * 3 + 1, 1);
    case FACET_YEAR: return date_of(year, 1, 1);
    }
    return d;
}

static void step_dates(Ranks *r, FacetBy by)
{
    for (size_t i = 0; i < r->n; i++) r->at[i].rank = step_of((Date)r->at[i].rank, by);
}

/* ---- rows that count ---- */

/* What is counted. */
typedef struct Counted {
    const Facts *facts;
    uint32_t *filing; /* those that are asked for */
    size_t n;
    bool *row; /* by row of the corpus: it counts */
} Counted;

static Counted counted_of(const Facts *facts, Query *q, const uint32_t *filing, size_t n)
{
    RowSet rows = {0};
    Counted c = {facts, mem_new(n + 1, sizeof *filing), 0, mem_new(facts->corpus->nrow + 1, sizeof(bool))};
    for (size_t i = 0; i < n; i++) {
        const Filing *f = corpus_filing(facts->corpus, filing[i]);
        if (q && !query_filing(q, facts, filing[i], &rows)) continue;
        c.filing[c.n++] = filing[i];
        for (size_t k = 0; k < (size_t)f->rows[TABLE_I] + f->rows[TABLE_II]; k++)
            c.row[f->row0 + k] = !q || rows.has[k];
    }
    rows_free(&rows);
    return c;
}

static void add_row(const Counted *c, uint32_t row, Facet *x)
{
    Wide value = 0;
    if (!c->row[row]) return;
    x->rows++;
    if (row_value(&c->facts->corpus->row[row], &value)) x->dollars += value;
}

static void add_filing(const Counted *c, uint32_t filing, Facet *x)
{
    const Filing *f = corpus_filing(c->facts->corpus, filing);
    for (uint32_t i = 0; i < (uint32_t)f->rows[TABLE_I] + f->rows[TABLE_II]; i++) add_row(c, f->row0 + i, x);
}

/* ---- counting ---- */

typedef struct Placed {
    Facet facet;
    Wide rank;
} Placed;

static int by_filings(const void *a, const void *b)
{
    const Placed *x = a, *y = b;
    if (x->facet.filings != y->facet.filings) return x->facet.filings > y->facet.filings ? -1 : 1;
    return x->rank < y->rank ? -1 : x->rank > y->rank;
}

/* Most filings first; equal ones in the order of their values. */
static void order(Facets *list, const Wide *rank)
{
    Placed *placed = mem_new(list->n + 1, sizeof *placed);
    for (size_t i = 0; i < list->n; i++) placed[i] = (Placed){list->at[i], rank[i]};
    qsort(placed, list->n, sizeof *placed, by_filings);
    for (size_t i = 0; i < list->n; i++) list->at[i] = placed[i].facet;
    free(placed);
}

/* The values so far, found by hashing their ranks: a filing's values come together, and those of different
 * filings in any order. */
typedef struct Tally {
    Facets *out;
    Wide *rank;     /* by facet */
    uint32_t *last; /* by facet: the filing that was counted last */
    uint32_t *slot; /* facets by rank, from 1; 0 = free */
    size_t slots, caprank, caplast;
} Tally;

static uint32_t *slot_of(const Tally *t, Wide rank)
{
    uint64_t h = ((uint64_t)rank ^ (uint64_t)(rank >> 64)) * 0x9e3779b97f4a7c15u;
    size_t i = (h ^ h >> 32) & (t->slots - 1);
    while (t->slot[i] && t->rank[t->slot[i] - 1] != rank) i = (i + 1) & (t->slots - 1);
    return &t->slot[i];
}

static void rehash(Tally *t)
{
    t->slots = t->slots ? t->slots * 2 : 256;
    free(t->slot);
    t->slot = mem_new(t->slots, sizeof *t->slot);
    for (uint32_t i = 0; i < t->out->n; i++) *slot_of(t, t->rank[i]) = i + 1;
}

static Fact fact_of(const Ranks *r, const Ranked *x)
{
    if (r->kind == FACT_NUMBER) return (Fact){.kind = r->kind, .u.number = x->rank};
    if (r->kind == FACT_KEY) return (Fact){.kind = r->kind, .u.key = (int)x->rank};
    return (Fact){.kind = r->kind, .u.sym = x->sym};
}

static size_t facet_at(Tally *t, const Ranks *r, const Ranked *x)
{
    Facets *out = t->out;
    if (out->n * 2 >= t->slots) rehash(t);
    uint32_t *slot = slot_of(t, x->rank);
    if (*slot) return *slot - 1;
    out->at = mem_grow(out->at, &out->cap, out->n + 1, sizeof *out->at);
    t->rank = mem_grow(t->rank, &t->caprank, out->n + 1, sizeof *t->rank);
    t->last = mem_grow(t->last, &t->caplast, out->n + 1, sizeof *t->last);
    out->at[out->n] = (Facet){.value = fact_of(r, x)};
    t->rank[out->n] = x->rank;
    t->last[out->n] = UINT32_MAX;
    *slot = (uint32_t)++out->n;
    return out->n - 1;
}

static void count_ranks(const Counted *c, const Ranks *r, Facets *out)
{
    Tally t = {.out = out};
    for (size_t i = 0; i < r->n; i++) {
        const Ranked *x = &r->at[i];
        size_t k = facet_at(&t, r, x);
        bool again = t.last[k] == x->filing;
        t.last[k] = x->filing;
        out->at[k].filings += !again;
        if (x->row != ROW_NONE)
            add_row(c, x->row, &out->at[k]);
        else if (!again)
            add_filing(c, c->filing[x->filing], &out->at[k]);
    }
    order(out, t.rank);
    free(t.rank);
    free(t.last);
    free(t.slot);
}

/* A row that does not count takes its value with it. */
static void drop_rows(const Counted *c, Ranks *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++)
        if (r->at[i].row == ROW_NONE || c->row[r->at[i].row]) r->at[n++] = r->at[i];
    r->n = n;
}

static size_t filings_in(const Ranks *r, size_t n)
{
    bool *has = mem_new(n + 1, sizeof *has);
    size_t count = 0;
    for (size_t i = 0; i < r->n; i++) {
        count += !has[r->at[i].filing];
        has[r->at[i].filing] = true;
    }
    free(has);
    return count;
}

void facets_count(const Facts *facts, QueryFieldId f, FacetBy by, Query *q, const uint32_t *filing, size_t n,
                  Facets *out)
{
    Ranks ranks = {0};
    Counted c = counted_of(facts, q, filing, n);
    ranks_make(facts, f, c.filing, c.n, &ranks);
    if (query_fields[f].kind == ASK_DATE) step_dates(&ranks, by);
    drop_rows(&c, &ranks);
    out->without = c.n - filings_in(&ranks, c.n);
    count_ranks(&c, &ranks, out);
    ranks_free(&ranks);
    free(c.filing);
    free(c.row);
}

void facets_free(Facets *list)
{
    free(list->at);
    *list = (Facets){0};
}

/* ---- in words ---- */

Str facet_label(const Facts *facts, QueryFieldId f, FacetBy by, const Facet *x, Arena *a)
{
    int year, month, day;
    if (query_fields[f].kind != ASK_DATE) return fact_shown(facts, f, &x->value, a);
    date_split((Date)x->value.u.number, &year, &month, &day);
    switch (by) {
    case FACET_DAY: break;
    case FACET_MONTH: return str_fmt(a, "%04d-%02d", year, month);
    case FACET_QUARTER: return str_fmt(a, "%04d Q%d", year, (month + 2) / 3);
    case FACET_YEAR: return str_fmt(a, "%04d", year);
    }
    return str_fmt(a, "%04d-%02d-%02d", year, month, day);
}

Str facet_condition(const Facts *facts, QueryFieldId f, FacetBy by, const Facet *x, Arena *a)
{
    int year, month, day;
    const char *name = query_fields[f].name;
    Str label = facet_label(facts, f, by, x, a);
    if (query_fields[f].kind == ASK_FLAG) return str_z(name);
    if (query_fields[f].kind == ASK_DATE && by == FACET_QUARTER) {
        date_split((Date)x->value.u.number, &year, &month, &day);
        return str_fmt(a, "%s:%04d-%02d..%04d-%02d", name, year, month, year, month + 2);
    }
    if (f == Q_form && !(x->value.u.key & 1)) return str_fmt(a, "form:%.*s -amendment", STR_ARG(label));
    bool text = query_fields[f].kind == ASK_TEXT || query_fields[f].kind == ASK_WORD;
    return query_condition(f, text, label, a);
}
