/* test_query.c: the grammar of queries, what is said of a mistake, and what they find in filings made by
 * hand. */
#include "find/query.h"
#include "tests.h"

#include <string.h>

/* ---- grammar ---- */

static Query *query_of(const char *text)
{
    QueryError error;
    Query *q = query_new(str_z(text), &error);
    if (!q) fail_msg("%s: at %zu: %s", text, error.at, error.what);
    return q;
}

/* A query, and its usual spelling. */
static const char *const spellings[][2] = {
    {"", ""},
    {"  form:4  ", "form:4"},
    {"code:S value:>1m owner~/trust/i", "code:S value:>1m owner~/trust/i"},
    {"price>10 shares<=5", "price:>10 shares:<=5"},
    {"transactionShares:>=100", "shares:>=100"},
    {"OWNER:\"smith, john\"", "owner:\"smith, john\""},
    {"code:M AND code:S", "code:M AND code:S"},
    {"code:M OR code:S AND late", "code:M OR code:S AND late"},
    {"(code:M OR code:S) AND late", "(code:M OR code:S) AND late"},
    {"late NOT reviewed", "late AND NOT reviewed"},
    {"NOT (late OR plan)", "NOT (late OR plan)"},
    {"NOT code:S value:>1m", "NOT code:S value:>1m"},
    {"NOT NOT late", "NOT NOT late"},
    {"code:S -di:D", "code:S -di:D"},
    {"-(code:S OR code:P) price:*", "-(code:S OR code:P) price:*"},
    {"((code:S))", "code:S"},
    {"(code:S) price:1", "(code:S) price:1"},
    {"a AND (b AND c)", "a AND b AND c"},
    {"date:2024-07-01.. filed:..2024", "date:2024-07-01.. filed:..2024"},
    {"fn~10b5-1", "fn~/10b5-1/"},
    {"fn~/a\\/b/", "fn~/a\\/b/"},
    {"fn~a\\/b\\\\/c", "fn~/a\\/b\\\\\\/c/"},
    {"fn~/a b(c)/i", "fn~/a b(c)/i"},
    {"/opti(on|ng)/", "/opti(on|ng)/"},
    {"S(2) \"AND\" \"a \\\"b\\\" \\\\\"", "S(2) \"AND\" \"a \\\"b\\\" \\\\\""},
    {"owner=\"A B\"", "owner:=\"A B\""},
    {"10b5-1 at&t", "10b5-1 at&t"},
    {"rule:b25,D sev:>=warning", "rule:b25,D sev:>=warning"},
    {"value:$1,000,000", "value:$1,000,000"},
    {"late:>30 errors", "late:>30 errors"},
    {"(c( )o", "(\"c(\") o"},
};

static void check_print(const char *text, const char *want)
{
    Buf out = {0}, again = {0};
    Query *q = query_of(text);
    query_print(q, &out);
    assert_str(buf_str(&out), want);
    Query *r = query_of(out.n ? out.p : "");
    query_print(r, &again);
    assert_str(buf_str(&again), want);
    assert_true(query_same(q, r));
    query_free(q);
    query_free(r);
    buf_free(&out);
    buf_free(&again);
}

static void test_spellings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        check_print(spellings[i][0], spellings[i][1]);
}

static void test_examples_of_the_table(void **state)
{
    (void)state;
    for (int f = 0; f < QUERY_FIELDS; f++) check_print(query_fields[f].example, query_fields[f].example);
}

