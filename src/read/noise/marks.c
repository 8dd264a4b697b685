/* marks.c: what small raised marks are read as: an edit distance between the glyphs that stand there
 * and the marks as forms print them, "(2)(3)". */
#include "read/noise/marks.h"

#include "read/noise/damage.h"

#include <string.h>

enum { GLYPHS_MOST = 24, PRINT_MOST = 3 * 4 };

/* A sign that is no letter, digit or bracket; which one matters where `looks` lists it. */
enum { SIGN = 128 };

typedef struct MarkGlyph {
    unsigned char c; /* ASCII, or SIGN + index of signs */
    bool border;     /* a border cut behind it */
} MarkGlyph;

static const char *const signs[] = {"®", "©", "°", "“", "”", "‘", "’", "™", "¢", "§"};

enum { SIGNS_N = sizeof signs / sizeof *signs };

/* What the digits of a small mark are read as: the digits that each glyph may be. */
typedef struct Look {
    const char *glyph, *digits;
} Look;

static const Look looks[] = {
    {"@", "1234"}, {"Q", "12"},   {"q", "1"},   {"a", "1"},  {"d", "1"},   {"D", "1"},    {"i", "1"},
    {"h", "1"},    {"l", "1"},    {"I", "1"},   {"t", "1"},  {"!", "1"},   {"|", "1"},    {"M", "1"},
    {"Y", "1"},    {"®", "3456"}, {"©", "356"}, {"“", "4"},  {"”", "127"}, {"\"", "127"}, {"?", "2"},
    {"z", "2"},    {"Z", "2"},    {"B", "38"},  {"G", "36"}, {"8", "38"},  {"e", "23"},   {"°", "3569"},
    {"O", "3569"}, {"0", "3569"}, {"s", "5"},   {"S", "5"},  {"*", "4"},   {"&", "8"},    {"g", "9"},
    {"b", "6"},    {"A", "4"},    {"T", "7"},
};

/* The digit, or the sign, that a text begins with, and its length; 0: no such thing. */
static unsigned char sign_at(Str s, size_t *len)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁽", "⁾"};
    for (size_t i = 0; i < sizeof raised / sizeof *raised; i++)
        if (str_starts(s, str_z(raised[i])))
            return *len = strlen(raised[i]), (unsigned char)"0123456789()"[i];
    for (size_t i = 0; i < SIGNS_N; i++)
        if (str_starts(s, str_z(signs[i]))) return *len = strlen(signs[i]), (unsigned char)(SIGN + i);
    *len = 1;
    while (*len < s.n && ((unsigned char)s.p[*len] & 0xC0) == 0x80) (*len)++;
    return SIGN + SIGNS_N;
}

/* What a writer of tables puts around raised text. */
static size_t markup_at(Str s)
{
    if (str_starts(s, S("<sup>"))) return 5;
    if (str_starts(s, S("</sup>"))) return 6;
    if (str_starts(s, S("^{")) || str_starts(s, S("}$"))) return 2;
    return s.n && strchr("^$\\ ", s.p[0]) ? 1 : 0;
}

static size_t glyphs_of(const Pieces *p, MarkGlyph *out)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        size_t first = n, len;
        for (Str s = p->at[i]; s.n && n < GLYPHS_MOST; s = str_from(s, len)) {
            if ((len = markup_at(s))) continue;
            len = 1;
            unsigned char c = (unsigned char)s.p[0] < 0x80 ? (unsigned char)s.p[0] : sign_at(s, &len);
            if (c == '{' || c == '[') c = '(';
            if (c == '}' || c == ']') c = ')';
            out[n++] = (MarkGlyph){.c = c};
        }
        if (n > first && i + 1 < p->n) out[n - 1].border = true;
    }
    return n;
}

static bool is_sign(unsigned char c) { return c >= SIGN || strchr("@?*\"&!%#", (char)c); }

