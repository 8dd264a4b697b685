/* test_submission.c: full submissions: headers in both styles, documents, streams, and what the header adds.
 */
#include "read/envelope/submission.h"
#include "read/read.h"
#include "tests.h"

#include <stdlib.h>
#include <string.h>

#define OLD_HEADER                                                                                           \
    "<SEC-DOCUMENT>0009900300-98-000002.txt : 19981113\n"                                                    \
    "<SEC-HEADER>0009900300-98-000002.hdr.sgml : 19981113\n"                                                 \
    "ACCESSION NUMBER:\t\t0009900300-98-000002\n"                                                            \
    "CONFORMED SUBMISSION TYPE:\t4\n"                                                                        \
    "CONFORMED PERIOD OF REPORT:\t19981031\n"                                                                \
    "FILED AS OF DATE:\t\t19981110\n\n"                                                                      \
    "SUBJECT COMPANY:\n\n\tCOMPANY DATA:\n\t\tCOMPANY CONFORMED NAME:\t\t\tGANNET PUMP & VALVE CO\n"         \
    "\t\tCENTRAL INDEX KEY:\t\t\t0009901008\n\t\tFISCAL YEAR END:\t\t\t0630\n"                               \
    "\tFILING VALUES:\n\t\tSEC FILE NUMBER:\t000-99108\n"                                                    \
    "<REPORTING-OWNER>\n\nCOMPANY DATA:\n\tCOMPANY CONFORMED NAME:\t\t\tDELACROIX PIERRE\n"                  \
    "\tCENTRAL INDEX KEY:\t\t\t0009911009\n\tFISCAL YEAR END:\t\t\t1231\n"                                   \
    "<RELATIONSHIP>DIRECTOR\n</REPORTING-OWNER>\n</SEC-HEADER>\n"

#define OLD OLD_HEADER "</SEC-DOCUMENT>\n"
#define ARMOURED                                                                                             \
    "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001,MIC-CLEAR\n\n" OLD                            \
    "-----END PRIVACY-ENHANCED MESSAGE-----\n"

#define FORM                                                                                                 \
    "<ownershipDocument><documentType>3</documentType><periodOfReport>2022-06-01</periodOfReport>"           \
    "<issuer><issuerCik>9901002</issuerCik></"                                                               \
    "issuer><reportingOwner><reportingOwnerId><rptOwnerCik>0009911002</rptOwnerCik>"                         \
    "</reportingOwnerId></reportingOwner></ownershipDocument>"

/* All on one line, as EDGAR's .nc files come. */
#define TAGGED(type, cik)                                                                                    \
    "<SUBMISSION><ACCESSION-NUMBER>0009900200-22-000004<TYPE>" type "<PERIOD>20220601<FILING-DATE>20220603"  \
    "<REPORTING-OWNER><OWNER-DATA><CONFORMED-NAME>OKAFOR DANIEL<CIK>" cik "</OWNER-DATA></REPORTING-OWNER>"  \
    "<ISSUER><COMPANY-DATA><CONFORMED-NAME>Quarrystone Bancshares, "                                         \
    "Inc.<CIK>0009901002</COMPANY-DATA></ISSUER>"                                                            \
    "<DOCUMENT><TYPE>" type "<TEXT><XML>" FORM "</XML></TEXT></DOCUMENT></SUBMISSION>\n"

typedef struct Got {
    size_t filings, troubles, stop_after; /* filings; 0: never */
    Buf out;
} Got;

static bool got_filing(void *ctx, Str bytes, Format taken_for, Doc *d)
{
    Got *g = ctx;
    char room[DATE_TEXT + DEC_TEXT];
    g->filings++;
    assert_true(str_eq(bytes, d->text));
    buf_put(&g->out, cell_text(doc_item(d, F_accessionNumber)));
    buf_char(&g->out, ' ');
    buf_put(&g->out, cell_value(doc_item(d, F_filingDate), F_filingDate, room));
    buf_fmt(&g->out, " %zu\n", d->nowner);
    doc_free(d);
    assert_true(taken_for == FORMAT_SUBMISSION);
    return g->filings != g->stop_after;
}

