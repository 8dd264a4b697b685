/* lines.c: a cell of several lines that a border cut from top to bottom: the words of both sides put
 * together line by line again. */
#include "read/value/lines.h"

#include "read/value/meeting.h"

enum { LINES_WORDS = 40, NEW_LINE = 1, NO_LEFT = 2, STRANGE = 2, FAR = 10000 };

typedef struct Words {
    Str at[LINES_WORDS];
    size_t n;
    bool more; /* than there is room for */
} Words;

static Words words_of(Str s)
{
    Words w = {.n = 0};
    while (s.n && w.n < LINES_WORDS) {
        Str word = str_cut(&s, ' ');
        s = str_trim(s);
        if (word.n) w.at[w.n++] = word;
    }
    w.more = s.n > 0;
    return w;
}

/* Is `part` the beginning of `word`, but perhaps for its last glyph, which a border may have cut? */
static bool begins_word(Str word, Str part)
{
    size_t sure = part.n > 1 ? part.n - 1 : 1;
    return sure <= word.n && str_eq_nocase(str_sub(word, 0, sure), str_sub(part, 0, sure));
}

/* Shows a narrow cell only the beginnings of the words that the one beside it shows whole? One of them may be
 * misread. */
static bool is_crop(Str narrow, Str whole)
{
    Words part = words_of(narrow), words = words_of(whole);
    size_t k = 0, found = 0;
    for (size_t i = 0; i < part.n; i++) {
        size_t at = k;
        while (at < words.n && !begins_word(words.at[at], part.at[i])) at++;
        if (at == words.n) continue;
        k = at + 1;
        found++;
    }
    return found && found + part.n / 3 >= part.n && 2 * narrow.n < whole.n + part.n;
}

Pieces lines_without_crops(const Pieces *p)
{
    Pieces out = {.n = 0};
    for (size_t i = 0; i < p->n; i++) {
        bool crop =
            (i + 1 < p->n && is_crop(p->at[i], p->at[i + 1])) || (i && is_crop(p->at[i], p->at[i - 1]));
        if (!crop) pieces_add(&out, p->at[i]);
    }
    return out;
}

/* The least cost of words [0, i) of the left side and [0, j) of the right one, the last of them from the left
 * (0) or from the right (1), and where the last but one came from. A word of the left at the end of such a
 * path is not counted yet: it may go on behind the border. */
typedef struct Paths {
    int cost[LINES_WORDS + 1][LINES_WORDS + 1][2];
    uint8_t from[LINES_WORDS + 1][LINES_WORDS + 1][2];
} Paths;

/* Of a word that no border touches. */
static int inner_cost(const Lexicon *x, Str word) { return meeting_word_cost(x, word) ? STRANGE : 0; }

static void step(Paths *p, size_t i, size_t j, int side, int cost, int from)
{
    if (cost >= p->cost[i][j][side]) return;
    p->cost[i][j][side] = cost;
    p->from[i][j][side] = (uint8_t)from;
}

static void find_paths(const Lexicon *x, const Words *left, const Words *right, Paths *p)
{
    for (size_t i = 0; i <= left->n; i++)
        for (size_t j = 0; j <= right->n; j++) {
            p->cost[i][j][0] = p->cost[i][j][1] = FAR;
            if (i == 1 && !j) p->cost[i][j][0] = 0;
            if (!i && j == 1) p->cost[i][j][1] = NO_LEFT + meeting_word_cost(x, right->at[0]);
            if (i > 1) step(p, i, j, 0, p->cost[i - 1][j][0] + inner_cost(x, left->at[i - 2]), 0);
            if (i && j) step(p, i, j, 0, p->cost[i - 1][j][1] + NEW_LINE, 1);
            if (i && j) {
                Meeting m = words_meet(x, left->at[i - 1], right->at[j - 1]);
                step(p, i, j, 1, p->cost[i][j - 1][0] + m.cost, 0);
            }
            if (j > 1) step(p, i, j, 1, p->cost[i][j - 1][1] + inner_cost(x, right->at[j - 1]), 1);
        }
}

/* Writes the words of the best path, in their order. */
static Str write_path(Arena *a, const Lexicon *x, const Words *left, const Words *right, const Paths *p,
                      int side, Woven *how)
{
    struct {
        Str word;
        int side;
    } path[2 * LINES_WORDS] = {{{0}, 0}};
    size_t n = left->n + right->n, i = left->n, j = right->n;
    for (size_t k = n; k-- > 0;) {
        path[k].word = side ? right->at[j - 1] : left->at[i - 1];
        path[k].side = side;
        int before = p->from[i][j][side];
        *(side ? &j : &i) -= 1;
        side = before;
    }
    Str s = n ? path[0].word : (Str){0};
    for (size_t k = 1; k < n; k++) {
        Meeting m = {.way = MEET_SPACE};
        if (path[k].side && !path[k - 1].side) m = words_meet(x, path[k - 1].word, path[k].word);
        how->changed = how->changed || m.way >= MEET_DROP_LEFT;
        how->doubt += m.doubtful;
        Str head = str_sub(s, 0, s.n - (m.way == MEET_DROP_LEFT)),
            tail = str_from(path[k].word, m.way == MEET_DROP_RIGHT);
        s = str_fmt(a, "%.*s%s%.*s", STR_ARG(head), m.way == MEET_SPACE ? " " : "", STR_ARG(tail));
    }
    return s;
}

/* One border after the other: the first two, what came of them and the third, and so on. */
Str lines_join(Arena *a, const Lexicon *x, const Pieces *p, Woven *how)
{
    Arena room = {0};
    Paths *paths = ARENA_NEW(&room, Paths, 1);
    Str s = p->at[0];
    *how = (Woven){.n = 1};
    for (size_t k = 1; k < p->n; k++) {
        Words left = words_of(s), right = words_of(p->at[k]);
        if (left.more || right.more || !left.n || !right.n) {
            how->cost = FAR;
            break;
        }
        find_paths(x, &left, &right, paths);
        int by_left = paths->cost[left.n][right.n][0] + inner_cost(x, left.at[left.n - 1]),
            by_right = paths->cost[left.n][right.n][1];
        how->cost = by_right <= by_left ? by_right : by_left;
        s = write_path(a, x, &left, &right, paths, by_right <= by_left, how);
    }
    how->line[0] = s;
    arena_free(&room);
    return s;
}
