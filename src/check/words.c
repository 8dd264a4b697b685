/* words.c: phrases at the borders of words. */
#include "check/words.h"

static bool in_word(char c) { return is_alpha(c) || is_digit(c) || (unsigned char)c >= 0x80; }

static bool is_gap(char c) { return is_blank(c) || c == '-'; }

/* The length of the text that the phrase takes at the start of s; 0 if it does not stand there. */
static size_t taken(Str s, Str phrase)
{
    bool open = phrase.n && phrase.p[phrase.n - 1] == '*';
    size_t at = 0;
    if (open) phrase.n--;
    for (size_t i = 0; i < phrase.n; i++) {
        if (is_gap(phrase.p[i])) {
            if (at >= s.n || !is_gap(s.p[at])) return 0;
            while (at < s.n && is_gap(s.p[at])) at++;
        } else if (at >= s.n || to_lower(s.p[at++]) != phrase.p[i]) {
            return 0;
        }
    }
    bool cut = at < s.n && at && in_word(s.p[at - 1]) && in_word(s.p[at]);
    return cut && !open ? 0 : at;
}

/* A bit for the first character of each phrase, by its lowest six bits: most places of a text begin none of them. */
static uint64_t bit_of(char c) { return (uint64_t)1 << (to_lower(c) & 63); }

static uint64_t first_letters(const char *phrases)
{
    uint64_t bits = bit_of(*phrases);
    for (const char *p = phrases; *p; p++)
        if (*p == '|') bits |= bit_of(p[1]);
    return bits;
}

static bool any_taken(Str text, const char *phrases)
{
    Str rest = str_z(phrases);
    while (rest.n) {
        Str phrase = str_cut(&rest, '|');
        if (to_lower(text.p[0]) == phrase.p[0] && taken(text, phrase)) return true;
    }
    return false;
}

bool has_words(Str text, const char *phrases)
{
    uint64_t first = first_letters(phrases);
    for (size_t i = 0; i < text.n; i++) {
        if (!(first & bit_of(text.p[i]))) continue;
        bool starts = !i || !in_word(text.p[i - 1]) || !in_word(text.p[i]);
        if (starts && any_taken(str_from(text, i), phrases)) return true;
    }
    return false;
}

bool is_words(Str text, const char *phrases)
{
    Str rest = str_z(phrases);
    text = str_trim(text);
    while (rest.n)
        if (str_eq_nocase(text, str_cut(&rest, '|'))) return true;
    return false;
}
