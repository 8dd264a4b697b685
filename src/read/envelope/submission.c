/* submission.c: where submissions and their documents begin and end, and what stands between them. */
#include "read/envelope/submission.h"

#include "read/envelope/header.h"

static const char *const starts[] = {"<SEC-DOCUMENT>", "<SUBMISSION>", "<SEC-HEADER>", "<IMS-DOCUMENT>"};
static const char *const closes[] = {"</SEC-DOCUMENT>", "</SUBMISSION>", "</IMS-DOCUMENT>", "</DOCUMENT>",
                                     "-----END PRIVACY-ENHANCED MESSAGE-----"};
static const char *const document_tags[] = {"<DOCUMENT>", "<TYPE>", "<SEQUENCE>", "<FILENAME>",
                                            "<DESCRIPTION>"};
#define COUNT(list) (sizeof(list) / sizeof *(list))
#define ARMOUR      S("-----BEGIN PRIVACY-ENHANCED MESSAGE-----")

static bool starts_with(Str line, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(line, str_z(list[i]))) return true;
    return false;
}

static bool is_start(Str line)
{
    return str_starts(line, ARMOUR) || starts_with(line, starts, COUNT(starts));
}

bool submission_starts(Str bytes)
{
    Str head = str_sub(bytes, 0, 2048); /* mail or page headers may stand in front */
    while (head.n) {
        Str line = str_trim(str_line(&head));
        if (is_start(line) || str_starts(line, S("<DOCUMENT>"))) return true;
    }
    return false;
}

bool submission_is_armoured(Str bytes)
{
    Str head = str_sub(bytes, 0, str_find(bytes, S("<DOCUMENT>")));
    return str_find(head, ARMOUR) < head.n;
}

size_t submission_next(Str bytes)
{
    for (Str rest = bytes; rest.n;) {
        size_t at = bytes.n - rest.n;
        if (is_start(str_line(&rest)) && at) return at;
    }
    return bytes.n;
}

/* The header of a submission comes first, so what starts behind the first document is another submission. */
size_t submission_end(Str bytes)
{
    bool in_documents = false;
    Str rest = bytes;
    while (rest.n) {
        size_t at = bytes.n - rest.n;
        Str line = str_line(&rest);
        if (in_documents && is_start(line)) return at;
        in_documents = in_documents || starts_with(line, closes, COUNT(closes)) ||
                       str_find(line, S("<DOCUMENT>")) < line.n;
    }
    return bytes.n;
}

size_t submission_close(Str bytes)
{
    size_t end = bytes.n;
    for (Str rest = bytes; rest.n;) {
        Str line = str_line(&rest);
        if (starts_with(line, closes, COUNT(closes))) end = bytes.n - rest.n;
    }
    return end;
}

bool submission_is_form(Str type)
{
    return type.n && type.p[0] >= '3' && type.p[0] <= '5' &&
           (type.n == 1 || str_eq(str_from(type, 1), S("/A")));
}

/* ---- documents ---- */

/* The rest of the line behind a tag; empty if it is not there. */
static Str tag_value(Str head, Str tag)
{
    Str value = str_from(head, str_find(head, tag) + tag.n);
    size_t n = 0;
    while (n < value.n && value.p[n] != '\n' && value.p[n] != '<') n++;
    return str_trim(str_sub(value, 0, n));
}

/* The lines of tags that begin a document whose text has no tag of its own. */
static size_t head_lines(Str whole)
{
    Str rest = whole, next = whole;
    for (Str line = str_line(&next); line.n; line = str_line(&next)) {
        if (!starts_with(str_trim(line), document_tags, COUNT(document_tags))) break;
        rest = next;
    }
    return whole.n - rest.n;
}

/* The text in a PEM envelope: behind the blank line that ends its lines of keys. */
static bool take_armoured(Str *rest, Document *doc)
{
    size_t at = str_find(*rest, ARMOUR);
    if (at == rest->n) return false;
    Str text = header_unarmoured(str_from(*rest, at));
    text.n = str_find(text, S("\n-----END PRIVACY-ENHANCED MESSAGE-----"));
    *rest = str_from(*rest, (size_t)(text.p + text.n - rest->p));
    *doc = (Document){.whole = text, .text = text};
    return true;
}

static void document_of(Document *doc, Str whole)
{
    size_t body = str_find(whole, S("<TEXT>"));
    if (body == whole.n) body = head_lines(whole);
    Str head = str_sub(whole, 0, body), text = str_from(whole, body),
        name = tag_value(head, S("<DESCRIPTION>"));
    if (str_starts(text, S("<TEXT>"))) text = str_from(text, 6);
    text.n = str_find(text, S("</TEXT>"));
    *doc = (Document){whole, head, text, tag_value(head, S("<TYPE>")),
                      name.n ? name : tag_value(head, S("<FILENAME>"))};
}

/* What stands behind the header of a submission whose <DOCUMENT> is missing. */
static bool take_torn(Str *rest, Document *doc)
{
    if (!submission_starts(header_unarmoured(*rest))) return false;
    Str whole = str_from(*rest, header_end(*rest));
    for (size_t i = 0; i < COUNT(closes); i++) whole.n = str_find(whole, str_z(closes[i]));
    *rest = str_from(whole, whole.n);
    document_of(doc, whole);
    return str_trim(doc->text).n > 0;
}

bool submission_document(Str *rest, Document *doc)
{
    size_t at = str_find(*rest, S("<DOCUMENT>"));
    if (at == rest->n) return take_torn(rest, doc) || take_armoured(rest, doc);
    Str whole = str_from(*rest, at + 10);
    whole.n = str_find(whole, S("<DOCUMENT>")); /* where an end tag is missing */
    whole.n = str_find(whole, S("</DOCUMENT>"));
    *rest = str_from(*rest, at + 10 + whole.n);
    document_of(doc, whole);
    return true;
}

/* ---- what stands between them ---- */

static Span span_in(const Doc *d, const char *from, const char *to)
{
    return (Span){(uint32_t)(from - d->text.p), (uint32_t)(to - from)};
}

/* Tells lines that are neither blank nor begin with a known tag, those that follow each other as one. */
static void tell_lines(Doc *d, const char *from, const char *to)
{
    Str rest = {from, (size_t)(to - from)}, lost = {0};
    while (rest.n) {
        Str line = str_trim(str_line(&rest));
        bool known = !line.n || starts_with(line, closes, COUNT(closes)) ||
                     starts_with(line, document_tags, COUNT(document_tags)) || str_starts(line, S("</TEXT>"));
        if (known && !line.n) continue;
        if (!known) lost = lost.n ? (Str){lost.p, (size_t)(line.p + line.n - lost.p)} : line;
        if (lost.n && (known || !rest.n)) {
            doc_add_unread(d, span_in(d, lost.p, lost.p + lost.n), "outside of any document: '%.*s'",
                           (int)(lost.n < 60 ? lost.n : 60), lost.p);
            lost.n = 0;
        }
    }
}

void submission_account(Doc *d)
{
    Str rest = d->text;
    Document doc;
    const char *at = NULL; /* behind the document before */
    while (submission_document(&rest, &doc)) {
        if (at) tell_lines(d, at, doc.whole.p);
        if (doc.head.n) tell_lines(d, doc.head.p, doc.head.p + doc.head.n);
        at = doc.text.p + doc.text.n;
    }
    header_account(d);
    if (at) tell_lines(d, at, d->text.p + d->text.n);
}
