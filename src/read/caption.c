/* caption.c: one dynamic programme aligns a caption with the beginnings of consecutive parts. */
#include "read/caption.h"

#include <string.h>

/* Costs. A letter that fits is a gain: of two ways to damage a caption, the one that accounts for more is the
 * likelier one. At a border a glyph may be half, and letters may stand on both sides of it. */
enum {
    LETTERS_MAX = 64,
    FAR = 10000,
    GAIN = 1,      /* a letter that fits                           */
    LETTER = 4,    /* a letter that does not, is missing or spare  */
    LAST = 3,      /* the same for the last one of a word          */
    HALF = 2,      /* the same for the first one behind a border   */
    MARK = 8,      /* the same for an X alone: a mark              */
    PASS_BY = 5,   /* a whole part between two that are used       */
    REPEAT_MAX = 6 /* letters that may stand on both sides         */
};

void scraps_add(Scraps *p, Str text, uint32_t column)
{
    text = str_trim(text);
    if (text.n && p->n < SCRAPS_MAX) p->at[p->n++] = (Scrap){text, column};
}

/* The state of the alignment: the first j letters of the caption are spelled, at this cost. Within a part: by
 * words from byte `start` on, and j was `before` when the part began. */
typedef struct Spelled {
    int cost;
    uint16_t start, before;
} Spelled;

/* How a part was left: the words in [start, stop) are the caption's, which stood at `before` when it began.
 */
typedef struct Left {
    uint16_t start, stop, before;
} Left;

typedef struct Alignment {
    char letter[LETTERS_MAX];
    size_t n;
    Left left[SCRAPS_MAX][LETTERS_MAX + 1];
} Alignment;

/* What is left of a letter before a border: its stem, or its curve. */
static bool is_left_half(char letter, char glyph)
{
    return (strchr("bdefhiklmnpru", letter) && strchr("IlFE[|Lirf", glyph)) ||
           (strchr("acdegoq", letter) && strchr("Cc(oae", glyph));
}

/* One more letter of a part. `damage`: the cost of another one than meant. Alone between blanks, it may be
 * the left half of the one behind the next border. */
static void spell(const Alignment *a, Spelled *s, char glyph, int damage, bool alone)
{
    Spelled diagonal = s[0];
    char c = to_lower(glyph);
    s[0].cost += damage;
    for (size_t j = 0; j < a->n; j++) {
        Spelled above = s[j + 1], best = diagonal;
        best.cost += a->letter[j] == c ? -GAIN : j ? damage : LETTER; /* its first one was not cut */
        bool half = alone && j + 1 < a->n && is_left_half(a->letter[j + 1], glyph);
        int more = half ? 0 : damage;
        if (above.cost + more < best.cost) best = above, best.cost += more;
        if (s[j].cost + LETTER < best.cost) best = s[j], best.cost += LETTER;
        diagonal = above;
        s[j + 1] = best;
    }
}

/* The caption may stop behind any word: what follows is the value's. */
static void stop_here(const Alignment *a, const Spelled *s, size_t stop, int *next, Left *left)
{
    for (size_t j = 1; j <= a->n; j++) {
        if (s[j].cost > next[j])
            continue; /* on a par, the longer stretch: what overlaps at a border is no value */
        next[j] = s[j].cost;
        left[j] = (Left){s[j].start, (uint16_t)stop, s[j].before};
    }
}

/* It may begin at any word, if nothing of it was seen yet. */
static void begin_here(const Alignment *a, Spelled *s, size_t start)
{
    for (size_t j = 0; j <= a->n; j++)
        if (j ? (int)j * LETTER <= s[j].cost : s[j].cost > 0)
            s[j] = (Spelled){(int)j * LETTER, (uint16_t)start, 0};
}

/* Where a part goes on: at the letter reached, or a few before it, which stand on both sides of the border.
 */
static Spelled go_on(const Alignment *a, const int *cost, size_t j)
{
    Spelled s = {cost[j], 0, (uint16_t)j};
    for (size_t k = 1; k <= REPEAT_MAX && j + k <= a->n; k++) {
        int again = cost[j + k] + (int)(k + (j > 0)) / 2;
        if (again < s.cost) s = (Spelled){again, 0, (uint16_t)(j + k)};
    }
    return s;
}

