/* date.c: dates that a recogniser misread: 96/07/2024 can only be 06/07/2024. */
#include "read/value/date.h"

#include "model/repair.h"
#include "read/noise/damage.h"
#include "read/value/readings.h"
#include "read/value/strict.h"

#include <string.h>

enum { SHAPE = 10, YEAR_FIRST = 1995, YEAR_LAST = 2040, LIKE = 6, UNLIKE = 10, CHOSEN = 24 };

/* Is it a day that a form can speak of as past? */
static bool is_day(const char *c, Date *out)
{
    if (!date_parse((Str){c, SHAPE}, DATE_US, out)) return false;
    int year = date_year(*out);
    return year >= YEAR_FIRST && year <= YEAR_LAST;
}

/* "06/072024", "06-07/2024": eight digits, or glyphs read for them, laid out as MM/DD/YYYY. False if they are
 * not eight. */
static bool lay_out(Str s, char out[SHAPE], int *cost)
{
    char digit[9];
    size_t n = 0, digits = 0;
    for (size_t i = 0; i < s.n; i++) digits += is_digit(s.p[i]);
    bool slash = digits == 9 && s.n == 9 && strchr("17", s.p[2]); /* "11718/2020" */
    for (size_t i = 0; i < s.n; i++) {
        if (slash && i == 2) continue;
        char c = damage_digit(s.p[i], cost);
        bool sign = strchr("/-:.", s.p[i]);
        if (!sign && !c) return false;
        if (sign || (s.n > 8 && (i == 2 || i == 5) && s.n == SHAPE && !is_digit(s.p[i]))) continue;
        if (n == 8) return false;
        digit[n++] = c;
    }
    if (n != 8) return false;
    memcpy(out, digit, 2);
    memcpy(out + 3, digit + 2, 2);
    memcpy(out + 6, digit + 4, 4);
    out[2] = out[5] = '/';
    return true;
}

/* In the small print of dates a 0 is often read as 9. */
static int swap_cost(char from, char to)
{
    return damage_confuses(from, to) || (from == '9' && to == '0') ? LIKE : UNLIKE;
}

static void add_day(Arena *a, const char *t, int cost, Readings *r)
{
    char room[DATE_TEXT];
    Date day;
    if (cost <= CHOSEN && is_day(t, &day))
        readings_add(r, (Reading){str_copy(a, date_put(day, room)), cost, REPAIR_CONFUSED});
}

/* All days that so many digits of `t`, from place `from` on, read otherwise make. */
static void add_days(Arena *a, char t[SHAPE], size_t from, int changes, int cost, Readings *r)
{
    for (size_t i = from; i < SHAPE; i++) {
        char was = t[i];
        for (int digit = 0; digit < 10 && was != '/'; digit++) {
            t[i] = (char)('0' + digit);
            if (t[i] == was) continue;
            int now = cost + swap_cost(was, t[i]);
            if (changes > 1)
                add_days(a, t, i + 1, changes - 1, now, r);
            else
                add_day(a, t, now, r);
        }
        t[i] = was;
    }
}

/* The day as it stands, or those with one digit read otherwise, or with two. */
static void readings_of(Arena *a, char t[SHAPE], int cost, Readings *r)
{
    add_day(a, t, cost, r);
    for (int changes = 1; changes <= 2 && !r->n; changes++) add_days(a, t, 0, changes, cost, r);
}

/* The reading that another date of the form confirms: the same day, or one within the few days in which such
 * a form is signed and filed. */
static size_t borne_out(const Doc *d, const Readings *r, Str *evidence)
{
    enum { DAYS = 10 };
    const Cell *period = doc_item(d, F_periodOfReport);
    size_t found = r->n;
    if (period->state != CELL_VALUE || period->prov & PROV_GUESSED) return found;
    for (size_t i = 0; i < r->n; i++) {
        Date day;
        if (!date_parse(r->at[i].text, DATE_ISO, &day) || day < period->u.date || day > period->u.date + DAYS)
            continue;
        if (found < r->n) return r->n;
        found = i;
    }
    *evidence = S("a few days behind the date of the header");
    return found;
}

void scan_put_date(Doc *d, Part part, size_t row, FieldId f, Str printed)
{
    Cell *c = doc_cell(d, part, row, f);
    Readings r = {.n = 0};
    char t[SHAPE];
    int cost = 0;
    Str evidence = {0};
    if (value_put(d, c, f, printed) && c->state == CELL_VALUE && date_year(c->u.date) >= YEAR_FIRST &&
        date_year(c->u.date) <= YEAR_LAST)
        return;
    if (lay_out(printed, t, &cost)) readings_of(&d->arena, t, cost, &r);
    if (!r.n) {
        doc_add_repair(d, REPAIR_CONFUSED, part, row, f, printed, printed, repair_why(REPAIR_CONFUSED));
        c->prov |= PROV_GUESSED;
        return;
    }
    size_t best = borne_out(d, &r, &evidence);
    bool sure = best < r.n || (r.n == 1 && r.at[0].cost <= UNLIKE);
    if (best == r.n) best = 0;
    cell_set(d, c, f, r.at[best].text, doc_span(d, printed));
    c->prov |= (uint8_t)(PROV_REPAIRED | (sure ? 0 : PROV_GUESSED));
    Repair *record = doc_add_repair(d, REPAIR_CONFUSED, part, row, f, printed, r.at[best].text,
                                    repair_why(REPAIR_CONFUSED));
    record->applied = sure;
    if (evidence.n && sure) repair_add_evidence(d, record, evidence);
    for (size_t i = 0; i < r.n && i < 4 && !sure; i++)
        if (i != best) repair_add_other(d, record, r.at[i].text);
}

