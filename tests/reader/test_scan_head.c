/* test_scan_head.c: header, owners and signatures of a form as a text recogniser leaves them. The people and
 * companies are invented. */
#include "tests.h"

#include "read/read.h"

#include <string.h>

#define TOP                                                                                                  \
    "FORM 4               UNITED STATES SECURITIES AND EXCHANGE COMMISSION     | OMB APPROVAL |\n"           \
    "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES\n"                                           \
    "1. Name and Address of Reporting Person *     2. Issuer Name and Ticker or Trading Symbol     "         \
    "5. Relationship of Reporting Person(s) to Issuer\n"
#define TABLES                                                                                               \
    "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned\n"                     \
    "1. Title of Security (Instr. 3)       2. Transaction Date   3. Transaction Code\n"                      \
    "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned\n"

/* The older look: crosses between rules, misread; and once more beside the list of owners. */
static const char older[] =
    TOP "Tidewater Optics Inc. (TDWO}             (Check all applicable)\n"
        "UILLFEATHER NOR\n"
        "QUILLFEATHER NORA                              __%__, Director          ____ 10% Owner\n"
        "(Last)       (First)       (Middle)      3. Date of Earliest Transaction (Month/Day/Year)    "
        "=____ Other (specify below)\n"
        "7/2019\n"
        "12 HARBOUR STREET               07/03/2019\n"
        "(Street)                    4. If Amendment, Date Original Filed (Month/Day/Year)\n"
        "PORTLAND, ME 04101\n"
        "(City)       (State)       (Zip)\n" TABLES "Reporting Owners\n"
        "Reporting Owner Name / Address          Relationships\n"
        "Director| 10% Owner| Officer| Other\n"
        "QUILLFEATHER NORA\n"
        "12 HARBOUR STREET               X          x\n"
        "PORTLAND, ME 04101\n"
        "\n"
        "Quillfeather Harbour Fund LP\n"
        "12 HARBOUR STREET\n"
        "PORTLAND, ME 04101\n"
        "xX\n"
        "Signatures\n"
        "/s/ Nora Quillfeather             07/05/2019\n"
        "i    :  ~ Signature of Reporting Person        Date\n"
        "Explanation of Responses:\n";

static bool is_marked(const Doc *d, size_t owner, FieldId f)
{
    return cell_flag(doc_cell(d, PART_OWNER, owner, f));
}

static void test_older(void **state)
{
    (void)state;
    Doc d;
    (void)read_doc((Str){older, sizeof older - 1}, &d);
    check_value(&d, PART_DOC, 0, F_issuerName, "Tidewater Optics Inc.");
    check_value(&d, PART_DOC, 0, F_issuerTradingSymbol, "TDWO");
    assert_int_equal(d.nowner, 2);
    check_value(&d, PART_OWNER, 0, F_rptOwnerName, "QUILLFEATHER NORA");
    check_value(&d, PART_OWNER, 0, F_rptOwnerStreet1, "12 HARBOUR STREET");
    check_value(&d, PART_OWNER, 0, F_rptOwnerStreet2, "");
    assert_true(is_marked(&d, 0, F_isDirector));
    assert_true(is_marked(&d, 0, F_isTenPercentOwner)); /* only the list has it: a guess */
    assert_true(doc_cell(&d, PART_OWNER, 0, F_isTenPercentOwner)->prov & PROV_GUESSED);
    assert_false(is_marked(&d, 0, F_isOther));
    check_value(&d, PART_OWNER, 1, F_rptOwnerName, "Quillfeather Harbour Fund LP");
    assert_false(is_marked(&d, 1, F_isDirector));
    assert_true(is_marked(&d, 1, F_isTenPercentOwner));
    assert_int_equal(d.nsign, 1);
    check_value(&d, PART_SIGN, 0, F_signatureName, "/s/ Nora Quillfeather");
    check_value(&d, PART_SIGN, 0, F_signatureDate, "2019-07-05");
    doc_free(&d);
}

/* A name of two lines, sentences of the form that can hardly be read, a signature read twice. */
static void test_newer(void **state)
{
    (void)state;
    static const char text[] =
        "FORM 4.         [onTED STATES SECLRITIES AND EXCHANCE- COMMISSION\n"
        "l. Narne and Addres5 of Reporling Persan      2. lssuer Name and Ticker or Tradlng Symbol        5. "
        "Relationship of Reporting Person(s) to Issuer\n"
        "Quillfeather Nora J                           TIDEWATER CONTINENTAL              (Check all "
        "applicable)\n"
        "OPTICS HOLDINGS LTD [ TDWO ]        X Director        10% Owner\n"
        "(Last)       (First)       (Middle)           3. Date of Earliest Transaction (Month/Day/Year)\n"
        "12 HARBOUR STREET                             07/03/2019\n"
        "PORTLAND     Me       04101\n"
        "Table I - Non-Derivative Securltles Acquired, Disp0sed of, or Beneficially 0wned\n"
        "Expianation of Resp0nses:\n"
        "Remarks:\n"
        "/s/ Jon Birchbark, Attorney-in-Fact for Nora J\n"
        "/s! Jom Birchbark Atlorney-in-Fact for Nora J            07/05/2019\n"
        "Quillfeather M.D.                                          areas\n"
        "** Signature of Reporting Person               Date\n";
    Doc d;
    assert_true(read_doc((Str){text, sizeof text - 1}, &d));
    check_value(&d, PART_DOC, 0, F_documentType, "4");
    check_value(&d, PART_DOC, 0, F_issuerName, "TIDEWATER CONTINENTAL OPTICS HOLDINGS LTD");
    check_value(&d, PART_OWNER, 0, F_rptOwnerState, "ME");
    assert_int_equal(d.nsign, 1);
    check_value(&d, PART_SIGN, 0, F_signatureName,
                "/s/ Jon Birchbark, Attorney-in-Fact for Nora J Quillfeather M.D.");
    check_value(&d, PART_SIGN, 0, F_signatureDate, "2019-07-05");
    doc_free(&d);
}

/* The address spells the company, the signature the owner; what the header says stays an alternative. */
static void test_names(void **state)
{
    (void)state;
    static const char text[] = TOP "Tidevater Optics Inc. [TDWO]             (Check all applicable)\n"
                                   "Quillfeathe Nora\n"
                                   "C/O TIDEWATER OPTICS INC, TIDEWATER HOUSE\n"
                                   "PORTLAND, ME 04101\n"
                                   "(City)       (State)       (Zip)\n" TABLES "Signatures\n"
                                   "/s/ Nora Quillfeather             07/05/2019\n"
                                   "** Signature of Reporting Person        Date\n";
    Doc d;
    (void)read_doc((Str){text, sizeof text - 1}, &d);
    check_value(&d, PART_DOC, 0, F_issuerName, "Tidewater Optics Inc.");
    assert_true(doc_cell(&d, PART_DOC, 0, F_issuerName)->prov & PROV_GUESSED);
    const Repair *r = doc_repair_at(&d, PART_DOC, 0, F_issuerName);
    assert_non_null(r);
    assert_str(r->was, "Tidevater Optics Inc.");
    check_value(&d, PART_OWNER, 0, F_rptOwnerName, "Quillfeather Nora");
    doc_free(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_older), cmocka_unit_test(test_newer),
                                       cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
