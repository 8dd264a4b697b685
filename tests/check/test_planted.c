/* test_planted.c: faults planted into clean filings, at least one for each check of groups A to D; each must
 * be told by its rule, at the cell where it is. planted.def lists them. */
#include "check/across.h"
#include "check/hear.h"
#include "load/texts.h"
#include "read/read.h"
#include "tests.h"

#include <stdlib.h>
#include <string.h>

/* A clean filing, what is changed in it, and where that is to be told. */
typedef struct Planted {
    RuleId rule;
    const char *base; /* tests/check/planted/BASE.txt */
    Part part;
    int row;
    FieldId field;
    const char *edits;
} Planted;

static const Planted planted[] = {
#define PLANT(rule, base, part, row, field, edits) {RULE_##rule, #base, PART_##part, row, F_##field, edits},
#include "planted.def"
};
enum { PLANTED = sizeof planted / sizeof *planted };

/* ---- edits ---- */

static Buf base_filing(const char *base)
{
    char path[64];
    snprintf(path, sizeof path, "tests/check/planted/%s.txt", base);
    return test_file(path);
}

static void replace(Buf *text, Span old, Str now)
{
    Buf out = {0};
    Str all = buf_str(text);
    buf_put(&out, str_sub(all, 0, old.at));
    buf_put(&out, now);
    buf_put(&out, str_from(all, (size_t)old.at + old.len));
    buf_free(text);
    *text = out;
}

static size_t find(Str text, size_t from, const char *what)
{
    size_t at = from + str_find(str_from(text, from), str_z(what));
    if (at >= text.n) fail_msg("there is no %s to edit", what);
    return at;
}

/* From the start of one text to the end of the other behind it. */
static Span between(Str text, size_t from, const char *start, const char *end)
{
    size_t at = find(text, from, start), to = find(text, at, end) + strlen(end);
    return (Span){(uint32_t)at, (uint32_t)(to - at)};
}

/* The bytes of the nth owner, row, footnote or signature; of all for "doc". */
static Span block(Str text, Str where)
{
    static const struct {
        const char *name, *start[2], *end[2];
    } kinds[] = {
        {"own", {"<reportingOwner>", NULL}, {"</reportingOwner>", NULL}},
        {"sign", {"<ownerSignature>", NULL}, {"</ownerSignature>", NULL}},
        {"note", {"<footnote id=", NULL}, {"</footnote>", NULL}},
        {"I",
         {"<nonDerivativeTransaction>", "<nonDerivativeHolding>"},
         {"</nonDerivativeTransaction>", "</nonDerivativeHolding>"}},
        {"II",
         {"<derivativeTransaction>", "<derivativeHolding>"},
         {"</derivativeTransaction>", "</derivativeHolding>"}},
    };
    Str name = str_cut(&where, '.');
    size_t at = 0;
    if (str_eq(name, S("doc"))) return (Span){0, (uint32_t)text.n};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        if (!str_eq(name, str_z(kinds[k].name))) continue;
        for (int left = atoi(where.p);; left--) {
            int which = 0;
            size_t first = at + str_find(str_from(text, at), str_z(kinds[k].start[0]));
            size_t other =
                kinds[k].start[1] ? at + str_find(str_from(text, at), str_z(kinds[k].start[1])) : first;
            if (other < first) which = 1;
            if (!left) return between(text, at, kinds[k].start[which], kinds[k].end[which]);
            at = (which ? other : first) + 1;
        }
    }
    fail_msg("no place %.*s", STR_ARG(name));
    return (Span){0};
}

/* What an element holds: its value, where it has one. */
static Span content(Str text, Span in, Str element, bool whole)
{
    char start[80], end[80];
    snprintf(start, sizeof start, "<%.*s>", STR_ARG(element));
    snprintf(end, sizeof end, "</%.*s>", STR_ARG(element));
    Span at = between(text, in.at, start, end);
    if (at.at >= in.at + in.len) fail_msg("no %s there", start);
    if (whole) return at;
    at.at += (uint32_t)strlen(start), at.len -= (uint32_t)(strlen(start) + strlen(end));
    Str value = span_str(text, at);
    size_t from = str_find(value, S("<value>"));
    if (from == value.n) return at;
    from += strlen("<value>");
    return (Span){at.at + (uint32_t)from, (uint32_t)str_find(str_from(value, from), S("</value>"))};
}

