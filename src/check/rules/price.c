/* price.c: the prices of one form against each other: A32, B41, C31, C32. */
#include "check/checker.h"
#include "check/keys.h"

#include <stdlib.h>

/* A trade of Table I at a price. */
typedef struct Trade {
    Sym class;
    Date date;
    Dec price;
    const Line *line;
} Trade;

static int by_class_and_day(const void *a, const void *b)
{
    const Trade *x = a, *y = b;
    if (x->class != y->class) return x->class < y->class ? -1 : 1;
    if (x->date != y->date) return x->date < y->date ? -1 : 1;
    int c = dec_cmp(x->price, y->price);
    return c ? c : (x->line->at > y->line->at) - (x->line->at < y->line->at);
}

/* The trades with one of the codes, by title, day and price. */
static Trade *trades(Check *c, const char *codes_of, size_t *n)
{
    Trade *t = ARENA_NEW(&c->arena, Trade, c->nline);
    *n = 0;
    for (size_t i = 0; i < c->nline; i++) {
        const Line *l = &c->line[i];
        const Cell *price = line_cell(l, F_transactionPricePerShare);
        if (l->part != PART_I || l->date == DATE_NONE || !code_in(l->code, codes_of) || !is_positive(price))
            continue;
        t[(*n)++] = (Trade){l->title, l->date, price->u.dec, l};
    }
    if (*n) qsort(t, *n, sizeof *t, by_class_and_day);
    return t;
}

static bool same_day(const Trade *a, const Trade *b) { return a->class == b->class && a->date == b->date; }

/* ---- A32: the total in the place of the price ---- */

enum { NEAR_DAYS = 90, PEERS_MOST = 200 }; /* a table has 30 rows; a hostile file has thousands */

static int by_value(const void *a, const void *b) { return dec_cmp(*(const Dec *)a, *(const Dec *)b); }

/* The middle price of the other trades of this class within 90 days. */
static bool usual_price(const Trade *all, size_t n, size_t at, Dec *usual)
{
    Dec price[PEERS_MOST];
    size_t found = 0;
    for (size_t i = 0; i < n && found < PEERS_MOST; i++)
        if (i != at && all[i].class == all[at].class && abs(all[i].date - all[at].date) <= NEAR_DAYS)
            price[found++] = all[i].price;
    if (!found) return false;
    qsort(price, found, sizeof *price, by_value);
    *usual = price[(found - 1) / 2];
    return true;
}

/* Ten times the usual price, and shares times the usual price are within a quarter of it. */
static bool is_total(const Trade *t, Dec usual)
{
    const Cell *shares = line_cell(t->line, F_transactionShares);
    if (!is_positive(shares) || dec_wide(t->price) / 10 <= dec_wide(usual)) return false;
    Wide total = dec_product(usual, shares->u.dec), apart = dec_wide(t->price) - total;
    return (apart < 0 ? -apart : apart) < total / 4;
}

static Wide lowest(const Trade *t, size_t n)
{
    Wide least = n ? dec_wide(t->price) : 0;
    for (size_t i = 1; i < n; i++)
        if (dec_wide(t[i].price) < least) least = dec_wide(t[i].price);
    return least;
}

void check_A32(Check *c)
{
    size_t n;
    Dec usual;
    Trade *t = trades(c, "PS", &n);
    Wide least = lowest(t, n); /* no usual price lies below it */
    for (size_t i = 0; i < n && n <= PEERS_MOST; i++)
        if (dec_wide(t[i].price) / 10 > least && usual_price(t, n, i, &usual) && is_total(&t[i], usual))
            tell_line(c, t[i].line, F_transactionPricePerShare, 0)->arg[0] = usual;
}

/* ---- B41: in or out of the money ---- */

static void moneyness(Check *c, const Line *l, const Trade *t, size_t n, Sym class)
{
    const Cell *strike = line_cell(l, F_conversionOrExercisePrice);
    size_t first = n, last = n;
    for (size_t i = 0; i < n; i++) {
        if (t[i].class != class || t[i].date != l->date) continue;
        if (first == n) first = i;
        last = i;
    }
    if (first == n || !cell_is(strike)) return;
    Dec middle = t[first + (last - first) / 2].price;
    int above = dec_cmp(strike->u.dec, middle);
    if (l->code == 'X' ? above <= 0 : above >= 0) return;
    tell_line(c, l, F_conversionOrExercisePrice, l->code == 'O')->arg[0] = middle;
}

void check_B41(Check *c)
{
    size_t n;
    Trade *t = trades(c, "PSF", &n);
    for (size_t i = 0; i < c->nline && n <= PEERS_MOST; i++) {
        const Line *l = &c->line[i];
        Str under = cell_text(line_cell(l, F_underlyingSecurityTitle));
        bool put = l->kind & KIND_PUT;
        if (l->part == PART_II && code_in(l->code, "XO") && !put)
            moneyness(c, l, t, n, sym_find(&c->keys, title_key(&c->arena, under)));
    }
}

/* ---- C31, C32: one class on one day ---- */

/* More than half as much again; below a dollar, three times as much. */
static bool far_apart(Dec low, Dec high)
{
    bool penny = dec_wide(low) < WIDE_ONE;
    return penny ? dec_wide(high) / 3 > dec_wide(low) : dec_wide(high) / 3 * 2 > dec_wide(low);
}

static void price_spread(Check *c, const Trade *t, size_t n)
{
    Dec low = t[0].price, high = t[n - 1].price;
    if (!far_apart(low, high)) return;
    bool high_is_odd = far_apart(t[(n - 1) / 2].price, high);
    const Trade *odd = high_is_odd ? &t[n - 1] : &t[0];
    tell_line(c, odd->line, F_transactionPricePerShare, 0)->arg[0] = high_is_odd ? low : high;
}

static void both_ways(Check *c, const Trade *t, size_t n)
{
    const Line *bought = NULL, *sold = NULL;
    for (size_t i = 0; i < n; i++) *(t[i].line->code == 'P' ? &bought : &sold) = t[i].line;
    if (bought && sold) tell_line(c, bought->at > sold->at ? bought : sold, F_transactionCode, 0);
}

static void each_day(Check *c, void (*fn)(Check *c, const Trade *t, size_t n))
{
    size_t n;
    Trade *t = trades(c, "PS", &n);
    for (size_t from = 0, i = 1; i <= n; i++) {
        if (i < n && same_day(&t[i], &t[from])) continue;
        fn(c, t + from, i - from);
        from = i;
    }
}

void check_C31(Check *c) { each_day(c, price_spread); }
void check_C32(Check *c) { each_day(c, both_ways); }
