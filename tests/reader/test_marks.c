/* Footnote marks: told by their glyphs, by the order of their first mention, by the marks beside and above,
 * and by what the notes say. */
#include "read/noise/marks.h"
#include "read/noise/pieces.h"
#include "read/weigh/marks.h"
#include "tests.h"

enum { SITES = 32 };

typedef struct Form {
    Arena arena;
    Doc doc;
    MarkSite site[SITES];
    size_t n;
} Form;

static void form_open(Form *f, const char *const *note, size_t n)
{
    *f = (Form){.n = 0};
    doc_init(&f->doc, S(""), ORIGIN_OCR);
    for (size_t i = 0; i < n; i++)
        cell_set(&f->doc, &doc_add_note(&f->doc, S("F"))->text, F_securityTitle, str_z(note[i]), (Span){0});
}

static void form_close(Form *f)
{
    doc_free(&f->doc);
    arena_free(&f->arena);
}

/* A site; `number` other than 0: printed plainly. */
static MarkSite *add(Form *f, TableId table, uint16_t row, FieldId field, const char *glyphs, int number)
{
    MarkSite *s = &f->site[f->n++];
    *s = (MarkSite){.table = table, .row = row, .field = field, .plain = number > 0};
    pieces_add(&s->glyphs, str_z(glyphs));
    if (number) s->list = (MarkList){1, {(uint8_t)number}};
    return s;
}

static void tell(Form *f) { marks_decide(&f->arena, &f->doc, f->site, f->n, false); }

static void assert_list(const MarkSite *s, int first, int second)
{
    assert_int_equal(s->list.n, second ? 2 : 1);
    assert_int_equal(s->list.at[0], first);
    if (second) assert_int_equal(s->list.at[1], second);
}

static int cost(const char *left, const char *right, int first, int second)
{
    Pieces p = {.n = 0};
    pieces_add(&p, str_z(left));
    if (right) pieces_add(&p, str_z(right));
    return marks_misread(&p, (MarkList){second ? 2 : 1, {(uint8_t)first, (uint8_t)second}});
}

static void test_glyphs(void **state)
{
    (void)state;
    assert_int_equal(cost("(2)", NULL, 2, 0), 0);
    assert_int_equal(cost("$^{(1)(3)}$", NULL, 1, 3), 0);
    assert_int_equal(cost("⁽⁴⁾", NULL, 4, 0), 0);
    assert_int_equal(cost("<sup>(12)</sup>", NULL, 12, 0), 0);
    assert_true(cost("2)", NULL, 2, 0) < cost("2)", NULL, 3, 0));
    assert_true(cost("(1", "4)", 14, 0) < cost("(1", "4)", 15, 0));
    assert_true(cost("(14", "4)", 14, 0) < cost("(14", "4)", 14, 4) + 3); /* glyphs read twice */
    assert_true(cost("®)", NULL, 3, 0) < cost("®)", NULL, 7, 0));
    assert_true(cost("2@)", NULL, 2, 3) < cost("2@)", NULL, 4, 5));
}

static const char *const sales[] = {
    "Sold under a Rule 10b5-1 plan.",
    "The weighted average price of sales at prices ranging from $10.00 to $10.99.",
    "The weighted average price of sales at prices ranging from $11.00 to $11.99.",
    "The weighted average price of sales at prices ranging from $12.00 to $12.99.",
    "Held by the Elm Trust, of which the reporting person is trustee.",
};

/* What is plain stays, even where all else speaks against it, and a form of nothing else is not looked at. */
static void test_plain(void **state)
{
    (void)state;
    Form f;
    form_open(&f, sales, 5);
    const MarkSite *first = add(&f, TABLE_I, 0, F_transactionPricePerShare, "(5)", 5);
    tell(&f);
    assert_true(first->sure);
    assert_list(first, 5, 0);
    add(&f, TABLE_I, 1, F_transactionPricePerShare, "@", 0);
    tell(&f);
    assert_true(first->sure);
    assert_list(first, 5, 0);
    form_close(&f);
}

