/* titles.c: the words that titles of securities are made of, damaged or not, and how well a title is made
 * of them; how a damaged text and a whole one go together. */
#include "read/value/titles.h"

#include "read/noise/like.h"

#include <string.h>

static const char *const security_words[] = {
    "Class",      "Common",     "Stock",        "Series",       "Preferred",    "Convertible", "Redeemable",
    "Ordinary",   "Share",      "Shares",       "Option",       "Options",      "Right",       "Warrant",
    "Warrants",   "Restricted", "Unit",         "Units",        "Performance",  "Deferred",    "American",
    "Depositary", "Incentive",  "Employee",     "Purchase",     "Appreciation", "Rights",      "Senior",
    "Notes",      "Stocks",     "Phantom",      "Nonqualified", "Buy",          "Qualified",   "Director",
    "Par",        "Value",      "Non-Qualified"};

enum { WORDS = sizeof security_words / sizeof *security_words, ONE_GLYPH = 80 };

/* Letters only. */
static Str letters_of(Str w)
{
    while (w.n && !is_alpha(w.p[0])) w = str_from(w, 1);
    while (w.n && !is_alpha(w.p[w.n - 1])) w.n--;
    return w;
}

bool scan_is_security_word(Str word)
{
    word = letters_of(word);
    for (size_t i = 0; i < WORDS; i++)
        if (str_eq_nocase(word, str_z(security_words[i]))) return true;
    return false;
}

Str scan_security_word_meant(Str word)
{
    const char *best = NULL;
    if (scan_is_security_word(word) || letters_of(word).n < 4) return (Str){0};
    for (size_t i = 0; i < WORDS; i++) {
        int like = strlen(security_words[i]) < 5 ? 0 : like_texts(word, str_z(security_words[i]));
        if (like == 100) return (Str){0}; /* "Non-Qualified": only signs differ */
        if (like < ONE_GLYPH) continue;
        if (best) return (Str){0};
        best = security_words[i];
    }
    return str_z(best);
}

/* The numerals that a glyph of them is read for. */
static const char *numerals_of(char glyph, bool last)
{
    if (strchr("1Iil][!|", glyph)) return "I";
    if (glyph == 'L' && last) return "I"; /* with the comma behind it */
    return strchr("HU", glyph) ? "II" : strchr("VvY", glyph) ? "V" : strchr("Xx", glyph) ? "X" : NULL;
}

Str scan_roman_meant(Str w)
{
    static const char *const numbers[] = {"II", "III", "IV",  "VI",   "VII", "VIII", "IX",
                                          "XI", "XII", "XIV", "XIII", "XV",  "XVI",  "XVII"};
    char room[8];
    size_t n = 0;
    if (w.n < 2 || w.n > 4) return (Str){0};
    for (size_t i = 0; i < w.n; i++) {
        const char *meant = numerals_of(w.p[i], i + 1 == w.n);
        for (; meant && *meant && n < sizeof room; meant++) room[n++] = *meant;
        if (!meant) return (Str){0};
    }
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (str_eq((Str){room, n}, str_z(numbers[i])) && !str_eq(w, str_z(numbers[i])))
            return str_z(numbers[i]);
    return (Str){0};
}

static bool is_any(Str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_nocase(word, str_z(list[i]))) return true;
    return false;
}

#define IS_ANY(word, list) is_any((word), (list), sizeof(list) / sizeof *(list))

static const char *const first_never[] = {"Units", "Unit", "buy", "to", "Shares", "right", "Options"};

bool scan_title_begins(const Token *word, size_t n)
{
    static const char *const stock_what[] = {"Option", "Options", "Unit", "Units", "Appreciation"};
    if (!n) return false;
    Str first = letters_of(word[0].text);
    if (str_eq_nocase(first, S("Stock"))) return n > 1 && IS_ANY(letters_of(word[1].text), stock_what);
    return !IS_ANY(first, first_never);
}

