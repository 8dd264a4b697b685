/* timing.c: group D, due dates against the filing date; where that is not known, the signature's, which is no
 * later. */
#include "check/checker.h"
#include "check/facts/dates.h"
#include "check/facts/transfers.h"
#include "model/due.h"

/* A deemed date counts only for plan trades and discretionary transactions: Rule 16a-3(g)(2), (3). */
static bool may_deem(const Check *c, const Line *l) { return l->code == 'I' || says_plan(c, l); }

static bool is_deemed(const Check *c, const Line *l) { return l->deemed != DATE_NONE && may_deem(c, l); }

static Date executed(const Check *c, const Line *l) { return is_deemed(c, l) ? l->deemed : l->date; }

bool due_on_form4(const Line *l)
{
    const Cell *v = line_cell(l, F_transactionTimeliness);
    return !l->holding && (l->form_type == '4' || (!l->form_type && !cell_has(v)));
}

/* Gifts received, inheritances, small acquisitions and voting trusts may wait for Form 5, and come early of
 * free will: Rules 16a-3(f)(1), 16a-6. */
static bool may_wait(const Line *l) { return code_in(l->code, "LWZ") || (l->code == 'G' && l->side == 'A'); }

bool looks_back(const Check *c, const Line *l)
{
    return line_says(c, l, TEXT_LOOK_BACK) || text_has(c->facts.remarks, TEXT_LOOK_BACK);
}

/* ---- D01 ---- */

/* What is said of a late row; IN_TIME is not. */
typedef enum Late {
    IN_TIME = -1,
    LATE,
    UNLESS_NOTIFIED,
    MAYBE_NOT_DUE,
    BY_COLUMN,
    NOT_DUE,
    BEFORE_OFFERING
} Late;

typedef struct Dated {
    Date from, to, day; /* the last day that is told within them */
} Dated;

static bool last_day(Prose *note, void *ctx)
{
    Dated *dated = ctx;
    ProseDate d;
    if (!text_has(note, TEXT_PERFORMANCE) || !text_has(note, TEXT_DECIDED)) return false;
    for (size_t at = 0; prose_date(note->text, at, &d); at = d.end)
        if (d.day > dated->from && d.day <= dated->to) dated->day = d.day;
    return false;
}

/* A grant under conditions is one on the day they are met, when nothing but service is left: Rule
 * 16a-1(c)(3). That day where a footnote gives it; else the day of the row. */
static Date granted(const Check *c, const Line *l, Date day)
{
    Dated dated = {l->date, c->filed, day};
    if (l->code == 'A') any_line_note(c, l, last_day, &dated);
    return dated.day;
}

