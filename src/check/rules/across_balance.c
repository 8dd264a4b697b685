/* across_balance.c: E01: does what an owner holds run on from filing to filing? Filers state amounts owned in
 * several orders (balance.c); so a gap is told only where no order of either filing closes it. */
#include "check/survey.h"

#include <string.h>

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

/* Whether it says how many shares there were, and are. */
static bool tells(const Row *r)
{
    enum { TOTAL = 1, OWNED_VALUE = 4 }; /* bits of Row.values */
    uint32_t owned = 1u << F_sharesOwnedFollowingTransaction;
    bool only_noted = !r->owned && r->noted & owned;
    return !((r->bad | r->blank) & owned) && !only_noted && !(r->values & (TOTAL | OWNED_VALUE));
}

static Wide change(const Row *r)
{
    if (r->holding) return 0;
    return r->side == 'D' ? -dec_wide(r->shares) : dec_wide(r->shares);
}

static bool take_row(const Survey *s, const Filing *f, uint32_t i, Rows *rows)
{
    const uint32_t marks = 1u << F_securityTitle | 1u << F_transactionShares | 1u << F_natureOfOwnership |
                           1u << F_sharesOwnedFollowingTransaction | 1u << F_directOrIndirectOwnership;
    const Row *r = &s->c->row[i];
    if (!tells(r)) return false;
    if (!rows->n++) rows->first = i;
    rows->last = i;
    rows->sum += change(r);
    rows->holdings += r->holding;
    rows->noted |= (r->noted & marks) != 0;
    Date day = row_date(f, r);
    if (day == DATE_NONE) return true;
    if (rows->earliest == DATE_NONE || day < rows->earliest) rows->earliest = day;
    if (day > rows->latest) rows->latest = day;
    return true;
}

/* False where the rows do not say what is owned: unreadable, or several holdings that are kept apart. */
static bool rows_of(const Survey *s, const Filing *f, Sym class, Rows *rows)
{
    *rows = (Rows){.earliest = DATE_NONE, .latest = DATE_NONE};
    for (uint32_t i = f->row0; i < f->row0 + f->rows[TABLE_I]; i++)
        if (s->lineage.class[i] == class && !take_row(s, f, i, rows)) return false;
    return rows->n == 1 || rows->holdings == 0;
}

/* The rows read forward, backward, and each with the total of all. */
static void open_with(const Survey *s, const Rows *r, Amounts *opening)
{
    const Row *first = &s->c->row[r->first], *last = &s->c->row[r->last];
    put_amount(opening, dec_wide(first->owned) - change(first));
    put_amount(opening, dec_wide(last->owned) - change(last));
    put_amount(opening, dec_wide(last->owned) - r->sum);
}

