/* text.c: amounts, ranges and dates in footnotes. */
#include "check/text.h"

#include "check/facts/dates.h"

bool text_find(const TextMatch *m, TextPattern which, Str text, size_t from, Span *at)
{
    return m && from <= text.n && m->match(m->ctx, which, text, from, at);
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

bool text_number(const TextMatch *m, TextPattern which, Str text, size_t *from, Dec *out)
{
    Span at;
    size_t end;
    if (!text_find(m, which, text, *from, &at) || !take_number(span_str(text, at), &end, out)) return false;
    *from = (size_t)at.at + at.len;
    return true;
}

bool text_range(const TextMatch *m, Str text, size_t *from, Dec *low, Dec *high)
{
    Span at;
    size_t end;
    if (!text_find(m, TEXT_RANGE, text, *from, &at)) return false;
    *from = (size_t)at.at + at.len;
    Str range = span_str(text, at);
    if (!take_number(range, &end, low)) return false;
    for (Dec next = *low; take_number(range, &end, &next); range = str_from(range, end)) *high = next;
    if (dec_cmp(*low, *high) > 0) {
        Dec swap = *low;
        *low = *high;
        *high = swap;
    }
    return true;
}

bool text_date(const TextMatch *m, TextPattern which, Str text, Date *out)
{
    enum { BEHIND = 80 }; /* bytes of the same clause */
    Span at;
    for (size_t from = 0; text_find(m, which, text, from, &at); from = (size_t)at.at + at.len) {
        ProseDate date;
        Str clause = str_sub(text, at.at, at.len + BEHIND), rest = clause;
        if (!prose_date(str_cut(&rest, ';'), 0, &date)) continue;
        *out = date.day;
        return true;
    }
    return false;
}

bool text_has(const TextMatch *m, TextPattern which, Str text)
{
    Span at;
    return text_find(m, which, text, 0, &at);
}
