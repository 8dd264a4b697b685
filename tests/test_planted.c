/* test_planted.c: faults planted into a clean filing; each must be told by its rule, at the cell where it is.
 */
#include "check/check.h"
#include "load/texts.h"
#include "read/read.h"
#include "tests.h"

/* An exercise and two sales, a spouse's holding, an option exercised and one still held. */
static Buf clean_filing(void) { return test_file("samples/checks/clean.xml"); }

/* What is changed, where the change is (the nth place of the text), and where it is to be told. */
typedef struct Planted {
    RuleId rule;
    const char *was, *now;
    int nth;
    Part part;
    int row;
    FieldId field;
} Planted;

#define VALUE(name, value) name "><value>" value

static const Planted planted[] = {
    {RULE_A01, VALUE("transactionDate", "2019-11-27"), VALUE("transactionDate", "2019-11-31"), 1, PART_I, 2,
     F_transactionDate},
    {RULE_A02, VALUE("expirationDate", "2026-03-01"), VALUE("expirationDate", "9999-12-31"), 1, PART_II, 1,
     F_expirationDate},
    {RULE_A03, VALUE("transactionDate", "2019-11-27"), VALUE("transactionDate", "0019-11-27"), 1, PART_I, 2,
     F_transactionDate},
    {RULE_A04, VALUE("transactionDate", "2019-11-27"), VALUE("transactionDate", "2029-11-27"), 1, PART_I, 2,
     F_transactionDate},
    {RULE_A05, VALUE("transactionDate", "2019-11-27"), VALUE("transactionDate", "2009-11-27"), 1, PART_I, 2,
     F_transactionDate},
    {RULE_A06, VALUE("transactionDate", "2019-11-27"), VALUE("transactionDate", "2019-11-23"), 1, PART_I, 2,
     F_transactionDate},
    {RULE_A07, VALUE("transactionDate", "2019-11-27"), VALUE("transactionDate", "2019-11-28"), 1, PART_I, 2,
     F_transactionDate},
    {RULE_A09, "issuerCik>0009900114", "issuerCik>00O9900114", 1, PART_DOC, 0, F_issuerCik},
    {RULE_A10, "rptOwnerCik>0009900203", "rptOwnerCik>0009900114", 1, PART_OWNER, 0, F_rptOwnerCik},
    {RULE_A11, ">HLIN<", ">(HLIN)<", 1, PART_DOC, 0, F_issuerTradingSymbol},
    {RULE_A12, ">HLIN<", ">NONE<", 1, PART_DOC, 0, F_issuerTradingSymbol},
    {RULE_A13, ">HLIN<", ">9900114<", 1, PART_DOC, 0, F_issuerTradingSymbol},
    {RULE_A14, "issuerName>Harbor Lane Instruments Inc", "issuerName>", 1, PART_DOC, 0, F_issuerName},
    {RULE_A15, "State>NH", "State>QX", 1, PART_OWNER, 0, F_rptOwnerState},
    {RULE_A16, ">03301<", ">0331<", 1, PART_OWNER, 0, F_rptOwnerZipCode},
    {RULE_A17, ">03301<", ">33010<", 1, PART_OWNER, 0, F_rptOwnerZipCode},
    {RULE_A18, ">Treasurer<", ">Treasurer, Secretary and Controller<", 1, PART_OWNER, 0, F_officerTitle},
    {RULE_A19, "isOfficer>1", "isOfficer>0", 1, PART_OWNER, 0, F_isDirector},
    {RULE_A20, ">Treasurer<", "><", 1, PART_OWNER, 0, F_officerTitle},
    {RULE_A21, "Code>S<", "Code>Y<", 2, PART_I, 2, F_transactionCode},
    {RULE_A22, "FormType>4", "FormType>3", 2, PART_I, 1, F_transactionFormType},
    {RULE_A24, "isOfficer>1", "isOfficer>Y", 1, PART_OWNER, 0, F_isOfficer},
    {RULE_A25, VALUE("DisposedCode", "D"), VALUE("DisposedCode", "X"), 1, PART_I, 1,
     F_transactionAcquiredDisposedCode},
    {RULE_A26, VALUE("IndirectOwnership", "D"), VALUE("IndirectOwnership", "B"), 2, PART_I, 1,
     F_directOrIndirectOwnership},
    {RULE_A27, VALUE("Shares", "1200"), VALUE("Shares", "-1200"), 1, PART_I, 2, F_transactionShares},
    {RULE_A28, VALUE("Shares", "1200"), VALUE("Shares", "0"), 1, PART_I, 2, F_transactionShares},
    {RULE_A31, ">31.45<", ">37740.00<", 1, PART_I, 2, F_transactionPricePerShare},
    {RULE_A32, ">31.45<", ">37740.00<", 1, PART_I, 2, F_transactionPricePerShare},
    {RULE_A33, VALUE("ExercisePrice", "22.10"), VALUE("ExercisePrice", "22100"), 1, PART_II, 1,
     F_conversionOrExercisePrice},
    {RULE_A34, "footnote id=\"F1\"", "footnote id=\"F01\"", 1, PART_NOTE, 0, F_NONE},
    {RULE_A35, "X0306", "X0999", 1, PART_DOC, 0, F_schemaVersion},
    {RULE_A39, VALUE("securityTitle", "Common Stock"), VALUE("securityTitle", "Common"), 2, PART_I, 1,
     F_securityTitle},
    {RULE_A43, "periodOfReport>2019-11-26", "periodOfReport>", 1, PART_DOC, 0, F_periodOfReport},
    {RULE_B02, VALUE("DisposedCode", "D"), VALUE("DisposedCode", "A"), 1, PART_I, 1,
     F_transactionAcquiredDisposedCode},
    {RULE_B09, VALUE("DisposedCode", "A"), VALUE("DisposedCode", "D"), 1, PART_I, 0,
     F_transactionAcquiredDisposedCode},
    {RULE_B15, VALUE("natureOfOwnership", "By Spouse"), VALUE("natureOfOwnership", ""), 1, PART_I, 3,
     F_natureOfOwnership},
    {RULE_B17, "By Spouse", "See Footnote", 1, PART_I, 3, F_natureOfOwnership},
    {RULE_B18, VALUE("exerciseDate", "2016-03-02"), VALUE("exerciseDate", ""), 1, PART_II, 1, F_exerciseDate},
    {RULE_B19, "<transactionShares><value>2000</value></transactionShares>", "", 2, PART_II, 0,
     F_transactionShares},
    {RULE_B20, VALUE("expirationDate", "2024-03-01"), VALUE("expirationDate", "2019-03-01"), 1, PART_II, 0,
     F_expirationDate},
    {RULE_B21, VALUE("expirationDate", "2026-03-01"), VALUE("expirationDate", "2016-02-01"), 1, PART_II, 1,
     F_expirationDate},
    {RULE_B22, VALUE("exerciseDate", "2015-03-02"), VALUE("exerciseDate", "2020-03-02"), 1, PART_II, 0,
     F_exerciseDate},
    {RULE_B23, VALUE("expirationDate", "2026-03-01"), VALUE("expirationDate", "2018-03-01"), 1, PART_II, 1,
     F_expirationDate},
    {RULE_B25, VALUE("ExercisePrice", "22.10"), VALUE("ExercisePrice", "0"), 1, PART_II, 1,
     F_conversionOrExercisePrice},
    {RULE_B27, VALUE("FollowingTransaction", "7000"), VALUE("FollowingTransaction", "700"), 1, PART_I, 0,
     F_sharesOwnedFollowingTransaction},
    {RULE_B28, VALUE("underlyingSecurityTitle", "Common Stock"), VALUE("underlyingSecurityTitle", ""), 2,
     PART_II, 1, F_underlyingSecurityTitle},
    {RULE_B29, VALUE("underlyingSecurityShares", "2000"), VALUE("underlyingSecurityShares", "200"), 1,
     PART_II, 0, F_underlyingSecurityShares},
    {RULE_B30, VALUE("securityTitle", "Stock Option (right to buy)"), VALUE("securityTitle", "Common Shares"),
     2, PART_II, 1, F_underlyingSecurityTitle},
    {RULE_B47, VALUE("FollowingTransaction", "5000"), VALUE("FollowingTransaction", ""), 1, PART_I, 2,
     F_sharesOwnedFollowingTransaction},
    {RULE_C01, VALUE("FollowingTransaction", "6200"), VALUE("FollowingTransaction", "6900"), 1, PART_I, 1,
     F_sharesOwnedFollowingTransaction},
    {RULE_C05, VALUE("Shares", "2000"), VALUE("Shares", "2600"), 1, PART_I, 0, F_transactionShares},
    {RULE_C11, VALUE("securityTitle", "Common Stock"), VALUE("securityTitle", "Ordinary Shares"), 2, PART_I,
     1, F_securityTitle},
    {RULE_C12, "periodOfReport>2019-11-26", "periodOfReport>2019-11-27", 1, PART_DOC, 0, F_periodOfReport},
    {RULE_C15, "signatureDate>2019-11-29", "signatureDate>", 1, PART_SIGN, 0, F_signatureDate},
    {RULE_C16, "/s/ Ruth E. Abernathy", "/s/ T. Arden, attorney-in-fact", 1, PART_SIGN, 0, F_signatureName},
    {RULE_C17, "signatureDate>2019-11-29", "signatureDate>2019-11-25", 1, PART_SIGN, 0, F_signatureDate},
    {RULE_C19, "<footnote id=\"F1\">Made through one broker on that day.</footnote>", "", 1, PART_I, 0,
     F_transactionPricePerShare},
    {RULE_C20, "</footnotes>", "<footnote id=\"F2\">Held in street name.</footnote></footnotes>", 1,
     PART_NOTE, 1, F_NONE},
    {RULE_C21, "</footnotes>", "<footnote id=\"F3\">Held in street name.</footnote></footnotes>", 1,
     PART_NOTE, 1, F_NONE},
    {RULE_C28, "documentType>4", "documentType>4/A", 1, PART_DOC, 0, F_dateOfOriginalSubmission},
    {RULE_D01, "signatureDate>2019-11-29", "signatureDate>2019-12-02", 1, PART_I, 0,
     F_transactionDate}, /* over Thanksgiving */
};

