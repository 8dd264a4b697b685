/* test_finding.c: the catalogue's table, messages, and fingerprints that stay when rows move. */
#include "model/finding.h"
#include "tests.h"

#include <ctype.h>
#include <string.h>

static void test_catalogue(void **state)
{
    (void)state;
    for (int r = 0; r < RULES; r++) {
        const Rule *rule = &rules[r];
        const char *texts[] = {rule->message,      rule->condition, rule->source, rule->why,
                               rule->false_alarms, rule->fires,     rule->silent};
        assert_int_equal(strlen(rule->id), 3);
        assert_true(r == 0 ||
                    strcmp(rules[r - 1].id, rule->id) < 0); /* in the order of their ids, none twice */
        assert_true(rule->inputs != 0);
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) assert_true(strlen(texts[i]) > 0);
        assert_null(strstr(rule->message, "||"));
        for (const char *p = rule->slug; *p; p++)
            assert_true(islower((unsigned char)*p) || isdigit((unsigned char)*p) || *p == '-');
        assert_int_equal(rule_by_name(str_z(rule->id)), r);
        assert_int_equal(rule_by_name(str_z(rule->slug)), r);
    }
    assert_int_equal(rule_by_name(S("b25")), RULE_B25);
    assert_int_equal(rule_by_name(S("B99")), RULE_NONE);
    assert_int_equal(rule_by_name(S("")), RULE_NONE);
}

/* A purchase of so many shares, and a holding of the spouse. */
static void add_purchase(Doc *d, const char *shares)
{
    size_t row = d->table[TABLE_I].n;
    doc_add_row(d, TABLE_I, false);
    doc_put(d, PART_I, row, F_securityTitle, "Common Stock");
    doc_put(d, PART_I, row, F_transactionDate, "2024-12-19");
    doc_put(d, PART_I, row, F_transactionShares, shares);
}

static void start(Doc *d, Origin origin)
{
    doc_init(d, S(""), origin);
    doc_put(d, PART_DOC, 0, F_documentType, "4");
    doc_put(d, PART_DOC, 0, F_filingDate, "2024-12-24");
}

static const char *say(const Doc *d, const Finding *f)
{
    static char text[256];
    Buf b = {0};
    finding_message(d, f, &b);
    assert_true(b.n < sizeof text);
    memcpy(text, b.p, b.n + 1);
    buf_free(&b);
    return text;
}

static void test_messages(void **state)
{
    (void)state;
    Doc d;
    start(&d, ORIGIN_XML);
    add_purchase(&d, "24000");
    add_purchase(&d, "100");
    doc_finish(&d);
    Finding f = {.rule = RULE_A27, .part = PART_I, .field = F_transactionShares, .variant = 1};
    assert_string_equal(say(&d, &f), "24,000 is negative: the form has (D) for that");
    f = (Finding){.rule = RULE_A16, .part = PART_OWNER, .variant = 1, .arg = {1810, 2449}};
    assert_string_equal(say(&d, &f), "The zip code reads 01810-2449");
    f = (Finding){.rule = RULE_A43, .part = PART_DOC, .field = F_periodOfReport};
    assert_string_equal(say(&d, &f), "The item 'Date of Earliest Transaction' is empty");
    f = (Finding){.rule = RULE_D01, .part = PART_I, .field = F_transactionDate};
    f.arg[0] = date_of(2024, 12, 19), f.arg[1] = date_of(2024, 12, 26);
    assert_string_equal(
        say(&d, &f), "Late by 1 business day: traded 12/19/2024, due 12/23/2024, filed 12/26/2024; 2 rows of "
                     "that day");
    Buf working = {0};
    assert_true(finding_working(&d, &f, &working));
    buf_char(&working, 0);
    assert_string_equal(working.p,
                        "executed Thu 2024-12-19; Fri 20 = 1, Mon 23 = 2; due 2024-12-23; filed 2024-12-26, "
                        "1 business day late (24 and 25 December not counted)");
    buf_free(&working);
    doc_free(&d);
}

static void test_repair_message(void **state)
{
    (void)state;
    Doc d;
    start(&d, ORIGIN_OCR);
    add_purchase(&d, "24000");
    Repair *r = doc_add_repair(&d, REPAIR_SPLIT_NUMBER, PART_I, 0, F_transactionShares, S("24,00 0"),
                               S("24,000"), S(""));
    repair_add_evidence(&d, r, S("underlyingSecurityShares 24,000"));
    Finding f = {.rule = RULE_F01, .part = PART_I, .field = F_transactionShares};
    assert_string_equal(say(&d, &f),
                        "'24,00 0' is broken apart: read as 24,000; evidence: Und. Amount 24,000");
    f.variant = 1;
    repair_add_other(&d, r, S("2,400"));
    assert_string_equal(say(&d, &f), "'24,00 0' is broken apart: perhaps 24,000, or 2,400");
    doc_free(&d);
}

