/* swings.c: rows of filings as purchases and sales. Only what codes say is known here: a footnote may claim
 * an exemption, and a ten percent holder may have held less at one end. */
#include "check/swings.h"

#include "check/keys.h"

#include <string.h>

enum { DIRECTOR_OR_OFFICER = 1 | 2, TEN_PERCENT = 4 }; /* bits of Filing.relation */

typedef struct Gather {
    Arena *arena;
    const Corpus *c;
    const Lineage *l;
    const Chain *chain;
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
    if (unread || r->values & 1 || !g->l->title[row] || !scaled(r->shares, &t.shares) ||
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

/* Exempt under Rule 16b-3 for officers and directors only; J and a row without a code may be anything. */
static bool may_be_trade(const Row *r, uint8_t relation)
{
    bool holder_only = !(relation & DIRECTOR_OR_OFFICER) && relation & TEN_PERCENT;
    bool swap = r->swap == '1' && !in(r->code, "PS");
    return !r->code || in(r->code, "JK") || swap || (holder_only && in(r->code, "ADFIM"));
}

/* Buying a call is a purchase of the shares, buying a put a sale of them. */
static int side_of(const Gather *g, const Row *r, TableId t)
{
    bool acquired = r->side == 'A';
    bool put = t == TABLE_II && title_kind(corpus_str(g->c, r->title)) & KIND_PUT;
    return acquired != put ? SWING_PURCHASE : SWING_SALE;
}

static void take_row(Gather *g, uint32_t filing, uint32_t row)
{
    const Filing *f = &g->c->filing[filing];
    const Row *r = &g->c->row[row];
    TableId t = row - f->row0 < f->rows[TABLE_I] ? TABLE_I : TABLE_II;
    if (r->holding || row_date(f, r) == DATE_NONE || row_replaced(g->l, g->c, filing, row)) return;
    if (may_be_trade(r, chain_relation(g->c, g->chain, f))) {
        put_leg(g, &g->out.possible, filing, row);
    } else if (is_trade(r, t)) {
        put_trade(g, side_of(g, r, t), filing, row);
        if (t == TABLE_II) put_leg(g, &g->out.derivative, filing, row);
    }
}

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
    bool *in_use[SWING_SIDES];
    for (int side = 0; side < SWING_SIDES; side++) in_use[side] = ARENA_NEW(g->arena, bool, k->leg[side].n);
    for (size_t p = 0; p < k->leg[SWING_PURCHASE].n; p++)
        for (size_t s = 0; s < k->leg[SWING_SALE].n; s++)
            if (sold[s].price > bought[p].price && swing_within(bought[p].date, sold[s].date))
                in_use[SWING_PURCHASE][p] = in_use[SWING_SALE][s] = true;
    for (int side = 0; side < SWING_SIDES; side++) keep(k, side, in_use[side]);
}

Swings swings_of(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain)
{
    Gather g = {.arena = a, .c = c, .l = l, .chain = chain};
    for (size_t i = 0; i < chain->n; i++) {
        const Filing *f = &c->filing[chain->filing[i]];
        if (l->copy[chain->filing[i]] != NO_FILING) continue;
        for (uint32_t k = 0; k < filing_rows(f); k++) take_row(&g, chain->filing[i], f->row0 + k);
    }
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
