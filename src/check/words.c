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

enum { PHRASES_MOST = 64 };

/* The phrases of a list one by one. `first` has a bit for the first character of each, by its lowest six
 * bits: most words of a text begin none of them. */
typedef struct Phrases {
    const char *at[PHRASES_MOST];
    size_t n;
    uint64_t first;
} Phrases;

static uint64_t bit_of(char c) { return (uint64_t)1 << (to_lower(c) & 63); }

static Phrases phrases_of(const char *list)
{
    Phrases all;
    all.n = 0, all.first = 0;
    while (*list && all.n < PHRASES_MOST) {
        all.at[all.n++] = list;
        all.first |= bit_of(*list);
        while (!at_end(list)) list++;
        list += *list == '|';
    }
    assert(!*list);
    return all;
}

static bool any_stands(Str s, const Phrases *phrases)
{
    char first = to_lower(s.p[0]);
    for (size_t i = 0; i < phrases->n; i++)
        if (*phrases->at[i] == first && stands(s, phrases->at[i])) return true;
    return false;
}

bool has_words(Str text, const char *phrases)
{
    if (!text.n) return false;
    Phrases all = phrases_of(phrases);
    bool inside = false; /* of a word */
    for (size_t i = 0; i < text.n; i++) {
        bool starts = !inside;
        inside = in_word(text.p[i]);
        if ((starts || !inside) && all.first & bit_of(text.p[i]) && any_stands(str_from(text, i), &all))
            return true;
    }
    return false;
}

/* Takes the next word off; empty at the end. */
static Str take_word(Str *rest)
{
    size_t from = 0, n = 0;
    while (from < rest->n && !in_word(rest->p[from])) from++;
    while (from + n < rest->n && in_word(rest->p[from + n])) n++;
    Str word = str_sub(*rest, from, n);
    *rest = str_from(*rest, from + n);
    return word;
}

static bool has_word(Str text, Str word)
{
    for (Str w = take_word(&text); w.n; w = take_word(&text))
        if (str_eq_nocase(w, word)) return true;
    return false;
}

size_t words_shared(Str text, Str with, size_t *all)
{
    size_t shared = 0;
    *all = 0;
    for (Str word = take_word(&text); word.n; word = take_word(&text)) {
        if (word.n < 2 || is_words(word, "by|the")) continue;
        ++*all;
        shared += has_word(with, word);
    }
    return shared;
}

bool only_words(Str text, const char *words)
{
    bool any = false;
    for (Str word = take_word(&text); word.n; word = take_word(&text), any = true)
        if (!is_words(word, words)) return false;
    return any;
}

bool is_words(Str text, const char *phrases)
{
    text = str_trim(text);
    for (const char *p = phrases; *p; p += *p == '|') {
        size_t n = 0;
        while (n < text.n && !at_end(p + n) && to_lower(text.p[n]) == p[n]) n++;
        if (n == text.n && at_end(p + n)) return true;
        while (!at_end(p)) p++;
    }
    return false;
}
