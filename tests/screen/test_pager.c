/* test_pager.c: moving, the cursor kept, matches and cards on the screen. */
#include "fixture.h"

static void test_pager_keeps_its_laws(void **state)
{
    (void)state;
    Fixture x;
    fixture_make(&x);
    for (size_t i = 0; i < FILING_VIEWS; i++)
        for (unsigned seed = 1; seed <= 8; seed++) check_walk(filing_views[i], &x.ctx, seed, 100);
    check_walk(&view_help, &x.ctx, 3, 100);
    fixture_free(&x);
}

/* The cursor stays at its cell when the width changes, and on every cell there is the pager can be put. */
static void test_pager_keeps_its_place(void **state)
{
    (void)state;
    Fixture x;
    View v;
    Pager p = {0};
    Place at, want = place_of(PART_II, 0, F_underlyingSecurityShares);
    fixture_make(&x);
    view_open(&v, &view_table2, &x.ctx);
    pager_fit(&p, &v, 80, 24);
    assert_true(pager_go(&p, &v, want));
    for (int w = 200; w > 0; w -= 7) {
        x.ctx.width = w;
        pager_update(&p, &v, &x.ctx, w, 1 + w / 9);
        assert_true(pager_place(&p, &v, &at));
        assert_true(place_eq(at, want));
        check_pager(&p, &v, w, 1 + w / 9);
    }
    assert_false(pager_go(&p, &v, place_of(PART_I, 99, F_securityTitle)));
    view_close(&v);
    fixture_free(&x);
}

static void test_pager_moves(void **state)
{
    (void)state;
    Fixture x;
    View v;
    Pager p = {0};
    Place at;
    fixture_make(&x);
    view_open(&v, &view_table1, &x.ctx);
    pager_fit(&p, &v, 80, 24);
    pager_go(&p, &v, place_of(PART_I, 0, F_securityTitle));
    x.ctx.width = 40;
    pager_update(&p, &v, &x.ctx, 40, 24);
    pager_move(&p, &v, PAGER_RIGHT, 1);
    assert_true(pager_place(&p, &v, &at));
    assert_int_equal(at.field, F_transactionDate);
    pager_move(&p, &v, PAGER_DOWN, 1);
    assert_true(pager_place(&p, &v, &at));
    assert_int_equal(at.row, 1);
    assert_int_equal(at.field, F_transactionDate);
    pager_move(&p, &v, PAGER_LINE_END, 1);
    assert_true(pager_place(&p, &v, &at));
    assert_int_equal(at.field, F_natureOfOwnership);
    assert_true(p.left > 0);
    pager_move(&p, &v, PAGER_TOP, 1);
    assert_int_equal(p.top, 0);
    view_close(&v);
    fixture_free(&x);
}

/* ---- drawing ---- */

/* The text of the cells that carry a mark. */
static Buf marked(const Grid *g, unsigned mark)
{
    Buf b = {0};
    for (int i = 0; i < g->w * g->h; i++)
        if (g->cell[i].mark & mark) buf_put(&b, (Str){g->cell[i].text, g->cell[i].n});
    return b;
}

static void test_matches_are_marked(void **state)
{
    (void)state;
    Fixture x;
    View v;
    Pager p = {0};
    Grid g = {0};
    fixture_make(&x);
    Place place = place_of(PART_I, 0, F_sharesOwnedFollowingTransaction);
    Hit hits[] = {{.place = place, .match = {3, 3}},
                  {.place = place_of(PART_NOTE, 1, F_NONE), .match = {4, 15}}};
    Hits list = {hits, 2, 2};
    hits[0].place.raw = doc_cell(&x.doc, PART_I, 0, F_sharesOwnedFollowingTransaction)->raw;
    view_open(&v, &view_table1, &x.ctx);
    pager_fit(&p, &v, 80, 40);
    pager_go(&p, &v, place);
    Buf screen = screen_of(&p, &v, &g, &list), match = marked(&g, MARK_MATCH),
        cursor = marked(&g, MARK_CURSOR);
    assert_str(buf_str(&match), "058"); /* of 26,058 */
    assert_str(str_trim(buf_str(&cursor)), "26,058(1)");
    view_close(&v);
    buf_free(&match);
    buf_free(&screen);
    x.ctx.width = 17;
    view_open(&v, &view_notes, &x.ctx);
    p = (Pager){0};
    pager_fit(&p, &v, 17, 40); /* the match is parted by the end of the line */
    screen = screen_of(&p, &v, &g, &list);
    match = marked(&g, MARK_MATCH);
    assert_str(buf_str(&match), "ownerdisclaims"); /* there is no blank where the line was parted */
    view_close(&v);
    buf_free(&match);
    buf_free(&cursor);
    buf_free(&screen);
    grid_free(&g);
    fixture_free(&x);
}

