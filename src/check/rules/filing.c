/* filing.c: group C, the form as a whole: its period, signatures, tables and amendment date. */
#include "check/checker.h"

#include "base/businessday.h"

enum { ROWS_MOST = 30 }; /* of a table */

static bool is_full(const Check *c)
{
    return c->d->table[TABLE_I].n >= ROWS_MOST || c->d->table[TABLE_II].n >= ROWS_MOST;
}

/* ---- C12: the earliest transaction ---- */

/* The earliest date of the rows due on Form 4; dates after the filing are mistyped. */
static Date earliest_due(Check *c)
{
    Date due = DATE_NONE;
    for (size_t i = 0; i < c->nline; i++) {
        const Line *l = &c->line[i];
        if (l->date == DATE_NONE || (c->filed != DATE_NONE && l->date > c->filed)) continue;
        if (due_on_form4(l) && (due == DATE_NONE || l->date < due) && !looks_back(c, l)) due = l->date;
    }
    return due;
}

void check_C12(Check *c)
{
    Date first = earliest_due(c);
    if (c->d->form != FORM_4 || c->period == DATE_NONE || first == DATE_NONE || first == c->period) return;
    if (c->d->amendment && first > c->period) return; /* it need not restate every row */
    bool later = first > c->period; /* the first of several forms has the earliest transaction */
    if (later && (form_says(c, TEXT_CONTINUED) || is_full(c))) return;
    tell_item(c, F_periodOfReport, 0)->arg[0] = first;
}

/* ---- C15 to C17: signatures ---- */

void check_C15(Check *c)
{
    const Doc *d = c->d;
    if (!d->nsign) tell(c, PART_FILING, 0, F_NONE, 0);
    for (size_t i = 0; i < d->nsign; i++) {
        if (!cell_has(sign_item(&d->sign[i], F_signatureName))) tell(c, PART_SIGN, i, F_signatureName, 1);
        if (!cell_has(sign_item(&d->sign[i], F_signatureDate))) tell(c, PART_SIGN, i, F_signatureDate, 2);
    }
}

static bool speaks_of_power(const Check *c)
{
    for (size_t i = 0; i < c->d->nattachment; i++)
        if (str_starts_nocase(c->d->attachment[i].type, S("EX-24"))) return true;
    return form_says(c, TEXT_POWER);
}

/* A form without its submission cannot show the exhibit. */
static bool is_bare(const Check *c)
{
    bool submitted = c->d->nattachment || cell_has(doc_item(c->d, F_accessionNumber));
    return !submitted && !is_scan(c);
}

void check_C16(Check *c)
{
    bool asked = false;
    if (is_bare(c)) return;
    for (size_t i = 0; i < c->d->nsign; i++) {
        Str name = cell_text(sign_item(&c->d->sign[i], F_signatureName));
        if (!says(c, TEXT_AGENT, name)) continue;
        if (!asked && speaks_of_power(c)) return;
        asked = true;
        tell(c, PART_SIGN, i, F_signatureName, 0);
    }
}

/* The latest transaction; rows that Form 4 did not ask for may lie ahead, rows after the filing are mistyped.
 */
static Date latest_reported(const Check *c)
{
    Date last = DATE_NONE;
    for (size_t i = 0; i < c->nline; i++) {
        const Line *l = &c->line[i];
        bool ahead = l->form_type == '5' || l->date > c->filed;
        if (!ahead && l->date > last) last = l->date;
    }
    return last;
}

enum { SIGNED_EARLY = 5 }; /* days before the filing that are remarkable */

static void check_signed(Check *c, size_t at, Date day, Date latest)
{
    int variant = day < latest                    ? 0
                  : c->signed_only                ? 3
                  : day > c->filed                ? 1
                  : c->filed - day > SIGNED_EARLY ? 2
                                                  : 3;
    if (variant == 3) return;
    Finding *f = tell(c, PART_SIGN, at, F_signatureDate, variant);
    f->severity = (uint8_t)(SEVERITY_ERROR - variant);
    f->arg[0] = variant == 0 ? latest : variant == 1 ? c->filed : c->filed - day;
}

