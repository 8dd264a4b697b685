/* timing.c: group D, due dates against the filing date; where that is not known, the signature's, which is no
 * later. */
#include "check/checker.h"

#include "model/due.h"

static Date executed(const Line *l) { return l->deemed != DATE_NONE ? l->deemed : l->date; }

bool due_on_form4(const Line *l)
{
    const Cell *v = line_cell(l, F_transactionTimeliness);
    return !l->holding && (l->form_type == '4' || (!l->form_type && !cell_has(v)));
}

/* The owner may not have chosen the day: then the report may be due three business days later. */
static bool maybe_notified(const Check *c, const Line *l)
{
    if (l->deemed != DATE_NONE) return false;
    return l->code == 'I' || says_plan(c, l);
}

typedef enum Late { IN_TIME, LATE, LATE_UNLESS_NOTIFIED, LATE_MAYBE_EXEMPT } Late;

static Late lateness(Check *c, const Line *l, Date day)
{
    if (c->filed <= due_date(DUE_FORM4, day, GRACE_CLOSED)) return IN_TIME; /* D10 tells of doubtful days */
    if (maybe_notified(c, l) && c->filed <= due_date(DUE_PLAN, day, GRACE_CLOSED))
        return LATE_UNLESS_NOTIFIED;
    return l->code == 'J' && line_says(c, l, TEXT_EXEMPT_TRANSFER) ? LATE_MAYBE_EXEMPT : LATE;
}

/* Reports a row of a day; false if a row before it was told for the same day. */
static bool tell_day(Check *c, const Line *l, FieldId f, int variant, Severity severity, Date day)
{
    for (size_t i = c->found.n; i-- > 0 && c->found.at[i].rule == c->rule;)
        if (c->found.at[i].arg[0] == day && c->found.at[i].variant == variant) return false;
    Finding *found = tell_line(c, l, f, variant);
    found->severity = (uint8_t)severity;
    found->arg[0] = day, found->arg[1] = c->filed;
    return true;
}

static FieldId day_field(const Line *l)
{
    return l->deemed != DATE_NONE ? F_deemedExecutionDate : F_transactionDate;
}

/* An original Form 4 whose date is known, or cannot be earlier than its signature. */
static bool is_dated(const Check *c, FormType form)
{
    return c->d->form == form && !c->d->amendment && c->filed != DATE_NONE;
}

/* The row is due on Form 4 by this rule, and its day is known. */
static bool counts(const Check *c, const Line *l, DueRule rule)
{
    Date day = executed(l);
    return day != DATE_NONE && day <= c->filed && due_on_form4(l) && due_form4(day) == rule;
}

static void form4_row(Check *c, const Line *l)
{
    static const Severity severity[] = {SEVERITY_NOTE, SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_WARNING};
    if (!counts(c, l, DUE_FORM4)) return;
    Late late = lateness(c, l, executed(l));
    if (late != IN_TIME) tell_day(c, l, day_field(l), (int)late - 1, severity[late], executed(l));
}

void check_D01(Check *c)
{
    if (is_dated(c, FORM_4)) check_lines(c, form4_row);
}

static void paper_row(Check *c, const Line *l)
{
    if (counts(c, l, DUE_PAPER) && c->filed > due_date(DUE_PAPER, executed(l), GRACE_CLOSED))
        tell_day(c, l, F_transactionDate, 0, SEVERITY_WARNING, executed(l));
}

void check_D04(Check *c)
{
    if (is_dated(c, FORM_4)) check_lines(c, paper_row);
}

/* ---- D02, D03: Forms 3 and 5 ---- */

/* Reports a form whose period makes it due by this rule. */
static void whole_form(Check *c, FormType form, DueRule rule)
{
    if (!is_dated(c, form) || c->period == DATE_NONE) return;
    if (c->filed <= due_date(rule, c->period, GRACE_CLOSED)) return;
    Finding *f = tell_item(c, F_periodOfReport, 0);
    f->arg[0] = c->period, f->arg[1] = c->filed;
}

