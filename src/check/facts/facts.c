/* facts.c: the texts of a filing, sifted once. */
#include "check/facts/facts.h"

Facts facts_of(Arena *a, const Doc *d, const TextMatch *m)
{
    size_t n = d->nnote;
    Facts f = {.note = ARENA_NEW(a, Prose, n + 1), .plan = ARENA_NEW(a, Plan, n + 1)};
    for (size_t i = 0; i < n; i++) f.note[i] = prose_of(m, cell_text(&d->note[i].text));
    f.remarks = &f.note[n];
    *f.remarks = prose_of(m, cell_text(doc_item(d, F_remarks)));
    return f;
}

const Plan *facts_plan(const Facts *f, size_t text)
{
    Plan *p = &f->plan[text];
    if (!p->read) *p = plan_read(&f->note[text]);
    return p;
}
