/* readings.c: the numbers and dates that pieces of a damaged value may stand for, cheapest first. */
#include "base/date.h"
#include "base/dec.h"
#include "read/damage.h"
#include "read/halves.h"

#include <string.h>

enum { JOIN_TEXT = 48, JOIN_CUTS = 4, WAYS_CUT = 9, WAYS_MAX = 13, JOINS_MAX = 500 };

/* One way to put the pieces together again. */
typedef struct Join {
    char c[JOIN_TEXT];
    size_t n;
    int cost;
    RepairKind kind;
} Join;

/* What may be done at a border: glyphs on either side may be left out, another one put for them. */
typedef struct CutWay {
    uint8_t drop_left, drop_right;
    char put;
    int cost;
} CutWay;

enum {
    COST_HALF = 2,
    COST_CHANGED = 1, /* at least: nothing is changed for nothing */
    COST_REPEAT = 1,
    COST_SAME = 7,
    COST_CLEAN = 11, /* a border that cut no glyph, as halves.h counts */
    COST_OTHER = 5,  /* a glyph that stands whole beside a cut one     */
    COST_SPECK = 14, /* a glyph that is none, but for a speck          */
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

/* The least way first; what does not fit is dearer than all that is kept. */
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
static int speck_cost(char c) { return c && strchr(HALVES_GLYPHS, c) ? COST_SPECK : COST_STRAY; }

/* All that may have happened at the border between two pieces, the likeliest first: it stood between two
 * glyphs, or cut one of which either half, or only one of them, was read. */
static size_t cut_ways(Str before, Str behind, CutWay *ways)
{
    size_t n = 0;
    char x = glyph_before(before), y = glyph_behind(behind);
    int whole = least(COST_CLEAN, halves_cost(x, x, 0) + COST_OTHER, halves_cost(y, 0, y) + COST_OTHER);
    offer_way(ways, &n, (CutWay){.cost = whole});
    offer_way(ways, &n, (CutWay){.drop_left = 1, .cost = speck_cost(x)});
    offer_way(ways, &n, (CutWay){.drop_right = 1, .cost = speck_cost(y)});
    for (const char *g = HALVES_GLYPHS; *g; g++) {
        int both = halves_cost(*g, x, y), left = halves_cost(*g, x, 0), right = halves_cost(*g, 0, y);
        if (x == y && *g == x && both > COST_SAME) both = COST_SAME;
        if (both < HALVES_NEVER) offer_way(ways, &n, (CutWay){1, 1, *g, both});
        if (left < HALVES_NEVER && *g != x) offer_way(ways, &n, (CutWay){1, 0, *g, left + COST_OTHER});
        if (right < HALVES_NEVER && *g != y) offer_way(ways, &n, (CutWay){0, 1, *g, right + COST_OTHER});
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

/* Every way to join some pieces, one by one. All zero but `p` and `split` before the first. */
typedef struct Joiner {
    const Pieces *p;
    RepairKind split;
    CutWay way[JOIN_CUTS][WAYS_MAX];
    size_t ways[JOIN_CUTS], at[JOIN_CUTS], cuts, count;
} Joiner;

static Joiner joiner_of(const Pieces *p, RepairKind split)
{
    Joiner k = {.p = p, .split = split};
    for (size_t i = 0; i + 1 < p->n && i < JOIN_CUTS; i++) {
        k.ways[i] = cut_ways(p->at[i], p->at[i + 1], k.way[i]);
        if (i > 1 && k.ways[i] > 4) k.ways[i] = 4;
        k.cuts++;
    }
    return k;
}

static bool join_next(Joiner *k, Join *j)
{
    if (k->count++ == JOINS_MAX) return false;
    *j = (Join){.kind = k->p->n > 1 ? k->split : REPAIR_OTHER};
    for (size_t i = 0; i < k->p->n; i++)
        join_piece(j, k->p->at[i], i && i <= k->cuts ? &k->way[i - 1][k->at[i - 1]] : NULL);
    size_t i = 0;
    while (i < k->cuts && ++k->at[i] == k->ways[i]) k->at[i++] = 0;
    if (i == k->cuts) k->count = JOINS_MAX;
    return true;
}

/* Pieces of which one only repeats its neighbour: 2,0|2,058 and 13,724|724. False if there is none. */
static bool without_repeat(const Pieces *p, Pieces *out)
{
    *out = (Pieces){.n = 0};
    for (size_t i = 0; i < p->n; i++) {
        Str s = p->at[i];
        bool begins = i + 1 < p->n && s.n > 1 && str_starts(p->at[i + 1], s);
        bool ends = i && s.n > 1 && str_ends(p->at[i - 1], s);
        if (!begins && !ends) pieces_add(out, s);
    }
    return out->n && out->n < p->n;
}

/* ---- numbers ---- */

/* Glyphs -> digits, commas and points. False where a glyph can be no part of a number. */
static bool as_number(Join *j)
{
    size_t n = 0, strays = 0;
    for (size_t i = 0; i < j->n; i++) {
        char c = j->c[i];
        if (!n && !i && (c == 'S' || c == 's') && j->n > 2) {
            j->cost += 2;
            j->kind = REPAIR_CURRENCY;
            continue;
        }
        if (c == '$') {
            if (n) return false;
            continue;
        }
        if (c == ';' || c == ':' || c == '\'') {
            c = ',', j->cost += 3;
            j->kind = REPAIR_CONFUSED;
        }
        if (c != ',' && c != '.' && !is_digit(c)) {
            int cost = 0;
            char digit = c == '(' ? 0 : damage_digit(c, &cost);
            if (!digit && !strchr("'`-_()[]{}|~^*", c)) return false;
            j->cost += digit ? cost : 5;
            j->kind = digit ? REPAIR_CONFUSED : REPAIR_GROUPING;
            if (!digit) {
                strays++;
                continue;
            }
            c = digit;
        }
        j->c[n++] = c;
    }
    j->n = n;
    return n > strays;
}

enum { COST_GROUPING = 12, COST_UNGROUPED = 4, DECIMALS_USUAL = 4 };

/* Takes the commas out and says what is unusual about them. */
static int ungroup(Join *j)
{
    size_t n = 0, since = 0, commas = 0, whole = 0;
    int cost = 0;
    bool point = false;
    for (size_t i = 0; i < j->n; i++) {
        char c = j->c[i];
        if (c == ',' || c == '.') {
            bool bad = point || (commas ? since != 3 : c == ',' && (since < 1 || since > 3));
            if (bad) cost += COST_GROUPING;
            if (point && c == '.') return DAMAGE_MAX;
            commas += c == ',';
            point = point || c == '.';
            since = 0;
            if (c == ',') continue;
        } else {
            since++;
            whole += !point;
        }
        j->c[n++] = c;
    }
    if (commas && !point && since != 3) cost += COST_GROUPING;
    if (point && !since) n--; /* "100." */
    if (!commas && whole > 3) cost += COST_UNGROUPED;
    if (point && since > DECIMALS_USUAL) cost += COST_UNGROUPED;
    if (n > 1 && j->c[0] == '0' && j->c[1] != '.') cost += COST_GROUPING;
    j->n = n;
    return cost;
}

/* Readings point into a Join until they are kept: only then are they copied. */
static void keep_last(Arena *a, Readings *out, Str text)
{
    for (size_t i = 0; i < out->n; i++)
        if (out->at[i].text.p == text.p) out->at[i].text = str_copy(a, text);
}

static void numbers_of(Arena *a, const Pieces *p, Join start, Readings *out)
{
    Joiner k = joiner_of(p, REPAIR_SPLIT_NUMBER);
    for (Join j; join_next(&k, &j);) {
        Dec d;
        if (start.kind) j.kind = start.kind;
        j.cost += start.cost;
        if (!as_number(&j)) continue;
        j.cost += ungroup(&j);
        Str text = {j.c, j.n};
        if (j.cost >= DAMAGE_MAX || !dec_parse(text, &d)) continue;
        if (j.n > 1 && j.c[0] == '.') continue;
        readings_add(out, (Reading){text, j.cost, j.kind});
        keep_last(a, out, text);
    }
}

enum { COST_UNSEEN = 8, UNSEEN_PIECES = 2, UNSEEN_LEAST = 4 };

/* Nothing but what numbers are printed with. */
static bool is_plain_number(const Pieces *p)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->at[i].n; k++)
            if (!is_digit(p->at[i].p[k]) && !strchr("$\\,. ", p->at[i].p[k])) return false;
    return true;
}

/* Two cells that overlap may have been read as one: the border may have been anywhere inside a piece. */
static void with_unseen_border(Arena *a, const Pieces *p, Readings *out)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t at = 2; at + 1 < p->at[i].n && p->at[i].n >= UNSEEN_LEAST; at++) {
            Pieces q = {.n = 0};
            for (size_t k = 0; k < p->n; k++) {
                pieces_add(&q, k == i ? str_sub(p->at[k], 0, at) : p->at[k]);
                if (k == i) pieces_add(&q, str_from(p->at[k], at));
            }
            numbers_of(a, &q, (Join){.cost = COST_UNSEEN, .kind = REPAIR_OVERLAP}, out);
        }
}

