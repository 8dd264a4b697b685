/* shortswing.c: matching purchases with sales. Both ways work on copies of the amounts that are left.
 *
 * The most is a transportation problem: each purchase and each sale is used up to its amount, a pair needs a
 * gain and less than six months. Purchases and sales are joined by augmenting paths purchase - sale -
 * purchase - … - sale: forward along any pair, backward along a pair that was made, which is undone. What a
 * path gains is only the price at its end less the price at its start, because all between cancels; so the
 * best path is the dearest sale that can be reached from the cheapest purchase. Taking best paths until none
 * gains gives the maximum. */
#include "check/shortswing.h"

#include <string.h>

#define NOT_REACHED UINT32_MAX

typedef struct Market {
    Arena *arena;
    const SwingTrade *purchase, *sale;
    size_t np, ns;
    uint32_t *cheapest, *dearest; /* indices, by price and then by date */
    int64_t *buy_left, *sell_left;
} Market;

static Date bound(Date earlier) { return date_add_months(earlier, 6) - 1; }

bool swing_within(Date a, Date b) { return a < b ? b < bound(a) : a < bound(b); }

static bool at_boundary(Date a, Date b)
{
    Date apart = a < b ? b - bound(a) : a - bound(b);
    return apart >= -2 && apart <= 2;
}

static bool pairs_up(const Market *m, size_t p, size_t s)
{
    return m->sale[s].price > m->purchase[p].price && swing_within(m->purchase[p].date, m->sale[s].date);
}

/* Indices in the order of price (rising, or falling with sign -1), then date. */
static uint32_t *by_price(Arena *a, const SwingTrade *t, size_t n, int sign)
{
    uint32_t *order = ARENA_NEW(a, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        for (; at; at--) {
            const SwingTrade *before = &t[order[at - 1]];
            int64_t apart = sign * (before->price - t[i].price);
            if (apart < 0 || (apart == 0 && before->date <= t[i].date)) break;
            order[at] = order[at - 1];
        }
        order[at] = (uint32_t)i;
    }
    return order;
}

static int64_t *amounts(Arena *a, const SwingTrade *t, size_t n)
{
    int64_t *left = ARENA_NEW(a, int64_t, n);
    for (size_t i = 0; i < n; i++) left[i] = t[i].shares;
    return left;
}

static Market market_of(Arena *a, const SwingTrade *purchase, size_t np, const SwingTrade *sale, size_t ns)
{
    if (np > SWING_TRADES_MOST || ns > SWING_TRADES_MOST) np = ns = 0;
    Market m = {.arena = a, .purchase = purchase, .sale = sale, .np = np, .ns = ns};
    m.cheapest = by_price(a, purchase, np, 1);
    m.dearest = by_price(a, sale, ns, -1);
    m.buy_left = amounts(a, purchase, np);
    m.sell_left = amounts(a, sale, ns);
    return m;
}

static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

static void add_pair(const Market *m, SwingMatch *out, size_t *cap, size_t p, size_t s, int64_t shares)
{
    out->pair = arena_grow(m->arena, out->pair, cap, out->npair + 1, sizeof *out->pair);
    out->pair[out->npair++] =
        (SwingPair){(uint32_t)p, (uint32_t)s, shares, at_boundary(m->purchase[p].date, m->sale[s].date)};
    out->profit += (Wide)shares * (m->sale[s].price - m->purchase[p].price);
}

SwingMatch swing_liho(Arena *a, const SwingTrade *purchase, size_t np, const SwingTrade *sale, size_t ns)
{
    Market m = market_of(a, purchase, np, sale, ns);
    SwingMatch out = {0};
    size_t cap = 0;
    for (size_t k = 0; k < m.ns; k++) {
        for (size_t i = 0; i < m.np; i++) {
            size_t p = m.cheapest[i], s = m.dearest[k];
            int64_t n = least(m.buy_left[p], m.sell_left[s]);
            if (n <= 0 || !pairs_up(&m, p, s)) continue;
            add_pair(&m, &out, &cap, p, s, n);
            m.buy_left[p] -= n, m.sell_left[s] -= n;
        }
    }
    return out;
}

