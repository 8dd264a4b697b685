/* test_load.c: the pipeline: order, failures, stopping in the middle, reading again. */
#include "load/load.h"
#include "tests.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char filing[] =
    "<?xml "
    "version=\"1.0\"?><ownershipDocument><schemaVersion>X0508</schemaVersion><documentType>4</documentType>"
    "<periodOfReport>2025-01-02</periodOfReport><issuer><issuerCik>99%08d</issuerCik><issuerName>Acme</"
    "issuerName>"
    "</issuer></ownershipDocument>";

static char folder[TEST_PATH];

static void write_in(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    write_file(path, str_z(text));
}

static int make_folder(void **state)
{
    (void)state;
    test_folder_new(folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    test_folder_remove(folder);
    return 0;
}

static void write_filings(int n)
{
    for (int i = 0; i < n; i++) {
        char name[32], text[512];
        snprintf(name, sizeof name, "%05d.xml", i);
        snprintf(text, sizeof text, filing, i);
        write_in(name, text);
    }
}

static void filings_come_in_the_order_of_the_input(void **state)
{
    (void)state;
    write_filings(700);
    const char *paths[] = {folder};
    Load *l = load_start(&(LoadOptions){.paths = paths, .npath = 1, .threads = 4});
    Loaded x;
    int n = 0;
    for (; load_next(l, true, &x); n++) {
        char cik[32];
        snprintf(cik, sizeof cik, "99%08d", n);
        assert_true(x.ok);
        assert_str(cell_text(doc_item(&x.doc, F_issuerCik)), cik);
        loaded_free(&x);
    }
    LoadState s = load_state(l);
    assert_int_equal(n, 700);
    assert_true(s.done);
    assert_int_equal(s.filings, 700);
    assert_int_equal(s.found, 700);
    load_stop(l);
}

static void stopping_at_any_time_leaves_nothing(void **state)
{
    (void)state;
    write_filings(300);
    const char *paths[] = {folder, folder};
    for (int take = 0; take < 200; take += 66) {
        Load *l = load_start(&(LoadOptions){.paths = paths, .npath = 2, .threads = 3});
        Loaded x;
        for (int i = 0; i < take; i++) {
            assert_true(load_next(l, true, &x));
            loaded_free(&x);
        }
        load_stop(l); /* the sanitizers tell what is left */
    }
}

/* The first filing of a large archive does not wait for the others, and few of them are in memory at once. */
static void an_archive_is_not_read_ahead_of_its_reader(void **state)
{
    (void)state;
    enum { FILINGS = 3000, UNDER_WAY = 128 };
    char path[128], name[32], text[512];
    snprintf(path, sizeof path, "%s/many.tar.gz", folder);
    struct archive *a = archive_start(path, false);
    for (int i = 0; i < FILINGS; i++) {
        snprintf(name, sizeof name, "%05d.xml", i);
        snprintf(text, sizeof text, filing, i);
        archive_add(a, name, str_z(text));
    }
    archive_end(a);
    const char *paths[] = {path};
    Load *l = load_start(&(LoadOptions){.paths = paths, .npath = 1, .threads = 2});
    Loaded x;
    size_t n = 0;
    for (; load_next(l, true, &x); loaded_free(&x), n++)
        if (load_state(l).found > n + 1 + UNDER_WAY) fail_msg("%zu found at %zu", load_state(l).found, n);
    assert_int_equal(n, FILINGS);
    load_stop(l);
}

static void what_cannot_be_read_is_told_in_its_place(void **state)
{
    (void)state;
    char text[512], missing[128], empty[128];
    write_in("a.xml", "");
    snprintf(text, sizeof text, filing, 1);
    write_in("b.xml", text);
    write_in("c.txt", "just some words about nothing\n");
    snprintf(missing, sizeof missing, "%s/missing.xml", folder);
    snprintf(empty, sizeof empty, "%s/empty", folder);
    assert_int_equal(mkdir(empty, 0700), 0);
    const char *paths[] = {folder, missing, empty};
    static const bool ok[] = {false, true, false, false, false};
    Load *l = load_start(&(LoadOptions){.paths = paths, .npath = 3});
    Loaded x;
    size_t n = 0;
    for (; load_next(l, true, &x); n++) {
        assert_true(n < 5);
        assert_int_equal(x.ok, ok[n]);
        if (!x.ok) assert_true(x.what.n > 10);
        loaded_free(&x);
    }
    assert_int_equal(n, 5);
    assert_int_equal(load_state(l).failed, 4);
    load_stop(l);
}

static void a_filing_reads_again_until_it_changes(void **state)
{
    (void)state;
    write_filings(1);
    const char *paths[] = {folder};
    Corpus c = {0};
    Load *l = load_start(&(LoadOptions){.paths = paths, .npath = 1});
    Loaded x;
    assert_true(load_next(l, true, &x));
    Buf before = {0}, after = {0};
    doc_dump(&x.doc, &before);
    corpus_add(&c, &x.doc, &x.where, &x.findings);
    size_t findings = x.findings.n;
    loaded_free(&x);
    assert_true(load_again(l, &c, 0, &x));
    doc_dump(&x.doc, &after);
    assert_true(str_eq(buf_str(&before), buf_str(&after)));
    assert_int_equal(x.findings.n, findings);
    loaded_free(&x);
    char text[512];
    snprintf(text, sizeof text, filing, 7);
    write_in("00000.xml", text);
    assert_false(load_again(l, &c, 0, &x));
    assert_str(buf_str(&x.what), "the file has changed since it was loaded: open it again");
    loaded_free(&x);
    write_in("00000.xml", "short");
    assert_false(load_again(l, &c, 0, &x));
    loaded_free(&x);
    load_stop(l);
    corpus_free(&c);
    buf_free(&before), buf_free(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(filings_come_in_the_order_of_the_input, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(stopping_at_any_time_leaves_nothing, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(an_archive_is_not_read_ahead_of_its_reader, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_told_in_its_place, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_filing_reads_again_until_it_changes, make_folder, remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
