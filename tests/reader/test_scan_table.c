/* test_scan_table.c: Tables I and II as a text recogniser leaves them: cells over several lines, words and
 * letters lost. The people and companies are invented. */
#include "tests.h"

#include "read/read.h"
#include "read/value/titles.h"

#include <string.h>

enum { PAGE_MAX = 8000 };

static const char
    head_4[] = "SEC Form 4\n"
               "FORM 4               UNITED STATES SECURITIES AND EXCHANGE COMMISSION     | OMB APPROVAL |\n"
               "Check this box if no longer subject to      STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP\n"
               "Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934\n",
    head_3[] = "SEC Form 3\n"
               "FORM 3               UNITED STATES SECURITIES AND EXCHANGE COMMISSION     | OMB APPROVAL |\n"
               "Check this box if           INITIAL STATEMENT OF BENEFICIAL OWNERSHIP OF SECURITIES\n"
               "Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934\n",
    owner[] = "1. Name and Address of Reporting Person          2. Issuer Name and Ticker or Trading "
              "Symbol          5. Relationship of Reporting Person(s) to Issuer\n"
              "Tidewater Optics Inc. [ TDWO ]                (Check all applicable)\n"
              "Quillfeather Nora J                           X Director             10% Owner\n"
              "(Last)           (First)            (Middle)\n"
              "12 HARBOUR STREET\n"
              "(Street)\n"
              "PORTLAND         ME                04101\n"
              "(City)           (State)           (Zip)\n",
    title_1[] = "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned\n"
                "1. Title of Security (Instr. 3)       2. Transaction | 2A. Deemed      3. Transaction\n",
    title_2[] = "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned\n"
                "(e.g., puts, calls, warrants, options, convertible securities)\n"
                "1. Title of Derivative Security       2. Date Exercisable       3. Title and Amount\n",
    tail[] = "Explanation of Responses:\n"
             "1. The shares are held by the Harbour Family Trust.\n"
             "Remarks:\n"
             "/s/ Nora J Quillfeather                07/05/2019\n"
             "** Signature of Reporting Person        Date\n";

/* A form of these lines of its tables. */
static void read_tables(Doc *d, char room[PAGE_MAX], const char *head, const char *one, const char *two)
{
    int n = snprintf(room, PAGE_MAX, "%s%s%s%s%s%s%s", head, owner, title_1, one, title_2, two, tail);
    assert_true(n > 0 && n < PAGE_MAX);
    (void)read_doc((Str){room, (size_t)n}, d);
    assert_int_equal(d->origin, ORIGIN_OCR);
}

/* Codes and sides that are not read, by price and amounts. */
static void test_letters(void **state)
{
    (void)state;
    Doc d;
    char room[PAGE_MAX];
    read_tables(
        &d, room, head_4,
        "Common Stock                  07/03/2019                  er             1,200         $0.00      "
        "100           D\n"
        "Common Stock                  07/03/2019                  S             300      D     $10.60      "
        "8,500           D\n"
        "Common Stock                  07/03/2019                  E             700      A     $10.60      "
        "9,200           D\n",
        "");
    assert_int_equal(d.table[TABLE_I].n, 3);
    check_guess(&d, PART_I, 0, F_transactionAcquiredDisposedCode, "D"); /* owns less than that */
    check_guess(&d, PART_I, 2, F_transactionCode, "P");                 /* no E in Table I */
    check_value(&d, PART_I, 1, F_transactionCode, "S");
    doc_free(&d);
}

