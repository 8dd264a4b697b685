/* words.c: phrases at the borders of words. Every footnote goes through here many times, hence the care for
 * speed. */
#include "check/words.h"

#include <assert.h>

static bool in_word(char c)
{
    unsigned char u = (unsigned char)c;
    return (unsigned)((u | 32) - 'a') < 26 || (unsigned)(u - '0') < 10 || u >= 0x80;
}

static bool is_gap(char c) { return is_blank(c) || c == '-'; }

static bool at_end(const char *phrase) { return !*phrase || *phrase == '|'; }

/* Whether the phrase stands at the start of s, and ends there at the border of a word. */
static bool stands(Str s, const char *phrase)
{
    size_t at = 0;
    for (; !at_end(phrase) && *phrase != '*'; phrase++) {
        if (is_gap(*phrase)) {
            if (at >= s.n || !is_gap(s.p[at])) return false;
            while (at < s.n && is_gap(s.p[at])) at++;
        } else if (at >= s.n || to_lower(s.p[at++]) != *phrase) {
            return false;
        }
    }
    bool cut = at && at < s.n && in_word(s.p[at - 1]) && in_word(s.p[at]);
    return at && (*phrase == '*' || !cut);
}

/* ---- what words begin with ---- */

enum { BEGINNING = 4, BEGINNINGS = 4096 };

/* The bit of a word's first letters, one by one. */
static unsigned beginning(unsigned sum, char c)
{
    return (sum * 37 + (unsigned char)to_lower(c)) % BEGINNINGS;
}

Words words_of(Str text)
{
    Words w = {.text = text};
    unsigned sum = 0;
    size_t n = 0; /* letters of the word so far */
    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && in_word(text.p[i])) {
            if (n++ < BEGINNING) sum = beginning(sum, text.p[i]);
        } else if (n) {
            w.begins[sum / 64] |= (uint64_t)1 << sum % 64;
            n = sum = 0;
        }
    }
    return w;
}

/* Whether a word of the text begins as the phrase does, whose own word may be open behind few letters. */
static bool may_stand(const Words *w, const char *phrase)
{
    unsigned sum = 0;
    size_t n = 0;
    while (n < BEGINNING && in_word(phrase[n])) sum = beginning(sum, phrase[n++]);
    return !n || (n < BEGINNING && phrase[n] == '*') || w->begins[sum / 64] >> sum % 64 & 1;
}

/* ---- phrases ---- */

enum { PHRASES_MOST = 64 };

/* The phrases of a list one by one. `first` has a bit for the first character of each, by its lowest six
 * bits: most words of a text begin none of them. */
typedef struct Phrases {
    const char *at[PHRASES_MOST];
    size_t n;
    uint64_t first;
} Phrases;

static uint64_t bit_of(char c) { return (uint64_t)1 << (to_lower(c) & 63); }

/* Those that may stand in the words; w may be NULL. */
static Phrases phrases_of(const char *list, const Words *w)
{
    Phrases all;
    all.n = 0, all.first = 0;
    while (*list) {
        assert(all.n < PHRASES_MOST);
        if (!w || may_stand(w, list)) {
            all.at[all.n++] = list;
            all.first |= bit_of(*list);
        }
        while (!at_end(list)) list++;
        list += *list == '|';
    }
    return all;
}

static bool any_stands(Str s, const Phrases *phrases)
{
    char first = to_lower(s.p[0]);
    for (size_t i = 0; i < phrases->n; i++)
        if (*phrases->at[i] == first && stands(s, phrases->at[i])) return true;
    return false;
}

static bool has_phrase(Str text, const Phrases *phrases)
{
    bool inside = false; /* of a word */
    for (size_t i = 0; i < text.n; i++) {
        bool starts = !inside;
        inside = in_word(text.p[i]);
        if ((starts || !inside) && phrases->first & bit_of(text.p[i]) &&
            any_stands(str_from(text, i), phrases))
            return true;
    }
    return false;
}

bool has_words(Str text, const char *phrases)
{
    if (!text.n) return false;
    Phrases all = phrases_of(phrases, NULL);
    return has_phrase(text, &all);
}

bool words_have(const Words *w, const char *phrases)
{
    Phrases some = phrases_of(phrases, w);
    return some.n && has_phrase(w->text, &some);
}

bool is_words(Str text, const char *phrases)
{
    Str rest = str_z(phrases);
    text = str_trim(text);
    while (rest.n)
        if (str_eq_nocase(text, str_cut(&rest, '|'))) return true;
    return false;
}
