/* ledger.c: does what an owner holds run on from filing to filing? Filers state amounts owned in several
 * orders (balance.c); so a gap is one only where no order of either filing closes it. */
#include "check/ledger.h"

#include <string.h>

typedef struct Ledger {
    Arena *arena;
    const Corpus *c;
    const Lineage *l;
    bool *closed;
    Gap *gap;
    size_t n, cap;
} Ledger;

enum { AMOUNTS_MOST = 96 }; /* three for each filing of a day */

/* What may have been owned before, or after, the rows of a class in the filings of a day. */
typedef struct Amounts {
    Wide at[AMOUNTS_MOST];
    size_t n;
} Amounts;

/* The rows of one class in one filing. */
typedef struct Rows {
    uint32_t first, last; /* of the corpus */
    Date earliest, latest;
    Wide sum; /* acquired less disposed of */
    size_t n, holdings;
    bool noted;
} Rows;

/* The filings of a day that speak of a class; in which order they were filed is not known. */
typedef struct Day {
    Date day;
    uint32_t filing; /* the first of them; NO_FILING = there is none */
    Rows rows;       /* of that one */
    Amounts opening, closing;
} Day;

typedef struct Holding {
    Sym class;
    Day before, today;
} Holding;

static void put_amount(Amounts *a, Wide w)
{
    if (a->n < AMOUNTS_MOST) a->at[a->n++] = w;
}

static bool take_row(const Ledger *g, const Filing *f, uint32_t i, Rows *rows)
{
    const uint32_t marks = 1u << F_securityTitle | 1u << F_transactionShares | 1u << F_natureOfOwnership |
                           1u << F_sharesOwnedFollowingTransaction | 1u << F_directOrIndirectOwnership;
    const Row *r = &g->c->row[i];
    if (!row_tells_owned(r)) return false;
    if (!rows->n++) rows->first = i;
    rows->last = i;
    rows->sum += row_change(r);
    rows->holdings += r->holding;
    rows->noted |= (r->noted & marks) != 0;
    Date day = row_date(f, r);
    if (day == DATE_NONE) return true;
    if (rows->earliest == DATE_NONE || day < rows->earliest) rows->earliest = day;
    if (day > rows->latest) rows->latest = day;
    return true;
}

/* False where the rows do not say what is owned: unreadable, or several holdings that are kept apart. */
static bool rows_of(const Ledger *g, const Filing *f, Sym class, Rows *rows)
{
    *rows = (Rows){.earliest = DATE_NONE, .latest = DATE_NONE};
    for (uint32_t i = f->row0; i < f->row0 + f->rows[TABLE_I]; i++)
        if (g->l->class[i] == class && !take_row(g, f, i, rows)) return false;
    return rows->n == 1 || rows->holdings == 0;
}

/* The rows read forward, backward, and each with the total of all. */
static void open_with(const Ledger *g, const Rows *r, Amounts *opening)
{
    const Row *first = &g->c->row[r->first], *last = &g->c->row[r->last];
    put_amount(opening, dec_wide(first->owned) - row_change(first));
    put_amount(opening, dec_wide(last->owned) - row_change(last));
    put_amount(opening, dec_wide(last->owned) - r->sum);
}

static void close_with(const Ledger *g, const Rows *r, Amounts *closing)
{
    const Row *first = &g->c->row[r->first], *last = &g->c->row[r->last];
    put_amount(closing, dec_wide(last->owned));
    put_amount(closing, dec_wide(first->owned));
    put_amount(closing, dec_wide(first->owned) - row_change(first) + r->sum);
}

static Wide size_of(Wide w) { return w < 0 ? -w : w; }

static bool near(Wide a, Wide b) { return size_of(a - b) <= WIDE_ONE + size_of(b) / 1000000; }

static bool runs_on(const Amounts *before, const Amounts *after)
{
    for (size_t i = 0; i < before->n; i++)
        for (size_t k = 0; k < after->n; k++)
            if (near(before->at[i], after->at[k])) return true;
    return false;
}

/* The ratio of a usual split, or 0. */
static Dec split(Wide before, Wide after)
{
    static const struct {
        int for_each, many;
    } splits[] = {{1, 2}, {1, 3}, {2, 3},  {1, 4},  {1, 5},  {1, 10}, {1, 20}, {2, 1},  {3, 1},  {4, 1},
                  {5, 1}, {8, 1}, {10, 1}, {15, 1}, {20, 1}, {25, 1}, {30, 1}, {50, 1}, {100, 1}};
    for (size_t i = 0; i < sizeof splits / sizeof *splits; i++) {
        Wide expected = before / splits[i].for_each * splits[i].many;
        if (before > 0 && size_of(after - expected) <= WIDE_ONE + expected / 1000)
            return dec_from_wide(WIDE_ONE / splits[i].for_each * splits[i].many, 3);
    }
    return 0;
}

