/* across_party.c: E10, E11, E24: names and capacities of issuers and owners. */
#include "check/survey.h"

#include <stdlib.h>

enum { CHANGE_DAYS = 90 };

/* Names are the same except for case, points and commas. */
static bool same_name(Str a, Str b)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.n && !is_alpha(a.p[i]) && !is_digit(a.p[i])) i++;
        while (k < b.n && !is_alpha(b.p[k]) && !is_digit(b.p[k])) k++;
        if (i == a.n || k == b.n) return i == a.n && k == b.n;
        if (to_lower(a.p[i++]) != to_lower(b.p[k++])) return false;
    }
}

static bool names_differ(const Survey *s, Sym a, Sym b)
{
    return a && b && a != b && !same_name(corpus_str(s->c, a), corpus_str(s->c, b));
}

enum { NAMES_MOST = 100, APART = 31 }; /* of an issuer; days */

typedef struct Name {
    Sym name;
    size_t uses;
    bool told;
} Name;

/* The name among those seen; made if need be, NULL if there are too many. */
static Name *name_of(const Survey *s, Name *name, size_t *n, Sym sym)
{
    for (size_t i = 0; i < *n; i++)
        if (!names_differ(s, name[i].name, sym)) return &name[i];
    if (*n == NAMES_MOST) return NULL;
    name[*n] = (Name){.name = sym};
    return &name[(*n)++];
}

static const Name *most_used(const Name *name, size_t n)
{
    const Name *most = name;
    for (size_t i = 1; i < n; i++)
        if (name[i].uses > most->uses) most = &name[i];
    return most;
}

/* The nearest filing that has the name, within a month; NO_FILING if there is none. */
static uint32_t near_use(const Survey *s, const Chain *issuer, size_t at, Sym name)
{
    enum { LOOK_AROUND = 100 };
    uint32_t best = NO_FILING;
    Date day = filing_day(survey_filing(s, issuer->filing[at])), least = APART + 1;
    for (size_t i = at > LOOK_AROUND ? at - LOOK_AROUND : 0; i < issuer->n && i < at + LOOK_AROUND; i++) {
        const Filing *f = survey_filing(s, issuer->filing[i]);
        bool known = day != DATE_NONE && filing_day(f) != DATE_NONE;
        if (!known || names_differ(s, f->issuer, name) || abs(filing_day(f) - day) >= least) continue;
        least = abs(filing_day(f) - day);
        best = issuer->filing[i];
    }
    return best;
}

/* Each name but the usual one is told once, where both are in use. */
static void issuer_names(Survey *s, const Chain *issuer)
{
    Name name[NAMES_MOST], *here;
    size_t n = 0;
    if (!survey_filing(s, issuer->filing[0])->issuer_cik) return;
    for (size_t i = 0; i < issuer->n; i++) {
        Sym sym = survey_filing(s, issuer->filing[i])->issuer;
        if (sym && (here = name_of(s, name, &n, sym))) here->uses++;
    }
    const Name *usual = most_used(name, n);
    for (size_t i = 0; i < issuer->n && n > 1; i++) {
        Sym sym = survey_filing(s, issuer->filing[i])->issuer;
        here = sym ? name_of(s, name, &n, sym) : NULL;
        uint32_t other =
            here && here != usual && !here->told ? near_use(s, issuer, i, usual->name) : NO_FILING;
        if (other == NO_FILING) continue;
        here->told = true;
        tell_filing(s, issuer->filing[i], F_issuerName, 0, other)->arg[0] = usual->name;
    }
}

void across_E10(Survey *s) { each_issuer(s, issuer_names); }

/* ---- owners ---- */

static Finding *tell_owner(Survey *s, uint32_t filing, FieldId f, int variant, uint32_t other)
{
    Finding *x = tell_filing(s, filing, f, variant, other);
    x->part = PART_OWNER;
    return x;
}

/* Reports on an owner of a filing. */
static void tell_party(Survey *s, uint32_t filing, const Party *p, FieldId f, int variant, uint32_t other,
                       int64_t arg)
{
    Finding *x = tell_owner(s, filing, f, variant, other);
    x->row = (uint16_t)(p - &s->c->party[survey_filing(s, filing)->party0]);
    x->arg[0] = arg;
}

static void owner_names(Survey *s, const Chain *chain)
{
    for (size_t i = 1; i < chain->n; i++) {
        uint32_t now = chain->filing[i], before = chain->filing[i - 1];
        const Party *p = chain_party(s->c, chain, survey_filing(s, now)),
                    *q = chain_party(s->c, chain, survey_filing(s, before));
        if (p->cik && names_differ(s, p->name, q->name))
            tell_party(s, now, p, F_rptOwnerName, 0, before, q->name);
    }
}

/* The first filings of two chains of one issuer whose owners have one name and two CIKs. */
static void namesakes(Survey *s, const Chain *a, const Chain *b)
{
    uint32_t before = a->filing[0], now = b->filing[0];
    const Party *p = chain_party(s->c, a, survey_filing(s, before)),
                *q = chain_party(s->c, b, survey_filing(s, now));
    bool two = p->cik && q->cik && p->cik != q->cik && p->name && q->name;
    if (two && same_name(corpus_str(s->c, p->name), corpus_str(s->c, q->name)))
        tell_party(s, now, q, F_rptOwnerCik, 1, before, p->cik);
}

enum { CHAINS_MOST = 2000 }; /* of an issuer; more is hostile input */

void across_E11(Survey *s)
{
    const Lineage *l = &s->lineage;
    each_chain(s, owner_names);
    for (size_t a = 0; a < l->nchain; a++)
        for (size_t b = a + 1;
             b < l->nchain && b - a <= CHAINS_MOST && l->chain[b].issuer == l->chain[a].issuer; b++)
            namesakes(s, &l->chain[a], &l->chain[b]);
}

static void capacities(Survey *s, const Chain *chain)
{
    for (size_t i = 2; i < chain->n; i++) {
        const Filing *a = survey_filing(s, chain->filing[i - 2]), *b = survey_filing(s, chain->filing[i - 1]);
        const Filing *c = survey_filing(s, chain->filing[i]);
        uint8_t was = chain_relation(s->c, chain, a);
        bool soon = filing_day(a) != DATE_NONE && filing_day(c) - filing_day(a) <= CHANGE_DAYS;
        if (soon && was != chain_relation(s->c, chain, b) && was == chain_relation(s->c, chain, c))
            tell_owner(s, chain->filing[i - 1], F_NONE, 0, chain->filing[i]);
    }
}

void across_E24(Survey *s) { each_chain(s, capacities); }
