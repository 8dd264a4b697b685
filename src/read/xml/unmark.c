/* unmark.c: takes tags and references out of a page, and knows where each byte of the text came from. */
#include "read/xml/unmark.h"

#include "read/xml/decode.h"

#include <string.h>

enum { LOOK = 65536, REF_MAX = 12 };

bool unmark_looks_like(Str text)
{
    Str head = str_sub(text, 0, LOOK);
    bool html = str_has_nocase(head, S("<html")) || str_has_nocase(head, S("<body")) ||
                str_has_nocase(head, S("<pre>"));
    return html && !str_has_nocase(head, S("<td"));
}

/* The length of the tag or comment that begins the text; 0: it is none. */
static size_t tag_length(Str s)
{
    if (s.n < 3 || s.p[0] != '<') return 0;
    if (str_starts(s, S("<!--"))) {
        size_t end = str_find(s, S("-->"));
        return end < s.n ? end + 3 : 0;
    }
    if (!is_alpha(s.p[1]) && s.p[1] != '/' && s.p[1] != '!' && s.p[1] != '?') return 0;
    const char *q = memchr(s.p, '>', s.n);
    return q ? (size_t)(q - s.p) + 1 : 0;
}

/* Does a line end at this tag? */
static bool ends_line(Str tag)
{
    static const char *const names[] = {"br",  "p",   "/p",  "div", "/div", "li",    "tr",
                                        "/tr", "/h1", "/h2", "/h3", "hr",   "/title"};
    size_t n = 1;
    while (n < tag.n && (is_alpha(tag.p[n]) || is_digit(tag.p[n]) || (n == 1 && tag.p[n] == '/'))) n++;
    Str name = str_sub(tag, 1, n - 1);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq_nocase(name, str_z(names[i]))) return true;
    return false;
}

/* The length of the reference that begins the text, "&amp;"; 0: it is none. */
static size_t ref_length(Str s)
{
    size_t n = 1;
    if (!s.n || s.p[0] != '&') return 0;
    while (n < s.n && n < REF_MAX && (is_alpha(s.p[n]) || is_digit(s.p[n]) || s.p[n] == '#')) n++;
    return n > 1 && n < s.n && s.p[n] == ';' ? n + 1 : 0;
}

Wrap unmark(Arena *a, Str text)
{
    Wrap w = {.text = {NULL, 0}};
    char *out = arena_alloc(a, text.n + 1, 1, 1);
    DecodeFlaw flaw;
    w.text.p = out;
    for (Str rest = text; rest.n;) {
        size_t tag = tag_length(rest), ref = ref_length(rest), n = tag ? tag : ref ? ref : 1;
        Str piece = str_sub(rest, 0, n);
        if (ref) piece = decode_text(a, piece, DECODE_UTF8, DECODE_HTML_REFS, &flaw);
        if (ref && str_eq(piece, S("\xc2\xa0"))) piece = S(" ");
        if (tag) piece = ends_line(piece) ? S("\n") : S("");
        if (piece.n <= n) memcpy(out + w.text.n, piece.p, piece.n), w.text.n += piece.n;
        rest = str_from(rest, n);
        if (piece.n != n) wrap_cut(&w, a, text.n - rest.n);
    }
    return w;
}
