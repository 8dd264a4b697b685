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

static void owner_names(Survey *s, const Chain *chain)
{
    for (size_t i = 1; i < chain->n; i++) {
        const Filing *before = survey_filing(s, chain->filing[i - 1]),
                     *f = survey_filing(s, chain->filing[i]);
        if (!f->owner_cik || !names_differ(s, before->owner, f->owner)) continue;
        Finding *x = tell_filing(s, chain->filing[i], F_NONE, 0, chain->filing[i - 1]);
        x->part = PART_OWNER, x->field = F_rptOwnerName;
        x->arg[0] = before->owner;
    }
}

/* The first filings of two chains of one issuer whose owners have one name and two CIKs. */
static void namesakes(Survey *s, const Chain *a, const Chain *b)
{
    const Filing *x = survey_filing(s, a->filing[0]), *y = survey_filing(s, b->filing[0]);
    bool two = x->owner_cik && y->owner_cik && x->owner_cik != y->owner_cik && x->owner && y->owner;
    if (!two || !same_name(corpus_str(s->c, x->owner), corpus_str(s->c, y->owner))) return;
    Finding *f = tell_filing(s, b->filing[0], F_NONE, 1, a->filing[0]);
    f->part = PART_OWNER, f->field = F_rptOwnerCik;
    f->arg[0] = x->owner_cik;
}

enum { CHAINS_MOST = 2000 }; /* of an issuer; more is hostile input */

void across_E11(Survey *s)
{
    const Lineage *l = &s->lineage;
    each_chain(s, owner_names);
    for (size_t i = 0, at = 0; i < l->nissuer; i++) {
        size_t from = at;
        while (at < l->nchain && l->chain[at].filing < l->issuer[i].filing + l->issuer[i].n) at++;
        for (size_t a = from; a < at && at - from <= CHAINS_MOST; a++)
            for (size_t b = a + 1; b < at; b++) namesakes(s, &l->chain[a], &l->chain[b]);
    }
}

static void capacities(Survey *s, const Chain *chain)
{
    for (size_t i = 2; i < chain->n; i++) {
        const Filing *a = survey_filing(s, chain->filing[i - 2]), *b = survey_filing(s, chain->filing[i - 1]);
        const Filing *c = survey_filing(s, chain->filing[i]);
        bool soon = filing_day(a) != DATE_NONE && filing_day(c) - filing_day(a) <= CHANGE_DAYS;
        if (!soon || a->relation == b->relation || a->relation != c->relation) continue;
        Finding *x = tell_filing(s, chain->filing[i - 1], F_NONE, 0, chain->filing[i]);
        x->part = PART_OWNER;
    }
}

void across_E24(Survey *s) { each_chain(s, capacities); }
