/* watch.h: files that arrive in folders that were loaded, and files that have changed since. */
#ifndef SEC16_LOAD_WATCH_H
#define SEC16_LOAD_WATCH_H

#include "base/str.h"

#include <stdbool.h>

typedef struct Watch Watch;

/* From now on; `paths` must live as long. Never NULL; free with watch_stop. */
Watch *watch_start(const char *const *paths, size_t n);
void watch_stop(Watch *w); /* NULL is allowed */
/* This one was read: it does not arrive any more. */
void watch_read(Watch *w, const char *path);
/* The next file that has arrived and is written to no more; NULL: none. Looks at the folders when something
 * happened in them (inotify), and every few seconds. The path is valid until watch_stop. */
const char *watch_next(Watch *w);

/* How a file was. */
typedef struct FileStamp {
    int64_t size, seconds, nanoseconds; /* size -1: it is not there */
} FileStamp;
FileStamp stamp_of(const char *path);
static inline bool stamp_same(FileStamp a, FileStamp b)
{
    return a.size == b.size && a.seconds == b.seconds && a.nanoseconds == b.nanoseconds;
}

#endif
