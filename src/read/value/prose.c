/* prose.c: of all ways to read a text's words, the one that is least rare: a noisy channel, and pairs of
 * words. */
#include "read/value/prose.h"

#include "model/repair.h"
#include "read/noise/damage.h"
#include "read/words/bigrams.h"

#include <string.h>

/* How rare the damage is, in tenths of powers of ten, on a page where one word in thirty is misread. */
enum {
    CHANGED = 30, /* a glyph read for another one */
    LOST = 33,
    TWICE = 55,     /* two glyphs read for others */
    PARTED = 38,    /* a blank within a word */
    NOISY = 30,     /* words to one misread one */
    QUIETER = 20,   /* at most so much rarer on a page where nothing is misread */
    MARGIN = 10,    /* by how much the next best reading must be rarer */
    USUAL = 2,      /* words that so often stand beside each other belong there */
    RIVALS = 8,     /* as in bigrams.c */
    WORD_MOST = 24, /* glyphs; in longer ones nothing is mended */
    LONG = 6,       /* words so long may have two misread glyphs */
    CHOICES = 8,
    MENDED_MOST = 1 << 15 /* tokens of a document */
};

typedef struct Choice {
    Str text;
    int cost;       /* of the damage */
    int rank;       /* and of the word by itself */
    uint8_t tokens; /* it is made of: 1, or 2 where a blank parts a word */
    bool printed;
} Choice;

typedef struct Token {
    Str text;
    bool gap;               /* a blank stands before it */
    Choice choice[CHOICES]; /* that end with it; the first one is as printed */
    size_t n;
    size_t rival;
} Token;

typedef struct Text {
    Cell *cell;
    Part part;
    size_t row;
    FieldId field;
    Token *token;
    size_t n;
} Text;

typedef struct Mender {
    Doc *d;
    Arena *a;
    const Bigrams *bigrams;
    Text *text;
    size_t ntext, ntoken;
    int quiet;          /* how much rarer damage is here than on a noisy page */
    char like[128][32]; /* what a glyph may be a misreading of */
} Mender;

/* ---- what a word may be a misreading of ---- */

/* All that a word is looked for with. */
typedef struct Search {
    Mender *m;
    Token *token;
    Str before, behind;
    bool common;  /* it may well be right: only its neighbours can say that it is not */
    uint32_t sum; /* of the glyphs in the room (bigrams.h) */
    char room[WORD_MOST + 2];
} Search;

static bool is_likely(const Bigrams *x, Str word)
{
    if (bigrams_is_sign(word)) return true;
    for (size_t i = 0; i < word.n; i++)
        if (!is_alpha(word.p[i]) && (!i || !strchr("'&-", word.p[i]))) return false;
    return bigrams_is_general(x, word) || bigrams_count(x, word) > 1;
}

/* Do both neighbours go with the word, and hardly ever with the printed one? */
static bool neighbours_say(const Search *s, Str word)
{
    const Bigrams *x = s->m->bigrams;
    Str own = s->token->text;
    size_t left = bigrams_pairs(x, s->before, own), right = bigrams_pairs(x, own, s->behind);
    return bigrams_pairs(x, s->before, word) > RIVALS * (left - (left > 0)) &&
           bigrams_pairs(x, word, s->behind) > RIVALS * (right - (right > 0));
}

static void add_choice(Mender *m, Token *t, Choice c)
{
    size_t i = 0;
    c.rank = c.cost + bigrams_cost(m->bigrams, &(WordUse){.text = c.text}, &(WordUse){.text = c.text}, false);
    for (i = 0; i < t->n; i++)
        if (str_eq(t->choice[i].text, c.text) && t->choice[i].tokens == c.tokens) return;
    if (t->n == CHOICES && t->choice[CHOICES - 1].rank <= c.rank) return;
    i = t->n < CHOICES ? t->n++ : CHOICES - 1u;
    for (; i > 1 && t->choice[i - 1].rank > c.rank; i--) t->choice[i] = t->choice[i - 1];
    c.text = str_copy(m->a, c.text);
    t->choice[i] = c;
}

static void consider(Search *s, size_t n, int cost)
{
    const Bigrams *x = s->m->bigrams;
    Str word = {s->room, n};
    bool opens = !s->before.n || str_eq(s->before, S(".")); /* a sentence: with a capital */
    if (!n || (opens && is_lower(word.p[0]) && !is_lower(s->token->text.p[0]))) return;
    if (!is_likely(x, word) || (s->common && !neighbours_say(s, word))) return;
    size_t count = bigrams_count(x, word);
    if (count > s->token->rival) s->token->rival = count;
    add_choice(s->m, s->token, (Choice){.text = word, .cost = cost, .tokens = 1});
}

