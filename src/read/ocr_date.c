/* ocr_date.c: dates that a recogniser misread: 96/07/2024 can only be 06/07/2024. */
#include "read/ocr_head.h"

#include "read/damage.h"
#include "read/value.h"

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
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
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

static int swap_cost(char from, char to) { return damage_confuses(from, to) ? LIKE : UNLIKE; }

/* All days with one digit read otherwise, then with two. */
static void readings_of(Arena *a, const char *c, int base, Readings *r)
{
    char room[DATE_TEXT], t[SHAPE];
    Date day;
    memcpy(t, c, SHAPE);
    if (is_day(t, &day)) readings_add(r, (Reading){str_copy(a, date_put(day, room)), base, REPAIR_CONFUSED});
    for (int two = 0; two < 2 && !r->n; two++)
        for (size_t i = 0; i < SHAPE; i++)
            for (char x = '0'; x <= '9' && c[i] != '/'; x++)
                for (size_t k = two ? i + 1 : SHAPE - 1; k < SHAPE; k++)
                    for (char y = '0'; y <= (two ? '9' : '0'); y++) {
                        if (two && c[k] == '/') continue;
                        memcpy(t, c, SHAPE);
                        t[i] = x;
                        if (two) t[k] = y;
                        int cost = base + swap_cost(c[i], x) + (two ? swap_cost(c[k], y) : 0);
                        if (cost <= CHOSEN && is_day(t, &day))
                            readings_add(r,
                                         (Reading){str_copy(a, date_put(day, room)), cost, REPAIR_CONFUSED});
                    }
}

/* The reading that another date of the form bears out: the same day, or one within the few days in which such
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

void ocr_put_date(Doc *d, Part part, size_t row, FieldId f, Str printed)
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
