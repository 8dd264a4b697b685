/* fetch.c: libcurl, and the manners that the SEC asks for. It is loaded when it is needed: with the libraries
 * below it, it would take three times as long to start as all the rest of the program. */
#include "get/fetch.h"

#include "base/file.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef __APPLE__
#define LIBCURL "libcurl.4.dylib"
#else
#define LIBCURL "libcurl.so.4"
#endif

enum {
    INTERVAL_MS = 110,   /* between two requests: the SEC allows ten a second */
    TRIES = 5,           /* of a file whose transfer breaks off */
    THROTTLED_TRIES = 4, /* of one that is held back */
    PAUSE_MS = 500,      /* after the first that broke off; doubled each time */
    THROTTLED_S = 600,   /* how long the SEC holds back, where it does not say */
    THROTTLED_S_MOST = 3600
};

/* What is called of libcurl. */
#define CURL_CALLS(CALL)                                                                                     \
    CALL(global_init)                                                                                        \
    CALL(global_cleanup)                                                                                     \
    CALL(easy_init)                                                                                          \
    CALL(easy_cleanup)                                                                                       \
    CALL(easy_setopt)                                                                                        \
    CALL(easy_perform)                                                                                       \
    CALL(easy_getinfo)                                                                                       \
    CALL(easy_strerror)                                                                                      \
    CALL(version_info)

#undef curl_easy_setopt /* macros that look at the types of arguments */
#undef curl_easy_getinfo

static struct Calls {
#define CALL(name) __typeof__(&curl_##name) name;
    CURL_CALLS(CALL)
#undef CALL
} call;

/* Once; false: it is not on this system. */
static bool load_curl(void)
{
    void *library = call.global_init ? NULL : dlopen(LIBCURL, RTLD_NOW | RTLD_LOCAL);
    if (!library) return call.global_init != NULL;
#define CALL(name)                                                                                           \
    *(void **)&call.name = dlsym(library, "curl_" #name);                                                    \
    if (!call.name) return call = (struct Calls){0}, false;
    CURL_CALLS(CALL)
#undef CALL
    return true;
}

struct Fetch {
    CURL *curl;
    FetchWaits waits;
    void *ctx;
    Buf *out; /* of the request that goes on */
    bool too_big;
    long retry_after; /* seconds, as the answer says; -1: it does not */
    struct timespec last;
    size_t asked;
};

static void pause_ms(long ms)
{
    struct timespec left = {ms / 1000, ms % 1000 * 1000000L};
    while (nanosleep(&left, &left) && errno == EINTR) continue;
}

static long ms_since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)(now.tv_sec - then->tv_sec) * 1000 + (now.tv_nsec - then->tv_nsec) / 1000000;
}

static size_t take_bytes(char *p, size_t size, size_t n, void *ctx)
{
    Fetch *f = ctx;
    f->too_big = f->out->n + size * n > FILE_LIMIT;
    if (f->too_big) return 0;
    buf_put(f->out, (Str){p, size * n});
    return size * n;
}

static size_t take_header(char *p, size_t size, size_t n, void *ctx)
{
    Fetch *f = ctx;
    Str line = {p, size * n}, name = str_cut(&line, ':');
    line = str_trim(line);
    if (str_eq_nocase(name, S("Retry-After")) && line.n && line.n < 6 && is_digit(line.p[0]))
        f->retry_after = strtol(line.p, NULL, 10);
    return size * n;
}

