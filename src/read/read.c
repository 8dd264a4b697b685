/* read.c: bytes -> the filings in them: alone, one behind the other, or as documents of a submission. */
#include "read/read.h"

#include "read/envelope/body.h"
#include "read/envelope/submission.h"
#include "read/form.h"
#include "read/sniff.h"
#include "read/xml/ownership.h"

/* ---- a submission: its form is read by the reader of its kind; all spans are of the whole ---- */

static Span span_in(Str whole, Str part) { return (Span){(uint32_t)(part.p - whole.p), (uint32_t)part.n}; }

static void read_document(Doc *d, Str text, bool armoured)
{
    Wrap wrap = armoured ? wrap_unescape(&d->arena, text) : (Wrap){.text = text};
    Body body = body_open(d, wrap, span_in(d->text, text).at);
    form_read(d, sniff(d->text).format);
    body_close(d, &body);
}

/* The first document that is a form is read; the others are attachments. */
static void read_documents(Doc *d)
{
    Str rest = d->text;
    Document doc;
    bool found = false, armoured = submission_is_armoured(d->text);
    while (submission_document(&rest, &doc)) {
        if (!found && submission_is_form(doc.type))
            read_document(d, doc.text, armoured), found = true;
        else
            doc_add_attachment(d, doc.type, doc.name, span_in(d->text, doc.whole));
    }
    if (!found)
        doc_add_trouble(d, (Span){0},
                        "the submission holds no document of a Form 3, 4 or 5: only its header is shown");
}

/* ---- one filing ---- */

Format read_sniff(Str bytes) { return sniff(bytes).format; }

bool read_is_pdf(Str bytes) { return sniff_pdf(bytes); }

static bool read_whole(const Sniffed *s, Str bytes, Doc *d)
{
    doc_init(d, bytes, ORIGIN_TEXT);
    if (bytes.n > UINT32_MAX) {
        d->text.n = 0;
        doc_add_trouble(d, (Span){0}, "more than 4 GiB in one piece: cut it into its filings");
        return false;
    }
    if (s->format == FORMAT_SUBMISSION) {
        read_documents(d);
        header_put(d, &s->header);
    } else if (!form_read(d, s->format)) {
        return false;
    }
    doc_finish(d);
    return true;
}

bool read_doc(Str bytes, Doc *d)
{
    Sniffed s = sniff(bytes);
    return read_whole(&s, bytes, d);
}

/* ---- all that the input holds ---- */

/* False: the sink wants no more. */
static bool read_one(const Sniffed *s, Str bytes, size_t at, const ReadSink *sink)
{
    Doc d;
    bool go = true;
    if (read_whole(s, bytes, &d)) return sink->filing(sink->ctx, bytes, s->format, &d);
    for (size_t i = 0; i < d.ntrouble && go; i++) {
        Span raw = d.trouble[i].raw;
        go = sink->trouble(sink->ctx, (Span){raw.at + (uint32_t)at, raw.len}, s->format, d.trouble[i].what);
    }
    doc_free(&d);
    return go;
}

/* Where the filing that begins the bytes ends; behind it may stand the next one. */
static size_t filing_end(Str bytes, Format f)
{
    switch (f) {
    case FORMAT_SUBMISSION:
    case FORMAT_OTHER_SUBMISSION: return submission_end(bytes);
    case FORMAT_OWNERSHIP: return ownership_end(bytes);
    default: return bytes.n;
    }
}

void read_filings(Str bytes, const ReadSink *sink)
{
    size_t at = 0;
    bool go;
    do {
        Str rest = str_from(bytes, at);
        Sniffed s = sniff(rest);
        rest.n = filing_end(rest, s.format);
        go = read_one(&s, rest, at, sink);
        at += rest.n;
    } while (go && at < bytes.n);
}
