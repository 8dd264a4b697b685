/* swings.c: rows of filings as purchases and sales. Only what codes and footnotes say is known here: a ten
 * percent holder may have held less at one end. */
#include "check/swings.h"

#include "check/keys.h"
#include "check/splits.h"

#include <string.h>

enum { DIRECTOR_OR_OFFICER = 1 | 2, TEN_PERCENT = 4 }; /* bits of Filing.relation */

typedef struct Gather {
    Arena *arena;
    const Corpus *c;
    const Lineage *l;
    const Chain *chain;
    SwingScope scope;
    SwingLegs derivative; /* trades of Table II */
    Swings out;
} Gather;

static void put_leg(Gather *g, SwingLegs *legs, uint32_t filing, uint32_t row)
{
    legs->at = arena_grow(g->arena, legs->at, &legs->cap, legs->n + 1, sizeof *legs->at);
    legs->at[legs->n++] = (SwingLeg){filing, row};
}

static SwingClass *class_of(Gather *g, Sym title)
{
    Swings *s = &g->out;
    for (size_t i = 0; i < s->nclass; i++)
        if (s->class[i].title == title) return &s->class[i];
    s->class = arena_grow(g->arena, s->class, &s->cap, s->nclass + 1, sizeof *s->class);
    s->class[s->nclass].title = title;
    return &s->class[s->nclass++];
}

/* A number times SWING_UNIT; false where it is none, or too large to be a trade. */
static bool scaled(Dec d, int64_t *out)
{
    Wide w = dec_wide(d) / (WIDE_ONE / SWING_UNIT);
    *out = (int64_t)w;
    return w > 0 && w < (Wide)1 << 60;
}

static void put_trade(Gather *g, int side, uint32_t filing, uint32_t row)
{
    const Row *r = &g->c->row[row];
    SwingTrade t = {.date = r->date};
    bool unread = r->bad & (1u << F_transactionPricePerShare | 1u << F_transactionShares);
    if (unread || r->values & VALUE_SHARES || !g->l->title[row] || !scaled(r->shares, &t.shares) ||
        !scaled(r->price, &t.price)) {
        put_leg(g, &g->out.unpriced, filing, row);
        return;
    }
    SwingClass *k = class_of(g, g->l->title[row]);
    size_t n = k->leg[side].n;
    k->trade[side] = arena_grow(g->arena, k->trade[side], &k->cap[side], n + 1, sizeof t);
    k->trade[side][n] = t;
    put_leg(g, &k->leg[side], filing, row);
}

static bool in(char code, const char *set) { return code && strchr(set, code); }

/* Codes that match, by table; O is in Table I the purchase, in Table II the derivative it used up. */
static bool is_trade(const Row *r, TableId t)
{
    if (t == TABLE_I) return r->side == 'A' ? in(r->code, "PLO") : r->side == 'D' && in(r->code, "SU");
    return in(r->code, "PSH") && (r->side == 'A' || r->side == 'D');
}

/* Whether a row of the chain with this code, on the other side (0: either), lies less than six months from
 * it. */
static bool has_near(const Gather *g, const Row *r, char code, char side)
{
    enum { ROWS_MOST = 2000 }; /* bounds what hostile input costs */
    size_t looked = 0;
    for (size_t i = 0; i < g->chain->n; i++) {
        const Filing *other = &g->c->filing[g->chain->filing[i]];
        for (uint32_t k = other->row0; k < other->row0 + filing_rows(other) && looked < ROWS_MOST;
             k++, looked++) {
            const Row *x = &g->c->row[k];
            if (x->code == code && (!side || x->side == side) && row_date(other, x) != DATE_NONE &&
                swing_within(x->date, r->date))
                return true;
        }
    }
    return false;
}

static char other_side(const Row *r) { return r->side == 'A' ? 'D' : 'A'; }

/* Exempt under Rule 16b-3 for officers and directors only; J and a row without a code may be anything, unless
 * a footnote says that it is exempt. Elections of a plan and what expires count if others lie near. */
static bool may_be_trade(const Gather *g, const Row *r, const Filing *f)
{
    uint8_t relation = chain_relation(g->c, g->chain, f);
    bool holder_only = !(relation & DIRECTOR_OR_OFFICER) && relation & TEN_PERCENT;
    bool swap = r->swap == '1' && !in(r->code, "PS");
    if (r->says & SAYS_EXEMPT) return false;
    if (!r->code || in(r->code, "JK") || swap || (holder_only && in(r->code, "ADFIM"))) return true;
    return (r->code == 'I' && has_near(g, r, 'I', other_side(r))) ||
           (r->code == 'E' && has_near(g, r, 'S', 0));
}

/* Buying a call is a purchase of the shares, buying a put a sale of them. */
static int side_of(const Gather *g, const Row *r, TableId t)
{
    bool acquired = r->side == 'A';
    bool put = t == TABLE_II && title_kind(corpus_str(g->c, r->title)) & KIND_PUT;
    return acquired != put ? SWING_PURCHASE : SWING_SALE;
}

static bool has_side(const Row *r) { return r->side == 'A' || r->side == 'D'; }

static void take_row(Gather *g, uint32_t filing, uint32_t row)
{
    const Filing *f = &g->c->filing[filing];
    const Row *r = &g->c->row[row];
    TableId t = row - f->row0 < f->rows[TABLE_I] ? TABLE_I : TABLE_II;
    if (r->holding || row_date(f, r) == DATE_NONE || row_replaced(g->l, row)) return;
    if (may_be_trade(g, r, f)) {
        put_leg(g, &g->out.possible, filing, row);
        if (g->scope == SWING_POSSIBLE && has_side(r) && dec_sign(r->price) > 0)
            put_trade(g, side_of(g, r, t), filing, row);
    } else if (is_trade(r, t)) {
        put_trade(g, side_of(g, r, t), filing, row);
        if (t == TABLE_II) put_leg(g, &g->derivative, filing, row);
    }
}

