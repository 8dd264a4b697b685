/* submission.c: the header in its two styles ("KEY: value" lines, <TAG>value), the documents, and what of it
 * goes into the Doc. The form's own document is read by the reader of its kind; all spans are of the whole
 * submission. */
#include "read/submission.h"

#include "read/read.h"

#include <string.h>

enum { OWNERS_MAX = 32 };

typedef struct Value {
    Str text;
    Span raw;
} Value;

typedef struct Header {
    Value accession, filed, accepted, type, period, issuer, issuer_name;
    Value owner[OWNERS_MAX], owner_name[OWNERS_MAX];
    size_t nowner;
} Header;

typedef enum Fact { ACCESSION, FILED, ACCEPTED, TYPE, PERIOD, NAME, CIK, ISSUER, OWNER } Fact;

static const struct {
    const char *key; /* as a line, and as a tag */
    const char *tag;
    Fact fact;
} facts[] = {
    {"ACCESSION NUMBER", "<ACCESSION-NUMBER", ACCESSION},
    {"FILED AS OF DATE", "<FILING-DATE", FILED},
    {"ACCEPTANCE-DATETIME", "<ACCEPTANCE-DATETIME", ACCEPTED},
    {"CONFORMED SUBMISSION TYPE", "<TYPE", TYPE},
    {"CONFORMED PERIOD OF REPORT", "<PERIOD", PERIOD},
    {"COMPANY CONFORMED NAME", "<CONFORMED-NAME", NAME},
    {"CENTRAL INDEX KEY", "<CIK", CIK},
    {"ISSUER", "<ISSUER", ISSUER},
    {"SUBJECT COMPANY", "<SUBJECT-COMPANY", ISSUER},
    {"REPORTING-OWNER", "<REPORTING-OWNER", OWNER},
    {"FILED BY", "<FILED-BY", OWNER},
};

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

static Str header_of(Str bytes) { return str_sub(bytes, 0, str_find(bytes, S("<DOCUMENT>"))); }

/* Takes one "KEY: value" or "<TAG>value" off; false at the end. */
static bool next_item(Str *rest, Str *key, Str *value)
{
    while (rest->n && is_blank(rest->p[0])) *rest = str_from(*rest, 1);
    if (!rest->n) return false;
    bool tag = rest->p[0] == '<';
    size_t n = 1;
    while (n < rest->n && rest->p[n] != '\n' && rest->p[n] != '<') n++;
    Str item = str_sub(*rest, 0, n);
    *rest = str_from(*rest, n);
    *key = str_cut(&item, tag ? '>' : ':');
    *value = str_trim(item);
    return true;
}

static void keep(Value *v, Str text, Str whole)
{
    if (!v->text.n && text.n) *v = (Value){text, {(uint32_t)(text.p - whole.p), (uint32_t)text.n}};
}

/* A name or CIK belongs to the party whose heading came last; an owner's name comes before its CIK. */
static void keep_party(Header *h, Fact fact, bool owner, Str value, Str whole)
{
    if (!owner)
        keep(fact == CIK ? &h->issuer : &h->issuer_name, value, whole);
    else if (h->nowner < OWNERS_MAX && fact == NAME)
        keep(&h->owner_name[h->nowner], value, whole);
    else if (h->nowner < OWNERS_MAX)
        keep(&h->owner[h->nowner++], value, whole);
}

static Header read_header(Str whole)
{
    Header h = {0};
    Str rest = header_of(whole), key, value;
    bool owner = false;
    while (next_item(&rest, &key, &value))
        for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
            if (!str_eq(key, str_z(facts[i].key)) && !str_eq(key, str_z(facts[i].tag))) continue;
            switch (facts[i].fact) {
            case ACCESSION: keep(&h.accession, value, whole); break;
            case FILED: keep(&h.filed, value, whole); break;
            case ACCEPTED: keep(&h.accepted, value, whole); break;
            case TYPE: keep(&h.type, value, whole); break;
            case PERIOD: keep(&h.period, value, whole); break;
            case ISSUER:
            case OWNER: owner = facts[i].fact == OWNER; break;
            case NAME:
            case CIK: keep_party(&h, facts[i].fact, owner, value, whole); break;
            }
        }
    return h;
}

Str submission_type(Str bytes) { return read_header(bytes).type.text; }

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

static void shift(Span *s, size_t by)
{
    if (s->len) s->at += (uint32_t)by;
}

static void shift_cells(Cell *c, size_t n, size_t by)
{
    for (size_t i = 0; i < n; i++) shift(&c[i].raw, by);
}

static void shift_doc(Doc *d, size_t by)
{
    shift_cells(d->item, F_DOC_N, by);
    for (size_t i = 0; i < d->nowner; i++)
        shift(&d->owner[i].raw, by), shift_cells(d->owner[i].item, F_OWNER_N, by);
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++) {
            shift(&d->table[t].row[i].raw, by);
            shift_cells(d->table[t].row[i].cell, F_ROW_N, by);
        }
    for (size_t i = 0; i < d->nnote; i++) shift(&d->note[i].text.raw, by);
    for (size_t i = 0; i < d->nsign; i++)
        shift(&d->sign[i].raw, by), shift_cells(d->sign[i].item, F_SIGN_N, by);
    for (size_t i = 0; i < d->nref; i++) shift(&d->ref[i].raw, by);
    for (size_t i = 0; i < d->nrepair; i++) shift(&d->repair[i].place.raw, by);
    for (size_t i = 0; i < d->nprinted; i++) shift(&d->printed[i], by);
    for (size_t i = 0; i < d->npiece; i++) shift(&d->piece[i].place.raw, by);
    for (size_t i = 0; i < d->ntrouble; i++) shift(&d->trouble[i].raw, by);
}

