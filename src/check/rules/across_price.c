/* across_price.c: A32, B41: prices against those of the owner's other filings and of other owners that day.
 */
#include "check/peers.h"

#include "check/keys.h"

#include <stdlib.h>

enum { NEAR_DAYS = 90, LOOK_AROUND = 200 }; /* rows; an issuer has a few a day */

/* A price to compare with, and the filing that gives it. */
typedef struct Reference {
    Dec price;
    uint32_t filing;
} Reference;

static bool has_price(const Peer *p) { return dec_sign(p->row->price) > 0; }

static int reference_cmp(const void *a, const void *b)
{
    const Reference *x = a, *y = b;
    int c = dec_cmp(x->price, y->price);
    return c ? c : (x->filing > y->filing) - (x->filing < y->filing);
}

/* The middle of the prices of a class in other filings than `filing`: all of that day, and those of `owner`
 * (0: none) within 90 days. False if there are none, or the filing has one itself. */
static bool reference_of(const Peers *trades, size_t near, const Peer *p, uint32_t owner, Reference *out)
{
    Reference found[2 * LOOK_AROUND];
    size_t n = 0, from = near > LOOK_AROUND ? near - LOOK_AROUND : 0;
    for (size_t i = from; i < trades->n && i < near + LOOK_AROUND; i++) {
        const Peer *t = &trades->at[i];
        bool same_day = t->row->date == p->row->date;
        bool near_by = owner && t->owner == owner && abs(t->row->date - p->row->date) <= NEAR_DAYS;
        if (t->at == p->at || t->title != p->title || !has_price(t) || !(same_day || near_by)) continue;
        if (t->filing == p->filing) return false;
        found[n++] = (Reference){t->row->price, t->filing};
    }
    if (!n) return false;
    qsort(found, n, sizeof *found, reference_cmp);
    *out = found[(n - 1) / 2];
    return true;
}

/* ---- A32: the total in the place of the price ---- */

static bool is_total(const Row *r, Dec usual)
{
    if (dec_sign(r->shares) <= 0 || dec_wide(r->price) / 10 <= dec_wide(usual)) return false;
    Wide total = dec_product(usual, r->shares), apart = dec_wide(r->price) - total;
    return (apart < 0 ? -apart : apart) < total / 4;
}

static void totals(Survey *s, const Chain *issuer)
{
    Peers trades = peers_of(s, issuer, TABLE_I, "PS");
    for (size_t i = 0; i < trades.n; i++) {
        const Peer *p = &trades.at[i];
        Reference usual;
        if (has_price(p) && reference_of(&trades, i, p, p->owner, &usual) && is_total(p->row, usual.price))
            tell_row(s, p->filing, p->at, F_transactionPricePerShare, 1, usual.filing)->arg[0] = usual.price;
    }
    arena_free(&trades.arena);
}

void across_A32(Survey *s) { each_issuer(s, totals); }

/* ---- B41: in or out of the money ---- */

/* The first trade on or after a day. */
static size_t first_on(const Peers *trades, Date day)
{
    size_t low = 0, high = trades->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (trades->at[middle].row->date < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void moneyness(Survey *s, const Peers *trades, const Peer *p)
{
    Arena a = {0};
    Peer under = *p;
    Reference market;
    under.title = sym_find(&s->lineage.keys, title_key(&a, corpus_str(s->c, p->row->underlying_title)));
    arena_free(&a);
    bool known = under.title && reference_of(trades, first_on(trades, p->row->date), &under, 0, &market);
    int above = known ? dec_cmp(p->row->strike, market.price) : 0;
    if (above == 0 || (p->row->code == 'X') != (above > 0)) return;
    tell_row(s, p->filing, p->at, F_conversionOrExercisePrice, p->row->code == 'X' ? 2 : 3, market.filing)
        ->arg[0] = market.price;
}

static void exercises(Survey *s, const Chain *issuer)
{
    Peers used = peers_of(s, issuer, TABLE_II, "XO"), trades = {0};
    if (used.n) trades = peers_of(s, issuer, TABLE_I, "PSF");
    for (size_t i = 0; i < used.n; i++) {
        bool put = title_kind(corpus_str(s->c, used.at[i].row->title)) & KIND_PUT;
        if (!put && dec_sign(used.at[i].row->strike) > 0) moneyness(s, &trades, &used.at[i]);
    }
    arena_free(&used.arena);
    arena_free(&trades.arena);
}

void across_B41(Survey *s) { each_issuer(s, exercises); }
