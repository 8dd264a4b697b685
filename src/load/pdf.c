/* pdf.c: PDFs and pictures of pages, by pdftotext, pdftoppm and tesseract. */
#include "load/pdf.h"

#include "load/program.h"

#include <stdio.h>

static bool failed(Buf *why, const char *what)
{
    buf_puts(why, what);
    return false;
}

static bool is_blank_text(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_blank(s.p[i])) return false;
    return true;
}

/* ---- pictures ---- */

/* Is there a word in tesseract's rows: a text at the end of one that is no head? */
static bool has_word(Str rows)
{
    while (rows.n) {
        Str line = str_line(&rows);
        if (line.n && is_digit(line.p[0]) && line.p[line.n - 1] != '\t' && !is_blank(line.p[line.n - 1]))
            return true;
    }
    return false;
}

static Ending recognise(Str picture, Buf *out)
{
    char *const argv[] = {"tesseract", "-", "-", "--dpi", PICTURE_DPI, "tsv", NULL};
    return program_run(argv, picture, PICTURE_SECONDS, PDF_TEXT_MAX, out);
}

#define INSTALL "install tesseract (package tesseract-ocr) to have it read, or recognise its text first"

static bool recognised(Ending e, Str rows, const char *what, Buf *why)
{
    switch (e) {
    case ENDING_WELL: break;
    case ENDING_LATE:
        buf_fmt(why, "%s on which tesseract took more than %d seconds: cut it into its pages", what,
                PICTURE_SECONDS);
        return false;
    case ENDING_LARGE:
        buf_fmt(why, "%s with more words than any form: cut it into its pages", what);
        return false;
    case ENDING_MISSING: buf_fmt(why, "%s: " INSTALL, what); return false;
    case ENDING_NO_ROOM:
        buf_fmt(why, "%s, and no room for a temporary file to read it from: set TMPDIR to a folder with room",
                what);
        return false;
    case ENDING_FAILED:
        buf_fmt(why, "%s that is damaged, or of a kind that tesseract cannot read", what);
        return false;
    }
    if (has_word(rows)) return true;
    buf_fmt(why, "%s on which tesseract found no words: scan it anew, upright and at 300 dpi", what);
    return false;
}

bool picture_words(Str bytes, Buf *out, Buf *why)
{
    size_t before = out->n;
    Ending e = recognise(bytes, out);
    return recognised(e, str_from(buf_str(out), before), "a picture", why);
}

/* Draws a page of a PDF; pages count from 1. */
static Ending draw_page(Str pdf, int page, Buf *picture)
{
    char number[16];
    snprintf(number, sizeof number, "%d", page);
    char *const argv[] = {"pdftoppm", "-r", PICTURE_DPI, "-gray", "-f", number, "-l", number, "-", NULL};
    return program_run(argv, pdf, PDF_SECONDS, PICTURE_MAX, picture);
}

/* The words on the pages of a PDF that has no text, page after page. */
static bool pdf_words(Str pdf, Buf *out, Buf *why)
{
    static const char what[] = "a PDF of pictures";
    size_t before = out->n;
    Ending e = ENDING_WELL;
    for (int page = 1; page <= PICTURE_PAGES && e == ENDING_WELL; page++) {
        Buf picture = {0};
        Ending drawn = draw_page(pdf, page, &picture);
        bool last = page > 1 && (drawn == ENDING_FAILED || !picture.n);
        e = drawn == ENDING_WELL ? recognise(buf_str(&picture), out) : drawn;
        buf_free(&picture);
        if (last) e = ENDING_WELL;
        if (last) break;
        if (drawn == ENDING_MISSING)
            return failed(why, "a PDF of pictures: install pdftoppm (package poppler-utils) and tesseract "
                               "(package tesseract-ocr) to have them read, or recognise its text first");
        if (drawn == ENDING_LATE || drawn == ENDING_LARGE)
            return failed(why,
                          "a PDF with a page too large to draw: convert it to pictures of 300 dpi first");
    }
    return recognised(e, str_from(buf_str(out), before), what, why);
}

/* ---- text ---- */

bool pdf_text(Str bytes, Buf *out, Buf *why)
{
    static char *const argv[] = {"pdftotext", "-layout", "-q", "-enc", "UTF-8", "-", "-", NULL};
    size_t before = out->n;
    switch (program_run(argv, bytes, PDF_SECONDS, PDF_TEXT_MAX, out)) {
    case ENDING_WELL: break;
    case ENDING_LATE:
        return failed(why, "a PDF that pdftotext did not finish in 20 seconds: convert it first");
    case ENDING_LARGE: return failed(why, "a PDF with more than 32 MiB of text: split it first");
    case ENDING_NO_ROOM:
        return failed(
            why, "a PDF, and no room for a temporary file to read it from: set TMPDIR to a folder with room");
    case ENDING_MISSING:
        return failed(
            why,
            "a PDF: install pdftotext (package poppler-utils) to have its text read, or convert it first");
    case ENDING_FAILED: return failed(why, "a damaged or locked PDF: pdftotext cannot read it");
    }
    if (!is_blank_text(str_from(buf_str(out), before))) return true;
    out->n = before;
    return pdf_words(bytes, out, why);
}

void pdf_tools(Buf *out)
{
    static const struct {
        const char *name, *package, *what;
    } tools[] = {{"pdftotext", "poppler-utils", "PDF: by"},
                 {"pdftoppm", "poppler-utils", "pictures in PDF: by"},
                 {"tesseract", "tesseract-ocr", "pictures: by"}};
    for (size_t i = 0; i < sizeof tools / sizeof *tools; i++) {
        bool found = program_found(tools[i].name);
        buf_fmt(out, "%s %s, which is %s", tools[i].what, tools[i].name,
                found ? "installed" : "not installed");
        if (!found) buf_fmt(out, " (package %s)", tools[i].package);
        buf_char(out, '\n');
    }
}
