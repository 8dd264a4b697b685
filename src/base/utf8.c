/* utf8.c: characters of a text, and how wide they stand on a terminal (widths by utf8proc). */
#include "base/str.h"

#include <utf8proc.h>

uint32_t utf8_next(Str *rest)
{
    unsigned char first = (unsigned char)rest->p[0];
    utf8proc_int32_t c = first;
    utf8proc_ssize_t n = 1;
    if (first >= 0x80) {
        n = utf8proc_iterate((const utf8proc_uint8_t *)rest->p, (utf8proc_ssize_t)rest->n, &c);
        if (n <= 0) n = 1, c = (utf8proc_int32_t)(UTF8_BAD | first);
    }
    *rest = str_from(*rest, (size_t)n);
    return (uint32_t)c;
}

size_t utf8_put(char out[4], uint32_t c)
{
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)out);
}

int utf8_width(uint32_t c)
{
    if (c < 0x7f) return 1;
    if (c & UTF8_BAD) return 1;
    int w = utf8proc_charwidth((utf8proc_int32_t)c);
    if (w) return w;
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_ME || k == UTF8PROC_CATEGORY_CF ? 0 : 1;
}

size_t str_width(Str s)
{
    size_t w = 0;
    while (s.n) w += (size_t)utf8_width(utf8_next(&s));
    return w;
}

bool utf8_valid(Str s)
{
    while (s.n)
        if (utf8_next(&s) & UTF8_BAD) return false;
    return true;
}

void str_library(Buf *out) { buf_fmt(out, "utf8proc %s", utf8proc_version()); }
