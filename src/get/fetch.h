/* fetch.h: one file over the network, politely. Used inside get only. */
#ifndef SEC16_GET_FETCH_H
#define SEC16_GET_FETCH_H

#include "base/str.h"

typedef struct Fetch Fetch;

typedef enum FetchEnd {
    FETCH_DONE,
    FETCH_ABSENT, /* there is no such file */
    FETCH_FAILED  /* `why` says it */
} FetchEnd;

/* Told when it must wait: so many seconds, and why. */
typedef void (*FetchWaits)(void *ctx, int seconds, const char *why);

/* NULL: libcurl is not on this system. http: not only https. */
Fetch *fetch_new(const char *agent, bool http, FetchWaits waits, void *ctx);
void fetch_free(Fetch *f);
/* Asks for an address, at most ten times a second in all, and again after a pause where that may help.
 * `whole`: is this all of what was asked for? The bytes come into `out`, which is cleared. */
FetchEnd fetch(Fetch *f, const char *address, bool (*whole)(Str bytes), Buf *out, Buf *why);
size_t fetch_asked(const Fetch *f); /* how often so far */
void fetch_library(Buf *out);

#endif
