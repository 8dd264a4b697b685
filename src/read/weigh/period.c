/* period.c: the date in the header is that of the earliest transaction. */
#include "read/weigh/period.h"

#include "read/noise/damage.h"

/* Of the transactions whose dates are no guesses, or, if there is none, of all. */
static Date earliest_trade(const Doc *d, bool *guessed)
{
    Date first[2] = {DATE_NONE, DATE_NONE};
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++) {
            const Cell *c = &d->table[t].row[i].cell[F_transactionDate];
            Date *f = &first[(c->prov & PROV_GUESSED) != 0];
            if (c->state == CELL_VALUE && (*f == DATE_NONE || c->u.date < *f)) *f = c->u.date;
        }
    *guessed = first[0] == DATE_NONE;
    return first[*guessed];
}

enum { PERIOD_DAMAGE = 14 }; /* so much can have made what stands there of the date */

/* Can damage have made the cell's bytes of the day? */
static bool shows_date(const Doc *d, const Cell *c, Date day)
{
    char us[DATE_TEXT];
    Pieces p = {.n = 0};
    for (Str s = span_str(d->text, c->raw); s.n;) pieces_add(&p, str_cut(&s, '\t'));
    return p.n && damage_cost(&p, date_put_us(day, us)) <= PERIOD_DAMAGE;
}

static Repair *period_repair(Doc *d, Str now)
{
    for (size_t i = 0; i < d->nrepair; i++)
        if (d->repair[i].place.part == PART_DOC && d->repair[i].place.field == F_periodOfReport)
            return &d->repair[i];
    Str was = str_copy(&d->arena, span_str(d->text, doc_item(d, F_periodOfReport)->raw));
    return doc_add_repair(d, REPAIR_CONFUSED, PART_DOC, 0, F_periodOfReport, was, now,
                          S("told by the transactions"));
}

/* The date in the header is that of the earliest transaction: one that was doubtful, or that nobody can read,
 * is settled by the table. What the print does not bear out stays a guess. */
void period_settle(Doc *d, FormType form)
{
    Cell *period = doc_item(d, F_periodOfReport);
    bool read = period->state == CELL_VALUE, guess;
    Date first = earliest_trade(d, &guess);
    if (form != FORM_4 || (read && !(period->prov & PROV_GUESSED)) || first == DATE_NONE) return;
    bool shown = shows_date(d, period, first);
    if (!shown && read) return;
    guess = guess || !shown;
    char iso[DATE_TEXT];
    Str now = str_copy(&d->arena, date_put(first, iso));
    Repair *r = period_repair(d, now);
    r->now = now;
    r->applied = !guess;
    r->nother = 0;
    repair_add_evidence(d, r, str_fmt(&d->arena, "the earliest transactionDate is %.*s", STR_ARG(now)));
    period->u.date = first;
    period->state = CELL_VALUE;
    period->prov = (uint8_t)((period->prov & ~PROV_GUESSED) | PROV_REPAIRED | (guess ? PROV_GUESSED : 0));
}
