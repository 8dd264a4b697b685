/* test_ownership.c: the XML reader on documents made for each trap, and its laws over all samples. */
#include "read/read.h"
#include "tests.h"

#include <stdlib.h>
#include <string.h>

#define SHARED_XML "../shared/corpus/xml"

#define HEAD    "<ownershipDocument><schemaVersion>X0306</schemaVersion><documentType>4</documentType>"
#define TAIL    "</ownershipDocument>"
#define ROW     "<nonDerivativeTable><nonDerivativeTransaction>"
#define ROW_END "</nonDerivativeTransaction></nonDerivativeTable>"

static const Cell *cell_at(const Doc *d, FieldId f) { return &d->table[TABLE_I].row[0].cell[f]; }

static Str raw_of(const Doc *d, const Cell *c) { return span_str(d->text, c->raw); }

static Doc read_text(const char *text)
{
    Doc d = doc_of_z(text);
    assert_int_equal(d.origin, ORIGIN_XML);
    return d;
}

/* Some trouble says this, and its bytes begin with that. */
static void has_trouble(const Doc *d, const char *what, const char *bytes)
{
    for (size_t i = 0; i < d->ntrouble; i++)
        if (str_has_nocase(d->trouble[i].what, str_z(what)) &&
            str_starts(span_str(d->text, d->trouble[i].raw), str_z(bytes)))
            return;
    fail_msg("no trouble says \"%s\" of \"%s\"", what, bytes);
}

static void test_cells(void **state)
{
    Doc d = read_text(
        HEAD
        "<periodOfReport>2008-02-15-05:00</periodOfReport><notSubjectToSection16>true</notSubjectToSection16>"
        "<aff10b5One>0</aff10b5One><issuer><issuerName><![CDATA[A & B]]> <!-- x "
        "-->Co&reg;</issuerName></issuer>" ROW
        "<securityTitle> <value>\n  Common\n  Stock </value><footnoteId id=\"F2\"/><footnoteId "
        "id='F1'></footnoteId></securityTitle>"
        "<transactionDate>2008-02-15Z</transactionDate><deemedExecutionDate/>"
        "<transactionCoding><footnoteId "
        "id=\"F1\"/><transactionCode>S</transactionCode><equitySwapInvolved>FALSE</equitySwapInvolved>"
        "<footnoteId "
        "id=\"F3\"/></transactionCoding><transactionTimeliness><value></value></transactionTimeliness>"
        "<transactionAmounts><transactionShares><value>1000.50</value></transactionShares>"
        "<transactionPricePerShare><footnoteId id=\"F2\"/></transactionPricePerShare></transactionAmounts>"
        "<postTransactionAmounts><sharesOwnedFollowingTransaction><value>about "
        "5</value></sharesOwnedFollowingTransaction></postTransactionAmounts>" ROW_END
        "<footnotes><footnote id=\"F1\">One <b>bo</b>ld<br/>line</footnote><footnote "
        "id=\"F2\"/></footnotes>" TAIL);
    (void)state;
    assert_int_equal(d.ntrouble, 0);
    assert_int_equal(d.form, FORM_4);
    assert_int_equal(doc_item(&d, F_periodOfReport)->u.date, date_of(2008, 2, 15));
    assert_true(cell_flag(doc_item(&d, F_notSubjectToSection16)));
    assert_int_equal(doc_item(&d, F_aff10b5One)->state, CELL_VALUE);
    assert_false(cell_flag(doc_item(&d, F_aff10b5One)));
    assert_int_equal(doc_item(&d, F_noSecuritiesOwned)->state, CELL_ABSENT);
    assert_str(cell_text(doc_item(&d, F_issuerName)), "A & B Co\xc2\xae");
    assert_str(raw_of(&d, doc_item(&d, F_issuerName)), "A & B]]> <!-- x -->Co&reg;");
    check_value(&d, PART_I, 0, F_securityTitle, "Common Stock");
    assert_str(raw_of(&d, cell_at(&d, F_securityTitle)), "Common\n  Stock");
    assert_int_equal(cell_at(&d, F_securityTitle)->nref, 2);
    assert_str(d.ref[cell_at(&d, F_securityTitle)->ref0].id, "F2");
    assert_int_equal(d.ref[cell_at(&d, F_securityTitle)->ref0 + 1].note, 0);
    check_value(&d, PART_I, 0, F_transactionDate, "2008-02-15");
    assert_int_equal(cell_at(&d, F_deemedExecutionDate)->state, CELL_BLANK);
    assert_int_equal(cell_at(&d, F_transactionTimeliness)->state, CELL_BLANK);
    assert_str(raw_of(&d, cell_at(&d, F_deemedExecutionDate)), "<deemedExecutionDate/>");
    assert_int_equal(cell_at(&d, F_transactionCode)->nref,
                     2); /* both marks of the coding, also that before it */
    assert_str(d.ref[cell_at(&d, F_transactionCode)->ref0 + 1].id, "F3");
    assert_int_equal(d.ref[cell_at(&d, F_transactionCode)->ref0 + 1].note, NOTE_NONE);
    check_value(&d, PART_I, 0, F_transactionShares, "1000.50");
    assert_int_equal(cell_at(&d, F_transactionPricePerShare)->state, CELL_NOTE);
    assert_int_equal(cell_at(&d, F_sharesOwnedFollowingTransaction)->state, CELL_BAD);
    check_value(&d, PART_I, 0, F_sharesOwnedFollowingTransaction, "about 5");
    assert_int_equal(cell_at(&d, F_valueOwnedFollowingTransaction)->state, CELL_ABSENT);
    assert_int_equal(d.nnote, 2);
    assert_str(d.note[0].text.u.text, "One bold line");
    assert_int_equal(d.note[1].text.state, CELL_BLANK);
    doc_free(&d);
}

