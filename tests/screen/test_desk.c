/* test_desk.c: panes follow each other, trails go through all filings, a file that changed shows no wrong
 * spans. */
#include "base/file.h"
#include "tests.h"
#include "ui/trail.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COPIES = 3 };

static const char *const samples[COPIES] = {"samples/form4.xml", "samples/form3.xml", "samples/form4.xml"};

typedef struct Room {
    char folder[TEST_PATH], path[COPIES][TEST_PATH + 8];
    const char *paths[COPIES];
    LoadOptions options;
    Load *load;
    Desk desk;
    Finder finder;
    Trails trails;
    Grid grid;
} Room;

static int open_room(void **state)
{
    Room *r = calloc(1, sizeof *r);
    *state = r;
    test_folder_new(r->folder);
    for (int i = 0; i < COPIES; i++) {
        Buf text = test_file(samples[i]);
        snprintf(r->path[i], sizeof r->path[i], "%s/%d.xml", r->folder, i);
        write_file(r->path[i], buf_str(&text));
        buf_free(&text);
        r->paths[i] = r->path[i];
    }
    r->options =
        (LoadOptions){.paths = r->paths, .npath = COPIES, .check = {.rules = check_rules(NULL, NULL)}};
    r->load = load_start(&r->options);
    desk_init(&r->desk, r->load);
    r->trails = (Trails){.desk = &r->desk, .finder = &r->finder};
    for (Loaded x; load_next(r->load, true, &x);) desk_take(&r->desk, &x);
    desk_list(&r->desk);
    grid_resize(&r->grid, 200, 60);
    desk_resize(&r->desk, 200, 60);
    return 0;
}

static int close_room(void **state)
{
    Room *r = *state;
    test_folder_remove(r->folder);
    desk_free(&r->desk);
    load_stop(r->load);
    finder_free(&r->finder);
    trails_free(&r->trails);
    grid_free(&r->grid);
    free(r);
    return 0;
}

static bool screen_has(Room *r, const char *text)
{
    Buf all = {0};
    grid_clear(&r->grid, (Rect){0, 0, 200, 60}, STYLE_PLAIN);
    desk_draw(&r->desk, &r->grid, &(Lit){0});
    for (int y = 0; y < r->grid.h; y++) {
        grid_row(&r->grid, y, &all);
        buf_char(&all, '\n');
    }
    bool has = str_find(buf_str(&all), str_z(text)) < all.n;
    buf_free(&all);
    return has;
}

/* The place at which the cursor of a pane is. */
static Place cursor_of(const Desk *d, PaneId id)
{
    Place p = {.part = PARTS};
    pager_place(&d->pane[id].pager, &d->pane[id].view, &p);
    return p;
}

static void test_first_filing_is_open(void **state)
{
    Room *r = *state;
    assert_int_equal(r->desk.corpus.nfiling, COPIES);
    assert_true(desk_doc(&r->desk) != NULL);
    assert_int_equal(r->desk.filing, 0);
}

static void test_panes_follow(void **state)
{
    Room *r = *state;
    const Cell *c = doc_cell(desk_doc(&r->desk), PART_I, 1, F_transactionShares);
    Place place = {.row = 1, .part = PART_I, .field = F_transactionShares, .raw = c->raw};
    desk_go(&r->desk, place);
    assert_true(place_eq(cursor_of(&r->desk, PANE_TABLE1), place));
    assert_true(place_eq(cursor_of(&r->desk, PANE_SOURCE), place));
    desk_focus(&r->desk, PANE_SOURCE);
    pager_move(&r->desk.pane[PANE_SOURCE].pager, &r->desk.pane[PANE_SOURCE].view, PAGER_DOWN, 30);
    desk_follow(&r->desk);
    bool follows = false;
    for (PaneId id = PANE_HEADER; id <= PANE_NOTES; id++)
        follows |= place_eq(cursor_of(&r->desk, id), r->desk.place);
    assert_true(follows);
    assert_false(place_eq(r->desk.place, place));
    desk_focus(&r->desk, PANE_LIST);
    pager_move(&r->desk.pane[PANE_LIST].pager, &r->desk.pane[PANE_LIST].view, PAGER_DOWN, 1);
    desk_follow(&r->desk);
    assert_int_equal(r->desk.filing, 1);
    assert_true(screen_has(r, "Form 3 of"));
}

