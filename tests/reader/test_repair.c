/* test_repair.c: printed values, the model of damage, and the readings of damaged values. */
#include "read/noise/damage.h"
#include "read/noise/pieces.h"
#include "read/page/fragments.h"
#include "read/page/lines.h"
#include "read/page/marks.h"
#include "read/page/tokens.h"
#include "read/print/caption.h"
#include "read/print/slots.h"
#include "read/table/draft.h"
#include "read/value/lines.h"
#include "read/value/readings.h"
#include "read/value/strict.h"
#include "read/value/unwrap.h"
#include "read/weigh/letters.h"
#include "read/words/lexicon.h"
#include "tests.h"

/* ---- values ---- */

static void assert_value(FieldId f, const char *printed, const char *want)
{
    Arena a = {0};
    Value v = value_read(&a, str_z(printed), f);
    assert_true(v.ok);
    assert_str(v.text, want);
    arena_free(&a);
}

static void refute_value(FieldId f, const char *printed)
{
    Arena a = {0};
    assert_false(value_read(&a, str_z(printed), f).ok);
    arena_free(&a);
}

static void test_values(void **state)
{
    (void)state;
    assert_value(F_transactionShares, "24,000", "24000");
    assert_value(F_transactionShares, "1,486,909.5", "1486909.5");
    assert_value(F_conversionOrExercisePrice, "\\$27.11", "27.11");
    assert_value(F_conversionOrExercisePrice, "$ .05", "0.05");
    assert_value(F_transactionPricePerShare, "-", "");
    assert_value(F_transactionDate, "8/8/88", "1988-08-08");
    assert_value(F_directOrIndirectOwnership, "I", "I");
    assert_value(F_transactionTimeliness, "V", "E");
    assert_value(F_isDirector, "[X]", "1");
    refute_value(F_transactionShares, "93,46");
    refute_value(F_transactionShares, "1,23,456");
    refute_value(F_transactionDate, "13/32/2003");
    refute_value(F_transactionCode, "Q");
    refute_value(F_directOrIndirectOwnership, "A");
}

static void test_codes(void **state)
{
    (void)state;
    CodeValue v = code_read(S("S/K"));
    assert_true(v.ok && v.code == 'S' && v.k && !v.v);
    v = code_read(S("P V"));
    assert_true(v.ok && v.code == 'P' && v.v && !v.k);
    assert_false(code_read(S("PS")).ok);
}

static void assert_marks(const char *printed, const char *rest, size_t n, int first)
{
    Arena a = {0};
    Marks marks = {.n = 0};
    assert_str(marks_cut(&a, str_z(printed), &marks), rest);
    assert_int_equal(marks.n, n);
    if (n) assert_int_equal(marks.at[0].number, first);
    arena_free(&a);
}

static void test_marks(void **state)
{
    Mark m;
    (void)state;
    assert_marks("24,000(1)", "24,000", 1, 1);
    assert_marks("24,000 (1)(12)", "24,000", 2, 1);
    assert_marks("08/08/1988 ⁽³⁾", "08/08/1988", 1, 3);
    assert_marks("$17.00 $^{(4)}$", "$17.00", 1, 4);
    assert_marks("D ^(2)", "D", 1, 2);
    assert_marks("By Trust <sup>(18)</sup>", "By Trust", 1, 18);
    assert_marks("Stock Option (right to buy)", "Stock Option (right to buy)", 0, 0);
    assert_marks("Common Shares (2330.TW)", "Common Shares (2330.TW)", 0, 0);
    assert_int_equal(mark_at(S("(4}"), &m), 0);
}

/* ---- damage ---- */

static Pieces pieces_of(const char *cut)
{
    Pieces p = {.n = 0};
    for (Str rest = str_z(cut); rest.n;) pieces_add(&p, str_cut(&rest, '|'));
    return p;
}

static void test_cost(void **state)
{
    (void)state;
    Pieces p = pieces_of("93|3,461");
    assert_int_equal(damage_cost(&p, S("933,461")), 0);
    assert_true(damage_cost(&p, S("93,461")) <= 3);
    assert_true(damage_cost(&p, S("24,000")) > 20);
    p = pieces_of("Class A Commo|n Stock");
    assert_int_equal(damage_cost(&p, S("Class A Common Stock")), 0);
    assert_true(damage_cost(&p, S("Class B Common Stock")) >= DAMAGE_GLYPH);
    assert_true(damage_confuses('O', '0') && damage_confuses('0', 'O') && !damage_confuses('1', '8'));
}

