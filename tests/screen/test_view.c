/* test_view.c: the views, over a filing made by hand and over real ones where they are at hand. */
#include "fixture.h"
#include "read/read.h"

#include <stdlib.h>
#include <string.h>

static void test_form_is_golden(void **state)
{
    (void)state;
    Fixture x;
    static const int widths[] = {40, 80, 120, 200};
    fixture_make(&x);
    for (size_t i = 0; i < 4; i++) {
        Buf out = {0};
        char name[64];
        view_print(&view_form, x.ctx, widths[i], &out);
        snprintf(name, sizeof name, "view-form-%d.txt", widths[i]);
        check_golden(name, buf_str(&out));
        buf_free(&out);
    }
    fixture_free(&x);
}

static void test_other_views_are_golden(void **state)
{
    (void)state;
    static const HelpItem items[] = {{"Moving", "j Down", "down", "to the next line", false},
                                     {"Moving", "k Up", "up", "to the line before", false},
                                     {"Filings", "q", "quit", "ends sec16", false}};
    Fixture x;
    fixture_make(&x);
    x.ctx.help = items;
    x.ctx.nhelp = 3;
    const ViewOps *all[] = {&view_notes, &view_findings, &view_source, &view_help};
    for (size_t i = 0; i < 4; i++) {
        Buf out = {0};
        char name[64];
        view_print(all[i], x.ctx, 72, &out);
        snprintf(name, sizeof name, "view-%s.txt", all[i]->name);
        if (all[i] != &view_findings) check_golden(name, buf_str(&out)); /* its messages are the rules' own */
        assert_true(out.n > 0);
        buf_free(&out);
    }
    fixture_free(&x);
}

static void test_guessed_marks(void **state)
{
    (void)state;
    Fixture x;
    Buf out = {0};
    fixture_make(&x);
    doc_cell(&x.doc, PART_I, 0, F_sharesOwnedFollowingTransaction)->prov = PROV_MARKS;
    view_print(&view_form, x.ctx, 120, &out);
    assert_true(str_find(buf_str(&out), S("26,058(1?)")) < out.n);
    assert_true(str_find(buf_str(&out), S("(2)")) < out.n);
    buf_free(&out);
    fixture_free(&x);
}

/* Marks the bytes of a value that a view shows at its place. */
static void cover(const View *v, Place p, FieldId f, const Cell *c, char *seen, size_t n)
{
    char room[DATE_TEXT + DEC_TEXT];
    Str value = cell_shown(c, f, room);
    for (size_t i = 0; i < view_lines(v); i++) {
        Line line = view_line(v, i);
        for (size_t s = 0; s < line.nseg; s++) {
            const Segment *seg = &line.seg[s];
            if (!(seg->flags & SEGMENT_TEXT) || !place_eq(seg->place, p)) continue;
            assert_true(seg->from + seg->n <= n);
            assert_memory_equal(line.text.p + seg->at, value.p + seg->from, seg->n);
            memset(seen + seg->from, 1, seg->n);
        }
    }
}

typedef void (*CellFn)(void *ctx, Part part, size_t row, FieldId f, const Cell *c);

static void for_each_cell(const Doc *d, CellFn fn, void *ctx)
{
    for (int part = PART_DOC; part < PARTS; part++)
        for (size_t row = 0; row < doc_rows(d, (Part)part); row++)
            for (int f = 0; f <= F_NONE; f++) {
                if ((part == PART_NOTE) != (f == F_NONE)) continue;
                const Cell *c = doc_cell(d, (Part)part, row, (FieldId)f);
                if (c && c->state != CELL_ABSENT) fn(ctx, (Part)part, row, (FieldId)f, c);
            }
}

/* A cell is all there in the form or in what stands below it. */
static void check_cell_is_printed(void *ctx, Part part, size_t row, FieldId f, const Cell *c)
{
    const View *views = ctx;
    char room[DATE_TEXT + DEC_TEXT], *seen;
    Str value = cell_shown(c, f, room);
    if (!value.n || (f != F_NONE && fields[f].kind == KIND_FLAG && fields[f].group != GROUP_ROW)) return;
    seen = calloc(value.n, 1);
    assert_non_null(seen);
    for (int i = 0; i < 2; i++) cover(&views[i], place_of(part, row, f), f, c, seen, value.n);
    for (size_t i = 0; i < value.n; i++)
        if (!is_blank(value.p[i]) && !seen[i])
            fail_msg("lost in print: %s row %zu field %d", part_name(part), row, f);
    free(seen);
}

