/* lay.c: puts a recogniser's words into lines by where they stand. */
#include "read/boxes/lay.h"

#include <stdlib.h>
#include <string.h>

/* A word while lines are made: its box with the scan's turn taken out. */
typedef struct Placed {
    const Box *box;
    int x, end, top, bottom;
    uint32_t line;
    size_t before; /* the word that the row was given before this one, and 1; 0: none was */
} Placed;

typedef struct Row {
    int top, bottom; /* of its words, tall ones left out, on the mean */
    int n;
    size_t last; /* word that it was given, and 1 */
} Row;

enum {
    FLAT = 8,
    TALL_TENTHS = 17,
    WINDOW = 48,
    FAR_HEIGHTS = 30,
    GAP_PERCENT = 85,
    COLUMN_GAP = 3,
    PAD_MOST = 400,
    OVER_PERCENT = 50
};

static int compare_int(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static int median(int *v, size_t n, int other)
{
    if (!n) return other;
    qsort(v, n, sizeof *v, compare_int);
    return v[n / 2];
}

static bool is_word(const Box *b) { return b->text.n > 0; }

static int height_of(const Box *b, size_t n, int *room)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        if (is_word(&b[i])) room[k++] = b[i].bottom - b[i].top;
    int h = median(room, k, 1);
    return h > 0 ? h : 1;
}

/* By how much the page is turned: pixels down for 10,000 to the right, by the lines that the recogniser made.
 */
static int turn_of(const Box *b, size_t n, int height, int *room)
{
    size_t k = 0;
    for (size_t i = 0, to; i < n; i = to) {
        const Box *last = NULL;
        for (to = i; to < n && b[to].line == b[i].line && b[to].page == b[i].page; to++)
            if (is_word(&b[to])) last = &b[to];
        if (!is_word(&b[i]) || !last || last->left - b[i].left < FAR_HEIGHTS * height) continue;
        int64_t down = (int64_t)last->bottom - b[i].bottom;
        if (llabs(down) < 2 * height) room[k++] = (int)(down * 10000 / (last->left - b[i].left));
    }
    return median(room, k, 0);
}

static int char_width_of(const Box *b, size_t n, int *room)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        size_t glyphs = str_width(b[i].text);
        if (glyphs > 2) room[k++] = (b[i].right - b[i].left) * 16 / (int)glyphs;
    }
    return median(room, k, 16);
}

static Placed place(const Box *b, int turn)
{
    int down = (int)((int64_t)turn * b->left / 10000), left = (int)((int64_t)turn * b->top / 10000);
    return (Placed){b, b->left + left, b->right + left, b->top - down, b->bottom - down, 0, 0};
}

static int by_middle(const void *a, const void *b)
{
    const Placed *x = a, *y = b;
    int mx = x->top + x->bottom, my = y->top + y->bottom;
    if (mx != my) return mx < my ? -1 : 1;
    return (x->x > y->x) - (x->x < y->x);
}

static int by_line(const void *a, const void *b)
{
    const Placed *x = a, *y = b;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    return (x->x > y->x) - (x->x < y->x);
}

/* How many pixels of its height a word shares with a row, in percent of the smaller one. */
static int shared(const Placed *w, const Row *r)
{
    int top = r->top / r->n, bottom = r->bottom / r->n;
    int from = w->top > top ? w->top : top, to = w->bottom < bottom ? w->bottom : bottom;
    int less = w->bottom - w->top < bottom - top ? w->bottom - w->top : bottom - top;
    return to > from && less > 0 ? (to - from) * 100 / less : 0;
}

/* Does a word stand where another one of the row does? Then it is of another line, or was read twice. */
static Placed *over(Placed *all, const Placed *w, const Row *r)
{
    for (size_t k = r->last; k; k = all[k - 1].before) {
        Placed *b = &all[k - 1];
        int from = w->x > b->x ? w->x : b->x, to = w->end < b->end ? w->end : b->end;
        int less = w->end - w->x < b->end - b->x ? w->end - w->x : b->end - b->x;
        if ((to - from) * 100 > OVER_PERCENT * less && str_eq(b->box->text, w->box->text)) return b;
    }
    return NULL;
}

