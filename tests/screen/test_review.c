/* test_review.c: decisions laid over a Doc, and kept in a file through whatever happens to it. */
#include "fixture.h"
#include "model/decision.h"
#include "store/review.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const Str key = {"5f1d", 4}, other_key = {"77aa", 4};

typedef struct Room {
    char folder[TEST_PATH], path[TEST_PATH + 16];
    Fixture x;
    Arena arena;
} Room;

static int open_room(void **state)
{
    Room *r = calloc(1, sizeof *r);
    *state = r;
    test_folder_new(r->folder);
    snprintf(r->path, sizeof r->path, "%s/review.db", r->folder);
    fixture_make(&r->x);
    return 0;
}

static int close_room(void **state)
{
    Room *r = *state;
    test_folder_remove(r->folder);
    fixture_free(&r->x);
    arena_free(&r->arena);
    free(r);
    return 0;
}

/* ---- over the Doc ---- */

static const Place repaired = {.part = PART_I, .row = 0, .field = F_transactionShares};
static const Place guessed = {.part = PART_II, .row = 0, .field = F_underlyingSecurityShares};
static const Place unreadable = {.part = PART_II, .row = 0, .field = F_sharesOwnedFollowingTransaction};
static const Place plain = {.part = PART_I, .row = 0, .field = F_transactionDate};

static Cell *cell_of(const Doc *d, Place p) { return doc_cell(d, (Part)p.part, p.row, (FieldId)p.field); }

static Str value_of(const Doc *d, Place p, char room[DATE_TEXT + DEC_TEXT])
{
    return cell_value(cell_of(d, p), (FieldId)p.field, room);
}

static Decision decide(Room *r, Place p, Verdict v, const char *typed)
{
    Decision x = decision_make(&r->x.doc, p, v, str_z(typed), 1700000000, &r->arena);
    assert_true(doc_decide(&r->x.doc, &x));
    return x;
}

static void test_what_is_doubtful(void **state)
{
    Room *r = *state;
    const Doc *d = &r->x.doc;
    assert_true(doc_has_doubts(d));
    assert_true(doc_is_doubtful(d, repaired));
    assert_true(doc_is_doubtful(d, guessed));
    assert_true(doc_is_doubtful(d, unreadable));
    assert_false(doc_is_doubtful(d, plain));
    assert_false(doc_is_doubtful(d, (Place){.part = PART_I, .row = 99, .field = F_transactionShares}));
    Doc clean;
    doc_init(&clean, S(""), ORIGIN_XML);
    assert_false(doc_has_doubts(&clean));
    doc_free(&clean);
}

static void test_verdicts(void **state)
{
    Room *r = *state;
    Doc *d = &r->x.doc;
    char room[DATE_TEXT + DEC_TEXT];
    Cell before = *cell_of(d, repaired);
    decide(r, repaired, VERDICT_ACCEPTED, "");
    assert_str(value_of(d, repaired, room), "24000");
    assert_int_equal(cell_of(d, repaired)->prov, PROV_ACCEPTED);
    decide(r, repaired, VERDICT_REJECTED, "");
    assert_str(value_of(d, repaired, room), "24 1,000");
    assert_int_equal(cell_of(d, repaired)->state, CELL_BAD);
    decide(r, repaired, VERDICT_TYPED, "24100");
    assert_str(value_of(d, repaired, room), "24100");
    assert_int_equal(cell_verdict(cell_of(d, repaired)), VERDICT_TYPED);
    decide(r, repaired, VERDICT_ACCEPTED, ""); /* what was read, not what was typed */
    assert_str(value_of(d, repaired, room), "24000");
    assert_int_equal(d->ndecision, 1);
    doc_undecide(d, repaired);
    assert_memory_equal(cell_of(d, repaired), &before, sizeof before);
    assert_int_equal(d->ndecision, 0);
}

