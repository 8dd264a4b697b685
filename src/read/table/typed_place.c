/* typed_place.c: which column a word of a table's body stands in, by place, order and type, a line at a
 * time. */
#include "read/table/typed_place.h"

#include "read/value/spelling.h"

#include <stdlib.h>

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

enum { NEVER = 60, UNLIKELY = 10, ODD = 4 };

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
        if (f == F_directOrIndirectOwnership) return ODD;
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

int word_misfit(FieldId f, Str word) { return type_cost(f, word_type(word), word); }

bool word_fits(FieldId f, Str word) { return word_misfit(f, word) == 0; }

enum { FINE = 8 }; /* places are weighed in such parts of a cost */

/* How far a word stands off its column. Drawn borders are believed, heads only to some degree. */
static int place_cost(const Grid *g, const Column *c, const Word *w)
{
    static const int weight[] = {1, 3, 5, 8};
    int at = g->exact ? w->x : (w->x + w->end) / 2;
    int off = at < c->x0 ? c->x0 - at : at >= c->x1 ? at - c->x1 + 1 : 0;
    if (g->exact) return off * 50 * FINE;
    return (off > 80 ? 80 : off) * weight[g->trust];
}

/* A column that held nothing, or no footnote alone, on the pages before is not likely to do so here. */
static int unseen_cost(const Grid *g, size_t c, bool lone_mark)
{
    if (g->seen && lone_mark && !g->col[c].marks) return 5;
    return g->seen && !(g->seen >> c & 1) && !g->col[c].side ? 5 : 0;
}

/* Of two words side by side in one column, a gap of blanks between them. A mark goes with what it stands
 * behind, and ends what is no text. */
static int stay_cost(FieldId f, int gap, WordType before, WordType type)
{
    bool text = f != F_NONE && fields[f].kind == KIND_TEXT;
    if (type == WORD_MARK && gap < 12) return gap < 2 ? 0 : ODD;
    if (!text && before == WORD_MARK && type != WORD_MARK) return 2 * UNLIKELY;
    if (!text && before == type && type != WORD_MARK) return 2 * UNLIKELY;
    if (!text && before == WORD_MONEY && type == WORD_NUMBER) return 2 * UNLIKELY;
    if (!text && before == WORD_NUMBER && type == WORD_MONEY) return 2 * UNLIKELY;
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

/* Does a mark stand about where those of column c begin? */
static bool begins_column(const Column *c, const Word *w, WordType type)
{
    enum { ABOUT = 2 };
    return type == WORD_MARK && w->gap < 2 && c->left && abs(c->left - w->x) <= ABOUT;
}

/* Is it the D or I of a row, that would only be the nature's? */
static bool is_form_letter(const Grid *g, size_t from, size_t to, const Word *w, WordType type)
{
    if (type != WORD_LETTER || g->col[to].field != F_natureOfOwnership) return false;
    return g->col[from].field != F_directOrIndirectOwnership &&
           letter_cost(F_directOrIndirectOwnership, w->text.p[0]) == 0;
}

/* Of two words side by side, `w` the second one: columns `from` and `to`. */
static int step_cost(const Grid *g, size_t from, size_t to, const Word *w, WordType before, WordType type)
{
    if (g->exact) return 0;
    if (from == to) {
        bool next = to + 1 < g->n && begins_column(&g->col[to + 1], w, type);
        return stay_cost(g->col[to].field, w->gap, before, type) + (next ? 2 * ODD : 0);
    }
    if (g->col[to].field == F_deemedExecutionDate && g->col[from].field != F_transactionDate) return UNLIKELY;
    int cost = w->gap >= 2 || begins_column(&g->col[to], w, type) ? 0
               : type == WORD_MARK                                ? 16
               : type == WORD_TEXT                                ? 8
                                                                  : ODD;
    return cost + skip_cost(g, from, to) + (is_form_letter(g, from, to, w, type) ? 2 * UNLIKELY : 0);
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
            int best = !i && g->col[c].field == F_deemedExecutionDate ? UNLIKELY * FINE : 0;
            for (size_t b = 0; i && b <= c; b++) {
                int sum = cost[b] + step_cost(g, b, c, w, before, type) * FINE;
                if (b && sum >= best) continue;
                best = sum;
                back[i * g->n + c] = (uint8_t)b;
            }
            int own = type_cost(g->col[c].field, type, w->text);
            if (g->exact) own /= 4;
            own += unseen_cost(g, c, type == WORD_MARK && w->gap > 1);
            next[c] = best + place_cost(g, &g->col[c], w) + own * FINE;
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

/* The column of the word that stands over w in a line above, if the order of columns allows it: else its own.
 */
static uint8_t column_over(const SheetLine *l, const uint8_t *column, size_t w, const SheetLine *above,
                           const uint8_t *above_column)
{
    uint8_t own = column[w];
    for (size_t k = 0; k < above->n; k++) {
        uint8_t c = above_column[k];
        bool over = above->word[k].x < l->word[w].end && above->word[k].end > l->word[w].x;
        if (over && (!w || column[w - 1] <= c) && (w + 1 == l->n || column[w + 1] >= c)) own = c;
    }
    return own;
}

void grid_place_below(const SheetLine *const *line, uint8_t *const *column, size_t n)
{
    enum { REACH = 2 };
    const SheetLine *l = line[n - 1];
    for (size_t w = 0; w < l->n; w++) {
        if (l->word[w].gap < 2 || word_type(l->word[w].text) != WORD_MARK) continue;
        uint8_t own = column[n - 1][w], over = own;
        for (size_t k = 2; over == own && k < n + 1 && k < REACH + 2 && line[n - k]->page == l->page; k++)
            over = column_over(l, column[n - 1], w, line[n - k], column[n - k]);
        column[n - 1][w] = over;
    }
}