/* ---- the maximum ---- */

/* A search for the best path. `from`: the purchase before a sale, the sale before a purchase, NOT_REACHED
 * where the search has not been; a purchase where a path starts has its own number of sales, `ns`, before it.
 */
typedef struct Search {
    uint32_t *sale_from, *purchase_from, *queue;
    uint32_t start, end; /* of the best path so far */
    int64_t gain;
} Search;

/* Goes on from one purchase to the sales it pairs up with, and back from these to the purchases that they are
 * paired with. */
static void reach(const Market *m, const int64_t *made, Search *q, uint32_t p, uint32_t start, size_t *queued)
{
    for (uint32_t s = 0; s < m->ns; s++) {
        if (q->sale_from[s] != NOT_REACHED || !pairs_up(m, p, s)) continue;
        q->sale_from[s] = p;
        int64_t gain = m->sale[s].price - m->purchase[start].price;
        if (m->sell_left[s] > 0 && gain > q->gain) q->gain = gain, q->start = start, q->end = s;
        for (uint32_t other = 0; other < m->np; other++) {
            if (q->purchase_from[other] != NOT_REACHED || made[other * m->ns + s] <= 0) continue;
            q->purchase_from[other] = s;
            q->queue[(*queued)++] = other;
        }
    }
}

/* From the cheapest purchase on: what it reached is reached at the best price, and need not be visited again.
 */
static bool find_path(const Market *m, const int64_t *made, Search *q)
{
    memset(q->sale_from, 0xff, m->ns * sizeof *q->sale_from);
    memset(q->purchase_from, 0xff, m->np * sizeof *q->purchase_from);
    q->gain = 0;
    for (size_t i = 0; i < m->np; i++) {
        uint32_t start = m->cheapest[i];
        size_t queued = 0;
        if (m->buy_left[start] <= 0 || q->purchase_from[start] != NOT_REACHED) continue;
        q->purchase_from[start] = (uint32_t)m->ns;
        q->queue[queued++] = start;
        for (size_t next = 0; next < queued; next++) reach(m, made, q, q->queue[next], start, &queued);
    }
    return q->gain > 0;
}

/* Walks the path backwards; calls with 0 to learn how many shares fit, with a number to move them. */
static int64_t walk(const Market *m, int64_t *made, const Search *q, int64_t move)
{
    int64_t room = least(m->sell_left[q->end], m->buy_left[q->start]);
    for (uint32_t s = q->end;;) {
        uint32_t p = q->sale_from[s], before = q->purchase_from[p];
        made[p * m->ns + s] += move;
        if (before == m->ns) return room;
        room = least(room, made[p * m->ns + before]);
        made[p * m->ns + before] -= move;
        s = before;
    }
}

SwingMatch swing_most(Arena *a, const SwingTrade *purchase, size_t np, const SwingTrade *sale, size_t ns)
{
    Market m = market_of(a, purchase, np, sale, ns);
    int64_t *made = ARENA_NEW(a, int64_t, m.np * m.ns);
    Search q = {
        ARENA_NEW(a, uint32_t, m.ns), ARENA_NEW(a, uint32_t, m.np), ARENA_NEW(a, uint32_t, m.np), 0, 0, 0};
    SwingMatch out = {0};
    size_t cap = 0;
    while (find_path(&m, made, &q)) {
        int64_t n = walk(&m, made, &q, 0);
        walk(&m, made, &q, n);
        m.buy_left[q.start] -= n;
        m.sell_left[q.end] -= n;
    }
    for (size_t p = 0; p < m.np; p++)
        for (size_t s = 0; s < m.ns; s++)
            if (made[p * m.ns + s] > 0) add_pair(&m, &out, &cap, p, s, made[p * m.ns + s]);
    return out;
}
