/* test_grid.c: text in cells: clipping, what cannot be shown, wide characters, wrapping. */
#include "tests.h"
#include "view/kit/lines.h"

static void assert_row(const Grid *g, int y, const char *want)
{
    Buf b = {0};
    grid_row(g, y, &b);
    assert_str(buf_str(&b), want);
    buf_free(&b);
}

static void test_grid_clips(void **state)
{
    (void)state;
    Grid g = {0};
    grid_resize(&g, 10, 3);
    assert_int_equal(grid_put(&g, (Rect){2, 1, 4, 1}, 0, 1, S("abcdefghij"), STYLE_VALUE, 0), 10);
    assert_row(&g, 1, "  cdef");
    assert_int_equal(grid_put(&g, (Rect){-5, -5, 100, 100}, -3, 0, S("xyzabc"), STYLE_VALUE, 0), 6);
    assert_row(&g, 0, "abc");
    grid_put(&g, (Rect){0, 0, 10, 3}, 0, 7, S("below"), STYLE_VALUE, 0);
    assert_row(&g, 2, "");
    grid_mark(&g, (Rect){0, 0, 10, 3}, -4, 2, 100, MARK_LINE);
    assert_int_equal(grid_at(&g, 9, 2)->mark, MARK_LINE);
    assert_null(grid_at(&g, 10, 0));
    grid_resize(&g, -1, 4);
    assert_int_equal(grid_put(&g, (Rect){0, 0, 10, 3}, 0, 0, S("x"), STYLE_VALUE, 0), 1);
    grid_free(&g);
}

static void test_grid_shows_what_cannot_be_shown(void **state)
{
    (void)state;
    Grid g = {0};
    grid_resize(&g, 12, 1);
    assert_int_equal(
        grid_put(&g, (Rect){0, 0, 12, 1}, 0, 0, S("a\x1b[\tb\x7f\xff\xc2\x85\xe2\x80\xaez"), STYLE_VALUE, 0),
        10);
    assert_row(&g, 0, "a␛[→b␡���z");
    assert_int_equal(grid_at(&g, 0, 0)->style, STYLE_VALUE);
    assert_int_equal(grid_at(&g, 1, 0)->style, STYLE_CONTROL);
    /* Whatever bytes there are, none of them reaches a cell raw. */
    for (int a = 0; a < 256; a++) {
        char bytes[] = {(char)a, (char)(a * 7), (char)(a ^ 0x55)};
        grid_clear(&g, (Rect){0, 0, 12, 1}, STYLE_PLAIN);
        int w = grid_put(&g, (Rect){0, 0, 12, 1}, 0, 0, (Str){bytes, 3}, STYLE_VALUE, 0);
        assert_int_equal(w, text_width((Str){bytes, 3}));
        for (int x = 0; x < 12; x++) {
            const GridCell *c = grid_at(&g, x, 0);
            assert_true(utf8_valid((Str){c->text, c->n}));
            assert_true(!c->n || ((unsigned char)c->text[0] >= 0x20 && c->text[0] != 0x7f));
        }
    }
    grid_free(&g);
}

static void test_grid_wide_characters(void **state)
{
    (void)state;
    Grid g = {0};
    Rect all = {0, 0, 6, 1};
    grid_resize(&g, 6, 1);
    assert_int_equal(grid_put(&g, all, 0, 0, S("日本"), STYLE_VALUE, 0), 4);
    assert_row(&g, 0, "日本");
    assert_int_equal(grid_at(&g, 1, 0)->n, 0);
    grid_put(&g, all, 1, 0, S("x"), STYLE_VALUE, 0); /* the left half has lost its right one */
    assert_row(&g, 0, " x本");
    grid_put(&g, all, 2, 0, S("y"), STYLE_VALUE, 0);
    assert_row(&g, 0, " xy");
    grid_put(&g, (Rect){0, 0, 5, 1}, 4, 0, S("日"), STYLE_VALUE, 0); /* only half of it is inside */
    assert_row(&g, 0, " xy");
    grid_put(&g, all, 0, 0, S("e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81"), STYLE_VALUE, 0);
    assert_int_equal(grid_at(&g, 0, 0)->n, 11); /* as many as there is room for */
    assert_int_equal(grid_put(&g, all, 0, 0, S("\xcc\x81z"), STYLE_VALUE, 0), 2);
    assert_row(&g, 0, "�zy");
    grid_free(&g);
}

/* ---- lines ---- */

static void test_wrap(void **state)
{
    (void)state;
    Str rest = S("the quick  brown-fox jumps");
    assert_str(wrap_next(&rest, 9), "the quick");
    assert_str(wrap_next(&rest, 9), "brown-fox");
    assert_str(wrap_next(&rest, 3), "jum");
    assert_str(wrap_next(&rest, 0), "p"); /* never stands still */
    assert_str(wrap_next(&rest, 9), "s");
    assert_int_equal(rest.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grid_clips),
        cmocka_unit_test(test_grid_shows_what_cannot_be_shown),
        cmocka_unit_test(test_grid_wide_characters),
        cmocka_unit_test(test_wrap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
