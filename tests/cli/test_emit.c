/* test_emit.c: the pieces of the command line that need no files: JSON, raw text of cells, hashes, arguments,
 * near names. */
#include "base/hash.h"
#include "base/json.h"
#include "base/near.h"
#include "cli/emit/emit.h"
#include "cli/out.h"
#include "tests.h"

static void json_escapes(void **state)
{
    static const struct {
        Str in;
        const char *out;
    } cases[] = {
        {{"", 0}, "\"\""},
        {{"a\"b\\c", 5}, "\"a\\\"b\\\\c\""},
        {{"\0\x01\t\n\x1b[0m\x7f", 9}, "\"\\u0000\\u0001\\u0009\\u000a\\u001b[0m\\u007f\""},
        {{"\xc2\x85\xc2\xa0", 4}, "\"\\u0085\xc2\xa0\""},
        {{"\xff\xc3", 2}, "\"\xef\xbf\xbd\xef\xbf\xbd\""},
        {{"\xed\xa0\x80", 3}, "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""}, /* half of a surrogate pair */
        {{"\xc0\xaf", 2}, "\"\xef\xbf\xbd\xef\xbf\xbd\""},                 /* overlong */
        {{"\xe2\x80\xaeyx", 5}, "\"\\u202eyx\""}, /* turns the direction of writing */
        {{"\xf0\x9f\x98\x80", 4}, "\"\xf0\x9f\x98\x80\""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buf out = {0};
        json_str(&out, cases[i].in);
        assert_str(buf_str(&out), cases[i].out);
        buf_free(&out);
    }
}

static void json_commas(void **state)
{
    Buf out = {0};
    (void)state;
    json_open(&out, '{');
    json_key(&out, "a");
    json_open(&out, '[');
    json_number(&out, 1);
    json_str(&out, S("[{:"));
    json_null(&out);
    json_open(&out, '{');
    json_close(&out, '}');
    json_bool(&out, true);
    json_close(&out, ']');
    json_key(&out, "b");
    json_open(&out, '[');
    json_close(&out, ']');
    json_close(&out, '}');
    assert_str(buf_str(&out), "{\"a\":[1,\"[{:\",null,{},true],\"b\":[]}");
    buf_free(&out);
}

static void hashes(void **state)
{
    char room[HASH_TEXT];
    (void)state;
    assert_str(hash_sha256((Str){0}, room),
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_str(hash_sha256(S("abc"), room),
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void raw_text_of_pieces(void **state)
{
    Doc d;
    Arena arena = {0};
    (void)state;
    doc_init(&d, S("x 24\t1,000 \n 7  8 y"), ORIGIN_OCR);
    DocRow *row = doc_add_row(&d, TABLE_II, true);
    doc_add_piece(&d, PART_II, 0, F_transactionShares, (Span){5, 5});
    doc_add_piece(&d, PART_I, 0, F_transactionShares, (Span){0, 1});
    doc_add_piece(&d, PART_II, 0, F_transactionShares, (Span){2, 2});
    Pieces pieces = pieces_of(&d, &arena);
    Place place = {.part = PART_II, .field = F_transactionShares};
    assert_str(cell_raw(&d, &pieces, place, &row->cell[F_transactionShares], &arena), "24 1,000");
    row->cell[F_securityTitle].raw = (Span){10, 7};
    place.field = F_securityTitle;
    assert_str(cell_raw(&d, &pieces, place, &row->cell[F_securityTitle], &arena), "7 8");
    arena_free(&arena);
    doc_free(&d);
}

static void how_words(void **state)
{
    const char *how[HOWS];
    (void)state;
    assert_int_equal(cell_how(&(Cell){.state = CELL_VALUE}, how), 0);
    assert_int_equal(cell_how(&(Cell){.state = CELL_VALUE, .prov = PROV_JOINED | PROV_REPAIRED}, how), 2);
    assert_string_equal(how[0], "repaired");
    assert_string_equal(how[1], "joined");
    assert_int_equal(cell_how(&(Cell){.state = CELL_BAD, .prov = 15}, how), HOWS);
    assert_string_equal(how[4], "unreadable");
}

/* A header item that was put together has no "how" of its own: it must stand among the repairs, once. */
static void repairs_of_the_header(void **state)
{
    Args args = {0};
    Job job = {.args = &args};
    Loaded x = {.ok = true, .where = {.path = S("p\xff"), .member = S("m")}};
    Buf out = {0};
    (void)state;
    doc_init(&x.doc, S("MKS  INC 018102449"), ORIGIN_OCR);
    Owner *owner = doc_add_owner(&x.doc);
    cell_set(&x.doc, doc_item(&x.doc, F_issuerName), F_issuerName, S("MKS INC"), (Span){0, 8});
    doc_item(&x.doc, F_issuerName)->prov = PROV_JOINED;
    cell_set(&x.doc, owner_item(owner, F_rptOwnerZipCode), F_rptOwnerZipCode, S("01810-2449"), (Span){9, 9});
    owner_item(owner, F_rptOwnerZipCode)->prov = PROV_REPAIRED;
    Repair *r = doc_add_repair(&x.doc, REPAIR_OTHER, PART_OWNER, 0, F_rptOwnerZipCode, S("018102449"),
                               S("01810-2449"), S("nine digits"));
    r->applied = true;
    repair_add_evidence(&x.doc, r, S("a"));
    repair_add_other(&x.doc, r, S("b"));
    doc_finish(&x.doc);
    emit_ndjson_filing(&job, &x, &out);
    assert_true(str_find(buf_str(&out), S("{\"source\":\"p\xef\xbf\xbd!m\"")) == 0);
    Str repairs = str_from(buf_str(&out), str_find(buf_str(&out), S("\"repairs\"")));
    assert_str(
        repairs,
        "\"repairs\":[{\"row\":1,\"field\":\"rptOwnerZipCode\",\"was\":\"018102449\",\"now\":\"01810-2449\","
        "\"applied\":true,\"why\":\"nine digits\",\"evidence\":[\"a\"],\"other\":[\"b\"]},"
        "{\"field\":\"issuerName\",\"was\":\"MKS INC\",\"now\":\"MKS INC\",\"applied\":true,"
        "\"why\":\"joined\",\"evidence\":[]}],\"troubles\":[]}\n");
    buf_free(&out);
    doc_free(&x.doc);
}

/* What is sure and what is a guess is never mixed. */
static void marks_that_are_a_guess(void **state)
{
    Args args = {0};
    Job job = {.args = &args};
    Loaded x = {.ok = true, .where = {.path = S("p")}};
    Buf out = {0};
    (void)state;
    doc_init(&x.doc, (Str){0}, ORIGIN_OCR);
    DocRow *row = doc_add_row(&x.doc, TABLE_I, true);
    Cell *sure = &row->cell[F_securityTitle], *guess = &row->cell[F_natureOfOwnership];
    doc_add_ref(&x.doc, sure, S("F1"), (Span){0});
    doc_add_ref(&x.doc, guess, S("F2"), (Span){0});
    doc_add_ref(&x.doc, guess, S(""), (Span){0});
    guess->prov = PROV_MARKS;
    doc_finish(&x.doc);
    emit_ndjson_filing(&job, &x, &out);
    assert_true(str_find(buf_str(&out), S("\"securityTitle\":{\"footnotes\":[\"F1\"]}")) < out.n);
    assert_true(str_find(buf_str(&out), S("\"natureOfOwnership\":{\"footnotes\":[],"
                                          "\"guessedFootnotes\":[\"F2\",\"?\"]}")) < out.n);
    buf_free(&out);
    doc_free(&x.doc);
}

/* Equal ids, and ids that look like the ones made for equal ids: every key stands once. */
static void keys_of_footnotes(void **state)
{
    static const char *const ids[] = {"F1", "F1#2", "F1", "F1", "F1#2", "", ""};
    Args args = {0};
    Job job = {.args = &args};
    Loaded x = {.ok = true, .where = {.path = S("p")}};
    Buf out = {0};
    (void)state;
    doc_init(&x.doc, (Str){0}, ORIGIN_XML);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) doc_add_note(&x.doc, str_z(ids[i]));
    doc_finish(&x.doc);
    emit_ndjson_filing(&job, &x, &out);
    Str notes = str_from(buf_str(&out), str_find(buf_str(&out), S("\"footnotes\"")));
    notes.n = str_find(notes, S(",\"remarks\""));
    assert_str(notes, "\"footnotes\":{\"F1\":\"\",\"F1#2\":\"\",\"F1#3\":\"\",\"F1#4\":\"\",\"F1#2#2\":\"\","
                      "\"\":\"\",\"#2\":\"\"}");
    buf_free(&out);
    doc_free(&x.doc);
}

static bool reads(Args *a, Buf *error, char **argv)
{
    int argc = 0;
    while (argv[argc]) argc++;
    buf_clear(error);
    return args_read(argc, argv, a, error);
}

static void arguments(void **state)
{
    Args a;
    Buf error = {0};
    int columns = 80, rows = 24;
    (void)state;
    assert_true(
        reads(&a, &error,
              (char *[]){"sec16", "--fail-on", "note", "check", "a", "--select=B,A01", "--", "-b", NULL}));
    assert_int_equal(a.command, CMD_CHECK);
    assert_int_equal(a.noperand, 2);
    assert_string_equal(a.operand[1], "-b");
    assert_int_equal(args_choice(&a, OPT_FAIL_ON, SEVERITY_ERROR), SEVERITY_NOTE);
    assert_int_equal(args_choice(&a, OPT_CHECK_FORMAT, 7), 7);
    assert_true(args_checks(&a).rules.has[RULE_A01] && !args_checks(&a).rules.has[RULE_A02]);
    args_free(&a);
    assert_true(reads(&a, &error, (char *[]){"sec16", "--size=100x30", "show.xml", "check", NULL}));
    assert_int_equal(a.command, CMD_BROWSE);
    args_size(&a, OPT_SIZE, &columns, &rows);
    assert_int_equal(columns * 1000 + rows, 100030);
    args_free(&a);
    assert_false(reads(&a, &error, (char *[]){"sec16", "show", "x", "--width=99999999999999999999", NULL}));
    args_free(&a);
    assert_false(reads(&a, &error, (char *[]){"sec16", "show", "x", "--width", NULL}));
    args_free(&a);
    buf_free(&error);
}

static void near_names(void **state)
{
    static const char *const names[] = {"check", "export", "explain"};
    static const struct {
        const char *word, *want;
    } cases[] = {
        {"chekc", "check"}, {"EXPORTS", "export"}, {"explian", "explain"}, {"zebra", NULL}, {"", NULL},
        {"x", NULL}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Near near = {.word = cases[i].word};
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) near_try(&near, names[k]);
        if (cases[i].want)
            assert_string_equal(near.best, cases[i].want);
        else
            assert_null(near.best);
    }
}

static void folding(void **state)
{
    Buf out = {0};
    (void)state;
    buf_puts(&out, "  a ");
    put_folded(&out, S("one two  three unbreakablyLongWord x"), 4, 12);
    assert_str(buf_str(&out), "  a one two\n    three\n    unbreakablyLongWord\n    x\n");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_escapes),
        cmocka_unit_test(json_commas),
        cmocka_unit_test(hashes),
        cmocka_unit_test(raw_text_of_pieces),
        cmocka_unit_test(how_words),
        cmocka_unit_test(arguments),
        cmocka_unit_test(repairs_of_the_header),
        cmocka_unit_test(marks_that_are_a_guess),
        cmocka_unit_test(keys_of_footnotes),
        cmocka_unit_test(near_names),
        cmocka_unit_test(folding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