static void test_groups(void **state)
{
    Doc d = read_text(HEAD "<reportingOwner><reportingOwnerId><rptOwnerCcc>x#y</"
                           "rptOwnerCcc><rptOwnerName>ONE</rptOwnerName></reportingOwnerId>"
                           "<reportingOwnerAddress><rptOwnerGoodAddress>Y</"
                           "rptOwnerGoodAddress><rptOwnerCity>A</rptOwnerCity></reportingOwnerAddress>"
                           "<reportingOwnerRelationship><isDirector>True</isDirector></"
                           "reportingOwnerRelationship></reportingOwner>"
                           "<reportingOwner><reportingOwnerId><rptOwnerName>TWO</rptOwnerName></"
                           "reportingOwnerId></reportingOwner>"
                           "<ownerSignature><signatureName>a</signatureName><signatureDate>2004-01-05</"
                           "signatureDate></ownerSignature>"
                           "<ownerSignature><signatureName>b</signatureName></ownerSignature>" TAIL);
    (void)state;
    assert_int_equal(d.ntrouble, 0);
    assert_int_equal(d.nowner, 2);
    assert_str(cell_text(owner_item(&d.owner[0], F_rptOwnerName)), "ONE");
    assert_true(cell_flag(owner_item(&d.owner[0], F_isDirector)));
    assert_str(cell_text(owner_item(&d.owner[1], F_rptOwnerName)), "TWO");
    assert_true(str_starts(span_str(d.text, d.owner[1].raw), S("<reportingOwner>")));
    assert_true(str_ends(span_str(d.text, d.owner[1].raw), S("</reportingOwner>")));
    assert_int_equal(d.nsign, 2);
    assert_str(cell_text(sign_item(&d.sign[1], F_signatureName)), "b");
    assert_int_equal(sign_item(&d.sign[1], F_signatureDate)->state, CELL_ABSENT);
    doc_free(&d);
}

/* X0101: no tables, rows told by what they hold, another name for the price. */
static void test_x0101(void **state)
{
    Doc d = read_text(
        HEAD "<nonDerivativeSecurity><securityTitle><value>A</value></securityTitle></nonDerivativeSecurity>"
             "<derivativeSecurity><transactionCoding><transactionCode>A</transactionCode></transactionCoding>"
             "<transactionAmounts><transactionValue><value>7.15</value></transactionValue></"
             "transactionAmounts></derivativeSecurity>" TAIL);
    (void)state;
    assert_int_equal(d.ntrouble, 0);
    assert_true(d.table[TABLE_I].row[0].holding);
    assert_false(d.table[TABLE_II].row[0].holding);
    check_value(&d, PART_II, 0, F_transactionPricePerShare, "7.15");
    doc_free(&d);
}

