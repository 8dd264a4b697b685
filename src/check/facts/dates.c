/* dates.c: dates in footnotes. Read by hand: the month may be cut short, the day may have "th" behind it or
 * "day of", blanks may be any blanks of Unicode, hyphens any dashes. */
#include "check/facts/dates.h"

#include <string.h>

/* What a date may be made of, taken off a text bit by bit. */
typedef struct Reader {
    Str text;
    size_t at;
} Reader;

static char next(const Reader *r, size_t ahead)
{
    return r->at + ahead < r->text.n ? r->text.p[r->at + ahead] : 0;
}

static bool take(Reader *r, const char *word)
{
    Str rest = str_from(r->text, r->at);
    if (!str_starts_nocase(rest, str_z(word))) return false;
    r->at += strlen(word);
    return true;
}

/* A blank of either kind, a comma or a point. */
static bool take_blank(Reader *r)
{
    char c = next(r, 0);
    bool one = is_blank(c) || c == ',' || c == '.';
    r->at += one;
    return one || take(r, "\xc2\xa0");
}

static bool take_gap(Reader *r)
{
    size_t from = r->at;
    while (take_blank(r)) continue;
    return r->at > from;
}

/* 1 to `most` digits with no further digit behind them; -1 if there are none. */
static int take_digits(Reader *r, size_t most, size_t *n)
{
    int v = 0;
    for (*n = 0; is_digit(next(r, *n)) && *n <= most; ++*n)
        if (*n < most) v = v * 10 + (next(r, *n) - '0');
    if (!*n || *n > most) return -1;
    r->at += *n;
    return v;
}

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};

/* The whole name, its first three or four letters, with a point or without; 0 if it is none. */
static int take_month(Reader *r)
{
    size_t n = 0;
    while (is_alpha(next(r, n))) n++;
    Str word = str_sub(r->text, r->at, n);
    for (int m = 0; m < 12; m++) {
        Str name = str_z(months[m]);
        bool brief = (n == 3 || n == 4) && str_starts_nocase(name, word);
        if (!brief && !str_eq_nocase(name, word)) continue;
        r->at += n;
        return m + 1;
    }
    return 0;
}

/* "7", "7th", "7th day of" */
static int take_day(Reader *r)
{
    size_t n;
    int day = take_digits(r, 2, &n);
    if (day < 1) return -1;
    (void)(take(r, "st") || take(r, "nd") || take(r, "rd") || take(r, "th"));
    return day;
}

static Date century(int y, size_t digits, int m, int d)
{
    return digits == 4   ? date_of(y, m, d)
           : digits == 2 ? date_of(y < 50 ? 2000 + y : 1900 + y, m, d)
                         : DATE_NONE;
}

/* November 7, 2024 */
static Date month_first(Reader *r)
{
    size_t n;
    int m = take_month(r);
    if (!m || !take_gap(r)) return DATE_NONE;
    take(r, "the ");
    int d = take_day(r);
    if (d < 0 || !take_gap(r)) return DATE_NONE;
    int y = take_digits(r, 4, &n);
    return y > 0 && n == 4 ? date_of(y, m, d) : DATE_NONE;
}

/* 7 November 2024, 7th day of November, 2024, 7-Nov-2024 */
static Date day_first(Reader *r)
{
    size_t n;
    int d = take_day(r);
    if (d < 0 || !(take(r, "-") || take_gap(r))) return DATE_NONE;
    (void)(take(r, "day of ") || take(r, "of "));
    int m = take_month(r);
    if (!m || !(take(r, "-") || take_gap(r))) return DATE_NONE;
    int y = take_digits(r, 4, &n);
    return century(y, n, m, d);
}

/* One sign between the numbers of a date; a dash of three bytes is one, too. 0 if there is none. */
static int take_sign(Reader *r)
{
    static const char *const dashes[] = {"\xe2\x80\x90", "\xe2\x80\x91", "\xe2\x80\x92", "\xe2\x80\x93",
                                         "\xe2\x88\x92"};
    if (take(r, "/")) return '/';
    if (take(r, ".")) return '.';
    if (take(r, "-")) return '-';
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (take(r, dashes[i])) return '-';
    return 0;
}

/* 2024-11-07, 11/7/2024, 11/7/24 */
static Date numbers(Reader *r)
{
    size_t na, nb, nc;
    int a = take_digits(r, 4, &na), sign = a < 0 ? 0 : take_sign(r);
    int b = sign ? take_digits(r, 2, &nb) : -1;
    if (b < 0 || take_sign(r) != sign) return DATE_NONE;
    int c = take_digits(r, 4, &nc);
    if (c < 0) return DATE_NONE;
    return na == 4 && nc <= 2              ? date_of(a, b, c)
           : na <= 2 && nc != 3 && nc != 1 ? century(c, nc, a, b)
                                           : DATE_NONE;
}

static bool in_word(char c) { return is_alpha(c) || is_digit(c); }

bool prose_date(Str text, size_t from, ProseDate *out)
{
    static Date (*const ways[])(Reader *) = {month_first, day_first, numbers};
    for (size_t i = from; i < text.n; i++) {
        if (!in_word(text.p[i]) || (i && in_word(text.p[i - 1]))) continue;
        for (size_t k = is_digit(text.p[i]) ? 1 : 0; k < (is_digit(text.p[i]) ? 3u : 1u); k++) {
            Reader r = {text, i};
            Date day = ways[k](&r);
            if (day == DATE_NONE) continue;
            *out = (ProseDate){day, i, r.at};
            return true;
        }
    }
    return false;
}