static void assert_readings(void (*read)(Arena *, const Pieces *, Readings *), const char *cut,
                            const char *first, const char *also)
{
    Arena a = {0};
    Readings r = {.n = 0};
    Pieces p = pieces_of(cut);
    bool found = !also;
    read(&a, &p, &r);
    assert_true(r.n > 0);
    assert_str(r.at[0].text, first);
    for (size_t i = 1; i < r.n; i++) {
        assert_true(r.at[i].cost >= r.at[i - 1].cost);
        found = found || str_eq(r.at[i].text, str_z(also));
    }
    if (!found) fail_msg("%s is not read as %s", cut, also);
    arena_free(&a);
}

static void test_numbers(void **state)
{
    (void)state;
    assert_readings(readings_number, "93,46|1", "93461", NULL);
    assert_readings(readings_number, "30),000", "30000", NULL);
    assert_readings(readings_number, "1O,OOO", "10000", NULL);
    assert_readings(readings_number, "2,0|2,058", "2058", NULL);
    assert_readings(readings_number, "13,724|724", "13724", NULL);
    assert_readings(readings_number, "24|1,000", "24000", "241000"); /* the stem of the 4 */
    assert_readings(readings_number, "93|3,461", "93461", "933461");
    assert_readings(readings_number, "224,9|194", "224994", NULL);
}

static void test_dates(void **state)
{
    (void)state;
    assert_readings(readings_date, "08/08/1|988", "1988-08-08", NULL);
    assert_readings(readings_date, "12/22/202|/20|1/2021", "2021-12-22", NULL);
    assert_readings(readings_date, "12/|/09/2021", "2021-12-09", NULL);
    assert_readings(readings_date, "07/23/Z021", "2021-07-23", NULL);
    assert_readings(readings_date, "02/0112023", "2023-02-01", NULL);
    assert_readings(readings_date, "8/08/1988", "1988-08-08", NULL);
}

static void test_no_readings(void **state)
{
    static const char *const nothing[] = {"Common", "$", "--|--", "12/34"};
    (void)state;
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        Arena a = {0};
        Readings numbers = {.n = 0}, dates = {.n = 0};
        Pieces p = pieces_of(nothing[i]);
        readings_number(&a, &p, &numbers);
        readings_date(&a, &p, &dates);
        assert_int_equal(numbers.n + dates.n, 0);
        arena_free(&a);
    }
}

/* ---- captions and words ---- */

static void test_caption(void **state)
{
    Scraps s = {.n = 0};
    size_t at;
    (void)state;
    scraps_add(&s, S("1. Name and Ad QUILL"), 0);
    scraps_add(&s, S("dress of Repor FEATHER"), 1);
    scraps_add(&s, S("ting Person*"), 2);
    assert_true(caption_take(&s, 0, S("1. Name and Address of Reporting Person*"), 30, &at));
    assert_int_equal(s.n, 2);
    assert_str(s.at[0].text, "QUILL");
    assert_str(s.at[1].text, "FEATHER");
    assert_false(caption_take(&s, 0, S("2. Issuer Name and Ticker"), 30, NULL));
    assert_int_equal(s.n, 2);
}

static void assert_joined(const char *page, const char *cut, const char *want)
{
    Arena a = {0};
    Page p = page_of_tabs(&a, str_z(page));
    Pieces pieces = pieces_of(cut);
    Unwrapped how;
    assert_str(unwrap_text(&a, lexicon_of(&a, &p), &pieces, &how), want);
    arena_free(&a);
}

static void test_words(void **state)
{
    (void)state;
    assert_joined("", "Class A Commo|n Stock", "Class A Common Stock");
    assert_joined("", "Class A|Common Stock", "Class A Common Stock");
    assert_joined("", "Class A Common|n Stock", "Class A Common Stock");
    assert_joined("", "Com Sto|mon ck", "Common Stock");
    assert_joined("shares of Bramblewick stay whole\n", "Bramb|lewick Trust", "Bramblewick Trust");
}

/* ---- what the tables of a recogniser are put together with ---- */

static void test_overlaps(void **state)
{
    (void)state;
    assert_readings(readings_number, "456,27|,279", "456279", NULL);
    assert_readings(readings_number, "$1,|1,000.92", "1000.92", NULL);
    assert_readings(readings_number, "$25.04|.047", "25.047", NULL);
    assert_readings(readings_number, "15757,750", "157750", NULL);
}

