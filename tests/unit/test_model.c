/* test_model.c: the tables of the forms, building a Doc, and Docs summed up in a Corpus. */
#include "model/corpus.h"
#include "read/read.h"
#include "tests.h"

#include <string.h>

static void fields_are_found_by_name(void **state)
{
    (void)state;
    for (int f = 0; f < F_END; f++) {
        assert_int_equal(field_by_name(str_z(fields[f].name)), f);
        assert_true(*fields[f].caption && *fields[f].help && fields[f].width);
    }
    assert_int_equal(field_by_name(S("noSuchElement")), F_NONE);
    assert_int_equal(F_DOC, F_ROW_END);
    assert_int_equal(fields[F_securityTitle].group, GROUP_ROW);
    assert_int_equal(fields[F_aff10b5One].kind, KIND_FLAG);
}

static void columns_stand_in_printing_order(void **state)
{
    (void)state;
    static const struct {
        FormType form;
        TableId table;
        const char *heads;
    } cases[] = {
        {FORM_4, TABLE_I, "1 2 2A 3 3 3 3 4 4 4 5 5 6 7"},
        {FORM_4, TABLE_II, "1 2 3 3A 4 4 4 4 5 5 5 6 6 7 7 7 8 9 9 10 11"},
        {FORM_3, TABLE_I, "1 2 2 3 4"},
        {FORM_3, TABLE_II, "1 2 2 3 3 3 4 5 6"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FieldId columns[F_ROW_END];
        Buf b = {0};
        size_t n = form_columns(cases[i].form, cases[i].table, columns);
        for (size_t k = 0; k < n; k++)
            buf_fmt(&b, "%s%s", k ? " " : "",
                    fields[columns[k]].column[cases[i].table][cases[i].form != FORM_3]);
        assert_str(buf_str(&b), cases[i].heads);
        buf_free(&b);
    }
}

static void codes_are_the_sec_s(void **state)
{
    (void)state;
    size_t flags = 0;
    for (size_t i = 0; i < codes_n; i++) {
        assert_ptr_equal(code_by_letter(codes[i].letter), &codes[i]);
        flags += code_is_flag(codes[i].letter);
    }
    assert_int_equal(codes_n, 20);
    assert_int_equal(flags, 2);
    assert_int_equal(code_by_letter('P')->side[TABLE_I], 'A');
    assert_int_equal(code_by_letter('M')->side[TABLE_II], 'D');
    assert_null(code_by_letter('Q'));
}

/* A Form 4 with one row, two footnote marks, one of them without a footnote. */
static void build(Doc *d)
{
    doc_init(d, S("some text of a filing"), ORIGIN_XML);
    cell_set(d, doc_item(d, F_documentType), F_documentType, S("4/A"), (Span){0, 4});
    cell_set(d, doc_item(d, F_issuerName), F_issuerName, S("  Acme   Corp "), (Span){5, 4});
    cell_set(d, owner_item(doc_add_owner(d), F_isDirector), F_isDirector, S("true"), (Span){0});
    DocRow *row = doc_add_row(d, TABLE_II, false);
    cell_set(d, &row->cell[F_securityTitle], F_securityTitle, S("Option"), (Span){1, 2});
    cell_set(d, &row->cell[F_transactionShares], F_transactionShares, S("24000"), (Span){3, 2});
    cell_set(d, &row->cell[F_transactionPricePerShare], F_transactionPricePerShare, S("x1"), (Span){4, 2});
    cell_set(d, &row->cell[F_exerciseDate], F_exerciseDate, S(""), (Span){0});
    doc_add_ref(d, &row->cell[F_exerciseDate], S("F1"), (Span){0});
    doc_add_ref(d, &row->cell[F_exerciseDate], S("F9"), (Span){0});
    Note *note = doc_add_note(d, S("F1"));
    cell_set(d, &note->text, F_rptOwnerName, S("Vests."), (Span){0});
    doc_finish(d);
}

static void doc_holds_what_was_put_in(void **state)
{
    (void)state;
    Doc d;
    char room[DATE_TEXT + DEC_TEXT];
    build(&d);
    assert_int_equal(d.form, FORM_4);
    assert_true(d.amendment);
    assert_str(cell_text(doc_item(&d, F_issuerName)), "Acme Corp");
    const Cell *shares = doc_cell(&d, PART_II, 0, F_transactionShares);
    assert_str(cell_shown(shares, F_transactionShares, room), "24,000");
    assert_str(cell_value(shares, F_transactionShares, room), "24000");
    const Cell *price = doc_cell(&d, PART_II, 0, F_transactionPricePerShare);
    assert_int_equal(price->state, CELL_BAD);
    assert_str(cell_value(price, F_transactionPricePerShare, room), "x1");
    const Cell *exercise = doc_cell(&d, PART_II, 0, F_exerciseDate);
    assert_int_equal(exercise->state, CELL_NOTE);
    assert_int_equal(exercise->nref, 2);
    assert_int_equal(d.ref[exercise->ref0].note, 0);
    assert_int_equal(d.ref[exercise->ref0 + 1].note, NOTE_NONE);
    assert_true(cell_flag(doc_cell(&d, PART_OWNER, 0, F_isDirector)));
    assert_null(doc_cell(&d, PART_II, 1, F_exerciseDate));
    assert_null(doc_cell(&d, PART_I, 0, F_exerciseDate));
    assert_null(doc_cell(&d, PART_II, 0, F_issuerName));
    doc_free(&d);
}

static void doc_stops_at_its_limits(void **state)
{
    (void)state;
    Doc d;
    doc_init(&d, (Str){0}, ORIGIN_XML);
    for (int i = 0; i < DOC_NOTES_MAX; i++) assert_non_null(doc_add_note(&d, S("F1")));
    for (int i = 0; i < 3; i++) assert_null(doc_add_note(&d, S("F1")));
    assert_int_equal(d.ntrouble, 1);
    for (int i = 0; i < 2 * DOC_TROUBLES_MAX; i++) doc_add_trouble(&d, (Span){0}, "trouble %d", i);
    assert_int_equal(d.ntrouble, DOC_TROUBLES_MAX + 1);
    doc_free(&d);
}

static void corpus_sums_up(void **state)
{
    (void)state;
    Corpus c = {0};
    Doc d;
    Findings findings = {0};
    build(&d);
    Finding *f = findings_add(&findings);
    f->severity = SEVERITY_WARNING;
    Where where = {.path = S("a/b.xml"), .at = 7, .len = 21, .digest = digest_of(d.text)};
    uint32_t id = corpus_add(&c, &d, &where, &findings);
    const Filing *filing = corpus_filing(&c, id);
    bool any;
    assert_int_equal(filing_severity(filing, &any), SEVERITY_WARNING);
    assert_true(any);
    assert_int_equal(filing->relation, 1);
    assert_int_equal(filing->form, FORM_4);
    assert_str(corpus_str(&c, filing->issuer), "Acme Corp");
    assert_str(corpus_where(&c, id).path, "a/b.xml");
    const Row *row = &c.row[filing->row0];
    assert_int_equal(row->bad, 1u << F_transactionPricePerShare);
    assert_int_equal(row->noted, 1u << F_exerciseDate);
    Filing before = *filing;
    Row was = *row;
    corpus_renew(&c, id, &d, &findings); /* nothing is different */
    filing = corpus_filing(&c, id);
    assert_memory_equal(filing, &before, sizeof before);
    assert_memory_equal(&c.row[filing->row0], &was, sizeof was);
    doc_item(&d, F_issuerName)->u.text = S("Acme Inc");
    corpus_renew(&c, id, &d, &(Findings){0});
    filing = corpus_filing(&c, id);
    assert_str(corpus_str(&c, filing->issuer), "Acme Inc");
    assert_int_equal(filing->nfinding, 0);
    assert_int_equal(c.nfiling, 1);
    findings_free(&findings);
    doc_free(&d);
    corpus_free(&c);
}

/* The law: reading a filing again gives the same Rows, bit for bit, and the same dump. */
static void read_twice(const char *path, Str bytes, void *ctx)
{
    Corpus *c = ctx;
    Doc one, two;
    Buf a = {0}, b = {0};
    bool ok = read_doc(bytes, &one);
    assert_int_equal(read_doc(bytes, &two), ok);
    doc_dump(&one, &a), doc_dump(&two, &b);
    if (!str_eq(buf_str(&a), buf_str(&b))) fail_msg("%s reads differently the second time", path);
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < one.table[t].n; i++) {
            Row x = corpus_row(c, &one.table[t].row[i]), y = corpus_row(c, &two.table[t].row[i]);
            if (memcmp(&x, &y, sizeof x)) fail_msg("%s: row %zu differs", path, i);
        }
    buf_free(&a), buf_free(&b);
    doc_free(&one), doc_free(&two);
}

static void reading_again_gives_the_same_rows(void **state)
{
    (void)state;
    Corpus c = {0};
    assert_true(for_each_file("samples", "", read_twice, &c) > 5);
    if (!skip_without_shared("reading the corpus twice"))
        for_each_file("../shared/corpus/xml", "", read_twice, &c);
    corpus_free(&c);
}

/* Every cell's span lies inside the text, and so do all marks, pieces and troubles. */
static void spans_inside(const char *path, Str bytes, void *ctx)
{
    (void)path, (void)ctx;
    Doc d;
    read_doc(bytes, &d);
    check_spans(&d);
    doc_free(&d);
}

static void spans_lie_inside_the_text(void **state)
{
    (void)state;
    assert_true(for_each_file("samples", "", spans_inside, NULL) > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_found_by_name),
        cmocka_unit_test(columns_stand_in_printing_order),
        cmocka_unit_test(codes_are_the_sec_s),
        cmocka_unit_test(doc_holds_what_was_put_in),
        cmocka_unit_test(doc_stops_at_its_limits),
        cmocka_unit_test(corpus_sums_up),
        cmocka_unit_test(reading_again_gives_the_same_rows),
        cmocka_unit_test(spans_lie_inside_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
