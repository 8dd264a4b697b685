/* across_symbol.c: E09: does a trading symbol belong to its issuer? */
#include "check/survey.h"

#include "check/words.h"

#include <stdlib.h>

enum { MINORITY = 10, APART = 31 }; /* one in ten filings; days */

/* A symbol as one filing gives it. */
typedef struct Use {
    Sym symbol; /* in upper case, of `names`; 0 = none */
    uint32_t issuer;
    Date day;
    uint32_t filing;
} Use;

typedef struct Uses {
    Symbols names;
    Use *at;
    size_t n;
    Arena arena;
} Uses;

/* Letters, and a class behind a point or dash; what else stands there is told by the checks of the cell. */
static Sym normal(Uses *u, Str symbol)
{
    char room[16];
    if (symbol.n >= sizeof room || is_words(symbol, "none|na|n.a.|not applicable|nil")) return 0;
    for (size_t i = 0; i < symbol.n; i++) {
        if (!is_alpha(symbol.p[i]) && symbol.p[i] != '.' && symbol.p[i] != '-') return 0;
        room[i] = to_upper(symbol.p[i]);
    }
    return sym_add(&u->names, (Str){room, symbol.n});
}

static Uses uses_of(const Survey *s)
{
    Uses u = {0};
    u.at = ARENA_NEW(&u.arena, Use, s->c->nfiling);
    for (uint32_t i = 0; i < s->c->nfiling; i++) {
        const Filing *f = survey_filing(s, i);
        Use use = {normal(&u, corpus_str(s->c, f->symbol)), f->issuer_cik, filing_day(f), i};
        if (use.symbol && use.issuer && use.day != DATE_NONE) u.at[u.n++] = use;
    }
    return u;
}

#define COMPARE(x, y)                                                                                        \
    if ((x) != (y)) return (x) < (y) ? -1 : 1

static int by_issuer(const void *a, const void *b)
{
    const Use *x = a, *y = b;
    COMPARE(x->issuer, y->issuer);
    COMPARE(x->day, y->day);
    return (x->filing > y->filing) - (x->filing < y->filing);
}

static int by_symbol(const void *a, const void *b)
{
    const Use *x = a, *y = b;
    COMPARE(x->symbol, y->symbol);
    COMPARE(x->day, y->day);
    return (x->filing > y->filing) - (x->filing < y->filing);
}

/* The use of another symbol on both sides of use i, next to it: then it is no change of symbol. */
static Sym between(const Use *use, size_t n, size_t i)
{
    size_t before = i, after = i;
    while (before > 0 && use[before].symbol == use[i].symbol) before--;
    while (after + 1 < n && use[after].symbol == use[i].symbol) after++;
    return use[before].symbol != use[i].symbol && use[before].symbol == use[after].symbol ? use[before].symbol
                                                                                          : 0;
}

/* The uses of one issuer, by day; `count` by symbol, all zero before and after. */
static void odd_symbols(Survey *s, const Use *use, size_t n, size_t *count)
{
    for (size_t i = 0; i < n; i++) count[use[i].symbol]++;
    for (size_t i = 0; i < n; i++) {
        if (count[use[i].symbol] * MINORITY > n) continue;
        Sym usual = between(use, n, i);
        if (!usual || count[usual] * 2 < n) continue;
        size_t other = 0;
        while (use[other].symbol != usual) other++;
        Finding *x = tell_filing(s, use[i].filing, F_issuerTradingSymbol, 0, use[other].filing);
        x->arg[0] = survey_filing(s, use[other].filing)->symbol;
    }
    for (size_t i = 0; i < n; i++) count[use[i].symbol] = 0;
}

/* One symbol, by day: told where the issuer changes within a month. */
static void shared_symbols(Survey *s, const Uses *u)
{
    for (size_t i = 1; i < u->n; i++) {
        const Use *x = &u->at[i - 1], *y = &u->at[i];
        if (x->symbol == y->symbol && x->issuer != y->issuer && y->day - x->day <= APART)
            tell_filing(s, y->filing, F_issuerTradingSymbol, 1, x->filing);
    }
}

void across_E09(Survey *s)
{
    Uses u = uses_of(s);
    size_t *count = ARENA_NEW(&u.arena, size_t, u.names.n + 1);
    if (u.n) qsort(u.at, u.n, sizeof *u.at, by_issuer);
    for (size_t from = 0, i = 1; i <= u.n; i++) {
        if (i < u.n && u.at[i].issuer == u.at[from].issuer) continue;
        odd_symbols(s, u.at + from, i - from, count);
        from = i;
    }
    if (u.n) qsort(u.at, u.n, sizeof *u.at, by_symbol);
    shared_symbols(s, &u);
    symbols_free(&u.names);
    arena_free(&u.arena);
}