static void test_a_changed_file_shows_no_wrong_spans(void **state)
{
    Room *r = *state;
    Buf text = test_file(samples[1]);
    text.p[text.n / 2] ^= 1;
    write_file(r->path[1], buf_str(&text));
    buf_free(&text);
    assert_false(desk_open(&r->desk, 1));
    assert_null(desk_doc(&r->desk));
    assert_true(screen_has(r, "changed"));
    unlink(r->path[2]);
    assert_false(desk_open(&r->desk, 2));
    assert_true(screen_has(r, "no such file"));
    for (PaneId id = 0; id < PANES; id++) { /* and nothing that a key can do harms */
        desk_focus(&r->desk, id);
        pager_move(&r->desk.pane[id].pager, &r->desk.pane[id].view, PAGER_BOTTOM, 1);
        desk_follow(&r->desk);
    }
    assert_true(desk_open(&r->desk, 0));
    assert_true(screen_has(r, "Form 4 of"));
}

/* Walks until the step says that it went over the end; the number of places, each filing's among them. */
static size_t walk(Room *r, TrailKind kind, int direction, bool seen[COPIES])
{
    size_t n = 0;
    for (; n < 1000; n++) {
        TrailStep s = trails_step(&r->trails, kind, direction, n == 0);
        if (s == TRAIL_WAIT)
            finder_slice(&r->finder, r->load, &r->desk.corpus), n--;
        else if (s != TRAIL_WENT)
            break;
        else
            seen[r->desk.filing] = true;
    }
    return n;
}

static void test_findings_of_all_filings(void **state)
{
    Room *r = *state;
    bool seen[COPIES] = {false};
    size_t all = 0;
    for (uint32_t i = 0; i < COPIES; i++) all += corpus_filing(&r->desk.corpus, i)->nfinding;
    desk_go(&r->desk, (Place){.part = PART_FILING, .field = F_NONE});
    assert_int_equal(walk(r, TRAIL_FINDINGS, 1, seen), all);
    for (uint32_t i = 0; i < COPIES; i++)
        assert_int_equal(seen[i], corpus_filing(&r->desk.corpus, i)->nfinding > 0);
    assert_int_equal(walk(r, TRAIL_REPAIRS, 1, seen), 0);
}

static void test_matches_of_all_filings(void **state)
{
    Room *r = *state;
    bool seen[COPIES] = {false};
    trails_search(&r->trails, S("common stock"));
    size_t found = walk(r, TRAIL_MATCHES, 1, seen);
    assert_true(seen[0] && seen[1] && seen[2]);
    while (finder_busy(&r->finder)) finder_slice(&r->finder, r->load, &r->desk.corpus);
    assert_int_equal(found, r->finder.total);
    assert_int_equal(r->finder.count[0], r->finder.count[2]); /* the same filing twice */
    assert_int_equal(trails_step(&r->trails, TRAIL_MATCHES, -1, false), TRAIL_WRAPPED); /* to the last one */
    assert_int_equal(walk(r, TRAIL_MATCHES, -1, seen), found - 1);
    trails_search(&r->trails, S("nowhere to be found"));
    while (finder_busy(&r->finder)) finder_slice(&r->finder, r->load, &r->desk.corpus);
    assert_int_equal(trails_step(&r->trails, TRAIL_MATCHES, 1, true), TRAIL_EMPTY);
    assert_int_equal(r->finder.total, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)

/* What is only to be known of an input is told, and counts as no failure. */
static void test_notice(void **state)
{
    (void)state;
    static const char *const paths[] = {"samples/2024q3_form345", "samples/nosuch.xml"};
    Load *l = load_start(&(LoadOptions){.paths = paths, .npath = 2});
    Desk d;
    desk_init(&d, l);
    for (Loaded x; load_next(l, true, &x);) desk_take(&d, &x);
    assert_int_equal(d.nfailure, 2);
    assert_true(d.failure[0].notice);
    assert_false(d.failure[1].notice);
    assert_int_equal(d.unread, 1);
    desk_free(&d);
    load_stop(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_first_filing_is_open),
        TEST(test_panes_follow),
        TEST(test_a_changed_file_shows_no_wrong_spans),
        TEST(test_findings_of_all_filings),
        TEST(test_matches_of_all_filings),
        cmocka_unit_test(test_notice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
