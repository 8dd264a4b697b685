/* markup.c: the tokenizer. Each function looks at the bytes once; what is not found once is not looked for
 * again. */
#include "read/xml/markup.h"

#include <string.h>

enum {
    NO_COMMENT_END = 1,
    NO_CDATA_END = 2,
    NO_PI_END = 4,
    NO_DOCTYPE_END = 8,
    NO_QUOTE = 16,
    NO_APOSTROPHE = 32
};

static bool is_name(char c)
{
    static const uint64_t set[4] = {(UINT64_C(3) << 45) | (UINT64_C(0x7ff) << 48), /* - . 0-9 : */
                                    (UINT64_C(0x3ffffff) << 1) | (UINT64_C(1) << 31) |
                                        (UINT64_C(0x3ffffff) << 33),
                                    UINT64_MAX, UINT64_MAX};
    return set[(unsigned char)c >> 6] >> ((unsigned char)c & 63) & 1;
}

static bool starts_name(char c) { return is_alpha(c) || c == '_' || (unsigned char)c >= 0x80; }

static bool is_break(char c) { return c == '\n' || c == '\r'; }

static char at(const Markup *m, size_t i) { return i < m->text.n ? m->text.p[i] : 0; }

static size_t name_end(const Markup *m, size_t i)
{
    while (i < m->text.n && is_name(m->text.p[i])) i++;
    return i;
}

static size_t breaks_end(const Markup *m, size_t i)
{
    while (is_break(at(m, i))) i++;
    return i;
}

static size_t blanks_end(const Markup *m, size_t i)
{
    while (i < m->text.n && is_blank(m->text.p[i])) i++;
    return i;
}

static size_t find_char(const Markup *m, size_t from, char c)
{
    const char *q = from < m->text.n ? memchr(m->text.p + from, c, m->text.n - from) : NULL;
    return q ? (size_t)(q - m->text.p) : m->text.n;
}

static Span span_of(size_t from, size_t to) { return (Span){(uint32_t)from, (uint32_t)(to - from)}; }

static void flaw(MarkupEvent *e, const char *what, size_t from, size_t to)
{
    if (e->flaw) return;
    e->flaw = what;
    e->flaw_raw = span_of(from, to);
}

static Str decoded(Markup *m, MarkupEvent *e, size_t from, size_t to, DecodeRefs refs)
{
    DecodeFlaw odd = {0};
    Str s = decode_text(m->arena, str_sub(m->text, from, to - from), m->bytes, refs, &odd);
    if (odd.what) flaw(e, odd.what, from + odd.at, from + odd.at + odd.len);
    return s;
}

static DecodeRefs refs_of(const Markup *m)
{
    return m->mode == MARKUP_XML ? DECODE_XML_REFS : DECODE_HTML_REFS;
}

static bool take_text(Markup *m, MarkupEvent *e, size_t from, size_t to, DecodeRefs refs)
{
    e->kind = MARKUP_TEXT;
    e->raw = span_of(from, to);
    e->text = decoded(m, e, from, to, refs);
    return true;
}

/* Where the name that starts at `i` ends when a line break cuts it in two; 0 if it is not cut. A word behind
 * the break that gets a value is an attribute, not the rest of the name. */
static size_t cut_name_end(const Markup *m, size_t i)
{
    if (m->mode != MARKUP_XML || !is_break(at(m, i))) return 0;
    size_t rest = breaks_end(m, i), end = name_end(m, rest);
    if (end == rest) return 0;
    if (at(m, blanks_end(m, end)) == '=') return 0;
    return end;
}

/* The element's name at `i`; gives where it ends. */
static size_t take_name(Markup *m, MarkupEvent *e, size_t i)
{
    size_t start = breaks_end(m, i), end = name_end(m, start), more = cut_name_end(m, end);
    e->name = str_sub(m->text, start, end - start);
    while (more && more - start <= sizeof m->joined) {
        size_t n = 0;
        for (size_t k = start; k < more; k++)
            if (!is_break(m->text.p[k])) m->joined[n++] = m->text.p[k];
        e->name = (Str){m->joined, n};
        flaw(e, "a tag cut by a line break, joined", start, more);
        end = more;
        more = cut_name_end(m, end);
    }
    e->name_raw = span_of(start, end);
    return end;
}