static void check_print_loses_nothing(const ViewContext *c)
{
    static const int widths[] = {40, 80, 120, 200};
    for (size_t w = 0; w < 4; w++) {
        ViewContext print = *c;
        View views[2] = {{0}};
        print.print = true;
        print.width = widths[w];
        view_open(&views[0], &view_form, &print);
        view_open(&views[1], &view_notes, &print);
        for_each_cell(c->doc, check_cell_is_printed, views);
        for (int i = 0; i < 2; i++) {
            for (size_t y = 0; y < view_lines(&views[i]); y++) {
                Line line = view_line(&views[i], y);
                Str text = line.text;
                while (text.n && is_blank(text.p[text.n - 1])) text.n--;
                if (text_width(text) > widths[w])
                    fail_msg("line %zu of %s is wider than %d: %.*s", y, views[i].ops->name, widths[w],
                             STR_ARG(text));
            }
            view_close(&views[i]);
        }
    }
}

static void test_print_loses_nothing(void **state)
{
    (void)state;
    Fixture x;
    fixture_make(&x);
    check_print_loses_nothing(&x.ctx);
    fixture_free(&x);
}

/* Where a view says that a place is, that place is. */
static void check_cell_is_found(void *ctx, Part part, size_t row, FieldId f, const Cell *c)
{
    const View *views = ctx;
    bool found = false;
    Place p = place_of(part, row, f);
    (void)c;
    for (int i = 0; i < 4; i++) {
        Spot spot;
        if (!view_find(&views[i], p, &spot)) continue;
        Line line = view_line(&views[i], spot.line);
        assert_true(spot.seg < line.nseg);
        assert_true(line.seg[spot.seg].flags & SEGMENT_STOP);
        Place there = line.seg[spot.seg].place;
        assert_int_equal(there.part, part);
        assert_int_equal(there.row, row);
        found |= place_eq(there, p);
    }
    bool unmarked = f < F_END && fields[f].kind == KIND_FLAG && !cell_flag(c);
    if (!found && c->state != CELL_BLANK && !unmarked)
        fail_msg("not found: %s row %zu %s", part_name(part), row, f < F_END ? fields[f].name : "");
}

static void check_places(const ViewContext *c)
{
    static const ViewOps *const panes[] = {&view_header, &view_table1, &view_table2, &view_notes};
    View views[4] = {{0}};
    for (int i = 0; i < 4; i++) view_open(&views[i], panes[i], c);
    for_each_cell(c->doc, check_cell_is_found, views);
    for (int i = 0; i < 4; i++) view_close(&views[i]);
}

static void test_places(void **state)
{
    (void)state;
    Fixture x;
    fixture_make(&x);
    check_places(&x.ctx);
    fixture_free(&x);
}

/* ---- source ---- */

static void check_source_is_whole(Str text, int width)
{
    Doc d;
    View v;
    size_t at = 0;
    doc_init(&d, text, ORIGIN_XML);
    ViewContext c = {.doc = &d, .width = width};
    view_open(&v, &view_source, &c);
    for (size_t i = 0; i < view_lines(&v); i++) {
        Line line = view_line(&v, i);
        for (size_t s = 0; s < line.nseg; s++) {
            if (!(line.seg[s].flags & SEGMENT_SOURCE)) continue;
            while (at < line.seg[s].from && (text.p[at] == '\n' || text.p[at] == '\r')) at++;
            assert_int_equal(line.seg[s].from, at);
            assert_memory_equal(text.p + at, line.text.p + line.seg[s].at, line.seg[s].n);
            at += line.seg[s].n;
        }
        assert_true(text_width(line.text) <= width || width < 6);
    }
    while (at < text.n && (text.p[at] == '\n' || text.p[at] == '\r')) at++;
    assert_int_equal(at, text.n);
    view_close(&v);
    doc_free(&d);
}

static void test_source_loses_no_byte(void **state)
{
    (void)state;
    Buf b = {0};
    unsigned seed = 7;
    check_source_is_whole(S(""), 80);
    check_source_is_whole(S("\n\n"), 80);
    check_source_is_whole(S("no end"), 80);
    check_source_is_whole(S("a\r\nb\r\n"), 80);
    buf_fill(&b, 'x', 20000); /* one long line */
    for (int i = 0; i < 20000; i++)
        buf_char(&b, next_random(&seed) % 9 ? (char)(next_random(&seed) % 256) : '\n');
    for (int w = 1; w < 200; w += 33) check_source_is_whole(buf_str(&b), w);
    buf_free(&b);
}

