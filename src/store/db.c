/* db.c: the file is opened when first needed, made when first written to, and read only when it is in every
 * part what this program would have made. */
#include "store/db.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

enum {
    BUSY_MS = 3000,           /* for another process: it writes for some milliseconds  */
    LOOK_MS = 5000,           /* of work between two calls: a million acts are read in one */
    LOOK_STEPS = 10000,       /* of SQLite's machine between two looks at the clock   */
    APPLICATION = 0x53313652, /* "S16R": tells the file from those of other programs  */
    VERSION = 2
};

/* What makes each version out of the one before. Never changed: a file is known by it, word for word. */
static const char *const schema[VERSION] = {
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
    ") WITHOUT ROWID;\n",
    "CREATE TABLE act (\n"
    "    id INTEGER PRIMARY KEY,    -- in the order in which they were done\n"
    "    step INTEGER NOT NULL,     -- id of the first act that was done together with it\n"
    "    session TEXT NOT NULL,     -- one run of sec16\n"
    "    undone INTEGER NOT NULL,   -- 0: it counts; 1: taken back; 2: and nothing does it again\n"
    "    filing TEXT NOT NULL,      -- SHA-256 of its bytes\n"
    "    kind TEXT NOT NULL,        -- reviewed, dismissed, note, decision\n"
    "    part TEXT NOT NULL,        -- filing, header, owner, Table I, Table II, footnote, signature\n"
    "    row INTEGER NOT NULL,      -- from 1\n"
    "    field TEXT NOT NULL,       -- the SEC's element name; empty for a footnote or a whole row\n"
    "    finding TEXT NOT NULL,     -- fingerprint of the one that is dismissed\n"
    "    verdict TEXT NOT NULL,     -- accepted, rejected, typed; yes of the other kinds; empty: none any "
    "more\n"
    "    value TEXT NOT NULL,       -- accepted or typed, in normal form; note; reason\n"
    "    source TEXT NOT NULL,      -- what the filing says there; the message of the finding\n"
    "    who TEXT NOT NULL,\n"
    "    time INTEGER NOT NULL      -- seconds since 1970-01-01 UTC\n"
    ");\n"
    "CREATE INDEX act_about ON act (filing, kind, part, row, field, finding, id);\n"
    "CREATE INDEX act_step ON act (session, undone, step);\n"
    "INSERT INTO act (step, session, undone, filing, kind, part, row, field, finding, verdict, value, "
    "source, who, time)\n"
    "    SELECT 0, '', 0, filing, 'decision', part, row, field, '', verdict, value, source, '', decided\n"
    "    FROM decision ORDER BY decided;\n"
    "UPDATE act SET step = id;\n"
    "DROP TABLE decision;\n",
};

/* ---- what went wrong ---- */

static bool fail(Db *db, const char *what)
{
    buf_clear(&db->error);
    if (db->path.n) buf_fmt(&db->error, "%s: ", db->path.p);
    buf_puts(&db->error, what);
    return false;
}

static bool refuse(Db *db, const char *what)
{
    db->refused = true;
    return fail(db, what);
}

bool db_fail(Db *db, int code)
{
    switch (code & 0xff) {
    case SQLITE_NOMEM: mem_fail();
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_INTERRUPT:
        return refuse(
            db, "not a file of decisions, or damaged: nothing is read from it or written to it; move it "
                "away, or name another with --review-db=FILE");
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return fail(db, "another program is writing to it: try again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return fail(db, "cannot be opened or written to: check folder and permissions, or name another with "
                        "--review-db=FILE");
    case SQLITE_FULL: return fail(db, "the disk is full: make room and try again");
    default: return fail(db, sqlite3_errstr(code));
    }
}

/* ---- where it is ---- */

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

