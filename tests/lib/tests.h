/* tests.h: what all test programs share: cmocka, texts compared, golden files, the samples, Docs. */
#ifndef SEC16_TESTS_H
#define SEC16_TESTS_H

#include "model/doc.h"

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

/* An archive of libarchive that is being written. */
struct archive;
/* Begins a zip, or a tar.gz, at a path; fails the test if it cannot. */
struct archive *archive_start(const char *path, bool zip);
void archive_add(struct archive *a, const char *name, Str bytes);
void archive_end(struct archive *a);

/* Compares with tests/golden/NAME; with ACCEPT=1 in the environment shows the difference and takes `got`
 * over. */
void check_golden(const char *name, Str got);

/* All files below `folder` whose names end in `tail` ("" = all), by name; the number of them. Calls `each`
 * for every one. */
size_t for_each_file(const char *folder, const char *tail,
                     void (*each)(const char *path, Str bytes, void *ctx), void *ctx);

/* Reads a printed form, whatever else its bytes might be taken for. */
void read_print(Doc *d, Str bytes);

/* Fails where a span of the Doc reaches beyond its text. */
void check_spans(const Doc *d);

/* A cell of one Doc and the one at its place in another. */
typedef struct CellPair {
    const Doc *a, *b;
    const Cell *x, *y;
    Part part;
    size_t row;
    FieldId field; /* F_NONE for a footnote */
} CellPair;

/* Calls `each` for every cell; fails where the Docs have not equally many rows in each part. */
void for_each_pair(const Doc *a, const Doc *b, void (*each)(const CellPair *pair, const void *ctx),
                   const void *ctx);

/* True, and says that it skips, when ../shared is not at hand. */
bool skip_without_shared(const char *why);

#endif
