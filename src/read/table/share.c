/* share.c: shares lines among anchors: which lines are a row's, a footnote's, a signature's. */
#include "read/table/share.h"

enum {
    LANES = COLUMNS_MAX,
    REACH = 48,   /* lines further behind an anchor are its own */
    LACKING = 24, /* cost of a part without what every part has */
    NEAR = 2,     /* lines that an anchor may stand off the middle */
    TWICE = 10,   /* cost of what a part has only once */
    TORN = 4,     /* cost of a line on another page than the anchor below it */
    TILTED = 3    /* cost of each line that a cell in the middle has more on one side */
};

/* What stands before a line: so many lines that hold something in each lane. */
typedef struct Counts {
    uint16_t all[LANES], once[LANES];
} Counts;

/* From a line on, where each lane holds something next; the number of lines if it does not. */
typedef struct Next {
    uint16_t at[LANES];
} Next;

typedef struct Share {
    const Stripe *stripe;
    size_t n;
    Counts *before; /* n + 1 of them */
    Next *next;     /* the same */
    size_t *anchor, anchors;
    unsigned lie;
    int apart; /* cost of a cell that has nothing in the anchor's line */
    uint32_t need;
} Share;

static void count_lanes(Share *s, Arena *a)
{
    s->before = ARENA_NEW(a, Counts, s->n + 1);
    s->anchor = ARENA_NEW(a, size_t, s->n + 1);
    for (size_t i = 0; i < s->n; i++) {
        const Stripe *l = &s->stripe[i];
        if (l->anchor) s->anchor[s->anchors++] = i;
        s->before[i + 1] = s->before[i];
        for (size_t k = 0; k < LANES; k++) {
            s->before[i + 1].all[k] = (uint16_t)(s->before[i].all[k] + (l->lanes >> k & 1));
            s->before[i + 1].once[k] = (uint16_t)(s->before[i].once[k] + (l->once >> k & 1));
        }
    }
}

static void find_next(Share *s, Arena *a)
{
    s->next = ARENA_NEW(a, Next, s->n + 1);
    for (size_t k = 0; k < LANES; k++) s->next[s->n].at[k] = (uint16_t)s->n;
    for (size_t i = s->n; i-- > 0;) {
        s->next[i] = s->next[i + 1];
        for (size_t k = 0; k < LANES; k++)
            if (s->stripe[i].lanes >> k & 1) s->next[i].at[k] = (uint16_t)i;
    }
}

/* Cost of cells beginning with what stands first in each lane of [from, to). */
static int begin_cost(const Share *s, size_t from, size_t to)
{
    int cost = 0;
    for (size_t k = 0; k < LANES; k++)
        if (s->next[from].at[k] < to) cost += s->stripe[s->next[from].at[k]].begin[k];
    return cost;
}

/* Cells whose lines stand evenly about line `at`; one more on a side is usual where lines are `loose`. */
static int tilt_cost(const Share *s, size_t from, size_t at, size_t to, bool loose)
{
    const Counts *c0 = &s->before[from], *c1 = &s->before[at], *c2 = &s->before[at + 1], *c3 = &s->before[to];
    int cost = 0;
    for (size_t k = 0; k < LANES; k++) {
        int off = (c1->all[k] - c0->all[k]) - (c3->all[k] - c2->all[k]);
        if (off < 0) off = -off;
        cost += off > 1 || !(loose || s->stripe[at].lanes >> k & 1) ? TILTED * off : off;
    }
    return cost;
}

/* The same about the line that suits best: small type may set the anchor off the middle of its row. */
static int middle_cost(const Share *s, size_t from, size_t at, size_t to)
{
    int best = INT32_MAX;
    for (size_t c = at > from + NEAR ? at - NEAR : from; c < to && c <= at + NEAR; c++) {
        int cost = tilt_cost(s, from, c, to, true) + (c != at);
        if (cost < best) best = cost;
    }
    return best;
}

/* A part that the edge of a page tears: its cells begin where it does, near the anchor, and go on behind the
 * edge; or they stand about the middle as if there was no edge. */
static int torn_cost(const Share *s, size_t from, size_t at, size_t to)
{
    int cost = 0, whole = middle_cost(s, from, at, to);
    while (s->stripe[from].page != s->stripe[at].page) from++, cost += TORN;
    while (s->stripe[to - 1].page != s->stripe[at].page) to--;
    cost += TILTED * (int)(at - from);
    int middle = middle_cost(s, from, at, to);
    if (middle < cost) cost = middle;
    return cost < whole ? cost : whole;
}

/* Cells that all begin (or end) in the anchor's line: nothing stands on its other side, and what has more
 * lines has one there. */
static int edge_cost(const Share *s, size_t from, size_t at, size_t to, size_t beyond)
{
    int cost = 4 * (int)beyond;
    for (size_t k = 0; k < LANES; k++)
        if (s->before[to].all[k] > s->before[from].all[k] && !(s->stripe[at].lanes >> k & 1))
            cost += s->apart;
    return cost;
}

