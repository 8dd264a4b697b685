/* bigrams.c: words and pairs of words, counted. What was never seen to follow a word is as likely as new
 * followers are (Witten and Bell). */
#include "read/words/bigrams.h"

#include "base/symbols.h"
#include "read/words/general.h"
#include "read/words/sentences.h"

#include <stdlib.h>
#include <string.h>

enum { LEARNED_MOST = 1 << 17 }; /* bytes and pairs: a longer page says no more */

typedef struct Word {
    uint32_t count, any;          /* as written; of its small form: in any case */
    uint32_t followed, followers; /* how often something followed, and how many different words */
    Sym small, kind;              /* in small letters; what its neighbours see of it */
    bool general;                 /* of its small form */
} Word;

typedef struct Pair {
    Sym first, second;
    uint32_t count; /* 0: free */
} Pair;

enum { SUM_BITS = 17 };

struct Bigrams {
    Symbols symbols;
    uint64_t sums[(1 << SUM_BITS) / 64]; /* a bit for each sum of a small form */
    Word *word;
    size_t nword, cap;
    Pair *pair;
    size_t slots, npair, total;
    Sym edge, number;
};

/* ---- tokens ---- */

static const char opening[] = "([{\"'", closing[] = ".,;:)]}\"'?!";

static bool is_one_of(const char *list, char c) { return c && strchr(list, c); }

bool bigrams_is_sign(Str s) { return s.n == 1 && (is_one_of(opening, s.p[0]) || is_one_of(closing, s.p[0])); }

Str bigrams_next(Str *rest, bool *gap)
{
    *gap = rest->n && is_blank(rest->p[0]);
    while (rest->n && is_blank(rest->p[0])) *rest = str_from(*rest, 1);
    size_t n = 0;
    while (n < rest->n && !is_blank(rest->p[n])) n++;
    if (!n) return (Str){0};
    if (is_one_of(opening, rest->p[0]) || is_one_of(closing, rest->p[0])) {
        n = 1;
    } else {
        while (n > 1 && is_one_of(closing, rest->p[n - 1])) n--;
    }
    Str token = str_sub(*rest, 0, n);
    *rest = str_from(*rest, n);
    return token;
}

bool bigrams_is_number(Str s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        digits += is_digit(s.p[i]);
        if (!is_digit(s.p[i]) && !is_one_of(i ? ",./%" : "$", s.p[i])) return false;
    }
    return digits > 0;
}

/* ---- counting ---- */

static Str small(Str s, char *room, size_t most)
{
    size_t n = s.n < most ? s.n : most;
    for (size_t i = 0; i < n; i++) room[i] = to_lower(s.p[i]);
    return (Str){room, n};
}

enum { TOKEN_MOST = 64 };

uint32_t bigrams_glyph(char c)
{
    uint32_t h = (uint32_t)(unsigned char)to_lower(c) * 2654435761u;
    return (h ^ h >> 15) * 2246822519u;
}

static uint32_t bit_of(uint32_t sum) { return sum >> (32 - SUM_BITS); }

bool bigrams_has_sum(const Bigrams *x, uint32_t sum)
{
    return x->sums[bit_of(sum) / 64] >> bit_of(sum) % 64 & 1;
}

static void note_sum(Bigrams *x, Str s)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < s.n; i++) sum += bigrams_glyph(s.p[i]);
    x->sums[bit_of(sum) / 64] |= (uint64_t)1 << bit_of(sum) % 64;
}

static Sym word_of(Bigrams *x, Str s)
{
    char room[TOKEN_MOST];
    s = str_sub(s, 0, TOKEN_MOST);
    Sym id = sym_add(&x->symbols, s);
    if (id < x->nword) return id;
    x->word = mem_grow(x->word, &x->cap, id + 1, sizeof *x->word);
    x->nword = id + 1u;
    x->word[id] = (Word){.kind = bigrams_is_number(s) ? x->number : id};
    Str lower = small(s, room, sizeof room);
    Sym folded = str_eq(lower, s) ? id : word_of(x, lower);
    x->word[id].small = folded;
    if (folded == id) note_sum(x, s);
    return id;
}

static Pair *pair_of(const Bigrams *x, Sym first, Sym second)
{
    size_t i = (first * 2654435761u ^ second * 2246822519u) & (x->slots - 1);
    while (x->pair[i].count && (x->pair[i].first != first || x->pair[i].second != second))
        i = (i + 1) & (x->slots - 1);
    return &x->pair[i];
}

static void follow(Bigrams *x, Sym first, Sym second)
{
    Pair *p = pair_of(x, first, second);
    if (!p->count) {
        if (2 * x->npair >= x->slots) return;
        *p = (Pair){first, second, 0};
        x->npair++;
        x->word[first].followers++;
    }
    p->count++;
    x->word[first].followed++;
}

