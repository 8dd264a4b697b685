/* date.c: the proleptic Gregorian calendar, and dates as filings write them. */
#include "base/date.h"

#include <stdio.h>

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* Counts from 1 March of year 0, so that the leap day is the last one of its year. */
Date date_of(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
        return DATE_NONE;
    int y = month > 2 ? year : year - 1, m = (month + 9) % 12;
    return (Date)(365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + day - 1 - 719468);
}

void date_split(Date d, int *year, int *month, int *day)
{
    int64_t z = (int64_t)d + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t m = (5 * doy + 2) / 153;
    *day = (int)(doy - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(yoe + era * 400 + (*month <= 2));
}

/* Takes 1..most digits off `*s`; -1 if there is none. */
static int take_number(Str *s, size_t most, size_t *digits)
{
    int v = 0;
    size_t i = 0;
    for (; i < s->n && i < most && is_digit(s->p[i]); i++) v = v * 10 + (s->p[i] - '0');
    *s = str_from(*s, i);
    *digits = i;
    return i ? v : -1;
}

static bool take_char(Str *s, char c)
{
    if (!s->n || s->p[0] != c) return false;
    *s = str_from(*s, 1);
    return true;
}

static int full_year(int y, size_t digits) { return digits > 2 ? y : y < 50 ? 2000 + y : 1900 + y; }

/* What may follow an ISO date: Z, +hh:mm, -hh:mm, or a time of day with or without one of these. */
static bool is_zone_or_time(Str s)
{
    if (!s.n) return true;
    if (s.p[0] != 'Z' && s.p[0] != '+' && s.p[0] != '-' && s.p[0] != 'T') return false;
    for (size_t i = 1; i < s.n; i++)
        if (!is_digit(s.p[i]) && s.p[i] != ':' && s.p[i] != '.' && s.p[i] != 'Z' && s.p[i] != '+' &&
            s.p[i] != '-')
            return false;
    return s.n > 1 || s.p[0] == 'Z';
}

static Date parse_iso(Str s)
{
    size_t ny, nm, nd;
    int y = take_number(&s, 4, &ny);
    bool ok = take_char(&s, '-');
    int m = take_number(&s, 2, &nm);
    ok = take_char(&s, '-') && ok;
    int d = take_number(&s, 2, &nd);
    return ok && ny == 4 && nm == 2 && nd == 2 && is_zone_or_time(s) ? date_of(y, m, d) : DATE_NONE;
}

static Date parse_us(Str s)
{
    size_t ny, n;
    int m = take_number(&s, 2, &n);
    char sep = s.n ? s.p[0] : 0;
    bool ok = (sep == '/' || sep == '-') && take_char(&s, sep);
    int d = take_number(&s, 2, &n);
    ok = ok && take_char(&s, sep);
    int y = take_number(&s, 4, &ny);
    return ok && !s.n && (ny == 2 || ny == 4) ? date_of(full_year(y, ny), m, d) : DATE_NONE;
}

/* Takes the name of a month, or its first three letters, off `*s`; 0 if there is none. */
static int take_month(Str *s)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    for (int m = 0; m < 12; m++) {
        Str whole = str_z(names[m]), brief = str_sub(whole, 0, 3);
        bool is_whole = str_starts_nocase(*s, whole);
        if (!is_whole && !str_starts_nocase(*s, brief)) continue;
        *s = str_from(*s, is_whole ? whole.n : brief.n);
        return m + 1;
    }
    return 0;
}

static Date parse_dmon(Str s)
{
    size_t nd, ny;
    int d = take_number(&s, 2, &nd);
    bool ok = take_char(&s, '-');
    int month = take_month(&s);
    ok = take_char(&s, '-') && ok;
    int y = take_number(&s, 4, &ny);
    return ok && !s.n && (ny == 2 || ny == 4) ? date_of(full_year(y, ny), month, d) : DATE_NONE;
}

/* "Nov. 17, 2002", or with the day first: "17 November 2002". */
static Date parse_named(Str s)
{
    size_t nd, ny, none;
    int d = take_number(&s, 2, &nd);
    bool ok = !nd || take_char(&s, ' ');
    int month = take_month(&s);
    take_char(&s, '.');
    ok = take_char(&s, ' ') && ok;
    if (!nd) {
        d = take_number(&s, 2, &none);
        take_char(&s, ',');
        ok = take_char(&s, ' ') && ok;
    }
    int y = take_number(&s, 4, &ny);
    return ok && !s.n && ny == 4 ? date_of(y, month, d) : DATE_NONE;
}

static Date parse_packed(Str s)
{
    size_t n;
    if (s.n != 8) return DATE_NONE;
    int y = take_number(&s, 4, &n), m = take_number(&s, 2, &n), d = take_number(&s, 2, &n);
    return s.n ? DATE_NONE : date_of(y, m, d);
}

bool date_parse(Str s, unsigned ways, Date *out)
{
    s = str_trim(s);
    Date d = DATE_NONE;
    if (ways & DATE_ISO) d = parse_iso(s);
    if (d == DATE_NONE && ways & DATE_US) d = parse_us(s);
    if (d == DATE_NONE && ways & DATE_DMON) d = parse_dmon(s);
    if (d == DATE_NONE && ways & DATE_PACKED) d = parse_packed(s);
    if (d == DATE_NONE && ways & DATE_NAMED) d = parse_named(s);
    if (d != DATE_NONE) *out = d;
    return d != DATE_NONE;
}

static Str put(Date d, char out[DATE_TEXT], bool us)
{
    int y = 0, m = 0, day = 0;
    if (d == DATE_NONE) return out[0] = 0, (Str){out, 0};
    date_split(d, &y, &m, &day);
    int n = us ? snprintf(out, DATE_TEXT, "%02d/%02d/%04d", m, day, y)
               : snprintf(out, DATE_TEXT, "%04d-%02d-%02d", y, m, day);
    return (Str){out, (size_t)n};
}

Str date_put(Date d, char out[DATE_TEXT]) { return put(d, out, false); }

Str date_put_us(Date d, char out[DATE_TEXT]) { return put(d, out, true); }

int date_weekday(Date d) { return (int)((((int64_t)d + 4) % 7 + 7) % 7); }

const char *date_weekday_name(Date d)
{
    static const char *const names[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    return names[date_weekday(d)];
}

Date date_add_months(Date d, int months)
{
    int y, m, day;
    if (d == DATE_NONE) return d;
    date_split(d, &y, &m, &day);
    int all = y * 12 + m - 1 + months;
    if (all < 12) return DATE_NONE; /* before the year 1 */
    y = all / 12, m = all % 12 + 1;
    int last = days_in_month(y, m);
    return date_of(y, m, day < last ? day : last);
}

int date_year(Date d)
{
    int y, m, day;
    date_split(d, &y, &m, &day);
    return y;
}
