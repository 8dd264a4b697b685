/* header.c: the SEC-HEADER of a submission -> facts of the Doc. */
#include "read/header.h"

#include "read/value.h"

/* ---- reading ---- */

/* The value of a line "KEY:   value" or "<KEY>value"; false if the line has another key. */
static bool take_value(Str line, Str key, Str *out)
{
    Str s = str_trim(line);
    if (str_starts(s, S("<"))) s = str_from(s, 1);
    if (!str_starts(s, key)) return false;
    s = str_from(s, key.n);
    if (!s.n || (s.p[0] != ':' && s.p[0] != '>')) return false;
    *out = str_trim(str_from(s, 1));
    return true;
}

/* As take_value, for what counts only where it stands first. */
static void take_first(Str line, Str key, Str *out)
{
    Str value;
    if (!out->n && take_value(line, key, &value)) *out = value;
}

static void read_line(Arena *a, Header *h, Str line, size_t *cap, bool *issuer)
{
    Str rest;
    Str s = str_trim(line);
    if (take_value(s, S("SUBJECT COMPANY"), &rest) || take_value(s, S("ISSUER"), &rest)) *issuer = true;
    if (take_value(s, S("REPORTING-OWNER"), &rest)) {
        h->owner = arena_grow(a, h->owner, cap, h->nowner + 1, sizeof *h->owner);
        h->nowner++;
        *issuer = false;
    }
    take_first(s, S("ACCESSION NUMBER"), &h->accession);
    take_first(s, S("CONFORMED SUBMISSION TYPE"), &h->type);
    take_first(s, S("CONFORMED PERIOD OF REPORT"), &h->period);
    take_first(s, S("FILED AS OF DATE"), &h->filed);
    take_first(s, S("ACCEPTANCE-DATETIME"), &h->accepted);
    HeaderOwner *o = h->nowner ? &h->owner[h->nowner - 1] : NULL;
    if (*issuer) {
        take_first(s, S("COMPANY CONFORMED NAME"), &h->issuer_name);
        take_first(s, S("CENTRAL INDEX KEY"), &h->issuer_cik);
    } else if (o) {
        take_first(s, S("COMPANY CONFORMED NAME"), &o->name);
        take_first(s, S("CENTRAL INDEX KEY"), &o->cik);
    }
}

bool header_read(Arena *a, Str text, Header *out)
{
    enum { OWNERS_MAX = 1000 };
    size_t end = str_find(text, S("</SEC-HEADER>")), start = str_find(text, S("<SEC-HEADER>")), cap = 0;
    bool issuer = false;
    *out = (Header){.end = 0};
    if (end == text.n || start > end) return false;
    out->end = end + S("</SEC-HEADER>").n;
    for (Str rest = str_sub(text, start, end - start); rest.n && out->nowner < OWNERS_MAX;)
        read_line(a, out, str_line(&rest), &cap, &issuer);
    return true;
}

/* ---- into the Doc ---- */

static void put(Doc *d, Cell *c, FieldId f, Str value)
{
    if (value.n && !cell_has(c)) cell_set(d, c, f, value, doc_span(d, value));
}

/* 20021120143444 -> 2002-11-20T14:34:44 */
static void put_accepted(Doc *d, Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_digit(s.p[i])) return;
    if (s.n != 14) return;
    Str value = str_fmt(&d->arena, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2s", s.p, s.p + 4, s.p + 6, s.p + 8, s.p + 10,
                        s.p + 12);
    cell_set(d, doc_item(d, F_acceptanceDatetime), F_acceptanceDatetime, value, doc_span(d, s));
}

static Str next_name(Str *rest)
{
    size_t i = 0, n = 0;
    while (i < rest->n && !is_alpha(rest->p[i]) && !is_digit(rest->p[i])) i++;
    while (i + n < rest->n && (is_alpha(rest->p[i + n]) || is_digit(rest->p[i + n]))) n++;
    Str word = str_sub(*rest, i, n);
    *rest = str_from(*rest, i + n);
    return word;
}

static bool has_name(Str names, Str word)
{
    while (names.n)
        if (str_eq_nocase(next_name(&names), word)) return true;
    return false;
}

/* Do two names share all words of the shorter one? Words of one letter do not count: "Foster, Alan H." */
static bool same_name(Str a, Str b)
{
    size_t words = 0;
    if (a.n > b.n) {
        Str t = a;
        a = b, b = t;
    }
    while (a.n) {
        Str word = next_name(&a);
        if (word.n < 2) continue;
        if (!has_name(b, word)) return false;
        words++;
    }
    return words > 0;
}

static size_t owner_named(const Doc *d, Str name)
{
    for (size_t i = 0; i < d->nowner; i++) {
        const Owner *o = &d->owner[i];
        if (!cell_has(owner_item(o, F_rptOwnerCik)) &&
            same_name(cell_text(owner_item(o, F_rptOwnerName)), name))
            return i;
    }
    return d->nowner;
}

static size_t owner_free(const Doc *d)
{
    size_t i = 0;
    while (i < d->nowner && cell_has(owner_item(&d->owner[i], F_rptOwnerCik))) i++;
    return i;
}

static void put_owner(Doc *d, size_t i, const HeaderOwner *h)
{
    if (i == d->nowner) (void)doc_add_owner(d);
    put(d, owner_item(&d->owner[i], F_rptOwnerCik), F_rptOwnerCik, h->cik);
    put(d, owner_item(&d->owner[i], F_rptOwnerName), F_rptOwnerName, h->name);
}

static void put_owners(Doc *d, const Header *h)
{
    bool *done = ARENA_NEW(&d->arena, bool, h->nowner + 1);
    for (size_t k = 0; k < h->nowner; k++) {
        size_t i = owner_named(d, h->owner[k].name);
        if (i == d->nowner) continue;
        put_owner(d, i, &h->owner[k]);
        done[k] = true;
    }
    for (size_t k = 0; k < h->nowner; k++)
        if (!done[k]) put_owner(d, owner_free(d), &h->owner[k]);
}

/* The header has the day where the form prints only a month. */
static void put_period(Doc *d, Str period)
{
    Cell *c = doc_item(d, F_periodOfReport);
    Date date;
    int y0, m0, y, m, day;
    if (c->state == CELL_VALUE && c->prov & PROV_GUESSED && date_parse(period, DATE_PACKED, &date)) {
        date_split(c->u.date, &y0, &m0, &day);
        date_split(date, &y, &m, &day);
        if (y == y0 && m == m0) *c = (Cell){.state = CELL_BLANK};
    }
    put(d, c, F_periodOfReport, period);
}

void header_put(Doc *d, const Header *h)
{
    put(d, doc_item(d, F_documentType), F_documentType, h->type);
    put(d, doc_item(d, F_accessionNumber), F_accessionNumber, h->accession);
    put(d, doc_item(d, F_filingDate), F_filingDate, h->filed);
    put_period(d, h->period);
    put(d, doc_item(d, F_issuerCik), F_issuerCik, h->issuer_cik);
    put(d, doc_item(d, F_issuerName), F_issuerName, h->issuer_name);
    put_accepted(d, h->accepted);
    put_owners(d, h);
}
