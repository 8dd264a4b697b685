/* test_scan.c: a printed form as a text recogniser leaves it. The people and companies are invented. */
#include "tests.h"

#include "read/noise/like.h"
#include "read/page/scan.h"
#include "read/read.h"
#include "read/sniff.h"
#include "read/value/titles.h"

#include <string.h>

/* Lines without indents, glyphs misread, borders as signs, a raised mark at the end of a name. */
static const char scan[] =
    "SEC Form 4\n"
    "FORM 4               UNITED STATES SECURITIES AND EXCHANGE COMMISSI0N     | OMB APPROVAL |\n"
    "Washington, D.C. 20549                                       OMB Number:          3235-0287\n"
    "Check this box if no longer subject to      STATEMENT OF CHANGES lN BENEFICIAL OWNERSHIP\n"
    "Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934\n"
    "1. Name and Addres of Reporting Person’          2. Issuer Name and Ticker or Trading Symbol          "
    "5. Relationship of Reporting Person(s) to Issuer\n"
    "Tidewater Optics Inc. [ TDWO ]                (Check all applicable)\n"
    "Quillfeather Nora J                                                          X Director             10% "
    "Owner\n"
    "ee Se eee                                        X_ Officer (give title             Other (specity\n"
    "(Last}           (First)            (Middle)     3. Date of Earliest Transaction (Month/Day/Year)   "
    "below)        below)\n"
    "C/O TIDEWATER OPTICS INC                         97/03/2019                        Chief Executive "
    "Officer\n"
    "12 HARBOUR STREET\n"
    "(Street)                    4. lf Amendment, Date of Original Filed (Month/Day/Year)\n"
    "PORTLAND         ME                04101\n"
    "(City)           (State)           (Zip)\n"
    "Table | - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned\n"
    "1. Title of Security (Instr. 3)       2. Transaction | 2A. Deemed      3.           4. Securities "
    "Acquired "
    "(A) or      5. Amount of     6. Ownership   | 7. Nature of\n"
    "Date         Execution Date, | Transaction | Disposed Of (D) (Instr. 3,4 and 5)    Securities     Form: "
    "Direct    Indirect\n"
    "Code | V | Amount       (A) or | Price     Transaction(s)\n"
    "Common Stack                  07/03/2019                  S             1,200     D    $10.50      "
    "8,800    "
    "       D\n"
    "Common Stock                  07/03/2019                  S             300       D    $10.60      "
    "8,500    "
    "       D\n"
    "By\n"
    "Common Stock                                                                                       "
    "2,000    "
    "       1         Harbour\n"
    "Family\n"
    "Trust@\n"
    "Table Il - Derivative Securities Acquired, Disposed of, or Beneficially Owned\n"
    "(e.g., puts, calls, warrants, options, convertible securities)\n"
    "Explanation of Responses:\n"
    "1. The shares are held by the Harbour Family Trust, of which the reporting person is a trustee.\n"
    "Remarks:\n"
    "/s/ Nora J Quillfeather                98/05/2019\n"
    "** Signature of Reporting Person        Date\n"
    "Reminder: Report on a separate line for each class of securities beneficially owned directly or "
    "indirectly.\n"
    "Persons who respond to the collection of information contained in this form are not required to "
    "respond\n";

static void read_scan(Doc *d) { (void)read_doc((Str){scan, sizeof scan - 1}, d); }

static Cell *cell(Doc *d, Part part, size_t row, FieldId f) { return doc_cell(d, part, row, f); }

static void test_looks_like(void **state)
{
    (void)state;
    assert_int_equal(sniff_print((Str){scan, sizeof scan - 1}), FORMAT_SCAN);
    assert_int_equal(
        sniff_print(S("      FORM 4\n   A typed form          has indents\n   and columns          here\n")),
        FORMAT_TYPED);
    assert_int_equal(sniff_print(S("no columns\nat all\n")), FORMAT_TYPED);
}

static void test_header(void **state)
{
    (void)state;
    Doc d;
    read_scan(&d);
    assert_int_equal(d.origin, ORIGIN_OCR);
    check_value(&d, PART_DOC, 0, F_documentType, "4");
    check_value(&d, PART_DOC, 0, F_issuerName, "Tidewater Optics Inc.");
    check_value(&d, PART_DOC, 0, F_issuerTradingSymbol, "TDWO");
    assert_int_equal(d.nowner, 1);
    check_value(&d, PART_OWNER, 0, F_rptOwnerName, "Quillfeather Nora J");
    check_value(&d, PART_OWNER, 0, F_rptOwnerStreet1, "C/O TIDEWATER OPTICS INC");
    check_value(&d, PART_OWNER, 0, F_rptOwnerStreet2, "12 HARBOUR STREET");
    check_value(&d, PART_OWNER, 0, F_rptOwnerCity, "PORTLAND");
    check_value(&d, PART_OWNER, 0, F_rptOwnerState, "ME");
    check_value(&d, PART_OWNER, 0, F_rptOwnerZipCode, "04101");
    assert_true(cell_flag(cell(&d, PART_OWNER, 0, F_isDirector)));
    assert_true(cell_flag(cell(&d, PART_OWNER, 0, F_isOfficer)));
    assert_false(cell_flag(cell(&d, PART_OWNER, 0, F_isTenPercentOwner)));
    check_value(&d, PART_OWNER, 0, F_officerTitle, "Chief Executive Officer");
    doc_free(&d);
}

