/* test_check.c: every rule has a sample that fires and one that does not; the engine, the keys and the
 * balances. */
#include "check/balance.h"
#include "check/check.h"
#include "check/keys.h"
#include "check/words.h"
#include "load/texts.h"
#include "read/read.h"
#include "tests.h"

#include <string.h>

/* A file's bytes; false if there is no such file. */
static bool slurp(const char *path, Buf *out)
{
    char room[4096];
    FILE *f = fopen(path, "rb");
    if (!f) return false;
    for (size_t n; (n = fread(room, 1, sizeof room, f)) > 0;) buf_put(out, (Str){room, n});
    fclose(f);
    return true;
}

/* ---- samples ---- */

/* samples/checks/B25-fires.xml, or .txt for what only a scan can show. */
static bool slurp_sample(RuleId r, const char *which, Buf *out)
{
    char path[64];
    snprintf(path, sizeof path, "samples/checks/%s-%s.xml", rules[r].id, which);
    if (slurp(path, out)) return true;
    snprintf(path, sizeof path, "samples/checks/%s-%s.txt", rules[r].id, which);
    return slurp(path, out);
}

/* Whether the message says something, with every placeholder filled in. */
static bool message_is_whole(const Doc *d, const Finding *f)
{
    Buf message = {0};
    finding_message(d, f, &message);
    bool whole = message.n > 8 && !memchr(message.p, '{', message.n) && !memchr(message.p, '}', message.n);
    if (!whole) print_error("%s: message '%s'\n", rules[f->rule].id, message.n ? message.p : "");
    buf_free(&message);
    return whole;
}

/* How often the rule fires in its sample; -1 if there is none or it cannot be read. */
static int fired(RuleId r, const char *which)
{
    Buf bytes = {0};
    Doc d;
    int n = -1;
    if (slurp_sample(r, which, &bytes) && read_doc(buf_str(&bytes), &d)) {
        Findings found = {0};
        TextMatch text = texts_new();
        check_doc(&d, &(CheckOptions){.rules = check_rules(rules[r].id, NULL), .text = &text}, &found);
        texts_free(&text);
        n = (int)found.n;
        for (size_t i = 0; i < found.n; i++)
            if (found.at[i].rule != r || !message_is_whole(&d, &found.at[i])) n = -1;
        findings_free(&found);
        doc_free(&d);
    }
    buf_free(&bytes);
    return n;
}

static void test_samples(void **state)
{
    (void)state;
    int bad = 0;
    for (int r = 0; r < RULES; r++) {
        if (!(rules[r].inputs & (INPUT_X | INPUT_T | INPUT_O))) continue; /* needs more than one filing */
        int fires = fired((RuleId)r, "fires"), silent = fired((RuleId)r, "silent");
        if (fires > 0 && silent == 0) continue;
        print_error("%s: fires %d times in its -fires sample, %d in -silent\n", rules[r].id, fires, silent);
        bad++;
    }
    assert_int_equal(bad, 0);
}

/* ---- all that the samples have ---- */

static void list_findings(const char *path, Str bytes, void *ctx)
{
    Buf *out = ctx;
    Doc d;
    Findings found = {0};
    const char *name = path + sizeof "samples/checks/" - 1;
    TextMatch text = texts_new();
    buf_fmt(out, "%s\n", name);
    assert_true(read_doc(bytes, &d));
    check_doc(&d, &(CheckOptions){.rules = check_rules(NULL, NULL), .text = &text}, &found);
    for (size_t i = 0; i < found.n; i++) {
        const Finding *f = &found.at[i];
        const char *field = f->field < F_END ? fields[f->field].name : "-";
        buf_fmt(out, "    %s %d %s: %s %s: ", part_name((Part)f->part), f->row + 1, field,
                severity_name((Severity)f->severity), rules[f->rule].id);
        finding_message(&d, f, out);
        buf_char(out, '\n');
    }
    texts_free(&text);
    findings_free(&found);
    doc_free(&d);
}