/* A value in quotes: gives where it ends. In XML it cannot hold '<': a quote that is missing does not swallow
 * what follows. */
static size_t quoted_end(Markup *m, size_t i, char quote, bool *closed)
{
    unsigned none = quote == '"' ? NO_QUOTE : NO_APOSTROPHE;
    size_t end = m->absent & none ? m->text.n : find_char(m, i, quote);
    if (end == m->text.n) m->absent |= none;
    *closed = end < m->text.n && (m->mode == MARKUP_HTML || !memchr(m->text.p + i, '<', end - i));
    if (*closed) return end;
    for (end = i; end < m->text.n && m->text.p[end] != '>' && m->text.p[end] != '<';) end++;
    return end > i && at(m, end) == '>' && at(m, end - 1) == '/' ? end - 1 : end;
}

typedef struct Scan {
    size_t name, name_end, value, value_end;
    bool has_value;
} Scan;

/* The next attribute from `i` on; gives where it ends, or 0 at the end of the tag, `*tag_end` being there. */
static size_t scan_attr(Markup *m, size_t i, Scan *a, size_t *tag_end, MarkupEvent *e)
{
    for (;; i++) {
        char c = at(m, i = blanks_end(m, i));
        *tag_end = i;
        if (i >= m->text.n || c == '>' || c == '<' || (c == '/' && at(m, i + 1) == '>')) return 0;
        if (is_name(c)) break;
        if (m->mode == MARKUP_XML) flaw(e, "a character that does not belong in a tag", i, i + 1);
    }
    size_t end = name_end(m, i), eq = blanks_end(m, end);
    *a = (Scan){i, end, end, end, at(m, eq) == '='};
    if (!a->has_value) return end;
    size_t v = a->value = blanks_end(m, eq + 1);
    char quote = at(m, v);
    bool closed = true;
    if (quote == '"' || quote == '\'') {
        a->value = v + 1;
        a->value_end = quoted_end(m, v + 1, quote, &closed);
        if (!closed) flaw(e, "an attribute without its closing quote", i, a->value_end);
        return a->value_end + closed;
    }
    while (v < m->text.n && !is_blank(at(m, v)) && at(m, v) != '>' && at(m, v) != '<' &&
           !(at(m, v) == '/' && at(m, v + 1) == '>'))
        v++;
    if (m->mode == MARKUP_XML) flaw(e, "an attribute without quotes", i, v);
    return a->value_end = v;
}

/* Whether the tag that was begun is rather text with a stray '<': it never ends, and is more than a name and
 * attributes. */
static bool is_stray(const Markup *m, size_t bare, size_t end)
{
    return m->mode == MARKUP_XML && bare && at(m, end) == '<';
}

/* A tag whose '<' (or "</") ends before `i`. False if it is text after all. */
static bool take_tag(Markup *m, MarkupEvent *e, size_t i, MarkupKind kind)
{
    size_t from = m->at, end, next, bare = 0;
    Scan a;
    e->kind = kind;
    i = take_name(m, e, i);
    if (e->name_raw.at > from + (kind == MARKUP_CLOSE ? 2 : 1))
        flaw(e, "a tag cut by a line break, joined", from, e->name_raw.at);
    if (at(m, i) == '>') {
        end = i; /* most tags are nothing but a name */
    } else {
        for (; (next = scan_attr(m, i, &a, &end, e)); i = next)
            if (!a.has_value && !bare) bare = a.name + 1;
    }
    if (is_stray(m, bare, end)) return false;
    if (end >= m->text.n) {
        *e = (MarkupEvent){.kind = MARKUP_LOST, .raw = span_of(from, end)};
        flaw(e, "the text ends inside a tag", from, end);
        return m->at = end, true;
    }
    if (bare && m->mode == MARKUP_XML)
        flaw(e, "a word that does not belong in a tag", bare - 1, name_end(m, bare - 1));
    if (at(m, end) == '<') {
        flaw(e, "a tag without its '>'", from, end);
    } else {
        e->empty = at(m, end) == '/';
        end += e->empty ? 2 : 1;
    }
    e->raw = span_of(from, end);
    m->at = end;
    if (kind == MARKUP_OPEN && m->mode == MARKUP_HTML &&
        (str_eq_nocase(e->name, S("script")) || str_eq_nocase(e->name, S("style"))))
        m->raw_element = e->name;
    return true;
}

