/* caption.c: one dynamic programme aligns a caption with the beginnings of consecutive parts. */
#include "read/print/caption.h"

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

/* How the letters spelled so far got there, within a part: by words from byte `start` on, and so many were
 * spelled `before` the part began. In one word, as it is copied more often than anything else. */
typedef uint32_t Way;

static Way way_from(size_t start, size_t before) { return (Way)(start << 16 | before); }

static uint16_t way_start(Way w) { return (uint16_t)(w >> 16); }

static uint16_t way_before(Way w) { return (uint16_t)w; }

/* The state of the alignment: [j] is that the first j letters of the caption are spelled; states above `top`
 * are not followed: whatever comes, they are too dear. */
typedef struct Spelled {
    size_t top;
    int cost[LETTERS_MAX + 1];
    Way way[LETTERS_MAX + 1];
} Spelled;

/* How a part was left: the words in [start, stop) are the caption's, which stood at `before` when it began.
 */
typedef struct Left {
    uint16_t start, stop, before;
} Left;

typedef struct Alignment {
    char letter[LETTERS_MAX];
    size_t n;
    int most; /* that the whole may cost */
    Left left[SCRAPS_MAX][LETTERS_MAX + 1];
} Alignment;

/* May a state still lead to a caption that is good: if all letters to come fit, and some stand on both sides
 * of a border? */
static bool is_open(const Alignment *a, int cost, size_t j)
{
    return cost - (int)(a->n - j) * GAIN - REPEAT_MAX / 2 <= a->most;
}

static void lower_top(const Alignment *a, Spelled *s)
{
    while (s->top && !is_open(a, s->cost[s->top], s->top)) s->top--;
}

/* What is left of a letter before a border: its stem, or its curve. */
static bool is_left_half(char letter, char glyph)
{
    return (strchr("bdefhiklmnpru", letter) && strchr("IlFE[|Lirf", glyph)) ||
           (strchr("acdegoq", letter) && strchr("Cc(oae", glyph));
}

/* Before which letters of the caption may the glyph be a left half: a bit for each. */
static uint64_t halves_of(const Alignment *a, char glyph)
{
    uint64_t set = 0;
    for (size_t j = 0; j + 1 < a->n; j++)
        if (is_left_half(a->letter[j + 1], glyph)) set |= UINT64_C(1) << j;
    return set;
}

/* One more letter of a part. `damage`: the cost of another one than meant. Alone between blanks, it may be
 * the left half of the one behind the next border. Most of the time goes here: no branches in the loop. */
static void spell(const Alignment *a, Spelled *s, char glyph, int damage, bool alone)
{
    uint64_t halves = alone ? halves_of(a, glyph) : 0;
    char c = to_lower(glyph);
    int diagonal = s->cost[0], left = s->cost[0] + damage;
    int changed = LETTER; /* its first one was not cut */
    Way way = s->way[0], left_way = way;
    s->cost[0] = left;
    for (size_t j = 0; j < s->top; j++) {
        int above = s->cost[j + 1];
        int best = diagonal + changed - (a->letter[j] == c) * (changed + GAIN);
        int spare = above + damage * !(halves >> j & 1), missing = left + LETTER;
        Way above_way = s->way[j + 1];
        way = spare < best ? above_way : way;
        best = spare < best ? spare : best;
        left_way = missing < best ? left_way : way;
        left = missing < best ? missing : best;
        s->cost[j + 1] = left;
        s->way[j + 1] = left_way;
        diagonal = above, way = above_way, changed = damage;
    }
    for (bool fits = true; s->top < a->n && (fits || is_open(a, left + LETTER, s->top + 1)); fits = false) {
        size_t j = s->top++; /* one letter more, and those that are missing behind it */
        int best = fits ? diagonal + (a->letter[j] == c ? -GAIN : changed) : FAR;
        left_way = left + LETTER < best ? left_way : way;
        left = left + LETTER < best ? left + LETTER : best;
        s->cost[j + 1] = left;
        s->way[j + 1] = left_way;
    }
    lower_top(a, s);
}

/* The caption may stop behind any word: what follows is the value's. */
static void stop_here(const Spelled *s, size_t stop, int *next, Left *left)
{
    for (size_t j = 1; j <= s->top; j++) {
        if (s->cost[j] > next[j])
            continue; /* on a par, the longer stretch: what overlaps at a border is no value */
        next[j] = s->cost[j];
        left[j] = (Left){way_start(s->way[j]), (uint16_t)stop, way_before(s->way[j])};
    }
}