/* "~" takes it away, "x3" has it there three times. */
static void edit_row(Buf *text, Span row, Str value)
{
    Buf rows = {0};
    Str one = span_str(buf_str(text), row);
    for (int n = value.p[0] == 'x' ? atoi(value.p + 1) : 0; n > 0; n--) buf_put(&rows, one);
    replace(text, row, buf_str(&rows));
    buf_free(&rows);
}

static void drop_marks(Buf *text, Str where)
{
    for (;;) {
        Str all = buf_str(text), row = span_str(all, block(all, where));
        size_t at = str_find(row, S("<footnoteId"));
        if (at == row.n) return;
        replace(text, between(all, (size_t)(row.p - all.p) + at, "<footnoteId", "/>"), S(""));
    }
}

/* A line of EDGAR's header: "FILED AS OF DATE:   20240516". */
static void edit_head(Buf *text, Str key, Str value)
{
    Str all = buf_str(text);
    size_t at = str_find(all, key) + key.n, end;
    while (at < all.n && strchr(":>\t ", all.p[at])) at++;
    for (end = at; end < all.n && all.p[end] != '\n';) end++;
    assert_true(at < all.n);
    replace(text, (Span){(uint32_t)at, (uint32_t)(end - at)}, value);
}

/* "I.2 transactionCode=Y": see planted.def. */
static void edit(Buf *text, Str item)
{
    Str where = str_cut(&item, ' '), element = str_cut(&item, '='), all = buf_str(text);
    if (str_eq(where, S("head"))) {
        edit_head(text, element, item);
        return;
    }
    if (str_eq(where, S("text"))) {
        size_t at = str_find(all, element);
        assert_true(at < all.n);
        replace(text, (Span){(uint32_t)at, (uint32_t)element.n}, item);
        return;
    }
    Span in = block(all, where);
    if (str_eq(element, S("row"))) {
        edit_row(text, in, item);
    } else if (str_eq(element, S("marks"))) {
        drop_marks(text, where);
    } else if (str_eq(element, S("text"))) {
        uint32_t head = (uint32_t)str_find(span_str(all, in), S(">")) + 1;
        replace(text, (Span){in.at + head, in.len - head - (uint32_t)strlen("</footnote>")}, item);
    } else if (element.p[0] == '+') {
        Span at = content(all, in, str_from(element, 1), true);
        replace(text, (Span){at.at + at.len - (uint32_t)element.n - 2, 0}, item);
    } else {
        replace(text, content(all, in, element, str_eq(item, S("~"))), str_eq(item, S("~")) ? S("") : item);
    }
}

static Buf edited(const char *base, const char *edits)
{
    Buf text = base_filing(base);
    Str rest = str_z(edits);
    while (rest.n) {
        size_t n = str_find(rest, S("; "));
        edit(&text, str_sub(rest, 0, n));
        rest = str_from(rest, n + 2 < rest.n ? n + 2 : rest.n);
    }
    return text;
}

/* ---- one filing ---- */

static void check(Str bytes, const char *select, Findings *found)
{
    Doc d;
    TextMatch text = texts_new();
    assert_true(read_doc(bytes, &d));
    check_doc(&d, &(CheckOptions){.rules = check_rules(select, NULL), .text = &text}, found);
    texts_free(&text);
    doc_free(&d);
}

static void test_clean(void **state)
{
    (void)state;
    int bad = 0;
    for (size_t i = 0; i < PLANTED; i++) {
        Findings found = {0};
        Buf clean = base_filing(planted[i].base);
        if (!i || planted[i].base != planted[i - 1].base) check(buf_str(&clean), NULL, &found);
        for (size_t k = 0; k < found.n; k++)
            print_error("%s: %s in the clean filing\n", planted[i].base, rules[found.at[k].rule].id);
        bad += found.n > 0;
        buf_free(&clean);
        findings_free(&found);
    }
    assert_int_equal(bad, 0);
}

static bool is_told(const Planted *p)
{
    Buf text = edited(p->base, p->edits);
    Findings found = {0};
    bool told = false;
    check(buf_str(&text), rules[p->rule].id, &found);
    for (size_t i = 0; i < found.n; i++) {
        const Finding *f = &found.at[i];
        told = told || (f->part == p->part && f->row == p->row && f->field == p->field);
    }
    if (!told) print_error("%s: %zu findings, none at '%s'\n", rules[p->rule].id, found.n, p->edits);
    buf_free(&text);
    findings_free(&found);
    return told;
}

