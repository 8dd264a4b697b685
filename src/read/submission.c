/* submission.c: the header in its two styles ("KEY: value" lines, <TAG>value), the documents, and what of it
 * goes into the Doc. The form's own document is read by the reader of its kind; all spans are of the whole
 * submission. */
#include "read/submission.h"

#include "read/read.h"
#include "read/wrap.h"

#include <string.h>

enum { OWNERS_MAX = 32 };

typedef struct Value {
    Str text;
    Span raw;
} Value;

/* Which of the header's lines; the first ones speak of the submission as a whole. */
typedef enum Fact {
    ACCESSION,
    FILED,
    ACCEPTED,
    TYPE,
    PERIOD,
    FILE_NUMBER,
    FACTS,
    YEAR_END = FACTS, /* of a party */
    NAME,
    CIK,
    ISSUER, /* begins a party */
    OWNER
} Fact;

typedef struct Party {
    Value name, cik, year_end;
} Party;

typedef struct Header {
    Value fact[FACTS];
    Party issuer, owner[OWNERS_MAX];
    size_t nowner;
} Header;

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
    {"SEC FILE NUMBER", "<FILE-NUMBER", FILE_NUMBER},
    {"FISCAL YEAR END", "<FISCAL-YEAR-END", YEAR_END},
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

static Str header_of(Str bytes) { return str_sub(bytes, 0, str_find(bytes, S("<DOCUMENT>"))); }

static bool is_armoured(Str bytes)
{
    Str head = header_of(bytes);
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

static void keep_of_party(Party *p, Fact fact, Str value, Str whole)
{
    keep(fact == CIK ? &p->cik : fact == NAME ? &p->name : &p->year_end, value, whole);
}

/* What is said of a party belongs to the one whose heading came last; NULL where there is no room for it. */
static Party *next_party(Header *h, Fact heading)
{
    if (heading == ISSUER) return &h->issuer;
    return h->nowner < OWNERS_MAX ? &h->owner[h->nowner++] : NULL;
}

static Header read_header(Str whole)
{
    Header h = {0};
    Str rest = header_of(whole), key, value;
    Party *party = &h.issuer;
    while (next_item(&rest, &key, &value))
        for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
            if (!str_eq(key, str_z(facts[i].key)) && !str_eq(key, str_z(facts[i].tag))) continue;
            Fact fact = facts[i].fact;
            if (fact < FACTS)
                keep(&h.fact[fact], value, whole);
            else if (fact == ISSUER || fact == OWNER)
                party = next_party(&h, fact);
            else if (party)
                keep_of_party(party, fact, value, whole);
        }
    return h;
}

Str submission_type(Str bytes) { return read_header(bytes).fact[TYPE].text; }

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

static void fill(Doc *d, Cell *c, FieldId f, Value v)
{
    if (!cell_has(c) && v.text.n) cell_set(d, c, f, v.text, v.raw);
}

static bool is_of_word(char c) { return is_alpha(c) || is_digit(c) || c == '.'; }

/* Takes the next word off, letters and digits, "L.P." in one; empty at the end. */
static Str next_word(Str *s)
{
    size_t n = 0;
    while (s->n && !is_of_word(s->p[0])) *s = str_from(*s, 1);
    while (n < s->n && is_of_word(s->p[n])) n++;
    Str word = str_sub(*s, 0, n);
    *s = str_from(*s, n);
    return word;
}

static void skip_dots(Str *s)
{
    while (s->n && s->p[0] == '.') *s = str_from(*s, 1);
}

/* "LP" is "L.P." */
static bool is_same_word(Str a, Str b)
{
    for (skip_dots(&a), skip_dots(&b); a.n && b.n && to_lower(a.p[0]) == to_lower(b.p[0]);) {
        a = str_from(a, 1), b = str_from(b, 1);
        skip_dots(&a), skip_dots(&b);
    }
    return !a.n && !b.n;
}

static bool has_word(Str text, Str word)
{
    for (Str w = next_word(&text); w.n; w = next_word(&text))
        if (is_same_word(w, word)) return true;
    return false;
}

/* "FOSTER ALAN H" is "Alan H. Foster": every word but initials of the one stands in the other. */
static bool is_same_name(Str header, Str form)
{
    size_t n = 0;
    for (Str w = next_word(&header); w.n; w = next_word(&header)) {
        if (w.n < 2) continue;
        if (!has_word(form, w)) return false;
        n++;
    }
    return n > 0;
}

