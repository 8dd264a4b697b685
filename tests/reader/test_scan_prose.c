/* test_scan_prose.c: the explanations of a form as a text recogniser leaves them. The people and companies
 * are invented. */
#include "tests.h"

#include "read/read.h"

#include <stdlib.h>
#include <string.h>

#define HEAD                                                                                                 \
    "FORM 4               UNITED STATES SECURITIES AND EXCHANGE COMMISSION     | OMB APPROVAL |\n"           \
    "Washington, D.C. 20549                                       OMB Number:          3235-0287\n"          \
    "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP\n"                                                         \
    "1. Name and Address of Reporting Person          2. Issuer Name and Ticker or Trading Symbol\n"         \
    "Quillfeather Nora J                              Tidewater Optics Inc. [ TDWO ]\n"                      \
    "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned\n"                     \
    "1. Title of Security (Instr. 3)       2. Transaction Date   3. Transaction Code\n"                      \
    "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned\n"                        \
    "Explanation of Responses:\n"
#define TAIL                                                                                                 \
    "Remarks:\n"                                                                                             \
    "/s/ Nora J Quillfeather                08/05/2019\n"                                                    \
    "** Signature of Reporting Person        Date\n"

static void read_text(Doc *d, const char *text) { (void)read_doc((Str){text, strlen(text)}, d); }

static void check_note(const Doc *d, size_t i, const char *id, const char *want)
{
    assert_true(i < d->nnote);
    assert_str(d->note[i].id, id);
    assert_str(cell_text(&d->note[i].text), want);
}

/* Numbers stand in the middle of a note's height; one is lost, of one a bracket and the digit. */
static void test_middle(void **state)
{
    (void)state;
    Doc d;
    read_text(
        &d, HEAD
        "The shares were sold in several transactions at prices from $10.50 to $10.75; the prices reported "
        "are\n"
        "(1) the weighted averages. The reporting person will provide the numbers of shares sold at each of "
        "the\n"
        "prices upon request by the staff of the Commission.\n"
        "The shares are held by the Harbour Family Trust, of which the reporting person is a trustee, and "
        "of\n"
        "which she disclaims beneficial ownership.\n"
        "\n"
        "The units vest in four equal parts on the first four anniversaries of the day on which they were\n"
        "Q)  granted, if the reporting person is in service then, and each of them stands for one share of "
        "the\n"
        "common stock.\n"
        "(4) Not applicable.\n" TAIL);
    assert_int_equal(d.nnote, 4);
    check_note(
        &d, 0, "F1",
        "The shares were sold in several transactions at prices from $10.50 to $10.75; the prices reported "
        "are the weighted averages. The reporting person will provide the numbers of shares sold at each "
        "of the prices upon request by the staff of the Commission.");
    check_note(
        &d, 1, "F2",
        "The shares are held by the Harbour Family Trust, of which the reporting person is a trustee, and "
        "of which she disclaims beneficial ownership.");
    assert_non_null(doc_repair_at(&d, PART_NOTE, 1, F_NONE)); /* its number is told by its place */
    check_note(
        &d, 2, "F3",
        "The units vest in four equal parts on the first four anniversaries of the day on which they were "
        "granted, if the reporting person is in service then, and each of them stands for one share of "
        "the common stock.");
    check_note(&d, 3, "F4", "Not applicable.");
    doc_free(&d);
}

/* Numbers stand at the beginning; one has lost its point, one is read for another; a line begins with a
 * number of its own. */
static void test_beginning(void **state)
{
    (void)state;
    Doc d;
    read_text(
        &d, HEAD
        "1. The shares were bought at prices from $10.50 to $10.75 under a plan that was adopted on March\n"
        "2, 2019, and that ends with the year.\n"
        "2 Held by the Harbour Family Trust, of which the reporting person is a trustee and for which she\n"
        "votes.\n"
        "8. Each unit stands for one share.\n"
        "4, Not applicable.\n" TAIL);
    assert_int_equal(d.nnote, 4);
    check_note(
        &d, 0, "F1",
        "The shares were bought at prices from $10.50 to $10.75 under a plan that was adopted on March 2, "
        "2019, and that ends with the year.");
    check_note(
        &d, 1, "F2",
        "Held by the Harbour Family Trust, of which the reporting person is a trustee and for which she "
        "votes.");
    check_note(&d, 3, "F4", "Not applicable.");
    doc_free(&d);
}