/* A value that is read as it stands is not told as if it had been changed; what is told twice is kept once.
 */
static void test_doubt_message(void **state)
{
    (void)state;
    Doc d;
    start(&d, ORIGIN_TEXT);
    add_purchase(&d, "24000");
    doc_finish(&d);
    const Str same = S("24000");
    Repair *r =
        doc_add_repair(&d, REPAIR_CONFUSED, PART_I, 0, F_transactionShares, same, same, S("read once only"));
    Finding f = {.rule = RULE_F04, .part = PART_I, .field = F_transactionShares, .variant = 1};
    assert_string_equal(say(&d, &f), "'24000' may be misread: read once only");
    const Str others[] = {same, S("24080"), S("24080"), S("24600")};
    for (size_t i = 0; i < 4; i++) repair_add_other(&d, r, others[i]);
    assert_string_equal(say(&d, &f), "'24000' may be misread, perhaps 24,080, 24,600: read once only");
    repair_add_evidence(&d, r, S("the row below"));
    repair_add_evidence(&d, r, S("the row below"));
    assert_int_equal(r->nevidence, 1);
    r->was = S("");
    assert_string_equal(say(&d, &f),
                        "nothing can be read here: perhaps 24,000, or 24,080, 24,600 (read once only)");
    doc_free(&d);
}

/* What hangs on a guess says so, and only in printed forms. */
static void test_message_about_a_guess(void **state)
{
    (void)state;
    Doc d;
    start(&d, ORIGIN_TEXT);
    add_purchase(&d, "24000");
    doc_finish(&d);
    Cell *date = doc_cell(&d, PART_I, 0, F_transactionDate);
    Finding f = {.rule = RULE_D01, .part = PART_I, .field = F_transactionDate, .severity = SEVERITY_ERROR};
    assert_false(finding_maybe_misread(&d, &f));
    date->prov = PROV_GUESSED;
    assert_true(finding_maybe_misread(&d, &f));
    assert_non_null(strstr(say(&d, &f), ", or misread"));
    f = (Finding){.rule = RULE_B45, .part = PART_I, .field = F_transactionShares, .severity = SEVERITY_ERROR};
    assert_true(finding_maybe_misread(&d, &f)); /* an error, though the rule's findings are not always */
    f.severity = SEVERITY_WARNING;
    assert_false(finding_maybe_misread(&d, &f));
    f = (Finding){.rule = RULE_D01, .part = PART_I, .field = F_transactionDate, .severity = SEVERITY_ERROR};
    d.origin = ORIGIN_XML;
    assert_false(finding_maybe_misread(&d, &f));
    doc_free(&d);
}

static void test_fingerprints(void **state)
{
    (void)state;
    char a[17], b[17], other[17], twin[17], text[17];
    Doc d, moved;
    start(&d, ORIGIN_XML);
    add_purchase(&d, "500");
    add_purchase(&d, "700");
    add_purchase(&d, "700");
    start(&moved, ORIGIN_XML);
    add_purchase(&moved, "100");
    add_purchase(&moved, "700");
    add_purchase(&moved, "500");
    Finding f = {.rule = RULE_A28, .part = PART_I, .field = F_transactionShares};
    finding_fingerprint(&d, &f, a);
    f.row = 2;
    finding_fingerprint(&moved, &f, b);
    assert_int_equal(strlen(a), 16);
    assert_string_equal(a, b); /* the row with 500 moved from first to third */
    finding_fingerprint(&d, &f, twin);
    f.row = 1;
    finding_fingerprint(&d, &f, other);
    assert_string_not_equal(a, other);
    assert_string_not_equal(other, twin); /* equal rows are told apart */
    finding_fingerprint(&moved, &f, text);
    assert_string_equal(other, text);
    f.rule = RULE_A27;
    finding_fingerprint(&d, &f, text);
    assert_string_not_equal(other, text);
    doc_free(&d);
    doc_free(&moved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_catalogue),
        cmocka_unit_test(test_messages),
        cmocka_unit_test(test_repair_message),
        cmocka_unit_test(test_doubt_message),
        cmocka_unit_test(test_message_about_a_guess),
        cmocka_unit_test(test_fingerprints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
