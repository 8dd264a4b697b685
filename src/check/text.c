/* text.c: amounts, ranges and dates in footnotes. */
#include "check/text.h"

bool text_find(const TextMatch *m, TextPattern which, Str text, size_t from, Span *at)
{
    return m && from <= text.n && m->match(m->ctx, which, text, from, at);
}

/* The first number in s, without sign and grouping; *end is set behind it. */
static bool take_number(Str s, size_t *end, Dec *out)
{
    char digits[DEC_TEXT] = {0};
    size_t i = 0, n = 0;
    while (i < s.n && !is_digit(s.p[i])) i++;
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

bool text_range(const TextMatch *m, Str text, Dec *low, Dec *high)
{
    Span at;
    size_t end;
    if (!text_find(m, TEXT_RANGE, text, 0, &at)) return false;
    Str range = span_str(text, at);
    if (!take_number(range, &end, low) || !take_number(str_from(range, end), &end, high)) return false;
    if (dec_cmp(*low, *high) > 0) {
        Dec swap = *low;
        *low = *high;
        *high = swap;
    }
    return true;
}

static bool take_date(Str s, Date *out) { return date_parse(s, DATE_US | DATE_NAMED, out); }

bool text_date(const TextMatch *m, TextPattern which, Str text, Date *out)
{
    Span at, date;
    if (!text_find(m, which, text, 0, &at)) return false;
    Str match = span_str(text, at);
    return text_find(m, TEXT_DATE, match, 0, &date) && take_date(span_str(match, date), out);
}

bool text_has(const TextMatch *m, TextPattern which, Str text)
{
    Span at;
    return text_find(m, which, text, 0, &at);
}