/* ---- the date of the header by those of the tables ---- */

/* The earliest transaction's date; DATE_NONE where none is sure. */
static Date earliest_of(const Doc *d)
{
    Date first = DATE_NONE;
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++) {
            const Cell *c = &d->table[t].row[i].cell[F_transactionDate];
            if (c->state != CELL_VALUE || c->prov & PROV_GUESSED) continue;
            if (first == DATE_NONE || c->u.date < first) first = c->u.date;
        }
    return first;
}

/* The only day that the print may have been and that is a few days before a signature. */
static void settle_by_signature(Doc *d, Cell *c, Str printed)
{
    enum { DAYS = 10 };
    Readings r = {.n = 0};
    char t[SHAPE];
    int cost = 0;
    Date signed_on = DATE_NONE;
    size_t best = READINGS_MAX;
    for (size_t i = 0; i < d->nsign && signed_on == DATE_NONE; i++) {
        const Cell *s = sign_item(&d->sign[i], F_signatureDate);
        if (s->state == CELL_VALUE && !(s->prov & PROV_GUESSED)) signed_on = s->u.date;
    }
    if (signed_on == DATE_NONE || !lay_out(printed, t, &cost)) return;
    readings_of(&d->arena, t, cost, &r);
    for (size_t i = 0; i < r.n; i++) {
        Date day;
        if (!date_parse(r.at[i].text, DATE_ISO, &day) || day > signed_on || day + DAYS < signed_on) continue;
        if (best < r.n && r.at[i].cost - r.at[best].cost < UNLIKE - LIKE) return;
        if (best == READINGS_MAX) best = i;
    }
    if (best == READINGS_MAX) return;
    cell_set(d, c, F_periodOfReport, r.at[best].text, c->raw);
    c->prov = PROV_REPAIRED | PROV_GUESSED;
    Repair *record = doc_add_repair(d, REPAIR_CONFUSED, PART_DOC, 0, F_periodOfReport, printed,
                                    r.at[best].text, repair_why(REPAIR_CONFUSED));
    repair_add_evidence(d, record, S("a few days before the signature"));
    record->applied = false;
}

void scan_settle_period(Doc *d)
{
    enum { BORNE_OUT = 20 };
    char room[DATE_TEXT];
    Cell *c = doc_item(d, F_periodOfReport);
    Str type = cell_text(doc_item(d, F_documentType)), was = span_str(d->text, c->raw);
    Date first = earliest_of(d);
    bool sure = c->state == CELL_VALUE && !(c->prov & PROV_GUESSED);
    if (!sure && first == DATE_NONE) settle_by_signature(d, c, was);
    if (first == DATE_NONE || sure || !type.n || type.p[0] != '4') return;
    Pieces printed = {.n = 0};
    pieces_add(&printed, was);
    bool likely = was.n && damage_cost(&printed, date_put_us(first, room)) <= BORNE_OUT;
    Str before = c->state == CELL_VALUE ? str_copy(&d->arena, date_put(c->u.date, room)) : (Str){0};
    Str now = str_copy(&d->arena, date_put(first, room));
    cell_set(d, c, F_periodOfReport, now, c->raw);
    c->prov = (uint8_t)(PROV_REPAIRED | (likely ? 0 : PROV_GUESSED));
    Repair *r = doc_add_repair(d, REPAIR_CONFUSED, PART_DOC, 0, F_periodOfReport, was, now,
                               repair_why(REPAIR_CONFUSED));
    r->applied = likely;
    repair_add_evidence(d, r, S("the earliest transactionDate, which is what Form 4 reports here"));
    if (before.n && !likely && !str_eq(before, now)) repair_add_other(d, r, before);
}

bool paper_looks_like_date(Str s)
{
    int digits = 0, others = 0;
    for (size_t i = 0; i < s.n; i++) {
        int cost = 0;
        if (is_digit(s.p[i]))
            digits++;
        else if (s.p[i] != '/' && !is_blank(s.p[i]) && !damage_digit(s.p[i], &cost))
            others++;
    }
    return s.n >= 6 && s.n <= 14 && digits >= 5 && others <= 1;
}

void paper_date(Doc *d, Part part, size_t row, FieldId f, Str printed)
{
    Cell *c = doc_cell(d, part, row, f);
    if (value_put(d, c, f, printed)) return;
    Pieces p = {.n = 0};
    Readings r = {.n = 0};
    for (Str rest = printed; rest.n;) pieces_add(&p, str_cut(&rest, ' '));
    readings_date(&d->arena, &p, &r);
    if (!r.n) return;
    cell_set(d, c, f, r.at[0].text, doc_span(d, printed));
    bool sure = r.n == 1 || r.at[1].cost >= r.at[0].cost + 4;
    c->prov = (uint8_t)(PROV_REPAIRED | (sure ? 0 : PROV_GUESSED));
    Repair *record =
        doc_add_repair(d, r.at[0].kind, part, row, f, printed, r.at[0].text, repair_why(r.at[0].kind));
    record->applied = sure;
    for (size_t i = 1; i < r.n && i < 4 && !sure; i++) repair_add_other(d, record, r.at[i].text);
}
