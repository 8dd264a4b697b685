/* unwrap.c: several printed lines that borders cut through: which words of each piece belong to which line.
 */
#include "read/value/unwrap.h"

#include "read/noise/damage.h"
#include "read/value/borders.h"

#include <string.h>

/* ---- widths ---- */

/* Of the glyphs from ' ' to '~' in Times, which EDGAR's pages are set in, in hundredths of its size (Adobe's
 * font metrics). */
static const unsigned char widths[] = {
    25, 33, 41, 50, 50, 83, 78, 33, 33, 33, 50, 56, 25, 33, 25, 28, 50, 50, 50, 50, 50, 50, 50, 50,
    50, 50, 28, 28, 56, 56, 56, 44, 92, 72, 67, 67, 72, 61, 56, 72, 72, 33, 39, 72, 61, 89, 72, 72,
    56, 72, 67, 56, 61, 72, 72, 94, 72, 72, 61, 33, 28, 33, 47, 50, 33, 44, 50, 44, 50, 44, 33, 50,
    50, 28, 28, 50, 28, 78, 50, 50, 50, 50, 33, 39, 28, 50, 50, 72, 50, 50, 44, 48, 20, 48, 54};

static int width_of(Str s)
{
    int w = 0;
    for (size_t i = 0; i < s.n; i++) w += s.p[i] >= ' ' && s.p[i] <= '~' ? widths[s.p[i] - ' '] : 0;
    return w;
}

/* ---- weaving ---- */

enum { PART_WORDS = 24, SPLITS_MAX = 128 };

/* Costs, as in borders.c. */
enum {
    BROKEN = 16,     /* a line that goes on behind an empty part    */
    ELSEWHERE = 12,  /* the second line begins elsewhere than it is thought to */
    MISSING = 4,     /* the first line has no part of the first piece */
    LINES_APART = 4, /* by how much the next best way to part the lines must be worse */
    LINE = 3,        /* one line more                               */
    WIDTH_OFF = 90,  /* lines may fall so short of a border for nothing, in hundredths of their size */
    WIDTH_STEP = 15, /* and at a cost of 1 for so much              */
    WIDTH_MOST = 15
};

/* The words of a piece: what each costs that no border touches, what as the last one before a border, and
 * where it stands in the print. */
typedef struct PieceWords {
    Str word[PART_WORDS];
    int cost[PART_WORDS], last[PART_WORDS], left[PART_WORDS], right[PART_WORDS];
    size_t n;
} PieceWords;

static void cut_words(Str s, PieceWords *out)
{
    out->n = 0;
    while (s.n && out->n < PART_WORDS) {
        Str w = str_cut(&s, ' ');
        s = str_trim(s);
        if (w.n) out->word[out->n++] = w;
    }
    if (s.n) out->word[PART_WORDS - 1].n = (size_t)(s.p + s.n - out->word[PART_WORDS - 1].p);
}

static void measure_words(const Lexicon *x, PieceWords *w)
{
    int width = 0;
    for (size_t i = 0; i < w->n; i++) {
        Str s = w->word[i];
        const char *end = i ? w->word[i - 1].p + w->word[i - 1].n : s.p;
        w->cost[i] = word_cost(x, s);
        w->last[i] = word_cost_at_border(x, s);
        w->left[i] = width += width_of((Str){end, (size_t)(s.p - end)});
        w->right[i] = width += width_of(s);
    }
}

/* Where the words of a piece go over to the next line: line k is [at[k], at[k + 1]). */
typedef struct Split {
    uint8_t at[UNWRAPPED_LINES + 1];
} Split;

static size_t splits_of(size_t words, size_t lines, Split *out)
{
    size_t n = 0;
    for (size_t i = 0; i <= (lines > 1 ? words : 0); i++)
        for (size_t k = i; k <= (lines > 2 ? words : i); k++) {
            if (n == SPLITS_MAX) return n;
            Split s = {{0, (uint8_t)words, (uint8_t)words, (uint8_t)words}};
            if (lines > 1) s.at[1] = (uint8_t)i;
            if (lines > 2) s.at[2] = (uint8_t)k;
            out[n++] = s;
        }
    return n;
}

static bool has_line(const Split *s, size_t k) { return s->at[k] < s->at[k + 1]; }

struct Unwrapper {
    Arena *a;
    const Lexicon *x;
    PieceWords piece[PIECES_MAX];
    size_t n;
    int joined[PIECES_MAX][PART_WORDS]
              [PART_WORDS]; /* a word of a piece before one of the next; -1: not known yet */
    /* for one number of lines: */
    size_t lines;
    Split split[PIECES_MAX][SPLITS_MAX];
    size_t nsplit[PIECES_MAX];
    int cost[PIECES_MAX][SPLITS_MAX],
        next[PIECES_MAX][SPLITS_MAX]; /* of the best way there, of the next best */
    uint8_t from[PIECES_MAX][SPLITS_MAX];
};

