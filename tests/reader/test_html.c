/* test_html.c: EDGAR's pages give what the XML of the same filing gives, as far as they print it. */
#include "read/html/tables.h"
#include "read/read.h"
#include "tests.h"

#include <stdlib.h>
#include <string.h>

/* What no page prints, or prints in another way. */
static bool is_printed(FieldId f, const char *page)
{
    bool sheet = strstr(page, "sheet") != NULL;
    switch (f) {
    case F_transactionFormType:
    case F_equitySwapInvolved:
    case F_transactionTimeliness:
    case F_deemedExecutionDate: /* blank or absent: the page cannot tell */
    case F_schemaVersion:
    case F_noSecuritiesOwned:
    case F_rptOwnerStateDescription: return false;
    case F_issuerCik:
    case F_rptOwnerCik: return !sheet;
    default: return true;
    }
}

static void same_cell(const Doc *page, const Cell *a, const Doc *xml, const Cell *b, FieldId f)
{
    char room[2][DATE_TEXT + DEC_TEXT];
    Str got = cell_value(a, f, room[0]), want = cell_value(b, f, room[1]);
    if (f < F_END && fields[f].kind == KIND_FLAG && (!got.n || !want.n))
        return; /* an unmarked box says no more */
    if (!str_eq(got, want))
        fail_msg("%s: got %.*s, want %.*s", f < F_END ? fields[f].name : "footnote", STR_ARG(got),
                 STR_ARG(want));
    assert_int_equal(a->nref, b->nref);
    for (size_t i = 0; i < a->nref; i++)
        assert_true(str_eq(page->ref[a->ref0 + i].id, xml->ref[b->ref0 + i].id));
}

/* The relationship is printed for the first owner only. */
static void same_printed(const CellPair *pair, const void *page_path)
{
    FieldId f = pair->field;
    bool later_owner = pair->part == PART_OWNER && pair->row > 0 &&
                       (fields[f].kind == KIND_FLAG || f == F_otherText || f == F_officerTitle);
    if (!later_owner && is_printed(f, page_path)) same_cell(pair->a, pair->x, pair->b, pair->y, f);
}

static void same_as_xml(const char *page_path, const char *xml_path)
{
    Buf page_bytes = test_file(page_path), xml_bytes = test_file(xml_path);
    Doc page, xml;
    assert_int_equal(read_sniff(buf_str(&page_bytes)), FORMAT_RENDERED);
    assert_true(read_doc(buf_str(&page_bytes), &page) && read_doc(buf_str(&xml_bytes), &xml));
    for (size_t i = 0; i < page.ntrouble; i++) print_error("%.*s\n", STR_ARG(page.trouble[i].what));
    assert_int_equal(page.ntrouble, 0);
    for_each_pair(&page, &xml, same_printed, page_path);
    for (int t = 0; t < TABLES; t++)
        for (size_t r = 0; r < xml.table[t].n; r++)
            assert_int_equal(page.table[t].row[r].holding, xml.table[t].row[r].holding);
    doc_free(&page);
    doc_free(&xml);
    buf_free(&page_bytes);
    buf_free(&xml_bytes);
}

static void test_pages(void **state)
{
    (void)state;
    same_as_xml("samples/form4-page.html", "samples/form4.xml");
    same_as_xml("samples/form4-sheet.html", "samples/form4.xml");
    same_as_xml("samples/form3-sheet.html", "samples/form3.xml");
}

/* A form that its filer drew: checked line by line when it was accepted. */
static void test_drawn(void **state)
{
    (void)state;
    Buf bytes = test_file("samples/form4-drawn.html"), out = dump_of(buf_str(&bytes));
    assert_int_equal(read_sniff(buf_str(&bytes)), FORMAT_RENDERED);
    check_golden("dump/form4-drawn.html.txt", buf_str(&out));
    buf_free(&out);
    buf_free(&bytes);
}

