/* body.c: every span of a Doc in one walk. */
#include "read/envelope/body.h"

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

Body body_open(Doc *d, Wrap wrap, size_t at)
{
    Body b = {d->text, wrap, at};
    d->text = wrap.text;
    return b;
}

void body_close(Doc *d, const Body *b)
{
    d->text = b->whole;
    if (!b->at && !b->wrap.ncut) return;
    for (size_t i = 0; i < d->nattachment; i++) move(&d->attachment[i].raw, b);
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
    for (size_t i = 0; i < d->nword; i++) move(&d->word[i].raw, b);
    for (size_t i = 0; i < d->npiece; i++) move(&d->piece[i].place.raw, b);
    for (size_t i = 0; i < d->nlost; i++) move(&d->lost[i], b);
    for (size_t i = 0; i < d->ntrouble; i++) move(&d->trouble[i].raw, b);
    for (size_t i = 0; i < d->nfault; i++) move(&d->fault[i].place.raw, b);
}