static void test_malformed(void **state)
{
    Doc d = read_text(
        "junk <XML>\n" HEAD "<issuer><issuerName>A & B</issuerName></isuer>" ROW
        "<securityTitle><value>Stock</securityTitle><transactionDate><value>2004-01-05</value>"
        "<transactionAmounts><transactionShares>1<value>500</value><value>600</value></transactionShares>"
        "<transactionShares><value>700</value></transactionShares></transactionAmounts>"
        "<strange a='1'>some <inner/> text</strange><footnoteId id='F1'/>"
        "</nonDerivativeTransaction><nonDerivativeTransaction>stray"
        "<nonDerivativeHolding><transac\ntionCoding/></nonDerivativeHolding></nonDerivativeTable ativeTable>"
        "<securityTitle>nowhere</securityTitle>" TAIL "\n</XML>");
    (void)state;
    assert_int_equal(d.table[TABLE_I].n, 3);
    assert_str(cell_text(doc_item(&d, F_issuerName)), "A & B");
    check_value(&d, PART_I, 0, F_securityTitle, "Stock");
    check_value(&d, PART_I, 0, F_transactionDate, "2004-01-05");
    check_value(&d, PART_I, 0, F_transactionShares, "500");
    has_trouble(&d, "starts no known character reference", "&");
    has_trouble(&d, "end tag </isuer> closes nothing", "</isuer>");
    has_trouble(&d, "<issuer> has no end tag", "<issuer>");
    has_trouble(&d, "<value> has no end tag", "<value>");
    has_trouble(&d, "<transactionDate> has no end tag", "<transactionDate>");
    has_trouble(&d, "text where none belongs", "1");
    has_trouble(&d, "a second <value>", "<value>");
    has_trouble(&d, "given twice", "<transactionShares>");
    has_trouble(&d, "element <strange> is not understood", "<strange a='1'>some <inner/> text</strange>");
    has_trouble(&d, "belongs to no cell", "<footnoteId id='F1'/>");
    has_trouble(&d, "text where none belongs", "stray");
    has_trouble(&d, "<nonDerivativeTransaction> has no end tag", "<nonDerivativeTransaction>");
    has_trouble(&d, "cut by a line break", "transac\ntionCoding");
    has_trouble(&d, "does not belong in a tag", "ativeTable");
    has_trouble(&d, "outside of its part", "<securityTitle>");
    doc_free(&d);
}

static void test_truncated(void **state)
{
    Doc d = read_text(HEAD ROW "<securityTitle><value>Common Sto");
    (void)state;
    check_value(&d, PART_I, 0, F_securityTitle, "Common Sto");
    assert_true(cell_at(&d, F_securityTitle)->prov & PROV_GUESSED);
    has_trouble(&d, "the text ends before </ownershipDocument>", "<ownershipDocument>");
    doc_free(&d);
    d = read_text(HEAD ROW "<securityTitle><value>Common</value></securityTitle><transactionDa");
    assert_false(cell_at(&d, F_securityTitle)->prov & PROV_GUESSED);
    has_trouble(&d, "the text ends inside a tag", "<transactionDa");
    doc_free(&d);
}

static void test_encodings(void **state)
{
    Doc d = read_text("\xef\xbb\xbf  <?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" HEAD
                      "<remarks>caf\xe9 \x93ok\x94</remarks>" TAIL);
    (void)state;
    assert_int_equal(d.ntrouble, 0);
    assert_str(cell_text(doc_item(&d, F_remarks)), "caf\xc3\xa9 \xe2\x80\x9cok\xe2\x80\x9d");
    doc_free(&d);
    d = read_text(HEAD "<remarks>caf\xe9</remarks><issuer><issuerName>\xc3\x89</issuerName></issuer>" TAIL);
    assert_str(cell_text(doc_item(&d, F_remarks)), "caf\xc3\xa9");
    assert_str(cell_text(doc_item(&d, F_issuerName)), "\xc3\x89");
    has_trouble(&d, "not valid UTF-8", "caf\xe9");
    doc_free(&d);
}

/* ---- what inputs are taken for ---- */

typedef struct Got {
    size_t filings, troubles;
    Buf out;
} Got;

static bool got_filing(void *ctx, Str bytes, Format taken_for, Doc *d)
{
    Got *g = ctx;
    (void)taken_for;
    g->filings++;
    buf_put(&g->out, cell_text(doc_item(d, F_documentType)));
    buf_fmt(&g->out, "(%zu) ", bytes.n);
    doc_free(d);
    return true;
}

static bool got_trouble(void *ctx, Span raw, Format taken_for, Str what)
{
    Got *g = ctx;
    (void)raw, (void)taken_for;
    g->troubles++;
    buf_put(&g->out, what);
    return true;
}