void readings_number(Arena *a, const Pieces *p, Readings *out)
{
    Pieces once;
    numbers_of(a, p, (Join){.cost = 0}, out);
    if (p->n <= UNSEEN_PIECES && out->n && out->at[0].cost >= COST_GROUPING && is_plain_number(p))
        with_unseen_border(a, p, out);
    if (without_repeat(p, &once))
        numbers_of(a, &once, (Join){.cost = COST_REPEAT, .kind = REPAIR_DUPLICATED}, out);
}

/* ---- zip codes ---- */

enum { COST_ZIP_PLUS = 1, ZIP_TEXT = 12 };

/* The digits of a zip code: five, or nine; the cost is that of the glyphs that are none. False for any other
 * number of them. */
static bool as_zip(Join *j, char out[ZIP_TEXT])
{
    size_t digits = 0, hyphen = 0;
    for (size_t i = 0; i < j->n; i++) {
        char digit = j->c[i] == '(' ? 0 : damage_digit(j->c[i], &j->cost);
        if (j->c[i] == '-' && !hyphen) hyphen = digits;
        if (digit && digits == 9) return false;
        if (digit) out[digits++] = digit;
    }
    bool nine = digits == 9 && (!hyphen || hyphen == 5);
    if (nine) memmove(out + 6, out + 5, 4);
    out[nine ? 10 : 5] = 0;
    if (nine) out[5] = '-';
    if (nine && !hyphen) j->cost += COST_ZIP_PLUS, j->kind = REPAIR_ZIP;
    return nine || digits == 5;
}

