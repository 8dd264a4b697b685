/* decode.c: references (five of XML, the common ones of HTML, numbers) and Windows-1252. */
#include "read/xml/decode.h"

#include <string.h>

typedef struct Named {
    const char *name;
    uint16_t c;
} Named;

static const Named names[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},     {"apos", '\''},
    {"nbsp", 0xa0},     {"iexcl", 0xa1},    {"cent", 0xa2},     {"pound", 0xa3},   {"curren", 0xa4},
    {"yen", 0xa5},      {"brvbar", 0xa6},   {"sect", 0xa7},     {"uml", 0xa8},     {"copy", 0xa9},
    {"ordf", 0xaa},     {"laquo", 0xab},    {"not", 0xac},      {"shy", 0xad},     {"reg", 0xae},
    {"macr", 0xaf},     {"deg", 0xb0},      {"plusmn", 0xb1},   {"sup2", 0xb2},    {"sup3", 0xb3},
    {"acute", 0xb4},    {"micro", 0xb5},    {"para", 0xb6},     {"middot", 0xb7},  {"cedil", 0xb8},
    {"sup1", 0xb9},     {"ordm", 0xba},     {"raquo", 0xbb},    {"frac14", 0xbc},  {"frac12", 0xbd},
    {"frac34", 0xbe},   {"iquest", 0xbf},   {"Agrave", 0xc0},   {"Aacute", 0xc1},  {"Acirc", 0xc2},
    {"Atilde", 0xc3},   {"Auml", 0xc4},     {"Aring", 0xc5},    {"AElig", 0xc6},   {"Ccedil", 0xc7},
    {"Egrave", 0xc8},   {"Eacute", 0xc9},   {"Ecirc", 0xca},    {"Euml", 0xcb},    {"Ntilde", 0xd1},
    {"Oacute", 0xd3},   {"Ouml", 0xd6},     {"times", 0xd7},    {"Oslash", 0xd8},  {"Uacute", 0xda},
    {"Uuml", 0xdc},     {"szlig", 0xdf},    {"agrave", 0xe0},   {"aacute", 0xe1},  {"acirc", 0xe2},
    {"atilde", 0xe3},   {"auml", 0xe4},     {"aring", 0xe5},    {"aelig", 0xe6},   {"ccedil", 0xe7},
    {"egrave", 0xe8},   {"eacute", 0xe9},   {"ecirc", 0xea},    {"euml", 0xeb},    {"igrave", 0xec},
    {"iacute", 0xed},   {"icirc", 0xee},    {"iuml", 0xef},     {"ntilde", 0xf1},  {"ograve", 0xf2},
    {"oacute", 0xf3},   {"ocirc", 0xf4},    {"otilde", 0xf5},   {"ouml", 0xf6},    {"divide", 0xf7},
    {"oslash", 0xf8},   {"ugrave", 0xf9},   {"uacute", 0xfa},   {"ucirc", 0xfb},   {"uuml", 0xfc},
    {"ensp", 0x2002},   {"emsp", 0x2003},   {"thinsp", 0x2009}, {"ndash", 0x2013}, {"mdash", 0x2014},
    {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201a},  {"ldquo", 0x201c}, {"rdquo", 0x201d},
    {"bdquo", 0x201e},  {"dagger", 0x2020}, {"Dagger", 0x2021}, {"bull", 0x2022},  {"hellip", 0x2026},
    {"permil", 0x2030}, {"lsaquo", 0x2039}, {"rsaquo", 0x203a}, {"euro", 0x20ac},  {"trade", 0x2122},
    {"minus", 0x2212},  {"ne", 0x2260},     {"le", 0x2264},     {"ge", 0x2265},
};

static uint32_t windows1252(unsigned char c)
{
    static const uint16_t high[32] = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                      0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
                                      0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                      0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};
    return c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c;
}

/* The character of "#8217" or "#x2019"; 0 if there is none. As browsers do, 128 to 159 are taken as
 * Windows-1252. */