static void check_input(const char *text, size_t n, Format f, const char *want)
{
    Got g = {0};
    Str bytes = {text, n};
    assert_int_equal(read_sniff(bytes), f);
    read_filings(bytes, &(ReadSink){&g, got_filing, got_trouble});
    if (!str_starts(buf_str(&g.out), str_z(want))) assert_str(buf_str(&g.out), want);
    buf_free(&g.out);
}

#define check_sniff(text, f, want) check_input(text, sizeof text - 1, f, want)

static void test_sniff(void **state)
{
    (void)state;
    check_sniff("", FORMAT_EMPTY, "it is empty");
    check_sniff("\xef\xbb\xbf \n\t ", FORMAT_EMPTY, "it is empty");
    check_sniff("\x7f"
                "ELF\0\0\1\2",
                FORMAT_BINARY, "it is not text");
    check_sniff("Dear all, lunch is at noon.\n", FORMAT_NONE, "no Form 3, 4 or 5 was found");
    check_sniff("<ownershipDocument>" TAIL, FORMAT_OWNERSHIP, "(39) ");
    check_sniff("<ownership\nDocument>" TAIL, FORMAT_OWNERSHIP, "(40) ");
    check_sniff("<?xml?>" HEAD TAIL "\n" HEAD
                "\n<?xml?><ownershipDocument><documentType>5</documentType>" TAIL "\n</XML>\n",
                FORMAT_OWNERSHIP, "4(112) 4(94) 5(77) ");
}

/* ---- laws over all files ---- */

static void check_cell(const CellPair *pair, const void *ctx)
{
    const Cell *c = pair->x;
    (void)ctx;
    bool stands = c->state == CELL_ABSENT || c->state == CELL_NOTE || c->raw.len > 0;
    if (!stands || (size_t)c->ref0 + c->nref > pair->a->nref)
        fail_msg("field %d of %s", pair->field, part_name(pair->part));
}

static void check_cells(const Doc *d)
{
    check_spans(d);
    for_each_pair(d, d, check_cell, NULL);
}

/* Where nothing had to be decoded, the bytes of the span are the value. */
static void check_bytes(const Doc *d)
{
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++)
            for (int f = 0; f < F_ROW_END; f++) {
                const Cell *c = &d->table[t].row[i].cell[f];
                char room[DATE_TEXT + DEC_TEXT];
                Str raw = span_str(d->text, c->raw), value = cell_value(c, (FieldId)f, room);
                if (c->state != CELL_VALUE || c->prov || (raw.n && memchr(raw.p, '&', raw.n)) ||
                    fields[f].kind != KIND_TEXT)
                    continue;
                Arena a = {0};
                if (!str_eq(str_collapse(&a, raw), value))
                    fail_msg("%.*s: %.*s", STR_ARG(raw), STR_ARG(value));
                arena_free(&a);
            }
}

static Buf checked_dump(Str bytes)
{
    Doc d = doc_of(bytes);
    check_cells(&d);
    check_bytes(&d);
    doc_free(&d);
    return dump_of(bytes);
}

/* Reading twice gives the same; ctx counts the files. */
static void check_laws(const char *path, Str bytes, void *ctx)
{
    (void)path;
    Buf one = checked_dump(bytes), two = dump_of(bytes);
    assert_str(buf_str(&one), two.p);
    buf_free(&one);
    buf_free(&two);
    ++*(size_t *)ctx;
}

static void check_golden_dump(const char *path, Str bytes, void *ctx)
{
    char name[128];
    Str base = str_z(strrchr(path, '/') + 1);
    Buf out = checked_dump(bytes);
    if (str_starts(base, S("form"))) {
        snprintf(name, sizeof name, "dump/%.*s.txt", STR_ARG(base));
        check_golden(name, buf_str(&out));
        ++*(size_t *)ctx;
    }
    buf_free(&out);
}

static void test_laws(void **state)
{
    (void)state;
    size_t n = 0;
    for_each_file("samples", ".xml", check_laws, &n);
    assert_true(n >= 8);
    n = 0;
    for_each_file("samples", ".xml", check_golden_dump, &n);
    assert_true(n >= 8);
    if (!skip_without_shared("laws over the corpus")) for_each_file(SHARED_XML, ".xml", check_laws, &n);
}

