/* test_markdown.c: what a document converter writes around a form is told from boxes drawn with pipes, taken
 * away, and every byte that is left knows its place. */
#include "tests.h"

#include "read/page/markdown.h"

#include <string.h>

static void is_told(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool markdown;
    } cases[] = {
        {"| a | b |\n|---|---|\n| c | d |\n", true},                         /* a rule */
        {"## FORM 4\n| a | b |\n| c | d |\n| e | f |\n", true},              /* a title */
        {"| a<br>b | b |\n| c | d |\n| e | f |\n", true},                    /* a line break */
        {"| \\_\\_X\\_\\_ | b |\n| c | d |\n| e | f |\n", true},             /* an escape */
        {"| a | b |\n| c | d |\n| e | f |\n", false},                        /* a box */
        {"-----------\n| FORM 4  |\n-----------\n|X | Check this\n", false}, /* a box */
        {"| a | b |\n|---|---|\n| c | d |\n|---|---|\n| e | f |\n", false},  /* a box */
        {"| a | b |\n|-------|\n| c | d |\n", false},                        /* a box */
        {"| a | b |\n| c | d |\n| e | f |\n** Signature\n", false},          /* a box */
        {"## FORM 4\nStatement for | March\n", false},                       /* no table */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (markdown_looks_like(str_z(cases[i].text)) != cases[i].markdown)
            fail_msg("taken wrongly: %s", cases[i].text);
}

static void is_undone(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"## **FORM 4**\n", "FORM 4\n"},
        {"\\*\\* Signature of Reporting Person", "** Signature of Reporting Person\n"},
        {"** Signature of Reporting Person", "** Signature of Reporting Person\n"},
        {"____ Director __Officer__", "____ Director Officer\n"},
        {"| Common |  | 1,000 |\n|---|---|---|\n", "Common\t\t1,000\n"},
        {"| **Price**<br>(A) or | <b>D</b> | \\$5 \\| 6 |", "Price (A) or\tD\t$5 | 6\n"},
        {"| Common<br>Stock | 1/2/03<br>1/3/03 | 100<br>200 | D |",
         "Common\t1/2/03\t100\tD\nStock\t1/3/03\t200\t\n"},
        {"| Common Stock | 1/2/03<br>1/3/03 | 100<br>200 | D |",
         "Common Stock\t1/2/03\t100\tD\n\t1/3/03\t200\t\n"},
        {"| 1 $^{(2)}$ | $\\mathbf{V}$ | $^{\\star}$ | $5 and $6 |", "1 (2)\tV\t*\t$5 and $6\n"},
        {"A &amp; B&nbsp;C &lt; D < E & F", "A & B C < D < E & F\n"},
        {"one<br/>two<sup>1</sup>", "one\ntwo1\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena a = {0};
        assert_str(markdown_undo(&a, str_z(cases[i].text)).text, cases[i].want);
        arena_free(&a);
    }
}

/* Letters and digits are copies: each stands at the place it says. */
static void places_hold(void **state)
{
    (void)state;
    Arena a = {0};
    Buf b = test_file("samples/form4-scan.md");
    Wrap w = markdown_undo(&a, buf_str(&b));
    size_t compared = 0;
    for (size_t i = 0; i < w.text.n; i++) {
        char c = w.text.p[i];
        if (!is_alpha(c) && !is_digit(c)) continue;
        Span s = wrap_source(&w, (Span){(uint32_t)i, 1});
        assert_int_equal(b.p[s.at], c);
        compared++;
    }
    assert_true(compared > 1000);
    arena_free(&a);
    buf_free(&b);
}

/* Markup without an end, bytes without sense: no place lies outside the source. */
static void nonsense_is_bounded(void **state)
{
    (void)state;
    static const char alphabet[] = "|\\*_<>br/&;$^{}# \n\ta1-(";
    unsigned seed = 16;
    for (int round = 0; round < 2000; round++) {
        char text[200];
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1103515245u + 12345u;
            text[i] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        Arena a = {0};
        Wrap w = markdown_undo(&a, (Str){text, sizeof text});
        for (uint32_t i = 0; i < w.text.n; i++) assert_true(wrap_source(&w, (Span){i, 1}).at <= sizeof text);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_told),
        cmocka_unit_test(is_undone),
        cmocka_unit_test(places_hold),
        cmocka_unit_test(nonsense_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
