/* aligned_place.c: which column a word of a table's body stands in, by place, order and type, a line at a
 * time. */
#include "read/aligned.h"

#include "read/value.h"

#include <stdlib.h>
#include <string.h>

/* ---- what a word looks like ---- */

static bool is_money(Str s) { return s.n && (s.p[0] == '$' || str_starts(s, S("US$"))); }

static bool is_number(Str s)
{
    size_t digits = 0, points = 0;
    for (size_t i = 0; i < s.n; i++) {
        digits += is_digit(s.p[i]);
        points += s.p[i] == '.';
        if (!is_digit(s.p[i]) && s.p[i] != ',' && s.p[i] != '.' && s.p[i] != '-') return false;
    }
    return digits && points < 2 && digits * 4 >= s.n;
}

static bool is_date(Str s)
{
    size_t slashes = 0, digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        slashes += s.p[i] == '/' || s.p[i] == '-';
        digits += is_digit(s.p[i]);
        if (!is_digit(s.p[i]) && s.p[i] != '/' && s.p[i] != '-') return false;
    }
    return slashes == 2 && digits > 3;
}

/* The word without the footnote marks at its end. */
static Str without_marks(Str s)
{
    int number;
    for (size_t i = s.n; i--;) {
        if (s.p[i] != '(' && s.p[i] != '[' && s.p[i] != '<' && s.p[i] != '/') continue;
        size_t len = mark_printed(str_from(s, i), &number);
        if (len && i + len == s.n) s.n = i;
    }
    return s;
}

/* "2010", "2010-": a year may be a number, or a word of a name. */
static bool is_year(Str s)
{
    if (s.n == 5 && (s.p[4] == '-' || s.p[4] == ',')) s.n = 4;
    if (s.n != 4 || !(str_starts(s, S("19")) || str_starts(s, S("20")))) return false;
    return is_digit(s.p[2]) && is_digit(s.p[3]);
}

WordType word_type(Str word)
{
    Str s = without_marks(word);
    if (!s.n) return WORD_MARK;
    if (is_money(s)) return WORD_MONEY;
    if (is_date(s)) return WORD_DATE;
    if (is_number(s)) return WORD_NUMBER;
    if (s.n == 1 && is_upper(s.p[0])) return WORD_LETTER;
    return WORD_TEXT;
}

/* ---- costs ---- */

enum { WHOLE = 3, NEVER = 60, UNLIKELY = 10, ODD = 4 };

static int letter_cost(FieldId f, char letter)
{
    switch (f) {
    case F_directOrIndirectOwnership: return letter == 'D' || letter == 'I' ? 0 : NEVER;
    case F_transactionAcquiredDisposedCode: return letter == 'A' || letter == 'D' ? 0 : NEVER;
    case F_transactionTimeliness: return letter == 'V' ? 0 : NEVER;
    case F_transactionCode: return letter == 'V' || !code_by_letter(letter) ? UNLIKELY : 0;
    default: return fields[f].kind == KIND_TEXT ? ODD : NEVER;
    }
}

static int type_cost(FieldId f, WordType type, Str word)
{
    if (f == F_NONE) return UNLIKELY;
    Kind kind = (Kind)fields[f].kind;
    bool price = f == F_transactionPricePerShare || f == F_conversionOrExercisePrice;
    switch (type) {
    case WORD_MARK:
        return f == F_transactionTimeliness || f == F_transactionAcquiredDisposedCode ? UNLIKELY : 0;
    case WORD_DATE: return kind == KIND_DATE ? 0 : kind == KIND_TEXT ? UNLIKELY : NEVER;
    case WORD_NUMBER:
        if (kind == KIND_NUMBER) return is_year(word) ? ODD : 0;
        return kind == KIND_TEXT ? (is_year(word) ? 0 : 2 * ODD) : NEVER;
    case WORD_MONEY: return kind == KIND_NUMBER ? (price ? 0 : ODD) : kind == KIND_TEXT ? UNLIKELY : NEVER;
    case WORD_LETTER: return letter_cost(f, word.p[0]);
    case WORD_TEXT: return kind == KIND_TEXT ? 0 : NEVER;
    }
    return 0;
}