/* Who accepts a cell accepts its marks, who rejects it those that were guessed. */
static void test_marks(void **state)
{
    Room *r = *state;
    Doc *d = &r->x.doc;
    const Place p = {.part = PART_I, .row = 0, .field = F_sharesOwnedFollowingTransaction};
    Cell *c = cell_of(d, p);
    assert_false(doc_is_doubtful(d, p));
    c->prov = PROV_MARKS;
    Cell before = *c;
    assert_true(doc_is_doubtful(d, p));
    decide(r, p, VERDICT_TYPED, "26059");
    assert_int_equal(c->prov, PROV_TYPED | PROV_MARKS);
    decide(r, p, VERDICT_REJECTED, "");
    assert_int_equal(c->prov, PROV_REJECTED);
    assert_int_equal(c->nref, 0);
    decide(r, p, VERDICT_ACCEPTED, "");
    assert_int_equal(c->prov, PROV_ACCEPTED);
    assert_int_equal(c->nref, 1);
    doc_undecide(d, p);
    assert_memory_equal(c, &before, sizeof before);
}

/* A decision made about other words than the source has now must not be applied. */
static void test_other_words(void **state)
{
    Room *r = *state;
    Cell before = *cell_of(&r->x.doc, guessed);
    Decision x = decision_make(&r->x.doc, guessed, VERDICT_TYPED, S("1"), 0, &r->arena);
    assert_str(x.source, "n 93|3,461");
    x.source = S("n 93|3,462");
    assert_false(doc_decide(&r->x.doc, &x));
    x.place.row = 7;
    assert_false(doc_decide(&r->x.doc, &x));
    assert_memory_equal(cell_of(&r->x.doc, guessed), &before, sizeof before);
}

static void test_typed_values(void **state)
{
    static const struct {
        FieldId field;
        const char *typed, *value; /* NULL: refused */
    } cases[] = {
        {F_transactionShares, "24000", "24000"},
        {F_transactionShares, " 24,000 ", "24000"},
        {F_transactionShares, "1,234,567.50", "1234567.50"},
        {F_transactionPricePerShare, "$27.11", "27.11"},
        {F_transactionShares, "24,00", NULL},
        {F_transactionShares, "2,4000", NULL},
        {F_transactionShares, "", NULL},
        {F_transactionDate, "11/12/2003", "2003-11-12"},
        {F_transactionDate, "2/30/2003", NULL},
        {F_transactionCode, "M", "M"},
        {F_transactionCode, "Q", NULL},
        {F_transactionAcquiredDisposedCode, "D", "D"},
        {F_transactionAcquiredDisposedCode, "I", NULL},
        {F_directOrIndirectOwnership, "I", "I"},
        {F_isOfficer, "x", "1"},
        {F_isOfficer, "no", "0"},
        {F_isOfficer, "perhaps", NULL},
        {F_issuerName, "  Acme   Corp ", "Acme Corp"},
        {F_issuerName, "\xff", NULL},
        {F_NONE, "Vests at once.", "Vests at once."},
    };
    Room *r = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *wrong = NULL;
        Str value = {0};
        bool ok = typed_value(cases[i].field, str_z(cases[i].typed), &r->arena, &value, &wrong);
        if (ok != (cases[i].value != NULL)) fail_msg("'%s' of case %zu", cases[i].typed, i);
        if (ok) assert_str(value, cases[i].value);
        assert_true(ok == !wrong);
    }
}

/* ---- in the file ---- */

static void keep(Room *r, Review *review, Str filing, Place p, Verdict v, const char *typed)
{
    Decision x = decide(r, p, v, typed);
    if (!review_keep(review, filing, &x)) fail_msg("%.*s", STR_ARG(review_error(review)));
}

/* How many decisions about a filing are in the file; a fresh Doc has them all. */
static size_t count(Review *review, Str filing, size_t *gone)
{
    Fixture x;
    fixture_make(&x);
    Laid laid;
    if (!review_read(review, filing, &x.doc, &laid)) fail_msg("%.*s", STR_ARG(review_error(review)));
    if (gone) *gone = laid.gone;
    size_t n = x.doc.ndecision;
    fixture_free(&x);
    return n;
}