static int join_cost(Unwrapper *l, size_t piece, size_t a, size_t b)
{
    int *cost = &l->joined[piece][a][b];
    if (*cost < 0) {
        Pieces two = {{l->piece[piece].word[a], l->piece[piece + 1].word[b]}, 2};
        *cost = run_read(l->a, l->x, &two).best.cost;
    }
    return *cost;
}

static int part_width(const PieceWords *w, const Split *s, size_t k)
{
    return has_line(s, k) ? w->right[s->at[k + 1] - 1u] - w->left[s->at[k]] : 0;
}

/* Of lines that a border cuts through, all have come as far as it; the others have not come further. */
static int width_cost(const Unwrapper *l, size_t piece, const Split *a, const Split *b)
{
    int width[UNWRAPPED_LINES], most = 0, cost = 0;
    for (size_t k = 0; k < l->lines; k++) {
        width[k] = part_width(&l->piece[piece], a, k);
        if (width[k] > most) most = width[k];
    }
    for (size_t k = 0; k < l->lines; k++)
        if (has_line(b, k) && has_line(a, k) && most - width[k] > WIDTH_OFF)
            cost += (most - width[k] - WIDTH_OFF) / WIDTH_STEP;
    return cost < WIDTH_MOST ? cost : WIDTH_MOST;
}

static int step_cost(Unwrapper *l, size_t piece, const Split *a, const Split *b)
{
    int cost = l->lines > 1 ? width_cost(l, piece, a, b) : 0;
    for (size_t k = 0; k < l->lines; k++) {
        bool left = has_line(a, k), right = has_line(b, k);
        if (left && right)
            cost += join_cost(l, piece, a->at[k + 1] - 1u, b->at[k]);
        else if (left) /* it ends here: with a whole word */
            cost += l->piece[piece].last[a->at[k + 1] - 1u];
        else if (right)
            cost += BROKEN;
    }
    return cost;
}

/* Words that no border touches, and that is unknown: broken by a line's end within the piece, perhaps. */
static int inner_cost(const Unwrapper *l, size_t i, const Split *s)
{
    int cost = 0;
    for (size_t k = 0; k < l->lines; k++)
        for (size_t w = s->at[k]; w < s->at[k + 1]; w++) {
            bool touched = (i && w == s->at[k]) || (i + 1 < l->n && w + 1u == s->at[k + 1]);
            if (!touched) cost += l->piece[i].cost[w] / 2;
        }
    return cost;
}

static void arrive(Unwrapper *l, size_t i, size_t s, size_t from, int cost, int next)
{
    int *best = &l->cost[i][s], *second = &l->next[i][s];
    if (cost < *best) {
        *second = *best < next ? *best : next;
        *best = cost;
        l->from[i][s] = (uint8_t)from;
    } else if (cost < *second) {
        *second = cost;
    }
}

static void weave(Unwrapper *l, size_t second)
{
    for (size_t i = 0; i < l->n; i++) l->nsplit[i] = splits_of(l->piece[i].n, l->lines, l->split[i]);
    for (size_t s = 0; s < l->nsplit[0]; s++) {
        const Split *first = &l->split[0][s];
        l->cost[0][s] = inner_cost(l, 0, first) + (has_line(first, 0) ? 0 : MISSING) +
                        (second && l->lines > 1 && first->at[1] != second ? ELSEWHERE : 0);
        l->next[0][s] = DAMAGE_MAX;
    }
    for (size_t i = 1; i < l->n; i++)
        for (size_t s = 0; s < l->nsplit[i]; s++) {
            int inner = inner_cost(l, i, &l->split[i][s]);
            l->cost[i][s] = l->next[i][s] = DAMAGE_MAX;
            for (size_t r = 0; r < l->nsplit[i - 1]; r++) {
                int step = inner + step_cost(l, i - 1, &l->split[i - 1][r], &l->split[i][s]);
                arrive(l, i, s, r, step + l->cost[i - 1][r], step + l->next[i - 1][r]);
            }
        }
}

/* ---- the lines ---- */

/* The words of one line; a run's are those that borders part. */
typedef struct LineWords {
    Pieces *run;
    size_t n;
} LineWords;

static LineWords line_words(Arena *a, const Unwrapper *l, const size_t *chosen, size_t k)
{
    size_t words = 0, last = PIECES_MAX;
    for (size_t i = 0; i < l->n; i++) words += l->piece[i].n;
    LineWords out = {.run = ARENA_NEW(a, Pieces, words)};
    for (size_t i = 0; i < l->n; i++) {
        const Split *s = &l->split[i][chosen[i]];
        for (size_t w = s->at[k]; w < s->at[k + 1]; w++) {
            bool cut = w == s->at[k] && last + 1 == i;
            pieces_add(&out.run[cut ? out.n - 1 : out.n++], l->piece[i].word[w]);
        }
        if (has_line(s, k)) last = i;
    }
    return out;
}

