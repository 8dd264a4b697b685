/* lexicon.c: the words that a document shows whole, and those in general use; the likeliest one for damaged
 * pieces.
 */
#include "read/words/lexicon.h"

#include "read/noise/damage.h"
#include "read/words/general.h"

#include <string.h>

enum { WORD_MAX = 32 };

typedef struct LexWord {
    Str text;
    int count;
    bool doubtful;    /* seen in a cell that borders cut: its lines may end there in the middle of a word */
    uint32_t letters; /* which ones are in it: a bit for each, digits share one */
    uint32_t next;    /* one more than the index of another word of the same length; 0 = the last */
} LexWord;

/* A match that was asked for: tables repeat their texts, and borders cut all rows at the same place. */
typedef struct Asked {
    Str pieces; /* parted by '|' */
    int most;
    WordMatch match;
} Asked;

enum { ASKED_MOST = 1024, ASKED_TEXT = 96 };

struct Lexicon {
    Arena *a;
    Asked *asked; /* by the hash of the pieces; the newest one */
    size_t nasked;
    LexWord *word;
    uint32_t *slot;           /* one more than an index; 0 = free */
    size_t slots, n, general; /* the first ones are in general use */
    uint32_t by_length[WORD_MAX + 1];
};

static uint32_t hash_of(Str s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)to_lower(s.p[i])) * 16777619u;
    return h;
}

static uint32_t letters_in(Str s)
{
    uint32_t set = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = to_lower(s.p[i]);
        if (is_alpha(c))
            set |= 1u << (c - 'a');
        else if (is_digit(c))
            set |= 1u << 26;
    }
    return set;
}

Str word_bare(Str w)
{
    while (w.n && strchr(".,;:()[]{}\"'*", w.p[w.n - 1])) w.n--;
    while (w.n && strchr(".,;:()[]{}\"'*", w.p[0])) w = str_from(w, 1);
    return w;
}

static uint32_t *find_slot(const Lexicon *x, Str w)
{
    size_t i = hash_of(w) & (x->slots - 1);
    while (x->slot[i] && !str_eq_nocase(x->word[x->slot[i] - 1].text, w)) i = (i + 1) & (x->slots - 1);
    return &x->slot[i];
}

static void learn(Lexicon *x, Str w, int count, bool cut)
{
    w = word_bare(w);
    if (!w.n || w.n > WORD_MAX) return;
    uint32_t *slot = find_slot(x, w);
    if (!*slot) {
        if (x->n * 2 >= x->slots) return;
        x->word[x->n] = (LexWord){.text = w, .letters = letters_in(w), .next = x->by_length[w.n]};
        x->by_length[w.n] = *slot = (uint32_t)++x->n;
    }
    LexWord *word = &x->word[*slot - 1];
    if (!cut || word->doubtful) word->count += count;
    word->doubtful = word->doubtful || cut;
}

int lexicon_count(const Lexicon *x, Str word)
{
    word = word_bare(word);
    if (!word.n) return LEXICON_OFTEN;
    uint32_t slot = *find_slot(x, word);
    return slot ? x->word[slot - 1].count : 0;
}

bool lexicon_is_general(const Lexicon *x, Str word)
{
    word = word_bare(word);
    uint32_t slot = word.n ? *find_slot(x, word) : 0;
    return slot && slot <= x->general;
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
    word = word_bare(word);
    if (word.n < NEAR_LEAST || word.n >= WORD_MAX) return best;
    for (size_t n = word.n - 1; n <= word.n + 1; n++)
        for (uint32_t k = x->by_length[n]; k; k = x->word[k - 1].next) {
            const LexWord *w = &x->word[k - 1];
            if (w->count > most && one_glyph_apart(w->text, word)) best = w->text, most = w->count;
        }
    return best;
}

/* Learns the words of a cell; those at its edges only where no border can have cut them. */
static void learn_cell(Lexicon *x, Str s, bool open_left, bool open_right, int count)
{
    bool first = true;
    while (s.n) {
        Str w = str_cut(&s, ' ');
        s = str_trim(s);
        if ((!first || open_left) && (s.n || open_right)) learn(x, w, count, !open_left || !open_right);
        first = false;
    }
}

static Lexicon *lexicon_new(Arena *a, size_t words)
{
    Lexicon *x = ARENA_NEW(a, Lexicon, 1);
    x->a = a;
    for (x->slots = 64; x->slots < 2 * words && x->slots < 1 << 16;) x->slots *= 2;
    x->nasked = x->slots / 8 < ASKED_MOST ? x->slots / 8 : ASKED_MOST;
    x->asked = ARENA_NEW(a, Asked, x->nasked);
    x->slot = ARENA_NEW(a, uint32_t, x->slots);
    x->word = ARENA_NEW(a, LexWord, x->slots / 2 + 1);
    return x;
}

Lexicon *lexicon_of(Arena *a, const Page *p)
{
    size_t bytes = 0;
    for (size_t i = 0; i < vocabulary_n; i++) bytes += vocabulary[i].n;
    for (size_t i = 0; i < p->n; i++) bytes += p->line[i].text.n;
    Lexicon *x = lexicon_new(a, bytes / 4);
    for (size_t i = 0; i < vocabulary_n; i++) learn_cell(x, vocabulary[i], true, true, LEXICON_OFTEN);
    x->general = x->n;
    for (size_t i = 0; i < p->n; i++) {
        const PageLine *l = &p->line[i];
        for (size_t k = 0; k < l->ncell; k++)
            learn_cell(x, l->cell[k].text, !k || !l->cell[k - 1].text.n,
                       k + 1 == l->ncell || !l->cell[k + 1].text.n, 1);
    }
    return x;
}