void check_C17(Check *c)
{
    Date latest = latest_reported(c);
    for (size_t i = 0; i < c->d->nsign; i++) {
        const Cell *day = sign_item(&c->d->sign[i], F_signatureDate);
        if (cell_is(day) && date_year(day->u.date) >= 1900 && !is_filler(day->u.date, DATE_NONE))
            check_signed(c, i, day->u.date, latest);
    }
}

/* ---- C22, C24: the tables ---- */

void check_C22(Check *c)
{
    for (int t = 0; t < TABLES; t++) {
        size_t n = c->d->table[t].n;
        Part part = part_of_table((TableId)t);
        if (n > ROWS_MOST) tell(c, part, ROWS_MOST, F_NONE, 0)->arg[0] = (int64_t)n;
        if (n == ROWS_MOST && !form_says(c, TEXT_CONTINUED))
            tell_note(c, part, ROWS_MOST - 1, F_NONE, 1); /* C36 says so */
    }
}

static bool has_transactions(const Check *c)
{
    for (size_t i = 0; i < c->nline; i++)
        if (!c->line[i].holding) return true;
    return false;
}

void check_C24(Check *c)
{
    const Doc *d = c->d;
    bool none = cell_flag(doc_item(d, F_noSecuritiesOwned)),
         exit = cell_flag(doc_item(d, F_notSubjectToSection16));
    if (d->form == FORM_4 && !d->amendment && !exit && !has_transactions(c))
        tell(c, PART_FILING, 0, F_NONE, 0);
    if (d->form != FORM_3) return;
    if (!c->nline && !none && !d->amendment) tell_item(c, F_noSecuritiesOwned, 1)->severity = SEVERITY_ERROR;
    if (c->nline && none) tell_item(c, F_noSecuritiesOwned, 2)->severity = SEVERITY_ERROR;
}

/* ---- C28: the date of the original ---- */

static void original_told(Check *c, int variant, Severity s, Date other)
{
    Finding *f = tell_item(c, F_dateOfOriginalSubmission, variant);
    f->severity = (uint8_t)s;
    f->arg[0] = f->arg[1] = other;
}

static void check_original(Check *c, Date original)
{
    bool too_early = c->d->form != FORM_3 && c->period != DATE_NONE && original < c->period;
    if (c->filed != DATE_NONE && original > c->filed)
        original_told(c, 2, SEVERITY_ERROR, c->filed);
    else if (too_early)
        original_told(c, 3, SEVERITY_WARNING, c->period);
    else if (original == c->filed && !c->signed_only)
        original_told(c, 4, SEVERITY_NOTE, c->filed);
    if (!business_day(original, GRACE_COUNTS)) original_told(c, 5, SEVERITY_NOTE, original);
}

void check_C28(Check *c)
{
    const Cell *original = doc_item(c->d, F_dateOfOriginalSubmission);
    if (c->d->amendment && cell_empty(original)) tell_item(c, F_dateOfOriginalSubmission, 0);
    if (!cell_has(original)) return;
    if (!c->d->amendment)
        tell_item(c, F_dateOfOriginalSubmission, 1);
    else if (cell_is(original) && date_year(original->u.date) >= 1934)
        check_original(c, original->u.date);
}

/* ---- C29, C34, C36: what the texts say of the form ---- */

void check_C29(Check *c)
{
    if (c->d->amendment && !c->d->nnote && !item_text(c, F_remarks).n) tell(c, PART_FILING, 0, F_NONE, 0);
}

ROW_CHECK(C34)
{
    const Cell *di = line_cell(l, F_directOrIndirectOwnership);
    if (cell_is(di) && di->u.code == 'D' && line_says(c, l, TEXT_INCLUDES) && line_says(c, l, TEXT_INDIRECT))
        tell_line(c, l, F_sharesOwnedFollowingTransaction, 0);
}

void check_C36(Check *c)
{
    for (size_t i = 0; i < c->d->nnote; i++)
        if (text_has(&c->facts.note[i], TEXT_CONTINUED)) tell(c, PART_NOTE, i, F_NONE, 0);
    if (text_has(c->facts.remarks, TEXT_CONTINUED)) tell_item(c, F_remarks, 0);
}