/* What it costs that lines [from, to) are the part of anchor `at`. */
static int part_cost(const Share *s, size_t from, size_t at, size_t to)
{
    int cost = from ? s->stripe[from].cut + begin_cost(s, from, to) : 0;
    uint32_t lacking = s->need & ~s->stripe[at].lanes;
    for (size_t k = 0; k < LANES; k++) {
        if (lacking >> k & 1 && s->before[from].all[k] == s->before[to].all[k]) cost += LACKING;
        int times = s->before[to].once[k] - s->before[from].once[k];
        if (times > 1) cost += TWICE * (times - 1);
    }
    switch (s->lie) {
    case LIE_TOP: return cost + edge_cost(s, from, at, to, at - from);
    case LIE_BOTTOM: return cost + edge_cost(s, from, at, to, to - 1 - at);
    case LIE_CENTER: return cost + tilt_cost(s, from, at, to, false);
    default: break;
    }
    bool torn = s->stripe[from].page != s->stripe[to - 1].page;
    return cost + (torn ? torn_cost(s, from, at, to) : middle_cost(s, from, at, to));
}

static size_t reach(const Share *s, size_t k)
{
    size_t gap = s->anchor[k + 1] - s->anchor[k];
    return gap < REACH ? gap : REACH;
}

/* Best cuts for one lie: cut[k] is where the part of anchor k begins. Returns their cost. */
static int best_cuts(const Share *s, Arena *a, size_t *cut)
{
    uint8_t *back = ARENA_NEW(a, uint8_t, s->anchors * (REACH + 1));
    int cost[REACH + 1] = {0}, next[REACH + 1];
    size_t room = 1; /* how many places the part of anchor k may begin at */
    for (size_t k = 0; k < s->anchors; k++) {
        bool last = k + 1 == s->anchors;
        size_t base = k ? s->anchor[k - 1] + 1 : 0, ends = last ? 1 : reach(s, k);
        for (size_t e = 0; e < ends; e++) {
            size_t to = last ? s->n : s->anchor[k] + 1 + e;
            for (size_t b = 0; b < room; b++) {
                int sum = cost[b] + part_cost(s, base + b, s->anchor[k], to);
                if (b && sum >= next[e]) continue;
                next[e] = sum;
                back[k * (REACH + 1) + e] = (uint8_t)b;
            }
        }
        for (size_t e = 0; e < ends; e++) cost[e] = next[e];
        room = ends;
    }
    size_t e = 0;
    for (size_t k = s->anchors; k--;) {
        e = back[k * (REACH + 1) + e];
        cut[k] = (k ? s->anchor[k - 1] + 1 : 0) + e;
    }
    return cost[0];
}

/* Marks the lines between the best cut of two parts and any other that costs hardly more. */
static void find_unsure(const Share *s, const size_t *cut, bool *unsure)
{
    enum { HARDLY = 2 };
    for (size_t k = 1; k < s->anchors; k++) {
        size_t from = cut[k - 1], to = k + 1 < s->anchors ? cut[k + 1] : s->n, a = s->anchor[k - 1],
               b = s->anchor[k];
        int best = part_cost(s, from, a, cut[k]) + part_cost(s, cut[k], b, to);
        for (size_t c = a + 1; c <= b && c <= a + REACH; c++) {
            if (c == cut[k] || part_cost(s, from, a, c) + part_cost(s, c, b, to) > best + HARDLY) continue;
            for (size_t i = c < cut[k] ? c : cut[k]; i < (c < cut[k] ? cut[k] : c); i++) unsure[i] = true;
        }
    }
}

void stripes_share(const Stripe *stripe, size_t n, unsigned lies, uint32_t need, Arena *a, size_t *part,
                   bool *unsure)
{
    Share s = {.stripe = stripe, .n = n, .apart = lies & LIE_CENTER ? 4 : 1, .need = need};
    count_lanes(&s, a);
    find_next(&s, a);
    for (size_t i = 0; i < n; i++) part[i] = 0;
    if (s.anchors < 2) return;
    size_t *cut = ARENA_NEW(a, size_t, s.anchors), *best = ARENA_NEW(a, size_t, s.anchors);
    int least = INT32_MAX;
    unsigned best_lie = LIE_TOP;
    for (unsigned lie = LIE_TOP; lie <= LIE_MIDDLE; lie *= 2) {
        if (!(lies & lie)) continue;
        s.lie = lie;
        int cost = best_cuts(&s, a, cut);
        if (cost >= least) continue;
        least = cost;
        best_lie = lie;
        for (size_t k = 0; k < s.anchors; k++) best[k] = cut[k];
    }
    for (size_t i = 0, k = 0; i < n; i++) {
        while (k + 1 < s.anchors && best[k + 1] <= i) k++;
        part[i] = k;
    }
    s.lie = best_lie;
    if (unsure) find_unsure(&s, best, unsure);
}