static void test_planted(void **state)
{
    (void)state;
    int missed = 0;
    for (size_t i = 0; i < PLANTED; i++) missed += !is_told(&planted[i]);
    assert_int_equal(missed, 0);
}

/* ---- several filings ---- */

/* The same base with other edits each; the fault is in one of them. */
static const struct {
    RuleId rule;
    const char *base, *edits[3];
    uint32_t filing;
    int row;
    FieldId field;
} planted_across[] = {
    {RULE_D12,
     "form4a",
     {"head SUBMISSION TYPE=4; doc documentType=4; head ACCESSION NUMBER=0009900203-24-000041; "
      "I.0 transactionDate=2024-05-13; head FILED AS OF DATE=20240521",
      "head SUBMISSION TYPE=4; doc documentType=4; head ACCESSION NUMBER=0009900203-24-000042; "
      "I.0 transactionDate=2024-08-13; head FILED AS OF DATE=20240821",
      "head SUBMISSION TYPE=4; doc documentType=4; head ACCESSION NUMBER=0009900203-24-000043; "
      "I.0 transactionDate=2024-11-13; head FILED AS OF DATE=20241121"},
     2,
     0,
     F_transactionDate},
    {RULE_D15,
     "form5",
     {"head ACCESSION NUMBER=0009900203-24-000044",
      "head ACCESSION NUMBER=0009900203-23-000045; head FILED AS OF DATE=20231004; doc documentType=4; "
      "I.0 transactionCode=S; I.0 transactionAcquiredDisposedCode=D; I.0 transactionDate=2023-10-03",
      NULL},
     0,
     0,
     F_transactionDate},
};

static void add_filing(Corpus *c, const char *base, const char *edits)
{
    Doc d;
    Buf text = edited(base, edits);
    TextMatch match = texts_new();
    assert_true(read_doc(buf_str(&text), &d));
    doc_hear(&d, &match);
    corpus_add(c, &d, &(Where){.path = S("x"), .digest = c->nfiling}, &(Findings){0});
    texts_free(&match);
    doc_free(&d);
    buf_free(&text);
}

static void test_planted_across(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof planted_across / sizeof *planted_across; i++) {
        Corpus c = {0};
        AcrossList found = {0};
        bool told = false;
        for (int k = 0; k < 3 && planted_across[i].edits[k]; k++)
            add_filing(&c, planted_across[i].base, planted_across[i].edits[k]);
        check_corpus(&c, &(CheckOptions){.rules = check_rules(rules[planted_across[i].rule].id, NULL)},
                     &found);
        for (size_t k = 0; k < found.n; k++)
            told |= found.at[k].filing == planted_across[i].filing && found.at[k].finding.part == PART_I &&
                    found.at[k].finding.row == planted_across[i].row &&
                    found.at[k].finding.field == planted_across[i].field;
        if (!told) fail_msg("%s: %zu findings", rules[planted_across[i].rule].id, found.n);
        across_free(&found);
        corpus_free(&c);
    }
}

/* No check of groups A to D without a planted fault, and no fault twice. */
static void test_complete(void **state)
{
    (void)state;
    int bad = 0;
    for (int r = 0; r < RULES; r++) {
        size_t n = 0;
        for (size_t i = 0; i < PLANTED; i++) n += (int)planted[i].rule == r;
        for (size_t i = 0; i < sizeof planted_across / sizeof *planted_across; i++)
            n += (int)planted_across[i].rule == r;
        if (n || rules[r].id[0] > 'D') continue;
        print_error("%s: no fault is planted\n", rules[r].id);
        bad++;
    }
    for (size_t i = 0; i < PLANTED; i++)
        for (size_t k = 0; k < i; k++)
            if (!strcmp(planted[i].base, planted[k].base) && !strcmp(planted[i].edits, planted[k].edits)) {
                print_error("%s and %s: the same fault\n", rules[planted[k].rule].id,
                            rules[planted[i].rule].id);
                bad++;
            }
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_planted),
        cmocka_unit_test(test_planted_across),
        cmocka_unit_test(test_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
