/* ledger.c: does what an owner holds run on from filing to filing? Filers state amounts owned in several
 * orders (balance.c); so a gap is one only where no order of either filing closes it. */
#include "check/ledger.h"

#include <string.h>

typedef struct Ledger {
    Arena *arena;
    const Corpus *c;
    const Lineage *l;
    const Chain *chain;
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
    for (uint32_t i = f->row0; i < f->row0 + filing_rows(f); i++)
        if (g->l->class[i] == class && !take_row(g, f, i, rows)) return false;
    return rows->n == 1 || rows->holdings == 0;
}

/* Whether a row is of an original or of its amendments up to one of them. */
static bool is_of_line(const Ledger *g, uint32_t row, uint32_t amendment)
{
    for (uint32_t i = g->l->original[amendment]; i != NO_FILING; i = g->l->amended[i]) {
        const Filing *f = &g->c->filing[i];
        if (row >= f->row0 && row < f->row0 + filing_rows(f)) return true;
        if (i == amendment) return false;
    }
    return false;
}

/* The rows of a class in an original with what its amendments, up to one of them, state anew and add. */
static bool rows_amended(const Ledger *g, uint32_t amendment, Sym class, Rows *rows)
{
    *rows = (Rows){.earliest = DATE_NONE, .latest = DATE_NONE};
    for (uint32_t at = g->l->original[amendment]; at != NO_FILING; at = g->l->amended[at]) {
        const Filing *f = &g->c->filing[at];
        for (uint32_t i = f->row0; i < f->row0 + filing_rows(f); i++) {
            uint32_t row = i;
            if (g->l->restates[i] != NO_ROW) continue;
            while (g->l->restated[row] != NO_ROW && is_of_line(g, g->l->restated[row], amendment))
                row = g->l->restated[row];
            if (g->l->class[row] == class && !take_row(g, f, row, rows)) return false;
        }
        if (at == amendment) break;
    }
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

/* The ratio of a usual split, or 0. A split is exact, except for a fraction that is paid out. */
static Dec split(Wide before, Wide after)
{
    static const struct {
        int for_each, many;
    } splits[] = {{1, 2}, {1, 3}, {2, 3},  {1, 4},  {1, 5},  {1, 10}, {1, 20}, {2, 1},  {3, 1},  {4, 1},
                  {5, 1}, {8, 1}, {10, 1}, {15, 1}, {20, 1}, {25, 1}, {30, 1}, {50, 1}, {100, 1}};
    for (size_t i = 0; i < sizeof splits / sizeof *splits; i++) {
        Wide expected = before / splits[i].for_each * splits[i].many;
        if (before > 0 && size_of(after - expected) <= WIDE_ONE)
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

/* ---- the other classes of two filings ---- */

typedef struct Pair {
    const Filing *before, *now;
    Sym class; /* that has the gap */
} Pair;

static bool in_table2(const Filing *f, uint32_t row) { return row >= f->row0 + f->rows[TABLE_I]; }

/* Whether the rows of a class open with what it was left with. */
static bool follows(const Ledger *g, const Rows *before, const Rows *now)
{
    Amounts closing = {.n = 0}, opening = {.n = 0};
    close_with(g, before, &closing);
    open_with(g, now, &opening);
    return runs_on(&closing, &opening);
}

/* Calls fn for the rows of each other class that both filings speak of, until it says true; whether it did.
 */
static bool any_other(const Ledger *g, const Pair *p,
                      bool (*fn)(const Ledger *g, const Pair *p, const Rows *before, const Rows *now))
{
    for (uint32_t i = p->now->row0; i < p->now->row0 + filing_rows(p->now); i++) {
        Sym class = g->l->class[i];
        Rows before, now;
        if (!class || class == p->class || !rows_of(g, p->before, class, &before) || !before.n) continue;
        if (rows_of(g, p->now, class, &now) && now.first == i && fn(g, p, &before, &now)) return true;
    }
    return false;
}

static bool does_not_run_on(const Ledger *g, const Pair *p, const Rows *before, const Rows *now)
{
    (void)p;
    return !follows(g, before, now);
}

/* A class with transactions in both runs on: the owner reports it filing by filing. */
static bool runs_on_by_rows(const Ledger *g, const Pair *p, const Rows *before, const Rows *now)
{
    (void)p;
    return now->holdings < now->n && before->holdings < before->n && follows(g, before, now);
}

/* No filing is missing between the two: whatever else both speak of runs on, and some of it by transactions.
 */
static bool is_whole(const Ledger *g, const Pair *p)
{
    return !any_other(g, p, does_not_run_on) && any_other(g, p, runs_on_by_rows);
}

/* A line of the same title that did not move when this one did. */
static bool stands_still(const Ledger *g, const Pair *p, const Rows *before, const Rows *now)
{
    return !in_table2(p->now, now->first) && follows(g, before, now) && g->c->row[now->first].owned != 0;
}

/* ---- what explains a gap ---- */

/* What the other lines of a title gain or lose without a row. */
static Wide change_of_others(const Ledger *g, const Pair *p, Sym title)
{
    Wide sum = 0;
    for (uint32_t i = p->now->row0; i < p->now->row0 + p->now->rows[TABLE_I]; i++) {
        Sym class = g->l->class[i];
        Rows before, now;
        if (!class || class == p->class || g->l->title[i] != title) continue;
        if (!rows_of(g, p->before, class, &before) || !before.n || !rows_of(g, p->now, class, &now)) continue;
        if (now.first != i || follows(g, &before, &now)) continue;
        sum += dec_wide(g->c->row[now.first].owned) - row_change(&g->c->row[now.first]) -
               dec_wide(g->c->row[before.last].owned);
    }
    return sum;
}

/* Rows of later filings, done between the two: reported late, or on Form 5. */
static bool reported_later(const Ledger *g, const Holding *h, Wide delta)
{
    Date from = h->before.rows.latest, to = h->today.rows.latest;
    Wide sum = 0;
    bool after = false;
    for (size_t i = 0; i < g->chain->n; i++) {
        const Filing *f = &g->c->filing[g->chain->filing[i]];
        after |= g->chain->filing[i] == h->today.filing;
        for (uint32_t r = f->row0;
             after && g->chain->filing[i] != h->today.filing && r < f->row0 + filing_rows(f); r++) {
            Date day = row_date(f, &g->c->row[r]);
            if (g->l->class[r] != h->class || g->c->row[r].holding || day == DATE_NONE || day > to ||
                day < from)
                continue;
            sum += row_change(&g->c->row[r]);
            if (near(row_change(&g->c->row[r]), delta)) return true;
        }
    }
    return sum != 0 && near(sum, delta);
}

static bool is_explained(const Ledger *g, const Holding *h, const Pair *p, Wide delta)
{
    uint64_t number = number_bits(dec_from_wide(size_of(delta), 0));
    if ((p->now->numbers & number) == number || reported_later(g, h, delta)) return true;
    Wide others = change_of_others(g, p, g->l->title[h->today.rows.first]);
    return others != 0 && near(others, -delta);
}

static bool is_stuck(const Holding *h)
{
    return h->today.rows.sum != 0 && near(h->today.closing.at[0], h->before.closing.at[0]);
}

static GapKind gap_of(const Ledger *g, const Holding *h, const Pair *p, Wide before, Wide after)
{
    Wide delta = after - before;
    if (is_stuck(h)) return GAP_STUCK;
    if (split(before, after) && !any_other(g, p, stands_still)) return GAP_SPLIT;
    if (moved(g, p->now, h->class, delta)) return GAP_MOVED;
    if (delta > 0) return delta <= before / 50 ? GAP_PLAN : GAP_MORE;
    return GAP_FEWER;
}

/* Column 9 is stated grant by grant, or for all of them, as filers like: terms have to tell the grant, and
 * only what stands still though it was used is told. */
static bool is_told(const Ledger *g, const Holding *h, const Filing *f)
{
    const Row *r = &g->c->row[h->today.rows.first];
    if (!in_table2(f, h->today.rows.first)) return true;
    return r->expiration != DATE_NONE && dec_sign(r->strike) > 0 && is_stuck(h);
}

static void put_gap(Ledger *g, const Holding *h)
{
    const Day *now = &h->today;
    Pair p = {&g->c->filing[h->before.filing], &g->c->filing[now->filing], h->class};
    Wide before = h->before.closing.at[0], after = now->opening.at[0];
    if (!is_told(g, h, p.now)) return;
    if (is_explained(g, h, &p, after - before)) return;
    GapKind kind = gap_of(g, h, &p, before, after);
    bool overlaps = now->rows.earliest != DATE_NONE && now->rows.earliest < h->before.rows.latest;
    g->gap = arena_grow(g->arena, g->gap, &g->cap, g->n + 1, sizeof *g->gap);
    g->gap[g->n++] =
        (Gap){.filing = now->filing,
              .row = now->rows.first,
              .before = h->before.filing,
              .kind = kind,
              .doubtful = now->rows.noted || overlaps,
              .whole = is_whole(g, &p),
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

/* What an amendment leaves: the rows of its original with those that it states anew or adds. One of a filing
 * before the last says nothing of what is owned now. */
static void take_amendment(Ledger *g, Holding *h, uint32_t filing)
{
    uint32_t original = g->l->original[filing];
    Day *day = h->today.filing != NO_FILING ? &h->today : &h->before;
    Rows rows;
    bool last = original == day->filing && original != NO_FILING;
    if (last && rows_amended(g, filing, h->class, &rows) && rows.n) close_with(g, &rows, &day->closing);
}

/* A copy may say anew what is owned, and Form 5 says it for the end of the year, or for the day of an older
 * transaction; they open nothing. */
static void take_class(Ledger *g, Holding *h, uint32_t filing)
{
    const Filing *f = &g->c->filing[filing];
    bool anew = is_amendment(f) || f->form == FORM_5 || g->l->copy[filing] != NO_FILING;
    Rows rows;
    if (is_amendment(f) && g->l->original[filing] != NO_FILING) {
        take_amendment(g, h, filing);
        return;
    }
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
    Ledger ledger = {.arena = a, .c = c, .l = l, .chain = chain, .closed = closed}, *g = &ledger;
    Held held = {0};
    for (size_t i = 0; i < chain->n; i++)
        if (c->filing[chain->filing[i]].lacks) return (Gaps){0};
    for (size_t i = 0; i < chain->n && held.n < CLASSES_MOST; i++) {
        const Filing *f = &c->filing[chain->filing[i]];
        for (uint32_t r = f->row0; r < f->row0 + filing_rows(f); r++)
            if (l->class[r] && !seen(g, f, r)) take_class(g, held_of(&held, l->class[r]), chain->filing[i]);
    }
    for (size_t i = 0; i < held.n; i++) settle(g, &held.at[i]);
    arena_free(&held.arena);
    return (Gaps){ledger.gap, ledger.n};
}