static uint32_t numbered(Str s)
{
    uint32_t c = 0;
    unsigned base = s.n > 1 && to_lower(s.p[1]) == 'x' ? 16 : 10;
    size_t i = base == 16 ? 2 : 1;
    if (i >= s.n) return 0;
    for (; i < s.n && c < 0x110000; i++) {
        char l = to_lower(s.p[i]);
        unsigned digit = is_digit(l)            ? (unsigned)(l - '0')
                         : l >= 'a' && l <= 'f' ? (unsigned)(l - 'a') + 10
                                                : 16;
        if (digit >= base) return 0;
        c = c * base + digit;
    }
    if (c < ' ' && c != '\t' && c != '\n' && c != '\r') return 0;
    if (c >= 0x110000 || (c >= 0xd800 && c < 0xe000)) return 0;
    return c < 0x100 ? windows1252((unsigned char)c) : c;
}

static uint32_t reference(Str s)
{
    if (s.n && s.p[0] == '#') return numbered(s);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(s, str_z(names[i].name))) return names[i].c;
    return 0;
}

/* The reference that starts at the '&' in front of `s`. Gives its length; 0 if it is none. */
static size_t take_reference(Str s, bool loose, uint32_t *c, bool *cut)
{
    char name[12];
    size_t n = 0, i = 1;
    *cut = false;
    for (; i < s.n && n < sizeof name; i++) {
        char x = s.p[i];
        if (is_alpha(x) || is_digit(x) || (x == '#' && i == 1))
            name[n++] = x;
        else if ((x == '\n' || x == '\r') && n)
            *cut = true;
        else
            break;
    }
    bool closed = i < s.n && s.p[i] == ';';
    if (!closed && (!loose || *cut)) return 0;
    *c = reference((Str){name, n});
    return *c ? i + closed : 0;
}

static void note_flaw(DecodeFlaw *flaw, const char *what, size_t at, size_t len)
{
    if (!flaw->what) *flaw = (DecodeFlaw){what, at, len};
}

static char *put_bytes(char *out, Str s, bool latin)
{
    if (!latin) {
        memcpy(out, s.p, s.n);
        return out + s.n;
    }
    for (size_t i = 0; i < s.n; i++) out += utf8_put(out, windows1252((unsigned char)s.p[i]));
    return out;
}

/* Puts the character of the reference at `i` of `s`, or the '&' itself; gives how many bytes it took. */
static size_t put_reference(char **out, Str s, size_t i, DecodeRefs refs, DecodeFlaw *flaw)
{
    uint32_t c = '&';
    bool cut;
    size_t n = take_reference(str_from(s, i), refs == DECODE_HTML_REFS, &c, &cut);
    if (!n && refs == DECODE_XML_REFS) note_flaw(flaw, "'&' that starts no known character reference", i, 1);
    if (n && cut) note_flaw(flaw, "a character reference cut by a line break, joined", i, n);
    *out += utf8_put(*out, n ? c : '&');
    return n ? n : 1;
}

Str decode_text(Arena *a, Str s, DecodeBytes bytes, DecodeRefs refs, DecodeFlaw *flaw)
{
    bool latin = bytes == DECODE_LATIN;
    if (bytes == DECODE_UTF8 && !utf8_valid(s)) {
        latin = true;
        note_flaw(flaw, "not valid UTF-8, taken as Windows-1252", 0, s.n);
    }
    const char *amp = refs && s.n ? memchr(s.p, '&', s.n) : NULL;
    if (!latin && !amp) return s;
    char *start = arena_alloc(a, s.n + 1, latin ? 3 : 1, 1),
         *out = start; /* a reference is never shorter than its character */
    size_t i = 0;
    while (amp) {
        size_t to = (size_t)(amp - s.p);
        out = put_bytes(out, str_sub(s, i, to - i), latin);
        i = to + put_reference(&out, s, to, refs, flaw);
        amp = i < s.n ? memchr(s.p + i, '&', s.n - i) : NULL;
    }
    out = put_bytes(out, str_from(s, i), latin);
    return (Str){start, (size_t)(out - start)};
}