static const char *like(const Mender *m, char c)
{
    return (unsigned char)c < 128 ? m->like[(unsigned char)c] : "";
}

/* Puts another glyph at `at`; can it make a word? */
static bool put_glyph(Search *s, size_t at, char c)
{
    s->sum += bigrams_glyph(c) - bigrams_glyph(s->room[at]);
    s->room[at] = c;
    return bigrams_is_sign((Str){&c, 1}) || bigrams_has_sum(s->m->bigrams, s->sum);
}

/* One glyph from `at` on read for another one. */
static void change(Search *s, size_t at, int cost)
{
    Str own = s->token->text;
    for (size_t i = at; i < own.n; i++) {
        for (const char *c = like(s->m, own.p[i]); *c; c++)
            if (put_glyph(s, i, *c)) consider(s, own.n, cost);
        put_glyph(s, i, own.p[i]);
    }
}

/* Two glyphs, the first one at `at`. */
static void change_two(Search *s, size_t at)
{
    Str own = s->token->text;
    for (const char *c = like(s->m, own.p[at]); *c; c++) {
        put_glyph(s, at, *c);
        change(s, at + 1, TWICE);
    }
    put_glyph(s, at, own.p[at]);
}

static void restore(Search *s)
{
    static const char glyphs[] = "abcdefghijklmnopqrstuvwxyz'ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    Str own = s->token->text;
    char can[sizeof glyphs] = "";
    size_t n = 0;
    for (const char *c = glyphs; *c; c++)
        if (bigrams_has_sum(s->m->bigrams, s->sum + bigrams_glyph(*c))) can[n++] = *c;
    if (!n) return;
    for (size_t i = 0; i <= own.n; i++) {
        memcpy(s->room, own.p, i);
        memcpy(s->room + i + 1, own.p + i, own.n - i);
        for (const char *c = can; *c && (!i || !is_upper(*c)); c++)
            s->room[i] = *c, consider(s, own.n + 1, LOST);
    }
    memcpy(s->room, own.p, own.n);
}

/* "$1,1o0.67", "s16.75": the number it is. */
static void consider_number(Search *s)
{
    Str own = s->token->text;
    size_t digits = 0;
    for (size_t i = 0; i < own.n; i++) {
        int cost = 0;
        char c = own.p[i], digit = damage_digit(c, &cost);
        digits += is_digit(c);
        s->room[i] = !i && strchr("sS", c) ? '$' : is_alpha(c) && digit ? digit : c == ';' ? ',' : c;
    }
    Str number = {s->room, own.n};
    if (2 * digits > own.n && bigrams_is_number(number))
        add_choice(s->m, s->token, (Choice){.text = number, .cost = CHANGED, .tokens = 1});
    memcpy(s->room, own.p, own.n);
}

/* "(ii)", "GP", "4s": names of things, that may be anything. */
static bool is_label(Str w, Str before)
{
    size_t roman = 0, digits = 0, upper = 0;
    for (size_t i = 0; i < w.n; i++) {
        roman += strchr("ivxlcIVXLC", w.p[i]) != NULL;
        digits += is_digit(w.p[i]);
        upper += is_upper(w.p[i]);
    }
    return (w.n <= 2 && upper) || (roman == w.n && w.n <= 3 && str_eq(before, S("("))) ||
           (digits + 2 >= w.n && is_digit(w.p[0]) && w.n > 2 && !strchr(";", w.p[1])) || digits == w.n;
}

static void find_choices(Mender *m, Token *t, size_t n, size_t i)
{
    Search s = {.m = m, .token = &t[i]};
    Str w = t[i].text;
    if (i) s.before = t[i - 1].text;
    if (i + 1 < n) s.behind = t[i + 1].text;
    t[i].choice[t[i].n++] = (Choice){.text = w, .tokens = 1, .printed = true};
    if (w.n > WORD_MOST || bigrams_is_number(w) || is_label(w, s.before) || strchr(";:([{\"'", w.p[0]))
        return;
    memcpy(s.room, w.p, w.n);
    for (size_t k = 0; k < w.n; k++) s.sum += bigrams_glyph(w.p[k]);
    consider_number(&s);
    s.common = w.n <= 2 || bigrams_is_general(m->bigrams, w) || bigrams_count(m->bigrams, w) > 2;
    if (s.common &&
        (bigrams_pairs(m->bigrams, s.before, w) > USUAL || bigrams_pairs(m->bigrams, w, s.behind) > USUAL))
        return;
    change(&s, 0, CHANGED);
    if (!bigrams_is_sign(w)) restore(&s);
    for (size_t k = 0; !s.common && t[i].n == 1 && w.n >= LONG && k < w.n; k++) change_two(&s, k);
}