/* Writes a line; `other`: with the next best reading of the run in greatest doubt. */
static void put_line(Unwrapper *l, const size_t *chosen, size_t k, Unwrapped *w, Arena *a)
{
    LineWords words = line_words(l->a, l, chosen, k);
    Buf out = {0}, other = {0};
    Run *run = ARENA_NEW(l->a, Run, words.n + 1);
    size_t doubt = words.n;
    for (size_t i = 0; i < words.n; i++) {
        run[i] = run_read(l->a, l->x, &words.run[i]);
        if (words.run[i].n < 2) continue;
        w->changed = w->changed || run[i].best.changed;
        w->doubt += !run_is_settled(&run[i]);
        bool more = doubt == words.n ||
                    run[i].next.cost - run[i].best.cost < run[doubt].next.cost - run[doubt].best.cost;
        if (run[i].next.text.p && more) doubt = i;
    }
    for (size_t i = 0; i < words.n; i++) {
        Str s = words.run[i].n < 2 ? words.run[i].at[0] : run[i].best.text;
        Str o = i == doubt ? run[i].next.text : s;
        if (out.n && s.n) buf_char(&out, ' ');
        buf_put(&out, s);
        if (other.n && o.n) buf_char(&other, ' ');
        buf_put(&other, o);
    }
    w->line[k] = str_copy(a, buf_str(&out));
    w->other[k] = doubt < words.n ? str_copy(a, buf_str(&other)) : (Str){0};
    buf_free(&out);
    buf_free(&other);
}

Unwrapper *unwrapper_of(Arena *room, const Lexicon *x, const Pieces *p)
{
    Unwrapper *l = ARENA_NEW(room, Unwrapper, 1);
    l->a = room, l->x = x, l->n = p->n;
    memset(l->joined, -1, sizeof l->joined);
    for (size_t i = 0; i < p->n; i++) {
        cut_words(p->at[i], &l->piece[i]);
        measure_words(x, &l->piece[i]);
    }
    return l;
}

/* The best way to part the last piece, at the end of the best way through all. */
static size_t best_end(const Unwrapper *l)
{
    size_t best = 0, last = l->n - 1;
    for (size_t s = 1; s < l->nsplit[last]; s++)
        if (l->cost[last][s] < l->cost[last][best]) best = s;
    return best;
}

int unwrapper_try(Unwrapper *l, size_t lines, size_t second)
{
    l->lines = lines;
    if (!l->n) return 0;
    weave(l, second);
    return l->cost[l->n - 1][best_end(l)];
}

Unwrapped unwrapper_lines(Unwrapper *l, Arena *a)
{
    Unwrapped w = {.n = l->lines};
    if (!l->n) return w;
    size_t chosen[PIECES_MAX], best = best_end(l), last = l->n - 1;
    int next = l->next[last][best];
    w.cost = l->cost[last][best];
    for (size_t s = 0; s < l->nsplit[last]; s++)
        if (s != best && l->cost[last][s] < next) next = l->cost[last][s];
    w.doubt = l->lines > 1 && next - w.cost < LINES_APART;
    for (size_t i = l->n; i-- > 0; best = l->from[i][best]) chosen[i] = best;
    for (size_t k = 0; k < l->lines; k++) put_line(l, chosen, k, &w, a);
    return w;
}

Unwrapped unwrap_lines(Arena *a, const Lexicon *x, const Pieces *p, size_t lines, size_t second)
{
    Arena room = {0};
    Unwrapper *l = unwrapper_of(&room, x, p);
    (void)unwrapper_try(l, lines, second);
    Unwrapped w = unwrapper_lines(l, a);
    arena_free(&room);
    return w;
}

Str unwrap_text(Arena *a, const Lexicon *x, const Pieces *p, Unwrapped *how)
{
    *how = (Unwrapped){.n = 1};
    if (p->n == 1) return how->line[0] = str_collapse(a, p->at[0]);
    Arena room = {0};
    Unwrapper *l = unwrapper_of(&room, x, p);
    size_t lines = 1;
    int best = DAMAGE_MAX;
    for (size_t k = 1; k <= UNWRAPPED_LINES; k++) {
        int cost = unwrapper_try(l, k, 0);
        if (cost + (int)(k > 1) * LINE < best) lines = k, best = cost;
    }
    if (lines < UNWRAPPED_LINES) (void)unwrapper_try(l, lines, 0);
    *how = unwrapper_lines(l, a);
    arena_free(&room);
    Str s = how->line[0];
    for (size_t k = 1; k < how->n; k++) s = str_join(a, s, S(" "), how->line[k]);
    return str_trim(s);
}
