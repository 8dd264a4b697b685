/* businessday.c: federal holidays by their rules (5 U.S.C. 6103), and what was closed besides them. */
#include "base/businessday.h"

enum { SUNDAY, MONDAY, THURSDAY = 4, FRIDAY, SATURDAY, LAST = 5 };
enum { FIRST_YEAR = 2002, LAST_YEAR = 2027 };

/* A fixed day, or (day 0) the nth weekday of the month; since and market_since are years, 0 = never. */
typedef struct Holiday {
    const char *name;
    int month, day, weekday, nth, since, market_since;
} Holiday;

static const Holiday holidays[] = {
    {"New Year's Day", 1, 1, 0, 0, 1870, 1870},
    {"Birthday of Martin Luther King, Jr.", 1, 0, MONDAY, 3, 1986, 1998},
    {"Washington's Birthday", 2, 0, MONDAY, 3, 1971, 1971},
    {"Memorial Day", 5, 0, MONDAY, LAST, 1971, 1971},
    {"Juneteenth", 6, 19, 0, 0, 2021, 2022},
    {"Independence Day", 7, 4, 0, 0, 1870, 1870},
    {"Labor Day", 9, 0, MONDAY, 1, 1894, 1894},
    {"Columbus Day", 10, 0, MONDAY, 2, 1971, 0},
    {"Veterans Day", 11, 11, 0, 0, 1978, 0},
    {"Thanksgiving Day", 11, 0, THURSDAY, 4, 1942, 1942},
    {"Christmas Day", 12, 25, 0, 0, 1870, 1870},
};

/* Days beyond the holidays, in their order. market: the exchange was closed as well. */
typedef struct Closure {
    short year;
    unsigned char month, day, class;
    bool market;
    const char *why;
} Closure;

static const Closure closures[] = {
    {2003, 2, 18, DAY_WEATHER, false, "snow in Washington; EDGAR ran"},
    {2003, 12, 26, DAY_GRACE, false, "federal offices closed by executive order"},
    {2004, 6, 11, DAY_CLOSED, true, "day of mourning for President Reagan"},
    {2007, 1, 2, DAY_GRACE, true, "day of mourning for President Ford"},
    {2007, 12, 24, DAY_GRACE, false, "federal offices closed by executive order"},
    {2008, 12, 26, DAY_CLOSED, false, "executive order"},
    {2010, 2, 8, DAY_WEATHER, false, "snow in Washington; EDGAR ran"},
    {2010, 2, 9, DAY_WEATHER, false, "snow in Washington; EDGAR ran"},
    {2010, 2, 10, DAY_WEATHER, false, "snow in Washington; EDGAR ran"},
    {2010, 2, 11, DAY_WEATHER, false, "snow in Washington; EDGAR ran"},
    {2012, 10, 29, DAY_WEATHER, true, "Hurricane Sandy; EDGAR ran"},
    {2012, 10, 30, DAY_WEATHER, true, "Hurricane Sandy; EDGAR ran"},
    {2012, 12, 24, DAY_GRACE, false, "federal offices closed by executive order"},
    {2014, 12, 26, DAY_GRACE, false, "federal offices closed by executive order"},
    {2016, 1, 25, DAY_WEATHER, false, "snow in Washington; EDGAR ran"},
    {2016, 1, 26, DAY_WEATHER, false, "snow in Washington; EDGAR ran"},
    {2018, 12, 5, DAY_CLOSED, true, "day of mourning for President George H. W. Bush"},
    {2018, 12, 24, DAY_CLOSED, false, "executive order"},
    {2019, 12, 24, DAY_CLOSED, false, "executive order"},
    {2020, 12, 24, DAY_CLOSED, false, "executive order"},
    {2024, 12, 24, DAY_CLOSED, false, "executive order"},
    {2025, 1, 9, DAY_CLOSED, true, "day of mourning for President Carter"},
    {2025, 12, 24, DAY_CLOSED, false, "executive order"},
    {2025, 12, 26, DAY_CLOSED, false, "executive order"},
};

