/* header.c: the header's lines are known by their keys, whatever their order; its facts fill what the form
 * leaves open. */
#include "read/envelope/header.h"

typedef enum Fact {
    ACCESSION,
    FILED,
    ACCEPTED,
    TYPE,
    PERIOD,
    FILE_NUMBER,
    YEAR_END, /* of a party */
    NAME,
    CIK,
    ISSUER, /* begins a party */
    OWNER
} Fact;

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
    {"CONFORMED NAME", "<CONFORMED-NAME", NAME},
    {"CENTRAL INDEX KEY", "<CIK", CIK},
    {"ISSUER", "<ISSUER", ISSUER},
    {"SUBJECT COMPANY", "<SUBJECT-COMPANY", ISSUER},
    {"REPORTING-OWNER", "<REPORTING-OWNER", OWNER},
    {"FILED BY", "<FILED-BY", OWNER},
};

/* Keys that are known and say nothing of the form: as a line, and as a tag with dashes for blanks. */
static const char *const unused[] = {"PUBLIC DOCUMENT COUNT",
                                     "DATE AS OF CHANGE",
                                     "DATE OF FILING DATE CHANGE",
                                     "EFFECTIVENESS DATE",
                                     "GROUP MEMBERS",
                                     "COMPANY DATA",
                                     "OWNER DATA",
                                     "FILING VALUES",
                                     "FORM TYPE",
                                     "SEC ACT",
                                     "ACT",
                                     "FILM NUMBER",
                                     "BUSINESS ADDRESS",
                                     "MAIL ADDRESS",
                                     "STREET 1",
                                     "STREET 2",
                                     "STREET1",
                                     "STREET2",
                                     "CITY",
                                     "STATE",
                                     "ZIP",
                                     "BUSINESS PHONE",
                                     "PHONE",
                                     "FORMER COMPANY",
                                     "FORMER NAME",
                                     "FORMER CONFORMED NAME",
                                     "DATE OF NAME CHANGE",
                                     "DATE CHANGED",
                                     "STANDARD INDUSTRIAL CLASSIFICATION",
                                     "ASSIGNED SIC",
                                     "IRS NUMBER",
                                     "EIN",
                                     "STATE OF INCORPORATION",
                                     "ORGANIZATION NAME",
                                     "RELATIONSHIP",
                                     "FILER",
                                     "PAPER",
                                     "SROS",
                                     "CONFIRMING COPY",
                                     "PRIVATE TO PUBLIC",
                                     "CORRECTION",
                                     "DELETION",
                                     "TIMESTAMP",
                                     "SEC DOCUMENT",
                                     "SEC HEADER",
                                     "IMS DOCUMENT",
                                     "IMS HEADER",
                                     "SUBMISSION",
                                     "DOCUMENT"};

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

static void keep(HeaderValue *v, Str text, Str whole)
{
    if (!v->text.n && text.n) *v = (HeaderValue){text, {(uint32_t)(text.p - whole.p), (uint32_t)text.n}};
}

/* What is said of a party belongs to the one whose heading came last; NULL where there is no room for it. */
static HeaderParty *next_party(Header *h, Fact heading)
{
    if (heading == ISSUER) return &h->issuer;
    return h->nowner < HEADER_OWNERS_MAX ? &h->owner[h->nowner++] : NULL;
}

/* Where a fact goes; NULL: nowhere. */
static HeaderValue *place_of(Header *h, HeaderParty *party, Fact fact)
{
    switch (fact) {
    case ACCESSION: return &h->accession;
    case FILED: return &h->filed;
    case ACCEPTED: return &h->accepted;
    case TYPE: return &h->type;
    case PERIOD: return &h->period;
    case FILE_NUMBER: return &h->file_number;
    case YEAR_END: return party ? &party->year_end : NULL;
    case NAME: return party ? &party->name : NULL;
    case CIK: return party ? &party->cik : NULL;
    case ISSUER:
    case OWNER: break;
    }
    return NULL;
}

static bool is_fact(Str key)
{
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (str_eq(key, str_z(facts[i].key)) || str_eq(key, str_z(facts[i].tag))) return true;
    return false;
}

/* The same words, with blanks or with dashes between them? */
static bool is_key(Str key, Str words)
{
    bool same = key.n == words.n;
    for (size_t i = 0; same && i < key.n; i++)
        same = key.p[i] == words.p[i] || (key.p[i] == '-' && words.p[i] == ' ');
    return same;
}

