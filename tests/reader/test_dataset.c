/* test_dataset.c: filings out of the SEC's flat tables equal those read from XML, in all that the tables
 * carry rightly. */
#include "load/load.h"
#include "read/dataset.h"
#include "read/dataset/tables.h"
#include "read/read.h"
#include "tests.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the tables cannot be held to: never in them, or in the header only. D/I and nature, which a real
 * quarter garbles (rules 4, trap 3), are as they should be in this one. */
static bool is_carried(FieldId f)
{
    switch (f) {
    case F_schemaVersion:
    case F_accessionNumber:
    case F_filingDate:
    case F_acceptanceDatetime:
    case F_secFileNumber:
    case F_issuerForeignTradingSymbol:
    case F_rptOwnerNonUSAddressFlag:
    case F_rptOwnerNonUSStateTerritory:
    case F_rptOwnerCountry:
    case F_rptOwnerStateDescription: return false;
    default: return true;
    }
}

/* The tables round to two decimals (readme), half a cent either way. */
static bool within_half_a_cent(Dec a, Dec b)
{
    Wide gap = dec_wide(a) - dec_wide(b);
    return (gap < 0 ? -gap : gap) <= WIDE_ONE / 200;
}

static bool is_same(FieldId f, const Cell *x, const Cell *flat)
{
    char a[DATE_TEXT + DEC_TEXT], b[DATE_TEXT + DEC_TEXT];
    if (fields[f].kind == KIND_FLAG) return cell_flag(x) == cell_flag(flat);
    if (x->state == CELL_VALUE && flat->state == CELL_VALUE && fields[f].kind == KIND_NUMBER)
        return within_half_a_cent(x->u.dec, flat->u.dec);
    return str_eq(cell_value(x, f, a), cell_value(flat, f, b));
}

static size_t compared;

static void compare(const char *id, const Doc *xd, const Cell *x, const Doc *fd, const Cell *flat, FieldId f)
{
    char a[DATE_TEXT + DEC_TEXT], b[DATE_TEXT + DEC_TEXT];
    compared++;
    if (!is_same(f, x, flat))
        fail_msg("%s %s: xml '%.*s', data set '%.*s'", id, fields[f].name, STR_ARG(cell_value(x, f, a)),
                 STR_ARG(cell_value(flat, f, b)));
    if (x->nref != flat->nref)
        fail_msg("%s %s: %d and %d footnotes", id, fields[f].name, x->nref, flat->nref);
    for (size_t i = 0; i < x->nref; i++)
        assert_true(str_eq(xd->ref[x->ref0 + i].id, fd->ref[flat->ref0 + i].id));
}

/* The next row of the wanted kind at or after `i`. */
static const DocRow *next_row(const Table *t, size_t *i, bool holding)
{
    while (*i < t->n && t->row[*i].holding != holding) ++*i;
    return *i < t->n ? &t->row[(*i)++] : NULL;
}

static void compare_docs(const char *id, const Doc *x, const Doc *flat)
{
    for (int f = F_DOC; f < F_OWNER; f++)
        if (is_carried((FieldId)f))
            compare(id, x, doc_item(x, (FieldId)f), flat, doc_item(flat, (FieldId)f), (FieldId)f);
    assert_int_equal(x->nowner, flat->nowner);
    for (size_t i = 0; i < x->nowner; i++)
        for (int f = F_OWNER; f < F_SIGN; f++)
            if (is_carried((FieldId)f))
                compare(id, x, owner_item(&x->owner[i], (FieldId)f), flat,
                        owner_item(&flat->owner[i], (FieldId)f), (FieldId)f);
    for (int t = 0; t < TABLES; t++)
        for (int holding = 0; holding < 2; holding++) {
            const DocRow *a, *b;
            for (size_t i = 0, k = 0;;) {
                a = next_row(&x->table[t], &i, holding), b = next_row(&flat->table[t], &k, holding);
                assert_int_equal(a != NULL, b != NULL);
                if (!a || !b) break;
                for (int f = 0; f < F_ROW_END; f++)
                    if (is_carried((FieldId)f)) compare(id, x, &a->cell[f], flat, &b->cell[f], (FieldId)f);
            }
        }
    assert_int_equal(x->nnote, flat->nnote);
    for (size_t i = 0; i < x->nnote; i++)
        assert_true(str_eq(cell_text(&x->note[i].text), cell_text(&flat->note[i].text)));
    assert_int_equal(x->nsign, flat->nsign);
    for (size_t i = 0; i < x->nsign; i++)
        for (int f = F_SIGN; f < F_END; f++)
            compare(id, x, sign_item(&x->sign[i], (FieldId)f), flat, sign_item(&flat->sign[i], (FieldId)f),
                    (FieldId)f);
}

