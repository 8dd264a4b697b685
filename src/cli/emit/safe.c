/* safe.c: CSV for spreadsheets, which run what looks like a formula. */
#include "base/dec.h"
#include "cli/emit/emit.h"

#include <stdlib.h>
#include <string.h>

/* The value that begins the line `*rest` is taken off, with the comma or line end behind it. */
static Str take_value(Str *rest)
{
    bool quoted = false;
    size_t n = 0;
    while (n < rest->n && (quoted || (rest->p[n] != ',' && rest->p[n] != '\n')))
        quoted ^= rest->p[n++] == '"';
    Str value = str_sub(*rest, 0, n + 1);
    *rest = str_from(*rest, value.n);
    return value;
}

/* A number may begin with a sign. */
static bool is_formula(Str value)
{
    Dec unused;
    while (value.n && strchr(",\r\n", value.p[value.n - 1])) value.n--;
    return value.n && strchr("=+-@", value.p[0]) && !dec_parse(value, &unused);
}

void csv_make_safe(Buf *out, size_t from)
{
    Buf lines = {0};
    buf_put(&lines, str_from(buf_str(out), from));
    out->n = from;
    for (Str rest = buf_str(&lines); rest.n;) {
        Str value = take_value(&rest);
        size_t quote = value.p[0] == '"';
        buf_put(out, str_sub(value, 0, quote));
        if (is_formula(str_from(value, quote))) buf_char(out, '\'');
        buf_put(out, str_from(value, quote));
    }
    buf_free(&lines);
}
