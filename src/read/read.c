/* read.c: bytes -> the filings in them: alone, one behind the other, or as documents of a submission. */
#include "read/read.h"

#include "read/account.h"
#include "read/envelope/body.h"
#include "read/envelope/plain.h"
#include "read/envelope/submission.h"
#include "read/form.h"
#include "read/print/binder.h"
#include "read/sniff.h"
#include "read/table/typed_find.h"
#include "read/xml/ownership.h"
#include "read/xml/sent.h"

/* ---- a submission: its form is read by the reader of its kind; all spans are of the whole ---- */

static Span span_in(Str whole, Str part) { return (Span){(uint32_t)(part.p - whole.p), (uint32_t)part.n}; }

/* An exhibit that goes on with the form's tables, or names its joint filers. */
static bool is_continuation(const Document *doc)
{
    Arena a = {0};
    bool is = false, more;
    TableId table;
    if (!str_starts(doc->type, S("EX-99"))) return false;
    Sheet s = sheet_of(&a, doc->text);
    for (size_t i = 0; i < s.n && !is; i++)
        is =
            table_title(&s.line[i], &table, &more) ||
            (s.line[i].n && words_spell(s.line[i].word, s.line[i].n, "jointfilerinformation") == s.line[i].n);
    arena_free(&a);
    return is;
}

enum { CONTINUATIONS = 16 };

/* Those that go on with the typed form in `form`, behind it in the submission. */
static size_t continuations_of(Str submission, const Document *form, Document out[CONTINUATIONS])
{
    Str rest = str_from(submission, (size_t)(form->whole.p + form->whole.n - submission.p));
    Document doc;
    size_t n = 0;
    if (sniff(form->text).format != FORMAT_TYPED) return 0;
    while (n < CONTINUATIONS && submission_document(&rest, &doc))
        if (is_continuation(&doc)) out[n++] = doc;
    return n;
}

/* The text of a typed form with those of the exhibits that go on with it, n of them, behind it. */
static Wrap with_continuations(Arena *a, Str form, const Document *more, size_t n)
{
    Buf b = {0};
    Wrap w = {.text = form};
    buf_put(&b, form);
    for (size_t i = 0; i < n; i++) {
        w.text.n = b.n;
        wrap_cut(&w, a, (size_t)(more[i].text.p - form.p));
        buf_put(&b, more[i].text);
    }
    w.text = str_copy(a, buf_str(&b));
    buf_free(&b);
    return w;
}

/* Reads the form, and what goes on with it: `more`, as many as it gives. */
static size_t read_document(Doc *d, const Document *doc, bool armoured, Document more[CONTINUATIONS])
{
    size_t n = continuations_of(d->text, doc, more);
    Wrap wrap = n          ? with_continuations(&d->arena, doc->text, more, n)
                : armoured ? wrap_unescape(&d->arena, doc->text)
                           : (Wrap){.text = doc->text};
    Body body = body_open(d, wrap, span_in(d->text, doc->text).at);
    if (!form_read(d, sniff(d->text).format)) d->no_form = true;
    body_close(d, &body);
    return n;
}

static bool is_among(const Document *doc, const Document *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i].text.p == doc->text.p) return true;
    return false;
}

/* Is this the document of the form? Where no type says so, its text does. */
static bool is_of_form(const Document *doc)
{
    return submission_is_form(doc->type) || (!doc->type.n && sniff_is_filing(sniff(doc->text).format));
}

static void add_attachment(Doc *d, const Document *doc, bool read)
{
    doc_add_attachment(d, doc->type, doc->name, span_in(d->text, doc->whole));
    if (read) return;
    if (submission_is_form(doc->type) || sniff_is_filing(sniff(doc->text).format))
        doc_add_unread(d, span_in(d->text, str_trim(doc->text)),
                       "document %.*s holds a form, or a part of one, which was not read",
                       STR_ARG(doc->type));
}

/* The first document that is a form is read; the others are attachments. */
static void read_documents(Doc *d)
{
    Str rest = d->text;
    Document doc, more[CONTINUATIONS];
    size_t nmore = 0;
    bool found = false, armoured = submission_is_armoured(d->text);
    while (submission_document(&rest, &doc)) {
        if (!found && is_of_form(&doc))
            nmore = read_document(d, &doc, armoured, more), found = true;
        else
            add_attachment(d, &doc, is_among(&doc, more, nmore));
    }
    if (found) return;
    d->no_form = true;
    doc_add_trouble(d, (Span){0},
                    "the submission holds no document of a Form 3, 4 or 5: only its header is shown");
}

/* ---- one filing ---- */

Format read_sniff(Str bytes)
{
    Arena a = {0};
    Plain plain = plain_of(&a, bytes);
    Format f = sniff(plain.wrap.text).format;
    arena_free(&a);
    return f;
}

