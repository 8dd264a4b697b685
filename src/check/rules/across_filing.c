/* across_filing.c: D01 of rows that amendments add, E02 to E04, E06 to E08, E27, E28: what a filing is among
 * the others of its owner. */
#include "check/late.h"
#include "check/survey.h"
#include "model/due.h"

static void copies(Survey *s, const Chain *chain)
{
    for (size_t i = 0; i < chain->n; i++) {
        uint32_t f = chain->filing[i], other = s->lineage.copy[f];
        if (other != NO_FILING) tell_filing(s, f, F_documentType, 0, other);
    }
}

void across_E02(Survey *s) { each_chain(s, copies); }

/* ---- amendments ---- */

static void orphans(Survey *s, const Chain *issuer)
{
    Date from = issuer_since(s->c, issuer);
    for (size_t i = 0; i < issuer->n; i++) {
        const Filing *f = survey_filing(s, issuer->filing[i]);
        bool covered = is_amendment(f) && f->original != DATE_NONE && f->original - 3 > from;
        if (covered && s->lineage.original[issuer->filing[i]] == NO_FILING)
            tell_filing(s, issuer->filing[i], F_dateOfOriginalSubmission, 0, NO_FILING);
    }
}

void across_E03(Survey *s) { each_issuer(s, orphans); }

static bool has_amendment(const Survey *s, const Chain *chain)
{
    for (size_t i = 0; i < chain->n; i++)
        if (s->lineage.original[chain->filing[i]] != NO_FILING) return true;
    return false;
}

void across_E04(Survey *s)
{
    enum { BOXES = FILING_EXIT | FILING_PLAN };
    for (uint32_t i = 0; i < s->c->nfiling; i++) {
        uint32_t other = s->lineage.original[i];
        if (other == NO_FILING) continue;
        const Filing *a = survey_filing(s, i), *o = survey_filing(s, other);
        bool same = s->lineage.rows[i] == s->lineage.rows[other] && a->said == o->said &&
                    a->period == o->period && a->issuer == o->issuer && a->symbol == o->symbol &&
                    (a->flags & BOXES) == (o->flags & BOXES);
        if (same) tell_filing(s, i, F_documentType, 0, other);
    }
}

/* Rows that an amendment is the first to report; check_D01 judges those of originals. */
static void late_additions(Survey *s, const Chain *chain)
{
    Arena arena = {0};
    size_t n = 0;
    const LateItem *item = has_amendment(s, chain) ? late_items(&arena, s->c, &s->lineage, chain, &n) : NULL;
    for (size_t i = 0; i < n; i++) {
        const Filing *f = survey_filing(s, item[i].filing);
        if (!is_amendment(f) || f->form != FORM_4 || item[i].row == WHOLE_FORM) continue;
        Finding *x = tell_row(s, item[i].filing, item[i].row, F_transactionDate, 0, NO_FILING);
        x->arg[0] = item[i].event, x->arg[1] = item[i].done;
    }
    arena_free(&arena);
}

void across_D01(Survey *s) { each_chain(s, late_additions); }

/* ---- Form 3, and the exit ---- */

static void without_form3(Survey *s, const Chain *chain)
{
    if (!lacks_form3(s->c, &s->lineage, chain)) return;
    tell_filing(s, chain->filing[0], F_documentType, 0, NO_FILING)->arg[0] = (int64_t)chain->n;
}

void across_E06(Survey *s) { each_chain(s, without_form3); }

static void second_form3(Survey *s, const Chain *chain)
{
    uint32_t before = NO_FILING;
    for (size_t i = 0; i < chain->n; i++) {
        uint32_t at = chain->filing[i];
        const Filing *f = survey_filing(s, at);
        if (f->form == FORM_3 && !is_amendment(f)) {
            if (before != NO_FILING && s->lineage.copy[at] == NO_FILING)
                tell_filing(s, at, F_documentType, 0, before);
            before = at;
        }
        if (f->flags & FILING_EXIT) before = NO_FILING;
    }
}

void across_E07(Survey *s) { each_chain(s, second_form3); }

/* The first transaction of a filing that was done after `day`; -1 if there is none. */
static int64_t first_after(const Survey *s, const Filing *f, Date day)
{
    for (uint32_t i = f->row0; i < f->row0 + filing_rows(f); i++)
        if (!s->c->row[i].holding && row_date(f, &s->c->row[i]) > day) return i;
    return -1;
}

