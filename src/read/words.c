/* words.c: what stands at a border: one word cut in two, two words, or a glyph read twice. Known words
 * decide. */
#include "read/words.h"

#include <string.h>

/* ---- the lexicon ---- */

struct Lexicon {
    Str *slot;
    int *count;
    size_t slots, n;
};

enum { WORD_MAX = 32 };

static const char common_words[] =
    "common stock class series preferred convertible redeemable ordinary shares share option options right "
    "buy warrant "
    "warrants restricted unit units rsu rsus performance based american depositary non-qualified incentive "
    "phantom "
    "notes senior due employee purchase deferred appreciation rights see footnote footnotes by the a trust "
    "family living "
    "revocable irrevocable limited partnership partners fund capital principals growth venture global "
    "technology seed "
    "management llc lp l.p. ltd inc inc. corp corp. corporation company co holdings group spouse wife "
    "husband son daughter "
    "children estate planning vehicle vehicles foundation 401(k) plan ira custodian indirect direct member "
    "immediate "
    "street road avenue drive way court lane boulevard blvd place plaza parkway circle square suite floor "
    "building bldg "
    "north south east west hill park mission main one two first new york san francisco los angeles menlo "
    "palo alto "
    "mountain view austin redmond redwood city santa clara jose cupertino chicago boston houston seattle "
    "dallas andover "
    "ca tx ny wa ma nj il fl pa va oh mi nc ga co az md ct or ut nv mn director owner officer chief "
    "executive financial "
    "operating president vice chairman secretary treasurer general counsel and of to for in at from with";

static uint32_t hash_of(Str s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)to_lower(s.p[i])) * 16777619u;
    return h;
}

static Str bare(Str w)
{
    while (w.n && strchr(".,;:()[]{}\"'*", w.p[w.n - 1])) w.n--;
    while (w.n && strchr(".,;:()[]{}\"'*", w.p[0])) w = str_from(w, 1);
    return w;
}

static Str *find_slot(const Lexicon *x, Str w)
{
    size_t i = hash_of(w) & (x->slots - 1);
    while (x->slot[i].n && !str_eq_nocase(x->slot[i], w)) i = (i + 1) & (x->slots - 1);
    return &x->slot[i];
}

static void learn(Lexicon *x, Str w)
{
    w = bare(w);
    if (!w.n || w.n > WORD_MAX || x->n * 2 >= x->slots) return;
    Str *slot = find_slot(x, w);
    if (!slot->n) *slot = w, x->n++;
    x->count[slot - x->slot]++;
}

int lexicon_count(const Lexicon *x, Str word)
{
    word = bare(word);
    return word.n ? x->count[find_slot(x, word) - x->slot] : 2;
}

bool lexicon_has(const Lexicon *x, Str word)
{
    word = bare(word);
    return word.n && find_slot(x, word)->n;
}

/* Does one glyph more, less or other make one word of the other? */
static bool one_glyph_apart(Str a, Str b)
{
    size_t i = 0, k = 0;
    while (i < a.n && i < b.n && to_lower(a.p[i]) == to_lower(b.p[i])) i++;
    while (k + i < a.n && k + i < b.n && to_lower(a.p[a.n - 1 - k]) == to_lower(b.p[b.n - 1 - k])) k++;
    size_t most = a.n > b.n ? a.n : b.n;
    return i + k + 1 == most;
}

enum { NEAR_LEAST = 4 };

Str lexicon_near(const Lexicon *x, Str word)
{
    Str best = {0};
    int most = 1;
    word = bare(word);
    for (size_t i = 0; word.n >= NEAR_LEAST && i < x->slots; i++)
        if (x->count[i] > most && x->slot[i].n + 1 >= word.n && x->slot[i].n <= word.n + 1 &&
            one_glyph_apart(x->slot[i], word))
            best = x->slot[i], most = x->count[i];
    return best;
}

static void learn_words(Lexicon *x, Str s)
{
    while (s.n) learn(x, str_cut(&s, ' '));
}