static bool find_path(Db *db)
{
    if (db->path.n) return true;
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (db->given)
        buf_puts(&db->path, db->given);
    else if (data && *data == '/') /* others are to be left aside, as its specification says */
        buf_fmt(&db->path, "%s/sec16/review.db", data);
    else if (home && *home)
        buf_fmt(&db->path, "%s/.local/share/sec16/review.db", home);
    else
        return fail(db, "no place for decisions: HOME is not set; name a file with --review-db=FILE");
    return true;
}

/* Nothing is there yet, or a regular file: SQLite would write pages to whatever else it is. */
static bool check_kind(Db *db, bool *missing)
{
    struct stat st;
    *missing = stat(db->path.p, &st) && (errno == ENOENT || errno == ENOTDIR);
    if (*missing || S_ISREG(st.st_mode)) return true;
    return refuse(db, "not a regular file: name another with --review-db=FILE");
}

/* ---- whether it can be trusted ---- */

static int64_t clock_now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Ends what works for longer than anything does on a sound file; to wait, or to be suspended, is no work. */
static int look_at_clock(void *ctx)
{
    const Db *db = ctx;
    return clock_now(CLOCK_THREAD_CPUTIME_ID) - db->worked > (int64_t)LOOK_MS * 1000000;
}

/* Asks again soon: one who writes without a pause leaves only moments in between. */
static int wait_for_others(void *ctx, int asked)
{
    const Db *db = ctx;
    nanosleep(&(struct timespec){.tv_nsec = 500000 + asked % 7 * 300000}, NULL);
    return clock_now(CLOCK_MONOTONIC) - db->began < (int64_t)BUSY_MS * 1000000;
}

