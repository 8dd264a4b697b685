/* read.c: what are these bytes, and which reader knows them. */
#include "read/read.h"

#include "read/dataset.h"
#include "read/envelope/submission.h"
#include "read/page/scan.h"

#include <string.h>

/* One line a format: how people call it, what to do about it if no reader can, and its reader. */
static const struct {
    const char *name, *advice;
    Origin origin;
    void (*read)(Doc *d);
} formats[FORMATS] = {
    [FORMAT_NONE] = {"text of another kind",
                     "no Form 3, 4 or 5 was found in it; give EDGAR's .xml or .txt of the filing, or a text "
                     "of the printed form",
                     ORIGIN_TEXT, NULL},
    [FORMAT_EMPTY] = {"an empty file", "it is empty; fetch the filing again", ORIGIN_TEXT, NULL},
    [FORMAT_BINARY] = {"a binary file", "it is not text; give the filing as XML or as text", ORIGIN_TEXT,
                       NULL},
    [FORMAT_UTF16] = {"UTF-16 text", "two bytes a character: convert it first (iconv -f UTF-16 -t UTF-8)",
                      ORIGIN_TEXT, NULL},
    [FORMAT_PDF] = {"PDF", "a PDF in another file: take it out and name it by itself", ORIGIN_TEXT, NULL},
    [FORMAT_OWNERSHIP] = {"XML ownership document", NULL, ORIGIN_XML, read_ownership},
    [FORMAT_SUBMISSION] = {"EDGAR submission", NULL, ORIGIN_TEXT, read_submission},
    [FORMAT_OTHER_SUBMISSION] = {"EDGAR submission of another form",
                                 "a submission of another form than 3, 4 or 5; leave it out", ORIGIN_TEXT,
                                 NULL},
    [FORMAT_RENDERED] = {"HTML page of a form", NULL, ORIGIN_HTML, read_rendered},
    [FORMAT_PAPER] = {"printed form as text", NULL, ORIGIN_TEXT, read_paper},
    [FORMAT_DATASET] = {"lines of a data set", NULL, ORIGIN_DATASET, read_dataset},
};

const char *format_name(Format f) { return formats[f].name; }

static Str without_mark(Str s) { return str_starts(s, S("\xef\xbb\xbf")) ? str_from(s, 3) : s; }

static bool is_utf16(Str s) { return str_starts(s, S("\xff\xfe")) || str_starts(s, S("\xfe\xff")); }

/* Bytes that no text holds: 0, or many control characters near the front. */
static bool is_binary(Str s)
{
    Str head = str_sub(s, 0, 4096);
    size_t odd = 0;
    if (!head.n) return false;
    if (memchr(head.p, 0, head.n)) return true;
    for (size_t i = 0; i < head.n; i++) odd += (unsigned char)head.p[i] < ' ' && !is_blank(head.p[i]);
    return odd > 2 + head.n / 100;
}

/* Where `tag` stands next, from `at` on, even if a line break cuts it; s.n if nowhere. `*end`: behind it. */
static size_t find_tag(Str s, size_t at, Str tag, size_t *end)
{
    for (const char *q; at < s.n && (q = memchr(s.p + at, tag.p[0], s.n - at)); at++) {
        at = (size_t)(q - s.p);
        size_t i = at, k = 0;
        for (; i < s.n && k < tag.n; i++) {
            if (s.p[i] == tag.p[k])
                k++;
            else if (s.p[i] != '\n' && s.p[i] != '\r')
                break;
        }
        if (k == tag.n) return *end = i, at;
    }
    return *end = s.n;
}

/* The words that every printed form has; damage may have hit some of them. */
static bool is_form(Str s)
{
    static const char *const words[] = {
        "beneficial ownership", "beneficially owned", "reporting person", "securities and exchange",
        "derivative securit",   "of security",        "ownership form",   "explanation of responses"};
    Str head = str_sub(s, 0, 65536);
    int n = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) n += str_has_nocase(head, str_z(words[i]));
    return n >= 3 || ocr_is_form(head);
}

/* Readers of PDF take it with something in front; no markup is taken for one. */
bool read_is_pdf(Str bytes)
{
    Str head = str_sub(bytes, 0, 1024);
    size_t at = str_find(head, S("%PDF-"));
    return at < head.n && str_find(head, S("<")) >= at;
}