/* What Table II converts is acquired in Table I, and passed on by a later row. */
static void test_conversion(void **state)
{
    (void)state;
    Doc d;
    char room[PAGE_MAX];
    read_tables(
        &d, room, head_4,
        "Common Stock                  07/03/2019                  ee             41,200     A     $0.00     "
        " "
        "41,200           D\n"
        "Common Stock                  07/03/2019                  S             300      D     $10.60      "
        "40,900           D\n"
        "Common Stock                  07/03/2019                  ser            41,200           $0.00     "
        " "
        "                 D\n",
        "Class B Common Stock     (1)    07/03/2019       C      41,200     (1)    (1)     Common Stock    "
        "41,200      $o      0      D\n");
    assert_int_equal(d.table[TABLE_I].n, 3);
    assert_int_equal(d.table[TABLE_II].n, 1);
    check_guess(&d, PART_I, 0, F_transactionCode, "C");
    check_guess(&d, PART_I, 2, F_transactionAcquiredDisposedCode, "D");
    check_value(&d, PART_II, 0, F_underlyingSecurityShares, "41200");
    check_value(&d, PART_II, 0, F_transactionPricePerShare, "0");
    doc_free(&d);
}

/* An amount above its row, where but its mark is left; a mark's bracket behind a price. */
static void test_amounts(void **state)
{
    (void)state;
    Doc d;
    char room[PAGE_MAX];
    read_tables(
        &d, room, head_4,
        "6,577\n"
        "Common Stock                  07/03/2019                  A             a)       A     $69.35      "
        "16,577           D\n"
        "Common Stock                  07/03/2019                  P             300      A     $69,350)     "
        " "
        "16,877           D\n",
        "");
    assert_int_equal(d.table[TABLE_I].n, 2);
    check_guess(&d, PART_I, 0, F_transactionShares, "6577");
    check_value(&d, PART_I, 0, F_transactionPricePerShare, "69.35");
    check_guess(&d, PART_I, 1, F_transactionPricePerShare, "69.35");
    doc_free(&d);
}

/* Rows of Form 3 whose only certain cell is an amount; titles over lines, one column's above the other's. */
static void test_open_titles(void **state)
{
    (void)state;
    Doc d;
    char room[PAGE_MAX], title[60];
    read_tables(
        &d, room, head_3, "",
        ";                                                                            Class B\n"
        "Series C Redeemable Convertible Preferred\n"
        "Stock                              (1)        (1)       Common Stock |3,126,235        $ @         "
        "      I           See Footnote\n"
        ":                                                                            Class B\n"
        "Series D Redeemable Convertible Preferred\n"
        "Stock                              (1)        (1)       Common Stock |2,823,608        $ @         "
        "                  See Footnote\n"
        ":                                                                            Class B\n"
        "Series E Redeemable Convertible Preferred\n"
        "Stock                              (1)        (1)       Common Stock |658,011        $ @         "
        "      I           See Footnote\n");
    assert_int_equal(d.table[TABLE_II].n, 3);
    for (size_t i = 0; i < 3; i++) {
        (void)snprintf(title, sizeof title, "Series %c Redeemable Convertible Preferred Stock",
                       (int)('C' + i));
        check_value(&d, PART_II, i, F_securityTitle, title);
        check_value(&d, PART_II, i, F_underlyingSecurityTitle, "Class B Common Stock");
    }
    check_value(&d, PART_II, 1, F_underlyingSecurityShares, "2823608");
    doc_free(&d);
}

/* A title of which a word is left is what the other rows have whole, as a guess. */
static void test_titles_completed(void **state)
{
    (void)state;
    Doc d;
    char room[PAGE_MAX];
    read_tables(
        &d, room, head_3, "",
        "Series A Preferred Stock           (1)        (1)       Common Stock    3,126,235        (1)       "
        "      D\n"
        "Series B Preferred Stock           (1)        (1)       Common Stock    2,823,608        (1)       "
        "      D\n"
        "Series C Preferred Stock           (1)        (1)       sommon          658,011          (1)       "
        "      D\n");
    assert_int_equal(d.table[TABLE_II].n, 3);
    check_guess(&d, PART_II, 2, F_underlyingSecurityTitle, "Common Stock");
    check_value(&d, PART_II, 2, F_securityTitle, "Series C Preferred Stock");
    assert_false(doc_cell(&d, PART_II, 2, F_securityTitle)->prov & PROV_GUESSED);
    doc_free(&d);
}

/* Natures of many lines whose rows stand anywhere about them: they begin alike. A misread numeral is a guess.
 */
