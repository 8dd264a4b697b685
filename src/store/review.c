/* review.c: decisions about cells, in the file behind a Review. */
#include "store/review.h"

#include "store/db.h"

#include <stdlib.h>

struct Review {
    Db db;
};

Review *review_new(const char *path)
{
    Review *r = mem_new(1, sizeof *r);
    r->db.given = path;
    return r;
}

void review_close(Review *r)
{
    if (!r) return;
    db_close(&r->db);
    buf_free(&r->db.path);
    buf_free(&r->db.error);
    free(r);
}

bool review_open(Review *r) { return db_open(&r->db, false); }

Str review_error(const Review *r) { return buf_str(&r->db.error); }

/* ---- decisions ---- */

static void bind(sqlite3_stmt *s, int i, Str text)
{
    sqlite3_bind_text(s, i, text.n ? text.p : "", (int)text.n, SQLITE_TRANSIENT);
}

static const char *field_name(uint8_t f) { return f < F_END ? fields[f].name : ""; }

static void bind_key(sqlite3_stmt *s, Str sha256, Place p)
{
    bind(s, 1, sha256);
    bind(s, 2, str_z(part_name((Part)p.part)));
    sqlite3_bind_int(s, 3, p.row + 1);
    bind(s, 4, str_z(field_name(p.field)));
}

static Str column(sqlite3_stmt *s, int i)
{
    const void *p = sqlite3_column_blob(s, i);
    return (Str){p, p ? (size_t)sqlite3_column_bytes(s, i) : 0};
}

static Part part_by_name(Str name)
{
    Part p = 0;
    while (p < PARTS && !str_eq(str_z(part_name(p)), name)) p++;
    return p;
}

/* One row of the table; false if it names nothing that this program knows. Its texts live until the next
 * step. */
static bool read_decision(sqlite3_stmt *s, Decision *out)
{
    Part part = part_by_name(column(s, 0));
    int64_t row = sqlite3_column_int64(s, 1);
    Str field = column(s, 2);
    FieldId f = field.n ? field_by_name(field) : F_NONE;
    *out = (Decision){.place = {.part = (uint8_t)part, .row = (uint16_t)(row - 1), .field = (uint8_t)f},
                      .verdict = (uint8_t)verdict_by_name(column(s, 3)),
                      .value = column(s, 4),
                      .source = column(s, 5),
                      .time = sqlite3_column_int64(s, 6)};
    return part < PARTS && row >= 1 && row <= UINT16_MAX && out->verdict < VERDICTS &&
           (f != F_NONE || !field.n);
}

bool review_read(Review *r, Str sha256, Doc *d, size_t *gone)
{
    static const char sql[] = "SELECT part, row, field, verdict, value, source, decided FROM decision "
                              "WHERE filing = ? ORDER BY part, row, field";
    sqlite3_stmt *s = NULL;
    Decision x;
    size_t lost = 0;
    if (!db_open(&r->db, false)) return false;
    int code = r->db.sqlite ? sqlite3_prepare_v2(r->db.sqlite, sql, -1, &s, NULL) : SQLITE_DONE;
    if (s) bind(s, 1, sha256);
    while (s && (code = sqlite3_step(s)) == SQLITE_ROW) lost += !read_decision(s, &x) || !doc_decide(d, &x);
    sqlite3_finalize(s);
    if (gone) *gone = lost;
    return code == SQLITE_DONE || db_fail(&r->db, code);
}

/* A single statement is a transaction of its own. */
static bool run(Review *r, sqlite3_stmt *s, int code)
{
    if (!code) code = sqlite3_step(s);
    sqlite3_finalize(s);
    return code == SQLITE_DONE || db_fail(&r->db, code);
}

bool review_keep(Review *r, Str sha256, const Decision *x)
{
    static const char sql[] = "INSERT OR REPLACE INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    sqlite3_stmt *s = NULL;
    if (!db_open(&r->db, true)) return false;
    int code = sqlite3_prepare_v2(r->db.sqlite, sql, -1, &s, NULL);
    bind_key(s, sha256, x->place);
    bind(s, 5, str_z(verdict_name((Verdict)x->verdict)));
    bind(s, 6, x->value);
    bind(s, 7, x->source);
    sqlite3_bind_int64(s, 8, x->time);
    return run(r, s, code);
}

bool review_forget(Review *r, Str sha256, Place p)
{
    static const char sql[] = "DELETE FROM decision WHERE filing = ? AND part = ? AND row = ? AND field = ?";
    sqlite3_stmt *s = NULL;
    if (!db_open(&r->db, false)) return false;
    if (!r->db.sqlite) return true;
    int code = sqlite3_prepare_v2(r->db.sqlite, sql, -1, &s, NULL);
    bind_key(s, sha256, p);
    return run(r, s, code);
}