static bool is_unused(Str key)
{
    for (size_t i = 0; i < sizeof unused / sizeof *unused; i++)
        if (is_key(key, str_z(unused[i]))) return true;
    return false;
}

/* An end tag closes what its start tag opened. */
static bool is_known(Str key)
{
    if (is_fact(key)) return true;
    if (str_starts(key, S("</"))) {
        char room[40] = "<";
        size_t n = key.n - 2 < sizeof room - 1 ? key.n - 2 : sizeof room - 1;
        for (size_t i = 0; i < n; i++) room[i + 1] = key.p[i + 2];
        if (is_fact((Str){room, n + 1})) return true;
        key = str_from(key, 1);
    }
    return is_unused(str_starts(key, S("<")) || str_starts(key, S("/")) ? str_from(key, 1) : key);
}

Str header_unarmoured(Str text)
{
    static const char armour[] = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----";
    if (!str_starts(str_trim(text), str_z(armour))) return text;
    while (str_trim(text).n && str_line(&text).n)
        ;
    return text;
}

/* A line that no header has: a tag of a document, or neither tag nor key. */
static bool is_body(Str line)
{
    static const char *const tags[] = {"<SEQUENCE>", "<FILENAME>", "<DESCRIPTION>", "<TEXT>"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (str_starts(line, str_z(tags[i]))) return true;
    return line.n && line.p[0] != '<' && str_find(line, S(":")) == line.n;
}

size_t header_end(Str submission)
{
    Str s = str_sub(submission, 0, str_find(submission, S("<DOCUMENT>")));
    s.n = str_find(s, S("</SEC-DOCUMENT>"));
    s.n = str_find(s, S("</SUBMISSION>"));
    if (s.n < submission.n && str_starts(str_from(submission, s.n), S("<DOCUMENT>"))) return s.n;
    size_t closed = str_find(s, S("</SEC-HEADER>"));
    if (closed < s.n) return closed + 13;
    for (Str rest = header_unarmoured(s); rest.n;) {
        size_t at = (size_t)(rest.p - submission.p);
        if (is_body(str_trim(str_line(&rest)))) return at;
    }
    return s.n;
}

static Str header_of(Str submission) { return str_sub(submission, 0, header_end(submission)); }

Header header_read(Str submission)
{
    Header h = {0};
    Str rest = header_of(submission), key, value;
    HeaderParty *party = &h.issuer;
    while (next_item(&rest, &key, &value))
        for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
            Fact fact = facts[i].fact;
            if (!str_eq(key, str_z(facts[i].key)) && !str_eq(key, str_z(facts[i].tag))) continue;
            if (fact == ISSUER || fact == OWNER) party = next_party(&h, fact);
            HeaderValue *v = place_of(&h, party, fact);
            if (v) keep(v, value, submission);
        }
    return h;
}

void header_account(Doc *d)
{
    Str rest = header_unarmoured(header_of(d->text)), key, value;
    while (rest.n) {
        const char *from = rest.p;
        if (!next_item(&rest, &key, &value) || is_known(key)) continue;
        Str item = str_trim((Str){from, (size_t)(rest.p - from)});
        if (!item.n) continue;
        Span raw = {(uint32_t)(item.p - d->text.p), (uint32_t)item.n};
        doc_add_unread(d, raw, "the header has a line that is not understood: '%.*s'",
                       (int)(item.n < 60 ? item.n : 60), item.p);
    }
}

/* ---- what it says goes into the Doc ---- */

static Str number_of(Str cik)
{
    while (cik.n > 1 && cik.p[0] == '0') cik = str_from(cik, 1);
    return cik;
}

static void set(Doc *d, FieldId f, HeaderValue v)
{
    if (v.text.n) cell_set(d, doc_item(d, f), f, v.text, v.raw);
}

