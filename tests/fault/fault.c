/* fault.c: makes one call fail. FAULT=CALL:N:HOW, CALL one of the functions below, N from 1; HOW: EINTR, EIO,
 * ENOSPC, EMFILE, ENOMEM, or "short" for one byte of what was asked for. With HOW ending in "+" all calls
 * from the N-th on fail. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static const struct {
    const char *name;
    int number;
} errors[] = {{"EINTR", EINTR}, {"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EMFILE", EMFILE}, {"ENOMEM", ENOMEM}};

enum { NONE, SHORT = -1 };

/* Whether this call of `name` is the one, and how it fails: an errno, SHORT, or NONE. */
static int fault(const char *name, atomic_int *calls)
{
    const char *order = getenv("FAULT");
    size_t n = strlen(name);
    if (!order || strncmp(order, name, n) != 0 || order[n] != ':') return NONE;
    char *how;
    long at = strtol(order + n + 1, &how, 10);
    int call = atomic_fetch_add(calls, 1) + 1;
    size_t len = strlen(how);
    if (call != at && !(call > at && len && how[len - 1] == '+')) return NONE;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (!strncmp(how + 1, errors[i].name, strlen(errors[i].name))) return errors[i].number;
    return SHORT;
}

/* The C library's own. */
#define NEXT(name)                                                                                           \
    __extension__({                                                                                          \
        static void *next;                                                                                   \
        if (!next) next = dlsym(RTLD_NEXT, #name);                                                           \
        next;                                                                                                \
    })

#define FAILS(name)                                                                                          \
    static atomic_int calls;                                                                                 \
    int failed = fault(#name, &calls)

ssize_t read(int fd, void *p, size_t n)
{
    FAILS(read);
    if (failed > 0) return errno = failed, -1;
    return __extension__((ssize_t(*)(int, void *, size_t))NEXT(read))(fd, p, failed == SHORT && n ? 1 : n);
}

ssize_t pread(int fd, void *p, size_t n, off_t at)
{
    FAILS(pread);
    if (failed > 0) return errno = failed, -1;
    return __extension__((ssize_t(*)(int, void *, size_t, off_t))NEXT(pread))(
        fd, p, failed == SHORT && n ? 1 : n, at);
}

ssize_t write(int fd, const void *p, size_t n)
{
    FAILS(write);
    if (failed > 0) return errno = failed, -1;
    return __extension__((ssize_t(*)(int, const void *, size_t))NEXT(write))(fd, p,
                                                                             failed == SHORT && n ? 1 : n);
}

ssize_t pwrite(int fd, const void *p, size_t n, off_t at)
{
    FAILS(pwrite);
    if (failed > 0) return errno = failed, -1;
    return __extension__((ssize_t(*)(int, const void *, size_t, off_t))NEXT(pwrite))(
        fd, p, failed == SHORT && n ? 1 : n, at);
}

int fsync(int fd)
{
    FAILS(fsync);
    if (failed > 0) return errno = failed, -1;
    return __extension__((int (*)(int))NEXT(fsync))(fd);
}

int close(int fd)
{
    FAILS(close);
    int r = __extension__((int (*)(int))NEXT(close))(fd);
    return failed > 0 ? errno = failed, -1 : r;
}

int rename(const char *from, const char *to)
{
    FAILS(rename);
    if (failed > 0) return errno = failed, -1;
    return __extension__((int (*)(const char *, const char *))NEXT(rename))(from, to);
}

int mkstemp(char *path)
{
    FAILS(mkstemp);
    if (failed > 0) return errno = failed, -1;
    return __extension__((int (*)(char *))NEXT(mkstemp))(path);
}

void *malloc(size_t n)
{
    FAILS(malloc);
    if (failed > 0) return errno = failed, NULL;
    return __extension__((void *(*)(size_t))NEXT(malloc))(n);
}

void *realloc(void *p, size_t n)
{
    FAILS(realloc);
    if (failed > 0) return errno = failed, NULL;
    return __extension__((void *(*)(void *, size_t))NEXT(realloc))(p, n);
}
