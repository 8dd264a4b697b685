/* spool.c: appended to under a lock, read with pread. */
#include "load/spool.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct Spool {
    pthread_mutex_t lock;
    int fd; /* -1: not made yet */
    uint64_t end;
};

Spool *spool_new(void)
{
    Spool *s = mem_new(1, sizeof *s);
    pthread_mutex_init(&s->lock, NULL);
    s->fd = -1;
    return s;
}

void spool_free(Spool *s)
{
    if (s->fd >= 0) close(s->fd);
    pthread_mutex_destroy(&s->lock);
    free(s);
}

Err spool_put(Spool *s, Str bytes, uint64_t *at)
{
    Err e = {0};
    pthread_mutex_lock(&s->lock);
    if (s->fd < 0) s->fd = file_nameless();
    if (s->fd < 0)
        e = (Err){ERR_SYSTEM, errno};
    else
        e = file_write_at(s->fd, bytes, s->end);
    *at = s->end;
    if (!e.kind) s->end += bytes.n;
    pthread_mutex_unlock(&s->lock);
    return e;
}

Err spool_get(Spool *s, uint64_t at, size_t len, Buf *out) { return file_read_at(s->fd, at, len, out); }
