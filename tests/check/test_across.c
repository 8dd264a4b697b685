/* test_across.c: the checks that need more than one filing: samples, chains, amendments, balances, symbols.
 */
#include "check/across.h"
#include "check/hear.h"
#include "check/swings.h"
#include "check/timeline.h"
#include "load/texts.h"
#include "read/read.h"
#include "tests.h"

#include <string.h>

/* ---- samples ---- */

static void add_sample(const char *path, Str bytes, void *ctx)
{
    Doc d;
    TextMatch text = texts_new();
    assert_true(read_doc(bytes, &d));
    doc_hear(&d, &text);
    texts_free(&text);
    corpus_add(ctx, &d, &(Where){.path = str_z(path), .digest = digest_of(bytes)}, &(Findings){0});
    doc_free(&d);
}

/* The message says something, names the other filing, and every placeholder of it is filled in. */
static bool message_is_whole(const Corpus *c, const Across *x)
{
    Doc d;
    Buf message = {0}, bytes = test_file(corpus_where(c, x->filing).path.p);
    assert_true(read_doc(buf_str(&bytes), &d));
    d.symbols = &c->symbols;
    finding_message(&d, &x->finding, &message);
    Str said = buf_str(&message);
    bool names = x->other == NO_FILING || str_find(said, S("Form ")) < said.n;
    bool whole = said.n > 8 && str_find(said, S("{")) == said.n && names;
    if (!whole) print_error("%s: message '%.*s'\n", rules[x->finding.rule].id, STR_ARG(said));
    buf_free(&message);
    buf_free(&bytes);
    doc_free(&d);
    return whole;
}

/* How often the rule fires in the filings of its folder; -1 if there are none, or its message is not right.
 */
static int fired(RuleId r, const char *which)
{
    char folder[64];
    Corpus c = {0};
    AcrossList found = {0};
    snprintf(folder, sizeof folder, "samples/checks/%s-%s", rules[r].id, which);
    int n = for_each_file(folder, ".xml", add_sample, &c) > 1 ? 0 : -1;
    check_corpus(&c, &(CheckOptions){.rules = check_rules(rules[r].id, NULL)}, &found);
    for (size_t i = 0; i < found.n && n >= 0; i++)
        n = found.at[i].finding.rule == r && message_is_whole(&c, &found.at[i]) ? n + 1 : -1;
    across_free(&found);
    corpus_free(&c);
    return n;
}

static void test_samples(void **state)
{
    (void)state;
    int bad = 0;
    for (int r = 0; r < RULES; r++) {
        if (!(rules[r].inputs & INPUT_C)) continue;
        int fires = fired((RuleId)r, "fires"), silent = fired((RuleId)r, "silent");
        if (fires > 0 && silent == 0) continue;
        print_error("%s: fires %d times in its -fires samples, %d in -silent\n", rules[r].id, fires, silent);
        bad++;
    }
    assert_int_equal(bad, 0);
}

/* ---- filings made by hand ---- */

typedef struct Made {
    const char *form, *filed, *original, *symbol;
    const char *owners;  /* CIKs; NULL = 203 */
    const char *rows;    /* "2024-03-05 P A 1000 20.10 10000;…" */
    const char *options; /* the same of Table II: calls on the stock */
    bool foreign, exempt;
    bool lacks; /* a table of its data set is not there */
} Made;

static void put_row(Doc *d, TableId t, Str text)
{
    static const FieldId order[] = {
        F_transactionDate,   F_transactionCode,          F_transactionAcquiredDisposedCode,
        F_transactionShares, F_transactionPricePerShare, F_sharesOwnedFollowingTransaction};
    Part part = t == TABLE_I ? PART_I : PART_II;
    size_t row = d->table[t].n;
    doc_put_row(d, t, order, sizeof order / sizeof *order, text);
    doc_put(d, part, row, F_directOrIndirectOwnership, "D");
    if (t == TABLE_I) return;
    doc_put(d, part, row, F_securityTitle, "Call Option");
    doc_put(d, part, row, F_underlyingSecurityTitle, "Common Stock");
}

static void set(Doc *d, FieldId f, const char *value) { doc_put(d, PART_DOC, 0, f, value); }