static void test_lines(void **state)
{
    Arena a = {0};
    Page page = page_of_tabs(&a, S("by The Larkspur Fund, LP and Larkspur Growth Fund II, LP\n"));
    const Lexicon *x = lexicon_of(&a, &page);
    Pieces p = pieces_of("By Lark Fun|The spur d, LP"), crop = pieces_of("L G F|Larkspur Growth Fund II, LP");
    Pieces cut = pieces_of("Lark Gro|spur wth");
    Unwrapped how;
    (void)state;
    assert_str(unwrap_text(&a, x, &p, &how), "By The Larkspur Fund, LP");
    assert_int_equal(lines_without_crops(&crop).n, 1);
    assert_int_equal(lines_without_crops(&cut).n, 2);
    assert_str(lexicon_near(x, S("Larkspvr")), "Larkspur");
    assert_str(lexicon_near(x, S("Growfh")), "growth");
    assert_str(lexicon_near(x, S("Commcn")), "common");
    arena_free(&a);
}

/* The marks among the tokens of a row, each with how many pieces it is in. */
static void assert_row_marks(const char *row, size_t marks, int number, size_t pieces)
{
    Arena a = {0};
    Page page = page_of_tabs(&a, str_z(row));
    Token *t = ARENA_NEW(&a, Token, TOKENS_MAX);
    size_t n = tokens_of(&page.line[0], t), found = 0;
    for (size_t i = 0; i < n; i++) {
        if (!(t[i].flags & TOKEN_MARK)) continue;
        if (!found++) {
            assert_int_equal(t[i].mark.number, number);
            assert_int_equal(t[i].mark.n, pieces);
        }
    }
    assert_int_equal(found, marks);
    arena_free(&a);
}

static void test_cut_marks(void **state)
{
    (void)state;
    assert_row_marks("$12.50(3)\t100", 1, 3, 1);
    assert_row_marks("$12.50 (1\t3)\t100", 1, 0, 2);
    assert_row_marks("(5\t)(6)\t100", 2, 0, 2);
    assert_row_marks("85 (\t(1)\tA", 1, 1, 1);
    assert_row_marks("Stock Option (right to buy) Fund (Q)\t06)\t/12/2018", 0, 0, 0);
    assert_true(mark_is_fragment(S("(4s")) && mark_is_fragment(S("2)")));
    assert_false(mark_is_fragment(S("(Q),")) || mark_is_fragment(S("500)")) || mark_is_fragment(S("12")));
}

static Draft *cell_at(DraftTable *t, size_t row, FieldId f)
{
    for (size_t s = 0; s < t->nslot; s++)
        if (t->slot[s].field == f) return &t->row[row].cell[s];
    fail_msg("no such column");
    return NULL;
}

/* 1,000 owned; 200 fewer of them; then 50 of which nothing tells where they went. */
static void test_lost_sides(void **state)
{
    static const char *const shares[] = {"1000", "200", "50"}, *const owned[] = {"1000", "800", ""};
    Arena a = {0};
    DraftTable t = {.id = TABLE_I, .form = FORM_4, .nrow = 3};
    t.slot = slots_of(FORM_4, TABLE_I, &t.nslot);
    t.row = ARENA_NEW(&a, DraftRow, t.nrow);
    (void)state;
    for (size_t i = 0; i < t.nrow; i++) {
        t.row[i].trade = true;
        cell_at(&t, i, F_transactionShares)->value = str_z(shares[i]);
        cell_at(&t, i, F_sharesOwnedFollowingTransaction)->value = str_z(owned[i]);
    }
    cell_at(&t, 0, F_transactionAcquiredDisposedCode)->value = S("A");
    letters_infer_sides(&a, &t);
    const Draft *told = cell_at(&t, 1, F_transactionAcquiredDisposedCode);
    assert_str(told->value, "D");
    assert_int_equal(told->prov, PROV_GUESSED);
    assert_str(told->other[0], "A");
    assert_int_equal(cell_at(&t, 0, F_transactionAcquiredDisposedCode)->prov, 0);
    assert_int_equal(cell_at(&t, 2, F_transactionAcquiredDisposedCode)->value.n, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),      cmocka_unit_test(test_codes),   cmocka_unit_test(test_marks),
        cmocka_unit_test(test_cost),        cmocka_unit_test(test_numbers), cmocka_unit_test(test_dates),
        cmocka_unit_test(test_no_readings), cmocka_unit_test(test_caption), cmocka_unit_test(test_words),
        cmocka_unit_test(test_overlaps),    cmocka_unit_test(test_lines),   cmocka_unit_test(test_cut_marks),
        cmocka_unit_test(test_lost_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