static void test_source_of_many_lines(void **state)
{
    (void)state;
    Buf b = {0};
    Doc d;
    View v;
    for (int i = 1; i <= 100000; i++) buf_fmt(&b, "line %d of many lines\n", i);
    doc_init(&d, buf_str(&b), ORIGIN_TEXT);
    ViewContext c = {.doc = &d, .width = 80};
    view_open(&v, &view_source, &c);
    assert_int_equal(view_lines(&v), 100000);
    Line line = view_line(&v, 77776);
    assert_str(line.text, " 77777 line 77777 of many lines");
    Place p = {.raw = {(uint32_t)str_find(buf_str(&b), S("line 54321 ")), 4}};
    Spot spot;
    assert_true(view_find(&v, p, &spot));
    assert_int_equal(spot.line, 54320);
    view_close(&v);
    doc_free(&d);
    buf_free(&b);
}

/* ---- the corpus ---- */

static void test_list_of_filings(void **state)
{
    (void)state;
    static const Failure failures[] = {
        {{"a/broken.xml", 12}, {"not readable; check its permissions", 35}, false}};
    Fixture x;
    Corpus corpus = {0};
    fixture_make(&x);
    Where where = {.path = S("filings/one.txt")};
    corpus_add(&corpus, &x.doc, &where, &x.findings);
    corpus_add(&corpus, &x.doc, &where, &(Findings){0});
    x.ctx.corpus = &corpus;
    x.ctx.failure = failures;
    x.ctx.nfailure = 1;
    x.ctx.width = 120;
    View v;
    Pager p = {0};
    Grid g = {0};
    view_open(&v, &view_filings, &x.ctx);
    pager_fit(&p, &v, 120, 8);
    Buf screen = screen_of(&p, &v, &g, NULL);
    check_golden("view-filings.txt", buf_str(&screen));
    for (unsigned seed = 1; seed < 10; seed++) check_walk(&view_filings, &x.ctx, seed, 100);
    Place second = {.filing = 1, .part = PART_I}, at;
    assert_true(pager_go(&p, &v, second));
    assert_true(pager_place(&p, &v, &at));
    assert_int_equal(at.filing, 1);
    uint32_t only[] = {1};
    const ListOrder order = {only, 1, 1};
    x.ctx.order = &order;
    pager_update(&p, &v, &x.ctx, 120, 8);
    assert_int_equal(view_lines(&v), 3);
    assert_false(view_find(&v, (Place){.filing = 0}, &(Spot){0}));
    view_close(&v);
    buf_free(&screen);
    grid_free(&g);
    corpus_free(&corpus);
    fixture_free(&x);
}

static void test_findings_worst_first(void **state)
{
    (void)state;
    Fixture x;
    View v;
    Style before = STYLE_ERROR;
    size_t stops = 0;
    fixture_make(&x);
    view_open(&v, &view_findings, &x.ctx);
    for (size_t i = 0; i < view_lines(&v); i++) {
        Line line = view_line(&v, i);
        if (!line.nseg || !(line.seg[0].flags & SEGMENT_STOP)) continue;
        assert_true(line.seg[0].style == before || line.seg[0].style > before);
        before = (Style)line.seg[0].style;
        stops++;
        Spot spot;
        assert_true(view_find(&v, line.seg[0].place, &spot));
        assert_true(spot.line <= i); /* a cell may have several */
    }
    assert_int_equal(stops, 5);
    view_close(&v);
    for (unsigned seed = 1; seed < 10; seed++) check_walk(&view_findings, &x.ctx, seed, 100);
    fixture_free(&x);
}

/* The place of a line's stop; false: it has none. */
static bool stop_of(const Line *line, Place *p)
{
    for (size_t i = 0; i < line->nseg; i++)
        if (line->seg[i].flags & SEGMENT_STOP) return *p = line->seg[i].place, true;
    return false;
}

