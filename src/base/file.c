/* file.c: reading files and walking folders. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WALK_DEPTH 64

static Err system_err(void) { return (Err){ERR_SYSTEM, errno}; }

Str err_text(Err e, Arena *a)
{
    switch (e.kind) {
    case ERR_NONE: break;
    case ERR_SYSTEM:
        if (e.sys == ENOENT) return S("no such file or folder: check the spelling");
        if (e.sys == EACCES || e.sys == EPERM)
            return S("no permission to read it: ask its owner, or try ls -l");
        if (e.sys == ELOOP) return S("a link that leads back to itself: name the file it should lead to");
        return str_fmt(a, "cannot be read: %s", strerror(e.sys));
    case ERR_TOO_BIG: return str_fmt(a, "larger than %zu MiB: split it first", FILE_LIMIT >> 20);
    case ERR_NOT_FILE:
        return S("neither a file nor a folder: give a file, a folder, or - for standard input");
    case ERR_LOOP: return S("a folder that contains itself was not entered again");
    case ERR_DEEP: return S("folders nested too deep were left out: name them one by one");
    case ERR_SHORT: return S("shorter than when it was first read: load it again");
    }
    return (Str){0};
}

/* One read; at the end of the file it leaves `*more` false. */
static Err read_some(int fd, Buf *out, bool *more)
{
    out->p = mem_grow(out->p, &out->cap, out->n + 65536 + 1, 1);
    ssize_t got = read(fd, out->p + out->n, out->cap - out->n - 1);
    if (got < 0 && errno != EINTR) return system_err();
    if (got > 0) out->n += (size_t)got;
    out->p[out->n] = 0;
    *more = got != 0;
    return (Err){0};
}

Err file_read_stream(int fd, size_t limit, bool (*wanted)(void *ctx), void *ctx, Buf *out)
{
    enum { ASK_MILLISECONDS = 100 };
    size_t start = out->n;
    for (bool more = true; more;) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        if (wanted && !wanted(ctx)) break;
        if (wanted && poll(&p, 1, ASK_MILLISECONDS) <= 0) continue;
        Err e = read_some(fd, out, &more);
        if (e.kind) return e;
        if (out->n - start <= limit) continue;
        out->n = start;
        return (Err){ERR_TOO_BIG, 0};
    }
    return (Err){0};
}

Err file_read_fd(int fd, size_t limit, Buf *out) { return file_read_stream(fd, limit, NULL, NULL, out); }

/* Opens a regular file; *size is its size now. */
static Err open_file(const char *path, int *fd, size_t *size)
{
    struct stat st;
    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*fd < 0) return system_err();
    Err e = {0};
    if (fstat(*fd, &st))
        e = system_err();
    else if (!S_ISREG(st.st_mode))
        e.kind = ERR_NOT_FILE;
    else
        *size = (size_t)st.st_size;
    if (e.kind) close(*fd);
    return e;
}

Err file_read(const char *path, size_t limit, Buf *out)
{
    int fd;
    size_t size;
    Err e = open_file(path, &fd, &size);
    if (e.kind) return e;
    if (size > limit)
        e.kind = ERR_TOO_BIG;
    else {
        out->p = mem_grow(out->p, &out->cap, out->n + size + 65536 + 1, 1);
        e = file_read_fd(fd, limit, out);
    }
    close(fd);
    return e;
}

Err file_read_at(int fd, uint64_t at, size_t len, Buf *out)
{
    size_t start = out->n;
    Err e = {0};
    out->p = mem_grow(out->p, &out->cap, out->n + len + 1, 1);
    while (out->n - start < len && !e.kind) {
        ssize_t got = pread(fd, out->p + out->n, len - (out->n - start), (off_t)(at + (out->n - start)));
        if (got < 0 && errno != EINTR) e = system_err();
        if (got == 0) e.kind = ERR_SHORT;
        if (got > 0) out->n += (size_t)got;
    }
    out->p[out->n] = 0;
    return e;
}

Err file_read_part(const char *path, uint64_t at, size_t len, Buf *out)
{
    int fd;
    size_t size;
    Err e = open_file(path, &fd, &size);
    if (e.kind) return e;
    e = file_read_at(fd, at, len, out);
    close(fd);
    return e;
}

int file_nameless(void)
{
    const char *folder = getenv("TMPDIR");
    Buf path = {0};
    buf_fmt(&path, "%s/sec16-XXXXXX", folder && *folder ? folder : "/tmp");
    int fd = mkstemp(path.p);
    if (fd >= 0) {
        unlink(path.p);
        fcntl(fd, F_SETFD, FD_CLOEXEC);
    }
    buf_free(&path);
    return fd;
}

Err file_write_at(int fd, Str bytes, uint64_t at)
{
    while (bytes.n) {
        ssize_t put = pwrite(fd, bytes.p, bytes.n, (off_t)at);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return system_err();
        bytes = str_from(bytes, (size_t)put);
        at += (uint64_t)put;
    }
    return (Err){0};
}

/* The folders one is in, so that a link back to one of them is noticed. */
typedef struct Trail {
    const struct Trail *up;
    dev_t dev;
    ino_t ino;
    int depth;
} Trail;

static bool is_on_trail(const Trail *t, const struct stat *st)
{
    for (; t; t = t->up)
        if (t->dev == st->st_dev && t->ino == st->st_ino) return true;
    return false;
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool walk_any(const char *path, const Walk *walk, const Trail *up);

static int is_shown(const struct dirent *entry) { return entry->d_name[0] != '.'; }

/* By bytes, so that the order does not depend on the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* First the files of a folder, then the folders in it. */
static bool walk_folder(const char *path, const Walk *walk, const Trail *here)
{
    struct dirent **entries;
    int n = scandir(path, &entries, is_shown, by_name);
    if (n < 0) return walk->failed(walk->ctx, path, system_err()), true;
    bool go = true;
    size_t length = strlen(path);
    const char *slash = length && path[length - 1] == '/' ? "" : "/";
    Buf below = {0};
    for (int folders = 0; folders < 2; folders++)
        for (int i = 0; i < n && go; i++) {
            buf_clear(&below);
            buf_fmt(&below, "%s%s%s", path, slash, entries[i]->d_name);
            if (is_folder(below.p) == folders) go = walk_any(below.p, walk, here);
        }
    buf_free(&below);
    for (int i = 0; i < n; i++) free(entries[i]);
    free(entries);
    return go;
}

static bool walk_any(const char *path, const Walk *walk, const Trail *up)
{
    struct stat st;
    Err e = {0};
    if (stat(path, &st))
        e = system_err();
    else if (S_ISREG(st.st_mode))
        return walk->file(walk->ctx, path);
    else if (!S_ISDIR(st.st_mode))
        e.kind = ERR_NOT_FILE;
    else if (is_on_trail(up, &st))
        e.kind = ERR_LOOP;
    else if (up && up->depth >= WALK_DEPTH)
        e.kind = ERR_DEEP;
    if (e.kind) return walk->failed(walk->ctx, path, e), true;
    Trail here = {up, st.st_dev, st.st_ino, up ? up->depth + 1 : 1};
    return walk_folder(path, walk, &here);
}

bool file_walk(const char *path, const Walk *walk) { return walk_any(path, walk, NULL); }
