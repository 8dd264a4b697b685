/* near.c: edit distance, with neighbours swapped counting as one slip. */
#include "base/near.h"

#define WORD_MAX 40

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static size_t edit_distance(Str a, Str b)
{
    size_t rows[3][WORD_MAX + 1], *before = rows[0], *above = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b.n; j++) above[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            bool same = to_lower(a.p[i - 1]) == to_lower(b.p[j - 1]);
            now[j] = least(least(above[j], now[j - 1]) + 1, above[j - 1] + !same);
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = above, above = now, now = free_row;
    }
    return above[b.n];
}

void near_try(Near *n, const char *name)
{
    Str word = str_z(n->word), other = str_z(name);
    if (!word.n || !other.n || word.n > WORD_MAX || other.n > WORD_MAX) return;
    size_t d = edit_distance(word, other), bound = other.n / 3 + 1;
    if (d > bound || d >= least(word.n, other.n) || (n->best && d >= n->distance)) return;
    n->best = name;
    n->distance = d;
}
