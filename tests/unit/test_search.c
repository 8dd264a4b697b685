/* test_search.c: patterns, their errors in words, and the order and kinds of hits in a filing. */
#include "find/search.h"
#include "tests.h"

#include <string.h>
#include <time.h>

/* How many matches `pattern` has in `subject`; -1 if it is no pattern. */
static int count(const char *pattern, Str subject)
{
    PatternError error;
    Pattern *p = pattern_new(str_z(pattern), &error);
    if (!p) return -1;
    Span m;
    int n = 0;
    for (size_t from = 0; pattern_match(p, subject, from, &m); from = m.at + m.len) n++;
    pattern_free(p);
    return n;
}

static void test_counts(void **state)
{
    (void)state;
    assert_int_equal(count("an", S("banana")), 2);
    assert_int_equal(count("a", S("")), 0);
    assert_int_equal(count("\\d+", S("24,000 of 93,461")), 4);
    assert_int_equal(count("[", S("x")), -1);
}

static void test_empty_matches_are_left_out(void **state)
{
    (void)state;
    assert_int_equal(count("", S("abc")), 0);
    assert_int_equal(count("x*", S("axxb")), 1);
    assert_int_equal(count("$", S("abc")), 0);
    assert_int_equal(count("a\\Kb|$", S("ab ab")), 2);
    assert_int_equal(count("é*", S("éaé")), 2);
}

static void test_smart_case(void **state)
{
    (void)state;
    assert_int_equal(count("option", S("Option OPTION option")), 3);
    assert_int_equal(count("Option", S("Option OPTION option")), 1);
    assert_int_equal(count("\\Woption", S(" Option -OPTION")), 2);
    assert_int_equal(count("\\p{Lu}ption", S("option OPTION")), 1);
    assert_int_equal(count("(?<A>x)", S("X")), 1);
    assert_int_equal(count("é", S("É")), 1);
    assert_int_equal(count("(?-i)option", S("Option option")), 1);
}

static void test_broken_utf8(void **state)
{
    (void)state;
    assert_int_equal(count("b", S("a\xff"
                                  "b\xc3")),
                     1);
    assert_int_equal(count(".", S("\xff\xfe"
                                  "b\xe2\x82")),
                     1);
    assert_int_equal(count("\xff", S("a")), -1);
}

/* Patterns that need ages, each in its own way. */
static const char *const runaways[] = {
    "(a+)+$|(a|aa)+b",
    "|(?0)",
    "||||(?0)",
    "(?:|(?R))(?:|(?R))",
    "(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)(|a)[^a]{2}",
    ".*.*.*.*.*.*[^a]{2}",
    "(?<x>a|(?&x)(?&x))+[^a]{2}",
    "(?=(a*)*[^a]{2})",
};

static void test_runaway_gives_up(void **state)
{
    (void)state;
    char many[5000];
    Span m;
    PatternError error;
    memset(many, 'a', sizeof many);
    many[sizeof many - 1] = '!';
    for (size_t k = 0; k < sizeof runaways / sizeof *runaways; k++) {
        Pattern *p = pattern_new(str_z(runaways[k]), &error);
        if (!p) fail_msg("%s: %s", runaways[k], error.what);
        clock_t start = clock();
        for (int i = 0; i < 1000; i++) {
            if (i % 10 == 0) pattern_begin(p);
            for (size_t from = 0; pattern_match(p, (Str){many, sizeof many}, from, &m); from = m.at + m.len) {
            }
        }
        if (clock() - start > CLOCKS_PER_SEC) fail_msg("%s held on for too long", runaways[k]);
        if (!pattern_gave_up(p)) fail_msg("%s did not give up", runaways[k]);
        pattern_free(p);
    }
    Pattern *sound = pattern_new(S("a+b"), &error);
    assert_false(pattern_match(sound, S("aaa"), 0, &m));
    assert_false(pattern_gave_up(sound));
    pattern_free(sound);
}

