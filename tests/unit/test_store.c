/* test_store.c: marks, undo and redo, several programs at one file, kill -9, and files of earlier versions.
 * KILLS=n in the environment: so many programs are killed in the midst of writing. */
#define _XOPEN_SOURCE 700
#include "store/review.h"
#include "tests.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

static const Str key = {"5f1d", 4}, other_key = {"77aa", 4};
static const Place whole = {.part = PART_FILING, .field = F_NONE};
static const Place price = {.part = PART_I, .row = 2, .field = F_transactionPricePerShare};

typedef struct Room {
    char folder[32], path[64];
    Review *a, *b; /* two programs */
    Marks marks;
} Room;

static int open_room(void **state)
{
    Room *r = calloc(1, sizeof *r);
    *state = r;
    strcpy(r->folder, "/tmp/sec16-store-XXXXXX");
    if (!mkdtemp(r->folder)) return -1;
    snprintf(r->path, sizeof r->path, "%s/review.db", r->folder);
    setenv("SEC16_REVIEWER", "ann", 1);
    r->a = review_new(r->path);
    setenv("SEC16_REVIEWER", "bob", 1);
    r->b = review_new(r->path);
    return 0;
}

static int close_room(void **state)
{
    Room *r = *state;
    review_close(r->a);
    review_close(r->b);
    marks_free(&r->marks);
    unlink(r->path);
    rmdir(r->folder);
    free(r);
    return 0;
}

static void note(Review *r, Str sha256, Place p, const char *text)
{
    if (!review_mark(r, sha256, &(Mark){.kind = ACT_NOTE, .place = p, .text = str_z(text)}))
        fail_msg("%.*s", STR_ARG(review_error(r)));
}

/* What stands at a place; NULL: no note. */
static const char *noted(Room *r, Review *review, Place p)
{
    marks_free(&r->marks);
    if (!review_marks(review, key, &r->marks)) fail_msg("%.*s", STR_ARG(review_error(review)));
    for (size_t i = 0; i < r->marks.n; i++)
        if (r->marks.at[i].kind == ACT_NOTE && place_eq(r->marks.at[i].place, p))
            return str_fmt(&r->marks.arena, "%.*s", STR_ARG(r->marks.at[i].text)).p;
    return NULL;
}

/* ---- marks ---- */

static void test_marks(void **state)
{
    Room *r = *state;
    const Mark dismissed = {.kind = ACT_DISMISSED,
                            .finding = S("00ff00ff00ff00ff"),
                            .text = S("a fund of the issuer"),
                            .about = S("B25 price of 0")};
    assert_true(review_marks(r->a, key, &r->marks));
    assert_int_equal(r->marks.n, 0);
    assert_int_not_equal(access(r->path, F_OK), 0);
    assert_true(review_mark(r->a, key, &(Mark){.kind = ACT_REVIEWED}));
    assert_true(review_mark(r->a, key, &dismissed));
    note(r->b, key, price, "ask the broker");
    note(r->b, key, whole, "early");
    note(r->a, key, whole, "late");
    note(r->a, other_key, whole, "elsewhere");
    assert_true(review_marks(r->b, key, &r->marks));
    assert_int_equal(r->marks.n, 4);
    const Mark *m = r->marks.at;
    assert_int_equal(m[0].kind, ACT_REVIEWED);
    assert_str(m[0].who, "ann");
    assert_true(m[0].time > 1700000000);
    assert_str(m[1].finding, "00ff00ff00ff00ff");
    assert_str(m[1].text, "a fund of the issuer");
    assert_str(m[1].about, "B25 price of 0");
    assert_true(place_eq(m[2].place, price));
    assert_str(m[2].who, "bob");
    assert_str(m[3].text, "late");
    assert_true(review_unmark(r->b, key, &dismissed));
    marks_free(&r->marks);
    assert_true(review_marks(r->a, key, &r->marks));
    assert_int_equal(r->marks.n, 3);
}

static void add_kinds(void *ctx, Str sha256, unsigned kinds)
{
    ((unsigned *)ctx)[str_eq(sha256, other_key)] |= kinds;
}

static void test_all_filings(void **state)
{
    Room *r = *state;
    unsigned kinds[2] = {0};
    assert_true(review_all(r->a, add_kinds, kinds));
    assert_false(review_changed(r->b));
    assert_true(review_mark(r->a, key, &(Mark){.kind = ACT_REVIEWED}));
    note(r->a, key, whole, "x");
    note(r->a, other_key, whole, "x");
    assert_true(review_unmark(r->a, other_key, &(Mark){.kind = ACT_NOTE, .place = whole}));
    assert_true(review_mark(r->a, other_key, &(Mark){.kind = ACT_DISMISSED, .finding = S("1")}));
    assert_true(review_all(r->b, add_kinds, kinds));
    assert_int_equal(kinds[0], 1 << ACT_REVIEWED | 1 << ACT_NOTE);
    assert_int_equal(kinds[1], 1 << ACT_DISMISSED);
    review_changed(r->b);
    assert_false(review_changed(r->b));
    note(r->a, key, whole, "y");
    assert_true(review_changed(r->b));
    note(r->b, key, whole, "z");
    assert_false(review_changed(r->b));
}

