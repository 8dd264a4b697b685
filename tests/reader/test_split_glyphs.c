/* test_split_glyphs.c: glyphs that a border cut through: what their halves are read for, and what numbers and
 * dates come of it. */
#include "tests.h"

#include "read/noise/pieces.h"
#include "read/noise/split_glyphs.h"
#include "read/value/readings.h"

static Pieces pieces(const char *a, const char *b)
{
    Pieces p = {.n = 0};
    pieces_add(&p, str_z(a));
    pieces_add(&p, str_z(b));
    return p;
}

static void costs_follow_the_shapes(void **state)
{
    (void)state;
    assert_true(split_glyph_cost('8', 't', '3') < split_glyph_cost('3', 't', '3'));
    assert_true(split_glyph_cost('0', '(', ')') < split_glyph_cost('4', '(', ')'));
    assert_true(split_glyph_cost('2', 0, '2') < SPLIT_APART);
    assert_int_equal(split_glyph_cost('2', 'W', '2'), SPLIT_NEVER);
    assert_int_equal(split_glyph_cost('x', 'x', 'x'), SPLIT_NEVER);
    assert_int_equal(split_glyph_cost(0, 0, 0), SPLIT_NEVER);
}

static void numbers_are_put_together(void **state)
{
    (void)state;
    static const struct {
        const char *left, *right, *meant;
    } cases[] = {{"15,t", "305", "15805"},
                 {"71C", "),040", "710040"},
                 {"3,6", "50", "3650"},

                 {"\\$1E", "5.25", "15.25"}};
    Arena a = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Pieces p = pieces(cases[i].left, cases[i].right);
        Readings r = {.n = 0};
        readings_number(&a, &p, &r);
        assert_true(r.n > 0);
        assert_str(r.at[0].text, cases[i].meant);
    }
    arena_free(&a);
}

static void a_year_that_no_form_speaks_of_is_dear(void **state)
{
    (void)state;
    Arena a = {0};
    Pieces p = pieces("05/15/2", "320");
    Readings r = {.n = 0};
    readings_date(&a, &p, &r);
    assert_true(r.n > 0);
    assert_str(r.at[0].text, "2020-05-15");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(costs_follow_the_shapes),
                                       cmocka_unit_test(numbers_are_put_together),
                                       cmocka_unit_test(a_year_that_no_form_speaks_of_is_dear)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
