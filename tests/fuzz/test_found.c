/* test_found.c: what the fuzzers found once, in found/TARGET/, must hold for good; and so must their laws
 * over the samples. */
#include "fuzz.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void run(const char *path, Str bytes, void *ctx)
{
    (void)path;
    const FuzzTarget *t = ctx;
    char *own = mem_new(bytes.n, 1); /* so that AddressSanitizer sees one byte too many */
    if (bytes.n) memcpy(own, bytes.p, bytes.n);
    t->run((Str){own, bytes.n});
    free(own);
}

static void run_below(const char *folder, const char *tail, const FuzzTarget *t)
{
    for_each_file(fuzz_path(folder), tail, run, (void *)(uintptr_t)t);
}

static const FuzzTarget *by_name(const char *name)
{
    for (size_t i = 0; i < fuzz_ntarget; i++)
        if (!strcmp(fuzz_targets[i].name, name)) return &fuzz_targets[i];
    fail_msg("no target %s", name);
    return NULL;
}

static void test_found(void **state)
{
    (void)state;
    size_t n = 0;
    for (size_t i = 0; i < fuzz_ntarget; i++) {
        char folder[64];
        snprintf(folder, sizeof folder, "tests/fuzz/found/%s", fuzz_targets[i].name);
        const char *path = fuzz_path(folder);
        if (access(path, R_OK)) continue;
        n += for_each_file(path, "", run, (void *)(uintptr_t)&fuzz_targets[i]);
    }
    assert_true(n > 0);
}

static void test_samples(void **state)
{
    (void)state;
    static const char *const fed[][2] = {{"document", "samples"},
                                         {"outputs", "samples"},
                                         {"markup", "samples"},
                                         {"header", "samples"},
                                         {"script", "tests/golden/screens"}};
    for (size_t i = 0; i < sizeof fed / sizeof *fed; i++)
        run_below(fed[i][1], i == 4 ? "/form.keys" : i > 1 ? "/form4-page.html" : "", by_name(fed[i][0]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_found), cmocka_unit_test(test_samples)};
    fuzz_start();
    return cmocka_run_group_tests_name("found", tests, NULL, NULL);
}
