/* test_typed.c: typed forms and converted pages, whose columns are made of blanks, pipes and dashes. */
#include "tests.h"

#include "read/read.h"
#include "read/value/spelling.h"

#include <stdlib.h>
#include <string.h>

static const char *const forms[] = {"form4-pipes", "form3-dashes", "form5-132", "form4-layout"};

enum { FORMS = sizeof forms / sizeof *forms };

static Buf sample(const char *name)
{
    char path[64];
    snprintf(path, sizeof path, "samples/%s.txt", name);
    return test_file(path);
}

static void test_golden(void **state)
{
    (void)state;
    for (size_t i = 0; i < FORMS; i++) {
        char name[64];
        Buf text = sample(forms[i]), dump = dump_of(buf_str(&text)), again = dump_of(buf_str(&text));
        assert_str(buf_str(&again), dump.p);
        snprintf(name, sizeof name, "aligned/%s.txt", forms[i]);
        check_golden(name, buf_str(&dump));
        buf_free(&text);
        buf_free(&dump);
        buf_free(&again);
    }
}

/* A clean text has nothing to repair, and every span is inside of it. */
static void test_laws(void **state)
{
    (void)state;
    for (size_t i = 0; i < FORMS; i++) {
        Buf text = sample(forms[i]);
        Doc d;
        (void)read_doc(buf_str(&text), &d);
        assert_int_equal(d.nrepair, 0);
        for (int p = PART_DOC; p < PARTS; p++)
            for (size_t row = 0; row < doc_rows(&d, (Part)p); row++)
                for (int f = 0; f < F_END; f++) {
                    const Cell *c = doc_cell(&d, (Part)p, row, (FieldId)f);
                    if (c) assert_true((size_t)c->raw.at + c->raw.len <= text.n);
                    if (c && p != PART_NOTE && cell_has(c))
                        assert_true(c->raw.len > 0 || cell_flag(c) == false);
                }
        for (size_t k = 0; k < d.nref; k++) {
            assert_true(d.ref[k].raw.at + d.ref[k].raw.len <= text.n);
            assert_int_not_equal(d.ref[k].note, NOTE_NONE);
        }
        doc_free(&d);
        buf_free(&text);
    }
}

static void test_prefixes(void **state)
{
    (void)state;
    for (size_t i = 0; i < FORMS; i++) {
        Buf text = sample(forms[i]);
        for (size_t n = 0; n < text.n; n += 1 + n / 200) {
            char *cut = malloc(n + 1); /* of its own, so that a sanitizer sees a step too far */
            memcpy(cut, text.p, n);
            Buf dump = dump_of((Str){cut, n});
            assert_true(dump.n > 0);
            buf_free(&dump);
            free(cut);
        }
        buf_free(&text);
    }
}

/* Bytes changed by chance: nothing may be overrun. */
static void test_damage(void **state)
{
    (void)state;
    static const char bytes[] = " |-_=<>()[]/$\t\f\n0A\xff\xc3";
    unsigned seed = 16;
    for (size_t i = 0; i < FORMS; i++) {
        Buf text = sample(forms[i]);
        for (int round = 0; round < 40; round++) {
            for (int k = 0; k < 30; k++) {
                seed = seed * 1103515245u + 12345u;
                size_t at = (seed >> 8) % text.n;
                text.p[at] = bytes[(seed >> 3) % (sizeof bytes - 1)];
            }
            Buf dump = dump_of(buf_str(&text));
            assert_true(dump.n > 0);
            buf_free(&dump);
        }
        buf_free(&text);
    }
}

static void check_date(const char *printed, const char *want, bool whole_day)
{
    char room[DATE_TEXT];
    Date d;
    bool whole;
    assert_true(date_printed(str_z(printed), &d, &whole));
    assert_str(date_put(d, room), want);
    assert_int_equal(whole, whole_day);
}

static void test_dates(void **state)
{
    (void)state;
    Date d;
    bool whole;
    check_date("2/7/00", "2000-02-07", true);
    check_date("04-26-24", "2024-04-26", true);
    check_date("February 29,2000", "2000-02-29", true);
    check_date("Sept. 5, 1999", "1999-09-05", true);
    check_date("11/2002", "2002-11-30", false);
    check_date("July 2010", "2010-07-31", false);
    assert_false(date_printed(S("Immediately"), &d, &whole));
    assert_false(date_printed(S("02/30/2001"), &d, &whole));
    assert_false(date_printed(S("1/2/3/4"), &d, &whole));
}

static void check_number(const char *printed, const char *want)
{
    Arena a = {0};
    assert_str(number_printed(&a, str_z(printed)), want);
    arena_free(&a);
}

static void test_numbers(void **state)
{
    (void)state;
    check_number("$ 1,000.50", "1000.50");
    check_number("929 1/2", "929.5");
    check_number("$31 5/8", "31.625");
    check_number("7/16", "0.4375");
    check_number("-0-", "0");
    check_number("12 1/3", "12 1/3"); /* no decimal says it */
    check_number("1,00", "1,00");
}

static void test_marks(void **state)
{
    (void)state;
    int number;
    assert_int_equal(mark_printed(S("(12) x"), &number), 4);
    assert_int_equal(number, 12);
    assert_int_equal(mark_printed(S("[1]"), &number), 3);
    assert_int_equal(mark_printed(S("/3/"), &number), 3);
    assert_int_equal(mark_printed(S("<F2>"), &number), 4);
    assert_int_equal(mark_printed(S("(right to buy)"), &number), 0);
    assert_int_equal(mark_printed(S("(2010)"), &number), 0);
    assert_int_equal(mark_printed(S("(1]"), &number), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden), cmocka_unit_test(test_laws),  cmocka_unit_test(test_prefixes),
        cmocka_unit_test(test_damage), cmocka_unit_test(test_dates), cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
