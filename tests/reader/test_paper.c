/* test_paper.c: our own scans, cell by cell, and what must hold for every text: read again it gives the same
 * Doc, and no beginning of it, no damage to it makes the reader fail. */
#include "read/noise/like.h"
#include "read/page/lines.h"
#include "read/read.h"
#include "tests.h"

#include <stdlib.h>
#include <string.h>

static void golden(const char *path, Str bytes, void *ctx)
{
    char name[128];
    Buf once = dump_of(bytes), again = dump_of(bytes);
    (void)ctx;
    const char *slash = strrchr(path, '/');
    snprintf(name, sizeof name, "paper/%s.dump", slash ? slash + 1 : path);
    assert_true(str_eq(buf_str(&once), buf_str(&again)));
    check_golden(name, buf_str(&once));
    buf_free(&once);
    buf_free(&again);
}

static void test_samples(void **state)
{
    (void)state;
    assert_true(for_each_file("samples", "-scan.txt", golden, NULL) >= 5);
}

/* All spans are inside the text, and every piece of a value inside its cell. */
static void spans(const char *path, Str bytes, void *ctx)
{
    Doc d;
    (void)ctx;
    read_print(&d, bytes);
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d.table[t].n; i++)
            for (size_t f = 0; f < F_ROW_N; f++) {
                Span raw = d.table[t].row[i].cell[f].raw;
                if ((size_t)raw.at + raw.len > bytes.n) fail_msg("%s: a span behind the end", path);
            }
    for (size_t i = 0; i < d.npiece; i++) {
        const Place *p = &d.piece[i].place;
        const Cell *c = doc_cell(&d, (Part)p->part, p->row, (FieldId)p->field);
        assert_non_null(c);
        if (p->raw.at < c->raw.at || p->raw.at + p->raw.len > c->raw.at + c->raw.len)
            fail_msg("%s: a piece of %s outside of its cell", path, fields[p->field].name);
    }
    doc_free(&d);
}

static void test_spans(void **state)
{
    (void)state;
    for_each_file("samples", "-scan.txt", spans, NULL);
}

/* A copy that ends where its block of memory ends, so that a look behind it is seen by the sanitizer. */
static void read_copy(Str bytes)
{
    char *copy = malloc(bytes.n + 1);
    assert_non_null(copy);
    if (bytes.n) memcpy(copy, bytes.p, bytes.n);
    Doc d;
    read_print(&d, (Str){copy, bytes.n});
    doc_free(&d);
    free(copy);
}

static void prefixes(const char *path, Str bytes, void *ctx)
{
    (void)path, (void)ctx;
    for (size_t n = 0; n <= bytes.n; n += n < 64 ? 1 : 13) read_copy(str_sub(bytes, 0, n));
}

static void test_prefixes(void **state)
{
    (void)state;
    for_each_file("samples", "-scan.txt", prefixes, NULL);
}

/* Bytes set to what a recogniser never writes: always the same ones, told by a small generator. */
static void spoiled(const char *path, Str bytes, void *ctx)
{
    static const char odd[] = "\t\n\0\x80\xff$(|X1/,.";
    unsigned seed = 1;
    (void)path, (void)ctx;
    for (int round = 0; round < 60; round++) {
        char *copy = malloc(bytes.n + 1);
        assert_non_null(copy);
        memcpy(copy, bytes.p, bytes.n);
        for (int k = 0; k < 40; k++) {
            size_t at = next_random(&seed) << 16 | next_random(&seed);
            copy[at % bytes.n] = odd[next_random(&seed) % (sizeof odd - 1)];
        }
        read_copy((Str){copy, bytes.n});
        free(copy);
    }
}

static void test_spoiled(void **state)
{
    (void)state;
    for_each_file("samples", "-scan.txt", spoiled, NULL);
}

/* A line with more cells, a cell with more words than any form has. */
static void test_wide(void **state)
{
    Buf b = {0};
    (void)state;
    buf_puts(&b, "FORM 4\n\n1. Title of Security (Instr. 3)\t2. Date\t(Instr. 8)\n");
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 5000; k++) buf_puts(&b, "1,00\t0 ");
        buf_char(&b, '\n');
        for (int k = 0; k < 5000; k++) buf_puts(&b, "Common ");
        buf_puts(&b, "\tStock\tD\n");
    }
    read_copy(buf_str(&b));
    buf_free(&b);
}

/* ---- the page ---- */

static void test_lines(void **state)
{
    Arena a = {0};
    (void)state;
    Page p = page_of_tabs(&a, S("one\n\na\t b \t\r\nlast"));
    assert_int_equal(p.n, 4);
    assert_true(line_is_blank(&p.line[1]));
    assert_false(line_is_row(&p.line[0]));
    assert_true(line_is_row(&p.line[2]));
    assert_int_equal(p.line[2].ncell, 3);
    assert_str(p.line[2].cell[1].text, "b");
    assert_int_equal(line_filled(&p.line[2]), 2);
    assert_str(line_first(&p.line[3]), "last");
    arena_free(&a);
}

static void test_likeness(void **state)
{
    (void)state;
    assert_int_equal(like_texts(S("Remarks:"), S("remarks")), 100);
    assert_int_equal(like_texts(S("Rernarks"), S("Remarks")), 75);
    assert_true(like_texts(S("Explanation of Responses"), S("Remarks")) < 40);
    assert_true(like_within(S("3A. Deerned Execution"), S("Deemed"), 20 + 15));
    assert_false(like_within(S("Transaction"), S("Deemed"), 20));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),  cmocka_unit_test(test_spans), cmocka_unit_test(test_prefixes),
        cmocka_unit_test(test_spoiled),  cmocka_unit_test(test_wide),  cmocka_unit_test(test_lines),
        cmocka_unit_test(test_likeness),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