/* The month 97 can only be 07; what the source says stays beside it. */
static void test_dates(void **state)
{
    (void)state;
    Doc d;
    read_scan(&d);
    check_value(&d, PART_DOC, 0, F_periodOfReport, "2019-07-03");
    const Repair *r = doc_repair_at(&d, PART_DOC, 0, F_periodOfReport);
    assert_non_null(r);
    assert_str(r->was, "97/03/2019");
    assert_int_equal(d.nsign, 1);
    check_value(&d, PART_SIGN, 0, F_signatureName, "/s/ Nora J Quillfeather");
    check_value(&d, PART_SIGN, 0, F_signatureDate, "2019-08-05");
    doc_free(&d);
}

static void test_rows(void **state)
{
    (void)state;
    Doc d;
    read_scan(&d);
    assert_int_equal(d.table[TABLE_I].n, 3);
    assert_int_equal(d.table[TABLE_II].n, 0);
    check_value(&d, PART_I, 0, F_securityTitle, "Common Stock");
    assert_true(cell(&d, PART_I, 0, F_securityTitle)->prov & PROV_REPAIRED);
    check_value(&d, PART_I, 0, F_transactionShares, "1200");
    check_value(&d, PART_I, 0, F_transactionAcquiredDisposedCode, "D");
    check_value(&d, PART_I, 0, F_transactionPricePerShare, "10.50");
    check_value(&d, PART_I, 1, F_sharesOwnedFollowingTransaction, "8500");
    assert_false(d.table[TABLE_I].row[1].holding);
    assert_true(d.table[TABLE_I].row[2].holding);
    check_value(&d, PART_I, 2, F_directOrIndirectOwnership, "I");
    check_value(&d, PART_I, 2, F_natureOfOwnership, "By Harbour Family Trust");
    doc_free(&d);
}

/* Every value that the page bears out only once is a guess, or so short that no glyph of it can hide. */
static void test_doubts(void **state)
{
    (void)state;
    Doc d;
    read_scan(&d);
    assert_true(cell(&d, PART_DOC, 0, F_issuerTradingSymbol)->prov & PROV_GUESSED);
    assert_false(cell(&d, PART_I, 0, F_transactionDate)->prov & PROV_GUESSED);
    assert_false(cell(&d, PART_I, 1, F_securityTitle)->prov & PROV_GUESSED);
    assert_false(cell(&d, PART_I, 2, F_natureOfOwnership)->prov & PROV_GUESSED); /* a footnote says it too */
    assert_int_equal(d.nnote, 1);
    assert_int_equal(cell(&d, PART_I, 2, F_natureOfOwnership)->nref, 1); /* there is but one footnote */
    doc_free(&d);
}

static void test_likeness(void **state)
{
    (void)state;
    int misread;
    assert_int_equal(like_texts(S("Explanation of Responses:"), S("explanation of responses")), 100);
    assert_true(like_texts(S("Exp1anation ot Responses"), S("Explanation of Responses")) > 85);
    assert_int_equal(like_texts(S("Date"), S("Explanation of Responses")), 0);
    Str found =
        like_find(S("shares held by Harbour Family Trust, of which"), S("Harbonr Fami1y Trust"), &misread);
    assert_str(found, "Harbour Family Trust");
    assert_int_equal(misread, 2);
    assert_str(scan_security_word_meant(S("Stuck")), "Stock");
    assert_int_equal(scan_security_word_meant(S("Stock")).n, 0);
    assert_int_equal(scan_title_cost(S("Class A Common Stock")), 0);
    assert_true(scan_title_cost(S("Stock Class A Common")) > 3);
}

/* Any beginning of a page, and any of its bytes lost, is read without failing; spans stay inside. */
static void test_prefixes(void **state)
{
    (void)state;
    for (size_t n = 0; n <= sizeof scan - 1; n += 7) {
        Doc d;
        Str text = {scan, n};
        (void)read_doc(text, &d);
        for (int t = 0; t < TABLES; t++)
            for (size_t i = 0; i < d.table[t].n; i++)
                for (int f = 0; f < F_ROW_END; f++) {
                    Span raw = d.table[t].row[i].cell[f].raw;
                    assert_true((size_t)raw.at + raw.len <= n);
                }
        doc_free(&d);
    }
    for (size_t i = 0; i < sizeof scan - 1; i += 11) {
        Doc d;
        char copy[sizeof scan];
        memcpy(copy, scan, sizeof copy);
        copy[i] = (char)(i * 37);
        (void)read_doc((Str){copy, sizeof copy - 1}, &d);
        doc_free(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_looks_like), cmocka_unit_test(test_header), cmocka_unit_test(test_dates),
        cmocka_unit_test(test_rows),       cmocka_unit_test(test_doubts), cmocka_unit_test(test_likeness),
        cmocka_unit_test(test_prefixes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
