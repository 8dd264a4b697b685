/* dates.c: group A, every date of the form by itself. */
#include "check/facts/dates.h"
#include "base/businessday.h"
#include "check/checker.h"
#include "check/keys.h"

static bool is_date(FieldId f) { return f < F_END && fields[f].kind == KIND_DATE; }

/* XML takes 2025-05-12 alone; a person still sees a day in 05/12/2025 or 2025/5/2. */
static bool looks_like_date(Str s)
{
    ProseDate d;
    return prose_date(s, 0, &d) || date_parse(s, DATE_US | DATE_DMON | DATE_PACKED | DATE_NAMED, &d.day);
}

static void date_syntax(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    if (!is_date(f)) return;
    bool xml = c->d->origin == ORIGIN_XML;
    if (cell->state == CELL_BAD)
        tell(c, part, row, f, xml && looks_like_date(cell->u.text));
    else if (xml && cell->prov & PROV_REPAIRED)
        tell(c, part, row, f, 1);
}

void check_A01(Check *c) { check_cells(c, date_syntax); }

static void date_filler(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    if (!is_date(f) || !cell_is(cell) || f == F_deemedExecutionDate) return;
    bool may_be_note = f == F_exerciseDate || f == F_expirationDate;
    if (!is_filler(cell->u.date, may_be_note ? c->period : DATE_NONE)) return;
    Finding *found = tell(c, part, row, f, may_be_note ? 0 : 2);
    if (!may_be_note) found->severity = SEVERITY_ERROR;
}

/* Both dates the same, long before the period (line_of has struck them out). */
static void date_aged(Check *c, const Line *l)
{
    const Cell *begin = line_cell(l, F_exerciseDate), *end = line_cell(l, F_expirationDate);
    if (cell_is(begin) && cell_is(end) && begin->u.date == end->u.date && l->exercise == DATE_NONE &&
        date_year(end->u.date) >= 1900 && !is_filler(end->u.date, c->period))
        tell_line(c, l, F_expirationDate, 1);
}

void check_A02(Check *c)
{
    check_cells(c, date_filler);
    check_lines(c, date_aged);
}

/* 0024-02-01 is that day of 2024, if the form was filed no earlier. */
static Date with_century(Date d, Date filed)
{
    int y, m, day;
    date_split(d, &y, &m, &day);
    Date later = date_of(2000 + y % 100, m, day);
    return later != DATE_NONE && later <= filed ? later : DATE_NONE;
}

static void lost_century(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    if (!is_date(f) || !cell_is(cell) || date_year(cell->u.date) >= 1900 ||
        is_filler(cell->u.date, DATE_NONE))
        return;
    Date fits = c->filed == DATE_NONE ? DATE_NONE : with_century(cell->u.date, c->filed);
    tell(c, part, row, f, fits != DATE_NONE)->arg[0] = fits;
}

void check_A03(Check *c) { check_cells(c, lost_century); }

static void row_after_filing(Check *c, const Line *l)
{
    const struct {
        FieldId field;
        Date date;
    } dates[] = {{F_transactionDate, l->date}, {F_deemedExecutionDate, l->deemed}};
    for (int i = 0; i < 2; i++) {
        if (dates[i].date == DATE_NONE || dates[i].date <= c->filed) continue;
        const Cell *early = line_cell(l, F_transactionTimeliness);
        Finding *f = tell_line(c, l, dates[i].field, c->signed_only);
        f->arg[0] = c->filed;
        if (l->form_type == '5' && cell_is(early) && early->u.code == 'E') f->severity = SEVERITY_WARNING;
    }
}

void check_A04(Check *c)
{
    if (c->filed == DATE_NONE) return;
    check_lines(c, row_after_filing);
    if (c->d->form != FORM_3 && c->period != DATE_NONE && c->period > c->filed)
        tell_item(c, F_periodOfReport, c->signed_only)->arg[0] = c->filed;
}

/* ---- dates of trades ---- */

enum { OLD_DAYS = 400, TERM_MONTHS = 120, TERM_SLACK = 31 };

ROW_CHECK(A05)
{
    if (l->holding || l->date == DATE_NONE) return;
    if (l->date < date_of(1934, 6, 6)) {
        tell_line(c, l, F_transactionDate, 1)->severity = SEVERITY_ERROR;
    } else if (c->filed != DATE_NONE && c->filed - l->date > OLD_DAYS) {
        tell_line(c, l, F_transactionDate, 0)->arg[0] = c->filed - l->date;
    }
}

/* Private sales, and exchanges abroad, know no weekend of New York. */
static bool off_exchange(Check *c, const Line *l)
{
    return line_says(c, l, TEXT_PRIVATELY) || line_says(c, l, TEXT_ABROAD) ||
           cell_has(doc_item(c->d, F_issuerForeignTradingSymbol));
}

ROW_CHECK(A06)
{
    if (!code_in(l->code, "PS") || l->date == DATE_NONE || day_class(l->date, NULL) != DAY_WEEKEND) return;
    Finding *f = tell_line(c, l, F_transactionDate, 0);
    f->arg[0] = l->date;
    if (off_exchange(c, l)) f->severity = SEVERITY_NOTE;
}

ROW_CHECK(A07)
{
    if (code_in(l->code, "PS") && l->date != DATE_NONE && market_holiday(l->date, NULL) &&
        !off_exchange(c, l))
        tell_line(c, l, F_transactionDate, 0);
}

ROW_CHECK(A08)
{
    unsigned kind = l->kind;
    if (l->code == 'A' && kind & KIND_OPTION && l->date != DATE_NONE && l->expiration != DATE_NONE &&
        l->expiration > date_add_months(l->date, TERM_MONTHS) + TERM_SLACK)
        tell_line(c, l, F_expirationDate, 0);
}
