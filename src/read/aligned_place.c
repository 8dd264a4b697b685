/* aligned_place.c: which column a word of a table's body stands in, by place, order and type, a line at a
 * time. */
#include "read/aligned.h"

#include "read/value.h"

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

enum { NEVER = 40, UNLIKELY = 10, ODD = 4 };

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

static int type_cost(FieldId f, WordType type, char letter)
{
    if (f == F_NONE) return UNLIKELY;
    Kind kind = (Kind)fields[f].kind;
    bool price = f == F_transactionPricePerShare || f == F_conversionOrExercisePrice;
    switch (type) {
    case WORD_MARK:
        return f == F_transactionTimeliness || f == F_transactionAcquiredDisposedCode ? UNLIKELY : 0;
    case WORD_DATE: return kind == KIND_DATE ? 0 : kind == KIND_TEXT ? UNLIKELY : NEVER;
    case WORD_NUMBER: return kind == KIND_NUMBER ? 0 : kind == KIND_TEXT ? ODD : NEVER;
    case WORD_MONEY: return kind == KIND_NUMBER ? (price ? 0 : ODD) : kind == KIND_TEXT ? UNLIKELY : NEVER;
    case WORD_LETTER: return letter_cost(f, letter);
    case WORD_TEXT: return kind == KIND_TEXT ? 0 : NEVER;
    }
    return 0;
}

/* How far a word stands off its column. Drawn borders are believed, heads only to some degree. */
static int place_cost(const Grid *g, const Column *c, const Word *w)
{
    int at = g->exact ? w->x : (w->x + w->end) / 2;
    int off = at < c->x0 ? c->x0 - at : at >= c->x1 ? at - c->x1 + 1 : 0;
    if (g->exact) return off * 50;
    return off > 80 ? 80 : off;
}

/* Of two words side by side in one column, a gap of blanks between them. A mark goes with what it stands
 * behind. */
static int stay_cost(FieldId f, int gap, WordType before, WordType type)
{
    bool text = f != F_NONE && fields[f].kind == KIND_TEXT;
    if (type == WORD_MARK && gap < 12) return gap < 2 ? 0 : ODD;
    if (!text && before == type && type != WORD_MARK) return 2 * UNLIKELY;
    if (!text && before == WORD_MONEY && type == WORD_NUMBER) return gap < 2 ? ODD : UNLIKELY;
    return gap < 2 ? 0 : gap == 2 && text ? ODD : 15;
}

/* Of two words side by side: columns `from` and `to`. */
static int step_cost(const Grid *g, size_t from, size_t to, int gap, WordType before, WordType type)
{
    if (g->exact) return 0;
    if (from == to) return stay_cost(g->col[to].field, gap, before, type);
    return gap >= 2 ? 0 : type == WORD_MARK ? 16 : type == WORD_TEXT ? 8 : ODD;
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
            int own = type_cost(g->col[c].field, type, w->text.p[0]);
            next[c] = best + place_cost(g, &g->col[c], w) + (g->exact ? own / 4 : own);
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

/* From where to where the words of a column stand that are of its type. */
typedef struct Extent {
    int x, end;
} Extent;

static void extend(Extent *e, const Word *w)
{
    if (e->end <= e->x) *e = (Extent){w->x, w->end};
    if (w->x < e->x) e->x = w->x;
    if (w->end > e->end) e->end = w->end;
}

void grid_fit(Grid *g, const Sheet *s, Arena *a)
{
    Extent e[COLUMNS_MAX] = {{0, 0}};
    if (g->exact) return;
    for (size_t i = g->from; i < g->to; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind != LINE_TEXT || !l->n) continue;
        uint8_t *column = grid_place(g, l, a);
        for (size_t w = 0; w < l->n; w++) {
            const Word *word = &l->word[w];
            WordType type = word_type(word->text);
            FieldId f = g->col[column[w]].field;
            bool alone = type != WORD_MARK || word->gap > 1;
            if (alone && !type_cost(f, type, word->text.p[0])) extend(&e[column[w]], word);
        }
    }
    for (size_t c = 0, last = g->n; c < g->n; c++) {
        if (e[c].end <= e[c].x) continue;
        if (last + 1 == c && e[last].end <= e[c].x)
            g->col[c].x0 = g->col[last].x1 = (e[last].end + e[c].x + 1) / 2;
        last = c;
    }
}
