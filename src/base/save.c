/* save.c: writing a whole file so that at no time half of it is there. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static Err system_err(void) { return (Err){ERR_SYSTEM, errno}; }

static Err write_all(int fd, Str bytes)
{
    while (bytes.n) {
        ssize_t put = write(fd, bytes.p, bytes.n);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return system_err();
        bytes = str_from(bytes, (size_t)put);
    }
    return (Err){0};
}

/* Written and, if it is kept anywhere, on the disk; closed in any case. */
static Err write_out(int fd, Str bytes)
{
    Err e = write_all(fd, bytes);
    if (!e.kind && fsync(fd) && errno != EINVAL && errno != EROFS && errno != ENOTSUP) e = system_err();
    if (close(fd) && !e.kind) e = system_err();
    return e;
}

static Err write_in_place(const char *path, Str bytes, int how)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | how, 0666);
    return fd < 0 ? system_err() : write_out(fd, bytes);
}

static void sync_folder_of(Str path)
{
    size_t n = path.n;
    while (n && path.p[n - 1] != '/') n--;
    Buf folder = {0};
    buf_put(&folder, n ? str_sub(path, 0, n) : S("."));
    int fd = open(folder.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) fsync(fd), close(fd);
    buf_free(&folder);
}

/* What a new file may be used for, by the mask of the process. */
static mode_t new_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Beside the file, then put in its place. `old`: what is there now; NULL: nothing. */
static Err write_beside(Str path, const struct stat *old, Str bytes)
{
    Buf beside = {0};
    buf_fmt(&beside, "%.*s.XXXXXX", STR_ARG(path));
    int fd = mkstemp(beside.p);
    Err e = fd < 0 ? system_err() : (Err){0};
    if (fd >= 0) {
        if (old && fchown(fd, old->st_uid, old->st_gid)) errno = 0; /* only the superuser can give it away */
        if (fchmod(fd, old ? old->st_mode & 07777 : new_mode())) e = system_err();
        Err written = write_out(fd, bytes);
        if (!e.kind) e = written;
        if (!e.kind && rename(beside.p, path.p)) e = system_err();
        if (e.kind) unlink(beside.p);
    }
    if (!e.kind) sync_folder_of(path);
    buf_free(&beside);
    return e;
}

/* Standard output or error, if that is what the name leads to (/dev/stdout); else -1. */
static int stream_of(const struct stat *st)
{
    struct stat of;
    for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++)
        if (!fstat(fd, &of) && of.st_dev == st->st_dev && of.st_ino == st->st_ino) return fd;
    return -1;
}

Err file_save(const char *path, Str bytes)
{
    struct stat st;
    if (stat(path, &st)) {
        struct stat link;
        bool leads_on = !lstat(path, &link) && S_ISLNK(link.st_mode); /* to what is not there yet */
        return leads_on ? write_in_place(path, bytes, O_TRUNC) : write_beside(str_z(path), NULL, bytes);
    }
    int stream = stream_of(&st);
    if (stream >= 0) return write_all(stream, bytes); /* goes on where the stream stands */
    if (!S_ISREG(st.st_mode)) return write_in_place(path, bytes, 0);
    char *real = realpath(path, NULL);
    Err e = real ? write_beside(str_z(real), &st, bytes) : system_err();
    free(real);
    /* a folder that takes no new file may have one that can be written to */
    return e.kind && (e.sys == EACCES || e.sys == EROFS) ? write_in_place(path, bytes, O_TRUNC) : e;
}

Err file_make_folders(const char *path)
{
    Buf folder = {0};
    Err e = {0};
    for (size_t i = 1; path[0] && path[i] && !e.kind; i++) {
        if (path[i] != '/') continue;
        buf_clear(&folder);
        buf_put(&folder, (Str){path, i});
        if (mkdir(folder.p, 0700) && errno != EEXIST) e = system_err();
    }
    buf_free(&folder);
    return e;
}