/* A budget is for what is done between two keys: the next one has its own. */
static void test_budget_begins_anew(void **state)
{
    (void)state;
    char many[5000];
    Span m;
    PatternError error;
    memset(many, 'a', sizeof many);
    Pattern *p = pattern_new(S(".*.*.*.*.*b|z"), &error);
    assert_false(pattern_match(p, (Str){many, sizeof many}, 0, &m));
    assert_true(pattern_gave_up(p));
    assert_false(pattern_match(p, S("z"), 0, &m));
    pattern_begin(p);
    assert_true(pattern_match(p, S("z"), 0, &m));
    assert_true(pattern_gave_up(p));
    pattern_free(p);
}

static void test_errors_in_words(void **state)
{
    static const struct {
        const char *pattern;
        size_t at;
        const char *says;
    } bad[] = {
        {"foo (bar", 4, "missing ): the group opened at column 5 is not closed"},
        {"((a)(b", 4, "missing ): the group opened at column 5 is not closed"},
        {"é(", 2, "missing ): the group opened at column 2 is not closed"},
        {"a\\(b(", 4, "the group opened at column 5"},
        {"([)](", 4, "the group opened at column 5"},
        {"x[a-z", 1, "missing ]: the class opened at column 2 is not closed"},
        {"a)", 1, "column 2: this ) closes no group"},
        {"*a", 0, "column 1: nothing stands here to be repeated"},
        {"a|+", 2, "column 3: nothing stands here to be repeated"},
        {"a{3,2}", 5, "the numbers in {} are out of order"},
        {"[z-a]", 3, "the range in [] is out of order"},
        {"a\\", 2, "a \\ at the end quotes nothing"},
        {"\\y", 1, "no such \\ sequence"},
        {"(?<n>a)\\k<m>", 10, "non-existent subpattern"},
        {"ab\xff", 2, "column 3: this is not UTF-8"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        PatternError error = {0};
        assert_null(pattern_new(str_z(bad[i].pattern), &error));
        if (!strstr(error.what, bad[i].says)) fail_msg("%s: %s", bad[i].pattern, error.what);
        if (error.at != bad[i].at) fail_msg("%s: at %zu", bad[i].pattern, error.at);
    }
}

/* A printed form in small: a title line that is no cell, an issuer, two rows, a footnote, remarks, a
 * signature. */
static const char page[] = "FORM 4 Common\nAcme Common Inc\nCommon 24,000 2003-11-12\nC0mmon 1\nCommon note\n"
                           "remarks of Common\nJ. Common\n";

static void put(Doc *d, Part part, size_t row, FieldId f, const char *value, const char *source)
{
    static size_t from; /* sources stand in the order of the page; a row may start again */
    size_t at = from + str_find(str_from(d->text, from), str_z(source));
    if (at >= d->text.n) at = str_find(d->text, str_z(source));
    from = at + strlen(source);
    cell_set(d, doc_cell(d, part, row, f), f, str_z(value), (Span){(uint32_t)at, (uint32_t)strlen(source)});
    if (part == PART_SIGN) from = 0;
}

static void make(Doc *d, Origin origin)
{
    doc_init(d, str_z(page), origin);
    put(d, PART_DOC, 0, F_documentType, "4", "4");
    put(d, PART_DOC, 0, F_issuerName, "Acme Common Inc", "Acme Common Inc");
    doc_add_row(d, TABLE_I, false);
    doc_add_row(d, TABLE_I, true);
    put(d, PART_I, 0, F_securityTitle, "Common", "Common");
    put(d, PART_I, 0, F_transactionShares, "24000", "24,000");
    put(d, PART_I, 0, F_transactionDate, "2003-11-12", "2003-11-12");
    put(d, PART_I, 1, F_securityTitle, "Common", "C0mmon");
    put(d, PART_I, 1, F_directOrIndirectOwnership, "D", "1");
    Note *note = doc_add_note(d, S("F1"));
    size_t at = str_find(d->text, S("Common note"));
    note->text = (Cell){.u.text = S("Common note"), .raw = {(uint32_t)at, 11}, .state = CELL_VALUE};
    put(d, PART_DOC, 0, F_remarks, "remarks of Common", "remarks of Common");
    doc_add_sign(d);
    put(d, PART_SIGN, 0, F_signatureName, "J. Common", "J. Common");
    put(d, PART_DOC, 0, F_aff10b5One, "1", "1");
    doc_finish(d);
}

static Hits search(const char *pattern, const Doc *d)
{
    PatternError error;
    Pattern *p = pattern_new(str_z(pattern), &error);
    Hits hits = {0};
    search_doc(p, d, 7, &hits);
    pattern_free(p);
    return hits;
}

static void test_order_of_the_form(void **state)
{
    static const struct {
        Part part;
        uint16_t row;
        FieldId field;
    } order[] = {{PART_DOC, 0, F_issuerName}, {PART_I, 0, F_securityTitle}, {PART_I, 1, F_securityTitle},
                 {PART_NOTE, 0, F_NONE},      {PART_DOC, 0, F_remarks},     {PART_SIGN, 0, F_signatureName},
                 {PART_FILING, 0, F_NONE}};
    (void)state;
    Doc d;
    make(&d, ORIGIN_TEXT);
    Hits hits = search("common", &d);
    assert_int_equal(hits.n, 7);
    for (size_t i = 0; i < hits.n; i++) {
        assert_int_equal(hits.at[i].place.part, order[i].part);
        assert_int_equal(hits.at[i].place.row, order[i].row);
        assert_int_equal(hits.at[i].place.field, order[i].field);
        assert_int_equal(hits.at[i].place.filing, 7);
        assert_int_equal(hits.at[i].in_source, i == 6);
    }
    assert_int_equal(hits.at[0].match.at, 5);
    assert_int_equal(hits.at[6].match.at, 7); /* the title line, in no cell */
    hits_free(&hits);
    doc_free(&d);
}

static void test_shown_normal_source(void **state)
{
    (void)state;
    Doc d;
    make(&d, ORIGIN_TEXT);
    Hits hits = search("24,0", &d); /* as shown */
    assert_int_equal(hits.n, 1);
    assert_int_equal(hits.at[0].match.len, 4);
    hits_free(&hits);
    hits = search("^24000$", &d); /* in normal form: the whole cell is lit */
    assert_int_equal(hits.n, 1);
    assert_int_equal(hits.at[0].match.len, 6);
    assert_false(hits.at[0].in_source);
    hits_free(&hits);
    hits = search("11/12/2003|2003-11-12", &d); /* both ways of writing it are one match */
    assert_int_equal(hits.n, 1);
    assert_int_equal(hits.at[0].place.field, F_transactionDate);
    hits_free(&hits);
    hits = search("c0m", &d); /* only the source says it */
    assert_int_equal(hits.n, 1);
    assert_true(hits.at[0].in_source);
    assert_int_equal(hits.at[0].match.at, str_find(d.text, S("C0mmon")));
    hits_free(&hits);
    doc_free(&d);
}

static void test_markup_is_not_searched(void **state)
{
    (void)state;
    Doc d;
    make(&d, ORIGIN_XML);
    Hits hits = search("FORM 4 Common", &d);
    assert_int_equal(hits.n, 0);
    hits_free(&hits);
    doc_free(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_empty_matches_are_left_out),
        cmocka_unit_test(test_smart_case),
        cmocka_unit_test(test_broken_utf8),
        cmocka_unit_test(test_runaway_gives_up),
        cmocka_unit_test(test_budget_begins_anew),
        cmocka_unit_test(test_errors_in_words),
        cmocka_unit_test(test_order_of_the_form),
        cmocka_unit_test(test_shown_normal_source),
        cmocka_unit_test(test_markup_is_not_searched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
