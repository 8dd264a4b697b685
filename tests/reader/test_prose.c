/* test_prose.c: misread words of footnotes, mended by what the page and such forms say. */
#include "read/page/lines.h"
#include "read/value/prose.h"
#include "tests.h"

#include <string.h>

/* The lines of the text are footnotes; `first` is what the first one becomes. */
static void assert_mended(const char *text, const char *first)
{
    Arena a = {0};
    Doc d;
    Page p = page_of_tabs(&a, str_z(text));
    doc_init(&d, str_z(text), ORIGIN_OCR);
    for (size_t i = 0; i < p.n; i++) {
        Note *n = doc_add_note(&d, str_fmt(&d.arena, "F%zu", i + 1));
        n->text.u.text = p.line[i].text;
        n->text.state = CELL_VALUE;
    }
    prose_mend(&d, &p);
    assert_str(cell_text(&d.note[0].text), first);
    bool changed = !str_eq(p.line[0].text, str_z(first));
    const Repair *r = doc_repair_at(&d, PART_NOTE, 0, F_NONE);
    assert_int_equal(r != NULL, changed);
    if (r) assert_true(str_eq(r->was, p.line[0].text) && str_eq(r->now, str_z(first)));
    assert_int_equal((d.note[0].text.prov & PROV_REPAIRED) != 0, changed);
    doc_free(&d);
    arena_free(&a);
}

static const char others[] = "\nThe shares are held by Corvid Siding Fund for the benefit of its members.\n"
                             "The units held by Corvid Siding Fund vest at $1,250.10 on the same day.";

static void assert_note(const char *printed, const char *meant)
{
    char text[1000];
    snprintf(text, sizeof text, "%s%s", printed, others);
    assert_mended(text, meant);
}

static void test_misread(void **state)
{
    (void)state;
    assert_note("The shares are helc by the reporling person.",
                "The shares are held by the reporting person.");
    assert_note("The shares are held by Corvid Sidinq Fund.", "The shares are held by Corvid Siding Fund.");
    assert_note("5ecurities held by the re porting person.", "Securities held by the reporting person.");
    assert_note("The shares were sold at $1,2S0.10.", "The shares were sold at $1,250.10.");
    assert_note("The reportin person disclaims beneficial ownership.",
                "The reporting person disclaims beneficial ownership.");
}

/* Known words, names that nothing else is like, labels, and words of clean pages stay. */
static void test_kept(void **state)
{
    (void)state;
    assert_note("The shares are held by Ms. Quillon.", "The shares are held by Ms. Quillon.");
    assert_note("These are held (i) by Fund GP and (ii) by Fund V.",
                "These are held (i) by Fund GP and (ii) by Fund V.");

    assert_note("See Form 4s filed in 2019.", "See Form 4s filed in 2019.");
}

/* A long text stays as it is, and costs no more than reading it. */
static void test_long(void **state)
{
    (void)state;
    Buf b = {0};
    for (size_t i = 0; i < 100000; i++) buf_puts(&b, "tbe ");
    buf_puts(&b, "end");
    assert_mended(b.p, b.p);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_misread),
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
