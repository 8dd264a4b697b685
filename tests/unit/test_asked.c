/* test_asked.c: what queries find in filings made by hand: rows, findings, footnotes, marks, sums. */
#include "find/complete.h"
#include "find/saved.h"
#include "find/sort.h"
#include "tests.h"

#include <stdlib.h>
#include <string.h>

typedef struct Desk {
    Corpus corpus;
    Notes notes;
    uint8_t marks[4];
    Facts facts;
} Desk;

static void set(Doc *d, Cell *c, FieldId f, const char *value)
{
    if (value) cell_set(d, c, f, str_z(value), (Span){0, 0});
}

/* A row of Table I; NULL leaves a cell out, a price "F1" is a footnote alone. */
static void add_row(Doc *d, const char *title, const char *date, const char *code, const char *shares,
                    const char *price, const char *di, const char *note)
{
    DocRow *r = doc_add_row(d, TABLE_I, !code);
    set(d, &r->cell[F_securityTitle], F_securityTitle, title);
    set(d, &r->cell[F_transactionDate], F_transactionDate, date);
    set(d, &r->cell[F_transactionCode], F_transactionCode, code);
    set(d, &r->cell[F_transactionShares], F_transactionShares, shares);
    set(d, &r->cell[F_directOrIndirectOwnership], F_directOrIndirectOwnership, di);
    if (price && price[0] == 'F')
        doc_add_ref(d, &r->cell[F_transactionPricePerShare], str_z(price), (Span){0, 0});
    else
        set(d, &r->cell[F_transactionPricePerShare], F_transactionPricePerShare, price);
    if (note) doc_add_ref(d, &r->cell[F_transactionShares], str_z(note), (Span){0, 0});
}

static void begin(Doc *d, const char *form, const char *issuer, const char *symbol, const char *owner,
                  const char *cik)
{
    doc_init(d, S(""), ORIGIN_XML);
    set(d, doc_item(d, F_documentType), F_documentType, form);
    set(d, doc_item(d, F_issuerName), F_issuerName, issuer);
    set(d, doc_item(d, F_issuerTradingSymbol), F_issuerTradingSymbol, symbol);
    Owner *o = doc_add_owner(d);
    set(d, owner_item(o, F_rptOwnerName), F_rptOwnerName, owner);
    set(d, owner_item(o, F_rptOwnerCik), F_rptOwnerCik, cik);
    set(d, owner_item(o, F_isDirector), F_isDirector, "1");
}

static void add_note(Doc *d, const char *id, const char *text)
{
    Note *n = doc_add_note(d, str_z(id));
    n->text.state = CELL_VALUE;
    n->text.u.text = str_z(text);
}

static void end(Desk *k, Doc *d, const Findings *findings)
{
    doc_finish(d);
    corpus_add(&k->corpus, d, &(Where){.path = S("a.xml")}, findings);
    notes_add(&k->notes, d);
    doc_free(d);
}

static void add_finding(Findings *list, RuleId rule, Severity severity, Part part, uint16_t row, int64_t a,
                        int64_t b)
{
    *findings_add(list) = (Finding){.rule = (uint16_t)rule,
                                    .severity = (uint8_t)severity,
                                    .part = (uint8_t)part,
                                    .row = row,
                                    .field = F_NONE,
                                    .arg = {a, b}};
}

/* Filing 0: two sales, one of them above a million, and a grant. 1: an exercise and a small sale by a trust,
 * reviewed, late. 2: a Form 3 without rows. */
