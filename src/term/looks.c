/* looks.c: colours for dark and for light backgrounds, attributes where there are none. Text has at least 4.5
 * times the contrast to its background, with the strong theme 7 times: tests/screen/test_looks.c computes it.
 */
#include "term/looks.h"

#include <stdlib.h>

#include <curses.h>

/* -1 is the terminal's own colour. */
typedef struct Look {
    short fg;                  /* of 8 colours; bold where the dark one would be too dark */
    short dark, light, strong; /* of 256 colours: on black, on white, on either with contrast */
    attr_t attr, mono;         /* with colours, without */
} Look;

static const Look looks[STYLES] = {
    [STYLE_PLAIN] = {-1, -1, -1, -1, A_NORMAL, A_NORMAL},
    [STYLE_TITLE] = {-1, -1, -1, -1, A_BOLD, A_BOLD},
    [STYLE_HEAD] = {-1, -1, -1, -1, A_BOLD, A_BOLD},
    [STYLE_CAPTION] = {-1, 249, 239, -1, A_NORMAL, A_NORMAL},
    [STYLE_VALUE] = {-1, -1, -1, -1, A_NORMAL, A_NORMAL},
    [STYLE_DIM] = {-1, 246, 241, -1, A_NORMAL, A_DIM},
    [STYLE_RULE] = {-1, 246, 242, -1, A_NORMAL, A_DIM},
    [STYLE_REF] = {COLOR_CYAN, 80, 23, -1, A_NORMAL, A_NORMAL},
    [STYLE_ERROR] = {COLOR_RED, 210, 124, 210, A_BOLD, A_BOLD},
    [STYLE_WARNING] = {COLOR_YELLOW, 215, 94, 215, A_NORMAL, A_BOLD},
    [STYLE_NOTE] = {COLOR_CYAN, 117, 24, -1, A_NORMAL, A_NORMAL},
    [STYLE_REPAIRED] = {COLOR_GREEN, 114, 22, 120, A_NORMAL, A_UNDERLINE},
    [STYLE_GUESSED] = {COLOR_MAGENTA, 183, 90, 219, A_BOLD, A_UNDERLINE},
    [STYLE_DECIDED] = {COLOR_CYAN, 80, 23, 123, A_UNDERLINE, A_UNDERLINE},
    [STYLE_LIT] = {COLOR_BLACK, 16, 16, 16, A_NORMAL, A_REVERSE},
    [STYLE_CONTROL] = {COLOR_RED, 210, 124, 210, A_BOLD, A_DIM},
    [STYLE_BORDER] = {-1, 246, 241, -1, A_NORMAL, A_NORMAL},
    [STYLE_BORDER_FOCUS] = {COLOR_CYAN, 80, 23, -1, A_BOLD, A_BOLD},
    [STYLE_STATUS] = {-1, -1, -1, -1, A_NORMAL, A_NORMAL},
    [STYLE_PROMPT] = {-1, -1, -1, -1, A_NORMAL, A_NORMAL},
};

/* What has a background of its own, with black text on it: of 8 colours, of 256. */
enum {
    LIT8 = COLOR_CYAN,
    LIT = 117,
    MATCH8 = COLOR_YELLOW,
    MATCH = 222,
    CURRENT8 = COLOR_GREEN,
    CURRENT = 214,
    BLACK = 16
};
enum { PAIR_MATCH = STYLES + 1, PAIR_CURRENT }; /* a style's pair is its number + 1 */

static bool is_light(void)
{
    const char *colours = getenv("COLORFGBG"); /* "15;0", "0;default;15" */
    Str rest = str_z(colours ? colours : "");
    Str last = rest;
    while (rest.n) last = str_cut(&rest, ';');
    return str_eq(last, S("7")) || str_eq(last, S("15"));
}

void looks_colours(const Looks *l, Style style, unsigned marks, int *fg, int *bg)
{
    const Look *look = &looks[style];
    *bg = -1;
    *fg = l->strong ? (l->light ? -1 : look->strong) : l->light ? look->light : look->dark;
    if (style == STYLE_LIT) *bg = LIT;
    if (marks & MARK_MATCH) *bg = MATCH;
    if (marks & MARK_CURRENT) *bg = CURRENT;
    if (*bg >= 0) *fg = BLACK;
}

static void make_pair(const Looks *l, int pair, Style style, unsigned marks)
{
    int fg, bg;
    looks_colours(l, style, marks, &fg, &bg);
    if (COLORS < 256) {
        fg = bg >= 0 ? COLOR_BLACK : l->strong ? -1 : looks[style].fg;
        bg = bg < 0 ? -1 : marks & MARK_CURRENT ? CURRENT8 : marks & MARK_MATCH ? MATCH8 : LIT8;
    }
    init_pair((short)pair, (short)fg, (short)bg);
}

void looks_init(Looks *l, Theme theme)
{
    const char *no_color = getenv("NO_COLOR");
    *l = (Looks){.light = theme == THEME_LIGHT || (theme != THEME_DARK && is_light()),
                 .strong = theme == THEME_CONTRAST};
    l->colours = theme != THEME_MONO && !(no_color && *no_color) && has_colors() && start_color() == OK &&
                 COLORS >= 8 && COLOR_PAIRS > PAIR_CURRENT && use_default_colors() == OK;
    if (!l->colours) return;
    for (int s = 0; s < STYLES; s++) make_pair(l, s + 1, (Style)s, 0);
    make_pair(l, PAIR_MATCH, STYLE_PLAIN, MARK_MATCH);
    make_pair(l, PAIR_CURRENT, STYLE_PLAIN, MARK_MATCH | MARK_CURRENT);
}

void looks_set(const Looks *l, Style style, unsigned marks)
{
    bool lit = marks & (MARK_MATCH | MARK_CURRENT);
    int pair = marks & MARK_CURRENT ? PAIR_CURRENT : lit ? PAIR_MATCH : (int)style + 1;
    attr_t attr = l->colours ? looks[style].attr : looks[style].mono;
    if (lit && !l->colours) attr = A_BOLD | (marks & MARK_CURRENT ? A_REVERSE : A_UNDERLINE);
    if (lit && l->colours) attr = marks & MARK_CURRENT ? A_BOLD : A_NORMAL;
    if (l->strong) attr = (attr & ~A_DIM) | A_BOLD;
    if (marks & MARK_CURSOR && !lit) attr ^= A_REVERSE;
    if (marks & MARK_LINE && !(marks & MARK_CURSOR)) attr |= A_UNDERLINE;
    attr_set(attr, l->colours ? (short)pair : 0, NULL);
}
