/* pdf.c: PDFs and pictures of pages, by pdftotext, pdftoppm and tesseract. */
#include "load/pdf.h"

#include "load/program.h"
#include "read/read.h"

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

/* How tesseract is to cut a page: as one column of many sizes, and as words wherever they are. Each sees
 * words that the other does not. */
static char *const cuts[] = {"4", "11"};

/* Recognises a picture once for each cut; head lines stand before the first only, so that the rest of it is
 * the same pages read again. */
static Ending recognise(Str picture, Buf *out)
{
    Ending e = ENDING_WELL;
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts && e == ENDING_WELL; i++) {
        Buf rows = {0};
        char *const argv[] = {"tesseract", "-", "-", "--dpi", PICTURE_DPI, "--psm", cuts[i], "tsv", NULL};
        e = program_run(argv, picture, PICTURE_SECONDS, PDF_TEXT_MAX, &rows);
        Str rest = buf_str(&rows);
        if (i) str_line(&rest);
        if (e == ENDING_WELL) buf_put(out, rest);
        buf_free(&rows);
    }
    return e;
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

/* Lays the rows out as a page, or says why there are none. */
static bool put_words(Ending e, Str rows, const char *what, Buf *out, Buf *why)
{
    if (!recognised(e, rows, what, why)) return false;
    read_lay_words(rows, out);
    return true;
}

bool picture_words(Str bytes, Buf *out, Buf *why)
{
    Buf rows = {0};
    Ending e = recognise(bytes, &rows);
    bool ok = put_words(e, buf_str(&rows), "a picture", out, why);
    buf_free(&rows);
    return ok;
}

/* Draws a page of a PDF; pages count from 1. */
static Ending draw_page(Str pdf, int page, char *dpi, Buf *picture)
{
    char number[16];
    snprintf(number, sizeof number, "%d", page);
    char *const argv[] = {"pdftoppm", "-r", dpi, "-gray", "-f", number, "-l", number, "-", NULL};
    Ending e = program_run(argv, pdf, PDF_SECONDS, PICTURE_MAX, picture);
    return e == ENDING_WELL && !picture->n ? ENDING_FAILED : e;
}

static bool has_page(Str pdf, int page)
{
    Buf picture = {0};
    bool there = draw_page(pdf, page, "10", &picture) == ENDING_WELL;
    buf_free(&picture);
    return there;
}

/* The words on the pages of a PDF that has no text, page after page. */
static bool pdf_words(Str pdf, Buf *out, Buf *why)
{
    Buf rows = {0};
    Ending e = ENDING_WELL, drawn = ENDING_WELL;
    if (has_page(pdf, PICTURE_PAGES + 1))
        return failed(why, "a PDF of pictures with more than 20 pages: cut it into its filings first");
    for (int page = 1; page <= PICTURE_PAGES && e == ENDING_WELL && drawn == ENDING_WELL; page++) {
        Buf picture = {0};
        drawn = draw_page(pdf, page, PICTURE_DPI, &picture);
        if (drawn == ENDING_WELL) e = recognise(buf_str(&picture), &rows);
        if (drawn == ENDING_FAILED && page > 1)
            drawn = ENDING_WELL, page = PICTURE_PAGES; /* behind the last */
        buf_free(&picture);
    }
    bool ok = false;
    if (drawn == ENDING_MISSING)
        failed(why, "a PDF of pictures: install pdftoppm (package poppler-utils) and tesseract (package "
                    "tesseract-ocr) to have them read, or recognise its text first");
    else if (drawn == ENDING_LATE || drawn == ENDING_LARGE)
        failed(why, "a PDF with a page too large to draw: convert it to pictures of 200 dpi first");
    else
        ok = put_words(drawn == ENDING_WELL ? e : drawn, buf_str(&rows), "a PDF of pictures", out, why);
    buf_free(&rows);
    return ok;
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
