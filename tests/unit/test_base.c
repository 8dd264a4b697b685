/* test_base.c: memory, text, decimals, dates, files. */
#include "base/date.h"
#include "base/dec.h"
#include "base/file.h"
#include "base/symbols.h"
#include "tests.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void arena_gives_zeroed_aligned_memory(void **state)
{
    (void)state;
    Arena a = {0};
    for (size_t n = 1; n < 3000; n += 7) {
        unsigned char *p = arena_alloc(&a, n, 1, 16);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < n; i++) assert_int_equal(p[i], 0);
        memset(p, 0xaa, n);
    }
    assert_true(a.total > 600000);
    arena_free(&a);
    assert_null(a.last);
}

static void arena_grow_keeps_items(void **state)
{
    (void)state;
    Arena a = {0};
    int *list = NULL;
    size_t cap = 0;
    for (int i = 0; i < 1000; i++) {
        list = arena_grow(&a, list, &cap, (size_t)i + 1, sizeof *list);
        list[i] = i;
    }
    for (int i = 0; i < 1000; i++) assert_int_equal(list[i], i);
    arena_free(&a);
}

static void str_slices(void **state)
{
    (void)state;
    assert_str(str_trim(S(" \t a b \n")), "a b");
    assert_str(str_sub(S("abc"), 1, 99), "bc");
    assert_str(str_from(S("abc"), 9), "");
    assert_int_equal(str_find(S("abcabd"), S("abd")), 3);
    assert_int_equal(str_find(S("abc"), S("x")), 3);
    assert_true(str_has_nocase(S("Common STOCK"), S("stock")));
    assert_false(str_starts_nocase(S("ab"), S("abc")));
    Str rest = S("one\r\ntwo\n\nlast");
    assert_str(str_line(&rest), "one");
    assert_str(str_line(&rest), "two");
    assert_str(str_line(&rest), "");
    assert_str(str_line(&rest), "last");
    assert_int_equal(rest.n, 0);
}

static void str_join_and_count(void **state)
{
    Arena a = {0};
    Str tail = S("b");
    (void)state;
    assert_str(str_join(&a, S("a"), S(" "), tail), "a b");
    assert_str(str_join(&a, S("a"), S(""), tail), "ab");
    assert_ptr_equal(str_join(&a, S(""), S(" "), tail).p, tail.p);
    assert_str(str_join(&a, S("a"), S(" "), S("")), "a");
    assert_int_equal(str_count(S("a,b,,"), ','), 3);
    assert_int_equal(str_count(S(""), ','), 0);
    arena_free(&a);
}

static void str_collapse_folds_blanks(void **state)
{
    (void)state;
    Arena a = {0};
    Str same = S("a b c");
    assert_ptr_equal(str_collapse(&a, same).p, same.p);
    assert_str(str_collapse(&a, S("  a \t\r\n b  ")), "a b");
    assert_str(str_collapse(&a, S(" \n ")), "");
    assert_str(str_collapse(&a, S("a\tb")), "a b");
    arena_free(&a);
}

static void utf8_marks_bad_bytes(void **state)
{
    (void)state;
    Str s = S("a\xc3\xa9\xff\xe4\xb8\xad\xcc\x81\xc3");
    assert_int_equal(utf8_next(&s), 'a');
    assert_int_equal(utf8_next(&s), 0xe9);
    assert_int_equal(utf8_next(&s), UTF8_BAD | 0xff);
    uint32_t wide = utf8_next(&s), accent = utf8_next(&s);
    assert_int_equal(utf8_width(wide), 2);
    assert_int_equal(utf8_width(accent), 0);
    assert_int_equal(utf8_next(&s), UTF8_BAD | 0xc3);
    assert_int_equal(s.n, 0);
    assert_false(utf8_valid(S("\xc3(")));
    assert_int_equal(str_width(S("\xe4\xb8\xad"
                                 "a")),
                     3);
}

