/* test_shortswing.c: short-swing profit: worked examples, the six months, and random cases against an
 * independent oracle. */
#include "check/shortswing.h"
#include "tests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 8 };

typedef struct Case {
    SwingTrade purchase[MOST], sale[MOST];
    size_t np, ns;
} Case;

/* "2024-01-10 1000 10.00, 2024-02-01 500 12.00" */
static size_t trades(const char *text, SwingTrade *out)
{
    size_t n = 0;
    Str rest = str_z(text);
    while (rest.n) {
        Str one = str_trim(str_cut(&rest, ','));
        char date[16];
        int shares;
        double price;
        char room[64];
        snprintf(room, sizeof room, "%.*s", STR_ARG(one));
        assert_int_equal(sscanf(room, "%15s %d %lf", date, &shares, &price), 3);
        out[n++] = (SwingTrade){day(date), (int64_t)shares * SWING_UNIT, (int64_t)(price * SWING_UNIT + 0.5)};
    }
    return n;
}

/* Dollars; profits of the examples are whole. */
static long dollars(Wide profit)
{
    assert_true(profit % ((Wide)SWING_UNIT * SWING_UNIT) == 0);
    return (long)(profit / SWING_UNIT / SWING_UNIT);
}

static void test_examples(void **state)
{
    (void)state;
    static const struct {
        const char *purchases, *sales;
        long liho, most;
    } cases[] = {
        {"2024-01-10 1000 10, 2024-02-01 500 12", "2024-03-15 800 15, 2024-05-20 900 14", 5800, 5800},
        {"2024-03-01 100 10, 2024-11-01 100 25", "2024-06-03 100 30, 2024-01-15 100 28", 2000, 2300},
        {"2024-05-06 1000 20", "2024-02-12 600 26, 2024-09-03 700 23", 4800, 4800},
        {"2024-02-05 500 30, 2024-04-08 500 20", "2024-03-04 500 25, 2024-05-06 500 18", 2500, 2500},
        {"2024-01-10 100 29.00", "2024-06-03 588 31.20", 220, 220},
        {"", "2024-06-03 588 31.20", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Case c;
        Arena a = {0};
        c.np = trades(cases[i].purchases, c.purchase), c.ns = trades(cases[i].sales, c.sale);
        assert_int_equal(dollars(swing_liho(&a, c.purchase, c.np, c.sale, c.ns).profit), cases[i].liho);
        assert_int_equal(dollars(swing_most(&a, c.purchase, c.np, c.sale, c.ns).profit), cases[i].most);
        arena_free(&a);
    }
}

static void test_pairs(void **state)
{
    (void)state;
    Case c;
    Arena a = {0};
    c.np = trades("2024-01-10 1000 10, 2024-02-01 500 12", c.purchase);
    c.ns = trades("2024-03-15 800 15, 2024-05-20 900 14", c.sale);
    SwingMatch m = swing_liho(&a, c.purchase, c.np, c.sale, c.ns);
    static const SwingPair expected[] = {
        {0, 0, 800 * SWING_UNIT, false}, {0, 1, 200 * SWING_UNIT, false}, {1, 1, 500 * SWING_UNIT, false}};
    assert_int_equal(m.npair, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(m.pair[i].purchase, expected[i].purchase);
        assert_int_equal(m.pair[i].sale, expected[i].sale);
        assert_int_equal(m.pair[i].shares, expected[i].shares);
    }
    arena_free(&a);
}

static void test_six_months(void **state)
{
    (void)state;
    assert_false(swing_within(day("1972-12-20"), day("1973-06-19")));
    assert_true(swing_within(day("1972-12-20"), day("1973-06-18")));
    assert_true(swing_within(day("2024-03-01"), day("2024-08-30")));
    assert_false(swing_within(day("2024-03-01"), day("2024-08-31")));
    assert_true(swing_within(day("2024-08-31"), day("2025-02-26")));
    assert_false(swing_within(day("2024-08-31"), day("2025-02-27")));
    assert_true(swing_within(day("2024-08-31"), day("2024-08-31")));
    assert_true(swing_within(day("2025-02-26"), day("2024-08-31"))); /* whichever comes first */
}

/* ---- the oracle ---- */

#define ORACLE "../shared/reference/shortswing_oracle.py"
enum { RANDOM_CASES = 10000 };

/* Reads "np ns" and then so many "day shares cents", and prints both profits in cents, case after case. */
static const char script[] =
    "import sys; sys.path.insert(0, '../shared/reference'); sys.dont_write_bytecode = True\n"
    "import shortswing_oracle as o\n"
    "epoch = o.date(1970, 1, 1)\n"
    "for line in sys.stdin:\n"
    "    v = [int(x) for x in line.split()]\n"
    "    t = [(epoch + o.timedelta(v[i]), v[i + 1], v[i + 2]) for i in range(2, len(v), 3)]\n"
    "    p, s = t[:v[0]], t[v[0]:]\n"
    "    print(o.liho(p, s)[0], round(o.exact(p, s)))\n";

static size_t random_trades(unsigned *seed, SwingTrade *out)
{
    size_t n = next_random(seed) % 5;
    for (size_t i = 0; i < n; i++) {
        out[i].date = date_of(2024, 1, 1) + (Date)(next_random(seed) % 400);
        out[i].shares = (int64_t)(1 + next_random(seed) % 20) * 50 * SWING_UNIT;
        out[i].price = (int64_t)(1000 + next_random(seed) % 2000) * (SWING_UNIT / 100);
    }
    return n;
}

static void put_trades(FILE *f, const SwingTrade *t, size_t n)
{
    for (size_t i = 0; i < n; i++)
        fprintf(f, " %d %lld %lld", t[i].date, (long long)(t[i].shares / SWING_UNIT),
                (long long)(t[i].price / (SWING_UNIT / 100)));
}

static void compare(const Case *c, long long liho, long long most)
{
    Arena a = {0};
    Wide cent = (Wide)SWING_UNIT * SWING_UNIT / 100;
    assert_true(swing_liho(&a, c->purchase, c->np, c->sale, c->ns).profit == liho * cent);
    assert_true(swing_most(&a, c->purchase, c->np, c->sale, c->ns).profit == most * cent);
    arena_free(&a);
}

static void test_oracle(void **state)
{
    (void)state;
    if (access(ORACLE, R_OK) || system("python3 -c '' >/dev/null 2>&1")) skip();
    static Case cases[RANDOM_CASES];
    char name[TEST_PATH], command[sizeof script + TEST_PATH + 16];
    unsigned seed = 16;
    test_file_new(name, S(""));
    FILE *f = fopen(name, "w");
    assert_non_null(f);
    for (int i = 0; i < RANDOM_CASES; i++) {
        cases[i].np = random_trades(&seed, cases[i].purchase),
        cases[i].ns = random_trades(&seed, cases[i].sale);
        fprintf(f, "%zu %zu", cases[i].np, cases[i].ns);
        put_trades(f, cases[i].purchase, cases[i].np);
        put_trades(f, cases[i].sale, cases[i].ns);
        fputc('\n', f);
    }
    fclose(f);
    snprintf(command, sizeof command, "python3 -c \"%s\" <%s", script, name);
    FILE *p = popen(command, "r");
    assert_non_null(p);
    long long liho, most;
    int n = 0;
    for (; fscanf(p, "%lld %lld", &liho, &most) == 2; n++) compare(&cases[n], liho, most);
    pclose(p);
    unlink(name);
    assert_int_equal(n, RANDOM_CASES);
}

/* The largest market there is, all trades on one day: it must end soon. */
static void test_large(void **state)
{
    (void)state;
    static SwingTrade purchase[SWING_TRADES_MOST + 1], sale[SWING_TRADES_MOST + 1];
    Arena a = {0};
    unsigned seed = 4;
    for (int i = 0; i <= SWING_TRADES_MOST; i++) {
        purchase[i] = (SwingTrade){day("2024-05-14"), SWING_UNIT, (int64_t)(next_random(&seed) % 900000)};
        sale[i] = (SwingTrade){day("2024-05-14"), SWING_UNIT, (int64_t)(next_random(&seed) % 900000)};
    }
    SwingMatch m = swing_most(&a, purchase, SWING_TRADES_MOST, sale, SWING_TRADES_MOST);
    assert_true(m.profit >= swing_liho(&a, purchase, SWING_TRADES_MOST, sale, SWING_TRADES_MOST).profit);
    assert_int_equal(swing_most(&a, purchase, SWING_TRADES_MOST + 1, sale, 1).npair, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples), cmocka_unit_test(test_pairs), cmocka_unit_test(test_six_months),
        cmocka_unit_test(test_oracle),   cmocka_unit_test(test_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
