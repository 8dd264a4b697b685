/* test_calendar.c: EDGAR's business days against the published holidays, known due dates, and an independent
 * oracle. */
#include "base/businessday.h"
#include "model/due.h"
#include "tests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The observed federal holidays; month and day, year by year. */
static const char *const holidays[] = {
    "2002 01-01 01-21 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25",
    "2003 01-01 01-20 02-17 05-26 07-04 09-01 10-13 11-11 11-27 12-25",
    "2004 01-01 01-19 02-16 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    "2005 01-17 02-21 05-30 07-04 09-05 10-10 11-11 11-24 12-26",
    "2006 01-02 01-16 02-20 05-29 07-04 09-04 10-09 11-10 11-23 12-25",
    "2007 01-01 01-15 02-19 05-28 07-04 09-03 10-08 11-12 11-22 12-25",
    "2008 01-01 01-21 02-18 05-26 07-04 09-01 10-13 11-11 11-27 12-25",
    "2009 01-01 01-19 02-16 05-25 07-03 09-07 10-12 11-11 11-26 12-25",
    "2010 01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    "2011 01-17 02-21 05-30 07-04 09-05 10-10 11-11 11-24 12-26",
    "2012 01-02 01-16 02-20 05-28 07-04 09-03 10-08 11-12 11-22 12-25",
    "2013 01-01 01-21 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25",
    "2014 01-01 01-20 02-17 05-26 07-04 09-01 10-13 11-11 11-27 12-25",
    "2015 01-01 01-19 02-16 05-25 07-03 09-07 10-12 11-11 11-26 12-25",
    "2016 01-01 01-18 02-15 05-30 07-04 09-05 10-10 11-11 11-24 12-26",
    "2017 01-02 01-16 02-20 05-29 07-04 09-04 10-09 11-10 11-23 12-25",
    "2018 01-01 01-15 02-19 05-28 07-04 09-03 10-08 11-12 11-22 12-25",
    "2019 01-01 01-21 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25",
    "2020 01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25",
    "2021 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    "2022 01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26",
    "2023 01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
    "2024 01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
    "2025 01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
    "2026 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    "2027 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
};

static void assert_day(Date got, const char *iso)
{
    char room[DATE_TEXT];
    assert_string_equal(date_put(got, room).p, iso);
}

static void test_holidays(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
        int year = atoi(holidays[i]), y;
        char list[128] = "", one[16];
        snprintf(list, sizeof list, "%d", year);
        for (Date d = date_of(year, 1, 1); (y = date_year(d)) == year; d++) {
            if (day_class(d, NULL) != DAY_HOLIDAY) continue;
            char room[DATE_TEXT];
            snprintf(one, sizeof one, " %.5s", date_put(d, room).p + 5);
            strcat(list, one);
        }
        assert_string_equal(list, holidays[i]);
    }
}

static void test_closures(void **state)
{
    (void)state;
    const char *why;
    assert_int_equal(day_class(day("2018-12-05"), &why), DAY_CLOSED);
    assert_string_equal(why, "day of mourning for President George H. W. Bush");
    assert_int_equal(day_class(day("2004-06-11"), &why), DAY_CLOSED);
    assert_int_equal(day_class(day("2007-01-02"), &why), DAY_GRACE);
    assert_int_equal(day_class(day("2012-10-29"), &why), DAY_WEATHER);
    assert_int_equal(day_class(day("2024-11-28"), &why), DAY_HOLIDAY);
    assert_string_equal(why, "Thanksgiving Day");
    assert_int_equal(day_class(day("2024-11-30"), &why), DAY_WEEKEND);
    assert_string_equal(why, "Saturday");
    assert_true(business_day(day("2007-01-02"), GRACE_COUNTS));
    assert_false(business_day(day("2007-01-02"), GRACE_CLOSED));
    assert_true(business_day(day("2012-10-30"), GRACE_CLOSED));
    assert_day(grace_after(day("2006-12-29"), day("2007-01-10")), "2007-01-02");
    assert_int_equal(grace_after(day("2024-01-01"), day("2024-12-31")), DATE_NONE);
}

