/* splits.c: gaps of the ledger that look like splits, checked against prices: an unreported purchase may
 * double what is owned, too. */
#include "check/splits.h"

#include "check/ledger.h"

/* So many shares for so many. */
typedef struct Ratio {
    int64_t now, before;
} Ratio;

/* 1.5 is 3 for 2; below one, it is one for a whole number. */
static Ratio ratio_of(Dec amount)
{
    Wide w = dec_wide(amount);
    if (w >= WIDE_ONE) return (Ratio){(int64_t)(w * 2 / WIDE_ONE), 2};
    return (Ratio){1, w > 0 ? (int64_t)((WIDE_ONE + w / 2) / w) : 1};
}

typedef struct Sides {
    const SwingTrade *before, *after; /* the last trade before the split, the first one after it */
} Sides;

/* Whether the trade was reported before the split shows. */
static bool is_before(const Corpus *c, const SwingClass *k, int side, size_t i, const Gap *split)
{
    return filing_day(&c->filing[k->leg[side].at[i].filing]) < filing_day(&c->filing[split->filing]);
}

static Sides sides_of(const Corpus *c, const SwingClass *k, const Gap *split)
{
    Sides s = {NULL, NULL};
    for (int side = 0; side < SWING_SIDES; side++) {
        for (size_t i = 0; i < k->leg[side].n; i++) {
            const SwingTrade *t = &k->trade[side][i];
            if (is_before(c, k, side, i, split))
                s.before = !s.before || t->date > s.before->date ? t : s.before;
            else
                s.after = !s.after || t->date < s.after->date ? t : s.after;
        }
    }
    return s;
}

/* How far apart two prices are, as a fraction of which the first is the larger: compared by multiplying
 * crosswise. */
static bool is_closer(Wide a, Wide b, Wide x, Wide y)
{
    Wide high = a > b ? a : b, low = a > b ? b : a, other_high = x > y ? x : y, other_low = x > y ? y : x;
    return high * other_low < other_high * low;
}

static bool fits(const Sides *s, Ratio r)
{
    const int64_t most = (int64_t)1 << 50; /* keeps the products whole */
    if (!s->before || !s->after || s->before->price > most || s->after->price > most) return false;
    Wide then = s->before->price, now = s->after->price;
    return is_closer(now * r.now, then * r.before, now, then);
}

static void apply(const Corpus *c, SwingClass *k, const Gap *split)
{
    Ratio r = ratio_of(split->amount);
    Sides s = sides_of(c, k, split);
    if (!fits(&s, r)) return;
    k->split = true;
    for (int side = 0; side < SWING_SIDES; side++) {
        for (size_t i = 0; i < k->leg[side].n; i++) {
            SwingTrade *t = &k->trade[side][i];
            if (!is_before(c, k, side, i, split)) continue;
            t->shares = (int64_t)((Wide)t->shares * r.now / r.before);
            t->price = (int64_t)((Wide)t->price * r.before / r.now);
        }
    }
}

static bool may_match(const Swings *s)
{
    for (size_t i = 0; i < s->nclass; i++)
        if (s->class[i].leg[SWING_PURCHASE].n && s->class[i].leg[SWING_SALE].n) return true;
    return false;
}

void splits_apply(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain, Swings *s)
{
    if (!may_match(s)) return;
    Gaps gaps = ledger_gaps(a, c, l, chain, NULL);
    for (const Gap *g = gaps.at; g && g < gaps.at + gaps.n; g++)
        for (size_t i = 0; g->kind == GAP_SPLIT && i < s->nclass; i++)
            if (s->class[i].title == l->title[g->row]) apply(c, &s->class[i], g);
}
