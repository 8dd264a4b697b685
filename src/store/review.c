/* review.c: the file of decisions. It is opened when first needed, and made when first written to. */
#include "store/review.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <sqlite3.h>

enum {
    BUSY_MS = 250,            /* how long to wait for another process: less than a person notices much of */
    APPLICATION = 0x53313652, /* "S16R": tells the file from those of other programs */
    VERSION = 1
};

static const char schema[] =
    "CREATE TABLE decision (\n"
    "    filing TEXT NOT NULL,      -- SHA-256 of its bytes\n"
    "    part TEXT NOT NULL,        -- header, owner, Table I, Table II, footnote, signature\n"
    "    row INTEGER NOT NULL,      -- from 1\n"
    "    field TEXT NOT NULL,       -- the SEC's element name; empty for a footnote\n"
    "    verdict TEXT NOT NULL,     -- accepted, rejected, typed\n"
    "    value TEXT NOT NULL,       -- accepted or typed, in normal form\n"
    "    source TEXT NOT NULL,      -- what the filing says there\n"
    "    decided INTEGER NOT NULL,  -- seconds since 1970-01-01 UTC\n"
    "    PRIMARY KEY (filing, part, row, field)\n"
    ") WITHOUT ROWID;\n";

struct Review {
    const char *given;
    Buf path;
    sqlite3 *db; /* NULL: not open */
    Buf error;
};

Review *review_new(const char *path)
{
    Review *r = mem_new(1, sizeof *r);
    r->given = path;
    return r;
}

static void shut(Review *r)
{
    sqlite3_close(r->db);
    r->db = NULL;
}

void review_close(Review *r)
{
    if (!r) return;
    shut(r);
    buf_free(&r->path);
    buf_free(&r->error);
    free(r);
}

Str review_error(const Review *r) { return buf_str(&r->error); }

/* ---- what went wrong ---- */

static bool fail(Review *r, const char *what)
{
    buf_clear(&r->error);
    if (r->path.n) buf_fmt(&r->error, "%s: ", r->path.p);
    buf_puts(&r->error, what);
    return false;
}

/* In words, with what to do next. */
static bool fail_sqlite(Review *r, int code)
{
    switch (code & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return fail(
            r, "not a file of decisions, or damaged: move it away, or name another with --review-db=FILE");
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return fail(r, "another program is writing to it: try again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return fail(r, "cannot be opened or written to: check folder and permissions, or name another with "
                       "--review-db=FILE");
    case SQLITE_FULL: return fail(r, "the disk is full: make room and try again");
    default: return fail(r, sqlite3_errstr(code));
    }
}

/* ---- opening ---- */

/* Every folder above the file, as far as it is missing; what fails shows when the file is opened. */
static void make_folders(char *path)
{
    for (char *p = path + 1; *p; p++) {
        if (*p != '/') continue;
        *p = 0;
        mkdir(path, 0700);
        *p = '/';
    }
}

static bool find_path(Review *r)
{
    if (r->path.n) return true;
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (r->given)
        buf_puts(&r->path, r->given);
    else if (data && *data == '/') /* others are to be left aside, as its specification says */
        buf_fmt(&r->path, "%s/sec16/review.db", data);
    else if (home && *home)
        buf_fmt(&r->path, "%s/.local/share/sec16/review.db", home);
    else
        return fail(r, "no place for decisions: HOME is not set; name a file with --review-db=FILE");
    return true;
}

static bool is_missing(const char *path)
{
    struct stat st;
    return stat(path, &st) && (errno == ENOENT || errno == ENOTDIR);
}

static int get_number(sqlite3 *db, const char *sql, int *out)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &s, NULL);
    if (!code) code = sqlite3_step(s);
    if (code == SQLITE_ROW) *out = sqlite3_column_int(s, 0);
    sqlite3_finalize(s);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

/* Makes the table in a new file; another process may do so at the same time. Called within a transaction. */
static int make_schema(sqlite3 *db)
{
    char pragma[96];
    sqlite3_snprintf(sizeof pragma, pragma, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
                     APPLICATION, VERSION);
    int code = sqlite3_exec(db, schema, NULL, NULL, NULL);
    return code ? code : sqlite3_exec(db, pragma, NULL, NULL, NULL);
}

typedef struct Stamp {
    int application, version, tables;
} Stamp;

static int get_stamp(sqlite3 *db, Stamp *s)
{
    int code = get_number(db, "PRAGMA application_id", &s->application);
    if (!code) code = get_number(db, "PRAGMA user_version", &s->version);
    return code ? code : get_number(db, "SELECT count(*) FROM sqlite_schema", &s->tables);
}

static int make_if_new(sqlite3 *db, Stamp *s)
{
    int code = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (!code) code = get_stamp(db, s);
    if (!code && !s->tables) code = make_schema(db);
    if (!code) code = get_stamp(db, s);
    int ended = sqlite3_exec(db, code ? "ROLLBACK" : "COMMIT", NULL, NULL, NULL);
    return code ? code : ended;
}

static bool check_stamp(Review *r, const Stamp *s)
{
    if (s->application != APPLICATION)
        return fail(r, "a database of another program: name another file with --review-db=FILE");
    if (s->version > VERSION)
        return fail(r, "written by a newer sec16: use that one, or name another file with --review-db=FILE");
    return true;
}

/* True with `r->db` open; also, without `make`, where there is no file yet: `r->db` stays NULL. */
static bool open_file(Review *r, bool make)
{
    Stamp stamp = {0};
    if (r->db) return true;
    if (!find_path(r)) return false;
    if (!make && is_missing(r->path.p)) return true;
    if (make && !r->given) make_folders(r->path.p);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (make ? SQLITE_OPEN_CREATE : 0);
    int code = sqlite3_open_v2(r->path.p, &r->db, flags, NULL);
    if (!code) code = sqlite3_busy_timeout(r->db, BUSY_MS);
    if (!code) code = get_stamp(r->db, &stamp);
    if (!code && !stamp.tables && make) code = make_if_new(r->db, &stamp);
    bool empty = !code && !stamp.tables; /* just made by another process */
    bool ok = code ? fail_sqlite(r, code) : empty || check_stamp(r, &stamp);
    if (!ok || empty) shut(r);
    return ok;
}

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
    if (!open_file(r, false)) return false;
    int code = r->db ? sqlite3_prepare_v2(r->db, sql, -1, &s, NULL) : SQLITE_DONE;
    if (s) bind(s, 1, sha256);
    while (s && (code = sqlite3_step(s)) == SQLITE_ROW) lost += !read_decision(s, &x) || !doc_decide(d, &x);
    sqlite3_finalize(s);
    if (gone) *gone = lost;
    return code == SQLITE_DONE || fail_sqlite(r, code);
}

/* A single statement is a transaction of its own. */
static bool run(Review *r, sqlite3_stmt *s, int code)
{
    if (!code) code = sqlite3_step(s);
    sqlite3_finalize(s);
    return code == SQLITE_DONE || fail_sqlite(r, code);
}

bool review_keep(Review *r, Str sha256, const Decision *x)
{
    static const char sql[] = "INSERT OR REPLACE INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    sqlite3_stmt *s = NULL;
    if (!open_file(r, true)) return false;
    int code = sqlite3_prepare_v2(r->db, sql, -1, &s, NULL);
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
    if (!open_file(r, false)) return false;
    if (!r->db) return true;
    int code = sqlite3_prepare_v2(r->db, sql, -1, &s, NULL);
    bind_key(s, sha256, p);
    return run(r, s, code);
}

void review_library(Buf *out) { buf_fmt(out, "SQLite %s", sqlite3_libversion()); }