static bool got_trouble(void *ctx, Span raw, Format taken_for, Str what)
{
    Got *g = ctx;
    g->troubles++;
    (void)raw;
    assert_true(taken_for == FORMAT_OTHER_SUBMISSION);
    buf_put(&g->out, str_sub(what, 0, 12));
    buf_char(&g->out, '\n');
    return true;
}

static void check_stream(const char *text, const char *want)
{
    Got g = {0};
    read_filings(str_z(text), &(ReadSink){&g, got_filing, got_trouble});
    assert_str(buf_str(&g.out), want);
    buf_free(&g.out);
}

static void test_streams(void **state)
{
    (void)state;
    check_stream(ARMOURED, "0009900300-98-000002 1998-11-10 1\n");
    check_stream("From nobody\n\n" TAGGED("3", "9911002"), "0009900200-22-000004 2022-06-03 1\n");
    check_stream(ARMOURED OLD TAGGED("8-K", "1") TAGGED("3", "1") ARMOURED,
                 "0009900300-98-000002 1998-11-10 1\n0009900300-98-000002 1998-11-10 1\na submission\n"
                 "0009900200-22-000004 2022-06-03 1\n0009900300-98-000002 1998-11-10 1\n");
}

static void test_stop(void **state)
{
    Got g = {.stop_after = 2};
    (void)state;
    read_filings(S(OLD OLD OLD OLD), &(ReadSink){&g, got_filing, got_trouble});
    assert_int_equal(g.filings, 2);
    buf_free(&g.out);
}

static void test_header(void **state)
{
    (void)state;
    Doc d = doc_of(S(ARMOURED));
    assert_int_equal(d.form, FORM_4);
    assert_int_equal(doc_item(&d, F_periodOfReport)->u.date, date_of(1998, 10, 31));
    assert_str(cell_text(doc_item(&d, F_issuerName)), "GANNET PUMP & VALVE CO");
    assert_str(cell_text(doc_item(&d, F_issuerCik)), "0009901008");
    assert_str(span_str(d.text, doc_item(&d, F_issuerCik)->raw), "0009901008");
    assert_str(cell_text(owner_item(&d.owner[0], F_rptOwnerName)), "DELACROIX PIERRE");
    assert_str(cell_text(doc_item(&d, F_conformedSubmissionType)), "4");
    assert_int_equal(doc_item(&d, F_conformedPeriodOfReport)->u.date, date_of(1998, 10, 31));
    assert_str(cell_text(doc_item(&d, F_secFileNumber)), "000-99108");
    assert_str(cell_text(doc_item(&d, F_fiscalYearEnd)), "0630"); /* the issuer's, not the owner's */
    assert_int_equal(d.ntrouble, 1);
    doc_free(&d);
}

/* What the header says otherwise than the form is told; of type and period both are kept. */
static void test_differences(void **state)
{
    (void)state;
    Doc d = doc_of_z(TAGGED("3", "9911002"));
    assert_int_equal(d.ntrouble, 0);
    assert_int_equal(d.origin, ORIGIN_XML);
    assert_str(span_str(d.text, doc_item(&d, F_documentType)->raw), "3");
    assert_str(span_str(d.text, owner_item(&d.owner[0], F_rptOwnerCik)->raw), "0009911002");
    doc_free(&d);
    d = doc_of_z(TAGGED("3/A", "77"));
    assert_int_equal(d.ntrouble, 1);
    assert_true(str_has_nocase(d.trouble[0].what, S("does not name the owner")));
    assert_str(cell_text(doc_item(&d, F_conformedSubmissionType)), "3/A");
    assert_str(cell_text(doc_item(&d, F_documentType)), "3");
    doc_free(&d);
}

#define OWNER_OF(cik, name)                                                                                  \
    "<reportingOwner><reportingOwnerId><rptOwnerCik>" cik "</rptOwnerCik><rptOwnerName>" name                \
    "</rptOwnerName></reportingOwnerId></reportingOwner>"