/* Which of the header's owners this one is: told by its CIK; by its name where the form, on paper, has none;
 * where there is only one, it is that. NULL: none. */
static const Party *party_of(const Doc *d, const Header *h, const Owner *o)
{
    Str cik = cell_text(owner_item(o, F_rptOwnerCik)), name = cell_text(owner_item(o, F_rptOwnerName));
    for (size_t i = 0; i < h->nowner; i++) {
        const Party *p = &h->owner[i];
        if (cik.n ? str_eq(number_of(p->cik.text), number_of(cik)) : is_same_name(p->name.text, name))
            return p;
    }
    return !cik.n && d->nowner == 1 && h->nowner == 1 ? h->owner : NULL;
}

static void set_owner(Doc *d, const Header *h, Owner *o)
{
    const Party *p = party_of(d, h, o);
    Cell *cik = owner_item(o, F_rptOwnerCik), *name = owner_item(o, F_rptOwnerName);
    if (p) {
        fill(d, cik, F_rptOwnerCik, p->cik);
        fill(d, name, F_rptOwnerName, p->name);
    } else if (cell_has(cik))
        doc_add_trouble(d, cik->raw, "the header of the submission does not name the owner with CIK %.*s",
                        STR_ARG(cell_text(cik)));
    else
        doc_add_trouble(d, name->raw,
                        "the header of the submission names no owner %.*s: its CIK is not known",
                        STR_ARG(cell_text(name)));
}

static void set_owners(Doc *d, const Header *h)
{
    if (!h->nowner) return;
    if (d->nowner && d->nowner != h->nowner)
        doc_add_trouble(d, h->owner[0].name.raw,
                        "the header of the submission names %zu owners, the form %zu", h->nowner, d->nowner);
    if (!d->nowner)
        for (size_t i = 0; i < h->nowner; i++) {
            Owner *o = doc_add_owner(d);
            fill(d, owner_item(o, F_rptOwnerCik), F_rptOwnerCik, h->owner[i].cik);
            fill(d, owner_item(o, F_rptOwnerName), F_rptOwnerName, h->owner[i].name);
        }
    else
        for (size_t i = 0; i < d->nowner; i++) set_owner(d, h, &d->owner[i]);
}

/* A form on paper may print no more than the month. */
static bool is_same_date(const Cell *form, const Cell *header)
{
    int year[2], month[2], day;
    if (form->state != CELL_VALUE || header->state != CELL_VALUE) return false;
    if (form->u.date == header->u.date || !(form->prov & PROV_GUESSED)) return form->u.date == header->u.date;
    date_split(form->u.date, &year[0], &month[0], &day);
    date_split(header->u.date, &year[1], &month[1], &day);
    return year[0] == year[1] && month[0] == month[1];
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
    if (str_eq(form, header) || (f == F_periodOfReport && is_same_date(c, &mine))) return;
    doc_add_trouble(d, v.raw, "the header of the submission says %s %.*s, the form %.*s", fields[f].name,
                    STR_ARG(header), STR_ARG(form));
}

/* A form on paper does not always say that it is an amendment; the header does. */
static void set_type(Doc *d, Value v)
{
    Cell *c = doc_item(d, F_documentType);
    bool amends = str_ends(v.text, S("/A")) && str_eq(str_sub(v.text, 0, 1), cell_text(c));
    set(d, F_conformedSubmissionType, v);
    if ((d->origin != ORIGIN_XML && amends) || !cell_has(c)) set(d, F_documentType, v);
}

void read_submission(Doc *d)
{
    Header h = read_header(d->text);
    read_documents(d);
    set(d, F_accessionNumber, h.fact[ACCESSION]);
    set(d, F_filingDate, h.fact[FILED]);
    set_accepted(d, h.fact[ACCEPTED]);
    set_type(d, h.fact[TYPE]);
    set(d, F_conformedPeriodOfReport, h.fact[PERIOD]);
    set(d, F_secFileNumber, h.fact[FILE_NUMBER]);
    set(d, F_fiscalYearEnd, h.issuer.year_end);
    compare(d, F_issuerCik, h.issuer.cik);
    compare(d, F_periodOfReport, h.fact[PERIOD]);
    fill(d, doc_item(d, F_issuerName), F_issuerName, h.issuer.name);
    set_owners(d, &h);
    doc_finish(d);
}
