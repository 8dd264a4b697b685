/* sniff.c: what are these bytes? By what only one kind has, the plainest signs first. */
#include "read/sniff.h"

#include "read/dataset.h"
#include "read/envelope/plain.h"
#include "read/envelope/submission.h"
#include "read/noise/like.h"
#include "read/page/markdown.h"
#include "read/xml/ownership.h"
#include "read/xml/unmark.h"

#include <string.h>

/* ---- bytes that are no text ---- */

/* Bytes that no text holds: many control characters near the front. */
static bool is_binary(Str s)
{
    Str head = str_sub(s, 0, 4096);
    size_t odd = 0;
    for (size_t i = 0; i < head.n; i++)
        odd += ((unsigned char)head.p[i] < ' ' && !is_blank(head.p[i])) || head.p[i] == 0x7f;
    return odd > 2 + head.n / 100;
}

/* Readers of PDF take it with something in front; no markup is taken for one. */
bool sniff_pdf(Str bytes)
{
    Str head = str_sub(bytes, 0, 1024);
    size_t at = str_find(head, S("%PDF-"));
    return at < head.n && str_find(head, S("<")) >= at;
}

/* ---- print ---- */

enum { HEAD = 65536 }; /* what a form is lies in its front */

/* Are there sentences in it that only these forms print, however misread? */
static bool has_sentences(Str text)
{
    enum { ENOUGH = 3, MISREAD_PERCENT = 30 };
    static const char *const sentences[] = {"UNITED STATES SECURITIES AND EXCHANGE COMMISSION",
                                            "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP",
                                            "INITIAL STATEMENT OF BENEFICIAL OWNERSHIP",
                                            "Filed pursuant to Section 16(a) of the Securities",
                                            "Name and Address of Reporting Person",
                                            "Issuer Name and Ticker or Trading Symbol",
                                            "Table I - Non-Derivative Securities",
                                            "Table II - Derivative Securities",
                                            "Reporting Owners",
                                            "Signature of Reporting Person",
                                            "Explanation of Responses"};
    size_t found = 0;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences && found < ENOUGH; i++) {
        int misread;
        (void)ocr_find_like(text, str_z(sentences[i]), &misread);
        found += misread * 100 <= ocr_pattern_of(str_z(sentences[i])).n * MISREAD_PERCENT;
    }
    return found >= ENOUGH;
}

/* The words that every printed form has; damage may have hit some of them. */
static bool is_form(Str s)
{
    static const char *const words[] = {
        "beneficial ownership", "beneficially owned", "reporting person", "securities and exchange",
        "derivative securit",   "of security",        "ownership form",   "explanation of responses"};
    Str head = str_sub(s, 0, HEAD);
    int n = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) n += str_has_nocase(head, str_z(words[i]));
    return n >= 3 || has_sentences(head);
}

/* A recogniser's table shows in rows of cells parted by tabs; typed forms have none, a stray few, or indent
 * by them. */
static bool is_cells(Str text)
{
    size_t rows = 0, lines = 0;
    while (text.n) {
        Str line = str_trim(str_line(&text));
        if (!line.n) continue;
        lines++, rows += str_count(line, '\t') >= 2;
    }
    return rows >= 3 && rows * 20 >= lines;
}

/* A recogniser's page without its table: columns, and no line indented. */
static bool is_scan(Str text)
{
    enum { WIDE = 8, INDENTED = 12 }; /* one line in so many may be indented */
    size_t lines = 0, indented = 0, columns = 0;
    while (text.n) {
        Str line = str_line(&text), s = str_trim(line);
        if (!s.n) continue;
        lines++;
        indented += is_blank(line.p[0]);
        columns += str_find(s, S("        ")) + WIDE < s.n;
    }
    return columns && columns * 10 >= lines && indented * INDENTED <= lines;
}

Format sniff_print(Str text)
{
    Arena a = {0};
    bool columns = plain_has_columns(text);
    if (columns) text = plain_columns(&a, text).text;
    Format f = !columns && is_cells(text) ? FORMAT_CELLS : is_scan(text) ? FORMAT_SCAN : FORMAT_TYPED;
    arena_free(&a);
    return f;
}

/* ---- all kinds ---- */

/* "This document was generated as part of a paper submission." */
static bool is_stub(Str s) { return s.n < 1024 && str_has_nocase(s, S("as part of a paper submission")); }

static Format format_of(Str bytes)
{
    size_t end;
    if (!str_trim(bytes).n) return FORMAT_EMPTY;
    if (sniff_pdf(bytes)) return FORMAT_PDF;
    if (is_binary(bytes)) return FORMAT_BINARY;
    if (submission_starts(bytes)) return FORMAT_SUBMISSION;
    if (dataset_looks_like(bytes)) return FORMAT_DATASET;
    if (ownership_starts(bytes, 0, &end) < bytes.n) return FORMAT_OWNERSHIP;
    if (is_stub(bytes)) return FORMAT_STUB;
    if (!is_form(bytes)) return FORMAT_NONE;
    if (markdown_looks_like(bytes)) return FORMAT_MARKDOWN;
    if (unmark_looks_like(bytes)) return FORMAT_PRE;
    return str_has_nocase(str_sub(bytes, 0, HEAD), S("<td")) ? FORMAT_RENDERED : sniff_print(bytes);
}

/* Is a submission one of a form? By its header; without one, by its documents. */
static bool is_of_form(Str bytes, Str type)
{
    Document doc;
    if (type.n) return submission_is_form(type);
    while (submission_document(&bytes, &doc))
        if (submission_is_form(doc.type) || (!doc.type.n && sniff_is_filing(format_of(doc.text))))
            return true;
    return false;
}

bool sniff_is_filing(Format f)
{
    return f == FORMAT_OWNERSHIP || f == FORMAT_SUBMISSION || f == FORMAT_RENDERED || f == FORMAT_CELLS ||
           f == FORMAT_SCAN || f == FORMAT_TYPED || f == FORMAT_PRE || f == FORMAT_MARKDOWN;
}

Sniffed sniff(Str bytes)
{
    Sniffed s = {.format = format_of(bytes)};
    if (s.format != FORMAT_SUBMISSION) return s;
    s.header = header_read(bytes);
    if (!is_of_form(bytes, s.header.type.text)) s.format = FORMAT_OTHER_SUBMISSION;
    return s;
}