/* The text with the first `was` from `at` on replaced by `now`. */
static void replace(Buf *text, size_t at, const char *was, const char *now)
{
    Str s = buf_str(text);
    Buf out = {0};
    size_t n = at + str_find(str_from(s, at), str_z(was));
    assert_true(n < s.n);
    buf_put(&out, str_sub(s, 0, n));
    buf_puts(&out, now);
    buf_put(&out, str_from(s, n + strlen(was)));
    buf_free(text);
    *text = out;
}

/* Words where numbers and dates belong are kept and flagged; a row without code, amount and day is a holding.
 */
static void test_words(void **state)
{
    (void)state;
    Buf text = test_file("samples/form4-drawn.html");
    size_t table = str_find(buf_str(&text), S("Table II"));
    Doc d;
    replace(&text, table, "10/15/02", "Previously reported");
    replace(&text, table, "<TD>A</TD>", "<TD></TD>");
    replace(&text, table, "2,000", "");
    replace(&text, table, "$0", "None");
    replace(&text, 0, "10/15/2002", "October 2002");
    assert_true(read_doc(buf_str(&text), &d));
    const DocRow *row = &d.table[TABLE_II].row[0];
    assert_true(row->holding);
    assert_int_equal(row->cell[F_transactionDate].state, CELL_BAD);
    assert_str(span_str(d.text, row->cell[F_transactionDate].raw), "Previously reported");
    assert_int_equal(row->cell[F_transactionPricePerShare].prov, PROV_GUESSED);
    assert_str(span_str(d.text, row->cell[F_transactionPricePerShare].raw), "None");
    assert_int_equal(doc_item(&d, F_periodOfReport)->u.date, date_of(2002, 10, 31));
    assert_int_equal(doc_item(&d, F_periodOfReport)->prov, PROV_GUESSED);
    assert_int_equal(d.nrepair, 2);
    doc_free(&d);
    buf_free(&text);
}

/* Pages of X0609 print the names of states and countries, the form says their codes. */
static void test_places(void **state)
{
    (void)state;
    static const char line[] = "SAN DIEGO,&nbsp;CA&nbsp;92101";
    Buf text = test_file("samples/form4-sheet.html");
    Doc d;
    replace(&text, 0, line, "SAN DIEGO<br>CALIFORNIA<br>92101"); /* in the box at the top */
    replace(&text, 0, line, "SAN DIEGO<br>CALIFORNIA<br>92101<br>UNITED STATES");
    replace(&text, 0, line, "OSLO<br>VIKEN<br>0250<br>NORWAY");
    assert_true(read_doc(buf_str(&text), &d));
    const Cell *here = owner_item(&d.owner[0], F_rptOwnerState),
               *there = owner_item(&d.owner[1], F_rptOwnerCountry);
    assert_str(cell_text(here), "CA");
    assert_str(span_str(d.text, here->raw), "CALIFORNIA");
    assert_int_equal(d.npiece, 1);
    assert_str(cell_text(there), "Q8");
    assert_str(span_str(d.text, there->raw), "NORWAY");
    assert_str(cell_text(owner_item(&d.owner[1], F_rptOwnerNonUSStateTerritory)), "VIKEN");
    doc_free(&d);
    buf_free(&text);
}

/* What goes on beyond any form is not read, and told. */
static void test_endless(void **state)
{
    (void)state;
    Buf text = test_file("samples/form3-sheet.html");
    const size_t most = 2 << 20;
    Doc d;
    buf_fill(&text, 'x', 2 * most);
    assert_true(read_doc(buf_str(&text), &d));
    assert_int_equal(d.form, FORM_3);
    assert_int_equal(d.text.n, text.n);
    assert_true(d.trouble[0].unread && d.trouble[0].raw.at == most);
    assert_true(d.unread >= text.n - most && d.unread <= text.n);
    check_spans(&d);
    doc_free(&d);
    buf_free(&text);
}