/* Nothing in the file is to run: no view, trigger or function of its own. */
static int harden(Db *db)
{
    static const int off[] = {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER,
                              SQLITE_DBCONFIG_ENABLE_VIEW,    SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
                              SQLITE_DBCONFIG_DQS_DML,        SQLITE_DBCONFIG_DQS_DDL};
    int code = sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    for (size_t i = 0; !code && i < sizeof off / sizeof *off; i++)
        code = sqlite3_db_config(db->sqlite, off[i], 0, NULL);
    sqlite3_progress_handler(db->sqlite, LOOK_STEPS, look_at_clock, db);
    if (!code) code = sqlite3_busy_handler(db->sqlite, wait_for_others, db);
    return code ? code : sqlite3_exec(db->sqlite, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
}

static int get_number(sqlite3 *sqlite, const char *sql, int *out)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(sqlite, sql, -1, &s, NULL);
    if (!code) code = sqlite3_step(s);
    if (code == SQLITE_ROW) *out = sqlite3_column_int(s, 0);
    sqlite3_finalize(s);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

/* Appends the first column of all rows, each as a line. */
static int get_lines(sqlite3 *sqlite, const char *sql, Buf *out)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(sqlite, sql, -1, &s, NULL);
    while (!code && (code = sqlite3_step(s)) == SQLITE_ROW) {
        const void *line = sqlite3_column_blob(s, 0);
        if (line) buf_put(out, (Str){line, (size_t)sqlite3_column_bytes(s, 0)});
        buf_char(out, '\n');
        code = SQLITE_OK;
    }
    sqlite3_finalize(s);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static const char everything[] = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') "
                                 "FROM sqlite_schema ORDER BY name";

static int make_versions(sqlite3 *sqlite, int from, int to)
{
    int code = SQLITE_OK;
    for (int v = from; !code && v < to; v++) code = sqlite3_exec(sqlite, schema[v], NULL, NULL, NULL);
    return code;
}

/* Whether the file holds what a file of its version holds, word for word, and nothing else. */
static int check_schema(Db *db, int version, bool *same)
{
    sqlite3 *model = NULL;
    Buf found = {0}, wanted = {0};
    int code = sqlite3_open(":memory:", &model);
    if (!code) code = make_versions(model, 0, version);
    if (!code) code = get_lines(model, everything, &wanted);
    if (!code) code = get_lines(db->sqlite, everything, &found);
    *same = str_eq(buf_str(&found), buf_str(&wanted));
    sqlite3_close(model);
    buf_free(&found);
    buf_free(&wanted);
    return code;
}

static int check_pages(Db *db, bool *sound)
{
    Buf said = {0};
    int code = get_lines(db->sqlite, "PRAGMA quick_check(1)", &said);
    *sound = str_eq(buf_str(&said), S("ok\n"));
    buf_free(&said);
    return code;
}

typedef struct Stamp {
    int application, version, tables;
} Stamp;

static int get_stamp(sqlite3 *sqlite, Stamp *s)
{
    int code = get_number(sqlite, "PRAGMA application_id", &s->application);
    if (!code) code = get_number(sqlite, "PRAGMA user_version", &s->version);
    return code ? code : get_number(sqlite, "SELECT count(*) FROM sqlite_schema", &s->tables);
}

static bool check(Db *db, const Stamp *s)
{
    bool same = false, sound = false;
    if (s->application != APPLICATION)
        return refuse(db, "a database of another program: name another file with --review-db=FILE");
    if (s->version > VERSION)
        return refuse(db,
                      "written by a newer sec16: use that one, or name another file with --review-db=FILE");
    int code = s->version < 1 ? SQLITE_CORRUPT : check_schema(db, s->version, &same);
    if (!code && same) code = check_pages(db, &sound);
    return (!code && sound) || db_fail(db, code ? code : SQLITE_CORRUPT);
}

/* ---- opening ---- */

/* Brings a file to the version of today, from nothing, too. Another process may do so at the same time. */
static int bring_up(Db *db, Stamp *s)
{
    char pragma[96];
    sqlite3_snprintf(sizeof pragma, pragma, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
                     APPLICATION, VERSION);
    int code = sqlite3_exec(db->sqlite, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code) return code;
    code = get_stamp(db->sqlite, s);
    if (!code) code = make_versions(db->sqlite, s->tables ? s->version : 0, VERSION);
    if (!code) code = sqlite3_exec(db->sqlite, pragma, NULL, NULL, NULL);
    if (!code) code = sqlite3_exec(db->sqlite, "COMMIT", NULL, NULL, NULL);
    if (code) sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
    return code;
}

static bool open_sound(Db *db, bool make)
{
    Stamp stamp = {0};
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (make ? SQLITE_OPEN_CREATE : 0);
    int code = sqlite3_open_v2(db->path.p, &db->sqlite, flags, NULL);
    if (!code) code = harden(db);
    if (!code) code = sqlite3_exec(db->sqlite, "BEGIN", NULL, NULL, NULL); /* nobody changes it meanwhile */
    if (!code) code = get_stamp(db->sqlite, &stamp);
    if (code) return db_fail(db, code);
    if (stamp.tables && !check(db, &stamp)) return false;
    sqlite3_exec(db->sqlite, "COMMIT", NULL, NULL, NULL);
    if (!make && !stamp.tables) return db_close(db), true; /* just made by another process */
    if (stamp.tables && stamp.version == VERSION) return true;
    code = bring_up(db, &stamp);
    return !code || db_fail(db, code);
}

bool db_open(Db *db, bool make)
{
    bool missing;
    db->began = clock_now(CLOCK_MONOTONIC);
    db->worked = clock_now(CLOCK_THREAD_CPUTIME_ID);
    if (db->sqlite) return true;
    if (db->refused || !find_path(db) || !check_kind(db, &missing)) return false;
    if (missing && !make) return true;
    if (missing && !db->given) make_folders(db->path.p);
    bool ok = open_sound(db, make);
    if (!ok) db_close(db);
    return ok;
}

void db_version(Db *db, int *version) { get_number(db->sqlite, "PRAGMA data_version", version); }

void db_close(Db *db)
{
    sqlite3_close(db->sqlite);
    db->sqlite = NULL;
}