/* The day of a holiday in a year, before it is moved off a weekend. */
static Date holiday_in(const Holiday *h, int year)
{
    if (h->day) return date_of(year, h->month, h->day);
    Date first = date_of(year, h->month, 1);
    Date day = first + (h->weekday - date_weekday(first) + 7) % 7 + 7 * (h->nth - 1);
    return day < date_add_months(first, 1) ? day : day - 7;
}

/* Saturday's holiday is kept on Friday, Sunday's on Monday. */
static Date observed(Date d)
{
    int w = date_weekday(d);
    return w == SATURDAY ? d - 1 : w == SUNDAY ? d + 1 : d;
}

/* Only holidays of the day's own month are looked at: except for New Year's Day, none is moved out of its
 * month.
 */
static const char *holiday_name(Date d)
{
    int year = 0, month = 0, day = 0;
    if (d != DATE_NONE) date_split(d, &year, &month, &day);
    if (year < 1 || year > 9998) return NULL; /* no calendar has it */
    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++)
        if (holidays[i].month == month && year >= holidays[i].since &&
            observed(holiday_in(&holidays[i], year)) == d)
            return holidays[i].name;
    return month == 12 && day == 31 && date_weekday(d) == FRIDAY ? holidays[0].name : NULL;
}

static const Closure *closure_of(Date d)
{
    int year = 0, month = 0, day = 0;
    if (d != DATE_NONE) date_split(d, &year, &month, &day);
    for (size_t i = 0; i < sizeof closures / sizeof *closures && closures[i].year <= year; i++)
        if (closures[i].year == year && closures[i].month == month && closures[i].day == day)
            return &closures[i];
    return NULL;
}

static DayClass because(const char **why, const char *name, DayClass class)
{
    if (why) *why = name;
    return class;
}

DayClass day_class(Date d, const char **why)
{
    int w = date_weekday(d);
    if (w == SUNDAY || w == SATURDAY) return because(why, w == SUNDAY ? "Sunday" : "Saturday", DAY_WEEKEND);
    const char *name = holiday_name(d);
    if (name) return because(why, name, DAY_HOLIDAY);
    const Closure *c = closure_of(d);
    return c ? because(why, c->why, (DayClass)c->class) : because(why, "", DAY_BUSINESS);
}

bool business_day(Date d, GraceDays grace)
{
    DayClass c = day_class(d, NULL);
    return c == DAY_BUSINESS || (c == DAY_WEATHER && grace != GRACE_WEATHER) ||
           (c == DAY_GRACE && grace == GRACE_COUNTS);
}

Date business_add(Date d, int n, GraceDays grace)
{
    while (n > 0) n -= business_day(++d, grace);
    return d;
}

Date business_roll(Date d, GraceDays grace)
{
    while (!business_day(d, grace)) d++;
    return d;
}

int business_between(Date from, Date to)
{
    enum { MOST = 36525 }; /* a century of days: nobody counts further, and a file may say 9999 */
    int n = 0;
    if ((int64_t)to - from > MOST) from = to - MOST;
    while (from < to) n += business_day(++from, GRACE_COUNTS);
    return n;
}

Date grace_after(Date d, Date until)
{
    while (d < until) {
        DayClass c = day_class(++d, NULL);
        if (c == DAY_GRACE || c == DAY_WEATHER) return d;
    }
    return DATE_NONE;
}

bool calendar_published(Date d)
{
    int year = date_year(d);
    return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* The Gregorian Easter Sunday (Meeus, Jones, Butcher). */
static Date easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return date_of(year, n / 31, n % 31 + 1);
}

bool market_holiday(Date d, const char **why)
{
    int year = date_year(d), w = date_weekday(d);
    if (w == SUNDAY || w == SATURDAY) return false;
    if (d == easter(year) - 2) return because(why, "Good Friday", DAY_HOLIDAY);
    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
        const Holiday *h = &holidays[i];
        if (h->market_since && year >= h->market_since && observed(holiday_in(h, year)) == d)
            return because(why, h->name, DAY_HOLIDAY);
    }
    const Closure *c = closure_of(d);
    return c && c->market && because(why, c->why, DAY_CLOSED);
}