/* Directors and officers of foreign private issuers owe Form 3 from 2026-03-18 on. */
void check_D02(Check *c)
{
    Date start = date_of(2026, 3, 18);
    bool foreign = cell_has(doc_item(c->d, F_issuerForeignTradingSymbol)) && c->period < start;
    if (!foreign) {
        whole_form(c, FORM_3, DUE_FORM3);
    } else if (is_dated(c, FORM_3) && c->period != DATE_NONE && c->filed > start) {
        Finding *f = tell_item(c, F_periodOfReport, 1);
        f->arg[0] = c->period, f->arg[1] = c->filed;
    }
}

void check_D03(Check *c) { whole_form(c, FORM_5, DUE_FORM5); }

/* ---- D05 to D07: gifts, and rows that Form 5 makes up for ---- */

ROW_CHECK(D05)
{
    if (l->code != 'G' || l->side != 'D' || l->date == DATE_NONE || l->date < date_of(2023, 2, 27)) return;
    bool deferred = c->d->form == FORM_5 || (c->d->form == FORM_4 && l->form_type == '5');
    if (deferred && c->filed != DATE_NONE && c->filed > due_date(DUE_FORM4, l->date, GRACE_CLOSED))
        tell_day(c, l, F_transactionDate, 0, SEVERITY_ERROR, l->date);
}

ROW_CHECK(D06)
{
    if (c->d->form != FORM_5) return;
    if (!l->holding && l->form_type == '4') tell_line(c, l, F_transactionFormType, 0);
    if (l->holding && l->form_type == '3') tell_line(c, l, F_transactionFormType, 1);
}

/* A type 4 row is late by itself; one of type 5 is where its Form 5, or the one of its year, was due before.
 */
ROW_CHECK(D07)
{
    enum { WEEKS_53 = 7 }; /* such a year begins up to a week before the day of the one before */
    const Cell *mark = line_cell(l, F_transactionTimeliness);
    bool marked = cell_is(mark) && mark->u.code == 'L';
    if (c->d->form != FORM_5 || l->holding || l->form_type != '5' || marked || c->period == DATE_NONE) return;
    Date due = due_date(DUE_FORM5, c->period, GRACE_CLOSED);
    if (!c->d->amendment && c->filed != DATE_NONE && c->filed > due)
        tell_line(c, l, F_transactionTimeliness, 0)->arg[0] = due;
    else if (l->date != DATE_NONE && l->date < date_add_months(c->period, -12) - WEEKS_53)
        tell_line(c, l, F_transactionTimeliness, 1);
}

/* ---- D08, D09: the filing date itself ---- */

/* "2025-01-06T17:02:11": its day, and minutes since midnight. */
static bool accepted_at(const Check *c, Date *day, int *minutes)
{
    Str s = item_text(c, F_acceptanceDatetime);
    if (s.n < 16 || !date_parse(str_sub(s, 0, 10), DATE_ISO, day)) return false;
    for (size_t i = 11; i < 16; i++)
        if (i != 13 && !is_digit(s.p[i])) return false;
    *minutes = ((s.p[11] - '0') * 10 + s.p[12] - '0') * 60 + (s.p[14] - '0') * 10 + s.p[15] - '0';
    return true;
}

enum { CLOSING = 22 * 60 }; /* minutes since midnight */

void check_D08(Check *c)
{
    Date day;
    int minutes;
    if (c->signed_only || !accepted_at(c, &day, &minutes)) return;
    bool late = minutes > CLOSING;
    if (late && c->filed == day)
        tell_item(c, F_acceptanceDatetime, 0);
    else if (c->filed != business_roll(late ? day + 1 : day, GRACE_COUNTS))
        tell_item(c, F_acceptanceDatetime, 1)->arg[0] = c->filed;
}