static Span span_in(Str whole, Str part) { return (Span){(uint32_t)(part.p - whole.p), (uint32_t)part.n}; }

static void read_form(Doc *d, Str text)
{
    Str whole = d->text;
    d->text = text;
    read_part(d);
    d->text = whole;
    shift_doc(d, (size_t)(text.p - whole.p));
}

/* The first document that is a form is read; the others are attachments. */
static void read_documents(Doc *d)
{
    Str rest = d->text;
    Document doc;
    bool found = false;
    while (next_document(&rest, &doc)) {
        if (!found && submission_is_form(doc.type))
            read_form(d, doc.text), found = true;
        else
            doc_add_attachment(d, doc.type, doc.name, span_in(d->text, doc.whole));
    }
    if (!found)
        doc_add_trouble(d, (Span){0},
                        "the submission holds no document of a Form 3, 4 or 5: only its header is shown");
}

/* ---- what the header says ---- */

static Str number_of(Str cik)
{
    while (cik.n > 1 && cik.p[0] == '0') cik = str_from(cik, 1);
    return cik;
}

static void set(Doc *d, FieldId f, Value v)
{
    if (v.text.n) cell_set(d, doc_item(d, f), f, v.text, v.raw);
}

/* 20250110160730 -> 2025-01-10T16:07:30 */
static void set_accepted(Doc *d, Value v)
{
    const char *p = v.text.p;
    if (v.text.n == 14)
        v.text = str_fmt(&d->arena, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2s", p, p + 4, p + 6, p + 8, p + 10, p + 12);
    set(d, F_acceptanceDatetime, v);
}

static bool names_owner(const Header *h, Str cik)
{
    for (size_t i = 0; i < h->nowner; i++)
        if (str_eq(number_of(h->owner[i].text), number_of(cik))) return true;
    return false;
}

static void fill(Doc *d, Cell *c, FieldId f, Value v)
{
    if (!cell_has(c) && v.text.n) cell_set(d, c, f, v.text, v.raw);
}

/* A form on paper names no CIKs; if it has as many owners as the header, they are the same in the same order.
 */
static void set_owners(Doc *d, const Header *h)
{
    for (size_t i = 0, none = !d->nowner; none && i < h->nowner; i++) doc_add_owner(d);
    for (size_t i = 0; i < d->nowner; i++) {
        Cell *c = owner_item(&d->owner[i], F_rptOwnerCik);
        if (cell_has(c) && h->nowner && !names_owner(h, cell_text(c)))
            doc_add_trouble(d, c->raw, "the header of the submission does not name the owner with CIK %.*s",
                            STR_ARG(cell_text(c)));
        if (d->nowner != h->nowner) continue;
        fill(d, c, F_rptOwnerCik, h->owner[i]);
        fill(d, owner_item(&d->owner[i], F_rptOwnerName), F_rptOwnerName, h->owner_name[i]);
    }
}

/* Where the form is silent, the header speaks for it; where they differ, that is told. */
static void compare(Doc *d, FieldId f, Value v)
{
    Cell *c = doc_item(d, f);
    char room[DATE_TEXT + DEC_TEXT], other[DATE_TEXT + DEC_TEXT];
    Cell mine = {0};
    if (!v.text.n) return;
    cell_set(d, &mine, f, v.text, v.raw);
    if (!cell_has(c)) {
        *c = mine;
        return;
    }
    Str form = cell_value(c, f, room), header = cell_value(&mine, f, other);
    if (f == F_issuerCik) form = number_of(form), header = number_of(header);
    if (str_eq(form, header)) return;
    doc_add_trouble(d, v.raw, "the header of the submission says %s %.*s, the form %.*s", fields[f].name,
                    STR_ARG(header), STR_ARG(form));
}

/* A form on paper does not always say that it is an amendment; the header does. */
static void set_type(Doc *d, Value v)
{
    Cell *c = doc_item(d, F_documentType);
    bool amends = str_ends(v.text, S("/A")) && str_eq(str_sub(v.text, 0, 1), cell_text(c));
    if (d->origin != ORIGIN_XML && amends)
        set(d, F_documentType, v);
    else
        compare(d, F_documentType, v);
}

void read_submission(Doc *d)
{
    Header h = read_header(d->text);
    read_documents(d);
    set(d, F_accessionNumber, h.accession);
    set(d, F_filingDate, h.filed);
    set_accepted(d, h.accepted);
    set_type(d, h.type);
    compare(d, F_issuerCik, h.issuer);
    compare(d, F_periodOfReport, h.period);
    fill(d, doc_item(d, F_issuerName), F_issuerName, h.issuer_name);
    set_owners(d, &h);
    doc_finish(d);
}