static void test_round_trip(void **state)
{
    Room *r = *state;
    char room[DATE_TEXT + DEC_TEXT];
    Review *review = review_new(r->path);
    keep(r, review, key, repaired, VERDICT_REJECTED, "");
    keep(r, review, key, guessed, VERDICT_TYPED, "93461.5");
    keep(r, review, key, unreadable, VERDICT_ACCEPTED, "");
    keep(r, review, key, repaired, VERDICT_ACCEPTED, ""); /* instead of the rejection */
    review_close(review);
    review = review_new(r->path);
    Fixture x;
    Laid laid;
    fixture_make(&x);
    assert_true(review_read(review, other_key, &x.doc, &laid));
    assert_int_equal(x.doc.ndecision, 0);
    assert_true(review_read(review, key, &x.doc, &laid));
    assert_int_equal(x.doc.ndecision, 3);
    assert_str(value_of(&x.doc, repaired, room), "24000");
    assert_str(value_of(&x.doc, guessed, room), "93461.5");
    assert_str(value_of(&x.doc, unreadable, room), "ninety");
    const Decision *d = doc_decision_at(&x.doc, PART_II, 0, F_underlyingSecurityShares);
    assert_int_equal(d->verdict, VERDICT_TYPED);
    assert_int_equal(d->time, 1700000000);
    assert_str(d->source, "n 93|3,461");
    fixture_free(&x);
    assert_true(review_forget(review, key, guessed));
    assert_int_equal(count(review, key, NULL), 2);
    review_close(review);
}

static void test_reading_makes_no_file(void **state)
{
    Room *r = *state;
    Review *review = review_new(r->path);
    assert_int_equal(count(review, key, NULL), 0);
    assert_true(review_forget(review, key, repaired));
    assert_int_equal(access(r->path, F_OK), -1);
    keep(r, review, key, repaired, VERDICT_ACCEPTED, ""); /* the same Review then makes it */
    assert_int_equal(count(review, key, NULL), 1);
    review_close(review);
}

static void test_two_connections(void **state)
{
    Room *r = *state;
    Review *a = review_new(r->path), *b = review_new(r->path);
    assert_int_equal(count(b, key, NULL), 0);
    keep(r, a, key, repaired, VERDICT_ACCEPTED, "");
    assert_int_equal(count(b, key, NULL), 1);
    keep(r, b, key, guessed, VERDICT_REJECTED, "");
    assert_int_equal(count(a, key, NULL), 2);
    assert_true(review_forget(b, key, repaired));
    assert_int_equal(count(a, key, NULL), 1);
    review_close(a);
    review_close(b);
}

/* Several processes make the file and write to it at once: every decision that one was told is kept is there.
 */
static void test_many_processes(void **state)
{
    enum { PROCESSES = 4, EACH = 8 };
    Room *r = *state;
    Decision x = decision_make(&r->x.doc, repaired, VERDICT_ACCEPTED, S(""), 0, &r->arena);
    int kept = 0;
    for (int i = 0; i < PROCESSES; i++) {
        if (fork()) continue;
        int n = 0;
        Review *review = review_new(r->path);
        for (int k = 0; k < EACH; k++) {
            char filing[16];
            snprintf(filing, sizeof filing, "%d-%d", i, k);
            bool ok = false;
            for (int tries = 0; tries < 40 && !ok; tries++) ok = review_keep(review, str_z(filing), &x);
            n += ok;
        }
        review_close(review);
        _exit(n);
    }
    for (int i = 0, status; i < PROCESSES; i++) {
        assert_true(wait(&status) > 0 && WIFEXITED(status));
        kept += WEXITSTATUS(status);
    }
    assert_int_equal(kept, PROCESSES * EACH);
    Review *review = review_new(r->path);
    for (int i = 0; i < PROCESSES * EACH; i++) {
        char filing[16];
        snprintf(filing, sizeof filing, "%d-%d", i / EACH, i % EACH);
        assert_int_equal(count(review, str_z(filing), NULL), 1);
    }
    review_close(review);
}

/* Nothing is kept, and why is said in words. */
static void check_refused(Room *r, const char *path, const char *why)
{
    Review *review = review_new(path);
    Decision x = decision_make(&r->x.doc, repaired, VERDICT_ACCEPTED, S(""), 0, &r->arena);
    assert_false(review_keep(review, key, &x));
    assert_true(str_starts(review_error(review), str_z(path)));
    if (str_find(review_error(review), str_z(why)) == review_error(review).n)
        fail_msg("'%.*s' does not say '%s'", STR_ARG(review_error(review)), why);
    review_close(review);
}

