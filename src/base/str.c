/* str.c: slices and text being built. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

Str str_z(const char *z) { return (Str){z, z ? strlen(z) : 0}; }

bool str_eq(Str a, Str b) { return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n)); }

bool str_eq_nocase(Str a, Str b) { return a.n == b.n && str_starts_nocase(a, b); }

int str_cmp(Str a, Str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(Str s, Str head) { return s.n >= head.n && (!head.n || !memcmp(s.p, head.p, head.n)); }

bool str_starts_nocase(Str s, Str head)
{
    if (s.n < head.n) return false;
    for (size_t i = 0; i < head.n; i++)
        if (to_lower(s.p[i]) != to_lower(head.p[i])) return false;
    return true;
}

bool str_ends(Str s, Str tail) { return s.n >= tail.n && str_eq(str_from(s, s.n - tail.n), tail); }

Str str_trim(Str s)
{
    while (s.n && is_blank(s.p[0])) s.p++, s.n--;
    while (s.n && is_blank(s.p[s.n - 1])) s.n--;
    return s;
}

Str str_from(Str s, size_t at)
{
    if (at > s.n) at = s.n;
    return at ? (Str){s.p + at, s.n - at} : s;
}

Str str_sub(Str s, size_t at, size_t n)
{
    s = str_from(s, at);
    if (s.n > n) s.n = n;
    return s;
}

size_t str_find(Str s, Str what)
{
    if (!what.n) return 0;
    for (size_t i = 0; i + what.n <= s.n; i++) {
        const char *q = memchr(s.p + i, what.p[0], s.n - what.n - i + 1);
        if (!q) break;
        i = (size_t)(q - s.p);
        if (!memcmp(q, what.p, what.n)) return i;
    }
    return s.n;
}

/* Where c stands from `from` on, at most `to`; `to` where it does not. */
static size_t find_char(Str s, char c, size_t from, size_t to)
{
    const char *q = from < to ? memchr(s.p + from, c, to - from) : NULL;
    return q ? (size_t)(q - s.p) : to;
}

size_t str_find_nocase(Str s, Str what)
{
    if (!what.n || what.n > s.n) return what.n ? s.n : 0;
    size_t end = s.n - what.n + 1; /* where it cannot begin any more */
    char a = to_lower(what.p[0]), b = to_upper(what.p[0]);
    size_t i = find_char(s, a, 0, end), k = a == b ? end : find_char(s, b, 0, end);
    while (i < end || k < end) {
        size_t at = i < k ? i : k;
        if (str_starts_nocase(str_from(s, at), what)) return at;
        if (i == at) i = find_char(s, a, at + 1, end);
        if (k == at) k = find_char(s, b, at + 1, end);
    }
    return s.n;
}

bool str_has_nocase(Str s, Str what) { return !what.n || str_find_nocase(s, what) < s.n; }

size_t str_count(Str s, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += s.p[i] == c;
    return n;
}

Str str_cut(Str *rest, char at)
{
    const char *q = rest->n ? memchr(rest->p, at, rest->n) : NULL;
    size_t n = q ? (size_t)(q - rest->p) : rest->n;
    Str head = {rest->p, n};
    *rest = str_from(*rest, q ? n + 1 : n);
    return head;
}

size_t str_take_any(Str *s, const char *const *list, size_t n)
{
    size_t best = n;
    for (size_t i = 0; i < n; i++)
        if (str_starts(*s, str_z(list[i])) && (best == n || strlen(list[i]) > strlen(list[best]))) best = i;
    if (best < n) *s = str_from(*s, strlen(list[best]));
    return best;
}

Str str_line(Str *rest)
{
    Str line = str_cut(rest, '\n');
    if (line.n && line.p[line.n - 1] == '\r') line.n--;
    return line;
}

Str str_copy(Arena *a, Str s) { return (Str){arena_copy(a, s.p, s.n), s.n}; }

/* Bytes of the white space that begins at `i`, a no-break space too; 0: none. */
static size_t white_at(Str s, size_t i)
{
    if (is_blank(s.p[i])) return 1;
    return s.p[i] == '\xc2' && i + 1 < s.n && s.p[i + 1] == '\xa0' ? 2 : 0;
}

static bool is_collapsed(Str s)
{
    bool before = true; /* white space, or the begin */
    for (size_t i = 0; i < s.n; i++) {
        bool white = white_at(s, i);
        if (white && (before || s.p[i] != ' ')) return false;
        before = white;
    }
    return !s.n || !before;
}

Str str_collapse(Arena *a, Str s)
{
    if (is_collapsed(s)) return s;
    char *out = arena_alloc(a, s.n + 1, 1, 1);
    size_t n = 0, white;
    for (size_t i = 0; i < s.n; i += white ? white : 1) {
        white = white_at(s, i);
        if (!white)
            out[n++] = s.p[i];
        else if (n && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    if (n && out[n - 1] == ' ') n--;
    return (Str){out, n};
}

Str str_join(Arena *a, Str head, Str gap, Str tail)
{
    if (!head.n || !tail.n) return head.n ? head : tail;
    size_t n = head.n + gap.n + tail.n;
    char *out = arena_alloc(a, n + 1, 1, 1);
    memcpy(out, head.p, head.n);
    if (gap.n) memcpy(out + head.n, gap.p, gap.n);
    memcpy(out + head.n + gap.n, tail.p, tail.n);
    return (Str){out, n};
}

Str str_fmt(Arena *a, const char *format, ...)
{
    va_list ap, again;
    va_start(ap, format);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, format, ap);
    va_end(ap);
    char *p = arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1, 1, 1);
    if (n > 0) vsnprintf(p, (size_t)n + 1, format, again);
    va_end(again);
    return (Str){p, (size_t)(n < 0 ? 0 : n)};
}

Str span_str(Str text, Span span) { return str_sub(text, span.at, span.len); }

static void buf_room(Buf *b, size_t more) { b->p = mem_grow(b->p, &b->cap, b->n + more + 1, 1); }

void buf_put(Buf *b, Str s)
{
    if (!s.n) return;
    buf_room(b, s.n);
    memcpy(b->p + b->n, s.p, s.n);
    b->p[b->n += s.n] = 0;
}

void buf_puts(Buf *b, const char *z) { buf_put(b, str_z(z)); }

void buf_char(Buf *b, char c) { buf_put(b, (Str){&c, 1}); }

void buf_fill(Buf *b, char c, size_t n)
{
    if (!n) return;
    buf_room(b, n);
    memset(b->p + b->n, c, n);
    b->p[b->n += n] = 0;
}

void buf_vfmt(Buf *b, const char *format, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, format, ap);
    if (n > 0) {
        buf_room(b, (size_t)n);
        vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

void buf_fmt(Buf *b, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    buf_vfmt(b, format, ap);
    va_end(ap);
}

void buf_clear(Buf *b)
{
    b->n = 0;
    if (b->p) b->p[0] = 0;
}

void buf_free(Buf *b)
{
    free(b->p);
    *b = (Buf){0};
}

Str buf_str(const Buf *b) { return (Str){b->p, b->n}; }