/* A line about the Commission is no title of the form; what stands far to the right is none of the text. */
static void test_noise(void **state)
{
    (void)state;
    Doc d;
    read_text(&d, HEAD "1. The numbers of shares sold at each of the prices will be given to the staff\n"
                       "upon a request by the Securities and Exchange Commission.                 i    ,~ e\n"
                       "@\n" TAIL);
    assert_int_equal(d.nnote, 1);
    check_note(
        &d, 0, "F1",
        "The numbers of shares sold at each of the prices will be given to the staff upon a request by "
        "the Securities and Exchange Commission.");
    doc_free(&d);
}

/* Words with single glyphs misread, signs for blanks, commas for points; the source's words stay beside. */
static void test_spelling(void **state)
{
    (void)state;
    Doc d;
    read_text(
        &d, HEAD
        "1. Thé shares aie held‘by the Harbour Family Trust, as furthcr told in foomote 2, The reporting\n"
        "person disctaims beneficial ownership of.them, and is not-be deemed an owner, of wliich Mr, Quill\n"
        "is one, for purposes of Rule 10bS-1 or share-for-share exchanges by the Person’s ‘heirs ofthe "
        "L.P,\n"
        "2. Held by Birchbark Quarries Inc. and O'Mally Bros., in a so-called 'split' of the Founders' "
        "shares,\n" TAIL);
    assert_int_equal(d.nnote, 2);
    check_note(
        &d, 0, "F1",
        "The shares aie held by the Harbour Family Trust, as further told in footnote 2. The reporting "
        "person disclaims beneficial ownership of them, and is not be deemed an owner, of which Mr. Quill "
        "is one, for purposes of Rule 10b5-1 or share-for-share exchanges by the Person’s heirs of the "
        "L.P.");
    assert_true(d.note[0].text.prov & PROV_REPAIRED);
    const Repair *r = doc_repair_at(&d, PART_NOTE, 0, F_NONE);
    assert_non_null(r);
    assert_true(str_starts(r->was, S("Thé shares aie held‘by")));
    check_note(&d, 1, "F2",
               "Held by Birchbark Quarries Inc. and O'Mally Bros., in a so-called 'split' of the Founders' "
               "shares.");
    doc_free(&d);
}

/* What cannot be told is left as it is, and marked. */
static void test_garbage(void **state)
{
    (void)state;
    Doc d;
    read_text(&d, HEAD
              "1. Reyeiseits ainsi estes si anices wbitankents a Lert cbel ga ost hee shares of the\n" TAIL);
    assert_int_equal(d.nnote, 1);
    assert_true(d.note[0].text.prov & PROV_GUESSED);
    doc_free(&d);
}

/* Many lines take no long time, and none of them is lost unseen. */
static void test_many(void **state)
{
    (void)state;
    static const char line[] =
        "7. the shares are held by a trust of which         the reporting person is a trustee\n";
    enum { LINES = 20000 };
    size_t n = strlen(HEAD);
    char *text = malloc(n + LINES * (sizeof line - 1) + 1);
    assert_non_null(text);
    memcpy(text, HEAD, n);
    for (int i = 0; i < LINES; i++, n += sizeof line - 1) memcpy(text + n, line, sizeof line);
    text[n] = 0;
    Doc d;
    read_text(&d, text);
    assert_true(d.nnote <= 100);
    assert_true(d.unread > 0);
    doc_free(&d);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_middle),   cmocka_unit_test(test_beginning),
                                       cmocka_unit_test(test_noise),    cmocka_unit_test(test_many),
                                       cmocka_unit_test(test_spelling), cmocka_unit_test(test_garbage)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