/* *day: what the row is due by. */
static Late lateness(Check *c, const Line *l, Date *day)
{
    if (c->filed <= due_date(DUE_FORM4, *day, GRACE_CLOSED)) return IN_TIME; /* D10 tells of doubtful days */
    if (may_wait(l) || looks_back(c, l)) return IN_TIME;
    Date grant = granted(c, l, *day);
    if (c->filed <= due_date(DUE_FORM4, grant, GRACE_CLOSED)) return BY_COLUMN;
    *day = grant;
    if (!is_deemed(c, l) && may_deem(c, l) && c->filed <= due_date(DUE_PLAN, *day, GRACE_CLOSED))
        return UNLESS_NOTIFIED;
    if ((l->code == 'J' && line_says(c, l, TEXT_EXEMPT_TRANSFER)) || is_own_transfer(c, l)) return NOT_DUE;
    if (line_says(c, l, TEXT_OFFERING_AHEAD)) return BEFORE_OFFERING;
    return l->code == 'J' && line_says(c, l, TEXT_PRO_RATA) ? MAYBE_NOT_DUE : LATE;
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

static FieldId day_field(const Check *c, const Line *l)
{
    return is_deemed(c, l) ? F_deemedExecutionDate : F_transactionDate;
}

/* An original Form 4 whose date is known, or cannot be earlier than its signature. */
static bool is_dated(const Check *c, FormType form)
{
    return c->d->form == form && !c->d->amendment && c->filed != DATE_NONE;
}

/* The row is due on Form 4 by this rule, and its day is known. */
static bool counts(const Check *c, const Line *l, DueRule rule)
{
    if (!due_on_form4(l) || l->date == DATE_NONE) return false;
    Date day = executed(c, l);
    return day <= c->filed && due_form4(day) == rule;
}

static void form4_row(Check *c, const Line *l)
{
    static const Severity severity[] = {SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_WARNING,
                                        SEVERITY_NOTE,  SEVERITY_NOTE,    SEVERITY_NOTE};
    if (!counts(c, l, DUE_FORM4)) return;
    Date day = executed(c, l);
    Late late = lateness(c, l, &day);
    if (late != IN_TIME) tell_day(c, l, day_field(c, l), (int)late, severity[late], day);
}

void check_D01(Check *c)
{
    if (is_dated(c, FORM_4)) check_lines(c, form4_row);
}

static void paper_row(Check *c, const Line *l)
{
    if (counts(c, l, DUE_PAPER) && !may_wait(l) &&
        c->filed > due_date(DUE_PAPER, executed(c, l), GRACE_CLOSED))
        tell_day(c, l, F_transactionDate, 0, SEVERITY_WARNING, executed(c, l));
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

static void tell_form3(Check *c, int variant, Severity severity)
{
    Finding *f = tell_item(c, F_periodOfReport, variant);
    f->severity = (uint8_t)severity;
    f->arg[0] = c->period, f->arg[1] = c->filed;
}

enum { FORM3_LATE, FORM3_FOREIGN, FORM3_PUBLIC };

/* Who is in office on 2026-03-18 in a foreign private issuer owes Form 3 on that day itself. */
void check_D02(Check *c)
{
    const Date start = date_of(2026, 3, 18);
    if (!is_dated(c, FORM_3) || c->period == DATE_NONE || c->filed <= c->period) return;
    bool in_office = cell_has(doc_item(c->d, F_issuerForeignTradingSymbol)) && c->period <= start;
    if (in_office && c->filed > start)
        tell_form3(c, FORM3_FOREIGN, SEVERITY_WARNING);
    else if (!in_office && c->filed > due_date(DUE_FORM3, c->period, GRACE_CLOSED))
        tell_form3(c, FORM3_LATE, SEVERITY_ERROR);
    else if (!in_office && form_says(c, TEXT_GOING_PUBLIC))
        tell_form3(c, FORM3_PUBLIC, SEVERITY_NOTE);
}

void check_D03(Check *c) { whole_form(c, FORM_5, DUE_FORM5); }

/* ---- D05 to D07: gifts, and rows that Form 5 makes up for ---- */

ROW_CHECK(D05)
{
    if (l->code != 'G' || l->side != 'D' || l->date == DATE_NONE || l->date < date_of(2023, 2, 27)) return;
    bool deferred = c->d->form == FORM_5 || (c->d->form == FORM_4 && l->form_type == '5');
    if (!deferred || c->filed == DATE_NONE || c->filed <= due_date(DUE_FORM4, l->date, GRACE_CLOSED)) return;
    bool own = is_own_transfer(c, l);
    tell_day(c, l, F_transactionDate, own, own ? SEVERITY_NOTE : SEVERITY_ERROR, l->date);
}

ROW_CHECK(D06)
{
    if (c->d->form != FORM_5) return;
    if (!l->holding && l->form_type == '4') tell_line(c, l, F_transactionFormType, 0);
    if (l->holding && l->form_type == '3') tell_line(c, l, F_transactionFormType, 1);
}

static bool marked_late(const Line *l)
{
    const Cell *mark = line_cell(l, F_transactionTimeliness);
    return cell_is(mark) && mark->u.code == 'L';
}

/* A row of type 4 is late by definition; one of type 5 is so only where it is marked. */
ROW_CHECK(D07)
{
    bool late = c->filed != DATE_NONE && c->period != DATE_NONE &&
                c->filed > due_date(DUE_FORM5, c->period, GRACE_CLOSED);
    if (c->d->form == FORM_5 && !c->d->amendment && late && !l->holding && l->form_type == '5' &&
        !marked_late(l))
        tell_line(c, l, F_transactionTimeliness, 0);
}

enum { WEEK = 7 }; /* a fiscal year of 52 or 53 weeks ends on another day each year */

/* Rows outside of the fiscal year that the form is for; each day is told once. */
ROW_CHECK(D17)
{
    if (c->d->form != FORM_5 || c->period == DATE_NONE || l->holding || l->date == DATE_NONE) return;
    for (size_t i = 0; i < c->found.n; i++)
        if (c->found.at[i].rule == RULE_D17 && c->found.at[i].arg[1] == l->date) return;
    Finding *f = NULL;
    Date before = date_add_months(c->period, -12) - WEEK;
    bool late = l->form_type == '4' || marked_late(l);
    if (l->date > c->period && l->date <= c->filed)
        f = tell_line(c, l, F_transactionDate, 0), f->arg[0] = c->period;
    else if (l->date <= before && !late)
        f = tell_line(c, l, F_transactionDate, 1), f->arg[0] = before + WEEK;
    if (f) f->arg[1] = l->date;
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
    if (counts(c, l, DUE_FORM4) && !may_wait(l) && only_grace(c, DUE_FORM4, executed(c, l)))
        tell_day(c, l, day_field(c, l), 0, SEVERITY_NOTE, executed(c, l));
}

void check_D10(Check *c)
{
    if (is_dated(c, FORM_4)) check_lines(c, grace_row);
    if (is_dated(c, FORM_3) && c->period != DATE_NONE && only_grace(c, DUE_FORM3, c->period))
        tell_item(c, F_periodOfReport, 0)->arg[0] = c->period;
}

static void one_day_row(Check *c, const Line *l)
{
    if (counts(c, l, DUE_FORM4) && !may_wait(l) &&
        business_between(due_date(DUE_FORM4, executed(c, l), GRACE_COUNTS), c->filed) == 1)
        tell_day(c, l, day_field(c, l), 0, SEVERITY_NOTE, executed(c, l));
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
        if (counts(c, &c->line[i], DUE_FORM4) && !may_wait(&c->line[i]) &&
            (!worst || executed(c, &c->line[i]) < executed(c, worst)))
            worst = &c->line[i];
    *days = worst ? business_between(due_date(DUE_FORM4, executed(c, worst), GRACE_COUNTS), c->filed) : 0;
    return worst;
}

void check_D13(Check *c)
{
    int days;
    if (!is_dated(c, FORM_4)) return;
    const Line *worst = latest_row(c, &days);
    if (days <= LATE_WEEKS) return;
    int variant = days > LATE_YEARS ? 2 : days > LATE_MONTHS ? 1 : 0;
    tell_line(c, worst, day_field(c, worst), variant)->arg[0] = days;
}

/* ---- D14, D16 ---- */

/* The duty to report began on 2026-03-18; in some countries an order of 5 March 2026 lifts it. */
void check_D14(Check *c)
{
    bool insider = owner_is(c, F_isDirector) || owner_is(c, F_isOfficer);
    if (!cell_has(doc_item(c->d, F_issuerForeignTradingSymbol))) return;
    if (!insider && owner_is(c, F_isTenPercentOwner))
        tell(c, PART_FILING, 0, F_NONE, 0);
    else if (c->d->form == FORM_4 && c->period != DATE_NONE && c->period < date_of(2026, 3, 18))
        tell_item(c, F_periodOfReport, 1);
    else if (insider && c->d->form == FORM_3)
        tell(c, PART_FILING, 0, F_NONE, 2);
}

/* When Form 5 was due for the year of a row. Where the filing does not say when the fiscal year ends, the
 * latest day that it may end on is taken: what is late by that is late by any other. */
ROW_CHECK(D16)
{
    bool deferred = l->form_type == '5' || (may_wait(l) && due_on_form4(l));
    if (!is_dated(c, FORM_4) || l->holding || !deferred || l->date == DATE_NONE) return;
    if (code_in(l->code, "AFI") || line_says(c, l, TEXT_EXEMPT_TRANSFER))
        return; /* no report is due at all */
    Date end = fiscal_year_end(doc_fiscal_end(c->d), l->date);
    bool any_year = end == DATE_NONE;
    if (any_year) end = date_add_months(l->date, 12) - 1;
    Date due = due_date(DUE_FORM5, end, GRACE_CLOSED);
    if (c->filed > due) tell_line(c, l, F_transactionDate, any_year)->arg[0] = due;
}
