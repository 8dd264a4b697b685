/* test_kinds.c: kinds of text in which forms are handed on: one cell a line, a converter's grid, one
 * paragraph, exhibits that go on with a table. */
#include "tests.h"

#include "read/page/listed.h"
#include "read/page/markdown.h"
#include "read/read.h"

#include <string.h>

static void check_sample(const char *name, size_t unread)
{
    char path[128], golden[128];
    snprintf(path, sizeof path, "samples/%s", name);
    snprintf(golden, sizeof golden, "kinds/%s.dump", name);
    Buf text = test_file(path), dump = dump_of(buf_str(&text));
    Doc d = doc_of(buf_str(&text));
    check_golden(golden, buf_str(&dump));
    assert_int_equal(d.unread, unread);
    doc_free(&d);
    buf_free(&dump);
    buf_free(&text);
}

static void cells_on_lines(void **state)
{
    (void)state;
    check_sample("form4-listed.txt", 0);
    check_sample("form4-listed-short.txt", 0);
}

static void a_grid(void **state)
{
    (void)state;
    check_sample("form4-converted.md", 0);
}

static void a_paragraph(void **state)
{
    (void)state;
    check_sample("form4-poured.md", 0);
}

static void an_exhibit(void **state)
{
    (void)state;
    check_sample("submission-exhibit.txt", 0);
}

/* What one cell a line is told by: pipes alone or at one end, no rows of them. */
static void is_told(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool listed;
    } cases[] = {
        {"Common Stock\n|\n", true}, {"|Common Stock\n", true},      {"100 |\n", true},
        {"|a|b|\n", false},          {"Common Stock  100\n", false}, {"a | b\n", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buf b = {0};
        for (int n = 0; n < 30; n++) buf_put(&b, str_z(cases[i].line));
        if (listed_looks_like(buf_str(&b)) != cases[i].listed) fail_msg("taken wrongly: %s", cases[i].line);
        buf_free(&b);
    }
}

/* The boxes of a form in columns stand in one line, too. */
static void is_poured(void **state)
{
    (void)state;
    const char *columns =
        "1. Name and Address of Reporting Person     2. Issuer Name and Ticker or Trading Symbol";
    assert_false(markdown_is_poured(str_z(columns)));
    Buf text = test_file("samples/form4-poured.md");
    size_t lines = 0;
    for (Str rest = buf_str(&text); rest.n;) lines += markdown_is_poured(str_line(&rest));
    assert_int_equal(lines, 1);
    buf_free(&text);
}

/* All that a paragraph's words were taken for may be wrong. */
static void poured_are_guesses(void **state)
{
    (void)state;
    Buf text = test_file("samples/form4-poured.md");
    Doc d = doc_of(buf_str(&text));
    assert_int_equal(d.table[TABLE_I].n, 2);
    for (size_t r = 0; r < 2; r++)
        for (int f = 0; f < F_ROW_END; f++) {
            const Cell *c = &d.table[TABLE_I].row[r].cell[f];
            if (cell_has(c)) assert_true(c->prov & PROV_GUESSED);
        }
    assert_true(doc_item(&d, F_issuerName)->prov & PROV_GUESSED);
    doc_free(&d);
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_on_lines),     cmocka_unit_test(a_grid),  cmocka_unit_test(a_paragraph),
        cmocka_unit_test(an_exhibit),         cmocka_unit_test(is_told), cmocka_unit_test(is_poured),
        cmocka_unit_test(poured_are_guesses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
