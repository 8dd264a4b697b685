/* figures.c: what is drawn, out of the records of filings. */
#include "view/kit/plot.h"

#include <stdlib.h>

enum { NAMES_MOST = 12 };

static void add_bar(Plot *p, Arena *a, Str name, size_t count)
{
    p->bar = arena_grow(a, p->bar, &p->cap, p->n + 1, sizeof *p->bar);
    p->bar[p->n++] = (PlotBar){name, count};
}

Plot plot_lateness(const int *late, size_t n, Arena *a)
{
    static const struct {
        const char *name;
        int most;
    } steps[] = {
        {"not late", 0},  {"1 business day", 1},      {"2 days", 2}, {"3 to 5 days", 5}, {"6 to 10", 10},
        {"11 to 20", 20}, {"more than 20", INT32_MAX}};
    enum { STEPS = sizeof steps / sizeof *steps };
    Plot p = {.kind = PLOT_BARS, .title = S("Filings by how late they are")};
    size_t count[STEPS] = {0};
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;
        while (late[i] > steps[k].most) k++;
        count[k]++;
    }
    for (size_t k = 0; k < STEPS && n > count[0]; k++) add_bar(&p, a, str_z(steps[k].name), count[k]);
    return p;
}

static int by_name(const void *a, const void *b) { return str_cmp(*(const Str *)a, *(const Str *)b); }

static int by_count(const void *a, const void *b)
{
    const PlotBar *x = a, *y = b;
    return x->count != y->count ? (x->count > y->count ? -1 : 1) : str_cmp(x->name, y->name);
}

Plot plot_names(const char *title, const Str *name, size_t n, Arena *a)
{
    Plot p = {.kind = PLOT_BARS, .title = str_z(title)};
    Str *all = ARENA_NEW(a, Str, n);
    for (size_t i = 0; i < n; i++) all[i] = name[i];
    if (n) qsort(all, n, sizeof *all, by_name);
    for (size_t i = 0; i < n; i++)
        if (p.n && str_eq(p.bar[p.n - 1].name, all[i]))
            p.bar[p.n - 1].count++;
        else
            add_bar(&p, a, all[i], 1);
    if (p.n) qsort(p.bar, p.n, sizeof *p.bar, by_count);
    if (p.n < 2) p.n = 0; /* one bar says nothing */
    if (p.n > NAMES_MOST) {
        size_t rest = 0;
        for (size_t i = NAMES_MOST; i < p.n; i++) rest += p.bar[i].count;
        Str said = str_fmt(a, "%zu others", p.n - NAMES_MOST);
        p.n = NAMES_MOST;
        add_bar(&p, a, said, rest);
    }
    return p;
}

/* ---- days and values ---- */

#define MARKS_MEAN "P purchase, S sale, A grant, M exercise"

static double number(Dec d) { return (double)dec_wide(d) / (double)WIDE_ONE; }

static char mark_of(const Row *r)
{
    return r->code == 'P' || r->code == 'S' || r->code == 'A' || r->code == 'M' ? r->code : 0;
}

static void add_point(Plot *p, Arena *a, Date day, double value, char mark)
{
    p->point = arena_grow(a, p->point, &p->cap, p->n + 1, sizeof *p->point);
    p->point[p->n++] = (PlotPoint){day, value, mark};
}

/* Days first; what was reported of the same day stays in its order, which the address tells. */
static int by_day(const void *a, const void *b)
{
    const PlotPoint *x = *(const PlotPoint *const *)a, *y = *(const PlotPoint *const *)b;
    return x->day != y->day ? (x->day < y->day ? -1 : 1) : x < y ? -1 : x > y;
}

static void sort_points(Plot *p, Arena *a)
{
    PlotPoint *sorted = ARENA_NEW(a, PlotPoint, p->n);
    const PlotPoint **at = ARENA_NEW(a, const PlotPoint *, p->n);
    for (size_t i = 0; i < p->n; i++) at[i] = &p->point[i];
    if (p->n) qsort(at, p->n, sizeof *at, by_day);
    for (size_t i = 0; i < p->n; i++) sorted[i] = *at[i];
    p->point = sorted;
}

/* What is all of one day needs no curve. */
static bool has_days(const Plot *p) { return p->n > 1 && p->point[0].day < p->point[p->n - 1].day; }

Plot plot_prices(const Corpus *c, uint32_t filing, Arena *a)
{
    const Filing *f = corpus_filing(c, filing);
    Plot p = {
        .kind = PLOT_POINTS, .title = S("Prices of the transactions of this filing"), .key = S(MARKS_MEAN)};
    for (uint32_t i = 0; i < f->rows[TABLE_I]; i++) {
        const Row *r = &c->row[f->row0 + i];
        bool priced = r->given & GIVEN_PRICE && r->price && !(r->values & VALUE_SHARES);
        if (priced && r->date != DATE_NONE)
            add_point(&p, a, r->date, number(r->price), mark_of(r) ? mark_of(r) : 'o');
    }
    sort_points(&p, a);
    if (!has_days(&p)) p.n = 0;
    return p;
}

static bool same_owner(const Filing *a, const Filing *b)
{
    bool owner = a->owner_cik && b->owner_cik ? a->owner_cik == b->owner_cik : a->owner == b->owner;
    bool issuer = a->issuer_cik && b->issuer_cik ? a->issuer_cik == b->issuer_cik : a->issuer == b->issuer;
    return owner && issuer;
}

/* The same class, held in the same way. */
static bool same_class(const Row *a, const Row *b)
{
    return a->title == b->title && a->di == b->di && a->nature == b->nature;
}

static bool says_owned(const Row *r) { return r->given & GIVEN_OWNED && !(r->values & VALUE_OWNED); }

static Plot holdings_of(const Corpus *c, const Filing *of, const Row *class, Arena *a)
{
    Plot p = {.kind = PLOT_STEPS};
    for (uint32_t i = 0; i < c->nfiling; i++) {
        const Filing *f = corpus_filing(c, i);
        for (uint32_t k = 0; same_owner(f, of) && k < f->rows[TABLE_I]; k++) {
            const Row *r = &c->row[f->row0 + k];
            Date day = r->date != DATE_NONE ? r->date : f->period != DATE_NONE ? f->period : filing_day(f);
            if (same_class(r, class) && says_owned(r) && day != DATE_NONE)
                add_point(&p, a, day, number(r->owned), mark_of(r));
        }
    }
    return p;
}

Plot plot_holdings(const Corpus *c, uint32_t filing, Arena *a)
{
    const Filing *of = corpus_filing(c, filing);
    const Row *class = NULL;
    Plot best = {.n = 0};
    for (uint32_t k = 0; k < of->rows[TABLE_I]; k++) {
        const Row *r = &c->row[of->row0 + k];
        if (class && same_class(r, class)) continue;
        Plot p = holdings_of(c, of, r, a);
        if (p.n > best.n) best = p, class = r;
    }
    sort_points(&best, a);
    if (!has_days(&best)) return (Plot){.n = 0};
    best.title = str_fmt(a, "What %.*s reported to own of %.*s: %.*s, %s", STR_ARG(corpus_str(c, of->owner)),
                         STR_ARG(corpus_str(c, of->issuer)), STR_ARG(corpus_str(c, class->title)),
                         class->di == 'I' ? "indirectly" : "directly");
    best.key = S(MARKS_MEAN);
    return best;
}