static void align_part(const Alignment *a, Str text, const int *cost, int *next, Left *left)
{
    Spelled s[LETTERS_MAX + 1];
    for (size_t j = 0; j <= a->n; j++) {
        s[j] = go_on(a, cost, j);
        int pass = j == 0 || j == a->n ? 0 : PASS_BY;
        next[j] = cost[j] + pass;
        left[j] = (Left){0, 0, (uint16_t)j};
    }
    bool own = false; /* is there anything in this word that captions have? */
    for (size_t i = 0; i < text.n && i < UINT16_MAX; i++) {
        if (is_blank(text.p[i])) continue;
        own = (i && !is_blank(text.p[i - 1]) && own) || is_alpha(text.p[i]) || is_digit(text.p[i]) ||
              (i && strchr("()*/", text.p[i]));
        if (!i || is_blank(text.p[i - 1])) begin_here(a, s, i);
        char c = text.p[i];
        bool first = !i || is_blank(text.p[i - 1]), last = i + 1 == text.n || is_blank(text.p[i + 1]);
        int damage = !i ? HALF : last && !first ? LAST : LETTER;
        if (first && last && to_lower(c) == 'x') damage = MARK;
        if (is_alpha(c) || is_digit(c)) spell(a, s, c, damage, i && first && last);
        if (last && own) stop_here(a, s, i + 1, next, left);
    }
}

/* The cost of the caption in the parts; FAR if it has no letters. */
static int align(const Scraps *p, size_t from, Str caption, Alignment *a)
{
    int cost[LETTERS_MAX + 1], next[LETTERS_MAX + 1];
    a->n = 0;
    for (size_t i = 0; i < caption.n && a->n < LETTERS_MAX; i++)
        if (is_alpha(caption.p[i]) || is_digit(caption.p[i])) a->letter[a->n++] = to_lower(caption.p[i]);
    for (size_t j = 0; j <= a->n; j++) cost[j] = j ? FAR : 0;
    for (size_t k = from; k < p->n; k++) {
        align_part(a, p->at[k].text, cost, next, a->left[k]);
        memcpy(cost, next, sizeof cost);
    }
    return a->n ? cost[a->n] : FAR;
}

static bool is_good(int cost, const Alignment *a, int percent)
{
    int n = (int)a->n, damage = cost + n * GAIN;
    return damage * 100 <= n * percent * (LETTER + GAIN);
}

/* Takes [start, stop) out of a part; what stands on both sides becomes two parts. */
static void take_out(Scraps *p, size_t k, Left l)
{
    Str text = p->at[k].text, head = str_trim(str_sub(text, 0, l.start)),
        tail = str_trim(str_from(text, l.stop));
    p->at[k].text = head.n ? head : tail;
    if (!head.n || !tail.n || p->n == SCRAPS_MAX) return;
    memmove(&p->at[k + 2], &p->at[k + 1], (p->n - k - 1) * sizeof *p->at);
    p->at[k + 1] = (Scrap){tail, p->at[k].column};
    p->n++;
}

bool caption_take(Scraps *p, size_t from, Str caption, int percent, size_t *at)
{
    Alignment a;
    if (from >= p->n || !is_good(align(p, from, caption, &a), &a, percent)) return false;
    size_t j = a.n, first = from;
    for (size_t k = p->n; j && k-- > from;) {
        Left l = a.left[k][j];
        if (l.stop > l.start) {
            take_out(p, k, l);
            first = k + (l.start > 0);
        }
        j = l.before;
    }
    size_t n = 0;
    for (size_t k = 0; k < p->n; k++) {
        if (at && k == first) *at = n;
        if (p->at[k].text.n) p->at[n++] = p->at[k];
    }
    if (at && first >= p->n) *at = n;
    p->n = n;
    return true;
}

uint32_t caption_column(const Scraps *p, Str caption, int percent)
{
    Alignment a;
    if (!p->n || !is_good(align(p, 0, caption, &a), &a, percent)) return UINT32_MAX;
    uint32_t column = UINT32_MAX;
    size_t j = a.n;
    for (size_t k = p->n; j && k-- > 0;) {
        if (a.left[k][j].stop > a.left[k][j].start) column = p->at[k].column;
        j = a.left[k][j].before;
    }
    return column;
}