Format read_sniff(Str bytes)
{
    size_t end;
    if (!str_trim(without_mark(bytes)).n) return FORMAT_EMPTY;
    if (read_is_pdf(bytes)) return FORMAT_PDF;
    if (is_utf16(bytes)) return FORMAT_UTF16;
    if (is_binary(bytes)) return FORMAT_BINARY;
    if (submission_starts(bytes))
        return submission_is_form(submission_type(bytes)) ? FORMAT_SUBMISSION : FORMAT_OTHER_SUBMISSION;
    if (dataset_looks_like(bytes)) return FORMAT_DATASET;
    if (find_tag(bytes, 0, S("<ownershipDocument"), &end) < bytes.n) return FORMAT_OWNERSHIP;
    if (!is_form(bytes)) return FORMAT_NONE;
    return str_has_nocase(str_sub(bytes, 0, 65536), S("<td")) ? FORMAT_RENDERED : FORMAT_PAPER;
}

/* Calls the reader; of a printed form, or a page of one, no more is read than any has. */
static void read_bounded(Format f, Doc *d)
{
    enum { PRINT_MAX = 2 << 20 };
    Str whole = d->text;
    if ((f == FORMAT_RENDERED || f == FORMAT_PAPER) && whole.n > PRINT_MAX) {
        doc_add_unread(d, (Span){PRINT_MAX, (uint32_t)whole.n - PRINT_MAX},
                       "longer than any form: the rest was not read");
        d->text.n = PRINT_MAX;
    }
    formats[f].read(d);
    d->text = whole;
}

static bool read_as(Format f, Doc *d)
{
    const Span whole = {0, (uint32_t)d->text.n};
    d->origin = formats[f].origin;
    if (!formats[f].read) {
        doc_add_unread(d, whole, "%s", formats[f].advice);
        return false;
    }
    read_bounded(f, d);
    return true;
}

bool read_part(Doc *d)
{
    Format f = read_sniff(d->text);
    return read_as(f == FORMAT_SUBMISSION ? FORMAT_OTHER_SUBMISSION : f,
                   d); /* one in another is none that EDGAR takes */
}

static bool read_whole(Format f, Str bytes, Doc *d)
{
    bool fits = bytes.n <= UINT32_MAX;
    doc_init(d, fits ? bytes : (Str){0}, ORIGIN_TEXT);
    if (fits) return read_as(f, d);
    doc_add_trouble(d, (Span){0}, "more than 4 GiB in one piece: cut it into its filings");
    return false;
}

bool read_doc(Str bytes, Doc *d) { return read_whole(read_sniff(bytes), bytes, d); }

/* Where the ownershipDocument that begins in `bytes` ends: behind its end tag, or where the next one begins.
 */
static size_t document_end(Str bytes)
{
    size_t end, next, behind;
    find_tag(bytes, 0, S("<ownershipDocument"), &end);
    next = find_tag(bytes, end, S("<ownershipDocument"), &behind);
    if (next == bytes.n) return bytes.n;
    Str own = str_sub(bytes, 0, next);
    find_tag(own, end, S("</ownershipDocument"), &end);
    if (end == own.n) return end;
    return end + (end < own.n && own.p[end] == '>');
}

/* False: the sink wants no more. */
static bool read_one(Str bytes, Format f, size_t at, const ReadSink *sink)
{
    Doc d;
    bool go = true;
    if (read_whole(f, bytes, &d)) return sink->filing(sink->ctx, bytes, f, &d);
    for (size_t i = 0; i < d.ntrouble && go; i++) {
        Span raw = d.trouble[i].raw;
        go = sink->trouble(sink->ctx, (Span){raw.at + (uint32_t)at, raw.len}, f, d.trouble[i].what);
    }
    doc_free(&d);
    return go;
}

void read_filings(Str bytes, const ReadSink *sink)
{
    size_t at = 0;
    bool go;
    do {
        Str rest = str_from(bytes, at);
        if (submission_starts(rest)) rest.n = submission_end(rest);
        Format f = read_sniff(rest);
        if (f == FORMAT_OWNERSHIP) rest.n = document_end(rest);
        go = read_one(rest, f, at, sink);
        at += rest.n;
    } while (go && at < bytes.n);
}
