/* due.c: the due dates of Rule 16a-3 and of Section 16(a), and how they come about. */
#include "model/due.h"

static const struct {
    const char *name, *event;
    int business_days, days; /* 0 and 0: the tenth of the next month */
} due[DUE_RULES] = {
    [DUE_FORM4] = {"form4", "executed", 2, 0},         [DUE_PLAN] = {"plan", "executed", 5, 0},
    [DUE_PAPER] = {"paper", "executed", 0, 0},         [DUE_FORM3] = {"form3", "event", 0, 10},
    [DUE_FORM5] = {"form5", "fiscal year end", 0, 45},
};

DueRule due_by_name(Str name)
{
    int r = 0;
    while (r < DUE_RULES && !str_eq(str_z(due[r].name), name)) r++;
    return (DueRule)r;
}

DueRule due_form4(Date executed) { return executed < date_of(2002, 8, 29) ? DUE_PAPER : DUE_FORM4; }

/* The day before it is rolled on to a business day. */
static Date nominal(DueRule rule, Date from)
{
    if (due[rule].days) return from + due[rule].days;
    int y, m, d;
    date_split(date_add_months(from, 1), &y, &m, &d);
    return date_of(y, m, 10);
}

Date fiscal_year_end(unsigned end, Date day)
{
    int month = (int)end / 100, of_month = (int)end % 100;
    Date first = date_of(date_year(day), month, 1); /* a February 29 may be the 28th */
    if (first == DATE_NONE || !of_month || of_month > 31) return DATE_NONE;
    for (int years = 0; years < 2; years++) {
        Date next = date_add_months(first, 12 * years + 1),
             last = date_add_months(first, 12 * years) + of_month - 1;
        if (last >= next) last = next - 1;
        if (last >= day) return last;
    }
    return DATE_NONE;
}

Date due_date(DueRule rule, Date from, GraceDays grace)
{
    if (due[rule].business_days) return business_add(from, due[rule].business_days, grace);
    return business_roll(nominal(rule, from), grace);
}

static void put_date(Date d, bool weekday, Buf *out)
{
    char room[DATE_TEXT];
    if (weekday) buf_fmt(out, "%s ", date_weekday_name(d));
    buf_put(out, date_put(d, room));
}

static int day_of_month(Date d)
{
    int year, month, day;
    date_split(d, &year, &month, &day);
    return day;
}

static const char *month_name(Date d)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    int year, month, day;
    date_split(d, &year, &month, &day);
    return names[month - 1];
}

/* "Fri 20 = 1, Mon 23 = 2" */
static void put_count(Date from, int n, Buf *out)
{
    for (int i = 1; i <= n; i++) {
        from = business_add(from, 1, GRACE_COUNTS);
        buf_fmt(out, "%s%s %d = %d", i > 1 ? ", " : "", date_weekday_name(from), day_of_month(from), i);
    }
}

static bool closed_weekday(Date d)
{
    DayClass c = day_class(d, NULL);
    return c == DAY_HOLIDAY || c == DAY_CLOSED;
}

static Date next_closed(Date d, Date to)
{
    do d++;
    while (d <= to && !closed_weekday(d));
    return d;
}

enum { SKIPPED_MOST = 6 }; /* a list for the eye; a form years late would name dozens of holidays */

/* " (24, 25 December and 1 January not counted)": weekdays after `from` up to `to` that are no business days.
 */
static void put_skipped(Date from, Date to, Buf *out)
{
    int n = 0;
    for (Date d = next_closed(from, to), next; d <= to && n <= SKIPPED_MOST; d = next, n++) {
        next = next_closed(d, to);
        bool last = next > to, month_ends = last || month_name(next) != month_name(d);
        buf_puts(out, n == 0 ? " (" : last || n == SKIPPED_MOST ? " and " : ", ");
        if (n == SKIPPED_MOST && !last)
            buf_puts(out, "others");
        else
            buf_fmt(out, "%d%s%s", day_of_month(d), month_ends ? " " : "", month_ends ? month_name(d) : "");
    }
    if (n) buf_puts(out, " not counted)");
}

static void put_done(Date from, Date last_day, const char *done, Date when, Buf *out)
{
    buf_fmt(out, "; %s ", done);
    put_date(when, false, out);
    int late = business_between(last_day, when);
    if (late)
        buf_fmt(out, ", %d business day%s late", late, late == 1 ? "" : "s");
    else if (when > last_day)
        buf_puts(out, ", late");
    put_skipped(from, when > last_day ? when : last_day, out);
}

void due_working(DueRule rule, Date from, const char *done, Date when, Buf *out)
{
    Date last_day = due_date(rule, from, GRACE_COUNTS);
    buf_fmt(out, "%s ", due[rule].event);
    put_date(from, true, out);
    buf_puts(out, "; ");
    if (due[rule].business_days) {
        put_count(from, due[rule].business_days, out);
    } else {
        Date day = nominal(rule, from);
        buf_puts(out, rule == DUE_PAPER ? "the tenth of the next month is " : "");
        if (due[rule].days) buf_fmt(out, "%d days later is ", due[rule].days);
        put_date(day, true, out);
        from = day - 1;
    }
    buf_puts(out, "; due ");
    put_date(last_day, false, out);
    if (when != DATE_NONE)
        put_done(from, last_day, done, when, out);
    else
        put_skipped(from, last_day, out);
    if (!calendar_published(last_day)) buf_puts(out, "; calendar not published, statutory holidays only");
}
