/* asked.c: a query in use, of the list or of the rows of a filing. */
#include "ui/asked.h"

#include <string.h>

bool asked_set(Asked *a, Str text)
{
    text = str_trim(text);
    Query *q = text.n ? query_new(text, &a->error) : NULL;
    a->bad = text.n && !q;
    if (a->bad) return false;
    query_free(a->query);
    a->query = q;
    Buf copy = {0}; /* `text` may be what was asked */
    buf_put(&copy, text);
    buf_free(&a->text);
    a->text = copy;
    return true;
}

void asked_free(Asked *a)
{
    query_free(a->query);
    buf_free(&a->text);
}

void rows_find(Rows *r, const Facts *facts, uint32_t filing)
{
    const Filing *f = corpus_filing(facts->corpus, filing);
    size_t n = (size_t)f->rows[TABLE_I] + f->rows[TABLE_II];
    if (!r->asked.query || query_filing(r->asked.query, facts, filing, &r->set)) return;
    r->set.has = mem_grow(r->set.has, &r->set.cap, n + 1, sizeof *r->set.has);
    memset(r->set.has, 0, n);
    r->set.n = n;
    r->set.count = 0;
}

void rows_discard(Rows *r)
{
    asked_free(&r->asked);
    rows_free(&r->set);
}