static bool lose(Markup *m, MarkupEvent *e, size_t end, const char *what)
{
    e->kind = MARKUP_LOST;
    e->raw = span_of(m->at, end);
    flaw(e, what, m->at, end);
    return m->at = end, true;
}

/* Goes behind `terminator`. If there is none: gives what stands up to the next tag up as lost (true). */
static bool skip_to(Markup *m, MarkupEvent *e, size_t from, Str terminator, unsigned none, const char *what)
{
    Str rest = str_from(m->text, from);
    size_t n = m->absent & none ? rest.n : str_find(rest, terminator), end = m->at + 1;
    if (n < rest.n) return m->at = from + n + terminator.n, false;
    m->absent |= none;
    while (end < m->text.n && m->text.p[end] != '<' && m->text.p[end - 1] != '>') end++;
    return lose(m, e, end, what);
}

static bool skip_doctype(Markup *m, MarkupEvent *e)
{
    size_t i = m->at + 2;
    while (i < m->text.n && m->text.p[i] != '>' && m->text.p[i] != '[') i++;
    if (at(m, i) == '>') return m->at = i + 1, false;
    return skip_to(m, e, i, S("]>"), NO_DOCTYPE_END, "a DOCTYPE without its end");
}

/* Without its end, only the mark itself is lost. */
static bool take_cdata(Markup *m, MarkupEvent *e)
{
    size_t from = m->at + 9,
           n = m->absent & NO_CDATA_END ? m->text.n : str_find(str_from(m->text, from), S("]]>"));
    if (from + n < m->text.n) return take_text(m, e, from, (m->at = from + n + 3) - 3, DECODE_NO_REFS);
    m->absent |= NO_CDATA_END;
    return lose(m, e, from, "a CDATA section without its end");
}

typedef enum Taken { TAKEN, SKIPPED, STRAY } Taken;

static Taken taken(bool event) { return event ? TAKEN : SKIPPED; }

/* What stands at the '<' where the tokenizer is. */
static Taken take_markup(Markup *m, MarkupEvent *e)
{
    Str rest = str_from(m->text, m->at);
    size_t i = m->at + 1, next = m->mode == MARKUP_XML ? breaks_end(m, i) : i;
    char c = at(m, next);
    if (starts_name(c) && (next == i || at(m, name_end(m, next)) == '>' || at(m, name_end(m, next)) == '/'))
        return take_tag(m, e, i, MARKUP_OPEN) ? TAKEN : STRAY;
    if (c == '/' && starts_name(at(m, breaks_end(m, next + 1))))
        return take_tag(m, e, next + 1, MARKUP_CLOSE) ? TAKEN : STRAY;
    if (c == '?' && next == i)
        return taken(skip_to(m, e, i, m->mode == MARKUP_XML ? S("?>") : S(">"), NO_PI_END,
                             "a processing instruction without its end"));
    if (str_starts(rest, S("<!--")))
        return taken(skip_to(m, e, i + 3, S("-->"), NO_COMMENT_END, "a comment without its end"));
    if (str_starts(rest, S("<![CDATA["))) return taken(take_cdata(m, e));
    if (str_starts_nocase(rest, S("<!DOCTYPE"))) return taken(skip_doctype(m, e));
    if (m->mode == MARKUP_HTML && c == '!')
        return taken(skip_to(m, e, i, S(">"), NO_PI_END, "a '<!' without its '>'"));
    return STRAY;
}