/* How far a word stands off its column. Drawn borders are believed, heads only to some degree. */
static int place_cost(const Grid *g, const Column *c, const Word *w)
{
    static const int weight[] = {1, 3, 5, 8};
    int at = g->exact ? w->x : (w->x + w->end) / 2;
    int off = at < c->x0 ? c->x0 - at : at >= c->x1 ? at - c->x1 + 1 : 0;
    if (g->exact) return off * 50;
    return (off > 80 ? 80 : off) * weight[g->trust] / 8;
}

/* A column that held nothing on the page before is not likely to do so here. */
static int unseen_cost(const Grid *g, size_t c) { return g->seen && !(g->seen >> c & 1) ? 5 : 0; }

/* Of two words side by side in one column, a gap of blanks between them. A mark goes with what it stands
 * behind. */
static int stay_cost(FieldId f, int gap, WordType before, WordType type)
{
    bool text = f != F_NONE && fields[f].kind == KIND_TEXT;
    if (type == WORD_MARK && gap < 12) return gap < 2 ? 0 : ODD;
    if (!text && before == type && type != WORD_MARK) return 2 * UNLIKELY;
    if (!text && before == WORD_MONEY && type == WORD_NUMBER) return 2 * UNLIKELY;
    return gap < 2 ? 0 : gap == 2 && text ? ODD : 15;
}

/* What stands between two columns and is left out, though every row has it: the number owned; and, before an
 * amount, the date. */
static int skip_cost(const Grid *g, size_t from, size_t to)
{
    int each = g->trust ? 2 : 12, cost = 0;
    bool amount = g->col[to].field == F_transactionShares;
    for (size_t c = from + 1; c < to; c++) {
        if (g->col[c].field == F_sharesOwnedFollowingTransaction) cost += each;
        if (amount && g->col[c].field == F_transactionDate) cost += each;
    }
    return cost;
}

/* Of two words side by side: columns `from` and `to`. */
static int step_cost(const Grid *g, size_t from, size_t to, int gap, WordType before, WordType type)
{
    if (g->exact) return 0;
    if (from == to) return stay_cost(g->col[to].field, gap, before, type);
    int cost = gap >= 2 ? 0 : type == WORD_MARK ? 16 : type == WORD_TEXT ? 8 : ODD;
    return cost + skip_cost(g, from, to);
}

/* ---- the best columns for a line ---- */

uint8_t *grid_place(const Grid *g, const SheetLine *l, Arena *a)
{
    uint8_t *column = ARENA_NEW(a, uint8_t, l->n + 1);
    uint8_t *back = ARENA_NEW(a, uint8_t, l->n * g->n + 1);
    int cost[COLUMNS_MAX] = {0}, next[COLUMNS_MAX];
    WordType before = WORD_TEXT;
    for (size_t i = 0; i < l->n; i++) {
        const Word *w = &l->word[i];
        WordType type = word_type(w->text);
        for (size_t c = 0; c < g->n; c++) {
            int best = 0;
            for (size_t b = 0; i && b <= c; b++) {
                int sum = cost[b] + step_cost(g, b, c, w->gap, before, type);
                if (b && sum >= best) continue;
                best = sum;
                back[i * g->n + c] = (uint8_t)b;
            }
            int own = type_cost(g->col[c].field, type, w->text);
            next[c] = best + place_cost(g, &g->col[c], w) + unseen_cost(g, c) + (g->exact ? own / 4 : own);
        }
        for (size_t c = 0; c < g->n; c++) cost[c] = next[c];
        before = type;
    }
    size_t c = 0;
    for (size_t k = 1; k < g->n; k++)
        if (cost[k] < cost[c]) c = k;
    for (size_t i = l->n; i--; c = back[i * g->n + c]) column[i] = (uint8_t)c;
    return column;
}

