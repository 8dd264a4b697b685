/* test_report.c: the load report accounts for every byte of every input, and the view of it leads to the
 * filings. */
#include "load/report.h"
#include "tests.h"
#include "view/kit/view.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static Intakes report_of(const char *const *paths, size_t n, Corpus *c)
{
    Intakes r = {0};
    Load *l = load_start(&(LoadOptions){.paths = paths, .npath = n});
    for (Loaded x; load_next(l, true, &x); loaded_free(&x)) {
        report_take(&r, &x);
        if (c && x.ok) corpus_add(c, &x.doc, &x.where, &x.findings);
    }
    load_stop(l);
    return r;
}

/* ---- the law ---- */

static int by_place(const void *a, const void *b)
{
    const IntakeTrouble *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

/* What was not understood are stretches of the input that do not overlap, and their sum is what the report
 * says. */
static void check_unread(const Intakes *r, const Intake *x)
{
    IntakeTrouble *t = calloc(x->ntrouble + 1, sizeof *t);
    uint64_t sum = 0, end = 0;
    if (x->ntrouble) memcpy(t, r->trouble + x->trouble0, x->ntrouble * sizeof *t);
    qsort(t, x->ntrouble, sizeof *t, by_place);
    for (size_t i = 0; i < x->ntrouble; i++) {
        if (t[i].at + t[i].raw.len > x->bytes)
            fail_msg("%.*s: byte %lu is none", STR_ARG(x->path), (unsigned long)t[i].at);
        if (!t[i].unread) continue;
        if (t[i].at < end) fail_msg("%.*s: byte %lu counts twice", STR_ARG(x->path), (unsigned long)t[i].at);
        end = t[i].at + t[i].raw.len;
        sum += t[i].raw.len;
    }
    if (x->ntrouble == x->troubles + x->failed && sum != x->unread)
        fail_msg("%.*s: %lu told, %lu counted", STR_ARG(x->path), (unsigned long)sum,
                 (unsigned long)x->unread);
    free(t);
}

static size_t check_law(const char *const *paths, size_t npath)
{
    Intakes r = report_of(paths, npath, NULL);
    for (size_t i = 0; i < r.n; i++) {
        const Intake *x = &r.at[i];
        Arena a = {0};
        struct stat st;
        check_unread(&r, x);
        assert_true(x->unread <= x->bytes);
        /* The form in a filer's file is packed; its bytes are those unpacked. */
        bool packed = x->taken_for && strstr(x->taken_for, "of a filer");
        if (!packed && !x->member.n && !x->notice && stat(str_copy(&a, x->path).p, &st) == 0 &&
            S_ISREG(st.st_mode))
            assert_int_equal(x->bytes, st.st_size);
        arena_free(&a);
    }
    size_t n = r.n;
    intakes_free(&r);
    return n;
}

static void every_byte_of_the_samples_counts(void **state)
{
    (void)state;
    assert_true(check_law(&(const char *){"samples"}, 1) > 300);
    assert_true(check_law(&(const char *){"tests/golden"}, 1) > 0); /* much that is no filing */
}

/* Of a kind with many files every fourth, all with WHOLE=1. */
static void check_kind(const char *files)
{
    glob_t found;
    size_t n = 0;
    assert_int_equal(glob(files, 0, NULL, &found), 0);
    size_t step = found.gl_pathc > 90 && !getenv("WHOLE") ? 4 : 1;
    const char **some = calloc(found.gl_pathc, sizeof *some);
    for (size_t i = 0; i < found.gl_pathc; i += step) some[n++] = found.gl_pathv[i];
    assert_true(check_law(some, n) > 0);
    free(some);
    globfree(&found);
}

static void every_byte_of_the_corpus_counts(void **state)
{
    (void)state;
    static const char *const kinds[] = {
        "xml/*",       "html/*",       "htmlweb/*", "htmlreal/*", "html-real/*", "layout/*",  "ascii/*",
        "layoutweb/*", "submission/*", "tabs/*",    "tabsocr/*",  "ocr/*",       "dataset/*", "mdocr/*",
        "poured/*",    "celllines/*",  "typed/*",   "scan/*.tsv" /* a picture would be recognised anew */};
    if (skip_without_shared("bytes of the corpus")) skip();
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char files[64];
        snprintf(files, sizeof files, "../shared/corpus/%s", kinds[i]);
        check_kind(files);
    }
}

/* ---- inputs with several filings, and with more troubles than are kept ---- */

static char path[TEST_PATH];

static void offsets_count_from_the_beginning_of_the_input(void **state)
{
    (void)state;
    Buf one = test_file("samples/form4-broken.xml"), two = {0};
    const char *paths[] = {path};
    buf_put(&two, buf_str(&one));
    buf_put(&two, buf_str(&one));
    test_file_new(path, buf_str(&two));
    Intakes r = report_of(paths, 1, NULL);
    const Intake *x = r.at;
    assert_int_equal(r.n, 1);
    assert_int_equal(x->filings, 2);
    assert_int_equal(x->bytes, two.n);
    assert_true(x->troubles > 0 && x->troubles % 2 == 0);
    for (size_t i = 0; i < x->troubles / 2; i++) {
        const IntakeTrouble *a = &r.trouble[i], *b = a + x->troubles / 2;
        assert_int_equal(a->filing, 0);
        assert_int_equal(b->filing, 1);
        assert_int_equal(b->at - a->at, one.n);
    }
    intakes_free(&r);
    unlink(path);
    buf_free(&one), buf_free(&two);
}