static void symbols_keep_one_copy(void **state)
{
    (void)state;
    Symbols t = {0};
    char name[16];
    assert_int_equal(sym_add(&t, S("")), 0);
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 5000; i++) {
            snprintf(name, sizeof name, "n%d", i);
            assert_int_equal(sym_add(&t, str_z(name)), i + 1);
        }
    assert_str(sym_str(&t, 42), "n41");
    assert_int_equal(sym_find(&t, S("n4999")), 5000);
    assert_int_equal(sym_find(&t, S("other")), 0);
    assert_int_equal(sym_str(&t, 99999).n, 0);
    symbols_free(&t);
}

static void dec_keeps_what_was_filed(void **state)
{
    (void)state;
    static const char *const same[] = {
        "0", "12.50", "-0.5", "999999999999.9999", "1.00", "0.0001", "12345678901234567"};
    char room[DEC_TEXT + 8];
    Dec d;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_true(dec_parse(str_z(same[i]), &d));
        assert_str(dec_put(d, room), same[i]);
    }
    static const char *const bad[] = {
        "", ".", "1,000", "1e3", "--1", "1.2.3", "$5", "123456789012345678901", "1 2"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(dec_parse(str_z(bad[i]), &d));
    assert_true(dec_parse(S(" +007.10 "), &d));
    assert_str(dec_put(d, room), "7.10");
    assert_true(dec_parse(S("-1234567.50"), &d));
    assert_str(dec_grouped(d, room), "-1,234,567.50");
}

static void dec_compares_by_value(void **state)
{
    (void)state;
    Dec a, b, c;
    dec_parse(S("1.50"), &a), dec_parse(S("1.5"), &b), dec_parse(S("-2"), &c);
    assert_true(dec_eq(a, b));
    assert_true(dec_cmp(c, a) < 0);
    assert_int_equal(dec_sign(c), -1);
    assert_true(dec_product(a, c) == -3 * WIDE_ONE);
    assert_true(dec_product(dec_of(999999999999, 0), dec_of(999999999999, 0)) > 0);
    assert_true(dec_eq(dec_from_wide(dec_wide(a) + dec_wide(c), 2), dec_of(-50, 2)));
}

static void date_counts_every_day(void **state)
{
    (void)state;
    int y, m, d;
    assert_int_equal(date_of(1970, 1, 1), 0);
    assert_int_equal(date_of(2003, 11, 12), 12368);
    for (Date day = date_of(1599, 12, 31); day < date_of(2405, 1, 1); day++) {
        date_split(day, &y, &m, &d);
        assert_int_equal(date_of(y, m, d), day);
    }
    assert_int_equal(date_of(2003, 2, 29), DATE_NONE);
    assert_int_equal(date_of(1900, 2, 29), DATE_NONE);
    assert_true(date_of(2000, 2, 29) != DATE_NONE);
    assert_string_equal(date_weekday_name(date_of(2024, 12, 19)), "Thu");
    assert_int_equal(date_add_months(date_of(2024, 8, 31), 6), date_of(2025, 2, 28));
    assert_int_equal(date_add_months(date_of(2024, 1, 31), -2), date_of(2023, 11, 30));
}

static void date_reads_all_ways(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned ways;
        int y, m, d; /* 0 = no date */
    } cases[] = {
        {"2008-02-15-05:00", DATE_ISO, 2008, 2, 15},
        {"2008-02-15Z", DATE_ISO, 2008, 2, 15},
        {"2025-01-06T17:02:11", DATE_ISO, 2025, 1, 6},
        {" 11/12/2003 ", DATE_US, 2003, 11, 12},
        {"1/2/03", DATE_US, 2003, 1, 2},
        {"6/1/99", DATE_US, 1999, 6, 1},
        {"06-JAN-2025", DATE_DMON, 2025, 1, 6},
        {"20250106", DATE_PACKED, 2025, 1, 6},
        {"November 17, 2002", DATE_NAMED, 2002, 11, 17},
        {"Nov. 7, 2002", DATE_NAMED, 2002, 11, 7},
        {"14 November 2024", DATE_NAMED, 2024, 11, 14},
        {"Smarch 7, 2002", DATE_NAMED, 0, 0, 0},
        {"02/30/2003", DATE_US, 0, 0, 0},
        {"2003-2-3", DATE_ISO, 0, 0, 0},
        {"13/11/2003", DATE_US, 0, 0, 0},
        {"2008-02-15x", DATE_ISO, 0, 0, 0},
        {"11/12/2003", DATE_ISO, 0, 0, 0},
        {"", DATE_ISO | DATE_US | DATE_DMON | DATE_PACKED, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Date got = DATE_NONE;
        assert_int_equal(date_parse(str_z(cases[i].text), cases[i].ways, &got), cases[i].y != 0);
        if (cases[i].y) assert_int_equal(got, date_of(cases[i].y, cases[i].m, cases[i].d));
    }
}

