/* test_cells_head.c: the header of a form whose cells a table recogniser cut with wrong borders. */
#include "read/noise/pieces.h"
#include "read/page/lines.h"
#include "read/print/caption.h"
#include "read/value/readings.h"
#include "read/value/unwrap.h"
#include "read/words/lexicon.h"
#include "tests.h"

#include <string.h>

static Scraps scraps_of(const char *cells)
{
    Scraps s = {.n = 0};
    uint32_t column = 0;
    for (Str rest = str_z(cells); rest.n; column++) scraps_add(&s, str_cut(&rest, '|'), column);
    return s;
}

static void assert_taken(const char *cells, const char *caption, const char *left)
{
    Scraps s = scraps_of(cells);
    char out[256] = "";
    assert_true(caption_take(&s, 0, str_z(caption), 40, NULL));
    for (size_t i = 0; i < s.n; i++) {
        if (i) strcat(out, "|");
        strncat(out, s.at[i].text.p, s.at[i].text.n);
    }
    assert_string_equal(out, left);
}

/* Letters that stand on both sides of a border, halves of letters, and marks. */
static void test_captions(void **state)
{
    (void)state;
    assert_taken("1. Name and Address of Reporting Pers QUILL|Person*",
                 "1. Name and Address of Reporting Person*", "QUILL");
    assert_taken("1. Name and Address of Reporting F QUILL|erson*",
                 "1. Name and Address of Reporting Person*", "QUILL");
    assert_taken("(Check al X|l applicable) Director", "(Check all applicable)", "X|Director");
    assert_taken("2. Issuer Na Corvid|me and Ticker or Trading , Inc. [|Symbol CRVD ]",
                 "2. Issuer Name and Ticker or Trading Symbol", "Corvid|, Inc. [|CRVD ]");
}

static void assert_woven(const char *cells, const char *first, const char *second, bool doubt)
{
    Arena a = {0};
    Page none = {.n = 0};
    Pieces p = {.n = 0};
    for (Str rest = str_z(cells); rest.n;) pieces_add(&p, str_cut(&rest, '|'));
    Unwrapped w = unwrap_lines(&a, lexicon_of(&a, &none), &p, 2, 0);
    assert_str(w.line[0], first);
    assert_str(w.line[1], second);
    assert_int_equal(w.doubt > 0, doubt);
    arena_free(&a);
}

/* Two lines that one border cuts: the words that fit, and how far each line has come. */
static void test_lines(void **state)
{
    (void)state;
    assert_woven("C/O CORVID CAPI 55 SIDING STR|TAL EET", "C/O CORVID CAPITAL", "55 SIDING STREET", false);
    assert_woven("C/O CORVID INC 3500 MILL CRE|C. EEK ROAD", "C/O CORVID INC.", "3500 MILL CREEK ROAD",
                 false);
    assert_woven("C/O FENWHI 55 SIDING STR|STLE EET", "C/O FENWHISTLE", "55 SIDING STREET", true);
}

/* Glyphs on both sides of a border. */
static void test_zip(void **state)
{
    Arena a = {0};
    Readings r = {.n = 0};
    Pieces p = {.n = 0};
    (void)state;
    pieces_add(&p, S("98052."));
    pieces_add(&p, S("52-6399"));
    readings_zip(&a, &p, &r);
    assert_str(r.at[0].text, "98052-6399");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_captions),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_zip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