/* ---- derivatives against their underlying ---- */

/* The price of a class on a day, in any filing of the issuer; false if nobody traded it. */
static bool market_price(const Gather *g, Sym title, Date day, int64_t *price)
{
    const Chain *issuer = &g->l->issuer[g->chain->issuer];
    for (size_t i = 0; i < issuer->n; i++) {
        const Filing *f = &g->c->filing[issuer->filing[i]];
        for (uint32_t k = f->row0; k < f->row0 + f->rows[TABLE_I]; k++) {
            const Row *r = &g->c->row[k];
            if (g->l->title[k] == title && r->date == day && in(r->code, "PS") && scaled(r->price, price))
                return true;
        }
    }
    return false;
}

enum { CROSSES_MOST = 1000 };

/* The derivative's price is not that of the shares: what counts is how far these went up. */
static void put_cross(Gather *g, SwingLeg derivative, int side, const SwingClass *k, size_t i)
{
    const Row *d = &g->c->row[derivative.row];
    const SwingTrade *t = &k->trade[!side][i];
    SwingCross x = {.derivative = derivative, .underlying = k->leg[!side].at[i]};
    int64_t then, n = t->shares;
    if (g->out.ncross == CROSSES_MOST) return;
    x.quantified = market_price(g, k->title, d->date, &then);
    if (x.quantified) {
        int64_t units, up = side == SWING_PURCHASE ? t->price - then : then - t->price;
        if (scaled(d->underlying, &units) && units < n) n = units;
        if (up <= 0) return;
        x.most = (Wide)n * up;
    }
    g->out.cross = arena_grow(g->arena, g->out.cross, &g->out.capcross, g->out.ncross + 1, sizeof x);
    g->out.cross[g->out.ncross++] = x;
}

static void match_underlying(Gather *g, SwingLeg derivative)
{
    const Row *d = &g->c->row[derivative.row];
    int side = side_of(g, d, TABLE_II);
    Str key = title_key(g->arena, corpus_str(g->c, d->underlying_title));
    Sym title = sym_find(&g->l->keys, key);
    for (size_t i = 0; title && i < g->out.nclass; i++) {
        const SwingClass *k = &g->out.class[i];
        for (size_t t = 0; k->title == title && t < k->leg[!side].n && t < SWING_TRADES_MOST; t++)
            if (swing_within(d->date, k->trade[!side][t].date)) put_cross(g, derivative, side, k, t);
    }
}

/* ---- matching ---- */

static void keep(SwingClass *k, int side, const bool *useful)
{
    size_t left = 0;
    for (size_t i = 0; i < k->leg[side].n; i++) {
        if (!useful[i]) continue;
        k->trade[side][left] = k->trade[side][i];
        k->leg[side].at[left++] = k->leg[side].at[i];
    }
    k->leg[side].n = left;
}

/* Leaves out what no trade of the other side matches: a year of sales around one purchase stays small. */
static void keep_matching(Gather *g, SwingClass *k)
{
    const SwingTrade *bought = k->trade[SWING_PURCHASE], *sold = k->trade[SWING_SALE];
    enum { PAIRS_MOST = 4000000 }; /* more are not matched anyway */
    bool *in_use[SWING_SIDES];
    if (k->leg[SWING_PURCHASE].n * k->leg[SWING_SALE].n > PAIRS_MOST) return;
    for (int side = 0; side < SWING_SIDES; side++) in_use[side] = ARENA_NEW(g->arena, bool, k->leg[side].n);
    for (size_t p = 0; p < k->leg[SWING_PURCHASE].n; p++)
        for (size_t s = 0; s < k->leg[SWING_SALE].n; s++)
            if (sold[s].price > bought[p].price && swing_within(bought[p].date, sold[s].date))
                in_use[SWING_PURCHASE][p] = in_use[SWING_SALE][s] = true;
    for (int side = 0; side < SWING_SIDES; side++) keep(k, side, in_use[side]);
}

/* Takes the rows of all filings; false where the issuer is not subject to Section 16(b). */
static bool take_rows(Gather *g)
{
    for (size_t i = 0; i < g->chain->n; i++) {
        uint32_t filing = g->chain->filing[i];
        const Filing *f = &g->c->filing[filing];
        if (f->flags & FILING_FOREIGN) return false;
        if (g->l->copy[filing] != NO_FILING) continue;
        for (uint32_t k = 0; k < filing_rows(f); k++) take_row(g, filing, f->row0 + k);
    }
    return true;
}

Swings swings_of(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain, SwingScope scope)
{
    Gather g = {.arena = a, .c = c, .l = l, .chain = chain, .scope = scope};
    if (!take_rows(&g)) return (Swings){.foreign = true};
    for (size_t i = 0; i < g.derivative.n && i < SWING_TRADES_MOST; i++)
        match_underlying(&g, g.derivative.at[i]);
    splits_apply(a, c, l, chain, &g.out);
    for (size_t i = 0; i < g.out.nclass; i++) {
        SwingClass *k = &g.out.class[i];
        keep_matching(&g, k);
        const SwingTrade *p = k->trade[SWING_PURCHASE], *s = k->trade[SWING_SALE];
        size_t np = k->leg[SWING_PURCHASE].n, ns = k->leg[SWING_SALE].n;
        k->liho = swing_liho(a, p, np, s, ns);
        k->most = swing_most(a, p, np, s, ns);
    }
    return g.out;
}
