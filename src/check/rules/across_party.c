/* across_party.c: E10, E11, E24: names and capacities of issuers and owners. */
#include "check/survey.h"

enum { CHANGE_DAYS = 90 };

/* Names are the same but for case, points and commas. */
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

/* Each name between two uses of another one: it is no change of name. */
static void issuer_names(Survey *s, const Chain *chain)
{
    for (size_t i = 1; i + 1 < chain->n; i++) {
        const Filing *before = survey_filing(s, chain->filing[i - 1]),
                     *f = survey_filing(s, chain->filing[i]);
        const Filing *after = survey_filing(s, chain->filing[i + 1]);
        if (!f->issuer_cik || !names_differ(s, before->issuer, f->issuer) ||
            names_differ(s, before->issuer, after->issuer))
            continue;
        Finding *x = tell_filing(s, chain->filing[i], F_issuerName, 0, chain->filing[i - 1]);
        x->arg[0] = before->issuer;
    }
}

void across_E10(Survey *s) { each_chain(s, issuer_names); }

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