/* "re porting" */
static void find_joined(Mender *m, const Token *first, Token *t)
{
    Str whole;
    if (!t->gap || !is_alpha(first->text.p[0]) || !is_alpha(t->text.p[0])) return;
    if (first->text.n + t->text.n > WORD_MOST ||
        (bigrams_is_general(m->bigrams, first->text) && bigrams_is_general(m->bigrams, t->text)))
        return;
    whole = str_fmt(m->a, "%.*s%.*s", STR_ARG(first->text), STR_ARG(t->text));
    if (is_likely(m->bigrams, whole)) add_choice(m, t, (Choice){.text = whole, .cost = PARTED, .tokens = 2});
}

static void add_text(Mender *m, Cell *c, Part part, size_t row, FieldId f)
{
    size_t cap = 0;
    bool gap;
    Text *t = &m->text[m->ntext++];
    *t = (Text){.cell = c, .part = part, .row = row, .field = f};
    for (Str rest = cell_text(c), s = bigrams_next(&rest, &gap); s.n && m->ntoken < MENDED_MOST;
         s = bigrams_next(&rest, &gap), m->ntoken++) {
        t->token = arena_grow(m->a, t->token, &cap, t->n + 1, sizeof *t->token);
        t->token[t->n++] = (Token){.text = s, .gap = gap};
    }
    if (m->ntoken == MENDED_MOST) t->n = 0; /* too long: it stays as it is */
    for (size_t i = 0; i < t->n; i++) {
        find_choices(m, t->token, t->n, i);
        if (i) find_joined(m, &t->token[i - 1], &t->token[i]);
    }
}

/* ---- the least rare of all ways ---- */

static WordUse said(const Token *t, const Choice *c)
{
    return (WordUse){.text = c->text, .printed = c->printed, .rival = c->printed ? t->rival : 0};
}

/* What choice `k` of token i costs behind choice `j` of the one before it. */
static int step(const Mender *m, const Text *t, size_t i, size_t k, size_t j)
{
    static const Choice edge = {.printed = true};
    const Choice *c = i < t->n ? &t->token[i].choice[k] : &edge;
    size_t from = i - (i < t->n ? c->tokens - 1u : 0);
    const Choice *b = from ? &t->token[from - 1].choice[j] : &edge;
    WordUse first = from ? said(&t->token[from - 1], b) : (WordUse){.text = {0}},
            second = i < t->n ? said(&t->token[i], c) : (WordUse){.text = {0}};
    return c->cost + (c->printed ? 0 : m->quiet) +
           bigrams_cost(m->bigrams, &first, &second, b->printed && c->printed);
}

typedef struct Way {
    int cost;
    uint8_t from;
} Way;

/* Chooses one of the choices of each token; of those that a joined one takes in, none. */
static void choose(const Mender *m, const Text *t, uint8_t *chosen)
{
    Way(*way)[CHOICES] = arena_alloc(m->a, t->n + 1, sizeof *way, alignof(Way));
    for (size_t i = 0; i <= t->n; i++) {
        size_t choices = i < t->n ? t->token[i].n : 1;
        for (size_t k = 0; k < choices; k++) {
            size_t from = i < t->n ? i + 1 - t->token[i].choice[k].tokens : i;
            Way *w = &way[i][k];
            *w = (Way){from ? INT32_MAX : step(m, t, i, k, 0), 0};
            for (size_t j = 0; from && j < t->token[from - 1].n; j++) {
                int cost = way[from - 1][j].cost + step(m, t, i, k, j);
                if (cost < w->cost) *w = (Way){cost, (uint8_t)j};
            }
        }
    }
    uint8_t k = way[t->n][0].from;
    for (size_t i = t->n; i > 0;) {
        chosen[i - 1] = k;
        size_t tokens = t->token[i - 1].choice[k].tokens;
        uint8_t next = way[i - 1][k].from;
        for (size_t n = 1; n < tokens; n++) chosen[i - 1 - n] = CHOICES;
        i -= tokens;
        k = next;
    }
}

/* The next best reading of token i, its neighbours being as chosen, if it is nearly as good; else NULL. */
static const Choice *second_best(const Mender *m, const Text *t, const uint8_t *chosen, size_t i)
{
    const Token *token = &t->token[i];
    const Choice *best = &token->choice[chosen[i]], *second = NULL;
    if (best->tokens > 1) return NULL;
    size_t before = i ? chosen[i - 1] : 0, behind = i + 1 < t->n ? chosen[i + 1] : 0;
    if (before == CHOICES || behind == CHOICES) return NULL;
    int cost = step(m, t, i, chosen[i], before) + step(m, t, i + 1, behind, chosen[i]), most = cost + MARGIN;
    for (size_t k = 0; k < token->n; k++) {
        if (k == chosen[i] || token->choice[k].tokens > 1) continue;
        int other = step(m, t, i, k, before) + step(m, t, i + 1, behind, k);
        if (other < most) most = other, second = &token->choice[k];
    }
    return second;
}