#define PARTY(name, cik)                                                                                     \
    "<REPORTING-OWNER><OWNER-DATA><CONFORMED-NAME>" name "<CIK>" cik "</OWNER-DATA></REPORTING-OWNER>"
#define JOINT(parties, owners)                                                                               \
    "<SUBMISSION><TYPE>4" parties "<DOCUMENT><TYPE>4<TEXT><XML><ownershipDocument><documentType>4"           \
    "</documentType>" owners "</ownershipDocument></XML></TEXT></DOCUMENT></SUBMISSION>\n"

/* Owners of the form that name no CIK are told by their names, in whatever order; others are left alone. */
static void test_owners(void **state)
{
    (void)state;
    Doc d = doc_of_z(JOINT(PARTY("OKAFOR DANIEL T", "9911001") PARTY("BRINE HARBOR FUND LP", "9911002"),
                           OWNER_OF("", "Brine Harbor Fund, L.P.") OWNER_OF("", "Daniel Okafor")));
    assert_str(cell_text(owner_item(&d.owner[0], F_rptOwnerCik)), "9911002");
    assert_str(cell_text(owner_item(&d.owner[1], F_rptOwnerCik)), "9911001");
    assert_int_equal(d.ntrouble, 0);
    doc_free(&d);
    d = doc_of_z(JOINT(PARTY("BRINE FUND I LP", "1") PARTY("BRINE FUND V LP", "2"),
                       OWNER_OF("", "Brine Fund V, L.P.") OWNER_OF("", "Brine Fund I, L.P.")));
    assert_str(cell_text(owner_item(&d.owner[0], F_rptOwnerCik)), "2");
    assert_str(cell_text(owner_item(&d.owner[1], F_rptOwnerCik)), "1");
    doc_free(&d);
    d = doc_of_z(JOINT(PARTY("OKAFOR DANIEL T", "9911001"), OWNER_OF("", "D. T. O.")));
    assert_str(cell_text(owner_item(&d.owner[0], F_rptOwnerCik)), "9911001");
    assert_str(cell_text(owner_item(&d.owner[0], F_rptOwnerName)), "D. T. O.");
    assert_int_equal(d.ntrouble, 0);
    doc_free(&d);
    d = doc_of_z(JOINT(PARTY("OKAFOR DANIEL", "1") PARTY("BRINE MARY", "2"),
                       OWNER_OF("", "Ola Nord") OWNER_OF("", "Mary Brine")));
    assert_str(cell_text(owner_item(&d.owner[0], F_rptOwnerCik)), "");
    assert_str(cell_text(owner_item(&d.owner[1], F_rptOwnerCik)), "2");
    assert_int_equal(d.ntrouble, 1);
    doc_free(&d);
    d = doc_of_z(JOINT(PARTY("OKAFOR DANIEL", "1") PARTY("BRINE MARY", "2"), OWNER_OF("", "Mary Brine")));
    assert_int_equal(d.nowner, 1);
    assert_str(cell_text(owner_item(&d.owner[0], F_rptOwnerCik)), "2");
    assert_int_equal(d.ntrouble, 1);
    assert_str(d.trouble[0].what, "the header of the submission names 2 owners, the form 1");
    doc_free(&d);
}

/* PEM armour escapes lines that begin with a dash: the values are without it, their spans with it. */
static void test_escapes(void **state)
{
    (void)state;
    Doc d = doc_of_z("-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n\n<SUBMISSION><TYPE>4\n<DOCUMENT>\n<TYPE>4\n"
                     "<TEXT>\n<ownershipDocument><documentType>4</documentType><remarks>One\n- -two three"
                     "</remarks><ownerSignature><signatureName>Ann\n- - Bo</signatureName></ownerSignature>"
                     "</ownershipDocument>\n</TEXT></DOCUMENT></SUBMISSION>\n"
                     "-----END PRIVACY-ENHANCED MESSAGE-----\n");
    const Cell *remarks = doc_item(&d, F_remarks);
    const Cell *name = sign_item(&d.sign[0], F_signatureName);
    assert_str(cell_text(remarks), "One -two three");
    assert_str(span_str(d.text, remarks->raw), "One\n- -two three");
    assert_str(cell_text(name), "Ann - Bo");
    assert_str(span_str(d.text, name->raw), "Ann\n- - Bo");
    doc_free(&d);
}