/* ---- columns told from the body ---- */

/* Where the words of a column begin and end that are of its type. */
typedef struct Extents {
    int *x, *end;
    size_t n, cap_x, cap_end;
    bool marks; /* only of footnote marks: nothing else stands there */
} Extents;

static void add_extent(Extents *e, const Word *w, bool mark, Arena *a)
{
    if (mark && e->n && !e->marks) return;
    if (!mark && e->marks) e->n = 0;
    e->marks = mark;
    e->x = arena_grow(a, e->x, &e->cap_x, e->n + 1, sizeof *e->x);
    e->end = arena_grow(a, e->end, &e->cap_end, e->n + 1, sizeof *e->end);
    e->x[e->n] = w->x;
    e->end[e->n++] = w->end;
}

static int compare_int(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

/* From where to where a column goes but for a fifth of its words on either side. */
static void span_of(Extents *e, int *x, int *end)
{
    qsort(e->x, e->n, sizeof *e->x, compare_int);
    qsort(e->end, e->n, sizeof *e->end, compare_int);
    *x = e->x[e->n / 5];
    *end = e->end[e->n - 1 - e->n / 5];
}

static size_t distinct(const uint8_t *column, size_t n)
{
    size_t many = n > 0;
    for (size_t i = 1; i < n; i++) many += column[i] != column[i - 1];
    return many;
}

/* While places are not yet believed only lines count that hold (nearly) a whole row. */
static void collect_extents(const Grid *g, const Sheet *s, Arena *a, Extents *e)
{
    for (size_t i = g->from; i < g->to; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind != LINE_TEXT || !l->n) continue;
        uint8_t *column = grid_place(g, l, a);
        if (!g->trust && distinct(column, l->n) < WHOLE) continue;
        for (size_t w = 0; w < l->n; w++) {
            const Word *word = &l->word[w];
            WordType type = word_type(word->text);
            bool alone = type != WORD_MARK || word->gap > 1;
            if (alone && !type_cost(g->col[column[w]].field, type, word->text))
                add_extent(&e[column[w]], word, type == WORD_MARK, a);
        }
    }
}

/* Columns (a, c) have shown nothing: they share what is left between x and end, as they did before. */
static void squeeze(Grid *g, size_t a, size_t c, int x, int end)
{
    int from = g->col[a].x1, room = g->col[c].x0 - from;
    for (size_t k = a + 1; k < c; k++) {
        int x0 = g->col[k].x0, x1 = g->col[k].x1;
        g->col[k].x0 = room > 0 ? x + (x0 - from) * (end - x) / room : x;
        g->col[k].x1 = room > 0 ? x + (x1 - from) * (end - x) / room : end;
    }
    g->col[a].x1 = x;
    g->col[c].x0 = end;
}

static void fit_once(Grid *g, const Sheet *s, Arena *a)
{
    Extents e[COLUMNS_MAX] = {{0}};
    size_t last = g->n;
    int last_end = 0;
    collect_extents(g, s, a, e);
    g->found = 0;
    for (size_t c = 0; c < g->n; c++) {
        int x, end;
        if (!e[c].n) continue;
        span_of(&e[c], &x, &end);
        if (last < g->n) {
            if (last_end > x) last_end = x;
            int room = (x - last_end) / (last + 1 == c ? 2 : 4);
            squeeze(g, last, c, last + 1 == c ? x - room : last_end + room, x - room);
        }
        g->found |= 1u << c;
        last = c;
        last_end = end;
    }
}

void grid_fit(Grid *g, const Sheet *s, Arena *a)
{
    for (g->trust = g->seen ? 0 : 1; g->trust < 3 && !g->exact; g->trust++) fit_once(g, s, a);
    g->trust = 3;
}
