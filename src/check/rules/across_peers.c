/* across_peers.c: E12, E14, E16 to E18: rows of different owners in one issuer held against each other. */
#include "check/peers.h"

#include "base/businessday.h"
#include "check/keys.h"

#include <stdlib.h>

#define COMPARE(x, y)                                                                                        \
    if ((x) != (y)) return (x) < (y) ? -1 : 1

/* ---- E12: a price far from those of the day ---- */

static int same_market(const void *a, const void *b)
{
    const Peer *x = a, *y = b;
    COMPARE(x->title, y->title);
    COMPARE(x->row->date, y->row->date);
    return 0;
}

static int by_price(const void *a, const void *b)
{
    const Peer *x = a, *y = b;
    int market = same_market(a, b);
    if (market) return market;
    COMPARE(x->owner, y->owner);
    int price = dec_cmp(x->row->price, y->row->price);
    return price ? price : (x->at > y->at) - (x->at < y->at);
}

enum { PRICE_UNIT = 10000 }; /* prices times this are whole */

/* 0 where there is none. */
static int64_t price_of(const Peer *p)
{
    Wide w = dec_wide(p->row->price) / (WIDE_ONE / PRICE_UNIT);
    return p->title && w > 0 && w < (Wide)1 << 40 ? (int64_t)w : 0;
}

