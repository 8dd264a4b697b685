/* test_printed.c: prints of the forms as they come: pages that end anywhere, amounts on either side, marks
 * that may be a title's own. */
#include "tests.h"

#include "read/read.h"

#include <stdlib.h>

/* Values and footnotes of both tables, a line a cell; where they stand is left out. */
static void put_tables(const Doc *d, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++)
            for (int f = 0; f < F_ROW_END; f++) {
                const Cell *c = &d->table[t].row[i].cell[f];
                if (!cell_has(c) && !c->nref) continue;
                buf_fmt(out, "%d.%zu %s = ", t + 1, i + 1, fields[f].name);
                buf_put(out, cell_value(c, (FieldId)f, room));
                for (size_t k = 0; k < c->nref; k++) buf_fmt(out, " [%.*s]", STR_ARG(d->ref[c->ref0 + k].id));
                buf_char(out, '\n');
            }
}

static Buf tables_of(Str text)
{
    Doc d;
    Buf out = {0};
    (void)read_doc(text, &d);
    put_tables(&d, &out);
    doc_free(&d);
    return out;
}

static Str line_at(Str text, size_t at)
{
    Str rest = str_from(text, at);
    return str_line(&rest);
}

/* A page may end between any two rows, and above and below the tables. */
static void a_page_may_end_between_rows(void **state)
{
    (void)state;
    Buf text = test_file("samples/form4-layout.txt"), whole = tables_of(buf_str(&text));
    size_t pages = 0;
    for (size_t at = str_find(buf_str(&text), S("Table I -")); at < text.n; at++) {
        if (text.p[at - 1] != '\n' || str_trim(line_at(buf_str(&text), at)).n) continue;
        Buf cut = {0};
        buf_put(&cut, str_sub(buf_str(&text), 0, at));
        buf_char(&cut, '\f');
        buf_put(&cut, str_from(buf_str(&text), at));
        Buf got = tables_of(buf_str(&cut));
        if (!str_eq(buf_str(&got), buf_str(&whole))) print_message("a page that ends at byte %zu\n", at);
        assert_str(buf_str(&got), whole.p);
        pages++;
        buf_free(&got);
        buf_free(&cut);
    }
    assert_true(pages > 10);
    buf_free(&whole);
    buf_free(&text);
}

/* ---- a print made here ---- */

/* Words at their places, one line: "5 Title|20 Amount". */
static void put_line(Buf *out, const char *places)
{
    size_t from = out->n;
    for (Str rest = str_z(places); rest.n;) {
        Str part = str_cut(&rest, '|');
        size_t x = (size_t)strtoul(part.p, NULL, 10);
        while (out->n - from < x) buf_char(out, ' ');
        buf_put(out, str_from(part, str_find(part, S(" ")) + 1));
    }
    buf_char(out, '\n');
}

static void put_heads(Buf *out)
{
    buf_puts(out, "FORM 4\n\nSTATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES\n\n1. Name and "
                  "Address of Reporting Person\nVane Iris\n\n");
    put_line(out, "60 Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned");
    put_line(
        out,
        "0 1. Title of|25 2. Conversion|40 3. Transaction|56 3A. Deemed|72 4. Transaction|88 5. Number of"
        "|110 6. Date Exercisable|135 7. Title and Amount|165 8. Price of|180 9. Number|195 10.|205 11. "
        "Nature");
    put_line(out, "72 Code|80 V|88 (A)|99 (D)|110 Exercisable|123 Expiration|135 Title|150 Amount");
}

/* A row of an option; its code, and its amount where that stands. */
static void put_row(Buf *out, const char *title, const char *code, const char *amount)
{
    char line[256];
    snprintf(line, sizeof line,
             "0 %s|26 $ 5|41 03/14/2019|73 %s|%s|110 03/14/2018|123 03/14/2028|135 Common Stock|151 700|166 "
             "$ 0|181 "
             "900|197 D",
             title, code, amount);
    put_line(out, line);
    buf_char(out, '\n');
}

static char side_at(const Doc *d, size_t row)
{
    const Cell *c = doc_cell(d, PART_II, row, F_transactionAcquiredDisposedCode);
    return c && c->state == CELL_VALUE ? c->u.code : 0;
}

/* Two columns of amounts are told by the room between them, whatever page they are on. */
static void amounts_on_a_later_page_have_their_side(void **state)
{
    (void)state;
    Buf b = {0};
    Doc d;
    put_heads(&b);
    put_row(&b, "Stock Option", "M", "98 700");
    buf_char(&b, '\f');
    put_row(&b, "Stock Option", "J", "88 700");
    put_row(&b, "Stock Option", "M", "98 700");
    assert_true(read_doc(buf_str(&b), &d));
    assert_int_equal(doc_rows(&d, PART_II), 3);
    assert_int_equal(side_at(&d, 0), 'D');
    assert_int_equal(side_at(&d, 1), 'A');
    assert_int_equal(side_at(&d, 2), 'D');
    doc_free(&d);
    buf_free(&b);
}

/* Where neither heads nor codes tell, the side is a guess, and the other one stands beside it. */
static void a_side_that_nothing_tells_is_a_guess(void **state)
{
    (void)state;
    Buf b = {0};
    Doc d;
    put_heads(&b);
    put_row(&b, "Stock Option", "M", "98 700");
    buf_char(&b, '\f');
    put_row(&b, "Stock Option", "J", "97 700");
    assert_true(read_doc(buf_str(&b), &d));
    const Repair *r = doc_repair_at(&d, PART_II, 1, F_transactionAcquiredDisposedCode);
    assert_int_equal(doc_repair_at(&d, PART_II, 0, F_transactionAcquiredDisposedCode) != NULL, false);
    assert_non_null(r);
    assert_false(r->applied);
    assert_int_equal(r->nother, 1);
    assert_int_equal(r->other[0].p[0], side_at(&d, 1) == 'A' ? 'D' : 'A');
    doc_free(&d);
    buf_free(&b);
}

/* A number in brackets behind a title may be the title's own. */
static void a_number_behind_a_title_is_a_guess(void **state)
{
    (void)state;
    Buf b = {0};
    Doc d;
    put_heads(&b);
    put_row(&b, "Stock Option (2)", "M", "98 700");
    put_row(&b, "Stock Option", "M", "98 700");
    assert_true(read_doc(buf_str(&b), &d));
    const Cell *c = doc_cell(&d, PART_II, 0, F_securityTitle);
    const Repair *r = doc_repair_at(&d, PART_II, 0, F_securityTitle);
    assert_str(cell_text(c), "Stock Option");
    assert_int_equal(c->nref, 1);
    assert_true(c->prov & PROV_GUESSED);
    assert_non_null(r);
    assert_str(r->other[0], "Stock Option (2)");
    assert_false(doc_cell(&d, PART_II, 1, F_securityTitle)->prov & PROV_GUESSED);
    doc_free(&d);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_may_end_between_rows),
        cmocka_unit_test(amounts_on_a_later_page_have_their_side),
        cmocka_unit_test(a_side_that_nothing_tells_is_a_guess),
        cmocka_unit_test(a_number_behind_a_title_is_a_guess),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