static void test_damaged_file(void **state)
{
    Room *r = *state;
    const char *text =
        "this was a file of decisions, and something has written over the whole of its beginning";
    write_file(r->path, str_z(text));
    check_refused(r, r->path, "move it away");
    Buf now = test_file(r->path);
    assert_str(buf_str(&now), text);
    buf_free(&now);
}

static void test_file_cut_short(void **state)
{
    Room *r = *state;
    Review *review = review_new(r->path);
    keep(r, review, key, repaired, VERDICT_ACCEPTED, "");
    review_close(review);
    assert_int_equal(truncate(r->path, 4096), 0);
    check_refused(r, r->path, "damaged");
}

/* The stamps in the head of a database file: user_version at byte 60, application_id at byte 68. */
static void set_byte(const char *path, long at, int byte)
{
    FILE *f = fopen(path, "r+");
    if (!f || fseek(f, at, SEEK_SET) || fputc(byte, f) == EOF || fclose(f))
        fail_msg("%s: byte %ld", path, at);
}

static void test_newer_and_foreign_files(void **state)
{
    Room *r = *state;
    Review *review = review_new(r->path);
    keep(r, review, key, repaired, VERDICT_ACCEPTED, "");
    review_close(review);
    set_byte(r->path, 63, 3);
    check_refused(r, r->path, "newer sec16");
    set_byte(r->path, 68, 'x');
    check_refused(r, r->path, "another program");
}

static void test_no_place_for_it(void **state)
{
    Room *r = *state;
    check_refused(r, "/proc/sec16/review.db", "--review-db=FILE"); /* a folder in which nobody may write */
    check_refused(r, r->folder, "--review-db=FILE");
    if (geteuid()) { /* permissions do not hold root back */
        assert_int_equal(chmod(r->folder, 0500), 0);
        check_refused(r, r->path, "permissions");
        assert_int_equal(chmod(r->folder, 0700), 0);
    }
    unsetenv("HOME");
    unsetenv("XDG_DATA_HOME");
    Review *review = review_new(NULL);
    Laid laid;
    assert_false(review_read(review, key, &r->x.doc, &laid));
    assert_true(str_find(review_error(review), S("HOME is not set")) < review_error(review).n);
    review_close(review);
}

static void test_the_usual_place(void **state)
{
    Room *r = *state;
    char made[80];
    setenv("XDG_DATA_HOME", r->folder, 1);
    Review *review = review_new(NULL);
    keep(r, review, key, repaired, VERDICT_ACCEPTED, "");
    review_close(review);
    snprintf(made, sizeof made, "%s/sec16/review.db", r->folder);
    assert_int_equal(unlink(made), 0);
    snprintf(made, sizeof made, "%s/sec16", r->folder);
    assert_int_equal(rmdir(made), 0);
}

static void test_card(void **state)
{
    Room *r = *state;
    Buf out = {0};
    Grid g = {0};
    Pager p = {0};
    View v;
    decide(r, repaired, VERDICT_REJECTED, "");
    r->x.ctx.chosen = repaired;
    r->x.ctx.has_chosen = true;
    view_open(&v, &view_card, &r->x.ctx);
    pager_fit(&p, &v, 80, 60);
    out = screen_of(&p, &v, &g, NULL);
    assert_true(str_find(buf_str(&out), S("rejected on 11/14/2023; read as \"24,000\" before")) < out.n);
    view_close(&v);
    buf_free(&out);
    grid_free(&g);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_what_is_doubtful),      TEST(test_verdicts),        TEST(test_marks),
        TEST(test_other_words),           TEST(test_typed_values),    TEST(test_round_trip),
        TEST(test_reading_makes_no_file), TEST(test_two_connections), TEST(test_many_processes),
        TEST(test_damaged_file),          TEST(test_file_cut_short),  TEST(test_newer_and_foreign_files),
        TEST(test_no_place_for_it),       TEST(test_the_usual_place), TEST(test_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