static void add_made(Corpus *c, const Made *m)
{
    Doc d;
    Str rows = str_z(m->rows);
    doc_init(&d, S(""), ORIGIN_XML);
    set(&d, F_documentType, m->form);
    set(&d, F_filingDate, m->filed);
    set(&d, F_dateOfOriginalSubmission, m->original);
    set(&d, F_issuerCik, "0009900114");
    set(&d, F_issuerTradingSymbol, m->symbol);
    for (Str owners = str_z(m->owners ? m->owners : "203"); owners.n;) {
        Owner *o = doc_add_owner(&d);
        cell_set(&d, owner_item(o, F_rptOwnerCik), F_rptOwnerCik, str_cut(&owners, ' '), (Span){0});
        cell_set(&d, owner_item(o, F_isDirector), F_isDirector, S("1"), (Span){0});
    }
    if (m->foreign) set(&d, F_issuerForeignTradingSymbol, "HL1");
    while (rows.n) put_row(&d, TABLE_I, str_trim(str_cut(&rows, ';')));
    for (Str options = str_z(m->options); options.n;) put_row(&d, TABLE_II, str_trim(str_cut(&options, ';')));
    for (size_t i = 0; i < d.table[TABLE_I].n; i++)
        d.table[TABLE_I].row[i].says = m->exempt ? SAYS_EXEMPT : 0;
    doc_finish(&d);
    d.lacks_part[PART_II] = m->lacks;
    corpus_add(c, &d, &(Where){.path = S("x"), .digest = c->nfiling}, &(Findings){0});
    doc_free(&d);
}

static void test_order(void **state)
{
    (void)state;
    Corpus c = {0};
    Lineage l;
    add_made(&c, &(Made){.form = "4", .filed = "2024-05-02", .rows = ""});
    add_made(&c, &(Made){.form = "4/A", .filed = "2024-06-01", .original = "2024-05-01", .rows = ""});
    add_made(&c, &(Made){.form = "4", .filed = "2024-03-06", .rows = ""});
    add_made(&c, &(Made){.form = "5", .filed = "2024-05-01", .rows = ""});
    lineage_make(&l, &c);
    assert_int_equal(l.nchain, 1);
    assert_int_equal(l.chain[0].n, 4);
    static const uint32_t order[] = {2, 3, 0, 1};
    assert_memory_equal(l.chain[0].filing, order, sizeof order);
    assert_int_equal(l.original[1], 0); /* not the Form 5 of that very day */
    assert_int_equal(l.amended[0], 1);
    assert_int_equal(l.original[0], NO_FILING);
    lineage_free(&l);
    corpus_free(&c);
}

/* What rule `id` finds in these filings: variant and severity of the first finding, and how many. */
static size_t found_in(const Made *m, size_t n, const char *id, Finding *first)
{
    Corpus c = {0};
    AcrossList found = {0};
    for (size_t i = 0; i < n; i++) add_made(&c, &m[i]);
    check_corpus(&c, &(CheckOptions){.rules = check_rules(id, NULL)}, &found);
    if (found.n) *first = found.at[0].finding;
    size_t count = found.n;
    across_free(&found);
    corpus_free(&c);
    return count;
}

static void test_balances(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second;
        size_t n;
        int variant;
        Severity severity;
    } cases[] = {
        {"2024-03-05 P A 1000 20 10000", "2024-06-05 S D 500 22 9500", 0, 0, 0},
        {"2024-03-05 P A 1000 20 10000", "2024-06-05 S D 500 22 19500", 1, 2, SEVERITY_NOTE},
        {"2024-03-05 P A 1000 20 10000", "2024-06-05 S D 500 22 9600", 1, 3, SEVERITY_NOTE},
        {"2024-03-05 P A 1000 20 10000", "2024-06-05 S D 500 22 12500", 1, 0, SEVERITY_NOTE},
        {"2024-03-05 P A 1000 20 10000", "2024-06-05 S D 500 22 8000", 1, 1, SEVERITY_NOTE},
        {"2024-03-05 P A 1000 20 10000", "2024-02-05 S D 500 22 8000", 1, 1,
         SEVERITY_NOTE}, /* dates overlap */
        {"2024-03-05 P A 1000 20 9500;2024-03-04 S D 500 20 8500", "2024-06-05 S D 500 22 9000", 0, 0, 0},
        {"2024-03-05 P A 1000 20 9500;2024-03-05 S D 500 20 9500", "2024-06-05 S D 500 22 9000", 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Made m[] = {{.form = "4", .filed = "2024-03-06", .rows = cases[i].first},
                          {.form = "4", .filed = "2024-06-06", .rows = cases[i].second}};
        Finding first = {0};
        assert_int_equal(found_in(m, 2, "E01", &first), cases[i].n);
        assert_int_equal(first.variant, cases[i].variant);
        assert_int_equal(first.severity, cases[i].severity);
    }
}

