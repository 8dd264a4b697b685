/* test_cells_text.c: texts of tables cut by wrong borders: titles and the nature of ownership. */
#include "read/page/lines.h"
#include "read/read.h"
#include "read/weigh/known.h"
#include "read/words/lexicon.h"
#include "tests.h"

#include <stdio.h>
#include <string.h>

#define HEAD                                                                                                 \
    "FORM 4\n\n1. Title of Security (Instr. 3)\t2. Transaction Date\t3. Transaction Code (Instr. 8)\t\t"     \
    "4. Securities Acquired (Instr. 3, 4)\t\t\t5. Amount of Securities Following (Instr. 3)\t"               \
    "6. Ownership Form: Direct (D) (Instr. 4)\t7. Nature of Indirect (Instr. 4)\n"                           \
    "\t\tCode\tV\tAmount\t(A) or (D)\tPrice\t\t\t\n"
#define TAIL "\nExplanation of Responses:\n\nRemarks:\n"

static Doc read_rows(const char *text)
{
    Doc d;
    read_print(&d, str_z(text));
    return d;
}

static void assert_cell(const Doc *d, size_t row, FieldId f, const char *want, bool guessed)
{
    const Cell *c = &d->table[TABLE_I].row[row].cell[f];
    assert_str(cell_text(c), want);
    assert_int_equal((c->prov & PROV_GUESSED) != 0, guessed);
}

/* ---- words that look misread ---- */

static void test_strange(void **state)
{
    (void)state;
    Arena a = {0};
    Page p = page_of_tabs(&a, S("Vexley Vexley Vexley Vexlev Quorbin Quorbin"));
    const Lexicon *x = lexicon_of(&a, &p);
    assert_int_equal(strange_words(x, S("Vexley Quorbin Common Stock")), 0);
    assert_int_equal(strange_words(x, S("Vexlev Comm0n 3y")), 3);
    assert_true(has_near_word(x, S("Vexlev")));
    assert_false(has_near_word(x, S("Zyxwv")));
    assert_str(mend_words(&a, x, S("Vexley Furd, (5tock) Vund")), "Vexley Fund, (Stock) Vund");
    arena_free(&a);
}

/* ---- texts of a column ---- */

static void test_column(void **state)
{
    (void)state;
    Doc d = read_rows(HEAD "Common Stock\t\t\t\t\t\t\t75,000\tI\tBy Vexley Fund, LLC\n"
                           "Comnon Stock\t\t\t\t\t\t\t41,060\tI\tBy Vexley Fund, LLC\n"
                           "C0mmon 5tock\t\t\t\t\t\t\t1,060\tI\t3y Vexley Fund, LLC\n"
                           "Class B Stock\t\t\t\t\t\t\t13,160\tI\tBy Vexlcy Furd II, LLC\n" TAIL);
    assert_int_equal(d.table[TABLE_I].n, 4);
    assert_cell(&d, 0, F_securityTitle, "Common Stock", false);
    assert_cell(&d, 1, F_securityTitle, "Common Stock", false);
    assert_cell(&d, 2, F_securityTitle, "Common Stock", true);
    assert_cell(&d, 2, F_natureOfOwnership, "By Vexley Fund, LLC", false);
    assert_cell(&d, 3, F_securityTitle, "Class B Stock", false);
    assert_cell(&d, 3, F_natureOfOwnership, "By Vexley Fund II, LLC", true);
    doc_free(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strange),
        cmocka_unit_test(test_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