/* The text with the nth place where `was` stands replaced. */
static void plant(const Planted *p, Buf *out)
{
    Buf clean = clean_filing();
    Str text = buf_str(&clean), was = str_z(p->was);
    size_t at = 0;
    for (int i = 0; i < p->nth; i++) at += str_find(str_from(text, at), was) + (i + 1 < p->nth ? 1 : 0);
    assert_true(at < text.n);
    buf_put(out, str_sub(text, 0, at));
    buf_puts(out, p->now);
    buf_put(out, str_from(text, at + was.n));
    buf_free(&clean);
}

static void check(Str bytes, const char *select, Findings *found)
{
    Doc d;
    TextMatch text = texts_new();
    assert_true(read_doc(bytes, &d));
    check_doc(&d, &(CheckOptions){.rules = check_rules(select, NULL), .text = &text}, found);
    texts_free(&text);
    doc_free(&d);
}

static void test_clean(void **state)
{
    (void)state;
    Findings found = {0};
    Buf clean = clean_filing();
    check(buf_str(&clean), NULL, &found);
    buf_free(&clean);
    for (size_t i = 0; i < found.n; i++) print_error("the clean filing has %s\n", rules[found.at[i].rule].id);
    assert_int_equal(found.n, 0);
}

static bool is_told(const Planted *p)
{
    Buf text = {0};
    Findings found = {0};
    bool told = false;
    plant(p, &text);
    check(buf_str(&text), rules[p->rule].id, &found);
    for (size_t i = 0; i < found.n; i++) {
        const Finding *f = &found.at[i];
        told = told || (f->part == p->part && f->row == p->row && f->field == p->field);
    }
    if (!told) print_error("%s: %zu findings, none at the planted fault\n", rules[p->rule].id, found.n);
    buf_free(&text);
    findings_free(&found);
    return told;
}

