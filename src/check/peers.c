/* peers.c: transactions gathered out of a chain of filings. */
#include "check/peers.h"

#include <stdlib.h>
#include <string.h>

typedef struct Gather {
    const Survey *s;
    const char *codes;
    Peers out;
    size_t cap;
} Gather;

static void put_rows(Gather *g, uint32_t filing, uint32_t from, uint32_t n)
{
    const Filing *f = survey_filing(g->s, filing);
    for (uint32_t k = from; k < from + n; k++) {
        const Row *r = &g->s->c->row[k];
        bool wanted = !r->holding && r->code && strchr(g->codes, r->code);
        if (!wanted || row_date(f, r) == DATE_NONE || row_replaced(&g->s->lineage, k)) continue;
        g->out.at = arena_grow(&g->out.arena, g->out.at, &g->cap, g->out.n + 1, sizeof *g->out.at);
        g->out.at[g->out.n++] =
            (Peer){r, k, filing, f->owner_cik ? f->owner_cik : f->owner, g->s->lineage.title[k]};
    }
}

Peers peers_of(const Survey *s, const Chain *chain, TableId t, const char *wanted)
{
    Gather g = {.s = s, .codes = wanted};
    for (size_t i = 0; i < chain->n; i++) {
        uint32_t filing = chain->filing[i];
        const Filing *f = survey_filing(s, filing);
        if (s->lineage.copy[filing] != NO_FILING) continue;
        if (t != TABLE_II) put_rows(&g, filing, f->row0, f->rows[TABLE_I]);
        if (t != TABLE_I) put_rows(&g, filing, f->row0 + f->rows[TABLE_I], f->rows[TABLE_II]);
    }
    if (g.out.n) qsort(g.out.at, g.out.n, sizeof *g.out.at, peers_by_day);
    return g.out;
}

int peers_by_day(const void *a, const void *b)
{
    const Peer *x = a, *y = b;
    if (x->row->date != y->row->date) return x->row->date < y->row->date ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

void each_peers(Survey *s, Peers *p, PeerCmp *order, PeerCmp *same,
                void (*fn)(Survey *s, Arena *a, const Peer *peer, size_t n))
{
    if (p->n) qsort(p->at, p->n, sizeof *p->at, order);
    for (size_t from = 0, i = 1; i <= p->n; i++) {
        if (i < p->n && same(&p->at[from], &p->at[i]) == 0) continue;
        fn(s, &p->arena, &p->at[from], i - from);
        from = i;
    }
    arena_free(&p->arena);
}
