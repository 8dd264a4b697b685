/* plan.c: the day on which a trading plan was adopted. A footnote may give the days of the trades, of the
 * vesting and of the end of the plan, too: each date is what the last word before it says. */
#include "check/facts/plan.h"

#include "check/facts/dates.h"

enum { DENIAL = 40, BEFORE = 90, BEHIND = 100 }; /* bytes around a match that belong to it */

static bool speaks_of_plan(const Prose *text)
{
    Span at;
    for (size_t from = 0; text_find(text, TEXT_PLAN, from, &at); from = (size_t)at.at + at.len) {
        size_t begin = at.at > DENIAL ? at.at - DENIAL : 0;
        Prose around = prose_sub(text, begin, at.at - begin + at.len + DENIAL);
        if (!text_has(&around, TEXT_DENIAL)) return true;
    }
    return false;
}

/* Where the last match ends; 0 if there is none. */
static size_t last_of(const Prose *text, TextPattern which)
{
    Span at;
    size_t end = 0;
    while (text_find(text, which, end, &at) && at.len) end = (size_t)at.at + at.len;
    return end;
}

typedef enum DateOf { OF_UNKNOWN, OF_ADOPTION, OF_TERMS } DateOf;

/* What the words before a date, and for a modification those behind it, say that it is. */
static DateOf what_is(const Prose *before, Prose *around)
{
    size_t adopts = last_of(before, TEXT_ADOPTS), modifies = last_of(before, TEXT_MODIFIES),
           other = last_of(before, TEXT_OTHER_DATE);
    if (modifies > adopts) return text_has(around, TEXT_TERMS) ? OF_TERMS : OF_UNKNOWN;
    return adopts > other ? OF_ADOPTION : OF_UNKNOWN;
}

/* An adoption counts if it is the first, a modification if it is the last. */
static void count_day(Plan *p, Date day, bool modified)
{
    bool counts = p->adopted == DATE_NONE || (modified && day > p->adopted);
    if (!counts || day == DATE_NONE) return;
    p->adopted = day;
    p->modified = modified;
}

void plan_add(Plan *p, const Plan *other)
{
    p->read = true;
    p->told = p->told || other->told;
    p->dated = p->dated || other->dated;
    count_day(p, other->adopted, other->modified);
}

Plan plan_read(const Prose *text)
{
    ProseDate d;
    Plan p = {.read = true, .told = speaks_of_plan(text), .adopted = DATE_NONE};
    if (!p.told) return p;
    for (size_t from = 0; prose_date(text->text, from, &d); from = d.end) {
        size_t begin = d.at > from + BEFORE ? d.at - BEFORE : from;
        Prose before = prose_sub(text, begin, d.at - begin),
              around = prose_sub(text, begin, d.end - begin + BEHIND);
        DateOf of = what_is(&before, &around);
        p.dated = true;
        if (of != OF_UNKNOWN) count_day(&p, d.day, of == OF_TERMS);
    }
    return p;
}