int scan_title_cost(Str title)
{
    static const char *const last_never[] = {
        "Class",    "Series",      "Common",    "Preferred", "Restricted",  "right",    "to",
        "Employee", "Convertible", "par",       "Senior",    "Redeemable",  "American", "Depositary",
        "Phantom",  "Deferred",    "Incentive", "Qualified", "Nonqualified"};
    static const char *const opens[] = {"Class", "Series"};
    int cost = 0, open = 0;
    size_t n = 0, stocks = 0, commons = 0, knowns = 0;
    Str last = {0}, before = {0};
    for (Str rest = title; rest.n; n++) {
        Str w = str_cut(&rest, ' '), bare = letters_of(w);
        for (size_t i = 0; i < w.n; i++) open += (w.p[i] == '(') - (w.p[i] == ')');
        bool known = scan_is_security_word(w) || scan_security_word_meant(w).n;
        cost += !known && bare.n > 2;
        cost += w.n == 1 && !IS_ANY(before, opens); /* "Class A" */
        knowns += known;
        if (!n && IS_ANY(bare, first_never)) cost += 4;
        if (n == 1 && str_eq_nocase(before, S("Stock")) && !str_has_nocase(bare, S("option")) &&
            !str_has_nocase(bare, S("unit")) && !str_has_nocase(bare, S("apprec")))
            cost += 3;
        if (n && open <= 0 && IS_ANY(bare, opens) && !str_eq_nocase(before, S("purchase"))) cost += 5;
        stocks += str_eq_nocase(bare, S("Stock"));
        commons += str_eq_nocase(bare, S("Common"));
        before = last = bare;
    }
    if (n == 1 && str_eq_nocase(last, S("Stock"))) cost += 3;
    if (!n || last.n < 2 || IS_ANY(last, last_never)) cost += 3;
    if (!knowns) cost += 2;
    return cost + (stocks > 1 ? 3 : 0) + (commons > 1 ? 4 : 0) + (open ? 2 : 0);
}

/* ---- damaged texts and whole ones ---- */

enum { FIT_WORDS = 16, WORD_LIKE = 60 };

static size_t words_of(Str s, Str *word)
{
    size_t n = 0;
    while (s.n && n < FIT_WORDS) {
        Str w = str_cut(&s, ' ');
        if (w.n) word[n++] = w;
    }
    return n;
}

/* Short ones tell one class, series or fund from another. */
static bool is_same_word(Str a, Str b)
{
    return a.n < 3 || b.n < 3 ? str_eq_nocase(a, b) : like_texts(a, b) >= WORD_LIKE;
}

/* Is it long, and written as names are? */
static bool looks_like_word(Str w)
{
    enum { LONG = 6 };
    for (size_t i = 0; i < w.n; i++) {
        bool begins = !i || w.p[i - 1] == '-';
        if (begins ? !is_upper(w.p[i]) : !is_lower(w.p[i]) && w.p[i] != '-') return false;
    }
    return w.n >= LONG;
}

static bool has_word_like(Str s, Str word)
{
    while (s.n)
        if (is_same_word(word, str_cut(&s, ' '))) return true;
    return false;
}

bool scan_says_more(Str text, Str whole)
{
    while (text.n) {
        Str w = str_cut(&text, ' ');
        if (looks_like_word(w) && !has_word_like(whole, w)) return true;
    }
    return false;
}

ScanFit scan_fit(Str damaged, Str whole)
{
    Str d[FIT_WORDS], w[FIT_WORDS];
    size_t nd = words_of(damaged, d), nw = words_of(whole, w);
    int common[FIT_WORDS + 1][FIT_WORDS + 1] = {{0}};
    for (size_t i = nd; i-- > 0;)
        for (size_t k = nw; k-- > 0;) {
            int skip = common[i + 1][k] > common[i][k + 1] ? common[i + 1][k] : common[i][k + 1];
            int take = is_same_word(d[i], w[k]) ? common[i + 1][k + 1] + 1 : 0;
            common[i][k] = take > skip ? take : skip;
        }
    int hits = common[0][0];
    return (ScanFit){hits, (int)nd - hits, (int)nw - hits};
}
