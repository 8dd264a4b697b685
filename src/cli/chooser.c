/* chooser.c: a query put to filings one by one, or to a corpus. */
#include "cli/chooser.h"

Chooser chooser_new(const Args *a)
{
    QueryError error;
    Chooser c = {.query = NULL};
    if (a->value[OPT_QUERY]) c.query = query_new(str_z(a->value[OPT_QUERY]), &error);
    return c;
}

void chooser_free(Chooser *c)
{
    query_free(c->query);
    rows_free(&c->rows);
    notes_free(&c->notes);
    corpus_free(&c->one);
    *c = (Chooser){.query = NULL};
}

static bool needs(const Chooser *c, unsigned what) { return c->query && query_needs(c->query) & what; }

bool chooser_needs_findings(const Chooser *c) { return needs(c, NEEDS_FINDINGS); }

void chooser_add(Chooser *c, const Doc *d)
{
    if (needs(c, NEEDS_NOTES)) notes_add(&c->notes, d);
}

bool chooser_has(Chooser *c, const Corpus *corpus, uint32_t filing)
{
    const Facts facts = {.corpus = corpus, .notes = &c->notes};
    return !c->query || query_filing(c->query, &facts, filing, &c->rows);
}

bool chooser_takes(Chooser *c, const Loaded *x)
{
    if (!c->query) return true;
    corpus_clear(&c->one);
    notes_clear(&c->notes);
    uint32_t filing = corpus_add(&c->one, &x->doc, &x->where, &x->findings);
    chooser_add(c, &x->doc);
    return chooser_has(c, &c->one, filing);
}
