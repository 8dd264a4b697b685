/* log.c: acts are added, never changed, and of those about the same thing the last that was not taken back
 * counts. */
#include "store/log.h"

#include <stdarg.h>

static const char *const kinds[ACT_KINDS] = {[ACT_REVIEWED] = "reviewed",
                                             [ACT_DISMISSED] = "dismissed",
                                             [ACT_NOTE] = "note",
                                             [ACT_DECISION] = "decision"};

static ActKind kind_by_name(Str name)
{
    ActKind k = 0;
    while (k < ACT_KINDS && !str_eq(str_z(kinds[k]), name)) k++;
    return k;
}

static Part part_by_name(Str name)
{
    Part p = 0;
    while (p < PARTS && !str_eq(str_z(part_name(p)), name)) p++;
    return p;
}

/* ---- statements ---- */

/* Prepares a statement and binds what follows: 's' a Str, 'i' an int64_t. */
static int prepare(Log *l, sqlite3_stmt **s, const char *sql, const char *types, va_list ap)
{
    int code = sqlite3_prepare_v2(l->db.sqlite, sql, -1, s, NULL);
    for (int i = 1; !code && types[i - 1]; i++) {
        if (types[i - 1] == 'i') {
            code = sqlite3_bind_int64(*s, i, va_arg(ap, int64_t));
            continue;
        }
        Str text = va_arg(ap, Str);
        code = sqlite3_bind_text(*s, i, text.n ? text.p : "", (int)text.n, SQLITE_TRANSIENT);
    }
    return code;
}

/* Runs a statement to its end. */
static int run(Log *l, const char *sql, const char *types, ...)
{
    va_list ap;
    sqlite3_stmt *s = NULL;
    va_start(ap, types);
    int code = prepare(l, &s, sql, types, ap);
    va_end(ap);
    if (!code) code = sqlite3_step(s);
    sqlite3_finalize(s);
    return code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : code;
}

/* Begins a query; `*s` is to be stepped and finalized. */
static int ask(Log *l, sqlite3_stmt **s, const char *sql, const char *types, ...)
{
    va_list ap;
    va_start(ap, types);
    int code = prepare(l, s, sql, types, ap);
    va_end(ap);
    return code;
}

/* The first value of a query; 0 where there is none. */
static int ask_number(Log *l, int64_t *out, const char *sql, const char *types, ...)
{
    va_list ap;
    sqlite3_stmt *s = NULL;
    va_start(ap, types);
    int code = prepare(l, &s, sql, types, ap);
    va_end(ap);
    if (!code) code = sqlite3_step(s);
    *out = code == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    return code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : code;
}

static Str column(sqlite3_stmt *s, int i)
{
    const void *p = sqlite3_column_blob(s, i);
    return (Str){p, p ? (size_t)sqlite3_column_bytes(s, i) : 0};
}

/* ---- adding ---- */

/* Ends a transaction in whatever way it went. */
static bool end(Log *l, int code)
{
    if (!code) code = sqlite3_exec(l->db.sqlite, "COMMIT", NULL, NULL, NULL);
    if (!code) return true;
    sqlite3_exec(l->db.sqlite, "ROLLBACK", NULL, NULL, NULL);
    return db_fail(&l->db, code);
}

