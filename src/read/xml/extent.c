/* extent.c: where ownershipDocuments begin and end, told without reading them. */
#include "read/xml/ownership.h"

#include <string.h>

#define START S("<ownershipDocument")

static size_t find_tag(Str s, size_t at, Str tag, size_t *end)
{
    for (const char *q; at < s.n && (q = memchr(s.p + at, tag.p[0], s.n - at)); at++) {
        at = (size_t)(q - s.p);
        size_t i = at, k = 0;
        for (; i < s.n && k < tag.n; i++) {
            if (s.p[i] == tag.p[k])
                k++;
            else if (s.p[i] != '\n' && s.p[i] != '\r')
                break;
        }
        if (k == tag.n) return *end = i, at;
    }
    return *end = s.n;
}

size_t ownership_starts(Str bytes, size_t at, size_t *end) { return find_tag(bytes, at, START, end); }

size_t ownership_end(Str bytes)
{
    size_t end, next, behind;
    ownership_starts(bytes, 0, &end);
    next = ownership_starts(bytes, end, &behind);
    if (next == bytes.n) return bytes.n;
    Str own = str_sub(bytes, 0, next);
    find_tag(own, end, S("</ownershipDocument"), &end);
    if (end == own.n) return end;
    return end + (end < own.n && own.p[end] == '>');
}