/* Places, severities and messages of every finding in every sample; a sample has little beside its own fault.
 */
static void test_golden(void **state)
{
    (void)state;
    Buf out = {0};
    assert_true(for_each_file("samples/checks", ".xml", list_findings, &out) > 200);
    check_golden("checks.txt", buf_str(&out));
    buf_free(&out);
}

/* ---- the engine ---- */

static const char form[] =
    "<ownershipDocument><schemaVersion>X0306</schemaVersion><documentType>4</documentType>"
    "<periodOfReport>2019-05-14</periodOfReport><issuer><issuerCik>0</issuerCik>"
    "<issuerName>Harbor Lane Instruments Inc</issuerName>"
    "<issuerTradingSymbol>n/a</issuerTradingSymbol></issuer></ownershipDocument>";

static char *checked(const char *select, const char *ignore)
{
    static char list[128];
    Doc d;
    Findings found = {0};
    list[0] = 0;
    assert_true(read_doc(str_z(form), &d));
    check_doc(&d, &(CheckOptions){.rules = check_rules(select, ignore)}, &found);
    for (size_t i = 0; i < found.n; i++) strcat(strcat(list, rules[found.at[i].rule].id), " ");
    findings_free(&found);
    doc_free(&d);
    return list;
}

static void test_options(void **state)
{
    (void)state;
    assert_string_equal(checked(NULL, NULL), "C15 S03 S09 A09 A12 ");
    assert_string_equal(checked("A", NULL), "A09 A12 ");
    assert_string_equal(checked("a12, signature-missing", NULL), "C15 A12 ");
    assert_string_equal(checked(NULL, "C,A09"), "S03 S09 A12 ");
    assert_string_equal(checked("A,C15", "ticker-none"), "C15 A09 ");
}

static void test_list_error(void **state)
{
    (void)state;
    Arena a = {0};
    assert_null(check_list_error("A, b25,option-zero-strike", &a));
    assert_null(check_list_error(NULL, &a));
    assert_string_equal(check_list_error("A01,B99", &a), "no rule 'B99'; sec16 rules lists them");
    assert_string_equal(check_list_error("Q", &a), "no rule 'Q'; sec16 rules lists them");
    arena_free(&a);
}

/* A scan's error on one cell is a warning; one on the form as a whole stays an error. */
static void test_scan_softens(void **state)
{
    (void)state;
    static const Origin origins[] = {ORIGIN_XML, ORIGIN_OCR};
    for (int i = 0; i < 2; i++) {
        Doc d;
        Findings found = {0};
        Buf message = {0};
        doc_init(&d, S(""), origins[i]);
        cell_set(&d, doc_item(&d, F_documentType), F_documentType, S("4"), (Span){0});
        DocRow *row = doc_add_row(&d, TABLE_I, false);
        cell_set(&d, &row->cell[F_transactionCode], F_transactionCode, S("Q"), (Span){0});
        doc_finish(&d);
        check_doc(&d, &(CheckOptions){.rules = check_rules("A21,C15", NULL)}, &found);
        assert_int_equal(found.n, 2);
        assert_int_equal(found.at[0].severity, SEVERITY_ERROR);
        assert_int_equal(found.at[1].severity, i ? SEVERITY_WARNING : SEVERITY_ERROR);
        finding_message(&d, &found.at[1], &message);
        assert_string_equal(message.p,
                            i ? "'Q' is no transaction code, or misread" : "'Q' is no transaction code");
        buf_free(&message);
        findings_free(&found);
        doc_free(&d);
    }
}

/* A number that nobody can read is none: not 0, against which others are held; of a long one the message has
 * the begin. */