void check_D09(Check *c)
{
    if (c->filed != DATE_NONE && !c->signed_only && !business_day(c->filed, GRACE_COUNTS))
        tell_item(c, F_filingDate, 0)->arg[0] = c->filed;
}

/* ---- D10, D11, D13: how late ---- */

static bool only_grace(const Check *c, DueRule rule, Date from)
{
    return c->filed > due_date(rule, from, GRACE_COUNTS) && c->filed <= due_date(rule, from, GRACE_WEATHER);
}

static void grace_row(Check *c, const Line *l)
{
    if (counts(c, l, DUE_FORM4) && only_grace(c, DUE_FORM4, executed(l)))
        tell_day(c, l, day_field(l), 0, SEVERITY_NOTE, executed(l));
}

void check_D10(Check *c)
{
    if (is_dated(c, FORM_4)) check_lines(c, grace_row);
    if (is_dated(c, FORM_3) && c->period != DATE_NONE && only_grace(c, DUE_FORM3, c->period))
        tell_item(c, F_periodOfReport, 0)->arg[0] = c->period;
}

static void one_day_row(Check *c, const Line *l)
{
    if (counts(c, l, DUE_FORM4) &&
        business_between(due_date(DUE_FORM4, executed(l), GRACE_COUNTS), c->filed) == 1)
        tell_day(c, l, day_field(l), 0, SEVERITY_NOTE, executed(l));
}

void check_D11(Check *c)
{
    if (is_dated(c, FORM_4) && c->filed <= date_of(2004, 6, 30)) check_lines(c, one_day_row);
}

enum { LATE_WEEKS = 10, LATE_MONTHS = 40, LATE_YEARS = 250 }; /* business days */

/* The row that is latest, and by how many business days. */
static const Line *latest_row(const Check *c, int *days)
{
    const Line *worst = NULL;
    for (size_t i = 0; i < c->nline; i++)
        if (counts(c, &c->line[i], DUE_FORM4) && (!worst || executed(&c->line[i]) < executed(worst)))
            worst = &c->line[i];
    *days = worst ? business_between(due_date(DUE_FORM4, executed(worst), GRACE_COUNTS), c->filed) : 0;
    return worst;
}

void check_D13(Check *c)
{
    int days;
    if (!is_dated(c, FORM_4)) return;
    const Line *worst = latest_row(c, &days);
    if (days <= LATE_WEEKS) return;
    int variant = days > LATE_YEARS ? 2 : days > LATE_MONTHS ? 1 : 0;
    tell_line(c, worst, day_field(worst), variant)->arg[0] = days;
}

/* ---- D14, D16 ---- */

void check_D14(Check *c)
{
    bool insider = owner_is(c, F_isDirector) || owner_is(c, F_isOfficer);
    if (!cell_has(doc_item(c->d, F_issuerForeignTradingSymbol))) return;
    if (!insider && owner_is(c, F_isTenPercentOwner))
        tell(c, PART_FILING, 0, F_NONE, 0);
    else if (c->d->form == FORM_4 && c->period != DATE_NONE && c->period < date_of(2026, 3, 18))
        tell_item(c, F_periodOfReport, 1);
}

/* Where the filing does not say when the fiscal year ends, the calendar year is assumed. */
ROW_CHECK(D16)
{
    if (!is_dated(c, FORM_4) || l->holding || l->form_type != '5' || l->date == DATE_NONE) return;
    Date end = fiscal_year_end(doc_fiscal_end(c->d), l->date);
    bool assumed = end == DATE_NONE;
    if (assumed) end = date_of(date_year(l->date), 12, 31);
    Date due = due_date(DUE_FORM5, end, GRACE_CLOSED);
    if (c->filed <= due) return;
    Finding *f = tell_line(c, l, F_transactionDate, assumed);
    if (assumed) f->severity = SEVERITY_WARNING;
    f->arg[0] = due;
}