/* ---- undo ---- */

static void test_undo_and_redo(void **state)
{
    Room *r = *state;
    Touched t;
    assert_int_equal(review_undo(r->a, &t), UNDO_NOTHING);
    note(r->a, key, price, "one");
    note(r->a, key, price, "two");
    assert_int_equal(review_undo(r->a, &t), UNDO_DONE);
    assert_str(str_z(t.sha256), "5f1d");
    assert_int_equal(t.kind, ACT_NOTE);
    assert_true(place_eq(t.place, price));
    assert_str(str_z(noted(r, r->a, price)), "one");
    assert_int_equal(review_undo(r->a, &t), UNDO_DONE);
    assert_null(noted(r, r->a, price));
    assert_int_equal(review_undo(r->a, &t), UNDO_NOTHING);
    assert_int_equal(review_redo(r->a, &t), UNDO_DONE);
    assert_str(str_z(noted(r, r->a, price)), "one");
    assert_int_equal(review_redo(r->a, &t), UNDO_DONE);
    assert_str(str_z(noted(r, r->a, price)), "two");
    assert_int_equal(review_redo(r->a, &t), UNDO_NOTHING);
    assert_int_equal(review_undo(r->a, &t), UNDO_DONE);
    note(r->a, key, price, "three");
    assert_int_equal(review_redo(r->a, &t), UNDO_NOTHING);
    assert_int_equal(review_undo(r->a, &t), UNDO_DONE);
    assert_str(str_z(noted(r, r->a, price)), "one");
}

static void test_steps_are_whole(void **state)
{
    Room *r = *state;
    Touched t;
    note(r->a, key, whole, "before");
    assert_true(review_begin(r->a));
    note(r->a, key, price, "one");
    note(r->a, key, whole, "two");
    assert_true(review_end(r->a));
    assert_int_equal(review_undo(r->a, &t), UNDO_DONE);
    assert_true(place_eq(t.place, price));
    assert_null(noted(r, r->b, price));
    assert_str(str_z(noted(r, r->b, whole)), "before");
    assert_int_equal(review_redo(r->a, &t), UNDO_DONE);
    assert_str(str_z(noted(r, r->b, price)), "one");
    assert_str(str_z(noted(r, r->b, whole)), "two");
}

/* Nobody takes back what another did; what another has overtaken stays as that one left it. */
static void test_undo_of_two(void **state)
{
    Room *r = *state;
    Touched t;
    note(r->a, key, whole, "first");
    note(r->a, key, price, "ann");
    note(r->b, key, price, "bob");
    assert_int_equal(review_undo(r->a, &t), UNDO_CHANGED);
    assert_true(place_eq(t.place, price));
    assert_str(str_z(noted(r, r->a, price)), "bob");
    assert_int_equal(review_undo(r->a, &t), UNDO_DONE);
    assert_null(noted(r, r->a, whole));
    assert_int_equal(review_undo(r->b, &t), UNDO_DONE);
    assert_str(str_z(noted(r, r->b, price)), "ann");
    assert_int_equal(review_undo(r->b, &t), UNDO_NOTHING);
}

/* ---- several programs, and such as are killed ---- */

enum { WRITERS = 2 };

/* Notes 0, 1, 2 … to a filing of its own, each told once it is kept, until it is killed. */
static _Noreturn void write_on(const char *path, int who, int round, int told)
{
    char text[32];
    Review *r = review_new(path);
    snprintf(text, sizeof text, "%d-%d", who, round);
    for (uint16_t i = 0; i < UINT16_MAX; i++) {
        Mark m = {.kind = ACT_NOTE, .place = {.part = PART_I, .row = i, .field = F_NONE}, .text = S("kept")};
        if (!review_mark(r, str_z(text), &m)) _exit(1);
        if (write(told, "+", 1) != 1) break;
    }
    _exit(0);
}

static size_t told_by(int fd)
{
    char room[4096];
    size_t n = 0;
    for (ssize_t got; (got = read(fd, room, sizeof room)) > 0;) n += (size_t)got;
    close(fd);
    return n;
}

