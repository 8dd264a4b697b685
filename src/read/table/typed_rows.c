/* typed_rows.c: the lines of a table's body -> rows. A row has one line with D or I; what else belongs to it
 * is told by share.c. */
#include "read/table/typed_rows.h"

#include "read/table/share.h"
#include "read/table/typed_place.h"
#include "read/value/spelling.h"

enum {
    BLOCK_MAX = 8192, /* lines looked at together */
    BLANK_LINE = -9   /* cost of parting rows at one */
};

/* Lines of a body between two rules. */
typedef struct Block {
    const SheetLine **line;
    const Grid **grid; /* of its page */
    uint8_t **column;  /* of each word of a line */
    Stripe *stripe;
    size_t n;
} Block;

static Block block_of(Arena *a, size_t lines)
{
    return (Block){.line = arena_alloc(a, lines + 1, sizeof(SheetLine *), alignof(SheetLine *)),
                   .grid = arena_alloc(a, lines + 1, sizeof(Grid *), alignof(Grid *)),
                   .column = ARENA_NEW(a, uint8_t *, lines + 1),
                   .stripe = ARENA_NEW(a, Stripe, lines + 1)};
}

static bool is_anchor(const Grid *g, const SheetLine *l, const uint8_t *column)
{
    for (size_t i = 0; i < l->n; i++) {
        char c = l->word[i].text.p[0];
        if (g->col[column[i]].field == F_directOrIndirectOwnership && (c == 'D' || c == 'I') &&
            word_type(l->word[i].text) == WORD_LETTER)
            return true;
    }
    return false;
}

/* ---- what the words say about where a row begins ---- */

static bool is_any(Str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(word, str_z(list[i]))) return true;
    return false;
}

#define IS_ANY(word, list) is_any((word), (list), sizeof(list) / sizeof *(list))

/* What it costs that a text ends with `last`, if that is not empty, and another one begins with `first`. */
static int text_cut(Str last, Str first)
{
    static const char *const never_last[] = {"of",  "the", "and", "by",   "By", "for",
                                             "The", "to",  "&",   "U.S.", "in", "-"};
    static const char *const never_first[] = {"L.P.", "LP",  "LLC", "L.L.C.", "Inc.",
                                              "Ltd.", "LP,", "of",  "and",    "&"};
    static const char *const often_first[] = {"By", "See", "by", "see", "Held"};
    static const char *const often_last[] = {"L.P.", "LP", "LLC", "L.L.C.", "Inc.", "Ltd."};
    int number, cost = 0;
    char end = last.n ? last.p[last.n - 1] : 0;
    if (end == ',' || IS_ANY(last, never_last) || (end == '-' && last.n > 1)) cost += 3;
    if (end == ')' || end == ']' || end == '>' || IS_ANY(last, often_last)) cost -= 2;
    if (IS_ANY(first, often_first)) cost -= 3;
    if (IS_ANY(first, never_first) || is_lower(first.p[0])) cost += 3;
    if (mark_printed(first, &number)) cost += 3;
    return cost;
}

/* What stands in a column of line i; words of one line in one column stand together. */
static Str text_in(const Block *b, size_t i, size_t column)
{
    const SheetLine *l = b->line[i];
    size_t from = 0, to;
    while (from < l->n && b->column[i][from] != column) from++;
    for (to = from; to < l->n && b->column[i][to] == column;) to++;
    return words_str(&l->word[from], to - from);
}

/* What stands in a column above line `below` of the block; empty if it is too far up. */
static Str text_above(const Block *b, size_t below, size_t column)
{
    enum { NEAR = 12 };
    for (size_t i = below; i-- > 0 && i + NEAR > below;) {
        Str s = text_in(b, i, column);
        if (s.n) return s;
    }
    return (Str){0};
}

static Str last_word(Str s)
{
    size_t i = s.n;
    while (i && s.p[i - 1] != ' ') i--;
    return str_from(s, i);
}

/* The first word of a column in the block: cells of other rows often begin with the same. */
static Str word_on_top(const Block *b, size_t column)
{
    for (size_t i = 0; i < b->n; i++)
        for (size_t w = 0; w < b->line[i]->n; w++)
            if (b->column[i][w] == column) return b->line[i]->word[w].text;
    return (Str){0};
}

static bool only_marks(Str s)
{
    while (s.n)
        if (word_type(str_cut(&s, ' ')) != WORD_MARK) return false;
    return true;
}

/* What it costs that the text in column c of line i begins a cell. No value begins with a mark, but the one
 * that is only a mark. */
static int begin_cost(const Grid *g, const Block *b, size_t i, size_t c, Str word)
{
    FieldId f = g->col[c].field;
    if (f == F_NONE) return 0;
    Str above = text_above(b, i, c);
    if (fields[f].kind == KIND_TEXT) {
        int cost = text_cut(last_word(above), word);
        return !b->stripe[i].once && str_eq(word_on_top(b, c), word) ? cost - 3 : cost;
    }
    if (str_eq(above, S("$"))) return 8; /* its amount stands below */
    bool goes_on = above.n && !b->stripe[i].once && word_type(word) == WORD_MARK && !only_marks(above);
    return goes_on ? 3 : 0;
}

/* ---- the lines of a block ---- */

/* Is a word all that its column can hold in a row: a date, a code; a number, where none is cut at an edge? */
static bool is_single(const Grid *g, FieldId f, Str word)
{
    if (f == F_NONE || f == F_transactionTimeliness) return false;
    WordType t = word_type(word);
    switch ((Kind)fields[f].kind) {
    case KIND_DATE: return t == WORD_DATE;
    case KIND_CODE: return t == WORD_LETTER;
    case KIND_NUMBER: return !g->exact && (t == WORD_NUMBER || (t == WORD_MONEY && word.n > 1));
    default: return false;
    }
}