Lexicon *lexicon_of_words(Arena *a, const Str *text, size_t n)
{
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++) bytes += text[i].n;
    Lexicon *x = lexicon_new(a, 32 + bytes / 6);
    for (size_t i = 0; i < n; i++) learn_cell(x, text[i], true, true, 1);
    return x;
}

/* ---- words for damaged pieces ---- */

/* How many. */
static int bits(uint32_t set)
{
    set -= set >> 1 & 0x55555555u;
    set = (set & 0x33333333u) + (set >> 2 & 0x33333333u);
    return (int)(((set + (set >> 4)) & 0x0F0F0F0Fu) * 0x01010101u >> 24);
}

/* The letters of damaged pieces: all, and those that stand off the borders. */
typedef struct Letters {
    uint32_t all, inner;
} Letters;

static Letters letters_printed(const Damaged *d)
{
    Letters l = {0};
    for (size_t i = 0; i < d->n; i++) {
        uint32_t letter = letters_in((Str){&d->at[i].c, 1});
        l.all |= letter;
        if (d->at[i].cut < 2) l.inner |= letter;
    }
    return l;
}

/* What it costs at least that a word has other letters, as damage_cost would count: a letter too many costs
 * 6, or 2 at a border, and may stand for one that is missing, for 1 more there; one that is just missing
 * costs 4. */
static int least_cost(const Letters *printed, uint32_t meant)
{
    int inner = bits(printed->inner & ~meant), border = bits(printed->all & ~printed->inner & ~meant);
    int missing = bits(meant & ~printed->all) - inner;
    if (missing < 0) missing = 0;
    return 6 * inner + 2 * border + (missing < border ? missing : border + 4 * (missing - border));
}

/* How the letters of the pieces are written. */
typedef enum Writing { WRITING_LOWER, WRITING_TITLE, WRITING_UPPER } Writing;

static Writing writing_of(const Pieces *p)
{
    size_t upper = 0, lower = 0;
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->at[i].n; k++)
            upper += is_upper(p->at[i].p[k]), lower += is_lower(p->at[i].p[k]);
    return upper > lower ? WRITING_UPPER : is_upper(p->at[0].p[0]) ? WRITING_TITLE : WRITING_LOWER;
}

/* A word so written; the page's own way stays where capitals stand within it. */
static Str written(Str word, Writing how, char room[WORD_MAX])
{
    bool inner = false, lower = false;
    for (size_t i = 0; i < word.n; i++)
        inner = inner || (i && is_upper(word.p[i])), lower = lower || is_lower(word.p[i]);
    if (how != WRITING_UPPER && inner && lower) return word;
    for (size_t i = 0; i < word.n; i++)
        room[i] =
            how == WRITING_UPPER || (how == WRITING_TITLE && !i) ? to_upper(word.p[i]) : to_lower(word.p[i]);
    return (Str){room, word.n};
}

enum { LENGTH_OFF = 3 };

static WordMatch match(const Lexicon *x, const Pieces *p, int most)
{
    WordMatch m = {.cost = most + 1, .next_cost = most + 1};
    Damaged printed;
    damaged_lay_out(p, &printed);
    Writing how = writing_of(p);
    char room[WORD_MAX];
    size_t n = 0;
    Letters letters = letters_printed(&printed);
    for (size_t i = 0; i < p->n; i++) n += p->at[i].n;
    size_t from = n > LENGTH_OFF + 3 ? n - LENGTH_OFF : 3,
           to = n + LENGTH_OFF < WORD_MAX ? n + LENGTH_OFF : WORD_MAX;
    for (size_t len = from; len <= to; len++)
        for (uint32_t k = x->by_length[len]; k; k = x->word[k - 1].next) {
            const LexWord *w = &x->word[k - 1];
            if (!w->count || least_cost(&letters, w->letters) >= m.next_cost) continue;
            int cost = damaged_cost(&printed, written(w->text, how, room), m.next_cost - 1);
            if (cost < m.cost) {
                m.next = m.word, m.next_cost = m.cost;
                m.word = w->text, m.cost = cost;
            } else if (cost < m.next_cost) {
                m.next = w->text, m.next_cost = cost;
            }
        }
    if (m.word.n) m.word = str_copy(x->a, written(m.word, how, room));
    if (m.next.n) m.next = str_copy(x->a, written(m.next, how, room));
    return m;
}

/* Empty: too long to be kept. */
static Str key_of(const Pieces *p, char room[ASKED_TEXT])
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (n + p->at[i].n + 1 > ASKED_TEXT) return (Str){0};
        memcpy(room + n, p->at[i].p, p->at[i].n);
        n += p->at[i].n;
        room[n++] = '|';
    }
    return (Str){room, n};
}

WordMatch lexicon_match(const Lexicon *x, const Pieces *p, int most)
{
    char room[ASKED_TEXT];
    Str key = key_of(p, room);
    if (!key.n) return match(x, p, most);
    Asked *asked = &x->asked[hash_of(key) % x->nasked];
    if (asked->most != most || !str_eq(asked->pieces, key))
        *asked = (Asked){str_copy(x->a, key), most, match(x, p, most)};
    return asked->match;
}