static void test_symbols(void **state)
{
    (void)state;
    static const char *const filed[] = {"2024-03-01", "2024-03-04", "2024-03-05", "2024-03-06",
                                        "2024-03-07", "2024-03-08", "2024-03-11", "2024-03-12",
                                        "2024-03-13", "2024-03-14", "2024-03-15"};
    enum { N = sizeof filed / sizeof *filed };
    Made m[N];
    Finding first = {0};
    for (int i = 0; i < N; i++)
        m[i] = (Made){.form = "4", .filed = filed[i], .symbol = i == 4 ? "HNIL" : "hlin", .rows = ""};
    assert_int_equal(found_in(m, N, "E09", &first), 1);
    m[4].symbol = "HLIN", m[N - 1].symbol = "HNIL"; /* the newest one may be a new symbol */
    assert_int_equal(found_in(m, N, "E09", &first), 0);
}

/* ---- short swing ---- */

static Dec profit(const Made *m, size_t n)
{
    Corpus c = {0};
    Lineage l;
    Arena a = {0};
    Wide sum = 0;
    for (size_t i = 0; i < n; i++) add_made(&c, &m[i]);
    lineage_make(&l, &c);
    Swings s = swings_of(&a, &c, &l, &l.chain[0], SWING_CERTAIN);
    for (size_t i = 0; i < s.nclass; i++) sum += s.class[i].most.profit;
    lineage_free(&l);
    corpus_free(&c);
    arena_free(&a);
    return swing_dollars(sum);
}

/* Example 5 of the rules: exercise, withholding and sale; then with a purchase five months before. */
static void test_exempt(void **state)
{
    (void)state;
    static const char exercise[] =
        "2024-06-03 M A 1000 12.97 6000;2024-06-03 F D 412 31.20 5588;2024-06-03 S D 588 31.20 5000";
    const Made m[] = {{.form = "4", .filed = "2024-06-04", .rows = exercise},
                      {.form = "4", .filed = "2024-01-11", .rows = "2024-01-10 P A 100 29.00 5000"}};
    assert_true(dec_eq(profit(m, 1), dec_of(0, 2)));
    assert_true(dec_eq(profit(m, 2), dec_of(22000, 2)));
}

/* An amended price counts once, and in the amendment's way; so does a filing that was filed twice. */
static void test_amended(void **state)
{
    (void)state;
    const Made m[] = {
        {.form = "4", .filed = "2024-01-11", .rows = "2024-01-10 P A 100 10 100"},
        {.form = "4", .filed = "2024-03-05", .rows = "2024-03-04 S D 100 15 0"},
        {.form = "4/A", .filed = "2024-03-20", .original = "2024-03-05", .rows = "2024-03-04 S D 100 14 0"},
        {.form = "4", .filed = "2024-01-12", .rows = "2024-01-10 P A 100 10 100"},
    };
    assert_true(dec_eq(profit(m, 2), dec_of(50000, 2)));
    assert_true(dec_eq(profit(m, 3), dec_of(40000, 2)));
    assert_true(dec_eq(profit(m, 4), dec_of(40000, 2)));
}

static Dec closing(const Made *m, size_t n)
{
    Corpus c = {0};
    Lineage l;
    Arena a = {0};
    for (size_t i = 0; i < n; i++) add_made(&c, &m[i]);
    lineage_make(&l, &c);
    Timeline t = timeline_of(&a, &c, &l, &l.chain[0]);
    assert_int_equal(t.nclass, 1);
    assert_true(t.class[0].has_closing);
    Dec owned = t.class[0].closing;
    lineage_free(&l);
    corpus_free(&c);
    arena_free(&a);
    return owned;
}

/* An amendment of a filing before the last says nothing of what is owned now; of the last, it speaks row by
 * row.
 */
