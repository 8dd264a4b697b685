/* text.c: amounts, ranges and dates in footnotes. */
#include "check/text.h"

#include "check/facts/dates.h"

static void add(TextSet *set, TextPattern which) { set->word[which / 64] |= (uint64_t)1 << which % 64; }

Prose prose_of(const TextMatch *m, Str text)
{
    Prose p = {.m = m, .text = text};
    if (!m || !text.n) return p;
    m->sift(m->ctx, text, &p.may, &p.has);
    p.asked = p.has;
    return p;
}

/* What stands nowhere in the text does not stand in a part of it; no more is known. */
Prose prose_sub(const Prose *p, size_t at, size_t n)
{
    return (Prose){.m = p->m, .text = str_sub(p->text, at, n), .may = p->may};
}

bool text_find(const Prose *p, TextPattern which, size_t from, Span *at)
{
    return text_in(&p->may, which) && from <= p->text.n && p->m->match(p->m->ctx, which, p->text, from, at);
}

bool text_has(Prose *p, TextPattern which)
{
    Span at;
    if (!text_in(&p->may, which)) return false;
    if (!text_in(&p->asked, which)) {
        add(&p->asked, which);
        if (text_find(p, which, 0, &at)) add(&p->has, which);
    }
    return text_in(&p->has, which);
}

static bool begins_number(Str s, size_t i)
{
    return is_digit(s.p[i]) || (s.p[i] == '.' && i + 1 < s.n && is_digit(s.p[i + 1]));
}

/* The first number in s, without sign and grouping; *end is set behind it. */
static bool take_number(Str s, size_t *end, Dec *out)
{
    char digits[DEC_TEXT] = {0};
    size_t i = 0, n = 0;
    while (i < s.n && !begins_number(s, i)) i++;
    if (i < s.n && s.p[i] == '.') digits[n++] = '0';
    for (; i < s.n && n < sizeof digits && (is_digit(s.p[i]) || s.p[i] == ',' || s.p[i] == '.'); i++)
        if (s.p[i] != ',') digits[n++] = s.p[i];
    while (n && digits[n - 1] == '.') n--; /* the end of a sentence */
    *end = i;
    return dec_parse((Str){digits, n}, out);
}

bool text_number(const Prose *p, TextPattern which, size_t *from, Dec *out)
{
    Span at;
    size_t end;
    if (!text_find(p, which, *from, &at) || !take_number(span_str(p->text, at), &end, out)) return false;
    *from = (size_t)at.at + at.len;
    return true;
}

static bool read_range(const Prose *p, TextPattern which, size_t *from, Dec *low, Dec *high)
{
    Span at;
    size_t end;
    if (!text_find(p, which, *from, &at)) return false;
    *from = (size_t)at.at + at.len;
    Str range = span_str(p->text, at);
    if (!take_number(range, &end, low)) return false;
    for (Dec next = *low; take_number(range, &end, &next); range = str_from(range, end)) *high = next;
    if (dec_cmp(*low, *high) > 0) {
        Dec swap = *low;
        *low = *high;
        *high = swap;
    }
    return true;
}

bool text_range(const Prose *p, size_t *from, Dec *low, Dec *high)
{
    return read_range(p, TEXT_RANGE, from, low, high) ||
           (!*from && read_range(p, TEXT_RANGE_IN_WORDS, from, low, high));
}

bool text_date(const Prose *p, TextPattern which, Date *out)
{
    enum { BEHIND = 80 }; /* bytes of the same clause */
    Span at;
    for (size_t from = 0; text_find(p, which, from, &at); from = (size_t)at.at + at.len) {
        ProseDate date;
        Str clause = str_sub(p->text, at.at, at.len + BEHIND), rest = clause;
        if (!prose_date(str_cut(&rest, ';'), 0, &date)) continue;
        *out = date.day;
        return true;
    }
    return false;
}