/* 20250110160730 -> 2025-01-10T16:07:30 */
static void set_accepted(Doc *d, HeaderValue v)
{
    const char *p = v.text.p;
    if (v.text.n == 14)
        v.text = str_fmt(&d->arena, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2s", p, p + 4, p + 6, p + 8, p + 10, p + 12);
    set(d, F_acceptanceDatetime, v);
}

static void fill(Doc *d, Cell *c, FieldId f, HeaderValue v)
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

/* Does every word of `a` stand in `b`? Of one letter: only if they count. */
static bool has_words(Str a, Str b, bool letters)
{
    size_t n = 0;
    for (Str w = next_word(&a); w.n; w = next_word(&a)) {
        if (w.n < 2 && !letters) continue;
        if (!has_word(b, w)) return false;
        n++;
    }
    return n > 0;
}

/* Which owner of the header has the name that the form prints: the very same words, or, initials aside
 * ("FOSTER ALAN H" is "Alan Foster"), the only one that it can be. NULL: none, or several ("Fund I", "Fund
 * V"). */
static const HeaderParty *party_named(const Header *h, Str name)
{
    const HeaderParty *found = NULL;
    size_t n = 0;
    for (size_t i = 0; i < h->nowner; i++) {
        Str other = h->owner[i].name.text;
        if (has_words(other, name, true) && has_words(name, other, true)) return &h->owner[i];
        if (has_words(other, name, false)) found = &h->owner[i], n++;
    }
    return n == 1 ? found : NULL;
}

/* Which of the header's owners this one is: told by its CIK; by its name where the form, on paper, has none;
 * where there is only one, it is that. NULL: none. */
static const HeaderParty *party_of(const Doc *d, const Header *h, const Owner *o)
{
    Str cik = cell_text(owner_item(o, F_rptOwnerCik));
    if (!cik.n && d->nowner == 1 && h->nowner == 1) return h->owner;
    if (!cik.n) return party_named(h, cell_text(owner_item(o, F_rptOwnerName)));
    for (size_t i = 0; i < h->nowner; i++)
        if (str_eq(number_of(h->owner[i].cik.text), number_of(cik))) return &h->owner[i];
    return NULL;
}

static void set_owner(Doc *d, const Header *h, Owner *o)
{
    const HeaderParty *p = party_of(d, h, o);
    Cell *cik = owner_item(o, F_rptOwnerCik), *name = owner_item(o, F_rptOwnerName);
    if (p) {
        fill(d, cik, F_rptOwnerCik, p->cik);
        fill(d, name, F_rptOwnerName, p->name);
    } else if (cell_has(cik))
        doc_add_difference(
            d,
            (Place){
                .part = PART_OWNER, .row = (uint16_t)(o - d->owner), .field = F_rptOwnerCik, .raw = cik->raw},
            "the header of the submission does not name the owner with CIK %.*s", STR_ARG(cell_text(cik)));
    else
        doc_add_trouble(d, name->raw,
                        "the header of the submission names no owner %.*s: its CIK is not known",
                        STR_ARG(cell_text(name)));
}

static void set_owners(Doc *d, const Header *h)
{
    if (!h->nowner) return;
    if (d->nowner && d->nowner != h->nowner)
        doc_add_difference(d, (Place){.part = PART_FILING, .field = F_NONE, .raw = h->owner[0].name.raw},
                           "the header of the submission names %zu owner%s, the form %zu", h->nowner,
                           h->nowner == 1 ? "" : "s", d->nowner);
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
static void compare(Doc *d, FieldId f, HeaderValue v)
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
    doc_add_difference(d, (Place){.part = PART_DOC, .field = (uint8_t)f, .raw = v.raw},
                       "the header of the submission says %s %.*s, the form %.*s", fields[f].name,
                       STR_ARG(header), STR_ARG(form));
}

/* A form on paper does not always say that it is an amendment; the header does. */
static void set_type(Doc *d, HeaderValue v)
{
    Cell *c = doc_item(d, F_documentType);
    bool amends = str_ends(v.text, S("/A")) && str_eq(str_sub(v.text, 0, 1), cell_text(c));
    set(d, F_conformedSubmissionType, v);
    if ((d->origin != ORIGIN_XML && amends) || !cell_has(c)) set(d, F_documentType, v);
}

void header_put(Doc *d, const Header *h)
{
    set(d, F_accessionNumber, h->accession);
    set(d, F_filingDate, h->filed);
    set_accepted(d, h->accepted);
    set_type(d, h->type);
    set(d, F_conformedPeriodOfReport, h->period);
    set(d, F_secFileNumber, h->file_number);
    set(d, F_fiscalYearEnd, h->issuer.year_end);
    compare(d, F_issuerCik, h->issuer.cik);
    compare(d, F_periodOfReport, h->period);
    fill(d, doc_item(d, F_issuerName), F_issuerName, h->issuer.name);
    set_owners(d, h);
}