static void troubles_are_kept_up_to_a_bound_and_all_counted(void **state)
{
    (void)state;
    Buf b = {0}, out = {0};
    const char *paths[] = {path};
    for (int k = 0; k < 2; k++) {
        buf_puts(&b, "<ownershipDocument><documentType>4</documentType>");
        for (int i = 0; i < 800; i++) buf_puts(&b, "<odd>x</odd>");
        buf_puts(&b, "</ownershipDocument>\n");
    }
    test_file_new(path, buf_str(&b));
    Intakes r = report_of(paths, 1, NULL);
    assert_true(r.at->troubles >= 1600);
    assert_int_equal(r.at->ntrouble, INTAKE_TROUBLES_MAX);
    assert_true(r.at->unread >= 1600);
    view_print(&view_loads, (ViewContext){.intakes = &r}, 200, &out);
    Arena a = {0};
    Str more = str_fmt(&a, "and %zu more\n", r.at->troubles - INTAKE_TROUBLES_MAX);
    assert_true(str_find(buf_str(&out), more) < out.n);
    arena_free(&a);
    intakes_free(&r);
    unlink(path);
    buf_free(&b), buf_free(&out);
}

/* ---- the view ---- */

static void each_stop_is_found_again(void **state)
{
    (void)state;
    Corpus c = {0};
    const char *paths[] = {"samples/form4.xml", "nosuch", "samples/form4-broken.xml", "README.md",
                           "samples/form5.xml"};
    Intakes r = report_of(paths, 5, &c);
    size_t stops = 0;
    View v;
    view_open(&v, &view_loads, &(ViewContext){.corpus = &c, .intakes = &r, .width = 80});
    for (size_t i = 0; i < view_lines(&v); i++) {
        Line line = view_line(&v, i);
        Spot spot;
        if (!line.nseg || !(line.seg[0].flags & SEGMENT_STOP)) continue;
        Place p = line.seg[0].place;
        assert_true(p.filing < c.nfiling);
        assert_true(view_find(&v, p, &spot));
        assert_int_equal(spot.line, i);
        stops++;
    }
    assert_int_equal(stops, c.nfiling + r.total.troubles);
    Spot spot;
    assert_false(view_find(&v, (Place){.filing = (uint32_t)c.nfiling, .field = F_NONE}, &spot));
    view_close(&v);
    intakes_free(&r);
    corpus_free(&c);
}

static void brief_leaves_out_what_has_nothing_to_tell(void **state)
{
    (void)state;
    Buf out = {0};
    const char *paths[] = {"samples/form4.xml", "nosuch", "samples/form4-broken.xml"};
    Intakes r = report_of(paths, 3, NULL);
    view_print(&view_loads, (ViewContext){.intakes = &r, .brief = true}, 200, &out);
    Str s = buf_str(&out);
    assert_true(str_find(s, S("form4.xml")) == s.n);
    assert_true(str_find(s, S("!! nosuch: no such file")) < s.n);
    assert_true(str_find(s, S("!  samples/form4-broken.xml: XML")) < s.n);
    assert_true(str_find(s, S("3 inputs: 2 filings")) < s.n);
    assert_true(str_find(s, S("; 1 could not be read")) < s.n);
    intakes_free(&r);
    buf_free(&out);
}

/* As on a screen: lines come while the view is open, to the last input too. */
static void the_view_follows_the_load(void **state)
{
    (void)state;
    Intakes r = {0};
    View v;
    const char *paths[] = {"samples"};
    Load *l = load_start(&(LoadOptions){.paths = paths, .npath = 1});
    view_open(&v, &view_loads, &(ViewContext){.intakes = &r, .width = 80});
    for (Loaded x; load_next(l, true, &x); loaded_free(&x)) {
        report_take(&r, &x);
        assert_true(view_lines(&v) > r.n);
        view_line(&v, view_lines(&v) - 1);
    }
    View fresh;
    view_open(&fresh, &view_loads, &(ViewContext){.intakes = &r, .width = 80});
    assert_int_equal(view_lines(&v), view_lines(&fresh));
    view_close(&fresh);
    view_close(&v);
    load_stop(l);
    intakes_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_of_the_samples_counts),
        cmocka_unit_test(every_byte_of_the_corpus_counts),
        cmocka_unit_test(offsets_count_from_the_beginning_of_the_input),
        cmocka_unit_test(troubles_are_kept_up_to_a_bound_and_all_counted),
        cmocka_unit_test(each_stop_is_found_again),
        cmocka_unit_test(brief_leaves_out_what_has_nothing_to_tell),
        cmocka_unit_test(the_view_follows_the_load),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