/* Line "ACCESSION \t ID" of the key beside the tables. */
static bool id_of(Str key, Str accession, char id[16])
{
    while (key.n) {
        Str line = str_line(&key);
        if (!str_eq(str_cut(&line, '\t'), accession) || line.n > 15) continue;
        memcpy(id, line.p, line.n);
        id[line.n] = 0;
        return true;
    }
    return false;
}

static void a_quarter_equals_its_filings(void **state)
{
    (void)state;
    if (skip_without_shared("a quarter's data set against XML")) return;
    static const char folder[] = "../shared/corpus/dataset";
    const char *paths[] = {folder};
    Buf key = test_file("../shared/corpus/dataset/accession-to-id.tsv");
    Load *l = load_start(&(LoadOptions){.paths = paths, .npath = 1});
    Loaded flat;
    size_t n = 0;
    while (load_next(l, true, &flat)) {
        char id[16], path[128];
        if (flat.ok) {
            assert_int_equal(flat.doc.origin, ORIGIN_DATASET);
            assert_true(id_of(buf_str(&key), cell_text(doc_item(&flat.doc, F_accessionNumber)), id));
            snprintf(path, sizeof path, "../shared/corpus/xml/%s.xml", id);
            Buf bytes = test_file(path);
            Doc x;
            assert_true(read_doc(buf_str(&bytes), &x));
            compare_docs(id, &x, &flat.doc);
            doc_free(&x);
            buf_free(&bytes);
            n++;
        }
        loaded_free(&flat);
    }
    load_stop(l);
    buf_free(&key);
    assert_int_equal(n, 319);
    assert_true(compared > 50000);
}

static bool keep_filing(void *ctx, Str accession, Buf *bytes)
{
    buf_fmt(ctx, "[%.*s]\n%.*s", STR_ARG(accession), STR_ARG(buf_str(bytes)));
    return true;
}

static bool keep_trouble(void *ctx, Str table, Str what)
{
    buf_fmt(ctx, "%.*s: %.*s\n", STR_ARG(table), STR_ARG(what));
    return true;
}

static void add_table(Dataset *s, const char *name, const char *text)
{
    Buf b = {0};
    buf_puts(&b, text);
    dataset_add(s, str_z(name), &b);
}

#define LACKS_BEFORE                                                                                         \
    "REPORTINGOWNER.tsv is not there\nNONDERIV_TRANS.tsv is not there\nNONDERIV_HOLDING.tsv is not there\n"
#define LACKS_BEHIND                                                                                         \
    "DERIV_HOLDING.tsv is not there\nFOOTNOTES.tsv is not there\nOWNER_SIGNATURE.tsv is not there\n"

static void lines_are_parted_by_accession_number(void **state)
{
    (void)state;
    Dataset *s = dataset_new();
    Buf out = {0};
    add_table(s, "q/Submission.TSV", "ACCESSION_NUMBER\tDOCUMENT_TYPE\r\n1\t4\r\n2\t3\r\n");
    add_table(s, "DERIV_TRANS.tsv", "ACCESSION_NUMBER\tTRANS_CODE\n2\tA\n1\tM\n9\tX\n1\tF\n");
    assert_true(dataset_filings(s, &(DatasetSink){&out, keep_filing, keep_trouble}));
    Str from = str_from(buf_str(&out), str_find(buf_str(&out), S("[1]")));
    assert_str(from, "[1]\nSUBMISSION.tsv\nACCESSION_NUMBER\tDOCUMENT_TYPE\n1\t4\n" LACKS_BEFORE
                     "DERIV_TRANS.tsv\nACCESSION_NUMBER\tTRANS_CODE\n1\tM\n1\tF\n" LACKS_BEHIND
                     "[2]\nSUBMISSION.tsv\nACCESSION_NUMBER\tDOCUMENT_TYPE\n2\t3\n" LACKS_BEFORE
                     "DERIV_TRANS.tsv\nACCESSION_NUMBER\tTRANS_CODE\n2\tA\n" LACKS_BEHIND
                     "DERIV_TRANS.tsv: 1 line belongs to no line of SUBMISSION.tsv and was not read: is the "
                     "quarter complete?\n");
    dataset_free(s);
    buf_free(&out);
}