static void test_unreadable_number(void **state)
{
    static const char amount[] = "1500 shares, of which 250 were withheld by the issuer";
    (void)state;
    Buf bytes = {0}, message = {0};
    Doc d;
    Findings found = {0};
    assert_true(slurp_sample(RULE_C05, "fires", &bytes));
    size_t at = str_find(buf_str(&bytes), S("1500"));
    Arena a = {0};
    Str text = str_fmt(&a, "%.*s%s%s", (int)at, bytes.p, amount, bytes.p + at + 4);
    assert_true(read_doc(text, &d));
    check_doc(&d, &(CheckOptions){.rules = check_rules("A27,C05", NULL)}, &found);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.at[0].rule, RULE_A27);
    finding_message(&d, &found.at[0], &message);
    assert_string_equal(message.p, "'1500 shares, of which 250 were withheld …' is no number");
    buf_free(&message);
    findings_free(&found);
    doc_free(&d);
    arena_free(&a);
    buf_free(&bytes);
}

static void test_fillers(void **state)
{
    (void)state;
    static const short known[][3] = {{1899, 12, 30}, {1899, 12, 31}, {1900, 1, 1}, {1901, 1, 1},
                                     {1904, 1, 1},   {1911, 11, 11}, {1970, 1, 1}, {1980, 1, 1},
                                     {1988, 8, 8},   {2099, 12, 31}, {2100, 1, 1}, {9999, 12, 31}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        Date d = date_of(known[i][0], known[i][1], known[i][2]);
        assert_true(is_filler(d, DATE_NONE));
        assert_true(is_filler(d, date_of(2003, 11, 12)));
        assert_false(is_filler(d, date_of(1997, 6, 30)));
        assert_false(is_filler(d - 3, DATE_NONE));
    }
}

/* Every pattern compiles and finds what it is for. */
static void test_patterns(void **state)
{
    (void)state;
    TextMatch m = texts_new();
    Dec low, high;
    size_t from = 0;
    Prose text = prose_of(&m, S("at prices from $31.02 to $1,331.98, inclusive"));
    assert_true(text_range(&text, &from, &low, &high));
    assert_true(dec_eq(low, dec_of(3102, 2)) && dec_eq(high, dec_of(133198, 2)));
    from = 0;
    text = prose_of(&m, S("between $34.50 and $33.50."));
    assert_true(text_range(&text, &from, &low, &high));
    assert_true(dec_eq(low, dec_of(3350, 2)));
    from = 0;
    text = prose_of(&m, S("on May 3, 1,000 shares"));
    assert_true(text_number(&text, TEXT_COUNT, &from, &low));
    assert_true(dec_eq(low, dec_of(1000, 0)));
    from = 0;
    text = prose_of(&m, S("for $ 12.5."));
    assert_true(text_number(&text, TEXT_MONEY, &from, &low));
    assert_true(dec_eq(low, dec_of(125, 1)));
    from = 0;
    text = prose_of(NULL, S("$1 to $2"));
    assert_false(text_range(&text, &from, &low, &high));
    texts_free(&m);
}

/* ---- words and keys ---- */

static void test_words(void **state)
{
    (void)state;
    assert_true(has_words(S("Stock Option (Right to Buy)"), "right to buy"));
    assert_true(has_words(S("Pre-Funded Warrants"), "pre funded*"));
    assert_true(has_words(S("Employee stock options"), "option*"));
    assert_false(has_words(S("Notional units"), "option*"));
    assert_false(has_words(S("Putnam Fund"), "put"));
    assert_true(has_words(S("sold a PUT."), "call|put"));
    assert_false(has_words(S(""), "put"));
    assert_true(is_words(S(" N/A "), "none|n/a"));
    assert_false(is_words(S("n/a x"), "none|n/a"));
}

static void assert_same_title(const char *a, const char *b, bool same)
{
    Arena arena = {0};
    Str x = title_key(&arena, str_z(a)), y = title_key(&arena, str_z(b));
    if (str_eq(x, y) != same) fail_msg("'%.*s' and '%.*s'", STR_ARG(x), STR_ARG(y));
    arena_free(&arena);
}

