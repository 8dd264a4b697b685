/* review.c: decisions and marks, put into the log and read from it. */
#include "store/review.h"

#include "store/log.h"

#include <pthread.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct Review {
    Log log;
    pthread_mutex_t lock;
    Buf said; /* the error, for the thread that asks */
    Buf who;
    int version; /* of what other processes wrote; 0: never asked */
};

/* ---- opening ---- */

static void find_who(Buf *out)
{
    const char *named = getenv("SEC16_REVIEWER");
    const struct passwd *user = named && *named ? NULL : getpwuid(getuid());
    if (named && *named) buf_puts(out, named);
    if (user) buf_puts(out, user->pw_name);
    if (!out->n) buf_fmt(out, "user %ld", (long)getuid());
}

static void name_session(char out[17])
{
    uint64_t random;
    sqlite3_randomness(sizeof random, &random);
    for (int i = 0; i < 16; i++, random >>= 4) out[i] = "0123456789abcdef"[random & 15];
    out[16] = 0;
}

Review *review_new(const char *path)
{
    Review *r = mem_new(1, sizeof *r);
    r->log.db.given = path;
    pthread_mutex_init(&r->lock, NULL);
    name_session(r->log.session);
    find_who(&r->who);
    return r;
}

void review_close(Review *r)
{
    if (!r) return;
    db_close(&r->log.db);
    buf_free(&r->log.db.path);
    buf_free(&r->log.db.error);
    buf_free(&r->said);
    buf_free(&r->who);
    pthread_mutex_destroy(&r->lock);
    free(r);
}

static Log *locked(Review *r)
{
    pthread_mutex_lock(&r->lock);
    return &r->log;
}

static bool unlocked(Review *r, bool ok)
{
    pthread_mutex_unlock(&r->lock);
    return ok;
}

bool review_open(Review *r) { return unlocked(r, db_open(&locked(r)->db, false)); }

Str review_who(const Review *r) { return buf_str(&r->who); }

Str review_error(Review *r)
{
    Log *l = locked(r);
    buf_clear(&r->said);
    buf_put(&r->said, buf_str(&l->db.error));
    unlocked(r, true);
    return buf_str(&r->said);
}

bool review_changed(Review *r)
{
    int before = r->version;
    Log *l = locked(r);
    if (db_open(&l->db, false) && l->db.sqlite) db_version(&l->db, &r->version);
    return unlocked(r, before && before != r->version);
}

/* ---- decisions ---- */

typedef struct Laying {
    Doc *doc;
    Laid *out;
} Laying;

static void lay(void *ctx, const Act *a)
{
    Laying *x = ctx;
    x->out->kinds |= 1u << a->kind;
    if (a->kind != ACT_DECISION) return;
    Decision d = {.place = a->place,
                  .verdict = (uint8_t)verdict_by_name(a->verdict),
                  .value = a->value,
                  .source = a->source,
                  .who = a->who,
                  .time = a->time};
    x->out->gone += a->place.part >= PARTS || d.verdict >= VERDICTS || !doc_decide(x->doc, &d);
}

bool review_read(Review *r, Str sha256, Doc *d, Laid *out)
{
    out->gone = out->kinds = 0;
    return unlocked(r, log_read(locked(r), sha256, lay, &(Laying){d, out}));
}

void review_lay(void *review, Doc *d, Laid *out)
{
    Review *r = review;
    *out = (Laid){.unread = !review_open(r)};
    if (out->unread || !r->log.db.sqlite) return; /* without a file nobody has decided anything */
    out->unread = !review_read(r, hash_sha256(d->text, out->sha256), d, out);
}

static bool add(Review *r, Str sha256, Act *a)
{
    a->who = review_who(r);
    if (!a->time) a->time = (int64_t)time(NULL);
    Log *l = locked(r);
    bool none = !a->verdict.n && db_open(&l->db, false) && !l->db.sqlite; /* no file: nothing to take back */
    return unlocked(r, none || log_add(l, sha256, a));
}

bool review_keep(Review *r, Str sha256, const Decision *x)
{
    return add(r, sha256,
               &(Act){.kind = ACT_DECISION,
                      .place = x->place,
                      .verdict = str_z(verdict_name((Verdict)x->verdict)),
                      .value = x->value,
                      .source = x->source,
                      .time = x->time});
}

bool review_forget(Review *r, Str sha256, Place p)
{
    return add(r, sha256, &(Act){.kind = ACT_DECISION, .place = p});
}

/* ---- marks ---- */

static void take_mark(void *ctx, const Act *a)
{
    Marks *m = ctx;
    if (a->kind == ACT_DECISION || a->place.part >= PARTS) return;
    m->at = mem_grow(m->at, &m->cap, m->n + 1, sizeof *m->at);
    m->at[m->n++] = (Mark){.kind = (uint8_t)a->kind,
                           .place = a->place,
                           .finding = str_copy(&m->arena, a->finding),
                           .text = str_copy(&m->arena, a->value),
                           .about = str_copy(&m->arena, a->source),
                           .who = str_copy(&m->arena, a->who),
                           .time = a->time};
}

bool review_marks(Review *r, Str sha256, Marks *out)
{
    return unlocked(r, log_read(locked(r), sha256, take_mark, out));
}

void marks_free(Marks *m)
{
    free(m->at);
    arena_free(&m->arena);
    *m = (Marks){0};
}

static bool put_mark(Review *r, Str sha256, const Mark *m, Str verdict)
{
    static const Place whole = {.part = PART_FILING, .field = F_NONE};
    return add(r, sha256,
               &(Act){.kind = (ActKind)m->kind,
                      .place = m->kind == ACT_NOTE ? m->place : whole,
                      .finding = m->finding,
                      .verdict = verdict,
                      .value = m->text,
                      .source = m->about});
}

bool review_mark(Review *r, Str sha256, const Mark *m) { return put_mark(r, sha256, m, S("yes")); }

bool review_unmark(Review *r, Str sha256, const Mark *m) { return put_mark(r, sha256, m, S("")); }

bool review_all(Review *r, void (*each)(void *ctx, Str sha256, unsigned kinds), void *ctx)
{
    return unlocked(r, log_filings(locked(r), each, ctx));
}

/* ---- undo ---- */

bool review_begin(Review *r) { return unlocked(r, log_begin(locked(r))); }

bool review_end(Review *r) { return unlocked(r, log_end(locked(r))); }

static Undo turn(Review *r, bool again, Touched *touched)
{
    Undo done = log_undo(locked(r), again, touched);
    unlocked(r, true);
    return done;
}

Undo review_undo(Review *r, Touched *touched) { return turn(r, false, touched); }

Undo review_redo(Review *r, Touched *touched) { return turn(r, true, touched); }

void review_library(Buf *out) { buf_fmt(out, "SQLite %s", sqlite3_libversion()); }
