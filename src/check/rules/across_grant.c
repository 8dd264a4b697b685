/* across_grant.c: E19, E20: derivatives of one grant from filing to filing. */
#include "check/survey.h"

#include <string.h>

enum { GRANTS_MOST = 1000 }; /* of an owner in an issuer; more is hostile input */

/* What an owner's filings so far say of derivatives with one title, price and dates. */
typedef struct Grant {
    Sym title; /* of the lineage's keys */
    uint32_t filing;
    Date expiration;
    Dec strike;
    Sym name;                 /* the title as it stands */
    Wide granted, held, used; /* held: the most that holdings said, with what had been used before */
    Wide listed;              /* in the filing that is read now */
    bool open;                /* E20: listed in the last list, and not disposed of since */
} Grant;

typedef struct Grants {
    Grant *at;
    size_t n, cap;
    Arena arena;
} Grants;

/* Whether rows speak of the same grants: E20 by all terms, E19 by title and price alone, for the date on
 * which a grant is exercisable is often told anew ("fully vested"), and grants of one price are used up
 * together. */
typedef bool Same(const Grant *g, const Survey *s, uint32_t row);

static bool same_terms(const Grant *g, const Survey *s, uint32_t row)
{
    return g->title == s->lineage.title[row];
}

static bool same_price(const Grant *g, const Survey *s, uint32_t row)
{
    return g->name == s->c->row[row].title && dec_eq(g->strike, s->c->row[row].strike);
}

/* NULL where the row does not say which grant it is: without dates, several may share its terms. */
static Grant *grant_of(Grants *g, const Survey *s, uint32_t row, Same *same)
{
    const Row *r = &s->c->row[row];
    if (r->exercise == DATE_NONE && r->expiration == DATE_NONE) return NULL;
    for (size_t i = 0; i < g->n; i++)
        if (same(&g->at[i], s, row)) return &g->at[i];
    if (g->n == GRANTS_MOST) return NULL;
    g->at = arena_grow(&g->arena, g->at, &g->cap, g->n + 1, sizeof *g->at);
    g->at[g->n] = (Grant){.title = s->lineage.title[row],
                          .name = r->title,
                          .strike = r->strike,
                          .filing = NO_FILING,
                          .expiration = r->expiration};
    return &g->at[g->n++];
}

/* Calls fn for each row of Table II that tells its grant, and `end` behind each filing; copies left out. */
static void each_derivative(Survey *s, const Chain *chain, Same *same,
                            void (*fn)(Survey *s, Grant *g, uint32_t filing, uint32_t row),
                            void (*end)(Survey *s, Grants *g, uint32_t filing))
{
    Grants g = {0};
    for (size_t i = 0; i < chain->n; i++) {
        uint32_t filing = chain->filing[i];
        const Filing *f = survey_filing(s, filing);
        if (s->lineage.copy[filing] != NO_FILING) continue;
        for (uint32_t r = f->row0 + f->rows[TABLE_I]; r < f->row0 + filing_rows(f); r++) {
            Grant *grant = grant_of(&g, s, r, same);
            if (grant) fn(s, grant, filing, r);
        }
        end(s, &g, filing);
    }
    arena_free(&g.arena);
}

/* ---- E19: more exercised than there was ---- */

static bool is_exercise(const Row *r)
{
    return !r->holding && r->side == 'D' && r->code && strchr("MXCO", r->code);
}

static void count_units(Survey *s, Grant *g, uint32_t filing, uint32_t row)
{
    const Row *r = &s->c->row[row];
    if (r->values & (VALUE_SHARES | VALUE_OWNED)) return;
    if (r->holding) {
        g->listed += dec_wide(r->owned);
    } else if (r->side == 'A' && !row_replaced(&s->lineage, row)) {
        g->granted += dec_wide(r->shares);
        if (g->filing == NO_FILING) g->filing = filing;
    } else if (is_exercise(r) && !row_replaced(&s->lineage, row)) {
        Wide known = g->granted > g->held ? g->granted : g->held;
        g->used += dec_wide(r->shares);
        bool earlier = g->filing != NO_FILING && g->filing != filing;
        if (earlier && g->used > known + WIDE_ONE + known / 200)
            tell_row(s, filing, row, F_transactionShares, 0, g->filing)->arg[0] = dec_from_wide(g->used, 0);
    }
}

/* What holdings said counts from the next filing on. */
static void keep_listed(Survey *s, Grants *g, uint32_t filing)
{
    (void)s;
    for (Grant *x = g->at; x && x < g->at + g->n; x++) {
        if (x->listed && x->filing == NO_FILING) x->filing = filing;
        if (x->listed && x->listed + x->used > x->held) x->held = x->listed + x->used;
        x->listed = 0;
    }
}

static void exercises(Survey *s, const Chain *chain)
{
    each_derivative(s, chain, same_price, count_units, keep_listed);
}

void across_E19(Survey *s) { each_chain(s, exercises); }

/* ---- E20: a grant that is listed no more ---- */

/* A holding lists the grant; a transaction opens or ends it. */
static void follow(Survey *s, Grant *g, uint32_t filing, uint32_t row)
{
    const Row *r = &s->c->row[row];
    if (r->holding && dec_sign(r->owned) > 0) g->listed = 1;
    if (r->holding) return;
    g->open = r->side == 'A';
    g->filing = filing;
}

/* Whether it should still be there: open, and not expired when the filing was made. */
static bool is_expected(const Grant *g, const Filing *f)
{
    return g->open && (g->expiration == DATE_NONE || g->expiration > filing_day(f));
}

static void keep_list(Survey *s, Grants *g, uint32_t filing)
{
    const Filing *f = survey_filing(s, filing);
    size_t again = 0, missing = 0;
    uint32_t other = NO_FILING, row = f->row0 + f->rows[TABLE_I];
    for (Grant *x = g->at; x && x < g->at + g->n; x++) {
        bool expected = is_expected(x, f) && x->filing != filing;
        again += expected && x->listed;
        if (expected && !x->listed) missing++, other = x->filing;
    }
    while (row < f->row0 + filing_rows(f) && !s->c->row[row].holding) row++;
    if (missing && again > missing && !is_amendment(f))
        tell_row(s, filing, row, F_securityTitle, 0, other)->arg[0] = (int64_t)missing;
    for (Grant *x = g->at; x && x < g->at + g->n; x++) {
        if (x->listed)
            x->open = true, x->filing = filing;
        else if (again > missing && x->filing != filing)
            x->open = false; /* told once */
        x->listed = 0;
    }
}

static void vanished(Survey *s, const Chain *chain)
{
    each_derivative(s, chain, same_terms, follow, keep_list);
}

void across_E20(Survey *s) { each_chain(s, vanished); }
