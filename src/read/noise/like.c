/* like.c: how well damaged texts agree with known ones: edit distances, bit by bit. */
#include "read/noise/like.h"

/* Letters of either case and digits from 1 on; 0 is none of them. */
static const uint8_t alnum[256] = {
    ['a'] = 1,  ['b'] = 2,  ['c'] = 3,  ['d'] = 4,  ['e'] = 5,  ['f'] = 6,  ['g'] = 7,  ['h'] = 8,
    ['i'] = 9,  ['j'] = 10, ['k'] = 11, ['l'] = 12, ['m'] = 13, ['n'] = 14, ['o'] = 15, ['p'] = 16,
    ['q'] = 17, ['r'] = 18, ['s'] = 19, ['t'] = 20, ['u'] = 21, ['v'] = 22, ['w'] = 23, ['x'] = 24,
    ['y'] = 25, ['z'] = 26, ['A'] = 1,  ['B'] = 2,  ['C'] = 3,  ['D'] = 4,  ['E'] = 5,  ['F'] = 6,
    ['G'] = 7,  ['H'] = 8,  ['I'] = 9,  ['J'] = 10, ['K'] = 11, ['L'] = 12, ['M'] = 13, ['N'] = 14,
    ['O'] = 15, ['P'] = 16, ['Q'] = 17, ['R'] = 18, ['S'] = 19, ['T'] = 20, ['U'] = 21, ['V'] = 22,
    ['W'] = 23, ['X'] = 24, ['Y'] = 25, ['Z'] = 26, ['0'] = 27, ['1'] = 28, ['2'] = 29, ['3'] = 30,
    ['4'] = 31, ['5'] = 32, ['6'] = 33, ['7'] = 34, ['8'] = 35, ['9'] = 36};

static int letter_index(char c) { return alnum[(unsigned char)c] - 1; }

int like_letters(Str s)
{
    int n = 0;
    for (size_t i = 0; i < s.n; i++) n += letter_index(s.p[i]) >= 0;
    return n;
}

LikePattern like_pattern(Str known)
{
    LikePattern p = {.n = 0};
    for (size_t i = 0; i < known.n && p.n < 64; i++) {
        int k = letter_index(known.p[i]);
        if (k >= 0) p.at[k] |= (uint64_t)1 << p.n++;
    }
    return p;
}

/* One letter of the text more (Myers 1999): the column of the table of distances as bits that tell where it
 * rises and falls. `first` is what stands above the column: 1 where the text must begin with the pattern. */
typedef struct Column {
    uint64_t up, down;
    int cost; /* of the whole pattern against what ends here */
} Column;

static Column column_of(const LikePattern *p) { return (Column){~(uint64_t)0, 0, p->n}; }

static void column_step(const LikePattern *p, Column *c, int letter, unsigned first)
{
    uint64_t last = p->n ? (uint64_t)1 << (p->n - 1) : 0, same = p->at[letter];
    uint64_t d = (((same & c->up) + c->up) ^ c->up) | same | c->down;
    uint64_t right = c->down | ~(d | c->up), left = c->up & d;
    c->cost += (right & last) != 0;
    c->cost -= (left & last) != 0;
    right = right << 1 | first;
    left <<= 1;
    c->up = left | ~(d | right);
    c->down = right & d;
}

/* The edit distance of the letters and digits; `*letters` of them are in s. */
static int distance(const LikePattern *p, Str s, int *letters)
{
    Column c = column_of(p);
    *letters = 0;
    for (size_t i = 0; i < s.n; i++) {
        int k = letter_index(s.p[i]);
        if (k < 0) continue;
        ++*letters;
        column_step(p, &c, k, 1);
    }
    return c.cost;
}

int like_percent(const LikePattern *p, Str printed)
{
    int n, cost = distance(p, printed, &n), most = n > p->n ? n : p->n;
    return most ? 100 - cost * 100 / most : 0;
}

int like_texts(Str printed, Str known)
{
    int n = like_letters(printed), m = like_letters(known);
    if (2 * n < m || 2 * m < n) return 0;
    LikePattern p = like_pattern(known);
    return like_percent(&p, printed);
}

/* Where in the text the words begin that end before `to` and are most like the pattern. */
static size_t begin_of(const LikePattern *p, Str text, size_t to, int *least)
{
    size_t best = to;
    *least = p->n;
    for (size_t i = to, letters = 0; i-- > 0 && letters < (size_t)p->n + 6;) {
        int n;
        letters += letter_index(text.p[i]) >= 0;
        if (i && !is_blank(text.p[i - 1])) continue;
        int cost = distance(p, str_sub(text, i, to - i), &n);
        if (cost < *least) *least = cost, best = i;
    }
    return best;
}

Str like_find(Str text, Str known, int *misread)
{
    LikePattern p = like_pattern(known);
    Column c = column_of(&p);
    int least = p.n;
    size_t to = 0;
    for (size_t i = 0; i < text.n && least; i++) {
        int k = letter_index(text.p[i]);
        if (k < 0) continue;
        column_step(&p, &c, k, 0);
        bool ends = i + 1 == text.n || letter_index(text.p[i + 1]) < 0;
        if (ends && c.cost < least) least = c.cost, to = i + 1;
    }
    *misread = p.n;
    if (!to) return (Str){0};
    size_t from = begin_of(&p, text, to, misread);
    return str_sub(text, from, to - from);
}

int like_misread(const LikePattern *p, Str printed)
{
    int letters;
    return distance(p, printed, &letters);
}

int like_damage(const LikePattern *p, Str printed)
{
    Column c = column_of(p);
    int least = p->n;
    for (size_t i = 0; i < printed.n; i++) {
        int k = letter_index(printed.p[i]);
        if (k < 0) continue;
        column_step(p, &c, k, 0);
        if (c.cost < least) least = c.cost;
    }
    return least;
}

bool like_within(Str printed, Str known, int percent)
{
    LikePattern p = like_pattern(known);
    int damage = like_damage(&p, printed);
    return damage < p.n && damage * 100 <= p.n * percent;
}

size_t like_next(const LikePattern *p, Str text, size_t from, int most)
{
    Column c = column_of(p);
    int least = most + 1;
    size_t best = text.n;
    for (size_t i = from; i < text.n; i++) {
        int k = letter_index(text.p[i]);
        if (k < 0) continue;
        column_step(p, &c, k, 0);
        if (c.cost < least)
            least = c.cost, best = i + 1;
        else if (least <= most)
            return best;
    }
    return best;
}
