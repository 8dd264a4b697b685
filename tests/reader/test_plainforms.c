/* test_plainforms.c: real forms in plain text, as filed before 2003: what is understood of them was compared
 * with the page by eye, cell by cell. */
#include "tests.h"

#include "read/read.h"

static void check_form(const char *path, const char *golden)
{
    Buf text = test_file(path), dump = dump_of(buf_str(&text));
    Doc d = doc_of(buf_str(&text));
    check_golden(golden, buf_str(&dump));
    assert_int_equal(d.unread, 0);
    doc_free(&d);
    buf_free(&dump);
    buf_free(&text);
}

static void a_form_4_of_2000(void **state)
{
    (void)state;
    if (skip_without_shared("the plain-text form of 2000")) return;
    check_form("../shared/corpus/submission/0001094891-00-000193.txt", "plainforms/2000.txt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_form_4_of_2000)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