/* A stretch of text that nothing before or behind it belongs to. */
static void learn(Bigrams *x, Str text, bool general)
{
    Sym last = x->edge;
    bool gap;
    for (Str s = bigrams_next(&text, &gap); s.n && 2 * x->npair < x->slots; s = bigrams_next(&text, &gap)) {
        Sym id = word_of(x, s);
        Word *w = &x->word[id];
        w->count++;
        x->word[w->small].any++;
        x->word[w->small].general = x->word[w->small].general || general;
        follow(x, last, w->kind);
        last = w->kind;
        x->total++;
    }
    x->word[x->edge].count++;
    follow(x, last, x->edge);
}

/* Words that may follow each other in any order. */
static void know_words(Bigrams *x, Str list)
{
    bool gap;
    for (Str s = bigrams_next(&list, &gap); s.n; s = bigrams_next(&list, &gap)) {
        Sym id = word_of(x, s);
        x->word[id].general = true;
    }
}

Bigrams *bigrams_of(const Page *p)
{
    Bigrams *x = mem_new(1, sizeof *x);
    size_t bytes = 0;
    for (size_t i = 0; i < sentences_n; i++) bytes += sentences[i].n;
    for (size_t i = 0; i < p->n; i++) bytes += p->line[i].text.n;
    for (x->slots = 64; x->slots < bytes && x->slots < LEARNED_MOST;) x->slots *= 2;
    x->pair = mem_new(x->slots, sizeof *x->pair);
    x->number = 0;
    x->word = mem_grow(NULL, &x->cap, 1, sizeof *x->word);
    x->word[0] = (Word){0}; /* what was never seen */
    x->nword = 1;
    x->edge = word_of(x, S("\n"));
    x->number = word_of(x, S("#"));
    for (size_t i = 0; i < sentences_n; i++) learn(x, sentences[i], true);
    for (size_t i = 0; i < vocabulary_n; i++) know_words(x, vocabulary[i]);
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->line[i].ncell; k++) learn(x, p->line[i].cell[k].text, false);
    return x;
}

void bigrams_free(Bigrams *x)
{
    symbols_free(&x->symbols);
    free(x->word);
    free(x->pair);
    free(x);
}

/* ---- asking ---- */

static const Word *find_word(const Bigrams *x, Str s) { return &x->word[sym_find(&x->symbols, s)]; }

static const Word *find_small(const Bigrams *x, Str s)
{
    char room[TOKEN_MOST];
    return find_word(x, small(s, room, sizeof room));
}

size_t bigrams_count(const Bigrams *x, Str word) { return find_small(x, word)->any; }

bool bigrams_is_general(const Bigrams *x, Str word) { return find_small(x, word)->general; }

static Sym kind_of(const Bigrams *x, Str s)
{
    if (!s.n) return x->edge;
    return bigrams_is_number(s) ? x->number : sym_find(&x->symbols, s);
}

size_t bigrams_pairs(const Bigrams *x, Str first, Str second)
{
    return pair_of(x, kind_of(x, first), kind_of(x, second))->count;
}

int bigrams_rarity(size_t n, size_t of)
{
    static const unsigned short steps[] = {126, 158, 200, 251, 316, 398, 501, 631, 794};
    int tenths = 0;
    if (!n) n = 1;
    for (; of / 10 >= n; of /= 10) tenths += 10;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) tenths += of * 100 >= n * steps[i];
    return tenths;
}

enum {
    ELSEWHERE = 3, /* written otherwise */
    NUMBER = 35,
    NEW_WORD = 70, /* that nothing confirms */
    NO_WORD = 95,  /* the same made of anything but letters */
    RIVALS = 8     /* misreadings are so much rarer than what they were read from */
};

static bool is_word(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_alpha(s.p[i]) && !is_one_of("'&-.", s.p[i]) && (unsigned char)s.p[i] < 0x80) return false;
    return s.n > 0;
}

static bool counts(size_t n, const WordUse *s) { return n && s->rival < RIVALS * n; }

/* How rare a word is, whatever stands before it. */
static int word_cost(const Bigrams *x, const WordUse *s)
{
    if (!s->text.n) return bigrams_rarity(x->word[x->edge].count, x->total);
    const Word *w = find_word(x, s->text), *lower = find_small(x, s->text);
    size_t own = s->printed;
    if (counts(w->count - (w->count ? own : 0), s)) return bigrams_rarity(w->count - own, x->total);
    if (lower->general) return bigrams_rarity(1, 2 * x->total);
    if (counts(lower->any - (lower->any ? own : 0), s)) return bigrams_rarity(1, 2 * x->total) + ELSEWHERE;
    if (bigrams_is_number(s->text)) return NUMBER;
    return is_word(s->text) ? NEW_WORD : NO_WORD;
}

int bigrams_cost(const Bigrams *x, const WordUse *first, const WordUse *second, bool near)
{
    Sym before = kind_of(x, first->text);
    const Word *w = &x->word[before];
    size_t pairs = pair_of(x, before, kind_of(x, second->text))->count, n = w->followed, kinds = w->followers;
    if (near && pairs) pairs--, n--, kinds -= !pairs;
    int cost = word_cost(x, second);
    if (!before || !n || !kinds) return cost;
    cost += bigrams_rarity(kinds, n + kinds);
    int together = counts(pairs, second) ? bigrams_rarity(pairs, n + kinds) : cost;
    return together < cost ? together : cost;
}