static void make(Desk *k)
{
    Doc d;
    Findings found = {0};
    memset(k, 0, sizeof *k);
    begin(&d, "4", "Palantir Technologies", "PLTR", "THIEL PETER", "0001211060");
    add_row(&d, "Class A Common Stock", "2024-07-01", "S", "100000", "25.50", "D", "F1");
    add_row(&d, "Class A Common Stock", "2024-07-02", "S", "100", "26", "I", NULL);
    add_row(&d, "Class B Common Stock", "2024-08-02", "A", "5000", "F2", "D", "F3");
    add_row(&d, "Warrant", NULL, NULL, NULL, NULL, "D", NULL);
    add_note(&d, "F1", "Sold under a Rule 10b5-1 plan.");
    add_note(&d, "F2", "No price: a grant.");
    add_note(&d, "F3", "Vests in 2026.");
    add_finding(&found, RULE_A20, SEVERITY_WARNING, PART_OWNER, 0, 0, 0);
    add_finding(&found, RULE_B25, SEVERITY_NOTE, PART_I, 2, 0, 0);
    end(k, &d, &found);
    begin(&d, "4/A", "MKS Instruments Inc", "MKSI", "Harbor Family Trust", "77");
    add_row(&d, "Common", "2024-12-19", "M", "10", "0", "D", NULL);
    add_row(&d, "Common", "2025-01-01", "S", "0.5", "0.1", "D", NULL);
    found.n = 0;
    add_finding(&found, RULE_D01, SEVERITY_ERROR, PART_I, 0, date_of(2024, 12, 19), date_of(2025, 1, 2));
    end(k, &d, &found);
    begin(&d, "3", "Barrow & Stokes", NULL, "Nobody", NULL);
    found.n = 0;
    end(k, &d, &found);
    findings_free(&found);
    k->marks[1] = MARK_REVIEWED;
    k->facts = (Facts){.corpus = &k->corpus, .notes = &k->notes, .marks = k->marks, .nmark = 3};
}

static void unmake(Desk *k)
{
    corpus_free(&k->corpus);
    notes_free(&k->notes);
}

/* "0:13 2:" filings with the rows, counted from 1. */
static Buf found_by(const Facts *facts, const char *text)
{
    Buf out = {0};
    QueryError error;
    RowSet rows = {0};
    Query *q = query_new(str_z(text), &error);
    if (!q) fail_msg("%s: %s", text, error.what);
    for (uint32_t i = 0; i < facts->corpus->nfiling; i++) {
        bool any = query_filing(q, facts, i, &rows);
        assert_int_equal(any, query_filing(q, facts, i, NULL));
        if (!any) continue;
        buf_fmt(&out, "%s%u:", out.n ? " " : "", i);
        for (size_t k = 0; k < rows.n; k++)
            if (rows.has[k]) buf_fmt(&out, "%zu", k + 1);
    }
    rows_free(&rows);
    query_free(q);
    return out;
}

static const char *const asked[][2] = {
    {"", "0:1234 1:12 2:"},
    {"form:4", "0:1234 1:12"},
    {"form:4/A", "1:12"},
    {"form:3,5", "2:"},
    {"code:S", "0:12 1:2"},
    {"code:S value:>1m", "0:1"},
    {"code:S value:>=2.55m value:<=2550000", "0:1"},
    {"sale:>1m", "0:1"},
    {"sale:0.05", "1:2"},
    {"sales:2552600", "0:1234"},
    {"value:*", "0:12 1:12"},
    {"code:A -value:*", "0:3"},
    {"-code:S", "0:34 1:1"},
    {"NOT code:S", "2:"},
    {"code:M AND code:S", "1:12"},
    {"code:M code:S", ""},
    {"code:M OR code:A", "0:3 1:1"},
    {"(code:M OR code:A) date:2024-08", "0:3"},
    {"-(code:S OR code:A)", "0:4 1:1"},
    {"code:A,M di:D", "0:3 1:1"},
    {"date:2024-07-02..2024-08", "0:23"},
    {"date:>2024-07", "0:3 1:12"},
    {"date:07/01/2024", "0:1"},
    {"holding", "0:4"},
    {"owner:thiel code:S", "0:12"},
    {"owner~/trust$/i", "1:12"},
    {"owner~/trust$/", ""},
    {"owner:1211060", "0:1234"},
    {"owner=\"thiel peter\"", "0:1234"},
    {"owner=thiel", ""},
    {"issuer:mksi", "1:12"},
    {"issuer:mks", "1:12"},
    {"sym:mks", ""},
    {"sym:MKSI,PLTR", "0:1234 1:12"},
    {"role:director", "0:1234 1:12 2:"},
    {"fn~/10b5-1/", "0:1"},
    {"fn:vests code:A", "0:3"},
    {"fn:vests code:S", ""},
    {"rule:B25", "0:3"},
    {"rule:B25 code:S", ""},
    {"rule:A20 code:S", "0:12"},
    {"rule:option-zero-strike,D", "0:3 1:1"},
    {"sev:>=warning", "0:1234 1:1"},
    {"rule:B25 sev:>=warning", ""},
    {"late", "1:1"},
    {"late:>4 code:M", "1:1"},
    {"late code:S", ""},
    {"late:<5", ""},
    {"errors", "1:12"},
    {"errors:0", "0:1234 2:"},
    {"reviewed", "1:12"},
    {"NOT reviewed", "0:1234 2:"},
    {"late AND NOT reviewed", ""},
    {"class", "0:123"},
    {"stokes", "2:"},
    {"warrant", "0:4"},
    {"pltr", "0:1234"},
    {"common mks", "1:12"},
    {"/^class b/i", "0:3"},
    {"footnoted", "0:13"},
    {"rows:0", "2:"},
};

