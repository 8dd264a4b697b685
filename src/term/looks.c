/* looks.c: colours that can be read on dark and on light backgrounds, attributes where there are none. */
#include "term/looks.h"

#include <stdlib.h>

#include <curses.h>

/* -1 is the terminal's own colour. Where text has a background of its own, both are given. */
typedef struct Look {
    short fg, bg;       /* of 8 colours   */
    short fg256, bg256; /* of 256 colours */
    attr_t attr, mono;  /* with colours, without */
} Look;

static const Look looks[STYLES] = {
    [STYLE_PLAIN] = {-1, -1, -1, -1, A_NORMAL, A_NORMAL},
    [STYLE_TITLE] = {-1, -1, -1, -1, A_BOLD, A_BOLD},
    [STYLE_HEAD] = {-1, -1, -1, -1, A_BOLD, A_BOLD},
    [STYLE_CAPTION] = {-1, -1, 245, -1, A_NORMAL, A_NORMAL},
    [STYLE_VALUE] = {-1, -1, -1, -1, A_NORMAL, A_NORMAL},
    [STYLE_DIM] = {-1, -1, 245, -1, A_NORMAL, A_DIM},
    [STYLE_RULE] = {-1, -1, 245, -1, A_NORMAL, A_DIM},
    [STYLE_REF] = {COLOR_CYAN, -1, 37, -1, A_NORMAL, A_NORMAL},
    [STYLE_ERROR] = {COLOR_RED, -1, 160, -1, A_BOLD, A_BOLD},
    [STYLE_WARNING] = {COLOR_MAGENTA, -1, 166, -1, A_NORMAL, A_BOLD},
    [STYLE_NOTE] = {COLOR_BLUE, -1, 32, -1, A_NORMAL, A_NORMAL},
    [STYLE_REPAIRED] = {COLOR_GREEN, -1, 35, -1, A_NORMAL, A_UNDERLINE},
    [STYLE_GUESSED] = {COLOR_MAGENTA, -1, 134, -1, A_NORMAL, A_UNDERLINE},
    [STYLE_DECIDED] = {COLOR_CYAN, -1, 37, -1, A_UNDERLINE, A_UNDERLINE},
    [STYLE_LIT] = {COLOR_BLACK, COLOR_CYAN, 16, 117, A_NORMAL, A_REVERSE},
    [STYLE_CONTROL] = {COLOR_RED, -1, 160, -1, A_NORMAL, A_DIM},
    [STYLE_BORDER] = {-1, -1, 245, -1, A_NORMAL, A_NORMAL},
    [STYLE_BORDER_FOCUS] = {COLOR_CYAN, -1, 37, -1, A_BOLD, A_BOLD},
    [STYLE_STATUS] = {-1, -1, -1, -1, A_NORMAL, A_NORMAL},
    [STYLE_PROMPT] = {-1, -1, -1, -1, A_NORMAL, A_NORMAL},
};

static const Look match = {COLOR_BLACK, COLOR_YELLOW, 16, 222, A_NORMAL, A_BOLD | A_UNDERLINE};
static const Look current = {COLOR_BLACK, COLOR_GREEN, 16, 214, A_BOLD, A_BOLD | A_REVERSE};

enum { PAIR_MATCH = STYLES + 1, PAIR_CURRENT }; /* a style's pair is its number + 1 */

static void make_pair(int pair, const Look *look)
{
    bool many = COLORS >= 256;
    init_pair((short)pair, many ? look->fg256 : look->fg, many ? look->bg256 : look->bg);
}

void looks_init(Looks *l)
{
    const char *no_color = getenv("NO_COLOR");
    l->colours = !(no_color && *no_color) && has_colors() && start_color() == OK && COLORS >= 8 &&
                 COLOR_PAIRS > PAIR_CURRENT && use_default_colors() == OK;
    if (!l->colours) return;
    for (int s = 0; s < STYLES; s++) make_pair(s + 1, &looks[s]);
    make_pair(PAIR_MATCH, &match);
    make_pair(PAIR_CURRENT, &current);
}

void looks_set(const Looks *l, Style style, unsigned marks)
{
    const Look *look = marks & MARK_CURRENT ? &current : marks & MARK_MATCH ? &match : &looks[style];
    int pair = marks & MARK_CURRENT ? PAIR_CURRENT : marks & MARK_MATCH ? PAIR_MATCH : (int)style + 1;
    attr_t attr = l->colours ? look->attr : look->mono;
    bool lit = marks & (MARK_MATCH | MARK_CURRENT);
    if (marks & MARK_CURSOR && !lit) attr ^= A_REVERSE;
    if (marks & MARK_LINE && !(marks & MARK_CURSOR)) attr |= A_UNDERLINE;
    attr_set(attr, l->colours ? (short)pair : 0, NULL);
}
