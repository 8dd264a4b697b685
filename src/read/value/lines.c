/* lines.c: cells so narrow that they only show the beginnings of the words of the next one. */
#include "read/value/lines.h"

enum { LINES_WORDS = 40 };

typedef struct Words {
    Str at[LINES_WORDS];
    size_t n;
} Words;

static Words words_of(Str s)
{
    Words w = {.n = 0};
    while (s.n && w.n < LINES_WORDS) {
        Str word = str_cut(&s, ' ');
        s = str_trim(s);
        if (word.n) w.at[w.n++] = word;
    }
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
