/* damage.c: the cost of damage, as a weighted edit distance that knows where the borders cut. */
#include "read/noise/damage.h"

#include <string.h>

/* The glyphs that each glyph is read for, or from: each pair stands on both sides. */
static const char *const confused[128] = {
    ['!'] = "1",
    ['$'] = "S583",
    ['\''] = ",",
    ['('] = "GODl0]",
    [')'] = "JlI/0",
    [','] = "'.;",
    ['-'] = ".",
    ['.'] = ",-:",
    ['/'] = ")17IJlt|",
    ['0'] = "OoQDCc()JUuG",
    ['1'] = "lI|i!][tjLJf/",
    ['2'] = "Zz?",
    ['3'] = "$SB85",
    ['4'] = "9",
    ['5'] = "$Ss3",
    ['6'] = "GbC8o",
    ['7'] = "T/?Y",
    ['8'] = "$36BSE",
    ['9'] = "4gqo",
    [':'] = ".",
    [';'] = ",",
    ['?'] = "27",
    ['B'] = "38y",
    ['C'] = "06GOl",
    ['D'] = "(0OG",
    ['E'] = "8F",
    ['F'] = "EO",
    ['G'] = "(06CD",
    ['H'] = "N",
    ['I'] = ")1/lijJ[",
    ['J'] = ")01/I",
    ['K'] = "k",
    ['L'] = "1",
    ['M'] = "N",
    ['N'] = "MH",
    ['O'] = "(0DFCQ",
    ['P'] = "R",
    ['Q'] = "0O",
    ['R'] = "P",
    ['S'] = "$358s",
    ['T'] = "7",
    ['U'] = "0",
    ['Y'] = "7y",
    ['Z'] = "2z",
    ['['] = "1I",
    [']'] = "1(t",
    ['a'] = "os",
    ['b'] = "6he",
    ['c'] = "0deog",
    ['d'] = "cl",
    ['e'] = "cob",
    ['f'] = "1ltp",
    ['g'] = "9cq",
    ['h'] = "bn",
    ['i'] = "1Iljt|",
    ['j'] = "1Ii",
    ['k'] = "Kx",
    ['l'] = "()1Ifi/tCd|",
    ['m'] = "nr",
    ['n'] = "mruh",
    ['o'] = "069eacp",
    ['p'] = "fo",
    ['q'] = "9g",
    ['r'] = "ntm",
    ['s'] = "5Sxza",
    ['t'] = "1fl/r]i",
    ['u'] = "0nv",
    ['v'] = "uyw",
    ['w'] = "v",
    ['x'] = "skz",
    ['y'] = "YBv",
    ['z'] = "2Zsx",
    ['|'] = "1/il",
};

static const char *confused_with(char c)
{
    unsigned char i = (unsigned char)c;
    return i < 128 && confused[i] ? confused[i] : "";
}

bool damage_confuses(char a, char b) { return b && strchr(confused_with(a), b); }

/* Counted in readings of cut glyphs: for 0 to 9, what the half before, and the half behind the border was
 * read as. */
static const char *const left_halves[] = {"(1C6)oDcO", "])(I|l", "7)Z",  "2",  ".-",
                                          "Ef)S",      "C1G",    "',)?", "CB", "6E5"};

static const char *const right_halves[] = {")319", "L.Ni|}I", "13Z", "14]", "1A",
                                           "3)1",  "351)",    "1?6", "31B", "13)4g"};

bool damage_is_left_half(char digit, char glyph)
{
    if (digit == '/') return glyph && strchr(",).", glyph);
    return is_digit(digit) && glyph && strchr(left_halves[digit - '0'], glyph);
}

bool damage_is_right_half(char digit, char glyph)
{
    if (digit == '/') return glyph && strchr("1(", glyph);
    if (digit == '$') return glyph && strchr("5316", glyph);
    return is_digit(digit) && glyph && strchr(right_halves[digit - '0'], glyph);
}

char damage_digit(char glyph, int *cost)
{
    static const char meant[128] = {
        ['O'] = '0', ['o'] = '0', ['Q'] = '0', ['D'] = '0', ['C'] = '0', ['c'] = '0',
        ['U'] = '0', ['('] = '0', ['J'] = '0', ['l'] = '1', ['I'] = '1', ['|'] = '1',
        ['i'] = '1', ['!'] = '1', ['t'] = '1', ['j'] = '1', ['L'] = '1', ['T'] = '7',
        ['f'] = '1', ['Z'] = '2', ['z'] = '2', ['A'] = '4', ['S'] = '5', ['s'] = '5',
        ['E'] = '3', ['B'] = '8', ['G'] = '6', ['b'] = '6', ['g'] = '9', ['q'] = '9'};
    if (is_digit(glyph)) return glyph;
    *cost += DAMAGE_GLYPH / 2;
    return (unsigned char)glyph < 128 ? meant[(unsigned char)glyph] : 0;
}