/* The text of a script or style element, up to its end tag. */
static bool take_raw_text(Markup *m, MarkupEvent *e)
{
    Str name = m->raw_element, rest = str_from(m->text, m->at);
    size_t n = 0;
    m->raw_element = (Str){0};
    for (; n < rest.n; n++) {
        const char *q = memchr(rest.p + n, '<', rest.n - n);
        n = q ? (size_t)(q - rest.p) : rest.n;
        if (str_starts(str_from(rest, n), S("</")) && str_starts_nocase(str_from(rest, n + 2), name)) break;
    }
    if (n > rest.n) n = rest.n;
    m->at += n;
    return n && take_text(m, e, m->at - n, m->at, DECODE_NO_REFS);
}

bool markup_next(Markup *m, MarkupEvent *e)
{
    *e = (MarkupEvent){0};
    if (m->raw_element.n && take_raw_text(m, e)) return true;
    while (m->at < m->text.n) {
        size_t from = m->at;
        if (m->text.p[from] == '<') {
            Taken t = take_markup(m, e);
            if (t == TAKEN) return true;
            if (t == SKIPPED) continue;
            *e = (MarkupEvent){0};
            if (m->mode == MARKUP_XML) flaw(e, "'<' that starts no tag", from, from + 1);
        }
        m->at = find_char(m, from + 1, '<');
        return take_text(m, e, from, m->at, refs_of(m));
    }
    return false;
}

bool markup_next_attr(Markup *m, const MarkupEvent *e, size_t *where, MarkupAttr *out)
{
    Scan a;
    size_t end, from = *where ? *where : e->name_raw.at + e->name_raw.len;
    MarkupEvent odd = {0};
    if (!(from = scan_attr(m, from, &a, &end, &odd))) return false;
    *where = from;
    out->name = str_sub(m->text, a.name, a.name_end - a.name);
    out->raw = span_of(a.value, a.value_end);
    out->value = decoded(m, &odd, a.value, a.value_end, refs_of(m));
    return true;
}

bool markup_attr(Markup *m, const MarkupEvent *e, Str name, MarkupAttr *out)
{
    size_t i = 0;
    while (markup_next_attr(m, e, &i, out))
        if (m->mode == MARKUP_XML ? str_eq(out->name, name) : str_eq_nocase(out->name, name)) return true;
    *out = (MarkupAttr){0};
    return false;
}

/* What the XML declaration says of the encoding; without one, UTF-8. */
static DecodeBytes declared(Str text)
{
    Str head = str_sub(text, 0, 200);
    if (!str_starts(head, S("<?xml"))) return DECODE_UTF8;
    head.n = str_find(head, S("?>"));
    Str value = str_trim(str_from(head, str_find(head, S("encoding")) + 8));
    value = str_trim(str_from(value, 1));
    value = str_from(value, 1);
    bool latin = str_starts_nocase(value, S("ISO-8859-1")) || str_starts_nocase(value, S("windows-1252")) ||
                 str_starts_nocase(value, S("latin1")) || str_starts_nocase(value, S("cp1252"));
    return latin ? DECODE_LATIN : DECODE_UTF8;
}

static bool is_ascii(Str s)
{
    uint64_t word, any = 0;
    size_t i = 0;
    for (; i + sizeof word <= s.n; i += sizeof word) {
        memcpy(&word, s.p + i, sizeof word);
        any |= word;
    }
    for (; i < s.n; i++) any |= (unsigned char)s.p[i];
    return !(any & UINT64_C(0x8080808080808080));
}

void markup_init(Markup *m, Arena *arena, Str text, MarkupMode mode)
{
    *m = (Markup){.text = text, .arena = arena, .mode = mode};
    if (str_starts(text, S("\xef\xbb\xbf"))) m->at = 3;
    m->bytes = is_ascii(text) ? DECODE_PLAIN : declared(str_trim(str_from(text, m->at)));
}
