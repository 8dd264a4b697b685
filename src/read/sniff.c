/* sniff.c: what are these bytes? By what only one kind has, the plainest signs first. */
#include "read/sniff.h"

#include "read/boxes/words.h"
#include "read/dataset.h"
#include "read/envelope/plain.h"
#include "read/envelope/submission.h"
#include "read/noise/like.h"
#include "read/page/listed.h"
#include "read/page/markdown.h"
#include "read/print/captions.h"
#include "read/print/form.h"
#include "read/xml/ownership.h"
#include "read/xml/sent.h"
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

bool sniff_picture(Str bytes)
{
    return str_starts(bytes, S("\x89PNG\r\n\x1a\n")) || str_starts(bytes, S("\xff\xd8\xff")) ||
           str_starts(bytes, S("II*\0")) || str_starts(bytes, S("MM\0*"));
}

/* ---- print ---- */

enum { HEAD = 65536 }; /* what a form is lies in its front */

/* Of 2,000 forms in all shapes, one in a thousand has fewer than six captions in their places; of what speaks
 * of forms none has one or two. Title or heading stand for captions that are beyond recognition. */
static bool is_form(Str text)
{
    enum { ENOUGH = 5, MISREAD_PERCENT = 16, TOP = 2048 };
    static const char title[] = "UNITED STATES SECURITIES AND EXCHANGE COMMISSION";
    Str head = str_sub(text, 0, HEAD);
    size_t n = print_captions(head, ENOUGH);
    if (n >= ENOUGH) return true;
    return n && (print_is_heading(str_sub(head, 0, TOP)) || like_within(head, str_z(title), MISREAD_PERCENT));
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

/* "This document was generated as part of a paper submission." */
static bool is_stub(Str s) { return s.n < 1024 && str_has_nocase(s, S("as part of a paper submission")); }

/* ---- what is no filing ---- */

enum { UNLESS, SURELY, SIGNS = 16384 /* bytes in which the signs stand */ };

static const struct {
    Format format;
    bool surely;
    const char *sign[3];
} others[] = {
#define OTHER(id, when, name, todo, ...) {FORMAT_OTHER_##id, when, {__VA_ARGS__}},
#include "read/others.def"
#undef OTHER
};

static bool is_code_line(Str line)
{
    static const char *const begins[] = {
        "#include", "#define", "import ", "from ",   "def ",     "class ", "function ", "//",   "/*",
        "* ",       "return ", "const ",  "static ", "var ",     "let ",   "public ",   "if (", "if ",
        "for ",     "assert",  "@",       "#!",      "package ", "use ",   "end",       "self."};
    char last = line.p[line.n - 1];
    if (last == ';' || last == '{' || last == '}' || str_ends(line, S("):")) || str_ends(line, S(");")))
        return true;
    if (last == ',' && line.n > 1 && (line.p[line.n - 2] == '"' || line.p[line.n - 2] == '\'')) return true;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (str_starts(line, str_z(begins[i]))) return true;
    return false;
}

/* A third of its lines ends or begins as no line of a form does. */
static bool is_code(Str text)
{
    size_t lines = 0, code = 0;
    if (str_starts(str_trim(text), S("<"))) return false;
    while (text.n) {
        Str line = str_trim(str_line(&text));
        if (line.n) lines++, code += is_code_line(line);
    }
    return code > 3 && code * 3 > lines;
}

static bool is_json(Str text)
{
    text = str_trim(text);
    if (!text.n || (text.p[0] != '{' && text.p[0] != '[')) return false;
    text = str_trim(str_from(text, 1));
    return text.n && (text.p[0] == '"' || text.p[0] == '{' || text.p[0] == '}' || text.p[0] == '[');
}

/* Two of the lines of keys that begin a mail. */
static bool is_mail(Str text)
{
    static const char *const keys[] = {
        "From:",       "To:",           "Subject:",     "Date:",         "Received:",
        "Message-ID:", "MIME-Version:", "Return-Path:", "Delivered-To:", "Cc:"};
    size_t n = 0;
    for (int i = 0; i < 12 && text.n; i++) {
        Str line = str_trim(str_line(&text));
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) n += str_starts_nocase(line, str_z(keys[k]));
    }
    return n > 1;
}