static void test_differ(void **state)
{
    static const char *const pairs[][2] = {
        {"late", "reviewed"},
        {"code:S code:P", "code:S AND code:P"},
        {"fn~/a/", "fn~/a/i"},
        {"value:>1", "value:>=1"},
        {"a", ""},
        {"(a b) c", "a b c"},
        {"NOT a", "-a"},
        {"a OR b", "a AND b"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        Query *a = query_of(pairs[i][0]), *b = query_of(pairs[i][1]);
        assert_false(query_same(a, b));
        query_free(a);
        query_free(b);
    }
}

/* A text that is no query, where that is, and what is said of it. */
static const struct {
    const char *text;
    size_t at, len;
    const char *what;
} mistakes[] = {
    {"form:4 ownr:x", 7, 4,
     "there is no field \"ownr\": did you mean owner? Put words to search for in quotes"},
    {"zzzzzz:x", 0, 6, "there is no field \"zzzzzz\". Put words to search for in quotes"},
    {"code:Q", 0, 6,
     "code: there is no \"Q\"; it is one of P, S, V, A, D, F, I, M, C, E, H, O, X, G, L, W, Z, J, K, U"},
    {"role:oficer", 0, 11, "role: there is no \"oficer\": did you mean officer?"},
    {"code:", 0, 5, "code: a value is missing, as in code:P,S"},
    {"code:>S", 0, 7, "code: this has no order; write one or several, with commas"},
    {"code:!S", 4, 2, "write - before a condition for what is not so: -code:…"},
    {"value:abc", 0, 9, "value: \"abc\" is not a number: write 250, 1.5k, 1m, 2b, or a range 1m..5m"},
    {"value:99999999999999999b", 0, 24,
     "value: \"99999999999999999b\" is not a number: write 250, 1.5k, 1m, 2b, or a range 1m..5m"},
    {"date:2024-13", 0, 12,
     "date: \"2024-13\" is not a day: write 2024-07-01, a month 2024-07, a year 2024, or a range "
     "2024-07..2024-09"},
    {"date:2024..2023", 0, 15, "date: the range ends before it begins"},
    {"price:..", 0, 8, "price: a range needs a beginning or an end, as 10.. or ..20"},
    {"price~/1/", 0, 9, "price: ~ searches texts; numbers and dates are compared, as :>10 or :2024-07.."},
    {"owner:>x", 0, 8, "owner: a text has no order; write :text, or ~/regular expression/"},
    {"late:abc", 0, 8, "late: \"abc\" is not a number: write 250, 1.5k, 1m, 2b, or a range 1m..5m"},
    {"plan:yes", 0, 8, "plan stands alone, without a value; -plan: it is not so"},
    {"(late", 0, 1, "this ( is not closed: write ) behind its conditions"},
    {"late)", 4, 1, "this ) closes nothing that was opened"},
    {"()", 0, 2, "nothing stands between these brackets"},
    {"late AND", 8, 0, "a condition is missing behind AND"},
    {"OR late", 0, 2, "a condition is missing here"},
    {"late OR OR plan", 8, 2, "a condition is missing behind OR"},
    {"NOT", 3, 0, "a condition is missing behind NOT"},
    {"late and plan", 5, 3, "write it in capitals to join conditions, or in quotes to search for the word"},
    {"owner:\"x", 6, 2, "this quote is not closed: write \" behind the text"},
    {"fn~/x", 3, 2, "this / is not closed: write / behind the expression"},
    {"fn~/x/g", 6, 1, "behind / only i may stand: case aside"},
    {"fn~/(x/", 0, 7, "fn~ missing ): the group opened at column 1 is not closed"},
    {"late -", 5, 1, "a condition must stand behind -, as in -code:S"},
    {"sym:a,,b", 0, 8, "sym: a value is missing"},
};

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        QueryError error;
        assert_null(query_new(str_z(mistakes[i].text), &error));
        assert_string_equal(error.what, mistakes[i].what);
        if (error.at != mistakes[i].at || error.len != mistakes[i].len)
            fail_msg("%s: at %zu, %zu", mistakes[i].text, error.at, error.len);
    }
}

static void test_deep_and_long(void **state)
{
    QueryError error;
    Buf text = {0};
    (void)state;
    buf_fill(&text, '(', 100000);
    assert_null(query_new(buf_str(&text), &error));
    buf_clear(&text);
    buf_fill(&text, '-', 100000);
    assert_null(query_new(buf_str(&text), &error));
    buf_clear(&text);
    for (int i = 0; i < 1000; i++) buf_puts(&text, "a ");
    assert_null(query_new(buf_str(&text), &error));
    assert_string_equal(error.what, "more than 500 conditions");
    buf_free(&text);
}

/* Texts by chance out of pieces of the grammar: a mistake lies inside the text, a query reads again as it is
 * printed. */
static void test_by_chance(void **state)
{
    static const char *const pieces[] = {
        " ",  " ",  "(",    ")",    "-",     "AND ", "OR ", "NOT ", "code:S", "value:>1m", "late", "\"",
        "/",  "\\", "~",    ":",    "owner", "fn~/", "x",   "i",    "=",      "..",        "2024", ",",
        "<=", "*",  "rule", ":B25", "a(b)",  "\xff", "é",   "sev:", "!",      "10b5-1",    "form", ":4/A",
    };
    unsigned seed = 7;
    int queries = 0;
    (void)state;
    for (int n = 0; n < 20000; n++) {
        Buf text = {0}, out = {0};
        QueryError error;
        for (int k = 0; k < 12; k++) {
            seed = seed * 1103515245 + 12345;
            buf_puts(&text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
            if ((seed >> 8) % 5 == 0) break;
        }
        Query *q = query_new(buf_str(&text), &error);
        if (q) {
            queries++;
            query_print(q, &out);
            Query *again = query_new(buf_str(&out), &error);
            if (!again || !query_same(q, again)) fail_msg("%s -> %s", text.p, out.p);
            query_free(again);
        } else if (!error.what[0] || error.at > text.n || error.at + error.len > text.n) {
            fail_msg("%s: \"%s\" at %zu, %zu", text.p, error.what, error.at, error.len);
        }
        query_free(q);
        buf_free(&text);
        buf_free(&out);
    }
    assert_true(queries > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spellings),     cmocka_unit_test(test_examples_of_the_table),
        cmocka_unit_test(test_differ),        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_deep_and_long), cmocka_unit_test(test_by_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