/* Lines of findings, and of groups, of which all are closed or open. */
static void count_stops(const View *v, size_t *findings, size_t *groups)
{
    Place p;
    Spot spot;
    *findings = *groups = 0;
    for (size_t i = 0; i < view_lines(v); i++) {
        Line line = view_line(v, i);
        if (!stop_of(&line, &p)) continue;
        ++*(place_in_filing(p) ? findings : groups);
        assert_true(view_find(v, p, &spot));
        line = view_line(v, spot.line);
        assert_true(spot.seg < line.nseg && line.seg[spot.seg].flags & SEGMENT_STOP);
        assert_true(place_eq(line.seg[spot.seg].place, p));
    }
}

static Str some_message(void *ctx, uint32_t filing, uint32_t finding)
{
    static char text[64];
    (void)ctx;
    snprintf(text, sizeof text, "finding %u of filing %u", finding, filing);
    return str_z(text);
}

static void test_overview(void **state)
{
    (void)state;
    static const size_t groups_of[GROUPINGS] = {0, 0, 1, 2}; /* two filings of one person */
    const Messages messages = {NULL, some_message};
    Fixture x;
    Corpus corpus = {0};
    fixture_make(&x);
    Where where = {.path = S("filings/one.txt")};
    corpus_add(&corpus, &x.doc, &where, &x.findings);
    corpus_add(&corpus, &x.doc, &where, &x.findings);
    x.ctx.corpus = &corpus;
    x.ctx.messages = &messages;
    for (int g = 0; g < GROUPINGS; g++) {
        View v;
        Place p;
        size_t findings, groups;
        x.ctx.grouping = (Grouping)g;
        view_open(&v, &view_overview, &x.ctx);
        count_stops(&v, &findings, &groups);
        assert_int_equal(findings, g == GROUPING_NONE ? 2 * x.findings.n : 0);
        if (g != GROUPING_RULE) assert_int_equal(groups, groups_of[g]);
        for (size_t i = 2, n = 0; g != GROUPING_NONE && n < groups; i++) {
            Line line = view_line(&v, i);
            if (!stop_of(&line, &p) || place_in_filing(p)) continue;
            assert_true(view_act(&v, p));
            n++;
        }
        count_stops(&v, &findings, &groups);
        assert_int_equal(findings, 2 * x.findings.n);
        assert_int_equal(view_lines(&v), 2 + groups + findings);
        corpus_set_findings(&corpus, 0, &(Findings){0}); /* it follows, and groups stay open */
        view_update(&v, &x.ctx);
        count_stops(&v, &findings, &groups);
        assert_int_equal(findings, x.findings.n);
        corpus_set_findings(&corpus, 0, &x.findings);
        view_close(&v);
        for (unsigned seed = 1; seed < 10; seed++) check_walk(&view_overview, &x.ctx, seed, 100);
    }
    corpus_free(&corpus);
    fixture_free(&x);
}

static void test_no_filing(void **state)
{
    (void)state;
    ViewContext none = {.width = 80};
    Doc empty;
    doc_init(&empty, S(""), ORIGIN_TEXT);
    doc_finish(&empty);
    for (size_t i = 0; i < FILING_VIEWS; i++) {
        View v;
        view_open(&v, filing_views[i], &none);
        view_close(&v);
        none.doc = &empty;
        check_walk(filing_views[i], &none, 1, 50);
        none.doc = NULL;
    }
    check_walk(&view_filings, &none, 1, 100);
    doc_free(&empty);
}

/* ---- real filings ---- */

static void check_real(const char *path, Str bytes, void *ctx)
{
    Doc d;
    (void)ctx;
    if (read_doc(bytes, &d)) {
        ViewContext c = {.doc = &d, .path = str_z(path), .width = 80};
        check_print_loses_nothing(&c);
        check_places(&c);
        for (size_t i = 0; i < FILING_VIEWS; i++) check_walk(filing_views[i], &c, (unsigned)bytes.n, 8);
    }
    doc_free(&d);
}

static void test_real_filings(void **state)
{
    (void)state;
    if (skip_without_shared("views of real filings")) skip();
    assert_true(for_each_file("../shared/corpus/xml", ".xml", check_real, NULL) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_form_is_golden),
        cmocka_unit_test(test_other_views_are_golden),
        cmocka_unit_test(test_guessed_marks),
        cmocka_unit_test(test_print_loses_nothing),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_source_loses_no_byte),
        cmocka_unit_test(test_source_of_many_lines),
        cmocka_unit_test(test_list_of_filings),
        cmocka_unit_test(test_findings_worst_first),
        cmocka_unit_test(test_overview),
        cmocka_unit_test(test_no_filing),
        cmocka_unit_test(test_real_filings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