static bool begin(Log *l)
{
    if (!db_open(&l->db, true)) return false;
    int code = sqlite3_exec(l->db.sqlite, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    return !code || db_fail(&l->db, code);
}

bool log_begin(Log *l)
{
    if (l->grouped || !begin(l)) return false;
    l->grouped = true;
    l->step = 0;
    return true;
}

bool log_end(Log *l)
{
    if (!l->grouped) return false; /* an act of it failed: all were taken back then, and it was told */
    l->grouped = false;
    return end(l, SQLITE_OK);
}

static int insert(Log *l, Str sha256, const Act *a)
{
    static const char sql[] = "INSERT INTO act VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    int64_t id;
    const Place *p = &a->place;
    int code = run(l, "UPDATE act SET undone = 2 WHERE session = ? AND undone = 1", "s", str_z(l->session));
    if (!code) code = ask_number(l, &id, "SELECT coalesce(max(id), 0) + 1 FROM act", "");
    if (code) return code;
    if (!l->step) l->step = id;
    return run(l, sql, "iissssissssssi", id, l->step, str_z(l->session), sha256, str_z(kinds[a->kind]),
               str_z(part_name((Part)p->part)), (int64_t)p->row + 1,
               str_z(p->field < F_END ? fields[p->field].name : ""), a->finding, a->verdict, a->value,
               a->source, a->who, a->time);
}

bool log_add(Log *l, Str sha256, const Act *a)
{
    bool alone = !l->grouped;
    if (alone && !log_begin(l)) return false;
    int code = insert(l, sha256, a);
    if (alone || code) l->grouped = false;
    return alone || code ? end(l, code) : true;
}

/* ---- reading ---- */

#define SAME                                                                                                 \
    "b.filing = a.filing AND b.kind = a.kind AND b.part = a.part AND b.row = a.row AND b.field = a.field "   \
    "AND b.finding = a.finding"
#define COUNTS                                                                                               \
    "a.undone = 0 AND a.verdict <> '' AND NOT EXISTS (SELECT 1 FROM act b WHERE " SAME                       \
    " AND b.undone = 0 AND b.id > a.id)"

static Place place_of(Str part, int64_t row, Str field)
{
    Place p = {.part = (uint8_t)part_by_name(part), .row = (uint16_t)(row - 1), .field = F_NONE};
    if (field.n) p.field = (uint8_t)field_by_name(field);
    if (row < 1 || row > UINT16_MAX || (field.n && p.field == F_NONE)) p.part = PARTS;
    return p;
}

bool log_read(Log *l, Str sha256, void (*each)(void *ctx, const Act *a), void *ctx)
{
    static const char sql[] = "SELECT kind, part, row, field, finding, verdict, value, source, who, time "
                              "FROM act a WHERE filing = ? AND " COUNTS " ORDER BY id";
    sqlite3_stmt *s = NULL;
    if (!db_open(&l->db, false)) return false;
    if (!l->db.sqlite) return true;
    int code = ask(l, &s, sql, "s", sha256);
    while (!code && (code = sqlite3_step(s)) == SQLITE_ROW) {
        Act a = {.kind = kind_by_name(column(s, 0)),
                 .place = place_of(column(s, 1), sqlite3_column_int64(s, 2), column(s, 3)),
                 .finding = column(s, 4),
                 .verdict = column(s, 5),
                 .value = column(s, 6),
                 .source = column(s, 7),
                 .who = column(s, 8),
                 .time = sqlite3_column_int64(s, 9)};
        if (a.kind < ACT_KINDS) each(ctx, &a);
        code = SQLITE_OK;
    }
    sqlite3_finalize(s);
    return code == SQLITE_DONE || db_fail(&l->db, code);
}

bool log_filings(Log *l, void (*each)(void *ctx, Str sha256, unsigned kinds), void *ctx)
{
    static const char sql[] = "SELECT DISTINCT filing, kind FROM act a WHERE " COUNTS;
    sqlite3_stmt *s = NULL;
    if (!db_open(&l->db, false)) return false;
    if (!l->db.sqlite) return true;
    int code = ask(l, &s, sql, "");
    while (!code && (code = sqlite3_step(s)) == SQLITE_ROW) {
        ActKind kind = kind_by_name(column(s, 1));
        if (kind < ACT_KINDS) each(ctx, column(s, 0), 1u << kind);
        code = SQLITE_OK;
    }
    sqlite3_finalize(s);
    return code == SQLITE_DONE || db_fail(&l->db, code);
}

/* ---- undo ---- */

/* What its first act was about. */
static int touch(Log *l, int64_t step, Touched *out)
{
    sqlite3_stmt *s = NULL;
    int code = ask(l, &s, "SELECT filing, kind, part, row, field FROM act WHERE id = ?", "i", step);
    if (!code) code = sqlite3_step(s);
    if (code == SQLITE_ROW) {
        Str sha256 = str_sub(column(s, 0), 0, HASH_TEXT - 1);
        *out = (Touched){.kind = kind_by_name(column(s, 1)),
                         .place = place_of(column(s, 2), sqlite3_column_int64(s, 3), column(s, 4))};
        for (size_t i = 0; i < sha256.n; i++) out->sha256[i] = sha256.p[i];
    }
    sqlite3_finalize(s);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

/* Whether somebody else has acted since on anything that the step is about. */
static int overtaken(Log *l, int64_t step, int64_t *out)
{
    return ask_number(l, out,
                      "SELECT count(*) FROM act a JOIN act b ON " SAME
                      " WHERE a.step = ? AND b.id > a.id AND b.step <> a.step AND b.undone = 0",
                      "i", step);
}

/* What was overtaken is left as it is, and is no longer in the way of what was done before it. */
static int turn(Log *l, int64_t step, bool again, int64_t changed)
{
    if (changed) return run(l, "UPDATE act SET session = '' WHERE step = ?", "i", step);
    return run(l, "UPDATE act SET undone = ? WHERE step = ?", "ii", (int64_t)!again, step);
}

Undo log_undo(Log *l, bool again, Touched *touched)
{
    static const char last[] = "SELECT max(step) FROM act WHERE session = ? AND undone = 0",
                      first[] = "SELECT min(step) FROM act WHERE session = ? AND undone = 1";
    int64_t step, changed = 0;
    if (l->grouped || !begin(l)) return UNDO_FAILED;
    int code = ask_number(l, &step, again ? first : last, "s", str_z(l->session));
    if (!code && step) code = overtaken(l, step, &changed);
    if (!code && step) code = touch(l, step, touched);
    if (!code && step) code = turn(l, step, again, changed);
    if (!end(l, code)) return UNDO_FAILED;
    return !step ? UNDO_NOTHING : changed ? UNDO_CHANGED : UNDO_DONE;
}
