/* input.c: walks the paths and looks into archives. */
#include "load/input.h"

#include "read/archive.h"
#include "read/dataset.h"

#include <string.h>
#include <unistd.h>

typedef struct Finder {
    const InputSink *sink;
    const char *path; /* of the archive that is being unpacked */
    size_t found;     /* below the path that is being walked   */
    bool go;
    Dataset *tables; /* of a quarter's data set, as far as they were met; NULL = none was */
    Buf quarter;     /* the folder, or archive and folder, that they are in */
} Finder;

void input_free(Input *input)
{
    buf_free(&input->path);
    buf_free(&input->member);
    buf_free(&input->bytes);
    buf_free(&input->text);
}

static bool put(Finder *f, InputKind kind, const char *path, Str member, Buf bytes, Str text)
{
    Input input = {.kind = kind, .bytes = bytes};
    buf_puts(&input.path, path);
    buf_put(&input.member, member);
    buf_put(&input.text, text);
    f->found++;
    return f->go = f->sink->put(f->sink->ctx, input);
}

static bool put_trouble(Finder *f, const char *path, Str member, Str what)
{
    return put(f, INPUT_TROUBLE, path, member, (Buf){0}, what);
}

static void put_failure(void *ctx, const char *path, Err e)
{
    Finder *f = ctx;
    Arena a = {0};
    if (f->go) put_trouble(f, path, (Str){0}, err_text(e, &a));
    arena_free(&a);
}

/* ---- the SEC's data sets: eight tables of one folder make filings once all were met ---- */

static bool put_flat_filing(void *ctx, Str accession, Buf *bytes)
{
    Finder *f = ctx;
    Buf taken = *bytes;
    *bytes = (Buf){0};
    return put(f, INPUT_BYTES, f->quarter.p, accession, taken, (Str){0});
}

static bool put_flat_trouble(void *ctx, Str table, Str what)
{
    Finder *f = ctx;
    return put_trouble(f, f->quarter.p, table, what);
}

/* Rules 4, trap 3: in 975 of 36,075 filings of one quarter the pair stood on the wrong row. */
#define DATASET_NOTICE                                                                                       \
    "a data set of the SEC: in some filings its D/I and nature of ownership stand on the wrong row, "        \
    "numbers are rounded "                                                                                   \
    "to two decimals, and times are left out; the checks that rest on these are off"

static void put_quarter(Finder *f)
{
    const DatasetSink sink = {f, put_flat_filing, put_flat_trouble};
    if (!f->tables) return;
    if (f->go) put(f, INPUT_NOTICE, f->quarter.p, (Str){0}, (Buf){0}, S(DATASET_NOTICE));
    if (f->go) dataset_filings(f->tables, &sink);
    dataset_free(f->tables);
    f->tables = NULL;
    buf_clear(&f->quarter);
}

static Str folder_of(Str path)
{
    while (path.n && path.p[path.n - 1] != '/') path.n--;
    return path.n ? (Str){path.p, path.n - 1} : S(".");
}

static bool take_table(Finder *f, Str path, Buf *bytes)
{
    Str folder = folder_of(path);
    if (f->tables && !str_eq(buf_str(&f->quarter), folder)) put_quarter(f);
    if (!f->tables) {
        f->tables = dataset_new();
        buf_put(&f->quarter, folder);
    }
    dataset_add(f->tables, path, bytes);
    return f->go;
}

static bool put_companion(Finder *f, const char *path, Str member)
{
    return put(f, INPUT_NOTICE, path, member, (Buf){0},
               S("the SEC's description of a data set: it holds no filings, and was not read"));
}

/* ---- files, archives, standard input ---- */

static bool put_member(void *ctx, Str name, Buf *bytes, Str flaw)
{
    Finder *f = ctx;
    if (dataset_is_table(name)) {
        Buf path = {0};
        buf_fmt(&path, "%s/%.*s", f->path, STR_ARG(name));
        take_table(f, buf_str(&path), bytes);
        buf_free(&path);
        return flaw.n ? put_trouble(f, f->path, name, flaw) : f->go;
    }
    if (dataset_is_companion(name)) return put_companion(f, f->path, name);
    Buf taken = *bytes;
    *bytes = (Buf){0};
    return put(f, INPUT_BYTES, f->path, name, taken, flaw);
}

static bool put_member_trouble(void *ctx, Str name, Str what)
{
    Finder *f = ctx;
    return put_trouble(f, f->path, name, what);
}

static bool put_member_notice(void *ctx, Str name, Str what)
{
    Finder *f = ctx;
    return put(f, INPUT_NOTICE, f->path, name, (Buf){0}, what);
}

static bool members_wanted(void *ctx)
{
    Finder *f = ctx;
    return f->go = f->sink->wanted(f->sink->ctx);
}

static bool is_archive(const char *path)
{
    Buf head = {0};
    file_read_part(path, 0, 512, &head); /* ERR_SHORT is as good; what cannot be read is told by the worker */
    bool yes = archive_looks_like(buf_str(&head));
    buf_free(&head);
    return yes;
}

static bool put_table_file(Finder *f, const char *path)
{
    Buf bytes = {0};
    Err e = file_read(path, FILE_LIMIT, &bytes);
    if (e.kind)
        put_failure(f, path, e);
    else
        take_table(f, str_z(path), &bytes);
    buf_free(&bytes);
    return f->go;
}

static bool put_file(void *ctx, const char *path)
{
    Finder *f = ctx;
    if (dataset_is_table(str_z(path))) return put_table_file(f, path);
    if (dataset_is_companion(str_z(path))) return put_companion(f, path, (Str){0});
    if (!is_archive(path)) return put(f, INPUT_FILE, path, (Str){0}, (Buf){0}, (Str){0});
    f->path = path;
    size_t before = f->found;
    const ArchiveSink members = {f, put_member, put_member_trouble, put_member_notice, members_wanted};
    bool whole = archive_read_file(path, &members);
    put_quarter(f);
    if (whole && f->found == before)
        put_trouble(f, path, (Str){0}, S("an archive without files: name one that holds filings"));
    return f->go;
}

static void put_stdin(Finder *f)
{
    Buf bytes = {0};
    Err e = file_read_stream(STDIN_FILENO, FILE_LIMIT, members_wanted, f, &bytes);
    f->path = "-";
    const ArchiveSink members = {f, put_member, put_member_trouble, put_member_notice, members_wanted};
    if (e.kind)
        put_failure(f, "-", e);
    else if (archive_looks_like(buf_str(&bytes)))
        archive_read_bytes(buf_str(&bytes), &members);
    else
        put_member(f, (Str){0}, &bytes, (Str){0});
    buf_free(&bytes);
}

void inputs_find(const char *const *paths, size_t n, const InputSink *sink)
{
    Finder f = {.sink = sink, .go = true};
    const Walk walk = {&f, put_file, put_failure};
    for (size_t i = 0; i < n && f.go; i++) {
        f.found = 0;
        if (!strcmp(paths[i], "-"))
            put_stdin(&f);
        else
            file_walk(paths[i], &walk);
        put_quarter(&f);
        if (f.go && !f.found)
            put_trouble(&f, paths[i], (Str){0}, S("a folder without files: name one that holds filings"));
    }
    buf_free(&f.quarter);
}
