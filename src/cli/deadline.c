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