/* Reads every prefix whose length is a multiple of `step`. */
static void check_prefixes(Str bytes, size_t step)
{
    for (size_t n = 0; n <= bytes.n; n += step) {
        char *copy = malloc(n ? n : 1); /* to the byte, so that the sanitizer sees what reads beyond */
        Doc d;
        assert_non_null(copy);
        memcpy(copy, bytes.p, n);
        if (read_doc((Str){copy, n}, &d)) check_cells(&d);
        doc_free(&d);
        free(copy);
    }
}

static void check_some_prefixes(const char *path, Str bytes, void *ctx)
{
    (void)path;
    if ((*(size_t *)ctx)++ % 6 == 0) check_prefixes(bytes, 1 + bytes.n / 60);
}

static void check_all_prefixes(const char *path, Str bytes, void *ctx)
{
    enum { SMALL = 4500 };
    (void)path;
    if (bytes.n <= SMALL) check_prefixes(bytes, 1), ++*(size_t *)ctx;
}

static void test_prefixes(void **state)
{
    (void)state;
    size_t some = 0, all = 0;
    for_each_file("samples", ".xml", check_some_prefixes, &some);
    if (skip_without_shared("prefixes of the corpus")) return;
    for_each_file(SHARED_XML, ".xml", check_some_prefixes, &some);
    for_each_file(SHARED_XML, ".xml", check_all_prefixes, &all);
    assert_true(all >= 50);
}

/* ---- lines cut at a width ---- */

/* The values of a dump without places and troubles, which differ when line breaks are put in. */
static Buf values_of(Str bytes)
{
    Buf dump = dump_of(bytes), out = {0};
    Str rest = buf_str(&dump);
    str_line(&rest);
    while (rest.n) {
        Str line = str_line(&rest);
        if (str_starts(line, S("trouble"))) continue;
        for (size_t i = line.n; i-- > 1;) {
            if (line.p[i] != '@' || line.p[i - 1] != ' ') continue;
            line.n = i - 1;
            break;
        }
        if (str_ends(line, S(" joined"))) line.n -= 7;
        buf_put(&out, line);
        buf_char(&out, '\n');
    }
    buf_free(&dump);
    return out;
}

static void check_rewrapped(const char *path, Str bytes, void *ctx)
{
    static const size_t widths[] = {80, 1023};
    Buf want = values_of(bytes);
    (void)ctx;
    for (int k = 0; k < 4; k++) {
        Buf cut = {0};
        for (size_t i = 0, n = 0; i < bytes.n; i++) {
            bool blocks = k & 1, ends = bytes.p[i] == '\n';
            if (n == widths[k / 2] && (blocks || !ends)) buf_char(&cut, '\n'), n = 0;
            buf_char(&cut, bytes.p[i]);
            n = ends && !blocks ? 0 : n + 1;
        }
        Buf got = values_of(buf_str(&cut));
        if (!str_eq(buf_str(&got), buf_str(&want))) print_error("%s at %zu\n", path, widths[k / 2]);
        assert_str(buf_str(&got), want.p);
        buf_free(&cut);
        buf_free(&got);
    }
    buf_free(&want);
}

static void test_rewrapped(void **state)
{
    (void)state;
    if (!skip_without_shared("cut lines of the corpus"))
        for_each_file(SHARED_XML, ".xml", check_rewrapped, NULL);
}

/* A million footnotes, marks, rows: told, and bounded. */
static void test_limits(void **state)
{
    Buf text = {0};
    Doc d;
    (void)state;
    buf_puts(&text, HEAD ROW "<securityTitle>");
    for (int i = 0; i < 100000; i++) buf_puts(&text, "<footnoteId id=\"F1\"/>");
    buf_puts(&text, "</securityTitle>" ROW_END "<footnotes>");
    for (int i = 0; i < 100000; i++) buf_puts(&text, "<footnote id=\"F1\">x</footnote><x/>");
    buf_puts(&text, "</footnotes>" TAIL);
    assert_true(read_doc(buf_str(&text), &d));
    assert_int_equal(d.nnote, DOC_NOTES_MAX);
    assert_true(d.ntrouble <= DOC_TROUBLES_MAX + 1);
    check_cells(&d);
    doc_free(&d);
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),     cmocka_unit_test(test_groups),    cmocka_unit_test(test_x0101),
        cmocka_unit_test(test_malformed), cmocka_unit_test(test_truncated), cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_sniff),     cmocka_unit_test(test_laws),      cmocka_unit_test(test_prefixes),
        cmocka_unit_test(test_rewrapped), cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