static void test_natures(void **state)
{
    (void)state;
    Doc d;
    char room[PAGE_MAX];
    read_tables(
        &d, room, head_4,
        "Common Stock                                                          9,002,363       I           "
        "Larkspur\n"
        "Harbour\n"
        "Growth\n"
        "Fund III -\n"
        "Seaboard\n"
        "Partners,\n"
        "L.P.\n"
        "Larkspur\n"
        "Harbour\n"
        "Common Stock                                                          3,369,879       I           "
        "Growth\n"
        "Fund V1,\n"
        "L.P.\n"
        "Larkspur\n"
        "Harbour\n"
        "Common Stock                                                          241,084         I           "
        "Principals\n"
        "Fund,\n"
        "L.P.\n",
        "");
    assert_int_equal(d.table[TABLE_I].n, 3);
    check_value(&d, PART_I, 0, F_natureOfOwnership,
                "Larkspur Harbour Growth Fund III - Seaboard Partners, L.P.");
    check_guess(&d, PART_I, 1, F_natureOfOwnership, "Larkspur Harbour Growth Fund VI, L.P.");
    check_value(&d, PART_I, 2, F_natureOfOwnership, "Larkspur Harbour Principals Fund, L.P.");
    doc_free(&d);
}

/* A shredded nature is what other rows have whole; a name of its own is left alone. */
static void test_natures_completed(void **state)
{
    (void)state;
    Doc d;
    char room[PAGE_MAX];
    read_tables(
        &d, room, head_4,
        "Common Stock                                                          9,002,363       I           "
        "By Family Trust\n"
        "Common Stock                                                          3,369,879       I           "
        "By Family Trust\n"
        "Common Stock                                                          241,084         I           "
        "By Fmly Trust ee\n"
        "Common Stock                                                          141,084         I           "
        "By Quillfeather Trust\n",
        "");
    assert_int_equal(d.table[TABLE_I].n, 4);
    check_guess(&d, PART_I, 2, F_natureOfOwnership, "By Family Trust");
    check_value(&d, PART_I, 3, F_natureOfOwnership, "By Quillfeather Trust");
    doc_free(&d);
}

/* A title's own spelling stays; a stray digit, and a line that goes on with the title, are told. */
static void test_title_words(void **state)
{
    (void)state;
    Doc d;
    char room[PAGE_MAX];
    read_tables(&d, room, head_3, "",
                "Non-Qualified Stock Option (right to buy)     (1)    (1)    Common Stock    3,126,235     "
                "$1.25     D\n"
                "Warrant 3 (right to buy)                      (1)    (1)    Common Stock    2,823,608     "
                "$1.30     D\n"
                "Stock Option (right to                        (1)    (1)    Common Stock    658,011       "
                "$1.40     D\n"
                "buy)\n");
    assert_int_equal(d.table[TABLE_II].n, 3);
    check_value(&d, PART_II, 0, F_securityTitle, "Non-Qualified Stock Option (right to buy)");
    check_value(&d, PART_II, 1, F_securityTitle, "Warrant (right to buy)");
    check_value(&d, PART_II, 2, F_securityTitle, "Stock Option (right to buy)");
    assert_int_equal(doc_cell(&d, PART_II, 2, F_natureOfOwnership)->state, CELL_BLANK);
    doc_free(&d);
}

static void test_numerals(void **state)
{
    (void)state;
    assert_str(scan_roman_meant(S("Il")), "II");
    assert_str(scan_roman_meant(S("1V")), "IV");
    assert_str(scan_roman_meant(S("XIL")), "XII");
    assert_str(scan_roman_meant(S("VH")), "VII");
    assert_int_equal(scan_roman_meant(S("XII")).n, 0);
    assert_int_equal(scan_roman_meant(S("Ltd")).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters),           cmocka_unit_test(test_conversion),
        cmocka_unit_test(test_amounts),           cmocka_unit_test(test_open_titles),
        cmocka_unit_test(test_titles_completed),  cmocka_unit_test(test_natures),
        cmocka_unit_test(test_natures_completed), cmocka_unit_test(test_title_words),
        cmocka_unit_test(test_numerals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