Lexicon *lexicon_of(Arena *a, const Page *p)
{
    Lexicon *x = ARENA_NEW(a, Lexicon, 1);
    size_t words = sizeof common_words / 4;
    for (size_t i = 0; i < p->n; i++) words += p->line[i].text.n / 4;
    for (x->slots = 256; x->slots < 2 * words && x->slots < 1 << 16;) x->slots *= 2;
    x->slot = ARENA_NEW(a, Str, x->slots);
    x->count = ARENA_NEW(a, int, x->slots);
    for (int twice = 0; twice < 2; twice++) learn_words(x, (Str){common_words, sizeof common_words - 1});
    for (size_t i = 0; i < p->n; i++) {
        const PageLine *l = &p->line[i];
        for (size_t k = 0; k < l->ncell;
             k++) { /* a border may have cut every line of a cell beside another */
            bool alone = (!k || !l->cell[k - 1].text.n) && (k + 1 == l->ncell || !l->cell[k + 1].text.n);
            if (alone) learn_words(x, l->cell[k].text);
        }
    }
    return x;
}

Lexicon *lexicon_of_words(Arena *a, Str text)
{
    Lexicon *x = ARENA_NEW(a, Lexicon, 1);
    x->slots = 64;
    x->slot = ARENA_NEW(a, Str, x->slots);
    x->count = ARENA_NEW(a, int, x->slots);
    learn_words(x, text);
    return x;
}

/* ---- junctions ---- */

enum { UNKNOWN = 3, HALF_GLYPH = 2, EMPTY_PART = 1, ELSEWHERE = 4 };

static bool is_numeric(Str w)
{
    for (size_t i = 0; i < w.n; i++)
        if (!is_digit(w.p[i]) && !strchr(",.-", w.p[i])) return false;
    return w.n > 0;
}

