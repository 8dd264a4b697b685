/* test_raised.c: footnote marks that a recogniser reads signs for: parted from values, numbered by their
 * order. */
#include "read/page/lines.h"
#include "read/page/raised.h"
#include "read/page/tokens.h"
#include "read/read.h"
#include "tests.h"

#include <stdio.h>
#include <string.h>

/* The tokens of a line, marks in angle brackets. */
static void assert_parted(const char *line, const char *want)
{
    Arena a = {0};
    Page p = page_of_tabs(&a, str_z(line));
    Token t[TOKENS_MAX];
    size_t n = marks_raised(t, tokens_of(&p.line[0], t), TOKENS_MAX);
    char got[400] = "";
    size_t len = 0;
    for (size_t i = 0; i < n; i++) {
        bool mark = t[i].flags & TOKEN_MARK;
        len += (size_t)snprintf(got + len, sizeof got - len, "%s%s%.*s%s", i ? " " : "", mark ? "<" : "",
                                STR_ARG(t[i].text), mark ? ">" : "");
    }
    assert_string_equal(got, want);
    arena_free(&a);
}

static void test_parted(void **state)
{
    (void)state;
    assert_parted("By Vale Growth, LLC®)", "By Vale Growth, LLC <®)>");
    assert_parted("See Footnote”)\tD", "See Footnote <”)> D");
    assert_parted("Vale Fund, L.P.2@)", "Vale Fund, L.P. <2@)>");
    assert_parted("Vale Fund, L.P.2", "Vale Fund, L.P. <2>");
    assert_parted("01/01/1990)\t(2)", "01/01/1990 <)> <(2)>");
    assert_parted("$14.2682?)\t17,2870", "$14.2682 <?)> 17,287 <0>");
    assert_parted("Units\tqa)\t05/02/2019", "Units <qa)> 05/02/2019");
}

/* Brackets and quotes that words open, and apostrophes, are theirs. */
static void test_whole(void **state)
{
    (void)state;
    assert_parted("Stock Option (right to buy)", "Stock Option (right to buy)");
    assert_parted("Option (right\tto buy)", "Option (right to buy)");
    assert_parted("Units (RSUs)\tShares (2330.TW)", "Units (RSUs) Shares (2330.TW)");
    assert_parted("The “Vale” Fund’s O’Neil 17,287 1,234.5", "The “Vale” Fund’s O’Neil 17,287 1,234.5");
}

static const char scan[] =
    "FORM 4\n\n1. Title of Security (Instr. 3)\t2. Transaction Date\t3. Transaction Code (Instr. 8)\t\t"
    "4. Securities Acquired (Instr. 3, 4)\t\t\t5. Amount of Securities Following (Instr. 3)\t"
    "6. Ownership Form: Direct (D) (Instr. 4)\t7. Nature of Indirect (Instr. 4)\n"
    "\t\tCode\tV\tAmount\t(A) or (D)\tPrice\t\t\t\n"
    "Common Stock\t02/01/2023\tsO\t\t10,800\tD\t$16.1948?)\t41,060\tD\t\n"
    "Common Stock\t\t\t\t\t\t\t75,000\tI\tBy Vale Growth, LLC®)\n\n"
    "Explanation of Responses:\n\n1. Under a plan.\n\n2. A weighted average.\n\n3. Of no "
    "interest.\n\nRemarks:\n";

static void assert_ref(const Doc *d, size_t row, FieldId f, const char *id)
{
    const Cell *c = &d->table[TABLE_I].row[row].cell[f];
    assert_int_equal(c->nref, 1);
    assert_str(d->ref[c->ref0].id, id);
    assert_true(c->prov & PROV_GUESSED);
}

static void test_order(void **state)
{
    (void)state;
    Doc d;
    read_print(&d, str_z(scan));
    assert_int_equal(d.table[TABLE_I].n, 2);
    const DocRow *row = d.table[TABLE_I].row;
    char room[DATE_TEXT + DEC_TEXT];
    assert_str(cell_value(&row[0].cell[F_transactionCode], F_transactionCode, room), "S");
    assert_str(cell_text(&row[1].cell[F_natureOfOwnership]), "By Vale Growth, LLC");
    assert_ref(&d, 0, F_transactionCode, "F1");
    assert_ref(&d, 0, F_transactionPricePerShare, "F2");
    assert_ref(&d, 1, F_natureOfOwnership, "F3");
    doc_free(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parted),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