static void kill_some(Room *r, int round)
{
    pid_t pid[WRITERS];
    int end[WRITERS][2], status;
    for (int i = 0; i < WRITERS; i++) {
        if (pipe(end[i]) || (pid[i] = fork()) < 0) fail_msg("no process");
        if (!pid[i]) write_on(r->path, i, round, end[i][1]);
        close(end[i][1]);
    }
    nanosleep(&(struct timespec){.tv_nsec = 2000000 + rand() % 30000000}, NULL);
    for (int i = 0; i < WRITERS; i++) {
        char filing[32];
        Marks marks = {0};
        kill(pid[i], SIGKILL);
        waitpid(pid[i], &status, 0);
        if (WIFEXITED(status)) fail_msg("a writer ended by itself, with %d", WEXITSTATUS(status));
        size_t told = told_by(end[i][0]);
        snprintf(filing, sizeof filing, "%d-%d", i, round);
        if (!review_marks(r->a, str_z(filing), &marks)) fail_msg("%.*s", STR_ARG(review_error(r->a)));
        if (marks.n != told && marks.n != told + 1) fail_msg("%zu told, %zu kept", told, marks.n);
        marks_free(&marks);
    }
}

static void test_killed(void **state)
{
    Room *r = *state;
    const char *wanted = getenv("KILLS");
    int kills = wanted ? atoi(wanted) : 20;
    for (int i = 0; i * WRITERS < kills; i++) kill_some(r, i);
}

static void test_two_write_at_once(void **state)
{
    enum { EACH = 60 };
    Room *r = *state;
    pid_t pid[WRITERS];
    int status;
    for (int i = 0; i < WRITERS; i++) {
        pid[i] = fork();
        if (pid[i]) continue;
        Review *mine = review_new(r->path);
        for (uint16_t k = 0; k < EACH; k++) {
            Mark m = {.kind = ACT_NOTE,
                      .place = {.part = i ? PART_I : PART_II, .row = k, .field = F_NONE},
                      .text = S("x")};
            if (!review_mark(mine, key, &m)) _exit(1);
        }
        review_close(mine);
        _exit(0);
    }
    for (int i = 0; i < WRITERS; i++) {
        waitpid(pid[i], &status, 0);
        assert_int_equal(status, 0);
    }
    assert_true(review_marks(r->a, key, &r->marks));
    assert_int_equal(r->marks.n, WRITERS * EACH);
}

/* ---- files as they may be ---- */

static void do_sql(const char *path, const char *sql)
{
    sqlite3 *db;
    char *why = NULL;
    if (sqlite3_open(path, &db) || sqlite3_exec(db, sql, NULL, NULL, &why)) fail_msg("%s: %s", sql, why);
    sqlite3_close(db);
}

static const char version_1[] =
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
    ") WITHOUT ROWID;\n"
    "INSERT INTO decision VALUES ('5f1d', 'Table I', 1, 'transactionShares', 'typed', '7', 'seven', "
    "1700000002);"
    "INSERT INTO decision VALUES ('5f1d', 'Table I', 2, 'transactionShares', 'typed', '8', 'eight', "
    "1700000001);"
    "PRAGMA application_id = 1395734098; PRAGMA user_version = 1;";

static void test_version_1(void **state)
{
    Room *r = *state;
    unsigned kinds[2] = {0};
    Laid laid;
    Doc doc = {0};
    do_sql(r->path, version_1);
    assert_true(review_all(r->a, add_kinds, kinds));
    assert_int_equal(kinds[0], 1 << ACT_DECISION);
    assert_true(review_read(r->a, key, &doc, &laid));
    assert_int_equal(laid.gone, 2); /* the Doc has no rows */
    note(r->b, key, whole, "after");
    assert_str(str_z(noted(r, r->a, whole)), "after");
    doc_free(&doc);
}

/* It can be read; what is done is told not to be kept. */
static void test_read_only(void **state)
{
    Room *r = *state;
    if (!geteuid()) skip(); /* permissions do not hold root back */
    note(r->a, key, whole, "there");
    assert_int_equal(chmod(r->path, 0400), 0);
    Mark m = {.kind = ACT_NOTE, .place = whole, .text = S("x")};
    assert_str(str_z(noted(r, r->b, whole)), "there");
    assert_false(review_mark(r->b, key, &m));
    assert_true(str_find(review_error(r->b), S("written to")) < review_error(r->b).n);
}

static void test_locked(void **state)
{
    Room *r = *state;
    sqlite3 *db;
    note(r->a, key, whole, "there");
    assert_int_equal(sqlite3_open(r->path, &db), 0);
    assert_int_equal(sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), 0);
    assert_false(review_mark(r->a, key, &(Mark){.kind = ACT_REVIEWED}));
    assert_true(str_find(review_error(r->a), S("another program is writing")) < review_error(r->a).n);
    sqlite3_close(db);
    assert_true(review_mark(r->a, key, &(Mark){.kind = ACT_REVIEWED}));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)
    const struct CMUnitTest tests[] = {
        TEST(test_marks),
        TEST(test_all_filings),
        TEST(test_undo_and_redo),
        TEST(test_steps_are_whole),
        TEST(test_undo_of_two),
        TEST(test_killed),
        TEST(test_two_write_at_once),
        TEST(test_version_1),
        TEST(test_read_only),
        TEST(test_locked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
