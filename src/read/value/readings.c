/* readings.c: the numbers, zip codes and dates that pieces of a value may stand for, cheapest first. */
#include "read/value/readings.h"

#include "read/noise/damage.h"
#include "read/value/joins.h"

#include <string.h>

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
    for (Join j; joiner_next(&k, &j);) {
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

enum { COST_REPEAT = 1, COST_UNSEEN = 8, UNSEEN_PIECES = 2, UNSEEN_LEAST = 4 };

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

enum { COST_ZIP_PLUS = 1, COST_ZIP_TWICE = 2, ZIP_TEXT = 12 };

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
    for (Join j; joiner_next(&k, &j);) {
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
    if (!str_eq(pieces_joined(a, &once), pieces_joined(a, p))) zips_of(a, &once, COST_ZIP_TWICE, out);
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
    for (Join j; joiner_next(&k, &j);) {
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

void readings_add(Readings *r, Reading reading)
{
    size_t i = 0;
    while (i < r->n && !str_eq(r->at[i].text, reading.text)) i++;
    if (i < r->n) {
        if (r->at[i].cost <= reading.cost) return;
    } else if (r->n < READINGS_MAX) {
        i = r->n++;
    } else {
        i = READINGS_MAX - 1;
        if (r->at[i].cost <= reading.cost) return;
    }
    for (; i && r->at[i - 1].cost > reading.cost; i--) r->at[i] = r->at[i - 1];
    r->at[i] = reading;
}
