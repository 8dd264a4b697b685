/* test_account.c: what was not understood is told, and only that. */
#include "read/account.h"
#include "read/read.h"
#include "tests.h"

/* A text form of which the cell "Common Stock" was read. */
static void read_little(Doc *d, Str text)
{
    doc_init(d, text, ORIGIN_TEXT);
    DocRow *row = doc_add_row(d, TABLE_I, true);
    Span raw = {(uint32_t)str_find(text, S("Common Stock")), 12};
    cell_set(d, &row->cell[F_securityTitle], F_securityTitle, S("Common Stock"), raw);
}

static void what_the_form_prints_is_no_loss(void **state)
{
    (void)state;
    Doc d;
    read_little(&d, S("FORM 4    STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP\n"
                      "1. Title of Security (Instr. 3) | 2. Transac- | ---------\n"
                      "                                | tion Date   |\n"
                      "Common Stock\n"
                      "** Signature of Reporting Person        Date\n"));
    account_for_text(&d);
    assert_int_equal(d.unread, 0);
    assert_int_equal(d.ntrouble, 0);
    doc_free(&d);
}

static void what_was_not_taken_is_told_with_its_bytes(void **state)
{
    (void)state;
    Doc d;
    Str text = S("FORM 4\nCommon Stock   Zebra crossing   Price\n\t77,412\n(2)\n");
    read_little(&d, text);
    account_for_text(&d);
    assert_int_equal(d.ntrouble, 2);
    assert_true(d.trouble[0].unread && d.trouble[1].unread);
    assert_str(span_str(text, d.trouble[0].raw), "Zebra crossing");
    assert_str(span_str(text, d.trouble[1].raw), "77,412");
    assert_int_equal(d.unread, 14 + 6);
    doc_free(&d);
}

static void pieces_count_and_not_what_lies_between(void **state)
{
    (void)state;
    Doc d;
    Str text = S("Common   Zebra\nStock\n");
    doc_init(&d, text, ORIGIN_TEXT);
    DocRow *row = doc_add_row(&d, TABLE_I, true);
    Cell *c = &row->cell[F_securityTitle];
    cell_set(&d, c, F_securityTitle, S("Common Stock"), (Span){0, 20});
    c->prov = PROV_JOINED;
    doc_add_piece(&d, PART_I, 0, F_securityTitle, (Span){0, 6});
    doc_add_piece(&d, PART_I, 0, F_securityTitle, (Span){15, 5});
    account_for_text(&d);
    assert_int_equal(d.ntrouble, 1);
    assert_str(span_str(text, d.trouble[0].raw), "Zebra");
    doc_free(&d);
}

/* Of one stretch the words that a value took are known, the others are told. */
static void a_part_of_a_stretch_is_told(void **state)
{
    (void)state;
    Doc d;
    Str text = S("FORM 4\n(3) Common Stock Zebra crossing the Price\n");
    read_little(&d, text);
    account_for_text(&d);
    assert_int_equal(d.ntrouble, 1);
    assert_str(span_str(text, d.trouble[0].raw), "Zebra crossing");
    doc_free(&d);
}

/* Heads that a reader knew are no loss, however short they are cut. */
static void heads_that_were_known_are_no_loss(void **state)
{
    (void)state;
    Doc d;
    Str text = S("FORM 4\nCommon Stock|5.Number of De|rivative Secu|\n");
    read_little(&d, text);
    doc_add_printed(&d, (Span){(uint32_t)str_find(text, S("De|")), 2});
    doc_add_printed(&d, (Span){(uint32_t)str_find(text, S("Secu")), 4});
    account_for_text(&d);
    assert_int_equal(d.unread, 0);
    doc_free(&d);
}

static void tags_and_styles_of_a_page_are_no_text(void **state)
{
    (void)state;
    Doc d;
    Str text = S("<html><style>b { odd }</style><body><b>FORM&nbsp;4</b> <td>Zebra</td></body></html>");
    doc_init(&d, text, ORIGIN_HTML);
    account_for_html(&d);
    assert_int_equal(d.ntrouble, 1);
    assert_str(span_str(text, d.trouble[0].raw), "Zebra");
    doc_free(&d);
}

static void count_unread(const char *path, Str bytes, void *ctx)
{
    Doc d;
    if (read_doc(bytes, &d) && d.unread) {
        print_message("%s: %.*s\n", path, STR_ARG(d.trouble[0].what));
        ++*(int *)ctx;
    }
    doc_free(&d);
}

/* Of EDGAR's own pages and XML every byte is understood. */
static void edgar_s_pages_are_read_whole(void **state)
{
    (void)state;
    int unread = 0;
    if (skip_without_shared("every byte of EDGAR's pages")) return;
    assert_true(for_each_file("../shared/corpus/html", "", count_unread, &unread) > 0);
    assert_true(for_each_file("../shared/corpus/htmlweb", "", count_unread, &unread) > 0);
    assert_true(for_each_file("../shared/corpus/xml", "", count_unread, &unread) > 0);
    assert_int_equal(unread, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_form_prints_is_no_loss),
        cmocka_unit_test(what_was_not_taken_is_told_with_its_bytes),
        cmocka_unit_test(pieces_count_and_not_what_lies_between),
        cmocka_unit_test(a_part_of_a_stretch_is_told),
        cmocka_unit_test(heads_that_were_known_are_no_loss),
        cmocka_unit_test(tags_and_styles_of_a_page_are_no_text),
        cmocka_unit_test(edgar_s_pages_are_read_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