static void test_due_dates(void **state)
{
    (void)state;
    static const struct {
        DueRule rule;
        const char *from, *due;
    } cases[] = {
        {DUE_FORM4, "2003-11-12", "2003-11-14"}, {DUE_FORM4, "2002-08-29", "2002-09-03"},
        {DUE_PAPER, "2002-08-28", "2002-09-10"}, {DUE_FORM4, "2009-02-08", "2009-02-10"},
        {DUE_FORM4, "2024-12-20", "2024-12-26"}, {DUE_FORM4, "2025-12-22", "2025-12-29"},
        {DUE_FORM4, "2018-12-03", "2018-12-06"}, {DUE_FORM4, "2008-12-24", "2008-12-30"},
        {DUE_FORM4, "2021-06-16", "2021-06-21"}, {DUE_FORM4, "2025-01-07", "2025-01-10"},
        {DUE_PLAN, "2024-07-01", "2024-07-09"},  {DUE_FORM5, "2003-12-31", "2004-02-17"},
        {DUE_FORM3, "2024-08-22", "2024-09-03"}, {DUE_PAPER, "2002-06-20", "2002-07-10"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_day(due_date(cases[i].rule, day(cases[i].from), GRACE_COUNTS), cases[i].due);
    assert_int_equal(due_form4(day("2002-08-28")), DUE_PAPER);
    assert_int_equal(due_form4(day("2002-08-29")), DUE_FORM4);
}

static void assert_working(DueRule rule, const char *from, const char *filed, const char *text)
{
    Buf b = {0};
    due_working(rule, day(from), "filed", filed ? day(filed) : DATE_NONE, &b);
    assert_string_equal(b.p, text);
    buf_free(&b);
}

static void test_working(void **state)
{
    (void)state;
    assert_working(
        DUE_FORM4, "2024-12-19", "2025-01-02",
        "executed Thu 2024-12-19; Fri 20 = 1, Mon 23 = 2; due 2024-12-23; filed 2025-01-02, 5 business "
        "days late (24, 25 December and 1 January not counted)");
    assert_working(DUE_FORM4, "2003-11-12", NULL,
                   "executed Wed 2003-11-12; Thu 13 = 1, Fri 14 = 2; due 2003-11-14");
    assert_working(
        DUE_FORM3, "2024-08-22", "2024-09-04",
        "event Thu 2024-08-22; 10 days later is Sun 2024-09-01; due 2024-09-03; filed 2024-09-04, 1 business "
        "day late (2 September not counted)");
    assert_working(
        DUE_FORM4, "2030-03-04", NULL,
        "executed Mon 2030-03-04; Tue 5 = 1, Wed 6 = 2; due 2030-03-06; calendar not published, statutory "
        "holidays only");
}

static void test_market(void **state)
{
    (void)state;
    const char *why;
    assert_true(market_holiday(day("2024-03-29"), &why));
    assert_string_equal(why, "Good Friday");
    assert_true(market_holiday(day("2025-04-18"), &why));
    assert_false(market_holiday(day("2024-10-14"), &why));
    assert_false(market_holiday(day("2021-12-31"), &why));
    assert_true(market_holiday(day("2025-01-09"), &why));
    assert_false(market_holiday(day("2024-12-24"), &why));
}

/* Far-off years must end, and not overflow. */
static void test_bounds(void **state)
{
    (void)state;
    assert_true(business_between(date_of(1, 1, 1), date_of(9999, 12, 31)) > 20000);
    assert_int_equal(business_between(day("2024-05-15"), day("2024-05-14")), 0);
    assert_true(business_add(date_of(9999, 12, 31), 3, GRACE_COUNTS) > date_of(9999, 12, 31));
    assert_true(calendar_published(day("2027-12-31")));
    assert_false(calendar_published(day("2028-01-03")));
}

#define ORACLE "../shared/reference/calendar_oracle.py"

/* One line a day, "2002-01-01 0 2002-01-03 2002-01-04 2002-01-08": is it a business day, due, deemed, outer
 * limit. */
static const char script[] =
    "import sys; sys.path.insert(0, '../shared/reference'); sys.dont_write_bytecode = True\n"
    "import calendar_oracle as o\n"
    "known = o.business\n"
    "o.business = lambda d: known(d) and d != o.date(2004, 6, 11)\n" /* the SEC announced that it was closed
                                                                      */
    "d = o.date(2002, 1, 1)\n"
    "while d.year < 2028:\n"
    "    print(d, int(o.business(d)), *((o.add(d, 2), o.add(d, 3), o.add(o.add(d, 3), 2)) if d < "
    "o.date(2027, 12, 20) else ()))\n"
    "    d += o.DAY\n";

static void compare_line(const char *line)
{
    char date[16], due[16] = "", deemed[16] = "", limit[16] = "";
    int business;
    int n = sscanf(line, "%15s %d %15s %15s %15s", date, &business, due, deemed, limit);
    assert_true(n == 2 || n == 5);
    Date d = day(date);
    if (business_day(d, GRACE_COUNTS) != (business != 0))
        fail_msg("%s: business day? oracle says %d", date, business);
    if (n == 2) return;
    assert_day(due_date(DUE_FORM4, d, GRACE_COUNTS), due);
    assert_day(business_add(d, 3, GRACE_COUNTS), deemed);
    assert_day(due_date(DUE_PLAN, d, GRACE_COUNTS), limit);
}

static void test_oracle(void **state)
{
    (void)state;
    char line[128], command[sizeof script + 32];
    if (access(ORACLE, R_OK) || system("python3 -c '' >/dev/null 2>&1")) skip();
    snprintf(command, sizeof command, "python3 -c \"%s\"", script);
    FILE *p = popen(command, "r");
    size_t days = 0;
    assert_non_null(p);
    for (; fgets(line, sizeof line, p); days++) compare_line(line);
    pclose(p);
    assert_int_equal(days, 9496); /* 26 years, 6 leap days */
}

static void test_fiscal_years(void **state)
{
    (void)state;
    static const struct {
        unsigned end;
        short day[3], last[3];
    } cases[] = {{930, {2024, 7, 1}, {2024, 9, 30}},  {930, {2024, 9, 30}, {2024, 9, 30}},
                 {930, {2024, 10, 1}, {2025, 9, 30}}, {1231, {2024, 1, 1}, {2024, 12, 31}},
                 {229, {2023, 3, 1}, {2024, 2, 29}},  {229, {2024, 3, 1}, {2025, 2, 28}}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const short *d = cases[i].day, *l = cases[i].last;
        assert_int_equal(fiscal_year_end(cases[i].end, date_of(d[0], d[1], d[2])), date_of(l[0], l[1], l[2]));
    }
    assert_int_equal(fiscal_year_end(0, 0), DATE_NONE);
    assert_int_equal(fiscal_year_end(1331, 0), DATE_NONE);
    assert_int_equal(fiscal_year_end(132, 0), DATE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fiscal_years), cmocka_unit_test(test_holidays), cmocka_unit_test(test_closures),
        cmocka_unit_test(test_due_dates),    cmocka_unit_test(test_working),  cmocka_unit_test(test_market),
        cmocka_unit_test(test_bounds),       cmocka_unit_test(test_oracle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