typedef struct Seen {
    char files[512];
    int failures;
    Err last;
} Seen;

static bool see_file(void *ctx, const char *path)
{
    Seen *s = ctx;
    strcat(strcat(s->files, strrchr(path, '/')), " ");
    return true;
}

static void see_failure(void *ctx, const char *path, Err e)
{
    (void)path;
    Seen *s = ctx;
    s->failures++;
    s->last = e;
}

static void walk_goes_by_name_and_leaves_loops(void **state)
{
    (void)state;
    char top[TEST_PATH], path[256];
    test_folder_new(top);
    static const char *const files[] = {"b.txt", "a.txt", ".hidden", "0sub/c.txt"};
    snprintf(path, sizeof path, "%s/0sub", top);
    assert_int_equal(mkdir(path, 0700), 0);
    for (size_t i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s/%s", top, files[i]);
        FILE *f = fopen(path, "w");
        fputs("x", f);
        fclose(f);
    }
    snprintf(path, sizeof path, "%s/0sub/up", top);
    assert_int_equal(symlink("..", path), 0);
    Seen seen = {0};
    const Walk walk = {&seen, see_file, see_failure};
    assert_true(file_walk(top, &walk));
    assert_string_equal(seen.files, "/a.txt /b.txt /c.txt ");
    assert_int_equal(seen.failures, 1);
    assert_int_equal(seen.last.kind, ERR_LOOP);
    snprintf(path, sizeof path, "rm -r %s", top);
    assert_int_equal(system(path), 0);
}

static void files_are_read_whole_or_in_part(void **state)
{
    (void)state;
    Buf b = {0};
    Arena a = {0};
    assert_int_equal(file_read("tests/unit/test_base.c", FILE_LIMIT, &b).kind, ERR_NONE);
    assert_true(str_starts(buf_str(&b), S("/* test_base.c")));
    size_t all = b.n;
    buf_clear(&b);
    assert_int_equal(file_read_part("tests/unit/test_base.c", 3, 11, &b).kind, ERR_NONE);
    assert_str(buf_str(&b), "test_base.c");
    assert_int_equal(file_read_part("tests/unit/test_base.c", all - 2, 10, &b).kind, ERR_SHORT);
    assert_int_equal(file_read("tests/unit/test_base.c", 10, &b).kind, ERR_TOO_BIG);
    assert_int_equal(file_read("tests", 10, &b).kind, ERR_NOT_FILE);
    Err gone = file_read("tests/nowhere", 10, &b);
    assert_int_equal(gone.kind, ERR_SYSTEM);
    assert_str(err_text(gone, &a), "no such file or folder: check the spelling");
    arena_free(&a);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_gives_zeroed_aligned_memory),
        cmocka_unit_test(arena_grow_keeps_items),
        cmocka_unit_test(str_slices),
        cmocka_unit_test(str_join_and_count),
        cmocka_unit_test(str_collapse_folds_blanks),
        cmocka_unit_test(utf8_marks_bad_bytes),
        cmocka_unit_test(symbols_keep_one_copy),
        cmocka_unit_test(dec_keeps_what_was_filed),
        cmocka_unit_test(dec_compares_by_value),
        cmocka_unit_test(date_counts_every_day),
        cmocka_unit_test(date_reads_all_ways),
        cmocka_unit_test(walk_goes_by_name_and_leaves_loops),
        cmocka_unit_test(files_are_read_whole_or_in_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