/* ---- the weighted edit distance ---- */

/* What is known of a printed glyph before it is compared with any that may be meant. */
static Glyph glyph_of(char c)
{
    Glyph g = {.c = c, .lower = to_lower(c), .spare = strchr(".,'`-_|;:^~()[]{}", c) ? 4 : DAMAGE_GLYPH};
    for (const char *s = confused_with(c); *s; s++)
        g.like[(unsigned char)*s / 64] |= UINT64_C(1) << (unsigned char)*s % 64;
    return g;
}

static bool is_like(const Glyph *g, char c)
{
    unsigned char i = (unsigned char)c;
    return i < 128 && g->like[i / 64] >> i % 64 & 1;
}

void damaged_lay_out(const Pieces *p, Damaged *d)
{
    d->n = 0;
    for (size_t i = 0; i < p->n; i++) {
        size_t first = d->n;
        for (size_t k = 0; k < p->at[i].n && d->n < DAMAGE_TEXT; k++) {
            char c = p->at[i].p[k];
            if (!is_blank(c) && c != '\\') d->at[d->n++] = glyph_of(c);
        }
        for (size_t k = first; k < d->n; k++) {
            Glyph *g = &d->at[k];
            if (i && k - first < 2) g->cut = (unsigned char)(2 - (k - first));
            size_t behind = d->n - 1 - k;
            if (i + 1 < p->n && behind < 2 && g->cut < 2 - behind) g->cut = (unsigned char)(2 - behind);
            if (g->cut == 1 && g->spare == DAMAGE_GLYPH) g->spare = 6;
        }
    }
}

/* A glyph too many. `before`, `behind`: what was meant on either side of it. */
static int spare_cost(const Glyph *g, char before, char behind)
{
    if (g->cut < 2) return g->spare;
    bool half = !is_digit(g->c) || g->c == before || g->c == behind || damage_is_right_half(before, g->c) ||
                damage_is_left_half(behind, g->c);
    return half ? 2 : 5;
}

/* One of those meant is missing before glyph `i`: a border may have taken it, or it is but a small sign. */
static int missing_cost(const Damaged *d, size_t i, char c)
{
    bool cut = (i < d->n && d->at[i].cut == 2) || (i && d->at[i - 1].cut == 2);
    return cut || c == ',' || c == '.' || c == '\'' || c == '-' ? 4 : 8;
}

static int changed_cost(const Glyph *g, char c)
{
    if (g->c == c) return 0;
    if (g->lower == to_lower(c)) return 1;
    if (g->cut < 2) return is_like(g, c) ? 6 : DAMAGE_GLYPH;
    bool half = damage_is_left_half(c, g->c) || damage_is_right_half(c, g->c);
    return half || is_like(g, c) ? 3 : 5;
}

static int least(int a, int b, int c) { return a < b ? (a < c ? a : c) : (b < c ? b : c); }

int damaged_cost(const Damaged *d, Str meant, int most)
{
    int cost[DAMAGE_TEXT + 1];
    char m[DAMAGE_TEXT];
    size_t n = 0;
    for (size_t k = 0; k < meant.n && n < DAMAGE_TEXT; k++)
        if (!is_blank(meant.p[k])) m[n++] = meant.p[k];
    cost[0] = 0;
    for (size_t j = 0; j < n; j++) cost[j + 1] = cost[j] + missing_cost(d, 0, m[j]);
    for (size_t i = 0; i < d->n; i++) {
        const Glyph *g = &d->at[i];
        int diagonal = cost[0];
        cost[0] += spare_cost(g, 0, n ? m[0] : 0);
        int cheapest = cost[0]; /* no way through this row costs less in the end */
        for (size_t j = 0; j < n; j++) {
            int above = cost[j + 1];
            cost[j + 1] =
                least(diagonal + changed_cost(g, m[j]), above + spare_cost(g, m[j], j + 1 < n ? m[j + 1] : 0),
                      cost[j] + missing_cost(d, i + 1, m[j]));
            diagonal = above;
            if (cost[j + 1] < cheapest) cheapest = cost[j + 1];
        }
        if (cheapest > most) return DAMAGE_MAX;
    }
    return cost[n] < DAMAGE_MAX ? cost[n] : DAMAGE_MAX;
}

int damage_cost(const Pieces *p, Str meant) { return damage_cost_within(p, meant, DAMAGE_MAX); }

int damage_cost_within(const Pieces *p, Str meant, int most)
{
    Damaged d;
    damaged_lay_out(p, &d);
    return damaged_cost(&d, meant, most);
}