/* It may begin at any word, if nothing of it was seen yet. */
static void begin_here(const Alignment *a, Spelled *s, size_t start)
{
    for (size_t j = 0; j <= a->n && is_open(a, (int)j * LETTER, j); j++) {
        if (j > s->top || (j ? (int)j * LETTER <= s->cost[j] : s->cost[j] > 0))
            s->cost[j] = (int)j * LETTER, s->way[j] = way_from(start, 0);
        if (j > s->top) s->top = j;
    }
}

/* Where a part goes on: at the letter reached, or a few before it, which stand on both sides of the border.
 */
static void go_on(const Alignment *a, const int *cost, Spelled *s)
{
    for (s->top = a->n; s->top && !is_open(a, cost[s->top], s->top);) s->top--;
    for (size_t j = 0; j <= s->top; j++) {
        s->cost[j] = cost[j], s->way[j] = way_from(0, j);
        for (size_t k = 1; k <= REPEAT_MAX && j + k <= a->n; k++) {
            int again = cost[j + k] + (int)(k + (j > 0)) / 2;
            if (again < s->cost[j]) s->cost[j] = again, s->way[j] = way_from(0, j + k);
        }
    }
}

static void align_part(const Alignment *a, Str text, const int *cost, int *next, Left *left)
{
    Spelled s;
    go_on(a, cost, &s);
    for (size_t j = 0; j <= a->n; j++) {
        int pass = j == 0 || j == a->n ? 0 : PASS_BY;
        next[j] = cost[j] + pass;
        left[j] = (Left){0, 0, (uint16_t)j};
    }
    bool own = false; /* is there anything in this word that captions have? */
    for (size_t i = 0; i < text.n && i < UINT16_MAX; i++) {
        if (is_blank(text.p[i])) continue;
        own = (i && !is_blank(text.p[i - 1]) && own) || is_alpha(text.p[i]) || is_digit(text.p[i]) ||
              (i && strchr("()*/", text.p[i]));
        if (!i || is_blank(text.p[i - 1])) begin_here(a, &s, i);
        char c = text.p[i];
        bool first = !i || is_blank(text.p[i - 1]), last = i + 1 == text.n || is_blank(text.p[i + 1]);
        int damage = !i ? HALF : last && !first ? LAST : LETTER;
        if (first && last && to_lower(c) == 'x') damage = MARK;
        if (is_alpha(c) || is_digit(c)) spell(a, &s, c, damage, i && first && last);
        if (last && own) stop_here(&s, i + 1, next, left);
    }
}

/* A letter that is missing costs LETTER, and its gain: are there letters enough in the parts? */
static bool is_possible(const Scraps *p, size_t from, const Alignment *a, int percent)
{
    size_t letters = 0;
    for (size_t k = from; k < p->n; k++)
        for (size_t i = 0; i < p->at[k].text.n && letters < a->n; i++)
            letters += is_alpha(p->at[k].text.p[i]) || is_digit(p->at[k].text.p[i]);
    return ((int)a->n - (int)letters) * 100 <= (int)a->n * percent;
}

/* The cost of the caption in the parts; FAR if it has no letters, or cannot stand there. */
static int align(const Scraps *p, size_t from, Str caption, int percent, Alignment *a)
{
    int cost[LETTERS_MAX + 1], next[LETTERS_MAX + 1];
    a->n = 0;
    for (size_t i = 0; i < caption.n && a->n < LETTERS_MAX; i++)
        if (is_alpha(caption.p[i]) || is_digit(caption.p[i])) a->letter[a->n++] = to_lower(caption.p[i]);
    a->most = (int)a->n * percent * (LETTER + GAIN) / 100 - (int)a->n * GAIN;
    if (!is_possible(p, from, a, percent)) return FAR;
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
    if (from >= p->n || !is_good(align(p, from, caption, percent, &a), &a, percent)) return false;
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
    if (!p->n || !is_good(align(p, 0, caption, percent, &a), &a, percent)) return UINT32_MAX;
    uint32_t column = UINT32_MAX;
    size_t j = a.n;
    for (size_t k = p->n; j && k-- > 0;) {
        if (a.left[k][j].stop > a.left[k][j].start) column = p->at[k].column;
        j = a.left[k][j].before;
    }
    return column;
}