Fetch *fetch_new(const char *agent, bool http, FetchWaits waits, void *ctx)
{
    if (!load_curl()) return NULL;
    Fetch *f = mem_new(1, sizeof *f);
    call.global_init(CURL_GLOBAL_DEFAULT);
    *f = (Fetch){.curl = call.easy_init(), .waits = waits, .ctx = ctx};
    if (!f->curl) mem_fail();
    call.easy_setopt(f->curl, CURLOPT_USERAGENT, agent);
    call.easy_setopt(f->curl, CURLOPT_ACCEPT_ENCODING, "gzip");
    call.easy_setopt(f->curl, CURLOPT_NOSIGNAL, 1L);
    call.easy_setopt(f->curl, CURLOPT_FOLLOWLOCATION, 1L);
    call.easy_setopt(f->curl, CURLOPT_MAXREDIRS, 3L);
    call.easy_setopt(f->curl, CURLOPT_PROTOCOLS_STR, http ? "http,https" : "https");
    call.easy_setopt(f->curl, CURLOPT_REDIR_PROTOCOLS_STR, http ? "http,https" : "https");
    call.easy_setopt(f->curl, CURLOPT_CONNECTTIMEOUT, 30L);
    call.easy_setopt(f->curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    call.easy_setopt(f->curl, CURLOPT_LOW_SPEED_TIME, 60L);
    call.easy_setopt(f->curl, CURLOPT_WRITEFUNCTION, take_bytes);
    call.easy_setopt(f->curl, CURLOPT_WRITEDATA, f);
    call.easy_setopt(f->curl, CURLOPT_HEADERFUNCTION, take_header);
    call.easy_setopt(f->curl, CURLOPT_HEADERDATA, f);
    return f;
}

void fetch_free(Fetch *f)
{
    call.easy_cleanup(f->curl);
    call.global_cleanup();
    free(f);
}

/* One request, no sooner than it may be. The status, 0 where none came. */
static long ask(Fetch *f, const char *address, CURLcode *code)
{
    long status = 0, ms = ms_since(&f->last);
    if (f->asked && ms < INTERVAL_MS) pause_ms(INTERVAL_MS - ms);
    clock_gettime(CLOCK_MONOTONIC, &f->last);
    f->asked++;
    f->retry_after = -1;
    buf_clear(f->out);
    call.easy_setopt(f->curl, CURLOPT_URL, address);
    *code = call.easy_perform(f->curl);
    call.easy_getinfo(f->curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

/* Held back for asking too often: 429, or a page of 403 that says so. */
static bool is_throttled(long status, Str page)
{
    return status == 429 || (status == 403 && str_has_nocase(page, S("Request Rate Threshold Exceeded")));
}

static void wait_throttled(Fetch *f)
{
    long seconds = f->retry_after >= 0 ? f->retry_after : THROTTLED_S;
    if (seconds > THROTTLED_S_MOST) seconds = THROTTLED_S_MOST;
    f->waits(f->ctx, (int)seconds, "EDGAR says that it was asked too often");
    pause_ms(seconds * 1000);
}

/* A host that is not there, a certificate that is wrong: asking again does not help. */
static bool is_final(CURLcode code)
{
    return code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL ||
           code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_PEER_FAILED_VERIFICATION ||
           code == CURLE_TOO_MANY_REDIRECTS;
}

static FetchEnd failed(Buf *why, const char *what)
{
    buf_clear(why);
    buf_puts(why, what);
    return FETCH_FAILED;
}

/* What an answer means that is neither the file nor worth another try; FETCH_DONE: try again. */
static FetchEnd refused(const Fetch *f, long status, CURLcode code, Buf *why)
{
    if (f->too_big) return failed(why, "larger than 512 MiB: fetch it by hand");
    if (is_final(code)) return failed(why, call.easy_strerror(code));
    if (code == CURLE_OK && (status == 404 || status == 410)) return FETCH_ABSENT;
    if (code == CURLE_OK && status == 403 && str_has_nocase(buf_str(f->out), S("Undeclared Automated Tool")))
        return failed(why, "EDGAR does not take who asks: give your name and an e-mail address (--agent)");
    if (code == CURLE_OK && status >= 400 && status < 500 && status != 408)
        return buf_clear(why), buf_fmt(why, "EDGAR refuses it (status %ld)", status), FETCH_FAILED;
    return FETCH_DONE;
}

FetchEnd fetch(Fetch *f, const char *address, bool (*whole)(Str bytes), Buf *out, Buf *why)
{
    f->out = out;
    long pause = PAUSE_MS;
    for (int tries = 0, throttled = 0; tries < TRIES;) {
        CURLcode code;
        long status = ask(f, address, &code);
        if (code == CURLE_OK && is_throttled(status, buf_str(out))) {
            if (++throttled == THROTTLED_TRIES)
                return failed(why, "EDGAR goes on holding back: ask again in an hour");
            wait_throttled(f);
            continue;
        }
        bool ok = code == CURLE_OK && status == 200;
        if (ok && whole(buf_str(out))) return FETCH_DONE;
        FetchEnd end = ok ? FETCH_DONE : refused(f, status, code, why);
        if (end != FETCH_DONE) return end;
        buf_clear(why);
        if (ok)
            buf_puts(why, "what came is not what was asked for, or not all of it");
        else if (code != CURLE_OK)
            buf_puts(why, call.easy_strerror(code));
        else
            buf_fmt(why, "EDGAR answers with status %ld", status);
        if (++tries < TRIES) pause_ms(pause), pause *= 2;
    }
    return FETCH_FAILED;
}

size_t fetch_asked(const Fetch *f) { return f->asked; }

void fetch_library(Buf *out)
{
    if (load_curl())
        buf_fmt(out, "libcurl %s", call.version_info(CURLVERSION_NOW)->version);
    else
        buf_puts(out, LIBCURL " is not here: no sec16 get");
}