static void tables_and_columns_that_are_not_there_are_told(void **state)
{
    (void)state;
    Dataset *s = dataset_new();
    Buf out = {0};
    add_table(s, "SUBMISSION.tsv", "ACCESSION_NUMBER\tDOCUMENT_TYPE\n1\t4\n");
    add_table(s, "NONDERIV_TRANS.tsv",
              "ACCESSION_NUMBER\tNONDERIV_TRANS_SK\tTRANS_CODE\n1\t12\tS\n1\t3\tP\n");
    assert_true(dataset_filings(s, &(DatasetSink){&out, keep_filing, keep_trouble}));
    assert_true(
        str_has_nocase(buf_str(&out), S("SUBMISSION.tsv: has no column FILING_DATE, PERIOD_OF_REPORT, ")));
    assert_true(str_has_nocase(buf_str(&out), S("OWNER_SIGNATURE.tsv: is not there: ")));
    Doc d;
    Str filing = str_from(buf_str(&out), str_find(buf_str(&out), S("[1]")) + 4);
    assert_true(read_doc(filing, &d));
    assert_true(d.lacks_part[PART_SIGN] && d.lacks_part[PART_II] && d.lacks_part[PART_OWNER]);
    assert_true(d.lacks[F_issuerCik] && d.lacks[F_transactionDate] && !d.lacks[F_transactionCode]);
    assert_int_equal(d.table[TABLE_I].row[0].cell[F_transactionCode].u.code,
                     'P'); /* by number, not by line */
    doc_free(&d);
    dataset_free(s);
    buf_free(&out);
}

static void a_line_cut_short_is_told(void **state)
{
    (void)state;
    Doc d;
    doc_init(&d, S("SUBMISSION.tsv\nACCESSION_NUMBER\tDOCUMENT_TYPE\tISSUERCIK\n1\t4\n"), ORIGIN_DATASET);
    read_dataset(&d);
    assert_true(d.cut_short);
    assert_str(d.trouble[0].what, "SUBMISSION.tsv: the line is cut short, 2 columns of 3");
    doc_free(&d);
}

static void a_quarter_without_submissions_is_told(void **state)
{
    (void)state;
    Dataset *s = dataset_new();
    Buf out = {0};
    add_table(s, "DERIV_TRANS.tsv", "ACCESSION_NUMBER\tTRANS_CODE\n2\tA\n");
    assert_true(dataset_filings(s, &(DatasetSink){&out, keep_filing, keep_trouble}));
    assert_true(str_starts(buf_str(&out), S("SUBMISSION.tsv: missing or empty")));
    dataset_free(s);
    buf_free(&out);
}

