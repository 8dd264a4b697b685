/* json.c: JSON, byte by byte. */
#include "base/json.h"

#include <inttypes.h>

/* A comma, unless this is the first thing after a bracket, a key, or on a line. The last byte tells: strings
 * end with a quote. */
static void put_comma(Buf *out)
{
    char last = out->n ? out->p[out->n - 1] : '\n';
    if (last != '{' && last != '[' && last != ':' && last != '\n') buf_char(out, ',');
}

void json_open(Buf *out, char bracket)
{
    put_comma(out);
    buf_char(out, bracket);
}

void json_close(Buf *out, char bracket) { buf_char(out, bracket); }

/* Control characters, and what moves or hides text on a terminal: line and paragraph separators, bidi marks.
 */
static bool is_escaped(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x200e || c == 0x200f ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void put_char(Buf *out, uint32_t c, Str bytes)
{
    if (c & UTF8_BAD)
        buf_puts(out, "\xEF\xBF\xBD");
    else if (is_escaped(c))
        buf_fmt(out, "\\u%04" PRIx32, c);
    else {
        if (c == '"' || c == '\\') buf_char(out, '\\');
        buf_put(out, bytes);
    }
}

/* How many bytes from the start stand for themselves: most text is one such run. */
static size_t plain_run(Str s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] >= ' ' && s.p[n] < 0x7f && s.p[n] != '"' && s.p[n] != '\\') n++;
    return n;
}

static void put_string(Buf *out, Str s)
{
    buf_char(out, '"');
    while (s.n) {
        size_t n = plain_run(s);
        buf_put(out, str_sub(s, 0, n));
        Str rest = s = str_from(s, n);
        if (!s.n) break;
        uint32_t c = utf8_next(&rest);
        put_char(out, c, str_sub(s, 0, s.n - rest.n));
        s = rest;
    }
    buf_char(out, '"');
}

void json_key_str(Buf *out, Str key)
{
    put_comma(out);
    put_string(out, key);
    buf_char(out, ':');
}

void json_key(Buf *out, const char *key) { json_key_str(out, str_z(key)); }

void json_str(Buf *out, Str s)
{
    put_comma(out);
    put_string(out, s);
}

void json_number(Buf *out, uint64_t n)
{
    put_comma(out);
    buf_fmt(out, "%" PRIu64, n);
}

void json_bool(Buf *out, bool b)
{
    put_comma(out);
    buf_puts(out, b ? "true" : "false");
}

void json_null(Buf *out)
{
    put_comma(out);
    buf_puts(out, "null");
}

void json_text(Buf *out, const char *key, Str s)
{
    json_key(out, key);
    json_str(out, s);
}

void json_count(Buf *out, const char *key, uint64_t n)
{
    json_key(out, key);
    json_number(out, n);
}