/* The bytes of every value's span hold it. */
static void test_spans(void **state)
{
    (void)state;
    Buf bytes = test_file("samples/form4-page.html");
    Doc d;
    assert_true(read_doc(buf_str(&bytes), &d));
    const DocRow *row = &d.table[TABLE_I].row[1];
    assert_str(span_str(d.text, row->cell[F_transactionPricePerShare].raw),
               "$</span><span class=\"FormData\">42.6114");
    assert_str(span_str(d.text, row->cell[F_transactionShares].raw), "3,200");
    assert_str(span_str(d.text, doc_item(&d, F_issuerName)->raw), "Pelican Robotics Inc");
    assert_str(span_str(d.text, doc_item(&d, F_issuerTradingSymbol)->raw), "PLRB");
    assert_str(span_str(d.text, doc_item(&d, F_issuerCik)->raw), "0009901003");
    assert_true(str_starts(span_str(d.text, d.note[0].text.raw), S("Made under")));
    doc_free(&d);
    buf_free(&bytes);
}

/* Cut anywhere, damaged anyhow: no crash, spans stay inside. */
static void read_damaged(const char *path, Str bytes, void *ctx)
{
    (void)path, (void)ctx;
    uint32_t seed = 345;
    for (size_t n = 200; n < bytes.n; n += bytes.n / 100) {
        char *copy = malloc(n);
        Doc d;
        assert_non_null(copy);
        memcpy(copy, bytes.p, n);
        for (int k = 0; k < 20; k++) {
            seed = seed * 1664525 + 1013904223;
            if (n & 1) copy[(seed >> 8) % n] = "<>/\"td ="[seed >> 29];
        }
        read_doc((Str){copy, n}, &d);
        check_spans(&d);
        doc_free(&d);
        free(copy);
    }
}

static void test_damaged(void **state)
{
    (void)state;
    for_each_file("samples", "page.html", read_damaged, NULL);
    for_each_file("samples", "sheet.html", read_damaged, NULL);
    for_each_file("samples", "drawn.html", read_damaged, NULL);
}

/* Tables in tables in tables, cells without rows, spans without bounds. */
static void test_html(void **state)
{
    Arena arena = {0};
    Html h;
    Buf deep = {0};
    (void)state;
    html_read(&h, &arena,
              S("<table><td>a<td colspan=2>b&nbsp;c<tr><td "
                "rowspan=3>d<td><table><tr><td>e</table>f<br>g</td></table>h"));
    assert_int_equal(h.ncell, 6);
    assert_true(h.cell[3].row == 1 && h.cell[3].column == 0);
    assert_true(html_at(&h, 1, 0, 2) == &h.cell[2] && html_at(&h, 1, 3, 0) == &h.cell[3] &&
                !html_at(&h, 1, 4, 0));
    assert_str(html_text(&h, &arena, h.cell[2].piece0, h.cell[2].piece1, HTML_ANY, NULL), "b c");
    assert_str(html_text(&h, &arena, h.cell[4].piece0, h.cell[4].piece1, HTML_ANY, NULL), "e f g");
    assert_str(html_text(&h, &arena, h.cell[4].piece0, h.cell[4].piece1, 4, NULL), "f g");
    assert_int_equal(html_right(&h, 1, 1), 2);
    assert_int_equal(html_right(&h, 2, 2), 0);
    for (int i = 0; i < 20000; i++) buf_puts(&deep, "<table><tr><td colspan=999999999 rowspan=99999999>x");
    html_read(&h, &arena, buf_str(&deep));
    assert_true(h.ncell > 20000);
    arena_free(&arena);
    buf_free(&deep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),   cmocka_unit_test(test_drawn),   cmocka_unit_test(test_words),
        cmocka_unit_test(test_places),  cmocka_unit_test(test_endless), cmocka_unit_test(test_spans),
        cmocka_unit_test(test_damaged), cmocka_unit_test(test_html),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