static void test_asked(void **state)
{
    Desk k;
    (void)state;
    make(&k);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        Buf got = found_by(&k.facts, asked[i][0]);
        if (!str_eq(buf_str(&got), str_z(asked[i][1])))
            fail_msg("%s: %.*s, not %s", asked[i][0], STR_ARG(buf_str(&got)), asked[i][1]);
        buf_free(&got);
    }
    unmake(&k);
}

static void test_sums(void **state)
{
    Desk k;
    Matches m = {0};
    QueryError error;
    (void)state;
    make(&k);
    Query *q = query_new(S("code:S"), &error);
    assert_int_equal(query_needs(q), 0);
    query_range(q, &k.facts, 0, 1, &m);
    assert_int_equal(m.n, 1);
    query_range(q, &k.facts, 1, UINT32_MAX, &m);
    assert_int_equal(m.n, 2);
    assert_int_equal(m.rows, 3);
    assert_true(m.dollars == WIDE_ONE * 2552600 + WIDE_ONE / 20);
    assert_true(filing_value(&k.corpus, 0, 'S') == WIDE_ONE * 2552600);
    assert_int_equal(filing_late(&k.corpus, 0), 0);
    assert_int_equal(filing_late(&k.corpus, 1), 5);
    matches_free(&m);
    query_free(q);
    q = query_new(S("late fn:x AND NOT reviewed"), &error);
    assert_int_equal(query_needs(q), NEEDS_FINDINGS | NEEDS_NOTES | NEEDS_MARKS);
    query_free(q);
    unmake(&k);
}

/* Filings may be added while a query is in use. */
static void test_grows(void **state)
{
    Desk k;
    QueryError error;
    Findings none = {0};
    (void)state;
    make(&k);
    Query *q = query_new(S("owner~/new/i fn:also"), &error);
    for (uint32_t i = 0; i < 3; i++) assert_false(query_filing(q, &k.facts, i, NULL));
    for (int i = 0; i < 100; i++) {
        Doc d;
        char name[16], text[16];
        snprintf(name, sizeof name, "New %d", i);
        snprintf(text, sizeof text, "Also %d", i);
        begin(&d, "4", "X", "X", name, "1");
        add_note(&d, "F1", text);
        end(&k, &d, &none);
        assert_true(query_filing(q, &k.facts, 3 + (uint32_t)i, NULL));
    }
    query_free(q);
    unmake(&k);
}

/* ---- sorting and counting ---- */

static void check_order(const Facts *facts, const SortKey *keys, size_t n, uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t list[] = {0, 1, 2};
    sort_filings(facts, keys, n, list, 3);
    if (list[0] != a || list[1] != b || list[2] != c)
        fail_msg("%s: %u %u %u", query_fields[keys->field].name, list[0], list[1], list[2]);
}

static void test_sort(void **state)
{
    Desk k;
    const uint32_t hits[] = {3, HITS_UNKNOWN, 5};
    (void)state;
    make(&k);
    k.facts.hits = hits, k.facts.nhit = 3;
    check_order(&k.facts, (SortKey[]){{Q_issuer, false}}, 1, 2, 1, 0);
    check_order(&k.facts, (SortKey[]){{Q_owner, true}}, 1, 0, 2, 1);
    check_order(&k.facts, (SortKey[]){{Q_sales, true}}, 1, 0, 1, 2);
    check_order(&k.facts, (SortKey[]){{Q_form, false}}, 1, 2, 0, 1);
    check_order(&k.facts, (SortKey[]){{Q_late, false}}, 1, 1, 0, 2); /* without a value: last, as given */
    check_order(&k.facts, (SortKey[]){{Q_late, true}}, 1, 1, 0, 2);
    check_order(&k.facts, (SortKey[]){{Q_hits, false}}, 1, 0, 2, 1);
    check_order(&k.facts, (SortKey[]){{Q_hits, true}}, 1, 2, 0, 1);
    check_order(&k.facts, (SortKey[]){{Q_shares, false}}, 1, 1, 0, 2); /* the least of its rows */
    check_order(&k.facts, (SortKey[]){{Q_price, true}}, 1, 0, 1, 2);
    check_order(&k.facts, (SortKey[]){{Q_trouble, false}, {Q_errors, true}}, 2, 1, 0, 2);
    check_order(&k.facts, (SortKey[]){{Q_origin, true}, {Q_rows, false}}, 2, 2, 1, 0);
    unmake(&k);
}

