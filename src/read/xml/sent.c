/* sent.c: edgarSubmission -> Doc. Its form is XML in base64; once that is decoded in place, all spans are of
 * one text. */
#include "read/xml/sent.h"

#include "model/schema.h"
#include "read/envelope/body.h"
#include "read/xml/markup.h"
#include "read/xml/ownership.h"

#include <nettle/base64.h>
#include <stdlib.h>

#define ROOT  S("<edgarSubmission")
#define BLOCK S("<documentMimeBlock>")
#define END   S("</documentMimeBlock>")

bool sent_starts(Str bytes)
{
    Str head = str_sub(bytes, 0, 512);
    return str_find(head, ROOT) < head.n;
}

/* ---- the documents decoded ---- */

/* False where it is no base64, or no form. */
static bool put_form(Str coded, Buf *out)
{
    struct base64_decode_ctx ctx;
    size_t n = BASE64_DECODE_LENGTH(coded.n), end;
    base64_decode_init(&ctx);
    uint8_t *room = mem_new(n + 1, 1);
    bool ok = base64_decode_update(&ctx, &n, room, coded.n, coded.p) && base64_decode_final(&ctx);
    Str text = {(const char *)room, n};
    ok = ok && ownership_starts(text, 0, &end) < n;
    if (ok) buf_put(out, text);
    free(room);
    return ok;
}

bool sent_unpack(Str bytes, Buf *out)
{
    bool any = false;
    while (bytes.n) {
        size_t from = str_find(bytes, BLOCK) + BLOCK.n;
        if (from > bytes.n) from = bytes.n;
        buf_put(out, str_sub(bytes, 0, from));
        bytes = str_from(bytes, from);
        Str coded = str_sub(bytes, 0, str_find(bytes, END));
        if (bytes.n && put_form(coded, out))
            any = true;
        else
            buf_put(out, coded);
        bytes = str_from(bytes, coded.n);
    }
    return any;
}

/* ---- the header ---- */

enum { ADDRESSES_MOST = 31 }; /* one to contact, thirty to notify */

typedef struct Sent {
    Doc *doc;
    Markup markup;
    Schema schema;
    Span form;            /* the ownershipDocument */
    ElementId open;       /* the element whose text is read */
    Span raw;             /* of that text */
    Str text, name, type; /* name, type: of the document that is open */
    Span document;
    bool primary;
    Str address[ADDRESSES_MOST]; /* of those who are told */
    size_t naddress;
} Sent;

static ElementId element_of(Str name)
{
    if (str_eq(name, S("documentType"))) return (ElementId)F_documentType;
    for (ElementId e = E_edgarSubmission; e < E_END; e++)
        if (str_eq(name, str_z(element_name(e)))) return e;
    return E_NONE;
}

/* The root, the groups in it, what they hold. */
static unsigned depth_of(ElementId e)
{
    bool group = e == E_pointOfContact || e == E_notificationAddresses || e == E_edgarDocument;
    return e == E_edgarSubmission ? 0 : group ? 1 : 2;
}

static Place at(Span raw) { return (Place){.part = PART_FILING, .field = F_NONE, .raw = raw}; }

static void open_element(Sent *s, ElementId e, const MarkupEvent *event)
{
    schema_open(&s->schema, depth_of(e), e, at(event->raw));
    s->open = e, s->text = (Str){0}, s->raw = (Span){0};
    if (e == E_edgarDocument) s->name = s->type = (Str){0}, s->document = event->raw, s->primary = false;
}

/* The form itself is no attachment. */
static void end_document(Sent *s, size_t end)
{
    Span whole = {s->document.at, (uint32_t)(end - s->document.at)};
    bool primary = s->form.at >= whole.at && s->form.at < whole.at + whole.len;
    if (!primary) doc_add_attachment(s->doc, s->type, s->name, whole);
}

