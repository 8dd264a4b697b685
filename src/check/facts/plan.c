/* plan.c: the day on which a trading plan was adopted. A footnote may give the days of the trades, of the
 * vesting and of the end of the plan, too: each date is what the last word before it says. */
#include "check/facts/plan.h"

#include "check/facts/dates.h"

enum { DENIAL = 40, BEFORE = 90, BEHIND = 100 }; /* bytes around a match that belong to it */

bool speaks_of_plan(const TextMatch *m, Str text)
{
    Span at;
    for (size_t from = 0; text_find(m, TEXT_PLAN, text, from, &at); from = (size_t)at.at + at.len) {
        size_t begin = at.at > DENIAL ? at.at - DENIAL : 0;
        if (!text_has(m, TEXT_DENIAL, str_sub(text, begin, at.at - begin + at.len + DENIAL))) return true;
    }
    return false;
}

/* Where the last match ends; 0 if there is none. */
static size_t last_of(const TextMatch *m, TextPattern which, Str text)
{
    Span at;
    size_t end = 0;
    while (text_find(m, which, text, end, &at) && at.len) end = (size_t)at.at + at.len;
    return end;
}

typedef enum DateOf { OF_UNKNOWN, OF_ADOPTION, OF_TERMS } DateOf;

/* What the words before a date, and for a modification those behind it, say that it is. */
static DateOf what_is(const TextMatch *m, Str before, Str around)
{
    size_t adopts = last_of(m, TEXT_ADOPTS, before), modifies = last_of(m, TEXT_MODIFIES, before),
           other = last_of(m, TEXT_OTHER_DATE, before);
    if (modifies > adopts) return text_has(m, TEXT_TERMS, around) ? OF_TERMS : OF_UNKNOWN;
    return adopts > other ? OF_ADOPTION : OF_UNKNOWN;
}

void plan_read(const TextMatch *m, Str text, Plan *p)
{
    ProseDate d;
    if (!speaks_of_plan(m, text)) return;
    p->told = true;
    for (size_t from = 0; prose_date(text, from, &d); from = d.end) {
        size_t begin = d.at > from + BEFORE ? d.at - BEFORE : from;
        Str before = str_sub(text, begin, d.at - begin),
            around = str_sub(text, begin, d.end - begin + BEHIND);
        DateOf of = what_is(m, before, around);
        p->dated = true;
        bool first = of == OF_ADOPTION && p->adopted == DATE_NONE;
        bool later = of == OF_TERMS && (p->adopted == DATE_NONE || d.day > p->adopted);
        if (!first && !later) continue;
        p->adopted = d.day;
        p->modified = later;
    }
}