static void test_planted(void **state)
{
    (void)state;
    int missed = 0;
    for (size_t i = 0; i < sizeof planted / sizeof *planted; i++) missed += !is_told(&planted[i]);
    assert_int_equal(missed, 0);
}

/* Each transaction of Table I printed twice. */
static void test_duplicates(void **state)
{
    (void)state;
    static const char head[] = "<nonDerivativeTransaction>", tail[] = "</nonDerivativeTransaction>\n";
    Buf clean = clean_filing();
    Str text = buf_str(&clean);
    for (size_t at = str_find(text, S("<nonDerivativeTransaction>")), row = 0; row < 3; row++) {
        size_t end = at + str_find(str_from(text, at), str_z(tail)) + sizeof tail - 1;
        Buf twice = {0};
        Findings found = {0};
        buf_put(&twice, str_sub(text, 0, end));
        buf_put(&twice, str_from(text, at));
        check(buf_str(&twice), "C09", &found);
        assert_int_equal(found.n, 1);
        assert_int_equal(found.at[0].row, row + 1);
        assert_int_equal(found.at[0].arg[0], row + 1);
        buf_free(&twice);
        findings_free(&found);
        at = end + str_find(str_from(text, end), str_z(head));
    }
    buf_free(&clean);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_planted),
        cmocka_unit_test(test_duplicates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