/* name@place.tld */
static bool is_address(Str text)
{
    Str place = text, name = str_cut(&place, '@');
    bool good = name.n && place.n > 2 && place.p[0] != '.' && place.p[place.n - 1] != '.' &&
                str_count(text, '@') == 1;
    for (size_t i = 0; i < text.n; i++)
        good = good && !is_blank(text.p[i]) && (unsigned char)text.p[i] < 0x80;
    return good && str_count(place, '.');
}

static void take_address(Sent *s, ElementId e, Str text)
{
    size_t i = 0;
    if (!text.n) return;
    while (i < s->naddress && !str_eq_nocase(s->address[i], text)) i++;
    if (!is_address(text)) schema_fault(&s->schema, FAULT_ADDRESS, e, 0, at(s->raw));
    if (i < s->naddress)
        schema_fault(&s->schema, FAULT_ADDRESS_TWICE, e, 0, at(s->raw));
    else if (s->naddress < ADDRESSES_MOST)
        s->address[s->naddress++] = str_copy(&s->doc->arena, text);
}

static void close_element(Sent *s, ElementId e, const MarkupEvent *event)
{
    size_t end = event->raw.at + event->raw.len;
    Str text = str_trim(s->text);
    if (depth_of(e) == 2)
        schema_value(&s->schema, 2, 0, !text.n, 0, at(event->raw));
    else
        schema_close(&s->schema, depth_of(e), at(event->raw));
    if (e == E_submissionType)
        cell_set(s->doc, doc_item(s->doc, F_conformedSubmissionType), F_conformedSubmissionType, text,
                 s->raw);
    if (e == E_contactEmailAddress || e == E_notificationEmailAddress) take_address(s, e, text);
    if (e == E_documentName) s->name = str_copy(&s->doc->arena, text);
    if (e == (ElementId)F_documentType) s->type = str_copy(&s->doc->arena, text);
    if (e == E_edgarDocument) end_document(s, end);
    s->open = E_NONE;
}

static void read_event(Sent *s, const MarkupEvent *e)
{
    if (e->kind == MARKUP_TEXT) {
        if (s->open != E_NONE && !s->text.n) s->text = e->text, s->raw = e->raw;
        return;
    }
    ElementId id = element_of(e->name);
    if (e->kind == MARKUP_OPEN && id == E_NONE)
        schema_unknown(&s->schema, 2, at(e->name_raw));
    else if (e->kind == MARKUP_OPEN)
        open_element(s, id, e);
    if (id != E_NONE && (e->kind == MARKUP_CLOSE || (e->kind == MARKUP_OPEN && e->empty)))
        close_element(s, id, e);
}

/* The form stands in the block of its document, which is then not empty. */
static void read_header(Sent *s)
{
    MarkupEvent e;
    size_t form_end = (size_t)s->form.at + s->form.len;
    markup_init(&s->markup, &s->doc->arena, s->doc->text, MARKUP_XML);
    schema_start(&s->schema, s->doc);
    while (markup_next(&s->markup, &e)) {
        if (e.kind == MARKUP_LOST) continue;
        if (s->form.len && e.raw.at >= s->form.at && e.raw.at < form_end)
            s->text = S("form"), s->open = E_documentMimeBlock;
        else
            read_event(s, &e);
    }
}

bool read_sent(Doc *d)
{
    Sent *s = ARENA_NEW(&d->arena, Sent, 1);
    size_t end, from = ownership_starts(d->text, 0, &end);
    s->doc = d, s->open = E_NONE;
    d->sent = true;
    if (from < d->text.n) s->form = (Span){(uint32_t)from, (uint32_t)str_find(str_from(d->text, from), END)};
    if (s->form.len) {
        Body body = body_open(d, (Wrap){.text = span_str(d->text, s->form)}, s->form.at);
        read_ownership(d);
        body_close(d, &body);
    } else {
        doc_add_trouble(d, (Span){0}, "the submission encloses no ownership document that can be decoded");
    }
    read_header(s); /* its spans are of the whole already */
    return true;
}
