/* tests.c: what all test programs share. */
#define _XOPEN_SOURCE 700
#include "tests.h"

#include "base/file.h"
#include "read/form.h"
#include "read/read.h"
#include "read/sniff.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void check_str(Str got, const char *want, const char *file, int line)
{
    if (str_eq(got, str_z(want))) return;
    print_error("got:  \"%.*s\"\nwant: \"%s\"\n", STR_ARG(got), want);
    _fail(file, line);
}

Buf test_file(const char *path)
{
    Buf b = {0};
    Err e = file_read(path, FILE_LIMIT, &b);
    if (e.kind) fail_msg("%s: cannot be read", path);
    if (!b.p) buf_fill(&b, ' ', 1), buf_clear(&b);
    return b;
}

void write_file(const char *path, Str bytes)
{
    FILE *f = fopen(path, "w");
    if (!f || fwrite(bytes.p, 1, bytes.n, f) != bytes.n || fclose(f)) fail_msg("%s cannot be written", path);
}

void test_file_new(char path[TEST_PATH], Str bytes)
{
    strcpy(path, "/tmp/sec16-test-XXXXXX");
    int fd = mkstemp(path);
    if (fd < 0) fail_msg("%s cannot be made", path);
    close(fd);
    write_file(path, bytes);
}

void test_folder_new(char path[TEST_PATH])
{
    strcpy(path, "/tmp/sec16-test-XXXXXX");
    if (!mkdtemp(path)) fail_msg("%s cannot be made", path);
}

void test_folder_remove(const char *path)
{
    char command[TEST_PATH + 16];
    snprintf(command, sizeof command, "rm -r '%s'", path);
    assert_int_equal(system(command), 0);
}

unsigned next_random(unsigned *seed) { return *seed = *seed * 1103515245 + 12345, *seed >> 16; }

Date day(const char *iso)
{
    Date d = DATE_NONE;
    assert_true(date_parse(str_z(iso), DATE_ISO, &d));
    return d;
}

struct archive *archive_start(const char *path, bool zip)
{
    struct archive *a = archive_write_new();
    if (!zip) assert_int_equal(archive_write_add_filter_gzip(a), ARCHIVE_OK);
    assert_int_equal(archive_write_set_format(a, zip ? ARCHIVE_FORMAT_ZIP : ARCHIVE_FORMAT_TAR), ARCHIVE_OK);
    assert_int_equal(archive_write_open_filename(a, path), ARCHIVE_OK);
    return a;
}

void archive_add(struct archive *a, const char *name, Str bytes)
{
    struct archive_entry *e = archive_entry_new();
    archive_entry_set_pathname(e, name);
    archive_entry_set_size(e, (la_int64_t)bytes.n);
    archive_entry_set_filetype(e, AE_IFREG);
    archive_entry_set_perm(e, 0600);
    assert_int_equal(archive_write_header(a, e), ARCHIVE_OK);
    assert_int_equal(archive_write_data(a, bytes.p, bytes.n), bytes.n);
    archive_entry_free(e);
}

void archive_end(struct archive *a)
{
    assert_int_equal(archive_write_close(a), ARCHIVE_OK);
    archive_write_free(a);
}

static void show_difference(const char *path, Str got)
{
    char made[] = "/tmp/sec16-golden-XXXXXX", command[512];
    int fd = mkstemp(made);
    if (fd < 0 || write(fd, got.p, got.n) != (ssize_t)got.n) fail_msg("cannot write %s", made);
    close(fd);
    snprintf(command, sizeof command, "diff -u %s %s >&2", path, made);
    if (system(command) < 0) fail_msg("cannot run diff");
    unlink(made);
}

void check_golden(const char *name, Str got)
{
    char path[256];
    snprintf(path, sizeof path, "tests/golden/%s", name);
    bool there = access(path, R_OK) == 0;
    Buf want = {0};
    if (there) want = test_file(path);
    bool same = there && str_eq(buf_str(&want), got);
    buf_free(&want);
    if (same) return;
    const char *accept = getenv("ACCEPT");
    if (there) show_difference(path, got);
    if (!accept || !*accept) fail_msg("%s differs (make accept shows and takes over)", path);
    FILE *f = fopen(path, "w");
    if (!f || fwrite(got.p, 1, got.n, f) != got.n || fclose(f)) fail_msg("%s cannot be written", path);
    print_message("accepted %s\n", path);
}

typedef struct Each {
    const char *tail;
    void (*each)(const char *path, Str bytes, void *ctx);
    void *ctx;
    size_t n;
} Each;

