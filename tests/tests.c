/* tests.c: what all test programs share. */
#include "tests.h"

#include "base/file.h"

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

bool skip_without_shared(const char *why)
{
    if (access("../shared/corpus", R_OK) == 0) return false;
    print_message("skip %s: ../shared is not here\n", why);
    return true;
}
