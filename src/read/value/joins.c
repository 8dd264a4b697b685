/* joins.c: what the borders between pieces may have done to the glyphs beside them, and what that makes of
 * the pieces. */
#include "read/value/joins.h"

#include "read/noise/damage.h"
#include "read/noise/split_glyphs.h"

#include <string.h>

enum { WAYS_CUT = 9, JOINS_MAX = 500 };

enum {
    COST_CHANGED = 1, /* at least: nothing is changed for nothing */
    COST_SAME = 7,
    COST_CLEAN = 11, /* a border that cut no glyph, as split_glyphs.h counts */
    COST_OTHER = 5,  /* a glyph that stands whole beside a cut one     */
    COST_SPECK = 14, /* a glyph that is none, except for a speck          */
    COST_STRAY = 9,  /* the same of one that no number has             */
    COST_OVERLAP = 3,
    COST_EXACT = 2,
    OVERLAP_MAX = 7,
    COST_BY_CHANCE = 2 /* for each glyph that two pieces would share by mere chance */
};

static int least(int a, int b, int c) { return a < b ? (a < c ? a : c) : (b < c ? b : c); }

static void add_way(CutWay *ways, size_t *n, CutWay w)
{
    if (*n < WAYS_MAX) ways[(*n)++] = w;
}

/* Do the two pieces show the same `k` glyphs beside their border? The first one may be half behind it, the
 * last one half before it; `*exact` if neither is. */
static bool shows_twice(Str left, Str right, size_t k, bool *exact)
{
    if (k > left.n || k > right.n) return false;
    size_t agree = 0;
    for (size_t i = 0; i < k; i++) {
        char a = left.p[left.n - k + i], b = right.p[i];
        bool half = (!i && damage_is_right_half(a, b)) || (i + 1 == k && damage_is_left_half(b, a));
        if (a != b && !half && !damage_confuses(a, b)) return false;
        agree += a == b;
    }
    *exact = agree == k;
    return 2 * agree >= k;
}

/* Two cells may have been cut out of the scan so wide that they share glyphs. */
static void add_overlaps(Str left, Str right, CutWay *ways, size_t *n)
{
    for (size_t k = 2; k <= OVERLAP_MAX; k++) {
        bool exact;
        if (!shows_twice(left, right, k, &exact)) continue;
        add_way(ways, n,
                (CutWay){.drop_left = 1,
                         .drop_right = (uint8_t)(k - 1),
                         .cost = exact ? COST_EXACT : COST_OVERLAP});
        for (size_t i = 0; i < *n; i++)
            if (!ways[i].drop_left && !ways[i].drop_right) ways[i].cost = COST_BY_CHANCE * (int)(k - 1);
    }
}

/* The least way first; what does not fit costs more than all that is kept. */
static void offer_way(CutWay *ways, size_t *n, CutWay w)
{
    size_t i = *n;
    if (i < WAYS_CUT)
        (*n)++;
    else if (ways[--i].cost <= w.cost)
        return;
    for (; i && ways[i - 1].cost > w.cost; i--) ways[i] = ways[i - 1];
    ways[i] = w;
}

static char glyph_before(Str s)
{
    while (s.n && (is_blank(s.p[s.n - 1]) || s.p[s.n - 1] == '\\')) s.n--;
    return s.n ? s.p[s.n - 1] : 0;
}

static char glyph_behind(Str s)
{
    while (s.n && (is_blank(s.p[0]) || s.p[0] == '\\')) s = str_from(s, 1);
    return s.n ? s.p[0] : 0;
}

/* What it costs that a glyph is none. */
static int speck_cost(char c) { return c && strchr(SPLIT_GLYPHS, c) ? COST_SPECK : COST_STRAY; }

/* All that may have happened at the border between two pieces, the likeliest first: it stood between two
 * glyphs, or cut one of which either half, or only one of them, was read. */
static size_t cut_ways(Str before, Str behind, CutWay *ways)
{
    size_t n = 0;
    char x = glyph_before(before), y = glyph_behind(behind);
    int whole =
        least(COST_CLEAN, split_glyph_cost(x, x, 0) + COST_OTHER, split_glyph_cost(y, 0, y) + COST_OTHER);
    offer_way(ways, &n, (CutWay){.cost = whole});
    offer_way(ways, &n, (CutWay){.drop_left = 1, .cost = speck_cost(x)});
    offer_way(ways, &n, (CutWay){.drop_right = 1, .cost = speck_cost(y)});
    for (const char *g = SPLIT_GLYPHS; *g; g++) {
        int both = split_glyph_cost(*g, x, y), left = split_glyph_cost(*g, x, 0),
            right = split_glyph_cost(*g, 0, y);
        if (x == y && *g == x && both > COST_SAME) both = COST_SAME;
        if (both < SPLIT_NEVER) offer_way(ways, &n, (CutWay){1, 1, *g, both});
        if (left < SPLIT_NEVER && *g != x) offer_way(ways, &n, (CutWay){1, 0, *g, left + COST_OTHER});
        if (right < SPLIT_NEVER && *g != y) offer_way(ways, &n, (CutWay){0, 1, *g, right + COST_OTHER});
    }
    int least_cost = ways[0].cost;
    for (size_t i = 0; i < n; i++) {
        bool as_printed = !ways[i].drop_left && !ways[i].drop_right;
        ways[i].cost -= least_cost;
        if (!as_printed && !ways[i].cost) ways[i].cost = COST_CHANGED;
    }
    add_overlaps(before, behind, ways, &n);
    return n;
}

static void join_piece(Join *j, Str s, const CutWay *w)
{
    if (w && j->n && w->drop_left) j->n--;
    if (w && w->put && j->n < JOIN_TEXT) j->c[j->n++] = w->put;
    int drop = w ? w->drop_right : 0;
    for (size_t i = 0; i < s.n; i++) {
        if (j->n == JOIN_TEXT) return;
        if (is_blank(s.p[i]) || s.p[i] == '\\') continue;
        if (drop > 0)
            drop--;
        else
            j->c[j->n++] = s.p[i];
    }
    if (!w) return;
    j->cost += w->cost;
    if (w->drop_left || w->drop_right) j->kind = REPAIR_OVERLAP;
}

Joiner joiner_of(const Pieces *p, RepairKind split)
{
    Joiner k = {.p = p, .split = split};
    for (size_t i = 0; i + 1 < p->n && i < JOIN_CUTS; i++) {
        k.ways[i] = cut_ways(p->at[i], p->at[i + 1], k.way[i]);
        if (i > 1 && k.ways[i] > 4) k.ways[i] = 4;
        k.cuts++;
    }
    return k;
}

bool joiner_next(Joiner *k, Join *j)
{
    if (k->count == JOINS_MAX) return false;
    k->count++;
    *j = (Join){.kind = k->p->n > 1 ? k->split : REPAIR_OTHER};
    for (size_t i = 0; i < k->p->n; i++)
        join_piece(j, k->p->at[i], i && i <= k->cuts ? &k->way[i - 1][k->at[i - 1]] : NULL);
    size_t i = 0;
    while (i < k->cuts && ++k->at[i] == k->ways[i]) k->at[i++] = 0;
    if (i == k->cuts) k->count = JOINS_MAX;
    return true;
}