static void test_titles(void **state)
{
    (void)state;
    assert_same_title("Common Stock", "COMMON SHARES", true);
    assert_same_title("Common", "com stk", true);
    assert_same_title("Ordinary Shares", "Common Stock, $0.01 par value", true);
    assert_same_title("Common Stock, no par value per share", "Common Stock", true);
    assert_same_title("Class A Common Stock", "Class B Common Stock", false);
    assert_same_title("Shares of Class A Common Stock", "Class A Common Stock (par value $.001)", true);
    assert_same_title("Series C Preferred", "Series D Preferred", false);
    assert_int_equal(title_kind(S("Non-qualified Stock Option (right to buy)")), KIND_OPTION);
    assert_int_equal(title_kind(S("Pre-Funded Warrant")), KIND_WARRANT | KIND_PREFUNDED);
    assert_int_equal(title_kind(S("Restricted Stock Units")), KIND_UNIT);
    assert_int_equal(title_kind(S("Common Stock")), 0);
}

/* ---- balances ---- */

/* Rows "A500=1500 D200=1300", day by day unless two share a letter before them; "?" = not given. */
static Balance balance(const char *rows_text, Check *c, Doc *d)
{
    static Line line[8];
    static const Line *pointer[8];
    char side, owned[16];
    int amount, day, n = 0, used;
    doc_init(d, S(""), ORIGIN_XML);
    memset(line, 0, sizeof line);
    for (const char *p = rows_text; sscanf(p, " %d%c%d=%15s%n", &day, &side, &amount, owned, &used) == 4;
         p += used, n++) {
        DocRow *row = doc_add_row(d, TABLE_I, false);
        Cell *shares = &row->cell[F_transactionShares], *post = &row->cell[F_sharesOwnedFollowingTransaction];
        *shares = (Cell){.state = CELL_VALUE, .u.dec = dec_of(amount, 0)};
        cell_set(d, post, F_sharesOwnedFollowingTransaction, owned[0] == '?' ? S("") : str_z(owned),
                 (Span){0});
        line[n] = (Line){.at = (size_t)n, .side = side, .date = day};
        pointer[n] = &line[n];
    }
    for (int i = 0; i < n; i++) line[i].row = &d->table[TABLE_I].row[i];
    return balance_of(c, &(Class){pointer, (size_t)n});
}

static void test_balances(void **state)
{
    (void)state;
    static const struct {
        const char *rows;
        Ordering order;
        int opening, delta;
    } cases[] = {
        {"1A500=1500 2D200=1300", ORDER_FORWARD, 1000, 0},
        {"1D200=1300 2A500=1500", ORDER_REVERSE, 1000, 0},
        {"2D200=1300 1A500=1500 3A100=1400", ORDER_DATE, 1000, 0},
        {"1A500=1300 2D200=1300", ORDER_TOTALS, 1000, 0},
        {"1A500=? 2D200=1300", ORDER_SINGLE, 1000, 0},
        {"1A500=1500 2A500=1400", ORDER_NONE, 0, -600},
        {"1A500=1500 2A500=2300", ORDER_NONE, 0, 300},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Doc d;
        Check c = {0};
        Balance b = balance(cases[i].rows, &c, &d);
        assert_int_equal(b.order, cases[i].order);
        if (b.order == ORDER_NONE)
            assert_true(b.delta == cases[i].delta * WIDE_ONE);
        else
            assert_true(b.opening == cases[i].opening * WIDE_ONE);
        doc_free(&d);
        arena_free(&c.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),      cmocka_unit_test(test_golden),
        cmocka_unit_test(test_options),      cmocka_unit_test(test_list_error),
        cmocka_unit_test(test_scan_softens), cmocka_unit_test(test_unreadable_number),
        cmocka_unit_test(test_fillers),      cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_words),        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_balances),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
