/* meeting.c: two words on either side of a border, by a quick estimate: a path through whole cells asks for
 * many.
 */
#include "read/value/meeting.h"

#include <string.h>

enum { UNKNOWN = 3, HALF_GLYPH = 2, WORD_MAX = 32 };

static bool is_numeric(Str w)
{
    for (size_t i = 0; i < w.n; i++)
        if (!is_digit(w.p[i]) && !strchr(",.-", w.p[i])) return false;
    return w.n > 0;
}

int meeting_word_cost(const Lexicon *x, Str w)
{
    if (lexicon_count(x, w)) return 0;
    return word_bare(w).n <= 2 ? UNKNOWN + 1 : UNKNOWN;
}

static Str glued(Str a, Str b, char *room)
{
    if (a.n + b.n > 2 * WORD_MAX) return (Str){0};
    if (a.n) memcpy(room, a.p, a.n);
    if (b.n) memcpy(room + a.n, b.p, b.n);
    return (Str){room, a.n + b.n};
}

/* How the last word of one piece and the first of the next belong together. */
Meeting words_meet(const Lexicon *x, Str a, Str b)
{
    char room[2 * WORD_MAX];
    int cost[4];
    cost[MEET_SPACE] = meeting_word_cost(x, a) + meeting_word_cost(x, b) + 1;
    cost[MEET_GLUE] = meeting_word_cost(x, glued(a, b, room));
    cost[MEET_DROP_LEFT] =
        a.n > 1 ? meeting_word_cost(x, glued(str_sub(a, 0, a.n - 1), b, room)) + HALF_GLYPH : 99;
    cost[MEET_DROP_RIGHT] = b.n > 1 ? meeting_word_cost(x, glued(a, str_from(b, 1), room)) + HALF_GLYPH : 99;
    if (is_numeric(a) != is_numeric(b)) cost[MEET_GLUE] += 1;
    char left = a.n ? a.p[a.n - 1] : 0, right = b.n ? b.p[0] : 0;
    if (left == right) cost[MEET_GLUE] += HALF_GLYPH;
    if (is_alpha(left) && !is_alpha(right) && b.n > 1 && is_alpha(b.p[1])) cost[MEET_GLUE] += HALF_GLYPH + 1;
    if (is_alpha(right) && !is_alpha(left) && a.n > 1 && is_alpha(a.p[a.n - 2]))
        cost[MEET_GLUE] += HALF_GLYPH + 1;
    Meeting j = {cost[0], MEET_SPACE, false};
    int second = 99;
    for (uint8_t w = 1; w < 4; w++) {
        if (cost[w] < j.cost)
            second = j.cost, j.cost = cost[w], j.way = w;
        else if (cost[w] < second)
            second = cost[w];
    }
    j.doubtful = second - j.cost < 2;
    return j;
}
