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
void write_file(const char *path, Str bytes);

/* A new file below /tmp with these bytes, or a new folder; its path comes into `path`. The test unlinks the
 * file. */
#define TEST_PATH 64
void test_file_new(char path[TEST_PATH], Str bytes);
void test_folder_new(char path[TEST_PATH]);
void test_folder_remove(const char *path); /* with all that is in it */

/* The same numbers each time, on every machine: 0 to 65535. */
unsigned next_random(unsigned *seed);

Date day(const char *iso); /* "2024-05-14" */

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

/* Reads a filing; fails if there is none. Free with doc_free. */
Doc doc_of(Str bytes);
static inline Doc doc_of_z(const char *text) { return doc_of(str_z(text)); }
/* What doc_dump says of these bytes, filing or not; their spans are checked. Free with buf_free. */
Buf dump_of(Str bytes);

/* Builders of Docs by hand: a value as a reader would put it, its span empty; NULL puts none. */
void doc_put(Doc *d, Part part, size_t row, FieldId f, const char *value);
/* A new row of Common Stock: its values in the order of the fields, split at blanks. */
void doc_put_row(Doc *d, TableId t, const FieldId *order, size_t n, Str values);

/* Fails unless the cell is there and has this value, as exported; check_guess: and is a guess. */
void check_cell_value(const Doc *d, Part part, size_t row, FieldId f, const char *want, const char *file,
                      int line);
#define check_value(d, part, row, f, want) check_cell_value(d, part, row, f, want, __FILE__, __LINE__)
#define check_guess(d, part, row, f, want)                                                                   \
    do {                                                                                                     \
        check_value(d, part, row, f, want);                                                                  \
        assert_true(doc_cell(d, part, row, f)->prov &PROV_GUESSED);                                          \
    } while (0)

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