/* Is the glyph one that this digit is read as? */
static bool looks_like(unsigned char g, char digit)
{
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        Str look = str_z(looks[i].glyph);
        bool same = g < SIGN ? look.n == 1 && look.p[0] == (char)g
                             : g < SIGN + SIGNS_N && str_eq(look, str_z(signs[g - SIGN]));
        if (same) return strchr(looks[i].digits, digit) != NULL;
    }
    return false;
}

static bool is_half(char meant, unsigned char g)
{
    return g < SIGN && (damage_is_left_half(meant, (char)g) || damage_is_right_half(meant, (char)g));
}

static int cost_changed(const MarkGlyph *g, char meant)
{
    if (g->c == (unsigned char)meant) return 0;
    if (g->border && is_half(meant, g->c)) return 2;
    if (is_digit(meant)) {
        bool digit = g->c < SIGN && is_digit((char)g->c);
        bool like = looks_like(g->c, meant) || (g->c < SIGN && damage_confuses((char)g->c, meant));
        if (like) return digit ? 3 : 2;
        return digit && !g->border ? 5 : 4;
    }
    const char *like = meant == '(' ? "GCODclqQt1fir<" : "JlIyj1D>!:;.d";
    if (g->c < SIGN && strchr(like, (char)g->c)) return 2;
    return is_sign(g->c) || g->border ? 3 : g->c < SIGN && is_digit((char)g->c) ? 6 : 4;
}

/* `before`, `behind`: what was meant on either side of it. */
static int cost_extra(const MarkGlyph *g, char before, char behind)
{
    bool digit = g->c < SIGN && is_digit((char)g->c);
    if (g->border && (g->c == (unsigned char)before || g->c == (unsigned char)behind)) return 1;
    if (g->border) return is_half(before, g->c) || is_half(behind, g->c) ? 2 : digit ? 4 : 2;
    return digit ? 7 : is_sign(g->c) ? 5 : g->c < SIGN && is_alpha((char)g->c) ? 4 : 2;
}

static int cost_missing(bool border, char meant) { return is_digit(meant) ? (border ? 3 : 6) : 1; }

static size_t print_list(MarkList list, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < list.n; i++) {
        out[n++] = '(';
        if (list.at[i] > 9) out[n++] = (char)('0' + list.at[i] / 10);
        out[n++] = (char)('0' + list.at[i] % 10);
        out[n++] = ')';
    }
    return n;
}

static int least(int a, int b) { return a < b ? a : b; }

/* What is read for a mark may have nothing in common with it. */
enum { RUBBISH = 6, RUBBISH_GLYPHS = 5 };

static bool any_digit(const MarkGlyph *g, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (g[i].c < SIGN && is_digit((char)g[i].c)) return true;
    return false;
}

int marks_misread(const Pieces *glyphs, MarkList list)
{
    MarkGlyph g[GLYPHS_MOST];
    char meant[PRINT_MOST];
    int cost[PRINT_MOST + 1] = {0};
    size_t n = glyphs_of(glyphs, g), m = print_list(list, meant);
    for (size_t k = 0; k < m; k++) cost[k + 1] = cost[k] + cost_missing(false, meant[k]);
    for (size_t i = 0; i < n; i++) {
        int diagonal = cost[0];
        cost[0] += cost_extra(&g[i], 0, m ? meant[0] : 0);
        bool border = g[i].border || (i + 1 < n && g[i + 1].border);
        for (size_t k = 0; k < m; k++) {
            int above = cost[k + 1];
            int extra = above + cost_extra(&g[i], meant[k], k + 1 < m ? meant[k + 1] : 0);
            int missing = cost[k] + cost_missing(border, meant[k]);
            cost[k + 1] = least(diagonal + cost_changed(&g[i], meant[k]), least(extra, missing));
            diagonal = above;
        }
    }
    return n <= RUBBISH_GLYPHS && cost[m] > RUBBISH && !any_digit(g, n) ? RUBBISH : cost[m];
}