/* Each price has its own note, in their order; a damaged one stands between two that are not. */
static void test_order(void **state)
{
    (void)state;
    Form f;
    form_open(&f, sales, 5);
    add(&f, TABLE_I, 0, F_transactionCode, "(1)", 1);
    add(&f, TABLE_I, 0, F_transactionPricePerShare, "(2)", 2);
    const MarkSite *code = add(&f, TABLE_I, 1, F_transactionCode, "q)", 0);
    const MarkSite *price = add(&f, TABLE_I, 1, F_transactionPricePerShare, "®)", 0);
    add(&f, TABLE_I, 2, F_transactionPricePerShare, "(4)", 4);
    tell(&f);
    assert_list(code, 1, 0);
    assert_list(price, 3, 0);
    assert_true(code->sure && price->sure);
    form_close(&f);
}

/* A price that stands in the range of one note has that note, whatever the glyphs. */
static void test_range(void **state)
{
    (void)state;
    Form f;
    form_open(&f, sales, 5);
    add(&f, TABLE_I, 0, F_transactionCode, "(1)", 1);
    MarkSite *price = add(&f, TABLE_I, 0, F_transactionPricePerShare, "@)", 0);
    price->value = S("$12.34");
    tell(&f);
    assert_list(price, 4, 0);
    form_close(&f);
}

static const char *const units[] = {
    "Each unit represents a contingent right to receive one share.",
    "The units vest in four equal installments.",
    "Includes 10 shares acquired under a stock purchase plan.",
};

/* A unit's note stands where its price would, the one on its dates at both dates. */
static void test_content(void **state)
{
    (void)state;
    Form f;
    form_open(&f, units, 3);
    const MarkSite *strike = add(&f, TABLE_II, 0, F_conversionOrExercisePrice, "ay", 0),
                   *from = add(&f, TABLE_II, 0, F_exerciseDate, "@)", 0),
                   *to = add(&f, TABLE_II, 0, F_expirationDate, "@", 0),
                   *owned = add(&f, TABLE_II, 0, F_sharesOwnedFollowingTransaction, "©", 0);
    tell(&f);
    assert_list(strike, 1, 0);
    assert_list(from, 2, 0);
    assert_list(to, 2, 0);
    assert_list(owned, 3, 0);
    form_close(&f);
}

static const char *const funds[] = {
    "Held by Elm Fund, of which Elm Partners is the general partner.",
    "The reporting person disclaims beneficial ownership.",
    "Held by Oak Fund, of which Oak Partners is the general partner.",
    "The reporting person is a member.",
};

/* Two notes that all rows of a column name, and one that nobody can tell: a guess. */
static void test_pairs(void **state)
{
    (void)state;
    Form f;
    form_open(&f, funds, 2);
    for (uint16_t row = 0; row < 3; row++) {
        MarkSite *s =
            add(&f, TABLE_I, row, F_natureOfOwnership, row == 1 ? "1@)" : "(1)(2)", row == 1 ? 0 : 1);
        if (s->plain) s->list = (MarkList){2, {1, 2}};
    }
    tell(&f);
    assert_list(&f.site[1], 1, 2);
    form_close(&f);
    form_open(&f, funds, 4);
    const MarkSite *one = add(&f, TABLE_I, 0, F_natureOfOwnership, "(1)", 1),
                   *open = add(&f, TABLE_I, 1, F_natureOfOwnership, "i&", 0);
    tell(&f);
    assert_true(one->sure);
    assert_false(open->sure);
    form_close(&f);
}

/* No notes, no sites, more sites than any form has: an answer, soon. */
static void test_bounds(void **state)
{
    (void)state;
    enum { MANY = 3000 };
    Form f;
    form_open(&f, NULL, 0);
    tell(&f);
    const MarkSite *s = add(&f, TABLE_I, 0, F_transactionShares, "2)", 0);
    tell(&f);
    assert_list(s, 2, 0);
    MarkSite *many = ARENA_NEW(&f.arena, MarkSite, MANY);
    for (size_t i = 0; i < MANY; i++) {
        many[i] = (MarkSite){.row = (uint16_t)i, .field = F_transactionShares};
        pieces_add(&many[i].glyphs, S("@"));
    }
    marks_decide(&f.arena, &f.doc, many, MANY, false);
    assert_false(many[MANY - 1].sure);
    form_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_glyphs), cmocka_unit_test(test_plain),   cmocka_unit_test(test_order),
        cmocka_unit_test(test_range),  cmocka_unit_test(test_content), cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