/* "S 2/3" value, filings, rows; and what asks for it. */
static Buf counted(const Facts *facts, QueryFieldId f, FacetBy by, Query *q)
{
    const uint32_t all[] = {0, 1, 2};
    Buf out = {0};
    Arena arena = {0};
    Facets list = {0};
    facets_count(facts, f, by, q, all, 3, &list);
    for (size_t i = 0; i < list.n; i++) {
        Str label = facet_label(facts, f, by, &list.at[i], &arena),
            asks = facet_condition(facts, f, by, &list.at[i], &arena);
        buf_fmt(&out, "%.*s %zu/%zu %.*s; ", STR_ARG(label), list.at[i].filings, list.at[i].rows,
                STR_ARG(asks));
        QueryError error;
        Matches m = {0};
        Query *again = query_new(asks, &error);
        if (!again) fail_msg("%.*s: %s", STR_ARG(asks), error.what);
        query_range(again, facts, 0, 3, &m);
        if (!q) assert_int_equal(m.n, list.at[i].filings);
        matches_free(&m);
        query_free(again);
    }
    buf_fmt(&out, "without %zu", list.without);
    facets_free(&list);
    arena_free(&arena);
    return out;
}

static void check_counted(const Facts *facts, QueryFieldId f, FacetBy by, const char *query, const char *want)
{
    QueryError error;
    Query *q = query ? query_new(str_z(query), &error) : NULL;
    Buf got = counted(facts, f, by, q);
    assert_str(buf_str(&got), want);
    buf_free(&got);
    query_free(q);
}

static void test_facets(void **state)
{
    Desk k;
    (void)state;
    make(&k);
    check_counted(&k.facts, Q_code, FACET_DAY, NULL, "S 2/3 code:S; A 1/1 code:A; M 1/1 code:M; without 1");
    check_counted(&k.facts, Q_code, FACET_DAY, "value:>1k", "S 1/2 code:S; without 0");
    check_counted(&k.facts, Q_date, FACET_MONTH, NULL,
                  "2024-07 1/2 date:2024-07; 2024-08 1/1 date:2024-08; 2024-12 1/1 date:2024-12; 2025-01 1/1 "
                  "date:2025-01; "
                  "without 1");
    check_counted(&k.facts, Q_date, FACET_QUARTER, NULL,
                  "2024 Q3 1/3 date:2024-07..2024-09; 2024 Q4 1/1 date:2024-10..2024-12; 2025 Q1 1/1 "
                  "date:2025-01..2025-03; without 1");
    check_counted(&k.facts, Q_date, FACET_YEAR, NULL, "2024 2/4 date:2024; 2025 1/1 date:2025; without 1");
    check_counted(
        &k.facts, Q_issuer, FACET_DAY, NULL,
        "Barrow & Stokes 1/0 issuer:=\"Barrow & Stokes\"; MKS Instruments Inc 1/2 issuer:=\"MKS Instruments "
        "Inc\"; Palantir Technologies 1/4 issuer:=\"Palantir Technologies\"; without 0");
    check_counted(&k.facts, Q_form, FACET_DAY, NULL,
                  "3 1/0 form:3 -amendment; 4 1/4 form:4 -amendment; 4/A 1/2 form:4/A; without 0");
    check_counted(&k.facts, Q_rule, FACET_DAY, NULL,
                  "A20 1/4 rule:A20; B25 1/4 rule:B25; D01 1/2 rule:D01; without 1");
    check_counted(&k.facts, Q_role, FACET_DAY, NULL, "director 3/6 role:director; without 0");
    check_counted(&k.facts, Q_reviewed, FACET_DAY, NULL, "yes 1/2 reviewed; without 2");
    check_counted(&k.facts, Q_rows, FACET_DAY, NULL, "0 1/0 rows:0; 2 1/2 rows:2; 4 1/4 rows:4; without 0");
    unmake(&k);
}

