/* scan_lanes.c: a line that holds nothing but text -> which words of it stand in which text column. */
#include "read/table/scan_lanes.h"

#include "read/table/scan_place.h"
#include "read/value/titles.h"

#include <stdlib.h>
#include <string.h>

static size_t all_runs_of(const ScanBodyLine *l, ScanRun *out)
{
    size_t n = 0;
    for (size_t i = 0; i < l->n && n < SCAN_RUNS_MAX;) {
        ScanRun r = {.from = i, .x = l->token[i].column, .mark = true};
        const char *end;
        do {
            const Token *t = &l->token[i];
            bool security = scan_is_security_word(t->text) || scan_security_word_meant(t->text).n;
            bool mark = !security && (scan_maybe_mark(t) || scan_is_speck(t->text) || t->letters < 2 ||
                                      scan_token_weight(t) > 1);
            r.mark = r.mark && mark;
            r.amount = r.amount || scan_token_weight(t) > 1;
            r.odd[0] += !mark && !security;
            r.odd[1] += !mark && security;
            end = t->text.p + t->text.n;
            i++;
        } while (i < l->n && l->token[i].text.p < end + 3);
        r.to = i;
        out[n++] = r;
    }
    return n;
}

/* Marks and specks between words say nothing of the words' columns: they are left out, unless the line has
 * nothing else. */
static size_t without_marks(ScanRun *r, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!r[i].mark) r[kept++] = r[i];
    return kept ? kept : n;
}

size_t scan_runs_of(const ScanBodyLine *l, ScanRun *out) { return without_marks(out, all_runs_of(l, out)); }

enum { FAR_HEAD = 12 };

static int lane_cost(const ScanLanes *lanes, const ScanHeads *heads, const ScanRun *r, size_t lane)
{
    bool nature = lane + 1 == lanes->n;
    int cost = r->mark ? (nature ? 0 : 2) : (nature ? 7 : 2) * r->odd[nature];
    if (heads && heads->left[lanes->slot[lane]] >= 0) return cost;
    if (!lane && r->x > 12) cost += r->x > 40 ? 8 : 4;
    return cost;
}

/* The distance of two runs against that of their columns. */
static int apart_cost(const ScanLanes *lanes, const ScanRun *a, size_t la, const ScanRun *b, size_t lb)
{
    if (lanes->x[la] < 0 || lanes->x[lb] < 0) return 0;
    int off = abs((b->x - a->x) - (lanes->x[lb] - lanes->x[la])) / 10;
    return off < 6 ? off : 6;
}

/* How far a run stands from the head of a column; texts begin at its left. */
static int head_cost(const ScanLanes *lanes, const ScanHeads *heads, const ScanRun *r, size_t lane)
{
    size_t s = lanes->slot[lane];
    if (!heads || heads->left[s] < 0) return 0;
    int off = r->x < heads->left[s] - 1 ? heads->left[s] - 1 - r->x
              : r->x > heads->right[s]  ? r->x - heads->right[s]
                                        : 0;
    return off < FAR_HEAD ? off : FAR_HEAD;
}

void scan_lanes_of_runs(const ScanLanes *lanes, const ScanHeads *heads, const ScanRun *r, size_t n,
                        size_t *lane)
{
    enum { LEFT_OUT = 7 };
    int best = INT32_MAX;
    size_t ways = 1;
    if (n > 4) n = 4;
    for (size_t i = 0; i < n; i++) ways *= SCAN_LANES_MAX + 1;
    for (size_t way = 0; way < ways; way++) {
        int cost = 0;
        size_t at[SCAN_RUNS_MAX], last = SCAN_LANES_MAX, code = way;
        bool ok = true;
        for (size_t i = 0; i < n && ok; i++, code /= SCAN_LANES_MAX + 1) {
            at[i] = code % (SCAN_LANES_MAX + 1);
            if (at[i] == SCAN_LANES_MAX) {
                cost += r[i].mark ? 2 : LEFT_OUT;
                continue;
            }
            ok = at[i] < lanes->n && (last == SCAN_LANES_MAX || at[last] < at[i]);
            if (!ok) break;
            cost += lane_cost(lanes, heads, &r[i], at[i]) + head_cost(lanes, heads, &r[i], at[i]);
            if (!heads && last < SCAN_LANES_MAX) cost += apart_cost(lanes, &r[last], at[last], &r[i], at[i]);
            last = i;
        }
        if (!ok || cost >= best) continue;
        best = cost;
        memcpy(lane, at, n * sizeof *at);
    }
}

ScanLanes scan_lanes_of(const DraftTable *t)
{
    ScanLanes lanes = {.n = 0};
    for (size_t s = 0; s < t->nslot; s++) {
        if (t->slot[s].type != SLOT_TEXT || lanes.n == SCAN_LANES_MAX) continue;
        int sum = 0, rows = 0;
        for (size_t i = 0; i < t->nrow; i++) {
            const Draft *d = &t->row[i].cell[s];
            if (d->from == d->to) continue;
            sum += t->row[i].token[d->from].column, rows++;
        }
        lanes.x[lanes.n] = rows ? sum / rows : -1;
        lanes.slot[lanes.n++] = s;
    }
    return lanes;
}