int words_cost(const Lexicon *x, Str w)
{
    if (lexicon_has(x, w)) return 0;
    return bare(w).n <= 2 ? UNKNOWN + 1 : UNKNOWN;
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
    cost[MEET_SPACE] = words_cost(x, a) + words_cost(x, b) + 1;
    cost[MEET_GLUE] = words_cost(x, glued(a, b, room));
    cost[MEET_DROP_LEFT] = a.n > 1 ? words_cost(x, glued(str_sub(a, 0, a.n - 1), b, room)) + HALF_GLYPH : 99;
    cost[MEET_DROP_RIGHT] = b.n > 1 ? words_cost(x, glued(a, str_from(b, 1), room)) + HALF_GLYPH : 99;
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

/* ---- weaving ---- */

enum { PART_WORDS = 24, SPLITS_MAX = 128 };

typedef struct PieceWords {
    Str word[PART_WORDS];
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

/* Where the words of a piece go over to the next line: line k is [at[k], at[k + 1]). */
typedef struct Split {
    uint8_t at[WOVEN_LINES + 1];
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

typedef struct Loom {
    const Lexicon *x;
    PieceWords piece[PIECES_MAX];
    size_t n, lines, second;
    Split split[PIECES_MAX][SPLITS_MAX];
    int cost[PIECES_MAX][SPLITS_MAX];
    uint8_t from[PIECES_MAX][SPLITS_MAX];
    size_t nsplit[PIECES_MAX];
    Meeting junction[PART_WORDS][PART_WORDS];
    bool known[PART_WORDS][PART_WORDS];
} Loom;

static const Meeting *junction(Loom *l, size_t piece, size_t a, size_t b)
{
    if (!l->known[a][b])
        l->junction[a][b] = words_meet(l->x, l->piece[piece].word[a], l->piece[piece + 1].word[b]);
    l->known[a][b] = true;
    return &l->junction[a][b];
}

static int step_cost(Loom *l, size_t piece, const Split *a, const Split *b)
{
    int cost = 0;
    for (size_t k = 0; k < l->lines; k++) {
        bool left = has_line(a, k), right = has_line(b, k);
        if (left && right)
            cost += junction(l, piece, a->at[k + 1] - 1u, b->at[k])->cost;
        else if (left || right)
            cost += right ? EMPTY_PART + 2 : EMPTY_PART;
    }
    return cost;
}

/* Words that no border touches, and that nobody knows: broken by a line's end within the piece, perhaps. */
static int inner_cost(const Loom *l, size_t i, const Split *s)
{
    int cost = 0;
    for (size_t k = 0; k < l->lines; k++)
        for (size_t w = s->at[k]; w < s->at[k + 1]; w++) {
            bool touched = (i && w == s->at[k]) || (i + 1 < l->n && w + 1u == s->at[k + 1]);
            if (!touched && !lexicon_has(l->x, l->piece[i].word[w])) cost += UNKNOWN - 1;
        }
    return cost;
}

static void weave(Loom *l)
{
    for (size_t i = 0; i < l->n; i++) l->nsplit[i] = splits_of(l->piece[i].n, l->lines, l->split[i]);
    for (size_t s = 0; s < l->nsplit[0]; s++)
        l->cost[0][s] = inner_cost(l, 0, &l->split[0][s]) + (has_line(&l->split[0][s], 0) ? 0 : EMPTY_PART) +
                        (l->second && l->lines > 1 && l->split[0][s].at[1] != l->second ? ELSEWHERE : 0);
    for (size_t i = 1; i < l->n; i++) {
        memset(l->known, 0, sizeof l->known);
        for (size_t s = 0; s < l->nsplit[i]; s++) {
            int inner = inner_cost(l, i, &l->split[i][s]);
            l->cost[i][s] = DAMAGE_MAX;
            for (size_t r = 0; r < l->nsplit[i - 1]; r++) {
                int c = inner + l->cost[i - 1][r] + step_cost(l, i - 1, &l->split[i - 1][r], &l->split[i][s]);
                if (c < l->cost[i][s]) l->cost[i][s] = c, l->from[i][s] = (uint8_t)r;
            }
        }
    }
}

static void put_words(Buf *out, const PieceWords *w, size_t from, size_t to, bool drop_first)
{
    for (size_t i = from; i < to; i++) {
        if (i > from) buf_char(out, ' ');
        buf_put(out, i == from && drop_first ? str_from(w->word[i], 1) : w->word[i]);
    }
}

/* Writes line k along the chosen splits. */
static void put_line(Loom *l, const size_t *chosen, size_t k, Buf *out, Woven *w)
{
    size_t last = PIECES_MAX;
    for (size_t i = 0; i < l->n; i++) {
        const Split *s = &l->split[i][chosen[i]];
        if (!has_line(s, k)) continue;
        Meeting j = {0, MEET_SPACE, false};
        if (last + 1 == i)
            j = words_meet(l->x, l->piece[last].word[l->split[last][chosen[last]].at[k + 1] - 1],
                           l->piece[i].word[s->at[k]]);
        w->doubt += j.doubtful;
        w->changed = w->changed || j.way >= MEET_DROP_LEFT;
        if (j.way == MEET_DROP_LEFT) out->p[--out->n] = 0;
        if (out->n && j.way == MEET_SPACE) buf_char(out, ' ');
        put_words(out, &l->piece[i], s->at[k], s->at[k + 1], j.way == MEET_DROP_RIGHT);
        last = i;
    }
}

/* Words inside the pieces that nobody knows: the same in all weavings, but not in all readings. */
Woven words_weave(Arena *a, const Lexicon *x, const Pieces *p, size_t lines, size_t second)
{
    Arena room = {0};
    Loom *l = ARENA_NEW(&room, Loom, 1);
    Woven w = {.n = lines};
    Buf out = {0};
    l->x = x, l->n = p->n, l->lines = lines, l->second = second;
    for (size_t i = 0; i < p->n; i++) cut_words(p->at[i], &l->piece[i]);
    if (!p->n) return arena_free(&room), w;
    weave(l);
    size_t chosen[PIECES_MAX], best = 0;
    for (size_t s = 1; s < l->nsplit[p->n - 1]; s++)
        if (l->cost[p->n - 1][s] < l->cost[p->n - 1][best]) best = s;
    w.cost = l->cost[p->n - 1][best];
    for (size_t i = p->n; i-- > 0; best = l->from[i][best]) chosen[i] = best;
    for (size_t k = 0; k < lines; k++) {
        buf_clear(&out);
        put_line(l, chosen, k, &out, &w);
        w.line[k] = str_copy(a, buf_str(&out));
    }
    buf_free(&out);
    arena_free(&room);
    return w;
}

Str words_join(Arena *a, const Lexicon *x, const Pieces *p, Woven *how)
{
    *how = (Woven){.n = 1};
    if (p->n == 1) return how->line[0] = str_collapse(a, p->at[0]);
    how->cost = DAMAGE_MAX;
    for (size_t k = 1; k <= WOVEN_LINES; k++) {
        Woven w = words_weave(a, x, p, k, 0);
        if (w.cost + (int)(k > 1) < how->cost) *how = w;
    }
    Str s = how->line[0];
    for (size_t k = 1; k < how->n; k++)
        if (how->line[k].n) s = str_fmt(a, "%.*s %.*s", STR_ARG(s), STR_ARG(how->line[k]));
    return str_trim(s);
}