/* What the form itself says stands in the submission as it does in the form. */
static void same_bytes(const CellPair *pair, const void *ctx)
{
    (void)ctx;
    if (pair->y->state == CELL_ABSENT) return;
    assert_int_equal(pair->x->state, pair->y->state);
    assert_true(str_eq(span_str(pair->a->text, pair->x->raw), span_str(pair->b->text, pair->y->raw)));
}

static void test_sample(void **state)
{
    (void)state;
    Buf bytes = test_file("samples/submission.txt"), xml = test_file("samples/form4.xml");
    Doc d, form;
    assert_int_equal(read_sniff(buf_str(&bytes)), FORMAT_SUBMISSION);
    assert_true(read_doc(buf_str(&bytes), &d) && read_doc(buf_str(&xml), &form));
    assert_int_equal(d.ntrouble, 0);
    assert_str(cell_text(doc_item(&d, F_acceptanceDatetime)), "2025-05-14T17:15:02");
    assert_int_equal(doc_item(&d, F_filingDate)->u.date, date_of(2025, 5, 14));
    assert_int_equal(d.nattachment, 1);
    assert_str(d.attachment[0].type, "EX-24");
    assert_str(d.attachment[0].name, "POWER OF ATTORNEY");
    assert_true(str_has_nocase(span_str(d.text, d.attachment[0].raw), S("Know all by these presents")));
    for_each_pair(&d, &form, same_bytes, NULL);
    doc_free(&d);
    doc_free(&form);
    buf_free(&bytes);
    buf_free(&xml);
}

/* Any prefix of a submission reads; nothing lies outside of it. */
static void test_prefixes(void **state)
{
    (void)state;
    Buf bytes = test_file("samples/submission.txt");
    for (size_t n = 0; n < bytes.n; n += 1 + n / 60) {
        char *copy = malloc(n + 1);
        Doc d;
        assert_non_null(copy);
        memcpy(copy, bytes.p, n);
        read_doc((Str){copy, n}, &d);
        check_spans(&d);
        doc_free(&d);
        free(copy);
    }
    buf_free(&bytes);
}

/* A submission without its <DOCUMENT>, or without the end of its header too, is read all the same. */
static void test_torn(void **state)
{
    static const char *const torn[] = {OLD_HEADER "<TYPE>3\n<SEQUENCE>1\n<TEXT>\n" FORM "\n</TEXT>\n",
                                       OLD_HEADER FORM "\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n",
                                       "<SEC-HEADER>1.hdr : 2\nACCESSION NUMBER: 0009900300-98-000002\n"
                                       "CONFORMED SUBMISSION TYPE: 3\n<SEQUENCE>1\n<TEXT>\n" FORM
                                       "\n</TEXT>\n"};
    (void)state;
    for (size_t i = 0; i < sizeof torn / sizeof *torn; i++) {
        Doc d;
        assert_true(read_doc(str_z(torn[i]), &d));
        assert_false(d.no_form);
        assert_int_equal(d.nattachment, 0);
        assert_string_equal(str_copy(&d.arena, cell_text(doc_item(&d, F_issuerCik))).p, "9901002");
        assert_string_equal(str_copy(&d.arena, cell_text(doc_item(&d, F_accessionNumber))).p,
                            "0009900300-98-000002");
        assert_int_equal(d.unread, 0);
        doc_free(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_streams),     cmocka_unit_test(test_stop),     cmocka_unit_test(test_header),
        cmocka_unit_test(test_differences), cmocka_unit_test(test_owners),   cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_sample),      cmocka_unit_test(test_prefixes), cmocka_unit_test(test_torn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