static int number_cmp(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static int64_t median(int64_t *list, size_t n)
{
    qsort(list, n, sizeof *list, number_cmp);
    return n % 2 ? list[n / 2] : (list[n / 2 - 1] + list[n / 2]) / 2;
}

/* One observation an owner and 1 %, so that a hundred fills of one do not outweigh the others. */
static size_t observations(const Peer *peer, size_t n, int64_t *out)
{
    size_t left = 0;
    uint32_t owner = 0;
    for (size_t i = 0; i < n; i++) {
        int64_t price = price_of(&peer[i]);
        bool near = left && owner == peer[i].owner && price - out[left - 1] <= out[left - 1] / 100;
        if (!price || near) continue;
        owner = peer[i].owner;
        out[left++] = price;
    }
    return left;
}

/* Of two prices, the one that fewer trades have, or fewer shares; 0 where neither is odd. */
static int64_t rarer(const Peer *peer, size_t n, const int64_t *seen)
{
    size_t rows[2] = {0};
    Wide shares[2] = {0};
    for (size_t i = 0; i < n; i++) {
        int64_t price = price_of(&peer[i]);
        if (!price) continue;
        bool high = llabs(price - seen[1]) < llabs(price - seen[0]);
        rows[high]++;
        shares[high] += dec_wide(peer[i].row->shares);
    }
    if (rows[0] != rows[1]) return rows[0] < rows[1] ? seen[0] : seen[1];
    return shares[0] == shares[1] ? 0 : shares[0] < shares[1] ? seen[0] : seen[1];
}

/* Ten or a hundred times as much, within 5 %: the decimal point slipped. */
static bool is_slip(int64_t low, int64_t high)
{
    for (int64_t times = 10; times <= 1000; times *= 10)
        if (llabs(high - low * times) * 20 <= low * times) return true;
    return false;
}

static bool one_filing(const Peer *peer, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (peer[i].filing != peer[0].filing) return false;
    return true;
}

/* What the odd prices of a market are measured by. */
typedef struct Market {
    size_t count;          /* observations */
    int64_t middle, usual; /* usual: distance, times 10,000 */
    int64_t odd, other;    /* of two observations */
} Market;

static bool market_of(Arena *a, const Peer *peer, size_t n, Market *m)
{
    int64_t *seen = ARENA_NEW(a, int64_t, n), *apart = ARENA_NEW(a, int64_t, n);
    *m = (Market){.count = observations(peer, n, seen)};
    if (m->count == 2) {
        bool far = seen[1] * 2 > seen[0] * 3 &&
                   (!one_filing(peer, n) || is_slip(seen[0], seen[1])); /* C31 tells the rest */
        m->odd = far ? rarer(peer, n, seen) : 0;
        m->other = m->odd == seen[0] ? seen[1] : seen[0];
        return m->odd != 0;
    }
    if (m->count < 2) return false;
    m->middle = median(seen, m->count);
    for (size_t i = 0; i < m->count; i++) apart[i] = llabs(seen[i] - m->middle);
    m->usual = median(apart, m->count) * 14826; /* a normal deviation, times 10,000 */
    if (m->usual < m->middle * 50) m->usual = m->middle * 50;
    if (m->usual < PRICE_UNIT * 100) m->usual = PRICE_UNIT * 100;
    return true;
}

/* Eight times the usual distance, and 15 %; of two, the rarer, at one and a half times the other (rules 7.6).
 */
static void outliers(Survey *s, Arena *a, const Peer *peer, size_t n)
{
    Market m;
    if (!market_of(a, peer, n, &m)) return;
    for (size_t i = 0; i < n; i++) {
        int64_t price = price_of(&peer[i]), off = llabs(price - m.middle);
        bool far = m.count > 2 ? off * 10000 > m.usual * 8 && off * 100 > m.middle * 15
                               : llabs(price - m.odd) < llabs(price - m.other);
        if (!price || !far) continue;
        Finding *x = tell_row(s, peer[i].filing, peer[i].at, F_transactionPricePerShare, 0, NO_FILING);
        x->arg[0] = dec_from_wide((Wide)(m.count > 2 ? m.middle : m.other) * (WIDE_ONE / PRICE_UNIT), 2);
    }
}

static void price_outliers(Survey *s, const Chain *issuer)
{
    Peers p = peers_of(s, issuer, TABLE_I, "PS");
    each_peers(s, &p, by_price, same_market, outliers);
}

void across_E12(Survey *s) { each_issuer(s, price_outliers); }

/* ---- E16: one block in the filings of several owners ---- */

static int same_block(const void *a, const void *b)
{
    const Peer *x = a, *y = b;
    COMPARE(x->row->date, y->row->date);
    COMPARE(x->row->code, y->row->code);
    COMPARE(x->title, y->title);
    int shares = dec_cmp(x->row->shares, y->row->shares);
    if (shares) return shares;
    int price = dec_cmp(x->row->price, y->row->price);
    return price ? price : dec_cmp(x->row->owned, y->row->owned);
}

static int by_block(const void *a, const void *b)
{
    const Peer *x = a, *y = b;
    int block = same_block(a, b);
    return block ? block : (x->at > y->at) - (x->at < y->at);
}

static void one_block(Survey *s, Arena *a, const Peer *peer, size_t n)
{
    (void)a;
    bool at_none = peer->row->code == 'J' || peer->row->code == 'C'; /* a fund hands out at no price */
    bool counts = (at_none || dec_sign(peer->row->price) > 0) && dec_sign(peer->row->shares) > 0;
    for (size_t i = 1; counts && i < n; i++)
        if (peer[i].owner != peer->owner)
            tell_row(s, peer[i].filing, peer[i].at, F_transactionShares, 0, peer->filing);
}

static void blocks(Survey *s, const Chain *issuer)
{
    Peers p = peers_of(s, issuer, TABLE_I, "ACDEFGHIJLMOPSUWXZ");
    each_peers(s, &p, by_block, same_block, one_block);
}

void across_E16(Survey *s) { each_issuer(s, blocks); }

/* ---- E17: one coded otherwise than its siblings ---- */

static int same_event(const void *a, const void *b)
{
    const Peer *x = a, *y = b;
    COMPARE(x->row->date, y->row->date);
    COMPARE(x->title, y->title);
    return dec_cmp(x->row->price, y->row->price);
}

static int by_event(const void *a, const void *b)
{
    const Peer *x = a, *y = b;
    int event = same_event(a, b);
    if (event) return event;
    COMPARE(x->owner, y->owner);
    return (x->at > y->at) - (x->at < y->at);
}

static void odd_code(Survey *s, Arena *a, const Peer *peer, size_t n)
{
    const Peer *other = NULL, *usual = NULL;
    size_t withheld = 0, others = 0;
    (void)a;
    for (size_t i = 0; i < n; i++) {
        bool first = !i || peer[i].owner != peer[i - 1].owner;
        if (peer[i].row->code == 'F')
            withheld += first, usual = &peer[i];
        else
            others++, other = &peer[i];
    }
    if (withheld >= 3 && others == 1 && dec_sign(peer->row->price) > 0)
        tell_row(s, other->filing, other->at, F_transactionCode, 0, usual->filing);
}

static void sibling_codes(Survey *s, const Chain *issuer)
{
    Peers p = peers_of(s, issuer, TABLE_I, "FSD");
    each_peers(s, &p, by_event, same_event, odd_code);
}

void across_E17(Survey *s) { each_issuer(s, sibling_codes); }

/* ---- E18: one grant with other terms than those of the day ---- */

static int same_day(const void *a, const void *b)
{
    const Peer *x = a, *y = b;
    COMPARE(x->row->date, y->row->date);
    return 0;
}

static bool agree(const Peer *x, const Peer *y, FieldId f)
{
    return f == F_expirationDate ? x->row->expiration == y->row->expiration
                                 : dec_eq(x->row->strike, y->row->strike);
}

/* Tells of the one grant that differs, where all others, three or more, agree. */
static void odd_term(Survey *s, const Peer *peer, size_t n, FieldId f, int variant)
{
    const Peer *odd = NULL;
    const Peer *usual = agree(&peer[0], &peer[1], f) || agree(&peer[0], &peer[2], f) ? &peer[0] : &peer[1];
    for (size_t i = 0; i < n; i++) {
        if (agree(&peer[i], usual, f)) continue;
        if (odd) return;
        odd = &peer[i];
    }
    if (odd)
        tell_row(s, odd->filing, odd->at, f, variant, usual->filing)->arg[0] =
            f == F_expirationDate ? usual->row->expiration : usual->row->strike;
}

static void odd_grant(Survey *s, Arena *a, const Peer *peer, size_t n)
{
    Peer *option = ARENA_NEW(a, Peer, n);
    size_t left = 0;
    for (size_t i = 0; i < n; i++)
        if (title_kind(corpus_str(s->c, peer[i].row->title)) == KIND_OPTION) option[left++] = peer[i];
    if (left < 4) return;
    odd_term(s, option, left, F_conversionOrExercisePrice, 0);
    odd_term(s, option, left, F_expirationDate, 1);
}

static void grants(Survey *s, const Chain *issuer)
{
    Peers p = peers_of(s, issuer, TABLE_II, "A");
    each_peers(s, &p, peers_by_day, same_day, odd_grant);
}

void across_E18(Survey *s) { each_issuer(s, grants); }

/* ---- E14: several owners on one side of the market ---- */

enum { CLUSTER = 3, CLUSTER_DAYS = 10 };

static int by_day_and_owner(const void *a, const void *b)
{
    const Peer *x = a, *y = b;
    COMPARE(x->row->date, y->row->date);
    COMPARE(x->owner, y->owner);
    return (x->at > y->at) - (x->at < y->at);
}

/* Keeps one trade an owner and day, by day; a block that several owners report counts for the first. */
static size_t one_a_day(Peer *p, size_t n)
{
    size_t left = 0, kept = 0;
    Peer first = {0};
    if (n) qsort(p, n, sizeof *p, by_block);
    for (size_t i = 0; i < n; i++) {
        if (!i || same_block(&first, &p[i])) first = p[i];
        if (p[i].owner == first.owner) p[left++] = p[i];
    }
    if (left) qsort(p, left, sizeof *p, by_day_and_owner);
    for (size_t i = 0; i < left; i++)
        if (!i || p[i].owner != p[kept - 1].owner || p[i].row->date != p[kept - 1].row->date)
            p[kept++] = p[i];
    return kept;
}

/* Whether three owners trade within the days before and with peer i. */
static bool is_cluster(const Peer *peer, size_t i)
{
    uint32_t owner[CLUSTER] = {peer[i].owner};
    size_t n = 1;
    for (size_t k = i; n < CLUSTER && k-- > 0;) {
        Date apart = peer[i].row->date - peer[k].row->date;
        if (apart > 2 * CLUSTER_DAYS ||
            business_between(peer[k].row->date, peer[i].row->date) >= CLUSTER_DAYS)
            break;
        size_t known = 0;
        while (known < n && owner[known] != peer[k].owner) known++;
        if (known == n) owner[n++] = peer[k].owner;
    }
    return n == CLUSTER;
}

static void clusters_of(Survey *s, const Chain *issuer, const char *code, int variant)
{
    Peers p = peers_of(s, issuer, TABLE_I, code);
    Date quiet = DATE_NONE; /* up to when the last cluster is told of */
    size_t n = one_a_day(p.at, p.n);
    for (size_t i = 0; i < n; i++) {
        if (p.at[i].row->date <= quiet || !is_cluster(p.at, i)) continue;
        tell_row(s, p.at[i].filing, p.at[i].at, F_transactionDate, variant, NO_FILING);
        quiet = p.at[i].row->date + 30;
    }
    arena_free(&p.arena);
}

static void clusters(Survey *s, const Chain *issuer)
{
    clusters_of(s, issuer, "P", 0);
    clusters_of(s, issuer, "S", 1);
}

void across_E14(Survey *s) { each_issuer(s, clusters); }