static void close_with(const Survey *s, const Rows *r, Amounts *closing)
{
    const Row *first = &s->c->row[r->first], *last = &s->c->row[r->last];
    put_amount(closing, dec_wide(last->owned));
    put_amount(closing, dec_wide(first->owned));
    put_amount(closing, dec_wide(first->owned) - change(first) + r->sum);
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
static bool moved(const Survey *s, const Filing *f, Sym class, Wide delta)
{
    for (uint32_t i = f->row0; i < f->row0 + f->rows[TABLE_I]; i++)
        if (s->lineage.class[i] != class && (near(dec_wide(s->c->row[i].shares), size_of(delta)) ||
                                             near(dec_wide(s->c->row[i].owned), size_of(delta))))
            return true;
    return false;
}

typedef enum Gap { GAP_MORE, GAP_FEWER, GAP_SPLIT, GAP_PLAN, GAP_MOVED } Gap;

static Gap gap_of(const Survey *s, const Filing *f, Sym class, Wide before, Wide after)
{
    Wide delta = after - before;
    if (split(before, after)) return GAP_SPLIT;
    if (moved(s, f, class, delta)) return GAP_MOVED;
    if (delta > 0) return delta <= before / 50 ? GAP_PLAN : GAP_MORE;
    return GAP_FEWER;
}

static void tell_gap(Survey *s, const Holding *h)
{
    const Day *now = &h->today;
    const Filing *f = survey_filing(s, now->filing);
    Wide before = h->before.closing.at[0], after = now->opening.at[0];
    Gap gap = gap_of(s, f, h->class, before, after);
    Finding *x = tell_row(s, now->filing, now->rows.first, F_sharesOwnedFollowingTransaction, (int)gap,
                          h->before.filing);
    bool overlaps = now->rows.earliest != DATE_NONE && now->rows.earliest < h->before.rows.latest;
    if (gap >= GAP_SPLIT || now->rows.noted || overlaps) x->severity = SEVERITY_NOTE;
    x->arg[0] = gap == GAP_SPLIT ? split(before, after) : dec_from_wide(size_of(after - before), 0);
}

/* What an owner holds. `closed`, by row of the corpus: an owner's filings run on to it. A joint filing stands
 * in the chains of all its owners, and may speak of what only one of them holds. */
typedef struct Held {
    Holding *at;
    size_t n, cap;
    Arena arena;
    bool *closed;
} Held;

/* The day is over: does it run on from the one before? */
static void settle(Survey *s, Held *held, Holding *h)
{
    if (h->today.filing == NO_FILING) return;
    bool known = h->before.filing != NO_FILING && h->today.opening.n < AMOUNTS_MOST;
    if (known && runs_on(&h->before.closing, &h->today.opening))
        held->closed[h->today.rows.first] = true;
    else if (known)
        tell_gap(s, h);
    h->before = h->today;
    h->today = (Day){.filing = NO_FILING};
}

static void forget(Survey *s, Held *held, Holding *h)
{
    settle(s, held, h);
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
static void take_class(Survey *s, Held *held, Holding *h, uint32_t filing)
{
    const Filing *f = survey_filing(s, filing);
    bool anew = is_amendment(f) || s->lineage.copy[filing] != NO_FILING;
    Rows rows;
    if (!rows_of(s, f, h->class, &rows) || !rows.n) {
        forget(s, held, h);
    } else if (anew) {
        close_with(s, &rows, h->today.filing != NO_FILING ? &h->today.closing : &h->before.closing);
    } else {
        if (h->today.filing != NO_FILING && h->today.day != filing_day(f)) settle(s, held, h);
        if (h->today.filing == NO_FILING)
            h->today = (Day){.day = filing_day(f), .filing = filing, .rows = rows};
        open_with(s, &rows, &h->today.opening);
        close_with(s, &rows, &h->today.closing);
    }
}

/* Whether a row before it in its filing is of the same class. */
static bool seen(const Survey *s, const Filing *f, uint32_t row)
{
    for (uint32_t i = f->row0; i < row; i++)
        if (s->lineage.class[i] == s->lineage.class[row]) return true;
    return false;
}

enum { CLASSES_MOST = 1000 }; /* of an owner in an issuer; more is hostile input */

static void balances(Survey *s, const Chain *chain, bool *closed)
{
    Held held = {.closed = closed};
    for (size_t i = 0; i < chain->n && held.n < CLASSES_MOST; i++) {
        const Filing *f = survey_filing(s, chain->filing[i]);
        for (uint32_t r = f->row0; r < f->row0 + f->rows[TABLE_I]; r++)
            if (s->lineage.class[r] && !seen(s, f, r))
                take_class(s, &held, held_of(&held, s->lineage.class[r]), chain->filing[i]);
    }
    for (size_t i = 0; i < held.n; i++) settle(s, &held, &held.at[i]);
    arena_free(&held.arena);
}

/* Leaves out the gaps that another owner's filings close; what is left is told once. */
static void keep_open(Survey *s, size_t from, bool *closed)
{
    AcrossList *list = s->out;
    size_t left = from;
    for (size_t i = from; i < list->n; i++) {
        bool *done = &closed[survey_filing(s, list->at[i].filing)->row0 + list->at[i].finding.row];
        if (!*done) list->at[left++] = list->at[i];
        *done = true;
    }
    list->n = left;
}

void across_E01(Survey *s)
{
    Arena arena = {0};
    size_t before = s->out->n;
    bool *closed = ARENA_NEW(&arena, bool, s->c->nrow);
    for (size_t i = 0; i < s->lineage.nchain; i++) balances(s, &s->lineage.chain[i], closed);
    keep_open(s, before, closed);
    arena_free(&arena);
}