/* The pieces, the last glyphs of one not again at the head of the next: 98052.|52-6399. */
static Pieces without_overlap(const Pieces *p)
{
    Pieces out = {.n = 0};
    for (size_t i = 0; i < p->n; i++) {
        Str s = p->at[i], last = out.n ? out.at[out.n - 1] : (Str){0};
        while (last.n && !is_digit(last.p[last.n - 1])) last.n--;
        for (size_t k = last.n < s.n ? last.n : s.n; k > 1; k--)
            if (str_ends(last, str_sub(s, 0, k))) {
                s = str_from(s, k);
                break;
            }
        pieces_add(&out, s);
    }
    return out;
}

static void zips_of(Arena *a, const Pieces *p, int cost, Readings *out)
{
    Joiner k = joiner_of(p, REPAIR_SPLIT_NUMBER);
    for (Join j; join_next(&k, &j);) {
        char zip[ZIP_TEXT];
        j.cost += cost;
        if (cost) j.kind = REPAIR_OVERLAP;
        if (as_zip(&j, zip)) readings_add(out, (Reading){str_copy(a, str_z(zip)), j.cost, j.kind});
    }
}

void readings_zip(Arena *a, const Pieces *p, Readings *out)
{
    Pieces once = without_overlap(p);
    zips_of(a, p, 0, out);
    if (!str_eq(pieces_joined(a, &once), pieces_joined(a, p))) zips_of(a, &once, COST_HALF, out);
}

/* ---- dates ---- */

enum {
    COST_SLASH = 4,
    COST_DATE_GLYPH = 5,
    COST_MISSING = 6,
    COST_EXTRA = 5,
    COST_YEAR = 8,
    DATE_GLYPHS = 10
};

enum { YEAR_EARLY = 1980, YEAR_LATE = 2060 }; /* what forms speak of, mostly */