static void add_line(const Grid *g, Block *b, const SheetLine *l, bool blank, Arena *a)
{
    size_t i = b->n++;
    uint8_t *column = grid_place(g, l, a);
    Stripe *stripe = &b->stripe[i];
    b->line[i] = l;
    b->grid[i] = g;
    b->column[i] = column;
    if (!g->exact) grid_place_below(b->line, b->column, b->n);
    *stripe = (Stripe){.anchor = is_anchor(g, l, column), .page = l->page, .cut = blank ? BLANK_LINE : 0};
    for (size_t w = 0; w < l->n; w++) {
        stripe->lanes |= 1u << column[w];
        if (is_single(g, g->col[column[w]].field, l->word[w].text)) stripe->once |= 1u << column[w];
    }
    for (size_t w = 0; w < l->n && !g->exact && i; w++)
        if (!w || column[w] != column[w - 1])
            stripe->begin[column[w]] = (int8_t)begin_cost(g, b, i, column[w], l->word[w].text);
}

static void add_row(Doc *d, const Grid *g, const Block *b, const size_t *part, size_t k, const bool *unsure,
                    TypedRows *out)
{
    size_t words = 0;
    for (size_t i = 0; i < b->n; i++)
        if (part[i] == k) words += b->line[i]->n;
    if (!words) return;
    TypedRow row = {ARENA_NEW(&d->arena, Bit, words), 0};
    for (size_t i = 0; i < b->n; i++) {
        const SheetLine *l = b->line[i];
        for (size_t w = 0, end; part[i] == k && w < l->n; w = end) {
            for (end = w + 1; end < l->n && b->column[i][end] == b->column[i][w];) end++;
            const Column *c = &g->col[b->column[i][w]];
            int indent = l->word[w].x > c->x0 ? l->word[w].x - c->x0 : 0;
            row.bit[row.n++] = (Bit){.text = words_str(&l->word[w], end - w),
                                     .column = b->column[i][w],
                                     .indent = indent,
                                     .unsure = unsure[i],
                                     .side_unsure = c->side && b->grid[i]->side_unsure};
        }
    }
    out->row = arena_grow(&d->arena, out->row, &out->cap, out->n + 1, sizeof *out->row);
    out->row[out->n++] = row;
}

/* A line with two values at least that hold no text, beside a label or a title: a row, where none has its D
 * or I. */
static bool is_weak_anchor(const Grid *g, const Block *b, size_t i)
{
    size_t typed = 0;
    bool titled = false;
    for (size_t w = 0; w < b->line[i]->n; w++) {
        FieldId f = g->col[b->column[i][w]].field;
        WordType t = word_type(b->line[i]->word[w].text);
        titled = titled || f == F_securityTitle || f == F_NONE;
        typed += f != F_NONE && fields[f].kind != KIND_TEXT && t != WORD_TEXT;
    }
    return titled && typed > 1;
}

static uint32_t title_lane(const Grid *g)
{
    for (size_t c = 0; c < g->n; c++)
        if (g->col[c].field == F_securityTitle) return 1u << c;
    return 0;
}

/* Shares the lines of a block among its rows, and empties it. Between drawn rules all is one row without an
 * anchor. */
static void end_block(Doc *d, const Grid *g, Block *b, bool ruled, TypedRows *out)
{
    size_t *part = ARENA_NEW(&d->arena, size_t, b->n + 1), anchors = 0;
    bool *unsure = ARENA_NEW(&d->arena, bool, b->n + 1);
    for (size_t i = 0; i < b->n; i++) anchors += b->stripe[i].anchor;
    for (size_t i = 0; !anchors && !ruled && i < b->n; i++) b->stripe[i].anchor |= is_weak_anchor(g, b, i);
    stripes_share(b->stripe, b->n, g->exact ? LIE_TOP | LIE_BOTTOM : LIE_MIDDLE, title_lane(g), &d->arena,
                  part, unsure);
    for (size_t k = 0; b->n && k <= part[b->n - 1]; k++) add_row(d, g, b, part, k, unsure, out);
    b->n = 0;
}

/* Do rules part the rows of the body, not only end it? */
static bool any_rule(const Sheet *s, const Grid *g)
{
    size_t rules = 0;
    bool text = false;
    for (size_t i = g->from; i < g->to; i++) {
        if (s->line[i].kind == LINE_TEXT && s->line[i].n) text = true;
        if (s->line[i].kind == LINE_RULE && text) rules++, text = false;
    }
    return rules > 1 || (rules && text);
}

void grid_rows(Doc *d, const Sheet *s, const Grid *g, size_t n, TypedRows *out)
{
    size_t lines = 0;
    bool ruled = false, blank = false;
    for (size_t k = 0; k < n; k++) lines += g[k].to - g[k].from;
    Block b = block_of(&d->arena, lines < BLOCK_MAX ? lines : BLOCK_MAX);
    for (size_t k = 0; k < n; k++) {
        ruled = any_rule(s, &g[k]);
        blank = false; /* a row may go on behind the repeated heads */
        for (size_t i = g[k].from; i < g[k].to; i++) {
            const SheetLine *l = &s->line[i];
            bool text = l->kind == LINE_TEXT && l->n;
            if (l->kind == LINE_RULE || b.n == BLOCK_MAX) end_block(d, &g[k], &b, ruled, out);
            if (text) add_line(&g[k], &b, l, blank, &d->arena);
            blank = !text;
        }
    }
    if (n) end_block(d, &g[n - 1], &b, ruled, out);
}