/* The first lines have equally many commas, semicolons, tabs or pipes. */
static bool is_table(Str text)
{
    static const char separators[] = ",;\t|";
    for (const char *c = separators; *c; c++) {
        Str rest = text;
        size_t want = str_count(str_line(&rest), *c), same = 0, lines = 0;
        for (; rest.n && lines < 5; lines++) same += str_count(str_line(&rest), *c) == want;
        if (want > 1 && lines && same == lines) return true;
    }
    return false;
}

/* Fences around examples, as in Markdown. */
static bool is_manual(Str text)
{
    size_t fences = 0;
    while (text.n) fences += str_starts(str_trim(str_line(&text)), S("```"));
    return fences > 1;
}

static bool has_shape(Format f, Str text)
{
    switch (f) {
    case FORMAT_OTHER_CODE: return is_code(text);
    case FORMAT_OTHER_JSON: return is_json(text);
    case FORMAT_OTHER_MANUAL: return is_manual(text);
    case FORMAT_OTHER_MAIL: return is_mail(text);
    case FORMAT_OTHER_TABLE: return is_table(text);
    default: return false;
    }
}

/* Which of the others it is; FORMAT_NONE: none of them. */
static Format other_of(Str text, bool surely)
{
    Str head = str_sub(text, 0, SIGNS);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *const *sign = others[i].sign;
        bool has = others[i].surely == surely && (*sign || has_shape(others[i].format, head));
        for (size_t k = 0; k < 3 && has && sign[k]; k++) has = str_has_nocase(head, str_z(sign[k]));
        if (has) return others[i].format;
    }
    return FORMAT_NONE;
}

/* ---- all kinds ---- */

static Format print_of(Str bytes)
{
    if (listed_looks_like(bytes)) return FORMAT_LISTED;
    if (markdown_looks_like(bytes)) return FORMAT_MARKDOWN;
    if (unmark_looks_like(bytes)) return FORMAT_PRE;
    return str_has_nocase(str_sub(bytes, 0, HEAD), S("<td")) ? FORMAT_RENDERED : sniff_print(bytes);
}

/* EDGAR's XML has this root for other forms too; its type says which. */
static bool is_sent_form(Str bytes)
{
    Str head = str_sub(bytes, 0, SIGNS), type = str_from(head, str_find(head, S("submissionType>")) + 15);
    type = str_trim(str_sub(type, 0, str_find(type, S("<"))));
    return !type.n || submission_is_form(type) || str_find(head, S("ownershipDocument")) < head.n;
}

/* Do a recogniser's words make the page of a form? */
static bool is_words_of_form(Str bytes)
{
    Arena a = {0};
    bool form = words_look_like(bytes) && is_form(words_text(&a, bytes));
    arena_free(&a);
    return form;
}

static Format format_of(Str bytes)
{
    size_t end;
    if (!str_trim(bytes).n) return FORMAT_EMPTY;
    if (sniff_pdf(bytes)) return FORMAT_PDF;
    if (sniff_picture(bytes)) return FORMAT_PICTURE;
    if (is_binary(bytes)) return FORMAT_BINARY;
    if (submission_starts(bytes)) return FORMAT_SUBMISSION;
    if (dataset_looks_like(bytes)) return FORMAT_DATASET;
    if (sent_starts(bytes) && is_sent_form(bytes)) return FORMAT_SENT;
    bool owned = ownership_starts(bytes, 0, &end) < bytes.n;
    if (owned && str_starts(str_trim(bytes), S("<"))) return FORMAT_OWNERSHIP;
    if (is_stub(bytes)) return FORMAT_STUB;
    if (is_words_of_form(bytes)) return FORMAT_WORDS;
    Format other = other_of(bytes, true);
    if (other) return other;
    if (owned) return FORMAT_OWNERSHIP;
    return is_form(bytes) ? print_of(bytes) : other_of(bytes, false);
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
           f == FORMAT_SENT || f == FORMAT_SCAN || f == FORMAT_TYPED || f == FORMAT_PRE ||
           f == FORMAT_MARKDOWN || f == FORMAT_WORDS || f == FORMAT_LISTED;
}

Sniffed sniff(Str bytes)
{
    Sniffed s = {.format = format_of(bytes)};
    if (s.format != FORMAT_SUBMISSION) return s;
    s.header = header_read(bytes);
    if (!is_of_form(bytes, s.header.type.text)) s.format = FORMAT_OTHER_SUBMISSION;
    return s;
}
