/* extent.c: where ownershipDocuments begin and end, told without reading them. */
#include "read/xml/ownership.h"

#include <string.h>

static bool is_of_name(char c) { return is_alpha(c) || is_digit(c) || c == '_' || c == '-' || c == '.'; }

/* Behind a tag that begins at `i` with `open` ("<" or "</") and has this name, with or without the prefix of
 * a namespace, cut by a line break or not; 0: another one. */
static size_t behind_tag(Str s, size_t i, Str open, Str name)
{
    if (!str_starts(str_from(s, i), open)) return 0;
    size_t at = i + open.n, colon = at, k = 0;
    while (colon < s.n && is_of_name(s.p[colon])) colon++;
    if (colon < s.n && s.p[colon] == ':') at = colon + 1;
    for (; at < s.n && k < name.n; at++) {
        if (s.p[at] == name.p[k])
            k++;
        else if (s.p[at] != '\n' && s.p[at] != '\r')
            return 0;
    }
    return k == name.n && (at == s.n || !is_of_name(s.p[at])) ? at : 0;
}

static size_t find_tag(Str s, size_t at, Str open, size_t *end)
{
    for (const char *q; at < s.n && (q = memchr(s.p + at, '<', s.n - at)); at++) {
        at = (size_t)(q - s.p);
        *end = behind_tag(s, at, open, S("ownershipDocument"));
        if (*end) return at;
    }
    return *end = s.n;
}

size_t ownership_starts(Str bytes, size_t at, size_t *end) { return find_tag(bytes, at, S("<"), end); }

size_t ownership_front(Str bytes, size_t at)
{
    for (;;) {
        size_t n = at;
        while (n && is_blank(bytes.p[n - 1])) n--;
        if (!n || bytes.p[n - 1] != '>') return at;
        while (n && bytes.p[n - 1] != '<') n--;
        if (!n ||
            (bytes.p[n] != '?' && bytes.p[n] != '!' && !str_starts_nocase(str_from(bytes, n), S("XML>"))))
            return at;
        at = n - 1;
    }
}

size_t ownership_end(Str bytes)
{
    size_t end, next, behind;
    ownership_starts(bytes, 0, &end);
    next = ownership_starts(bytes, end, &behind);
    Str own = str_sub(bytes, 0, next);
    find_tag(own, end, S("</"), &end);
    if (end == own.n) return end;
    return end + (end < own.n && own.p[end] == '>');
}