/* Gives each word, sorted by its middle, a row; tall ones last, as their boxes take in what stands above or
 * below. */
static size_t make_rows(Placed *w, size_t n, int height, Row *row)
{
    enum { ENOUGH = 50 };
    size_t rows = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0, first = 0; i < n; i++) {
            bool tall = (w[i].bottom - w[i].top) * 10 > TALL_TENTHS * height;
            if (tall != (pass == 1)) continue;
            int best = ENOUGH - 1;
            size_t at = rows;
            if (!pass) first = rows > WINDOW ? rows - WINDOW : 0;
            for (size_t r = pass ? 0 : first; r < rows; r++) {
                int now = shared(&w[i], &row[r]);
                if (now > best) best = now, at = r;
            }
            Placed *twice = at < rows ? over(w, &w[i], &row[at]) : NULL;
            if (twice) {
                if (w[i].box->sure > twice->box->sure)
                    *twice = (Placed){w[i].box,    w[i].x,      w[i].end,     w[i].top,
                                      w[i].bottom, twice->line, twice->before};
                w[i].line = UINT32_MAX;
                continue;
            }
            if (at == rows) row[rows++] = (Row){.n = 0};
            w[i].line = (uint32_t)at;
            w[i].before = row[at].last;
            row[at].last = i + 1;
            if (tall && row[at].n) continue;
            row[at].top += w[i].top, row[at].bottom += w[i].bottom, row[at].n++;
        }
    return rows;
}

typedef struct Layer {
    Arena *a;
    Laid laid;
    Buf text;
    size_t capword;
} Layer;

static void add_cut(Layer *l, size_t from, size_t len)
{
    Wrap *w = &l->laid.wrap;
    w->text.n = l->text.n;
    wrap_cut_word(w, l->a, from, len);
}

static void add_word(Layer *l, const Box *b, size_t len)
{
    Laid *x = &l->laid;
    x->word = arena_grow(l->a, x->word, &l->capword, x->n + 1, sizeof *x->word);
    x->word[x->n++] = (DocWord){.raw = {(uint32_t)l->text.n, (uint32_t)len},
                                .left = b->left,
                                .top = b->top,
                                .right = b->right,
                                .bottom = b->bottom,
                                .page = (uint16_t)(b->page < UINT16_MAX ? b->page : UINT16_MAX),
                                .sure = (int16_t)b->sure};
}

/* Are two words of one text? By the gap between them and their own heights: names are printed larger than
 * captions. */
static bool is_next(const Placed *a, const Placed *b, int height)
{
    int h = ((a->bottom - a->top) + (b->bottom - b->top)) / 2;
    h = h < height ? height : h * 10 > TALL_TENTHS * height ? TALL_TENTHS * height / 10 : h;
    return (b->x - a->end) * 100 < GAP_PERCENT * h;
}

/* One line of words, from left to right. */
static void put_line(Layer *l, const Placed *w, size_t n, int height, int width)
{
    int start = w[0].x, column = 0;
    for (size_t i = 0; i < n; i++) {
        const Box *b = w[i].box;
        int pad = 0;
        if (i) {
            int at = (int)((int64_t)(w[i].x - start) * 16 / width);
            pad = is_next(&w[i - 1], &w[i], height) ? 1 : at - column > COLUMN_GAP ? at - column : COLUMN_GAP;
            if (pad > PAD_MOST) pad = PAD_MOST;
            buf_fill(&l->text, ' ', (size_t)pad);
        }
        add_cut(l, b->raw.at, b->raw.len);
        add_word(l, b, b->text.n);
        buf_put(&l->text, b->text);
        add_cut(l, b->raw.at + b->raw.len - 1, 1);
        column += pad + (int)str_width(b->text);
    }
    buf_char(&l->text, '\n');
}

