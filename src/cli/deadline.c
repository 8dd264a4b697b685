/* deadline.c: when a form is due, with the counting. */
#include "base/json.h"
#include "cli/commands.h"
#include "cli/worksheet.h"
#include "model/due.h"

typedef struct Deadline {
    int form;
    DueRule rule;
    Date from;
} Deadline;

/* Form 4 has a second, later day for trades whose day the owner did not choose. */
static bool has_plan(const Deadline *d) { return d->rule == DUE_FORM4; }

/* The days that are counted, and did not pass as others do. */
static void put_weather(const Deadline *d, Date due, Buf *out)
{
    const char *why;
    for (Date day = d->from; day <= due; day++)
        if (day_class(day, &why) == DAY_WEATHER) {
            char room[DATE_TEXT];
            buf_fmt(out, "%.*s is counted (%s); for filers who were hit the SEC may have moved the day.\n",
                    STR_ARG(date_put(day, room)), why);
        }
}

/* Orders that close federal offices around Christmas come a few days before, and are not known for later
 * years. */
static void put_december(Date due, Buf *out)
{
    enum { LAST_KNOWN = 2025 };
    int year, month, day;
    date_split(due, &year, &month, &day);
    if (year > LAST_KNOWN &&
        ((month == 12 && day >= 23) || (month == 1 && day <= 3 && year > LAST_KNOWN + 1)))
        buf_puts(out,
                 "An executive order may close EDGAR on days around December 24; then it is due later.\n");
}

/* Form 3 has no ten days at an offering, and insiders of foreign private issuers had a day of their own. */
static void put_form3(const Deadline *d, Buf *out)
{
    const Date start = date_of(2026, 3, 18);
    char room[DATE_TEXT];
    buf_fmt(out,
            "Where the issuer's first class is registered that day (a public offering): due %.*s itself, no "
            "later "
            "than the registration is effective (Section 16(a)(2)(A)).\n",
            STR_ARG(date_put(d->from, room)));
    if (d->from <= start)
        buf_puts(out, "Directors and officers of a foreign private issuer, in office on 2026-03-18: due that "
                      "day itself "
                      "(Release 34-104903).\n");
    buf_puts(
        out,
        "Those of some issuers in Canada, Chile, the EEA, Korea, Switzerland and the United Kingdom need not "
        "report (exemptive order of March 5, 2026).\n");
}

static void put_text(const Deadline *d, Buf *out)
{
    Date due = due_date(d->rule, d->from, GRACE_COUNTS), later = due_date(d->rule, d->from, GRACE_CLOSED);
    char room[DATE_TEXT];
    buf_fmt(out, "Form %d: ", d->form);
    due_working(d->rule, d->from, "", DATE_NONE, out);
    buf_char(out, '\n');
    if (later != due)
        buf_fmt(
            out,
            "Or %.*s: federal offices were closed on a day of these, and no notice of the SEC is known.\n",
            STR_ARG(date_put(later, room)));
    put_weather(d, due, out);
    put_december(due, out);
    if (d->form == 3) put_form3(d, out);
    if (!has_plan(d)) return;
    buf_puts(out, "A plan or discretionary trade whose day the owner did not choose, at the latest: ");
    due_working(DUE_PLAN, d->from, "", DATE_NONE, out);
    buf_char(out, '\n');
}

static void put_json(const Deadline *d, Buf *out)
{
    Buf working = {0};
    due_working(d->rule, d->from, "", DATE_NONE, &working);
    json_open(out, '{');
    json_count(out, "form", (uint64_t)d->form);
    json_date(out, "date", d->from);
    json_date(out, "due", due_date(d->rule, d->from, GRACE_COUNTS));
    json_date(out, "dueIfClosed", due_date(d->rule, d->from, GRACE_CLOSED));
    json_text(out, "working", buf_str(&working));
    if (has_plan(d)) json_date(out, "planAtTheLatest", due_date(DUE_PLAN, d->from, GRACE_COUNTS));
    json_close(out, '}');
    buf_char(out, '\n');
    buf_free(&working);
}

ExitCode run_deadline(const Args *a, Out *out)
{
    Deadline d = {.form = 3 + args_choice(a, OPT_FORM, 1)};
    if (!date_parse(str_z(a->operand[0]), DATE_ISO | DATE_US | DATE_DMON | DATE_PACKED, &d.from)) {
        message("'%s' is no date: write it like 2024-12-19, 12/19/2024, 19-DEC-2024 or 20241219",
                a->operand[0]);
        return CLI_USAGE;
    }
    d.rule = d.form == 3 ? DUE_FORM3 : d.form == 5 ? DUE_FORM5 : due_form4(d.from);
    if (args_choice(a, OPT_SHEET_FORMAT, SHEET_TEXT) == SHEET_JSON)
        put_json(&d, &out->buf);
    else
        put_text(&d, &out->buf);
    return CLI_FINE;
}