/* Ten glyphs as MM/DD/YYYY; DATE_NONE if no day can be had. */
static Date date_of_glyphs(const char *c, int *cost)
{
    int v[DATE_GLYPHS];
    for (int i = 0; i < DATE_GLYPHS; i++) {
        if (i == 2 || i == 5) {
            *cost += c[i] == '/' ? 0 : COST_SLASH;
            continue;
        }
        char digit = damage_digit(c[i], cost);
        if (!digit) return DATE_NONE;
        v[i] = digit - '0';
    }
    int year = v[6] * 1000 + v[7] * 100 + v[8] * 10 + v[9];
    if (year < 1930 || year > 2099) return DATE_NONE;
    return date_of(year, v[0] * 10 + v[1], v[3] * 10 + v[4]);
}

static void keep_date(Arena *a, Date d, int cost, RepairKind kind, Readings *out)
{
    char room[DATE_TEXT];
    if (date_year(d) < YEAR_EARLY || date_year(d) > YEAR_LATE) cost += COST_YEAR;
    readings_add(out, (Reading){str_copy(a, date_put(d, room)), cost, kind});
}

static void add_date(Arena *a, const char *c, int cost, RepairKind kind, Readings *out)
{
    Date d = date_of_glyphs(c, &cost);
    if (d != DATE_NONE) keep_date(a, d, cost, kind, out);
}

/* A glyph is missing: each place, each glyph that may have stood there. */
static void date_with_one_more(Arena *a, const Join *j, Readings *out)
{
    char c[DATE_GLYPHS];
    for (size_t at = 0; at < DATE_GLYPHS; at++) {
        memcpy(c, j->c, at);
        memcpy(c + at + 1, j->c + at, DATE_GLYPHS - 1 - at);
        for (const char *g = at == 2 || at == 5 ? "/" : "01239"; *g; g++) {
            c[at] = *g;
            add_date(a, c, j->cost + (*g == '/' ? COST_SLASH : COST_MISSING + (*g > '0')), REPAIR_CONFUSED,
                     out);
        }
    }
}

static void date_with_one_less(Arena *a, const Join *j, Readings *out)
{
    char c[DATE_GLYPHS];
    for (size_t at = 0; at <= DATE_GLYPHS; at++) {
        memcpy(c, j->c, at);
        memcpy(c + at, j->c + at + 1, DATE_GLYPHS - at);
        int cost = is_digit(j->c[at]) ? COST_EXTRA + 1 : COST_EXTRA - 1;
        add_date(a, c, j->cost + cost, REPAIR_CONFUSED, out);
    }
}

enum { COST_PLACED = 3, PLACES_SHARED = 2 };

/* A date has ten glyphs: the first piece has its place at their head, the last one at their end, and where
 * they overlap, both show the same, but perhaps for a glyph that a border cuts. */
static void date_by_places(Arena *a, const Pieces *p, Readings *out)
{
    Str left = p->at[0], right = p->at[p->n - 1];
    char c[DATE_GLYPHS];
    if (p->n < 2 || left.n > DATE_GLYPHS || right.n > DATE_GLYPHS) return;
    if (left.n + right.n < DATE_GLYPHS + PLACES_SHARED) return;
    size_t from = DATE_GLYPHS - right.n, shared = left.n - from, same = 0;
    memcpy(c, left.p, left.n);
    for (size_t i = from; i < DATE_GLYPHS; i++) {
        char other = right.p[i - from];
        same += i < left.n && c[i] == other;
        if (i + 1 >= left.n) c[i] = other;
    }
    if (same + 1 >= shared) add_date(a, c, COST_PLACED + (int)p->n - 2, REPAIR_OVERLAP, out);
}

void readings_date(Arena *a, const Pieces *p, Readings *out)
{
    date_by_places(a, p, out);
    Joiner k = joiner_of(p, REPAIR_DATE_SPLIT);
    for (Join j; join_next(&k, &j);) {
        Date d;
        int odd = j.n < DATE_GLYPHS && p->n > 1 ? COST_SLASH : 0; /* cut prints keep their zeros */
        if (date_parse((Str){j.c, j.n}, DATE_US, &d)) keep_date(a, d, j.cost + odd, j.kind, out);
        RepairKind kind = j.kind ? j.kind : REPAIR_CONFUSED;
        if (j.n == DATE_GLYPHS)
            add_date(a, j.c, j.cost, kind, out);
        else if (j.n == DATE_GLYPHS - 1)
            date_with_one_more(a, &j, out);
        else if (j.n == DATE_GLYPHS + 1)
            date_with_one_less(a, &j, out);
    }
}
