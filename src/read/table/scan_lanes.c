/* scan_lanes.c: a line that holds nothing but text -> which words of it stand in which text column. */
#include "read/table/scan_lanes.h"

#include "read/table/scan_place.h"
#include "read/value/titles.h"

#include <stdlib.h>
#include <string.h>

static size_t all_runs_of(const OcrBodyLine *l, OcrRun *out)
{
    size_t n = 0;
    for (size_t i = 0; i < l->n && n < OCR_RUNS_MAX;) {
        OcrRun r = {.from = i, .x = l->token[i].column, .mark = true};
        const char *end;
        do {
            const Token *t = &l->token[i];
            bool security = ocr_is_security_word(t->text) || ocr_security_word_meant(t->text).n;
            bool mark = !security && (ocr_maybe_mark(t) || ocr_is_speck(t->text) || t->letters < 2 ||
                                      ocr_token_weight(t) > 1);
            r.mark = r.mark && mark;
            r.amount = r.amount || ocr_token_weight(t) > 1;
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
static size_t without_marks(OcrRun *r, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!r[i].mark) r[kept++] = r[i];
    return kept ? kept : n;
}

size_t ocr_runs_of(const OcrBodyLine *l, OcrRun *out) { return without_marks(out, all_runs_of(l, out)); }

static int lane_cost(const OcrLanes *lanes, const OcrRun *r, size_t lane)
{
    bool nature = lane + 1 == lanes->n;
    int cost = r->mark ? (nature ? 0 : 2) : (nature ? 7 : 2) * r->odd[nature];
    if (!lane && r->x > 12) cost += r->x > 40 ? 8 : 4;
    return cost;
}

/* The distance of two runs against that of their columns. */
static int apart_cost(const OcrLanes *lanes, const OcrRun *a, size_t la, const OcrRun *b, size_t lb)
{
    if (lanes->x[la] < 0 || lanes->x[lb] < 0) return 0;
    int off = abs((b->x - a->x) - (lanes->x[lb] - lanes->x[la])) / 10;
    return off < 6 ? off : 6;
}

void ocr_lanes_of_runs(const OcrLanes *lanes, const OcrRun *r, size_t n, size_t *lane)
{
    enum { LEFT_OUT = 7 };
    int best = INT32_MAX;
    size_t ways = 1;
    if (n > 4) n = 4;
    for (size_t i = 0; i < n; i++) ways *= OCR_LANES_MAX + 1;
    for (size_t way = 0; way < ways; way++) {
        int cost = 0;
        size_t at[OCR_RUNS_MAX], last = OCR_LANES_MAX, code = way;
        bool ok = true;
        for (size_t i = 0; i < n && ok; i++, code /= OCR_LANES_MAX + 1) {
            at[i] = code % (OCR_LANES_MAX + 1);
            if (at[i] == OCR_LANES_MAX) {
                cost += r[i].mark ? 2 : LEFT_OUT;
                continue;
            }
            ok = at[i] < lanes->n && (last == OCR_LANES_MAX || at[last] < at[i]);
            if (!ok) break;
            cost += lane_cost(lanes, &r[i], at[i]);
            if (last < OCR_LANES_MAX) cost += apart_cost(lanes, &r[last], at[last], &r[i], at[i]);
            last = i;
        }
        if (!ok || cost >= best) continue;
        best = cost;
        memcpy(lane, at, n * sizeof *at);
    }
}

OcrLanes ocr_lanes_of(const CutTable *t)
{
    OcrLanes lanes = {.n = 0};
    for (size_t s = 0; s < t->nslot; s++) {
        if (t->slot[s].type != SLOT_TEXT || lanes.n == OCR_LANES_MAX) continue;
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