/* Tells of the first transaction after the exit; true once six months have gone by. */
static bool tell_after(Survey *s, uint32_t filing, uint32_t exit)
{
    const Filing *f = survey_filing(s, filing);
    Date day = filing_day(survey_filing(s, exit));
    int64_t row = day == DATE_NONE ? -1 : first_after(s, f, day);
    if (row < 0) return false;
    bool late = s->c->row[row].date > date_add_months(day, 6);
    Finding *x = tell_row(s, filing, (uint32_t)row, F_transactionDate, late, exit);
    if (!late) x->severity = SEVERITY_NOTE;
    return late;
}

static void after_exit(Survey *s, const Chain *chain)
{
    uint32_t left = NO_FILING;
    for (size_t i = 0; i < chain->n; i++) {
        const Filing *f = survey_filing(s, chain->filing[i]);
        if (f->form == FORM_3 || (left != NO_FILING && tell_after(s, chain->filing[i], left)))
            left = NO_FILING;
        else if (left == NO_FILING && f->flags & FILING_EXIT)
            left = chain->filing[i];
    }
}

void across_E08(Survey *s) { each_chain(s, after_exit); }

/* ---- E27, E28 ---- */

static bool due_on_form4(const Row *r)
{
    return !r->holding && (r->form_type == '4' || (!r->form_type && !r->timeliness));
}

/* The days of a filing's transactions. */
typedef struct Days {
    Date first, last;
} Days;

static Days days_of(const Survey *s, const Filing *f)
{
    Days days = {INT32_MAX, DATE_NONE};
    for (uint32_t i = f->row0; i < f->row0 + filing_rows(f); i++) {
        Date d = row_date(f, &s->c->row[i]);
        if (s->c->row[i].holding || d == DATE_NONE) continue;
        if (d < days.first) days.first = d;
        if (d > days.last) days.last = d;
    }
    return days;
}

enum { LOOK_BACK = 100 }; /* filings */

/* An earlier filing that was filed once the transaction was due, and reports a later one. */
static uint32_t passed_over(const Survey *s, const Chain *chain, const Days *days, size_t i, Date day)
{
    Date now = filing_day(survey_filing(s, chain->filing[i]));
    bool earlier = false;
    for (size_t k = i > LOOK_BACK ? i - LOOK_BACK : 0; k < i; k++) {
        const Filing *f = survey_filing(s, chain->filing[k]);
        if (is_amendment(f) || f->form != FORM_4 || filing_day(f) == now) continue;
        if (earlier && days[k].last > day && filing_day(f) > due_date(due_form4(day), day, GRACE_CLOSED))
            return chain->filing[k];
        earlier |= days[k].first < day;
    }
    return NO_FILING;
}

static void missed_in(Survey *s, const Chain *chain, const Days *days, size_t i)
{
    const Filing *f = survey_filing(s, chain->filing[i]);
    if (is_amendment(f) || f->form == FORM_3 || s->lineage.copy[chain->filing[i]] != NO_FILING) return;
    for (uint32_t r = f->row0; r < f->row0 + filing_rows(f); r++) {
        Date day = row_date(f, &s->c->row[r]);
        if (day == DATE_NONE || !due_on_form4(&s->c->row[r])) continue;
        uint32_t other = passed_over(s, chain, days, i, day);
        if (other == NO_FILING) continue;
        tell_row(s, chain->filing[i], r, F_transactionDate, 0, other);
        return;
    }
}

static void missed(Survey *s, const Chain *chain)
{
    Arena arena = {0};
    if (chain->n < 3) return;
    Days *days = ARENA_NEW(&arena, Days, chain->n);
    for (size_t i = 0; i < chain->n; i++) days[i] = days_of(s, survey_filing(s, chain->filing[i]));
    for (size_t i = 2; i < chain->n; i++) missed_in(s, chain, days, i);
    arena_free(&arena);
}

void across_E27(Survey *s) { each_chain(s, missed); }

static void continued(Survey *s, const Chain *chain)
{
    enum { ROWS_MOST = 30 }; /* of a table in a filing: EDGAR takes no more */
    for (size_t i = 1; i < chain->n; i++) {
        const Filing *a = survey_filing(s, chain->filing[i - 1]), *b = survey_filing(s, chain->filing[i]);
        bool full = a->rows[TABLE_I] == ROWS_MOST || a->rows[TABLE_II] == ROWS_MOST ||
                    b->rows[TABLE_I] == ROWS_MOST || b->rows[TABLE_II] == ROWS_MOST;
        bool together = filing_day(a) == filing_day(b) && a->form == b->form && a->period == b->period;
        if (full && together && s->lineage.copy[chain->filing[i]] == NO_FILING)
            tell_filing(s, chain->filing[i], F_documentType, 0, chain->filing[i - 1]);
    }
}

void across_E28(Survey *s) { each_chain(s, continued); }