static void test_amended_balances(void **state)
{
    (void)state;
    Finding first = {0};
    Made m[] = {
        {.form = "4", .filed = "2024-01-03", .rows = "2024-01-02 P A 100 10 1100"},
        {.form = "4", .filed = "2024-02-05", .rows = "2024-02-02 P A 60 10 1160;2024-02-02 P A 40 10 1200"},
        {.form = "4/A",
         .filed = "2024-03-01",
         .original = "2024-01-03",
         .rows = "2024-01-02 P A 100 11 1100"},
        {.form = "4", .filed = "2024-04-03", .rows = "2024-04-02 S D 100 10 1100"},
    };
    assert_true(dec_eq(closing(m, 3), dec_of(1200, 0)));
    assert_int_equal(found_in(m, 4, "E01", &first), 0);
    m[3].rows = "2024-04-02 S D 100 10 1000";
    assert_int_equal(found_in(m, 4, "E01", &first), 1);
    m[2].original = "2024-02-05",
    m[2].rows = "2024-02-02 P A 60 11 1160"; /* the first row, at another price */
    assert_true(dec_eq(closing(m, 3), dec_of(1200, 0)));
    assert_int_equal(found_in(m, 4, "E01", &first), 1);
    m[3].rows = "2024-04-02 S D 100 10 1100";
    assert_int_equal(found_in(m, 4, "E01", &first), 0);
    m[2].rows = "2024-02-05 P A 30 10 1230"; /* a third row */
    m[3].rows = "2024-04-02 S D 100 10 1130";
    assert_true(dec_eq(closing(m, 3), dec_of(1230, 0)));
    assert_int_equal(found_in(m, 4, "E01", &first), 0);
}

/* Where a table of the data set is not there, filings are not held against each other. */
static void test_lacking(void **state)
{
    (void)state;
    Finding first = {0};
    Made m[] = {{.form = "4", .filed = "2024-01-11", .rows = "2024-01-10 P A 100 10 1000"},
                {.form = "4", .filed = "2024-04-05", .rows = "2024-04-04 S D 100 18 2000"}};
    assert_int_equal(found_in(m, 2, "E01,E05", &first), 2);
    m[0].lacks = true;
    assert_int_equal(found_in(m, 2, "E01,E05", &first), 0);
}

/* Shares and prices before a split that the balances show are stated after it. */
static void test_split(void **state)
{
    (void)state;
    Finding first = {0};
    Made m[] = {{.form = "4", .filed = "2024-01-11", .rows = "2024-01-10 P A 100 30 1000"},
                {.form = "4", .filed = "2024-04-05", .rows = "2024-04-04 S D 100 18 1900"}};
    assert_int_equal(found_in(m, 2, "E05", &first), 1);
    assert_true(dec_eq(first.arg[0], dec_of(30000, 2))); /* 200 at 15, 100 at 18 */
    m[1].rows = "2024-04-04 S D 100 31 1900";            /* the price did not halve: no split */
    assert_int_equal(found_in(m, 2, "E05", &first), 1);
    assert_true(dec_eq(first.arg[0], dec_of(10000, 2)));
}

/* What may be exempt is a note; what a footnote calls exempt, and foreign issuers, are left out. */
static void test_possible(void **state)
{
    (void)state;
    Finding first = {0};
    Made m[] = {{.form = "4", .filed = "2024-01-11", .rows = "2024-01-10 J A 100 10 1000"},
                {.form = "4", .filed = "2024-04-05", .rows = "2024-04-04 S D 100 18 900"}};
    assert_int_equal(found_in(m, 2, "E05", &first), 1);
    assert_int_equal(first.severity, SEVERITY_NOTE);
    assert_true(dec_eq(first.arg[0], dec_of(80000, 2)));
    m[0].exempt = true;
    assert_int_equal(found_in(m, 2, "E05", &first), 0);
    m[0].rows = "2024-01-10 P A 100 10 1000", m[0].exempt = false;
    assert_int_equal(found_in(m, 2, "E05", &first), 1);
    assert_int_equal(first.severity, SEVERITY_WARNING);
    m[1].foreign = true;
    assert_int_equal(found_in(m, 2, "E05", &first), 0);
}

/* A call bought is matched with the shares sold: by what these went up, where their price that day is known.
 */
