/* test_looks.c: every style of every theme can be read on its background: the contrast of WCAG 2.1,
 * section 1.4.3. */
#include "term/looks.h"
#include "tests.h"

#include <math.h>

/* A colour of xterm's 256 from its number: 16 of the terminal, a cube of 6, 24 greys. */
static double channel(int colour, int which)
{
    static const int steps[] = {0, 95, 135, 175, 215, 255};
    int v = 0;
    if (colour >= 232)
        v = 8 + (colour - 232) * 10;
    else if (colour >= 16)
        v = steps[(colour - 16) / (which == 0 ? 36 : which == 1 ? 6 : 1) % 6];
    double s = v / 255.0;
    return s <= 0.03928 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4);
}

static double luminance(int colour)
{
    return 0.2126 * channel(colour, 0) + 0.7152 * channel(colour, 1) + 0.0722 * channel(colour, 2);
}

static double contrast(double a, double b)
{
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

/* The terminal's own background: dark ones up to #1c1c1c, light ones down to #eeeeee. */
static void check_theme(Looks looks, double least)
{
    const double grounds[2][2] = {{luminance(16), luminance(234)}, {luminance(231), luminance(255)}};
    static const unsigned marks[] = {0, MARK_MATCH, MARK_MATCH | MARK_CURRENT};
    for (int s = 0; s < STYLES; s++)
        for (int m = 0; m < 3; m++)
            for (int g = 0; g < 2; g++) {
                int fg, bg;
                looks_colours(&looks, (Style)s, marks[m], &fg, &bg);
                double back = bg < 0 ? grounds[looks.light][g] : luminance(bg);
                double fore = fg < 0 ? (looks.light ? luminance(16) : luminance(231)) : luminance(fg);
                if (contrast(fore, back) < least)
                    fail_msg("style %d, marks %u on %s: %.2f", s, marks[m], looks.light ? "light" : "dark",
                             contrast(fore, back));
            }
}

static void test_contrast(void **state)
{
    (void)state;
    check_theme((Looks){.colours = true}, 4.5);
    check_theme((Looks){.colours = true, .light = true}, 4.5);
    check_theme((Looks){.colours = true, .strong = true}, 7);
    check_theme((Looks){.colours = true, .strong = true, .light = true}, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_contrast)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
