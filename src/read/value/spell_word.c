/* spell_word.c: a word of prose told from what a recogniser misread it for. */
#include "read/value/spell_word.h"

#include "read/noise/damage.h"
#include "read/page/scan.h"
#include "read/words/prose.h"

#include <string.h>

enum { WORD_MOST = 32, WORD_LEAST = 3, NAME_LEAST = 5 };

/* Glyphs that are read for two others, or two for one, and what was meant. Single ones are in damage.h. */
static const struct {
    const char *read, *meant;
} pairs[] = {{"m", "rn"}, {"rn", "m"}, {"m", "tn"}, {"tn", "m"}, {"m", "in"}, {"in", "m"},  {"ni", "m"},
             {"m", "ni"}, {"n", "ri"}, {"ri", "n"}, {"ii", "n"}, {"n", "ii"}, {"ii", "u"},  {"u", "ii"},
             {"h", "li"}, {"li", "h"}, {"b", "li"}, {"d", "cl"}, {"cl", "d"}, {"u", "ti"},  {"n", "ti"},
             {"iu", "m"}, {"vv", "w"}, {"w", "vv"}, {"H", "II"}, {"ll", "U"}, {"fi", "ti"}, {"i", "ti"},
             {"m", "nm"}, {"l", "ll"}, {"I", "T"},  {"T", "I"}};

bool scan_is_known_word(const Speller *s, Str word)
{
    return lexicon_count(s->words, word) > 0 || lexicon_count(s->page, word) >= LEXICON_OFTEN;
}

Str scan_without_accents(Arena *a, Str word)
{
    static const char *const bases[] = {"AAAAAAACEEEEIIII", "DNOOOOO*OUUUUYPs", "aaaaaaaceeeeiiii",
                                        "dnooooo/ouuuuypy"}; /* U+00C0 to U+00FF */
    char *out = arena_alloc(a, word.n + 1, 1, 1);
    size_t n = 0;
    for (Str rest = word; rest.n;) {
        const char *from = rest.p;
        uint32_t c = utf8_next(&rest);
        if (c >= 0xc0 && c <= 0xff)
            out[n++] = bases[(c - 0xc0) / 16][c % 16];
        else if (c == 0xa2) /* a cent sign is a c with a speck */
            out[n++] = 'c';
        else
            while (from < rest.p) out[n++] = *from++;
    }
    return (Str){out, n};
}

char (*scan_others_of(Arena *a))[SPELL_OTHERS]
{
    static const char glyphs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    char(*others)[SPELL_OTHERS] = arena_alloc(a, SPELL_GLYPHS, sizeof *others, 1);
    for (int c = ' '; c < SPELL_GLYPHS; c++) {
        size_t n = 0;
        for (const char *g = glyphs; *g && n + 1 < SPELL_OTHERS; g++)
            if (damage_confuses((char)c, *g)) others[c][n++] = *g;
        others[c][n] = 0;
    }
    return others;
}

/* The only reading found so far, or the news that there are more. */
typedef struct Found {
    Str word;
    size_t n;
} Found;

static void consider(const Speller *s, const Lexicon *x, int least, Str word, Found *f)
{
    if (lexicon_count(x, word) < least || str_eq_nocase(word, f->word)) return;
    if (!f->n++) f->word = str_copy(s->a, word);
}

/* All words that one glyph, or pair of glyphs, read otherwise makes of this one. */
static void consider_all(const Speller *s, const Lexicon *x, int least, Str w, Found *f)
{
    char room[WORD_MOST + 2];
    bool shouted = scan_is_shouted(w);
    for (size_t i = 0; i < w.n; i++) {
        memcpy(room, w.p, w.n);
        unsigned char c = (unsigned char)w.p[i];
        for (const char *g = c < SPELL_GLYPHS ? s->others[c] : ""; *g; g++) {
            if (shouted ? is_lower(*g) : i && is_upper(*g)) continue;
            room[i] = *g;
            consider(s, x, least, (Str){room, w.n}, f);
        }
        for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
            if (pairs[k].read[0] != w.p[i]) continue;
            Str read = str_z(pairs[k].read), meant = str_z(pairs[k].meant);
            if (!str_starts(str_from(w, i), read) || w.n + meant.n - read.n > WORD_MOST) continue;
            memcpy(room + i, meant.p, meant.n);
            memcpy(room + i + meant.n, w.p + i + read.n, w.n - i - read.n);
            consider(s, x, least, (Str){room, w.n + meant.n - read.n}, f);
        }
    }
}

/* The word of such prose that is nearest, where no other is as near: with one glyph other, or two in a long
 * word. */
static Str nearest(const Speller *s, Str w)
{
    enum { LEAST = 6, LONG = 9 };
    LikePattern p = like_pattern(w);
    size_t most = w.n >= LONG ? 2 : 1, best = most + 1;
    Str found = {0};
    for (size_t i = 0; i < language_n && w.n >= LEAST; i++)
        for (Str rest = language[i]; rest.n;) {
            Str v = str_cut(&rest, ' ');
            if (v.n > w.n + most || v.n + most < w.n || str_eq(v, found)) continue;
            size_t cost = (size_t)like_misread(&p, v);
            if (cost == best) found = (Str){0};
            if (cost < best) best = cost, found = v;
        }
    if (!found.n) return found;
    bool inside = found.n == w.n ||
                  (best == 1 && found.p[0] == to_lower(w.p[0]) && found.p[found.n - 1] == w.p[w.n - 1]);
    if (!inside) return (Str){0}; /* no inflection of another word */
    char first = is_upper(w.p[0]) ? to_upper(found.p[0]) : found.p[0];
    return str_fmt(s->a, "%c%.*s", first, (int)found.n - 1, found.p + 1);
}

Str scan_word_meant(Speller *s, Str w, bool *sure)
{
    size_t upper = 0, letters = 0, digits = 0;
    Found f = {.n = 0};
    for (size_t i = 0; i < w.n; i++)
        upper += is_upper(w.p[i]), letters += is_alpha(w.p[i]), digits += is_digit(w.p[i]);
    bool shouted = scan_is_shouted(w), name = upper && !digits;
    if (w.n < (name && !shouted ? NAME_LEAST : WORD_LEAST) || w.n > WORD_MOST || letters + digits < 3)
        return (Str){0};
    if (!s->patience) return (Str){0};
    s->patience--;
    consider_all(s, s->words, 1, w, &f);
    if (!f.n && name) consider_all(s, s->page, LEXICON_OFTEN, w, &f);
    *sure = f.n == 1 && !name && w.n >= WORD_LEAST;
    Str v = f.n || shouted || digits ? f.word : nearest(s, w);
    if (f.n > 1 || (name && !lexicon_count(s->page, v))) v.n = 0; /* names are of all kinds */
    return v;
}

Str scan_often_meant(const Speller *s, Str w)
{
    enum { OFTEN = 4 };
    Found f = {.n = 0};
    if (w.n < NAME_LEAST || w.n > WORD_MOST || !is_lower(w.p[0]) || lexicon_count(s->page, w) >= OFTEN)
        return (Str){0};
    consider_all(s, s->words, 1, w, &f);
    return f.n == 1 && lexicon_count(s->page, f.word) ? f.word : (Str){0};
}
