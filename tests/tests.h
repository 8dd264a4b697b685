/* tests.h: what all test programs share: cmocka, texts compared, golden files, the samples. */
#ifndef SEC16_TESTS_H
#define SEC16_TESTS_H

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* Fails with both texts if they differ. */
void check_str(Str got, const char *want, const char *file, int line);
#define assert_str(got, want) check_str((got), (want), __FILE__, __LINE__)

/* The whole of a file; fails the test if it cannot be read. Free with buf_free. */
Buf test_file(const char *path);

/* Compares with tests/golden/NAME; with ACCEPT=1 in the environment shows the difference and takes `got`
 * over. */
void check_golden(const char *name, Str got);

/* All files below `folder` whose names end in `tail` ("" = all), by name; the number of them. Calls `each`
 * for every one. */
size_t for_each_file(const char *folder, const char *tail,
                     void (*each)(const char *path, Str bytes, void *ctx), void *ctx);

/* True, and says that it skips, when ../shared is not at hand. */
bool skip_without_shared(const char *why);

#endif