/* ---- into the Doc ---- */

static Repair *put_text(Mender *m, const Text *t, const uint8_t *chosen)
{
    Buf b = {0};
    for (size_t i = 0; i < t->n; i++) {
        if (chosen[i] == CHOICES) continue;
        const Choice *c = &t->token[i].choice[chosen[i]];
        if (t->token[i + 1 - c->tokens].gap) buf_char(&b, ' ');
        buf_put(&b, c->text);
    }
    Str was = t->cell->u.text, now = str_copy(&m->d->arena, buf_str(&b));
    buf_free(&b);
    if (str_eq(was, now)) return NULL;
    t->cell->u.text = now;
    t->cell->prov |= PROV_REPAIRED;
    Repair *r =
        doc_add_repair(m->d, REPAIR_WORD, t->part, t->row, t->field, was, now, repair_why(REPAIR_WORD));
    r->applied = true;
    return r;
}

static void mend(Mender *m, Text *t)
{
    uint8_t *chosen = ARENA_NEW(m->a, uint8_t, t->n + 1);
    choose(m, t, chosen);
    Repair *r = put_text(m, t, chosen);
    for (size_t i = 0; r && i < t->n; i++) {
        if (chosen[i] == CHOICES || !chosen[i]) continue;
        Str now = t->token[i].choice[chosen[i]].text;
        const Choice *second = second_best(m, t, chosen, i);
        if (!second) {
            size_t n = bigrams_count(m->bigrams, now);
            repair_add_evidence(m->d, r, str_fmt(&m->d->arena, "%.*s, seen %zu times", STR_ARG(now), n));
            continue;
        }
        r->applied = false;
        t->cell->prov |= PROV_GUESSED;
        repair_add_other(m->d, r, str_copy(&m->d->arena, second->text));
    }
}

/* Damage is the rarer, the fewer words there are that can only be misread. */
static int quiet_of(const Mender *m)
{
    size_t words = 0, misread = 0;
    for (size_t i = 0; i < m->ntext; i++)
        for (size_t k = 0; k < m->text[i].n; k++) {
            const Token *t = &m->text[i].token[k];
            bool unknown = t->text.n > 3 && !bigrams_is_general(m->bigrams, t->text) &&
                           bigrams_count(m->bigrams, t->text) < 2;
            words++;
            misread += unknown && t->n > 1 && t->choice[1].cost == CHANGED &&
                       bigrams_count(m->bigrams, t->choice[1].text) > 2;
        }
    int quiet = bigrams_rarity(NOISY * (10 * misread + 3), 10 * (words + 100));
    return quiet < QUIETER ? quiet : QUIETER;
}

static void learn_likes(Mender *m)
{
    for (int c = 33; c < 127; c++) {
        size_t n = 0;
        for (int other = 33; other < 127 && n + 1 < sizeof m->like[c]; other++) {
            bool letter = is_alpha((char)other) || strchr(".,()", other);
            bool same = damage_confuses((char)c, (char)other) ||
                        (is_upper((char)other) && is_upper((char)c) &&
                         damage_confuses(to_lower((char)c), to_lower((char)other)));
            if (c != other && letter && same) m->like[c][n++] = (char)other;
        }
    }
}

bool prose_mend(Doc *d, const Page *p)
{
    Arena room = {0};
    Bigrams *bigrams = bigrams_of(p);
    Mender *m = ARENA_NEW(&room, Mender, 1);
    m->d = d, m->a = &room, m->bigrams = bigrams;
    m->text = ARENA_NEW(&room, Text, d->nnote + d->nsign + 1);
    learn_likes(m);
    for (size_t i = 0; i < d->nnote; i++) add_text(m, &d->note[i].text, PART_NOTE, i, F_NONE);
    add_text(m, doc_item(d, F_remarks), PART_DOC, 0, F_remarks);
    for (size_t i = 0; i < d->nsign; i++)
        add_text(m, sign_item(&d->sign[i], F_signatureName), PART_SIGN, i, F_signatureName);
    m->quiet = quiet_of(m);
    size_t before = d->nrepair;
    for (size_t i = 0; i < m->ntext; i++)
        if (m->text[i].n) mend(m, &m->text[i]);
    bigrams_free(bigrams);
    arena_free(&room);
    return d->nrepair > before;
}