/* The notes of the coding, the misspelt date, the flag that comes and goes: as the quarters spell them. */
static void columns_may_be_spelled_in_several_ways(void **state)
{
    (void)state;
    Doc d;
    doc_init(
        &d,
        S("SUBMISSION.tsv\nACCESSION_NUMBER\tFORM3_HOLDING_REPORTED\tAFF10B5ONE\tCONTACT_NAME\n1\t1\t0\t\n"
          "REPORTINGOWNER.tsv\nACCESSION_NUMBER\tRPTOWNERCIK\tFILE_NUMBER\n1\t99\t001-99123\n"
          "DERIV_TRANS.tsv\nACCESSION_NUMBER\tTRANS_CODE\tEQUITY_SWAP_INVOLVED\tEQUITY_SWAP_INVOLVED_FN\t"
          "EXCERCISE_DATE\tEXCERCISE_DATE_FN\n1\tM\t0\tF1, F2\t03-MAR-2024\tF3\n"
          "DERIV_HOLDING.tsv\nACCESSION_NUMBER\tEXERCISE_DATE\n1\t04-MAR-2024\n"),
        ORIGIN_DATASET);
    read_dataset(&d);
    const DocRow *trans = &d.table[TABLE_II].row[0], *holding = &d.table[TABLE_II].row[1];
    assert_int_equal(d.ntrouble, 0);
    assert_true(cell_flag(doc_item(&d, F_form3HoldingsReported)));
    assert_int_equal(doc_item(&d, F_aff10b5One)->u.code, '0');
    assert_str(cell_text(doc_item(&d, F_secFileNumber)), "001-99123");
    assert_int_equal(trans->cell[F_transactionCode].nref, 2);
    assert_int_equal(trans->cell[F_equitySwapInvolved].nref, 0);
    assert_int_equal(trans->cell[F_exerciseDate].u.date, date_of(2024, 3, 3));
    assert_int_equal(trans->cell[F_exerciseDate].nref, 1);
    assert_int_equal(holding->cell[F_exerciseDate].u.date, date_of(2024, 3, 4));
    doc_free(&d);
}

static void add_file(const char *path, Str bytes, void *ctx)
{
    archive_add(ctx, strrchr(path, '/') + 1, bytes);
}

/* What a load gives, a line each. */
static Buf loaded(const char *path)
{
    Buf out = {0};
    Load *l = load_start(&(LoadOptions){.paths = &path, .npath = 1});
    for (Loaded x; load_next(l, true, &x); loaded_free(&x)) {
        if (x.ok)
            doc_dump(&x.doc, &out);
        else
            buf_fmt(&out, "%s: %.*s\n", x.notice ? "notice" : "failed", STR_ARG(x.what));
    }
    load_stop(l);
    return out;
}

/* As published: a zip with the tables, and beside them their description. */
static void a_zip_equals_its_folder(void **state)
{
    (void)state;
    char path[TEST_PATH];
    test_file_new(path, S(""));
    struct archive *a = archive_start(path, true);
    archive_add(a, "FORM_345_metadata.json", S("{\"@context\": \"http://www.w3.org/ns/csvw\"}"));
    assert_int_equal(for_each_file("samples/2024q3_form345", ".tsv", add_file, a), DATASET_TABLES);
    archive_add(a, "FORM_345_readme.htm", S("<html><td>beneficial ownership, reporting person, of security"));
    archive_end(a);
    Buf zip = loaded(path), folder = loaded("samples/2024q3_form345");
    Str rest = buf_str(&zip);
    for (int i = 0; i < 2; i++) assert_true(str_starts(str_line(&rest), S("notice: the SEC's description")));
    assert_true(str_eq(rest, buf_str(&folder)));
    assert_true(str_starts(rest, S("notice: a data set of the SEC")));
    assert_false(str_has_nocase(str_from(rest, 7), S("notice: ")));
    unlink(path);
    buf_free(&zip), buf_free(&folder);
}

static void unknown_columns_are_told(void **state)
{
    (void)state;
    Doc d;
    doc_init(&d, S("SUBMISSION.tsv\nACCESSION_NUMBER\tDOCUMENT_TYPE\tNEW_COLUMN\n1\t4/A\tx\n"),
             ORIGIN_DATASET);
    read_dataset(&d);
    doc_finish(&d);
    assert_int_equal(d.form, FORM_4);
    assert_true(d.amendment);
    assert_int_equal(d.ntrouble, 1);
    assert_int_equal(d.unread, 10);
    doc_free(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_parted_by_accession_number),
        cmocka_unit_test(tables_and_columns_that_are_not_there_are_told),
        cmocka_unit_test(a_line_cut_short_is_told),
        cmocka_unit_test(a_quarter_without_submissions_is_told),
        cmocka_unit_test(unknown_columns_are_told),
        cmocka_unit_test(columns_may_be_spelled_in_several_ways),
        cmocka_unit_test(a_zip_equals_its_folder),
        cmocka_unit_test(a_quarter_equals_its_filings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
