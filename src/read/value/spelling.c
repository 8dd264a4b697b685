/* spelling.c: how typed forms write dates, numbers and footnote marks. */
#include "read/value/spelling.h"

#include "read/value/strict.h"

/* ---- footnote marks ---- */

size_t mark_printed(Str s, int *number)
{
    static const char open[] = "([/<", close[] = ")]/>";
    size_t kind = 0, i = 1, digits = 0;
    while (open[kind] && (!s.n || s.p[0] != open[kind])) kind++;
    if (!open[kind]) return 0;
    if (s.n > i && (s.p[i] == 'F' || s.p[i] == 'f')) i++;
    *number = 0;
    while (i < s.n && is_digit(s.p[i]) && digits < 3) *number = *number * 10 + (s.p[i++] - '0'), digits++;
    return digits && digits < 3 && *number && i < s.n && s.p[i] == close[kind] ? i + 1 : 0;
}

/* ---- dates ---- */

static int month_named(Str word)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    for (int m = 0; m < 12; m++) {
        Str name = str_z(names[m]);
        if (word.n >= 3 && word.n <= name.n && str_eq_nocase(word, str_sub(name, 0, word.n))) return m + 1;
    }
    return 0;
}

/* The parts of a date: numbers and one name of a month, whatever stands between them. */
typedef struct Parts {
    int number[3], digits[3], n, month;
    int month_at; /* how many numbers stand before the name */
} Parts;

static bool take_parts(Str s, Parts *p)
{
    size_t i = 0;
    *p = (Parts){.n = 0};
    while (i < s.n) {
        size_t from = i;
        if (is_digit(s.p[i])) {
            if (p->n == 3) return false;
            for (; i < s.n && is_digit(s.p[i]) && i - from < 4; i++)
                p->number[p->n] = p->number[p->n] * 10 + (s.p[i] - '0');
            p->digits[p->n++] = (int)(i - from);
        } else if (is_alpha(s.p[i])) {
            while (i < s.n && is_alpha(s.p[i])) i++;
            if (p->month || !(p->month = month_named(str_sub(s, from, i - from)))) return false;
            p->month_at = p->n;
        } else if (is_blank(s.p[i]) || s.p[i] == ',' || s.p[i] == '/' || s.p[i] == '-' || s.p[i] == '.') {
            i++;
        } else {
            return false;
        }
    }
    return true;
}

static Date last_of_month(int year, int month)
{
    Date first = date_of(year, month, 1);
    return first == DATE_NONE ? DATE_NONE : date_add_months(first, 1) - 1;
}

static int year_of(const Parts *p, int i)
{
    int y = p->number[i];
    return p->digits[i] > 2 ? y : y < 50 ? 2000 + y : 1900 + y;
}

bool date_printed(Str s, Date *out, bool *whole)
{
    Parts p;
    s = str_trim(s);
    *whole = true;
    if (date_parse(s, DATE_US | DATE_ISO, out)) return true;
    if (!take_parts(s, &p)) return false;
    *whole = p.n - !p.month == 2;
    *out = DATE_NONE;
    if (p.month && p.n == 2)
        *out = date_of(year_of(&p, 1), p.month, p.number[0]);
    else if (p.month && p.n == 1 && p.digits[0] == 4)
        *out = last_of_month(p.number[0], p.month);
    else if (!p.month && p.n == 2)
        *out = last_of_month(year_of(&p, 1), p.number[0]);
    else if (!p.month && p.n == 3)
        *out = date_of(year_of(&p, 2), p.number[0], p.number[1]);
    return *out != DATE_NONE;
}

/* ---- numbers ---- */

/* Digits at the front of `*s` as a number; -1 if there are none, or more than a fraction has. */
static int64_t take_small(Str *s)
{
    int64_t v = 0;
    size_t i = 0;
    while (i < s->n && i < 6 && is_digit(s->p[i])) v = v * 10 + (s->p[i++] - '0');
    *s = str_from(*s, i);
    return i ? v : -1;
}

/* "1/2": its decimals behind the whole number, when they end: .5 */
static bool fraction(Str s, Dec *out)
{
    int64_t over = take_small(&s);
    if (over < 0 || !s.n || s.p[0] != '/') return false;
    s = str_from(s, 1);
    int64_t under = take_small(&s);
    if (s.n || under < 2 || over >= under) return false;
    for (unsigned decimals = 1; decimals < 9; decimals++) {
        over *= 10;
        if (over % under == 0) return *out = dec_of(over / under, decimals), true;
    }
    return false;
}

/* "929 1/2" -> 929.5 */
static bool number_with_fraction(Arena *a, Str s, Str *out)
{
    char room[DEC_TEXT];
    size_t blank = s.n;
    Dec whole, part;
    while (blank && s.p[blank - 1] != ' ') blank--;
    if (!fraction(str_from(s, blank), &part)) return false;
    if (!blank) return *out = str_copy(a, dec_put(part, room)), true;
    Value v = value_read(a, str_sub(s, 0, blank), F_transactionShares);
    if (!v.ok || !dec_parse(v.text, &whole) || dec_decimals(whole)) return false;
    *out = str_copy(a, dec_put(dec_from_wide(dec_wide(whole) + dec_wide(part), dec_decimals(part)), room));
    return true;
}

Str number_printed(Arena *a, Str s)
{
    Str rest = s, out;
    if (str_starts(rest, S("$"))) rest = str_trim(str_from(rest, 1));
    if (!rest.n) return rest;
    if (str_eq(rest, S("-0-")) || str_eq_nocase(rest, S("none"))) return S("0");
    if (number_with_fraction(a, rest, &out)) return out;
    return value_read(a, rest, F_transactionShares).text;
}
