/* submission.c: where submissions begin and end, their documents, and what of them goes into the Doc. The
 * form's own document is read by the reader of its kind; all spans are of the whole submission. */
#include "read/envelope/submission.h"

#include "read/envelope/header.h"
#include "read/envelope/wrap.h"
#include "read/read.h"

static const char *const starts[] = {"<SEC-DOCUMENT>", "<SUBMISSION>", "<SEC-HEADER>", "<IMS-DOCUMENT>"};
#define ARMOUR S("-----BEGIN PRIVACY-ENHANCED MESSAGE-----")

static bool starts_bare(Str line)
{
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (str_starts(line, str_z(starts[i]))) return true;
    return false;
}

bool submission_starts(Str bytes)
{
    Str head = str_sub(bytes, 0, 2048); /* mail or page headers may stand in front */
    while (head.n) {
        Str line = str_trim(str_line(&head));
        if (str_starts(line, ARMOUR) || starts_bare(line)) return true;
    }
    return false;
}

static bool is_armoured(Str bytes)
{
    Str head = str_sub(bytes, 0, str_find(bytes, S("<DOCUMENT>")));
    return str_find(head, ARMOUR) < head.n;
}

/* The header of a submission comes first, so what starts behind the first document is another submission. */
size_t submission_end(Str bytes)
{
    bool in_documents = false;
    Str rest = bytes;
    while (rest.n) {
        size_t at = bytes.n - rest.n;
        Str line = str_line(&rest);
        if (in_documents && (str_starts(line, ARMOUR) || starts_bare(line))) return at;
        bool closes = str_starts(line, S("</SEC-DOCUMENT>")) || str_starts(line, S("</SUBMISSION>"));
        in_documents = in_documents || closes || str_find(line, S("<DOCUMENT>")) < line.n;
    }
    return bytes.n;
}

Str submission_type(Str bytes) { return header_read(bytes).type.text; }

bool submission_is_form(Str type)
{
    return type.n && type.p[0] >= '3' && type.p[0] <= '5' &&
           (type.n == 1 || str_eq(str_from(type, 1), S("/A")));
}

/* ---- documents ---- */

typedef struct Document {
    Str whole, type, name, text; /* name: what it is, else its file name; text: between <TEXT> and its end */
} Document;

/* The rest of the line behind a tag; empty if it is not there. */
static Str tag_value(Str head, Str tag)
{
    Str value = str_from(head, str_find(head, tag) + tag.n);
    size_t n = 0;
    while (n < value.n && value.p[n] != '\n' && value.p[n] != '<') n++;
    return str_trim(str_sub(value, 0, n));
}

static bool next_document(Str *rest, Document *doc)
{
    size_t at = str_find(*rest, S("<DOCUMENT>"));
    if (at == rest->n) return false;
    Str whole = str_from(*rest, at + 10);
    whole.n = str_find(whole, S("<DOCUMENT>")); /* where an end tag is missing */
    whole.n = str_find(whole, S("</DOCUMENT>"));
    *rest = str_from(*rest, at + 10 + whole.n);
    size_t body = str_find(whole, S("<TEXT>"));
    Str head = str_sub(whole, 0, body), text = str_from(whole, body + 6),
        name = tag_value(head, S("<DESCRIPTION>"));
    text.n = str_find(text, S("</TEXT>"));
    *doc = (Document){whole, tag_value(head, S("<TYPE>")), name.n ? name : tag_value(head, S("<FILENAME>")),
                      text};
    return true;
}

/* ---- moving what a reader found in a part to its place in the whole ---- */

/* A document's own text, as it was before PEM armour escaped it, and where it stands. */
typedef struct Body {
    Wrap wrap;
    size_t at;
} Body;

static void move(Span *s, const Body *b)
{
    if (!s->len) return;
    *s = wrap_source(&b->wrap, *s);
    s->at += (uint32_t)b->at;
}

static void move_cells(Cell *c, size_t n, const Body *b)
{
    for (size_t i = 0; i < n; i++) move(&c[i].raw, b);
}

static void move_doc(Doc *d, const Body *b)
{
    move_cells(d->item, F_DOC_N, b);
    for (size_t i = 0; i < d->nowner; i++)
        move(&d->owner[i].raw, b), move_cells(d->owner[i].item, F_OWNER_N, b);
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++) {
            move(&d->table[t].row[i].raw, b);
            move_cells(d->table[t].row[i].cell, F_ROW_N, b);
        }
    for (size_t i = 0; i < d->nnote; i++) move(&d->note[i].text.raw, b);
    for (size_t i = 0; i < d->nsign; i++) move(&d->sign[i].raw, b), move_cells(d->sign[i].item, F_SIGN_N, b);
    for (size_t i = 0; i < d->nref; i++) move(&d->ref[i].raw, b);
    for (size_t i = 0; i < d->nrepair; i++) move(&d->repair[i].place.raw, b);
    for (size_t i = 0; i < d->nprinted; i++) move(&d->printed[i], b);
    for (size_t i = 0; i < d->npiece; i++) move(&d->piece[i].place.raw, b);
    for (size_t i = 0; i < d->ntrouble; i++) move(&d->trouble[i].raw, b);
}

static Span span_in(Str whole, Str part) { return (Span){(uint32_t)(part.p - whole.p), (uint32_t)part.n}; }

static void read_form(Doc *d, Str text, bool armoured)
{
    Str whole = d->text;
    Body body = {.at = (size_t)(text.p - whole.p)};
    body.wrap = armoured ? wrap_unescape(&d->arena, text) : (Wrap){.text = text};
    d->text = body.wrap.text;
    read_part(d);
    d->text = whole;
    move_doc(d, &body);
}

/* The first document that is a form is read; the others are attachments. */
static void read_documents(Doc *d)
{
    Str rest = d->text;
    Document doc;
    bool found = false, armoured = is_armoured(d->text);
    while (next_document(&rest, &doc)) {
        if (!found && submission_is_form(doc.type))
            read_form(d, doc.text, armoured), found = true;
        else
            doc_add_attachment(d, doc.type, doc.name, span_in(d->text, doc.whole));
    }
    if (!found)
        doc_add_trouble(d, (Span){0},
                        "the submission holds no document of a Form 3, 4 or 5: only its header is shown");
}

void read_submission(Doc *d)
{
    Header h = header_read(d->text);
    read_documents(d);
    header_put(d, &h);
    doc_finish(d);
}
