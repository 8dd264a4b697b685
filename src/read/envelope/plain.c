/* plain.c: most sources are plain as they come and are only looked through. */
#include "read/envelope/plain.h"

#include <string.h>

#define MARK S("\xef\xbb\xbf")

/* The bytes of a no-break space that begins at `i`; 0: none. 0xa0 behind a byte of ASCII is no part of UTF-8,
 * except a character that a line break cuts. */
static size_t no_break_at(Str s, size_t i)
{
    size_t k = i;
    while (k && (s.p[k - 1] == '\n' || s.p[k - 1] == '\r')) k--;
    unsigned char c = (unsigned char)s.p[i], before = k ? (unsigned char)s.p[k - 1] : 0;
    if (c == 0xc2 && i + 1 < s.n && (unsigned char)s.p[i + 1] == 0xa0) return 2;
    return c == 0xa0 && before < 0x80;
}

static bool has_no_break(Str s)
{
    const char *q;
    for (size_t i = 0; i < s.n && (q = memchr(s.p + i, 0xa0, s.n - i)); i++) {
        i = (size_t)(q - s.p);
        if (no_break_at(s, i) || (i && no_break_at(s, i - 1))) return true;
    }
    return false;
}

/* A line that ends in \r alone? */
static bool is_break(Str s, size_t i) { return s.p[i] == '\r' && (i + 1 == s.n || s.p[i + 1] != '\n'); }

static bool has_break(Str s)
{
    const char *q;
    for (size_t i = 0; i < s.n && (q = memchr(s.p + i, '\r', s.n - i)); i++) {
        i = (size_t)(q - s.p);
        if (is_break(s, i)) return true;
    }
    return false;
}

static bool is_plain(Str s)
{
    bool has_nul = s.n && memchr(s.p, 0, s.n);
    return !has_nul && !has_break(s) && !has_no_break(s) && str_find(s, MARK) == s.n;
}

/* How many bytes at `i` are left out: they say nothing. */
static size_t skipped_at(Str s, size_t i)
{
    if (!s.p[i]) return 1;
    return str_starts(str_from(s, i), MARK) ? MARK.n : 0;
}

/* NULs between the first and the last byte that is none. */
static void count_nuls(Plain *p, Str s)
{
    size_t i = 0;
    while (i < s.n && !s.p[i]) i++;
    while (s.n > i && !s.p[s.n - 1]) s.n--;
    for (; i < s.n; i++) {
        if (s.p[i]) continue;
        if (!p->nul++) p->first = (Span){(uint32_t)i, 1};
    }
}

Plain plain_of(Arena *a, Str source)
{
    Plain p = {.wrap.text = source};
    if (source.n > UINT32_MAX || is_plain(source)) return p;
    char *out = arena_alloc(a, source.n + 1, 1, 1);
    size_t n = 0;
    p.wrap.text.p = out;
    for (size_t i = 0; i < source.n;) {
        size_t gone = skipped_at(source, i), blank = gone ? 0 : no_break_at(source, i), from = i;
        if (!gone) out[n++] = blank ? ' ' : is_break(source, i) ? '\n' : source.p[i];
        i += gone ? gone : blank ? blank : 1;
        p.wrap.text.n = n;
        if (i - from != !gone) wrap_cut(&p.wrap, a, i);
    }
    count_nuls(&p, source);
    return p;
}

/* ---- tabs ---- */

/* In the corpus 2 percent of the gaps with tabs between cells have blanks too; where tabs stand for blanks, 7
 * of 8: those that do not end at a column of 8. */
bool plain_has_columns(Str text)
{
    size_t tabs = 0, mixed = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool tab = false, blank = false;
        for (; i < text.n && (text.p[i] == ' ' || text.p[i] == '\t'); i++)
            tab |= text.p[i] == '\t', blank |= text.p[i] == ' ';
        tabs += tab, mixed += tab && blank;
    }
    return mixed * 4 > tabs;
}

Wrap plain_columns(Arena *a, Str text)
{
    Wrap w = {.text = {NULL, 0}};
    char *out = arena_alloc(a, text.n + str_count(text, '\t') * 7 + 1, 1, 1);
    size_t x = 0;
    w.text.p = out;
    for (Str rest = text; rest.n;) {
        const char *from = rest.p;
        uint32_t c = utf8_next(&rest);
        size_t n = (size_t)(rest.p - from), blanks = c == '\t' ? 8 - x % 8 : 0;
        memset(out + w.text.n, ' ', blanks);
        if (!blanks) memcpy(out + w.text.n, from, n);
        w.text.n += blanks ? blanks : n;
        if (blanks > 1) wrap_cut(&w, a, text.n - rest.n);
        x = c == '\n' ? 0 : x + (blanks ? blanks : 1);
    }
    return w;
}

/* ---- UTF-16 ---- */

enum { LOOK = 512 };

/* Zeros in every second byte, at its even or odd places: text of ASCII letters. */
static size_t zeros(Str s, size_t from)
{
    size_t n = 0;
    for (size_t i = from; i < s.n; i += 2) n += !s.p[i];
    return n;
}

static bool is_little(Str s)
{
    if (str_starts(s, S("\xff\xfe"))) return true;
    if (str_starts(s, S("\xfe\xff"))) return false;
    return zeros(str_sub(s, 0, LOOK), 1) > zeros(str_sub(s, 0, LOOK), 0);
}

bool is_utf16(Str bytes)
{
    if (str_starts(bytes, S("\xff\xfe")) || str_starts(bytes, S("\xfe\xff"))) return true;
    Str head = str_sub(bytes, 0, LOOK);
    size_t even = zeros(head, 0), odd = zeros(head, 1), half = head.n / 2;
    return half >= 8 && ((odd * 10 >= half * 9 && !even) || (even * 10 >= half * 9 && !odd));
}

static uint32_t unit_at(Str s, size_t i, bool little)
{
    unsigned char a = (unsigned char)s.p[i], b = (unsigned char)s.p[i + 1];
    return little ? (uint32_t)(a | b << 8) : (uint32_t)(a << 8 | b);
}

void utf16_decode(Str s, Buf *out)
{
    bool little = is_little(s);
    for (size_t i = 0; i + 1 < s.n; i += 2) {
        char room[4];
        uint32_t c = unit_at(s, i, little), low = i + 3 < s.n ? unit_at(s, i + 2, little) : 0;
        if (c == 0xfeff) continue;
        if (c >= 0xd800 && c < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
            i += 2;
        } else if (c >= 0xd800 && c < 0xe000) {
            c = 0xfffd;
        }
        buf_put(out, (Str){room, utf8_put(room, c)});
    }
}
