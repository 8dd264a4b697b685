/* test_pdf.c: PDFs through pdftotext: with text, without, damaged, and without the program. */
#include "load/load.h"
#include "load/pdf.h"
#include "load/program.h"
#include "read/read.h"
#include "tests.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A PDF of one page whose content is `stream`. Free with buf_free. */
static Buf make_pdf(const char *stream)
{
    Buf b = {0};
    size_t at[6], n = 0;
    buf_puts(&b, "%PDF-1.4\n");
    at[n++] = b.n;
    buf_puts(&b, "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
    at[n++] = b.n;
    buf_puts(&b, "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
    at[n++] = b.n;
    buf_puts(&b, "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
                 "/Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n");
    at[n++] = b.n;
    buf_fmt(&b, "4 0 obj\n<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n", str_z(stream).n, stream);
    at[n++] = b.n;
    buf_puts(&b, "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>\nendobj\n");
    size_t xref = b.n;
    buf_puts(&b, "xref\n0 6\n0000000000 65535 f \n");
    for (size_t i = 0; i < n; i++) buf_fmt(&b, "%010zu 00000 n \n", at[i]);
    buf_fmt(&b, "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n", xref);
    return b;
}

static bool has_pdftotext(void)
{
    if (system("pdftotext -v >/dev/null 2>&1") == 0) return true;
    print_message("skip PDFs: pdftotext is not installed\n");
    return false;
}

static void text_of_a_page_is_laid_out(void **state)
{
    (void)state;
    if (!has_pdftotext()) return;
    Buf pdf = make_pdf("BT /F1 10 Tf 72 700 Td (FORM 4) Tj 300 0 Td (Common Stock) Tj ET"), out = {0},
        why = {0};
    assert_true(read_is_pdf(buf_str(&pdf)));
    assert_true(pdf_text(buf_str(&pdf), &out, &why));
    assert_true(str_has_nocase(buf_str(&out), S("FORM 4  ")));
    assert_true(str_has_nocase(buf_str(&out), S("Common Stock")));
    buf_free(&pdf), buf_free(&out), buf_free(&why);
}

static bool has_tesseract(void)
{
    if (system("tesseract --version >/dev/null 2>&1 && pdftoppm -v >/dev/null 2>&1") == 0) return true;
    print_message("skip pictures: tesseract or pdftoppm is not installed\n");
    return false;
}

static void a_page_without_text_says_what_to_do(void **state)
{
    (void)state;
    if (!has_pdftotext()) return;
    Buf pdf = make_pdf("0 0 100 100 re f"), out = {0}, why = {0};
    assert_false(pdf_text(buf_str(&pdf), &out, &why));
    if (has_tesseract())
        assert_str(buf_str(&why),
                   "a PDF of pictures on which tesseract found no words: scan it anew, upright and at "
                   "300 dpi");
    else
        assert_true(str_has_nocase(buf_str(&why), S("install tesseract")));
    buf_free(&pdf), buf_free(&out), buf_free(&why);
}

/* Letters that are drawn and are no text: what pdftotext does not see is recognised. */
static void pictures_of_letters_are_recognised(void **state)
{
    (void)state;
    if (!has_pdftotext() || !has_tesseract()) return;
    Buf pdf = make_pdf("BT /F1 40 Tf 72 700 Td (FORM) Tj ET"), png = {0}, out = {0}, why = {0};
    char *const argv[] = {"pdftoppm", "-r", "100", "-png", "-", NULL};
    assert_int_equal(program_run(argv, buf_str(&pdf), 20, 1 << 24, &png), ENDING_WELL);
    assert_true(read_is_picture(buf_str(&png)));
    if (!picture_words(buf_str(&png), &out, &why)) fail_msg("%.*s", STR_ARG(buf_str(&why)));
    assert_true(str_starts(buf_str(&out), S("level\t")));
    assert_true(str_find(buf_str(&out), S("\tFORM\n")) < out.n);
    buf_free(&pdf), buf_free(&png), buf_free(&out), buf_free(&why);
}

static void a_program_is_held_to_its_bounds(void **state)
{
    (void)state;
    Buf out = {0};
    char *const sleeps[] = {"sleep", "60", NULL}, *const fills[] = {"yes", NULL},
                *const fails[] = {"false", NULL}, *const copies[] = {"cat", NULL},
                *const missing[] = {"no-such-program", NULL};
    assert_int_equal(program_run(sleeps, S(""), 1, 100, &out), ENDING_LATE);
    assert_int_equal(program_run(fills, S(""), 20, 100000, &out), ENDING_LARGE);
    assert_int_equal(program_run(fails, S(""), 20, 100, &out), ENDING_FAILED);
    assert_int_equal(program_run(missing, S(""), 20, 100, &out), ENDING_MISSING);
    out.n = 0;
    assert_int_equal(program_run(copies, S("as it is"), 20, 100, &out), ENDING_WELL);
    assert_str(buf_str(&out), "as it is");
    buf_free(&out);
}

static void a_damaged_pdf_is_told(void **state)
{
    (void)state;
    if (!has_pdftotext()) return;
    Buf out = {0}, why = {0};
    assert_false(pdf_text(S("%PDF-1.4\nnothing of the kind"), &out, &why));
    assert_str(buf_str(&why), "a damaged or locked PDF: pdftotext cannot read it");
    buf_free(&out), buf_free(&why);
}

static void without_the_program_it_says_so(void **state)
{
    (void)state;
    Buf pdf = make_pdf("BT ET"), out = {0}, why = {0};
    char *path = strdup(getenv("PATH"));
    assert_int_equal(setenv("PATH", "/nowhere", 1), 0);
    assert_false(pdf_text(buf_str(&pdf), &out, &why));
    setenv("PATH", path, 1);
    assert_true(str_has_nocase(buf_str(&why), S("install pdftotext")));
    buf_clear(&why);
    assert_int_equal(setenv("PATH", "/nowhere", 1), 0);
    assert_false(picture_words(S("\xff\xd8\xff"), &out, &why));
    setenv("PATH", path, 1);
    assert_true(str_has_nocase(buf_str(&why), S("install tesseract")));
    free(path);
    buf_free(&pdf), buf_free(&out), buf_free(&why);
}

/* Lines of a small Form 4, set in Courier so that columns stay columns, go the whole way to a filing. */
static void a_printed_form_becomes_a_filing(void **state)
{
    (void)state;
    if (!has_pdftotext()) return;
    Buf text = test_file("samples/form4-layout.txt"), stream = {0};
    buf_puts(&stream, "BT /F1 4 Tf 4.8 TL 10 780 Td\n");
    for (Str rest = buf_str(&text); rest.n;) {
        Str line = str_line(&rest);
        buf_char(&stream, '(');
        for (size_t i = 0; i < line.n; i++) {
            if (line.p[i] == '(' || line.p[i] == ')' || line.p[i] == '\\') buf_char(&stream, '\\');
            buf_char(&stream, line.p[i] == '\f' ? ' ' : line.p[i]);
        }
        buf_puts(&stream, ") '\n");
    }
    buf_puts(&stream, "ET");
    Buf pdf = make_pdf(stream.p);
    char path[TEST_PATH];
    test_file_new(path, buf_str(&pdf));
    const char *paths[] = {path};
    Load *l = load_start(&(LoadOptions){.paths = paths, .npath = 1});
    Corpus c = {0};
    Loaded x, again;
    assert_true(load_next(l, true, &x));
    if (!x.ok) fail_msg("%.*s", STR_ARG(x.what));
    assert_int_equal(x.doc.form, FORM_4);
    assert_int_equal(x.format, FORMAT_PDF);
    assert_true(x.doc.table[TABLE_I].n > 0);
    corpus_add(&c, &x.doc, &x.where, &x.findings);
    assert_true(load_again(l, &c, 0, &again));
    loaded_free(&again);
    loaded_free(&x);
    load_stop(l);
    corpus_free(&c);
    unlink(path);
    buf_free(&text), buf_free(&stream), buf_free(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_of_a_page_is_laid_out),
        cmocka_unit_test(a_page_without_text_says_what_to_do),
        cmocka_unit_test(pictures_of_letters_are_recognised),
        cmocka_unit_test(a_program_is_held_to_its_bounds),
        cmocka_unit_test(a_damaged_pdf_is_told),
        cmocka_unit_test(without_the_program_it_says_so),
        cmocka_unit_test(a_printed_form_becomes_a_filing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
