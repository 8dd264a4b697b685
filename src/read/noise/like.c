/* like.c: how well damaged texts agree with known ones: edit distances, bit by bit. */
#include "read/noise/like.h"

static int letter_index(char c)
{
    c = to_lower(c);
    return is_lower(c) ? c - 'a' : is_digit(c) ? 26 + c - '0' : -1;
}

int like_letters(Str s)
{
    int n = 0;
    for (size_t i = 0; i < s.n; i++) n += letter_index(s.p[i]) >= 0;
    return n;
}

OcrPattern ocr_pattern_of(Str known)
{
    OcrPattern p = {.n = 0};
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

static Column column_of(const OcrPattern *p) { return (Column){~(uint64_t)0, 0, p->n}; }

static void column_step(const OcrPattern *p, Column *c, int letter, unsigned first)
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
static int distance(const OcrPattern *p, Str s, int *letters)
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

int like_percent(const OcrPattern *p, Str printed)
{
    int n, cost = distance(p, printed, &n), most = n > p->n ? n : p->n;
    return most ? 100 - cost * 100 / most : 0;
}

int ocr_likeness(Str printed, Str known)
{
    int n = like_letters(printed), m = like_letters(known);
    if (2 * n < m || 2 * m < n) return 0;
    OcrPattern p = ocr_pattern_of(known);
    return like_percent(&p, printed);
}

/* Where in the text the words begin that end before `to` and are most like the pattern. */
static size_t begin_of(const OcrPattern *p, Str text, size_t to, int *least)
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

Str ocr_find_like(Str text, Str known, int *misread)
{
    OcrPattern p = ocr_pattern_of(known);
    Column c = column_of(&p);
    int least = p.n;
    size_t to = 0;
    for (size_t i = 0; i < text.n; i++) {
        int k = letter_index(text.p[i]);
        if (k >= 0) column_step(&p, &c, k, 0);
        bool ends = i + 1 == text.n || letter_index(text.p[i + 1]) < 0;
        if (k >= 0 && ends && c.cost < least) least = c.cost, to = i + 1;
    }
    *misread = p.n;
    if (!to) return (Str){0};
    size_t from = begin_of(&p, text, to, misread);
    return str_sub(text, from, to - from);
}

int ocr_misread(const OcrPattern *p, Str printed)
{
    int letters;
    return distance(p, printed, &letters);
}

enum { LIKE_MAX = 64 };

/* Up to `most` letters and digits of s in lower case, with where each one ends. */
static size_t letters(Str s, char *out, size_t *end, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < most; i++) {
        if (!is_alpha(s.p[i]) && !is_digit(s.p[i])) continue;
        if (end) end[n] = i + 1;
        out[n++] = to_lower(s.p[i]);
    }
    return n;
}

/* One row of the edit distance: cost[j] becomes the least damage that turns known[0..j) into what ends with
 * c; `first` is the cost of leaving out all before: 0 where any part of the text will do. */
static void edit_step(char c, const char *known, size_t n, int *cost, int first)
{
    int diagonal = cost[0];
    cost[0] = first;
    for (size_t j = 1; j <= n; j++) {
        int above = cost[j], best = diagonal + (known[j - 1] != c);
        if (above + 1 < best) best = above + 1;
        if (cost[j - 1] + 1 < best) best = cost[j - 1] + 1;
        diagonal = above;
        cost[j] = best;
    }
}

int text_likeness(Str printed, Str known)
{
    char a[2 * LIKE_MAX], b[2 * LIKE_MAX];
    int cost[2 * LIKE_MAX + 1];
    size_t na = letters(printed, a, NULL, sizeof a), nb = letters(known, b, NULL, sizeof b);
    size_t most = na > nb ? na : nb;
    if (!most) return 0;
    for (size_t j = 0; j <= nb; j++) cost[j] = (int)j;
    for (size_t i = 0; i < na; i++) edit_step(a[i], b, nb, cost, (int)i + 1);
    return 100 - cost[nb] * 100 / (int)most;
}

/* The least damage to the known text, of `*n` letters, that makes it stand somewhere in the printed one. */
size_t like_damage(Str printed, Str known, size_t *n, size_t *end)
{
    char b[LIKE_MAX];
    int cost[LIKE_MAX + 1];
    *n = letters(known, b, NULL, sizeof b);
    size_t best = *n; /* all of it is missing */
    for (size_t j = 0; j <= *n; j++) cost[j] = (int)j;
    for (size_t i = 0; i < printed.n; i++) {
        if (!is_alpha(printed.p[i]) && !is_digit(printed.p[i])) continue;
        edit_step(to_lower(printed.p[i]), b, *n, cost, 0);
        if ((size_t)cost[*n] >= best) continue;
        best = (size_t)cost[*n];
        if (end) *end = i + 1;
    }
    return best;
}

bool text_has_like(Str printed, Str known, int percent, size_t *end)
{
    size_t n, at = 0, damage = like_damage(printed, known, &n, &at);
    bool found = damage < n && damage * 100 <= n * (size_t)percent;
    if (found && end) *end = at;
    return found;
}

size_t like_next(const OcrPattern *p, Str text, size_t from, int most)
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
