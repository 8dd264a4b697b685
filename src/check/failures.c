/* failures.c: reports that were never made, as far as other filings show it. */
#include "check/late.h"
#include "check/ledger.h"

typedef struct Search {
    Arena *arena;
    const Corpus *c;
    const Lineage *l;
    const Chain *chain;
    unsigned fiscal_end;
    LateFailures *out;
} Search;

/* The calendar year where no header tells the issuer's. */
static Date year_of(const Search *s, Date day)
{
    return fiscal_year_end(s->fiscal_end ? s->fiscal_end : 1231, day);
}

static LateFailure *put(Search *s, FailureKind kind, uint32_t filing, uint32_t row)
{
    LateFailures *out = s->out;
    Date day = filing_day(&s->c->filing[filing]);
    out->at = arena_grow(s->arena, out->at, &out->cap, out->n + 1, sizeof *out->at);
    out->at[out->n] = (LateFailure){.kind = kind,
                                    .filing = filing,
                                    .row = row,
                                    .before = NO_FILING,
                                    .day = DATE_NONE,
                                    .year_end = year_of(s, day)};
    return &out->at[out->n++];
}

/* ---- Form 3 ---- */

Date issuer_since(const Corpus *c, const Chain *issuer)
{
    Date first = INT32_MAX;
    for (size_t i = 0; i < issuer->n; i++) {
        const Filing *f = &c->filing[issuer->filing[i]];
        if (!is_amendment(f) && filing_day(f) != DATE_NONE && filing_day(f) < first) first = filing_day(f);
    }
    return first;
}

bool lacks_form3(const Corpus *c, const Lineage *l, const Chain *chain)
{
    const Filing *first = &c->filing[chain->filing[0]];
    Date day = filing_day(first);
    for (size_t i = 0; i < chain->n; i++) {
        const Filing *f = &c->filing[chain->filing[i]];
        if (f->form == FORM_3 && filing_day(f) <= day) return false;
    }
    return !is_amendment(first) && day != DATE_NONE &&
           issuer_since(c, &l->issuer[chain->issuer]) <= date_add_months(day, -6);
}

/* ---- Form 5 ---- */

enum { WEEK = 7 }; /* a year of 52 or 53 weeks ends on another day than the header says */

static bool has_form5(const Search *s, Date year_end)
{
    for (size_t i = 0; i < s->chain->n; i++) {
        const Filing *f = &s->c->filing[s->chain->filing[i]];
        if (f->form == FORM_5 && f->period >= year_end - WEEK && f->period <= year_end + WEEK) return true;
    }
    return false;
}

static bool is_told(const Search *s, Date year_end)
{
    for (size_t i = 0; i < s->out->n; i++)
        if (s->out->at[i].kind == FAILED_FORM5 && s->out->at[i].day == year_end) return true;
    return false;
}

/* A row that was due on the Form 5 of its year, by its own word, and came after that was due. Any Form 5 of
 * about that time will do. */
static void take_row(Search *s, uint32_t filing, uint32_t row)
{
    const Filing *f = &s->c->filing[filing];
    const Row *r = &s->c->row[row];
    Date day = row_date(f, r), year_end = year_of(s, day);
    if (r->holding || r->form_type != '5' || day == DATE_NONE || filing_day(f) == DATE_NONE) return;
    Date last =
        s->fiscal_end ? year_end + WEEK : date_add_months(day, 12); /* day on which that year may end */
    bool early = filing_day(f) <= due_date(DUE_FORM5, last, GRACE_CLOSED);
    if (early || has_form5(s, year_end) || is_told(s, year_end)) return;
    LateFailure *x = put(s, FAILED_FORM5, filing, row);
    x->day = x->year_end = year_end; /* Item 405 names a Form 5 in the year that it reports on */
}

/* ---- between two filings ---- */

/* What is owned changed though no report says by what, and no filing between the two is missing here. */
static void take_gaps(Search *s, const Gaps *gaps, const bool *closed)
{
    for (size_t i = 0; i < gaps->n; i++) {
        const Gap *g = &gaps->at[i];
        if (!g->whole || g->doubtful || closed[g->row] || (g->kind != GAP_MORE && g->kind != GAP_FEWER))
            continue;
        LateFailure *x = put(s, g->kind == GAP_MORE ? FAILED_ACQUIRED : FAILED_DISPOSED, g->filing, g->row);
        x->before = g->before;
        x->shares = g->amount;
    }
}

LateFailures late_failures(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain,
                           unsigned fiscal_end, const Gaps *gaps, const bool *closed)
{
    LateFailures out = {0};
    Search s = {a, c, l, chain, fiscal_end, &out};
    if (chain->n && lacks_form3(c, l, chain)) put(&s, FAILED_FORM3, chain->filing[0], WHOLE_FORM);
    for (size_t i = 0; i < chain->n; i++) {
        const Filing *f = &c->filing[chain->filing[i]];
        if (l->copy[chain->filing[i]] != NO_FILING) continue;
        for (uint32_t r = f->row0; r < f->row0 + filing_rows(f); r++) take_row(&s, chain->filing[i], r);
    }
    take_gaps(&s, gaps, closed);
    return out;
}