/* ---- rules ---- */

/* The rules of a page that stand above `y` and were not put yet. */
static void put_rules(Layer *l, const Placed *rule, size_t n, size_t *next, int y)
{
    for (; *next < n && (rule[*next].top + rule[*next].bottom) / 2 <= y; ++*next)
        add_word(l, rule[*next].box, 0);
}

static int row_middle(const Row *r) { return (r->top + r->bottom) / (2 * r->n); }

typedef struct Order {
    int middle;
    uint32_t row;
} Order;

static int by_row(const void *a, const void *b)
{
    const Order *x = a, *y = b;
    return (x->middle > y->middle) - (x->middle < y->middle);
}

/* Rows in their order from above. */
static void order_rows(Arena *a, Placed *w, size_t n, Row *row, size_t rows)
{
    Order *o = ARENA_NEW(a, Order, rows + 1);
    uint32_t *place_of = ARENA_NEW(a, uint32_t, rows + 1);
    Row *old = ARENA_NEW(a, Row, rows + 1);
    if (rows) memcpy(old, row, rows * sizeof *row);
    for (size_t i = 0; i < rows; i++) o[i] = (Order){row_middle(&row[i]), (uint32_t)i};
    qsort(o, rows, sizeof *o, by_row);
    for (size_t i = 0; i < rows; i++) place_of[o[i].row] = (uint32_t)i, row[i] = old[o[i].row];
    for (size_t i = 0; i < n; i++)
        if (w[i].line != UINT32_MAX) w[i].line = place_of[w[i].line];
}

static void lay_page(Layer *l, const Box *b, size_t n)
{
    int *room = ARENA_NEW(l->a, int, n + 1);
    Placed *word = ARENA_NEW(l->a, Placed, n + 1), *rule = ARENA_NEW(l->a, Placed, n + 1);
    Row *row = ARENA_NEW(l->a, Row, n + 1);
    int height = height_of(b, n, room), turn = turn_of(b, n, height, room), width = char_width_of(b, n, room);
    size_t words = 0, rules = 0, next = 0;
    for (size_t i = 0; i < n; i++) {
        Placed p = place(&b[i], turn);
        if (is_word(&b[i]))
            word[words++] = p;
        else if (b[i].bottom - b[i].top <= FLAT && b[i].right - b[i].left > FAR_HEIGHTS / 3 * height)
            rule[rules++] = p;
    }
    if (words) qsort(word, words, sizeof *word, by_middle);
    if (rules) qsort(rule, rules, sizeof *rule, by_middle);
    size_t rows = make_rows(word, words, height, row);
    order_rows(l->a, word, words, row, rows);
    if (words) qsort(word, words, sizeof *word, by_line);
    int bottom = 0;
    while (words && word[words - 1].line == UINT32_MAX) words--;
    for (size_t i = 0, to; i < words; i = to) {
        const Row *r = &row[word[i].line];
        for (to = i; to < words && word[to].line == word[i].line;) to++;
        if (i && (r->top / r->n - bottom) * 10 > 9 * height) buf_char(&l->text, '\n');
        put_rules(l, rule, rules, &next, row_middle(r));
        put_line(l, word + i, to - i, height, width > 0 ? width : 1);
        bottom = r->bottom / r->n;
    }
    put_rules(l, rule, rules, &next, INT32_MAX);
    if (words) buf_char(&l->text, '\n');
}

Laid boxes_lay(Arena *a, const Boxes *b)
{
    Layer l = {.a = a};
    for (size_t i = 0, to; i < b->n; i = to) {
        for (to = i; to < b->n && b->at[to].page == b->at[i].page;) to++;
        lay_page(&l, b->at + i, to - i);
    }
    l.laid.wrap.text = str_copy(a, buf_str(&l.text));
    buf_free(&l.text);
    return l.laid;
}