bool read_is_pdf(Str bytes) { return sniff_pdf(bytes); }

bool read_is_picture(Str bytes) { return sniff_picture(bytes); }

bool read_unpack(Str bytes, Buf *out) { return sent_starts(bytes) && sent_unpack(bytes, out); }

bool read_decoded(Str bytes, Buf *out)
{
    bool other = is_utf16(bytes);
    if (other) utf16_decode(bytes, out);
    return other;
}

static bool read_plain(const Sniffed *s, Doc *d)
{
    if (s->format != FORMAT_SUBMISSION) return form_read(d, s->format);
    read_documents(d);
    submission_account(d);
    header_put(d, &s->header);
    return true;
}

/* Reads the filing whose bytes these are; `*f`: what they were taken for. */
static bool read_whole(Str bytes, Doc *d, Format *f)
{
    bool fits = bytes.n <= UINT32_MAX;
    doc_init(d, fits ? bytes : (Str){0}, ORIGIN_TEXT);
    Plain plain = plain_of(&d->arena, d->text);
    Sniffed s = sniff(plain.wrap.text);
    *f = s.format;
    if (!fits) {
        doc_add_trouble(d, (Span){0}, "more than 4 GiB in one piece: cut it into its filings");
        return false;
    }
    Body body = body_open(d, plain.wrap, 0);
    bool found = read_plain(&s, d);
    body_close(d, &body);
    account_settle(d);
    if (found && plain.nul)
        doc_add_trouble(d, plain.first, "%zu NUL byte%s in the text: left out", plain.nul,
                        plain.nul == 1 ? "" : "s");
    if (found) doc_finish(d);
    return found;
}

bool read_doc(Str bytes, Doc *d)
{
    Format f;
    return read_whole(bytes, d, &f);
}

/* ---- all that the input holds ---- */

/* False: the sink wants no more. */
static bool read_one(Str bytes, size_t at, const ReadSink *sink)
{
    Doc d;
    Format f;
    bool go = true;
    if (read_whole(bytes, &d, &f)) return sink->filing(sink->ctx, bytes, f, &d);
    /* What is no filing is so as a whole: the bytes go with the first of what is said of it. */
    for (size_t i = 0; i < d.ntrouble && go; i++) {
        Span raw = {(uint32_t)at, i ? 0 : (uint32_t)bytes.n};
        go = sink->trouble(sink->ctx, raw, f, d.trouble[i].what);
    }
    doc_free(&d);
    return go;
}

/* Where the second form in a submission begins: it is a filing of its own. */
static size_t second_form(Str submission)
{
    Str rest = submission;
    Document doc;
    bool found = false;
    while (submission_document(&rest, &doc)) {
        if (!is_of_form(&doc)) continue;
        if (found && sniff_is_filing(sniff(doc.text).format))
            return (size_t)(doc.whole.p - submission.p) - S("<DOCUMENT>").n;
        found = true;
    }
    return submission.n;
}

/* Where the filing that begins the text ends. What stands behind it and is no filing belongs to it, so that
 * its bytes are accounted for. */
static size_t filing_end(Str text)
{
    Str part = text; /* up to where another one is seen to begin */
    size_t end = text.n;
    Format f = sniff(text).format;
    if (f == FORMAT_SUBMISSION || f == FORMAT_OTHER_SUBMISSION) {
        part.n = submission_end(part);
        part.n = second_form(part);
        end = submission_close(part);
    } else if (f == FORMAT_OWNERSHIP) {
        size_t behind, front = ownership_front(text, ownership_starts(text, 0, &behind));
        if (sniff_is_filing(sniff(str_sub(text, 0, front)).format)) return front;
        end = ownership_end(text);
    } else if (f == FORMAT_WORDS) {
        return text.n;
    } else if (sniff_is_filing(f)) {
        part.n = submission_next(text);
        part.n = print_end(part);
    }
    return end < part.n && sniff_is_filing(sniff(str_from(part, end)).format) ? end : part.n;
}

void read_filings(Str bytes, const ReadSink *sink)
{
    Arena a = {0};
    Plain plain = plain_of(&a, bytes);
    Str rest = plain.wrap.text;
    size_t at = 0;
    bool go;
    do {
        size_t n = filing_end(rest), next = plain.wrap.text.n - rest.n + n;
        size_t end = n < rest.n ? wrap_source(&plain.wrap, (Span){(uint32_t)next, 1}).at : bytes.n;
        rest = str_from(rest, n);
        go = read_one(str_sub(bytes, at, end - at), at, sink);
        at = end;
    } while (go && at < bytes.n);
    arena_free(&a);
}