/* ---- typing ---- */

/* What is offered for a text with | at the cursor: the text replaced, then the candidates. */
static void check_offers(const Facts *facts, const char *text, const char *want)
{
    Arena arena = {0};
    Buf plain = {0}, got = {0};
    Str rest = str_z(text), head = str_cut(&rest, '|');
    buf_put(&plain, head);
    buf_put(&plain, rest);
    Completion c = query_complete(buf_str(&plain), head.n, facts, &arena);
    buf_put(&got, str_sub(buf_str(&plain), c.at, c.len));
    buf_puts(&got, " ->");
    for (size_t i = 0; i < c.n && i < 4; i++) {
        assert_true(c.list[i].help.n > 0);
        buf_fmt(&got, " %.*s", STR_ARG(c.list[i].text));
    }
    assert_str(buf_str(&got), want);
    buf_free(&plain);
    buf_free(&got);
    arena_free(&arena);
}

static void test_offers(void **state)
{
    Desk k;
    (void)state;
    make(&k);
    check_offers(&k.facts, "|", " -> form: issuer: sym: owner:");
    check_offers(&k.facts, "own|", "own -> owner: owners: owned:");
    check_offers(&k.facts, "late A|", "A -> amendment accession: amount: AND");
    check_offers(&k.facts, "(code:S -la|te", "la -> late late:");
    check_offers(&k.facts, "code:|", "code: -> code:P code:S code:V code:A");
    check_offers(&k.facts, "code:S,m|", "code:S,m -> code:S,M");
    check_offers(&k.facts, "sev:>=w|", "sev:>=w -> sev:>=warning");
    check_offers(&k.facts, "rule:option-z|", "rule:option-z -> rule:option-zero-strike");
    check_offers(&k.facts, "owner:thi|", "owner:thi -> owner:=\"THIEL PETER\"");
    check_offers(&k.facts, "owner:\"harbor f|", "owner:\"harbor f -> owner:=\"Harbor Family Trust\"");
    check_offers(&k.facts, "title:class|",
                 "title:class -> title:=\"Class A Common Stock\" title:=\"Class B Common Stock\"");
    check_offers(NULL, "owner:thi|", "owner:thi ->");
    check_offers(&k.facts, "owner~/a b|", "owner~/a b ->");
    check_offers(&k.facts, "owner~/a b/i sym:M|", "sym:M -> sym:=MKSI");
    check_offers(&k.facts, "value:>1|", "value:>1 ->");
    check_offers(&k.facts, "nofield:x|", "nofield:x ->");
    unmake(&k);
}

static void test_saved(void **state)
{
    SavedQueries s = {.n = 0};
    Buf out = {0};
    (void)state;
    saved_read(S("# mine\nbig: code:S value:>1m\nlate:late\nno name: x\n"), &s);
    assert_str(saved_find(&s, S("big"))->text, "code:S value:>1m");
    assert_str(saved_find(&s, S("late"))->text, "late");
    assert_null(saved_find(&s, S("no name")));
    assert_null(saved_find(&s, S("")));
    saved_set(&s, S("big"), S(" sale:>1m\n late"));
    saved_set(&s, S("new"), S("plan"));
    saved_set(&s, S("late"), S(""));
    saved_set(&s, S("bad name"), S("plan"));
    saved_put(&s, &out);
    assert_str(buf_str(&out), "# mine\nbig: sale:>1m late\nno name: x\nnew: plan\n");
    saved_free(&s);
    buf_clear(&out);
    history_read(S("a\nb\na\n\n"), &s);
    history_add(&s, S("c"));
    history_add(&s, S("b"));
    saved_put(&s, &out);
    assert_str(buf_str(&out), "a\nc\nb\n");
    for (int i = 0; i < 300; i++)
        history_add(&s, (Str){(char[]){(char)('a' + i % 26), (char)('a' + i / 26)}, 2});
    assert_int_equal(s.n, HISTORY_MOST);
    saved_free(&s);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_asked), cmocka_unit_test(test_sums),   cmocka_unit_test(test_grows),
        cmocka_unit_test(test_sort),  cmocka_unit_test(test_facets), cmocka_unit_test(test_offers),
        cmocka_unit_test(test_saved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
