/* watch.c: looks at the folders when the system says that something happened, and from time to time. */
#include "load/watch.h"

#include "base/file.h"
#include "base/symbols.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/inotify.h>
#endif

enum { LOOK_SECONDS = 10, SETTLE_SECONDS = 1 };

typedef enum FileState { FILE_OLD, FILE_GROWS, FILE_ARRIVED } FileState;

/* A file that was seen, by its path. */
typedef struct Seen {
    FileStamp stamp;
    FileState state;
} Seen;

struct Watch {
    const char *const *paths;
    size_t npath;
    int64_t since;
    int events; /* of inotify; -1: there is none */
    Symbols names;
    Seen *seen; /* by Sym */
    size_t cap, next;
    Arena arena;
    time_t looked;
    bool grows; /* some file is still being written to */
};

FileStamp stamp_of(const char *path)
{
    struct stat st;
    if (stat(path, &st)) return (FileStamp){.size = -1};
    return (FileStamp){st.st_size, st.st_mtim.tv_sec, st.st_mtim.tv_nsec};
}

/* Put into the folder, or written, since then. */
static bool is_new(const Watch *w, const char *path)
{
    struct stat st;
    return !stat(path, &st) && (st.st_ctim.tv_sec >= w->since || st.st_mtim.tv_sec >= w->since);
}

static Seen *seen(Watch *w, const char *path, bool *before)
{
    Sym s = sym_find(&w->names, str_z(path));
    *before = s != 0;
    if (!s) {
        s = sym_add(&w->names, str_z(path));
        w->seen = mem_grow(w->seen, &w->cap, s + 1, sizeof *w->seen);
        w->seen[s] = (Seen){.state = FILE_OLD};
    }
    return &w->seen[s];
}

void watch_read(Watch *w, const char *path)
{
    bool before;
    seen(w, path, &before)->state = FILE_OLD;
}

static void listen(const Watch *w, const char *path)
{
#ifdef __linux__
    Buf folder = {0};
    size_t n = str_z(path).n;
    while (n && path[n - 1] != '/') n--;
    buf_put(&folder, n ? (Str){path, n} : S("."));
    if (w->events >= 0)
        inotify_add_watch(w->events, folder.p,
                          IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR | IN_MASK_ADD);
    buf_free(&folder);
#else
    (void)w, (void)path;
#endif
}

/* A file is taken when it has been the same for two looks. */
static bool look_at(void *ctx, const char *path)
{
    Watch *w = ctx;
    bool before;
    Seen *s = seen(w, path, &before);
    if (before && s->state != FILE_GROWS) return true;
    listen(w, path);
    FileStamp now = stamp_of(path);
    if (!before)
        s->state = is_new(w, path) ? FILE_GROWS : FILE_OLD;
    else if (stamp_same(s->stamp, now) && now.size > 0)
        s->state = FILE_ARRIVED;
    s->stamp = now;
    w->grows |= s->state == FILE_GROWS;
    return true;
}

static void ignore(void *ctx, const char *path, Err e) { (void)ctx, (void)path, (void)e; }

static void look(Watch *w)
{
    const Walk walk = {w, look_at, ignore};
    w->looked = time(NULL);
    w->grows = false;
    w->next = 1;
    for (size_t i = 0; i < w->npath; i++)
        if (!str_eq(str_z(w->paths[i]), S("-"))) file_walk(w->paths[i], &walk);
}

static bool happened(const Watch *w)
{
    char events[4096];
    bool any = false;
    while (w->events >= 0 && read(w->events, events, sizeof events) > 0) any = true;
    return any;
}

Watch *watch_start(const char *const *paths, size_t n)
{
    Watch *w = mem_new(1, sizeof *w);
    *w = (Watch){.paths = paths, .npath = n, .since = (int64_t)time(NULL), .events = -1, .next = 1};
    w->looked = time(NULL);
#ifdef __linux__
    w->events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    for (size_t i = 0; i < n; i++)
        if (w->events >= 0)
            inotify_add_watch(w->events, paths[i], IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR);
#endif
    return w;
}

void watch_stop(Watch *w)
{
    if (!w) return;
    if (w->events >= 0) close(w->events);
    symbols_free(&w->names);
    arena_free(&w->arena);
    free(w->seen);
    free(w);
}

const char *watch_next(Watch *w)
{
    time_t now = time(NULL);
    bool due = now - w->looked >= (w->grows ? SETTLE_SECONDS : LOOK_SECONDS);
    if (happened(w) || due) look(w);
    for (; w->next < w->names.n; w->next++) {
        Seen *s = &w->seen[w->next];
        if (s->state != FILE_ARRIVED) continue;
        s->state = FILE_OLD;
        Str name = sym_str(&w->names, (Sym)w->next);
        return str_copy(&w->arena, name).p;
    }
    return NULL;
}