static void test_source_lights_the_chosen_cell(void **state)
{
    (void)state;
    Fixture x;
    View v;
    Pager p = {0};
    Grid g = {0};
    Buf lit = {0};
    fixture_make(&x);
    x.ctx.chosen = place_of(PART_I, 0, F_transactionShares);
    x.ctx.chosen.raw = doc_cell(&x.doc, PART_I, 0, F_transactionShares)->raw;
    x.ctx.has_chosen = true;
    view_open(&v, &view_source, &x.ctx);
    pager_fit(&p, &v, 80, 24);
    assert_true(pager_go(&p, &v, x.ctx.chosen));
    Buf screen = screen_of(&p, &v, &g, NULL);
    for (int i = 0; i < g.w * g.h; i++)
        if (g.cell[i].style == STYLE_LIT) buf_put(&lit, (Str){g.cell[i].text, g.cell[i].n});
    assert_str(buf_str(&lit), "24 1,000");
    Place at;
    assert_true(pager_place(&p, &v, &at));
    assert_true(place_eq(at, x.ctx.chosen));
    view_close(&v);
    buf_free(&lit);
    buf_free(&screen);
    grid_free(&g);
    fixture_free(&x);
}

/* The card of a cell says all there is to say about it. */
static void test_the_card_of_a_cell(void **state)
{
    (void)state;
    static const struct {
        FieldId field;
        const char *says[5];
    } cells[] = {
        {F_transactionShares,
         {"24 1,000", "cut by a column border", "owned 26,058 less 2,058", "24,000", "Bytes"}},
        {F_sharesOwnedFollowingTransaction,
         {"(1) Vests in four equal parts.", "26,058", "Value", "line", "Footnote"}},
        {F_transactionDate, {"A01", "A02", "Why it matters", "01/02/2025", "Authority"}},
        {F_transactionCode, {"Exercise or conversion", "Rule 16b-3", "exempt", "Code", "Value     M"}}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        Fixture x;
        View v;
        Pager p = {0};
        Grid g = {0};
        fixture_make(&x);
        x.ctx.width = 140;
        view_open(&v, &view_card, &x.ctx);
        x.ctx.chosen = place_of(PART_I, 0, cells[i].field); /* it follows */
        x.ctx.has_chosen = true;
        pager_update(&p, &v, &x.ctx, 140, 60);
        Buf screen = screen_of(&p, &v, &g, NULL);
        for (int k = 0; k < 5; k++)
            if (str_find(buf_str(&screen), str_z(cells[i].says[k])) == screen.n)
                fail_msg("the card does not say '%s':\n%s", cells[i].says[k], screen.p);
        view_close(&v);
        buf_free(&screen);
        grid_free(&g);
        fixture_free(&x);
    }
}

/* At any width and however it is scrolled: a number that is shown is shown whole, and what is not is counted.
 */
static void test_numbers_are_never_cut(void **state)
{
    (void)state;
    Fixture x;
    fixture_make(&x);
    for (int w = 12; w < 160; w++) {
        View v;
        Pager p = {0};
        Grid g = {0};
        x.ctx.width = w;
        view_open(&v, &view_table1, &x.ctx);
        pager_fit(&p, &v, w, 4);
        pager_start(&p, &v);
        for (int i = 0; i < 20; i++, pager_move(&p, &v, PAGER_RIGHT, 1)) {
            Buf screen = screen_of(&p, &v, &g, NULL);
            PagerHidden h = pager_hidden(&p, &v);
            size_t at = str_find(buf_str(&screen), S("26,"));
            if (at < screen.n && !str_starts(str_from(buf_str(&screen), at), S("26,058")) && p.left)
                fail_msg("%d wide: a number is cut:\n%s", w, screen.p);
            bool all = str_find(buf_str(&screen), S("26,058(1)")) < screen.n;
            if (!all && !h.before && !h.after && w > 40)
                fail_msg("%d wide: hidden and not counted:\n%s", w, screen.p);
            buf_free(&screen);
        }
        view_close(&v);
        grid_free(&g);
    }
    fixture_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pager_keeps_its_laws),
        cmocka_unit_test(test_pager_keeps_its_place),
        cmocka_unit_test(test_pager_moves),
        cmocka_unit_test(test_matches_are_marked),
        cmocka_unit_test(test_source_lights_the_chosen_cell),
        cmocka_unit_test(test_the_card_of_a_cell),
        cmocka_unit_test(test_numbers_are_never_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