static void test_underlying(void **state)
{
    (void)state;
    Finding first = {0};
    Made m[] = {{.form = "4", .filed = "2024-01-11", .rows = "", .options = "2024-01-10 P A 100 2 100"},
                {.form = "4", .filed = "2024-04-05", .rows = "2024-04-04 S D 100 18 900"},
                {.form = "4", .filed = "2024-01-11", .owners = "9", .rows = "2024-01-10 S D 10 15 900"}};
    assert_int_equal(found_in(m, 2, "E05", &first), 1);
    assert_int_equal(first.variant, 3);
    assert_int_equal(found_in(m, 3, "E05", &first), 1);
    assert_int_equal(first.variant, 2);
    assert_true(dec_eq(first.arg[0], dec_of(30000, 2)));
    m[1].rows = "2024-08-06 S D 100 18 900"; /* too late */
    assert_int_equal(found_in(m, 3, "E05", &first), 0);
}

/* ---- joint filings ---- */

/* Owners who always file together have one chain; each filing of an issuer is there once. */
static void test_joint_chains(void **state)
{
    (void)state;
    Corpus c = {0};
    Lineage l;
    add_made(&c, &(Made){.form = "4", .filed = "2024-05-01", .owners = "203 7 8", .rows = ""});
    add_made(&c, &(Made){.form = "4", .filed = "2024-05-02", .owners = "203", .rows = ""});
    add_made(&c, &(Made){.form = "4", .filed = "2024-05-03", .owners = "8 203 7", .rows = ""});
    lineage_make(&l, &c);
    assert_int_equal(l.nchain, 2);
    assert_int_equal(l.chain[0].n, 2); /* of 7 and 8 */
    assert_int_equal(c.party[l.chain[0].owner->party].cik, 7);
    assert_int_equal(c.party[l.chain[0].owner->next->party].cik, 8);
    assert_null(l.chain[0].owner->next->next);
    assert_int_equal(l.chain[1].n, 3);
    assert_int_equal(l.nissuer, 1);
    assert_int_equal(l.issuer[0].n, 3);
    assert_int_equal(chain_party(&c, &l.chain[1], &c.filing[2])->cik, 203);
    lineage_free(&l);
    corpus_free(&c);
}

/* A second owner's trade matches his own one; what both report is told once. */
static void test_joint_swing(void **state)
{
    (void)state;
    Finding first = {0};
    const Made m[] = {
        {.form = "4", .filed = "2024-01-11", .owners = "7 203", .rows = "2024-01-10 P A 100 10 100"},
        {.form = "4", .filed = "2024-03-05", .owners = "203", .rows = "2024-03-04 S D 100 15 0"},
        {.form = "4", .filed = "2024-03-06", .owners = "203 7", .rows = "2024-03-05 S D 100 16 0"}};
    assert_int_equal(found_in(m, 2, "E05", &first), 1);
    assert_int_equal(found_in(m, 3, "E05", &first), 1);
    assert_true(dec_eq(first.arg[0], dec_of(60000, 2)));
}

/* Between two joint filings one of the owners reports alone: for the other one that is no gap. */
static void test_joint_balance(void **state)
{
    (void)state;
    Finding first = {0};
    Made m[] = {{.form = "4", .filed = "2024-01-11", .owners = "7 203", .rows = "2024-01-10 P A 100 10 1000"},
                {.form = "4", .filed = "2024-03-05", .owners = "203", .rows = "2024-03-04 S D 400 15 600"},
                {.form = "4", .filed = "2024-04-05", .owners = "7 203", .rows = "2024-04-04 S D 100 16 500"}};
    assert_int_equal(found_in(m, 3, "E01", &first), 0);
    m[2].rows = "2024-04-04 S D 100 16 300";
    assert_int_equal(found_in(m, 3, "E01", &first), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_balances),
        cmocka_unit_test(test_symbols),
        cmocka_unit_test(test_exempt),
        cmocka_unit_test(test_amended),
        cmocka_unit_test(test_amended_balances),
        cmocka_unit_test(test_lacking),
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_possible),
        cmocka_unit_test(test_underlying),
        cmocka_unit_test(test_joint_chains),
        cmocka_unit_test(test_joint_swing),
        cmocka_unit_test(test_joint_balance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