/* Another row of the filing, held another way, changes by as much. */
static bool moved(const Ledger *g, const Filing *f, Sym class, Wide delta)
{
    for (uint32_t i = f->row0; i < f->row0 + f->rows[TABLE_I]; i++)
        if (g->l->class[i] != class && (near(dec_wide(g->c->row[i].shares), size_of(delta)) ||
                                        near(dec_wide(g->c->row[i].owned), size_of(delta))))
            return true;
    return false;
}

static GapKind gap_of(const Ledger *g, const Filing *f, Sym class, Wide before, Wide after)
{
    Wide delta = after - before;
    if (split(before, after)) return GAP_SPLIT;
    if (moved(g, f, class, delta)) return GAP_MOVED;
    if (delta > 0) return delta <= before / 50 ? GAP_PLAN : GAP_MORE;
    return GAP_FEWER;
}

static void put_gap(Ledger *g, const Holding *h)
{
    const Day *now = &h->today;
    const Filing *f = &g->c->filing[now->filing];
    Wide before = h->before.closing.at[0], after = now->opening.at[0];
    GapKind kind = gap_of(g, f, h->class, before, after);
    bool overlaps = now->rows.earliest != DATE_NONE && now->rows.earliest < h->before.rows.latest;
    g->gap = arena_grow(g->arena, g->gap, &g->cap, g->n + 1, sizeof *g->gap);
    g->gap[g->n++] =
        (Gap){.filing = now->filing,
              .row = now->rows.first,
              .before = h->before.filing,
              .kind = kind,
              .doubtful = now->rows.noted || overlaps,
              .amount = kind == GAP_SPLIT ? split(before, after) : dec_from_wide(size_of(after - before), 0)};
}

/* What an owner holds. */
typedef struct Held {
    Holding *at;
    size_t n, cap;
    Arena arena;
} Held;

static void note_closed(Ledger *g, uint32_t row)
{
    if (g->closed) g->closed[row] = true;
}

/* The day is over: does it run on from the one before? */
static void settle(Ledger *g, Holding *h)
{
    if (h->today.filing == NO_FILING) return;
    bool known = h->before.filing != NO_FILING && h->today.opening.n < AMOUNTS_MOST;
    if (known && runs_on(&h->before.closing, &h->today.opening))
        note_closed(g, h->today.rows.first);
    else if (known)
        put_gap(g, h);
    h->before = h->today;
    h->today = (Day){.filing = NO_FILING};
}

static void forget(Ledger *g, Holding *h)
{
    settle(g, h);
    h->before.filing = NO_FILING;
}

static Holding *held_of(Held *held, Sym class)
{
    for (size_t i = 0; i < held->n; i++)
        if (held->at[i].class == class) return &held->at[i];
    held->at = arena_grow(&held->arena, held->at, &held->cap, held->n + 1, sizeof *held->at);
    held->at[held->n] = (Holding){.class = class, .before.filing = NO_FILING, .today.filing = NO_FILING};
    return &held->at[held->n++];
}

/* An amendment or a copy may say anew what is owned; it opens nothing. */
static void take_class(Ledger *g, Holding *h, uint32_t filing)
{
    const Filing *f = &g->c->filing[filing];
    bool anew = is_amendment(f) || g->l->copy[filing] != NO_FILING;
    Rows rows;
    if (!rows_of(g, f, h->class, &rows) || !rows.n) {
        forget(g, h);
    } else if (anew) {
        close_with(g, &rows, h->today.filing != NO_FILING ? &h->today.closing : &h->before.closing);
    } else {
        if (h->today.filing != NO_FILING && h->today.day != filing_day(f)) settle(g, h);
        if (h->today.filing == NO_FILING)
            h->today = (Day){.day = filing_day(f), .filing = filing, .rows = rows};
        open_with(g, &rows, &h->today.opening);
        close_with(g, &rows, &h->today.closing);
    }
}

/* Whether a row before it in its filing is of the same class. */
static bool seen(const Ledger *g, const Filing *f, uint32_t row)
{
    for (uint32_t i = f->row0; i < row; i++)
        if (g->l->class[i] == g->l->class[row]) return true;
    return false;
}

enum { CLASSES_MOST = 1000 }; /* of an owner in an issuer; more is hostile input */

Gaps ledger_gaps(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain, bool *closed)
{
    Ledger ledger = {.arena = a, .c = c, .l = l, .closed = closed}, *g = &ledger;
    Held held = {0};
    for (size_t i = 0; i < chain->n && held.n < CLASSES_MOST; i++) {
        const Filing *f = &c->filing[chain->filing[i]];
        for (uint32_t r = f->row0; r < f->row0 + f->rows[TABLE_I]; r++)
            if (l->class[r] && !seen(g, f, r)) take_class(g, held_of(&held, l->class[r]), chain->filing[i]);
    }
    for (size_t i = 0; i < held.n; i++) settle(g, &held.at[i]);
    arena_free(&held.arena);
    return (Gaps){ledger.gap, ledger.n};
}