static bool each_file(void *ctx, const char *path)
{
    Each *e = ctx;
    if (!str_ends(str_z(path), str_z(e->tail))) return true;
    Buf b = test_file(path);
    e->each(path, buf_str(&b), e->ctx);
    buf_free(&b);
    e->n++;
    return true;
}

static void no_failure(void *ctx, const char *path, Err e)
{
    (void)ctx;
    fail_msg("%s: %d", path, e.kind);
}

size_t for_each_file(const char *folder, const char *tail,
                     void (*each)(const char *path, Str bytes, void *ctx), void *ctx)
{
    Each e = {tail, each, ctx, 0};
    const Walk walk = {&e, each_file, no_failure};
    file_walk(folder, &walk);
    return e.n;
}

/* ---- Docs ---- */

Doc doc_of(Str bytes)
{
    Doc d;
    assert_true(read_doc(bytes, &d));
    return d;
}

Buf dump_of(Str bytes)
{
    Doc d;
    Buf out = {0};
    (void)read_doc(bytes, &d);
    check_spans(&d);
    doc_dump(&d, &out);
    doc_free(&d);
    return out;
}

void doc_put(Doc *d, Part part, size_t row, FieldId f, const char *value)
{
    if (value) cell_set(d, doc_cell(d, part, row, f), f, str_z(value), (Span){0});
}

void doc_put_row(Doc *d, TableId t, const FieldId *order, size_t n, Str values)
{
    DocRow *row = doc_add_row(d, t, false);
    cell_set(d, &row->cell[F_securityTitle], F_securityTitle, S("Common Stock"), (Span){0});
    for (size_t i = 0; i < n; i++)
        cell_set(d, &row->cell[order[i]], order[i], str_cut(&values, ' '), (Span){0});
}

void check_cell_value(const Doc *d, Part part, size_t row, FieldId f, const char *want, const char *file,
                      int line)
{
    char room[DATE_TEXT + DEC_TEXT];
    const Cell *c = doc_cell(d, part, row, f);
    if (!c) fail_msg("%s:%d: %s %zu has no %s", file, line, part_name(part), row, fields[f].name);
    check_str(cell_value(c, f, room), want, file, line);
}

static void check_span(const Doc *d, Span raw)
{
    if ((size_t)raw.at + raw.len > d->text.n) fail_msg("%u+%u is outside", raw.at, raw.len);
}

static void check_cell_span(const CellPair *pair, const void *ctx)
{
    (void)ctx;
    check_span(pair->a, pair->x->raw);
}

void read_print(Doc *d, Str bytes)
{
    doc_init(d, bytes, ORIGIN_TEXT);
    form_read(d, sniff_print(bytes));
    doc_finish(d);
}

void check_spans(const Doc *d)
{
    for_each_pair(d, d, check_cell_span, NULL);
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++) check_span(d, d->table[t].row[i].raw);
    for (size_t i = 0; i < d->nref; i++) check_span(d, d->ref[i].raw);
    for (size_t i = 0; i < d->npiece; i++) check_span(d, d->piece[i].place.raw);
    for (size_t i = 0; i < d->nrepair; i++) check_span(d, d->repair[i].place.raw);
    for (size_t i = 0; i < d->nattachment; i++) check_span(d, d->attachment[i].raw);
    for (size_t i = 0; i < d->ntrouble; i++) check_span(d, d->trouble[i].raw);
}

/* The fields of a part; a footnote has one cell. */
static const struct {
    int first, end;
} fields_of[PARTS] = {[PART_DOC] = {F_DOC, F_OWNER}, [PART_OWNER] = {F_OWNER, F_SIGN},
                      [PART_I] = {0, F_ROW_END},     [PART_II] = {0, F_ROW_END},
                      [PART_NOTE] = {0, 1},          [PART_SIGN] = {F_SIGN, F_END}};

void for_each_pair(const Doc *a, const Doc *b, void (*each)(const CellPair *pair, const void *ctx),
                   const void *ctx)
{
    for (int p = PART_DOC; p < PARTS; p++) {
        assert_int_equal(doc_rows(a, (Part)p), doc_rows(b, (Part)p));
        for (size_t r = 0; r < doc_rows(a, (Part)p); r++)
            for (int f = fields_of[p].first; f < fields_of[p].end; f++) {
                CellPair pair = {a, b, NULL, NULL, (Part)p, r, p == PART_NOTE ? F_NONE : (FieldId)f};
                pair.x = doc_cell(a, (Part)p, r, (FieldId)f);
                pair.y = doc_cell(b, (Part)p, r, (FieldId)f);
                each(&pair, ctx);
            }
    }
}

bool skip_without_shared(const char *why)
{
    if (access("../shared/corpus", R_OK) == 0) return false;
    print_message("skip %s: ../shared is not here\n", why);
    return true;
}
