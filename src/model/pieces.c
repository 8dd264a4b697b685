/* pieces.c: the pieces of a value, put together. */
#include "model/pieces.h"

#include <stdlib.h>

static int place_cmp(const Place *a, const Place *b)
{
    if (a->part != b->part) return a->part - b->part;
    if (a->row != b->row) return a->row - b->row;
    return a->field - b->field;
}

static int piece_cmp(const void *x, const void *y)
{
    const Piece *a = x, *b = y;
    int by_place = place_cmp(&a->place, &b->place);
    if (by_place) return by_place;
    return (a->place.raw.at > b->place.raw.at) - (a->place.raw.at < b->place.raw.at);
}

Pieces pieces_of(const Doc *d, Arena *a)
{
    Pieces p = {.at = ARENA_NEW(a, Piece, d->npiece + 1), .n = d->npiece};
    for (size_t i = 0; i < p.n; i++) p.at[i] = d->piece[i];
    if (p.n) qsort(p.at, p.n, sizeof *p.at, piece_cmp);
    return p;
}

/* The first piece that does not stand before `place`. */
static size_t piece_first(const Pieces *p, const Place *place)
{
    size_t low = 0, high = p->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (place_cmp(&p->at[middle].place, place) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Str cell_raw(const Doc *d, const Pieces *pieces, Place place, const Cell *c, Arena *a)
{
    Buf raw = {0};
    size_t i = piece_first(pieces, &place);
    for (; i < pieces->n && !place_cmp(&pieces->at[i].place, &place); i++) {
        if (raw.n) buf_char(&raw, ' ');
        buf_put(&raw, span_str(d->text, pieces->at[i].place.raw));
    }
    if (!raw.n) buf_put(&raw, span_str(d->text, c->raw));
    Str s = str_copy(a, str_collapse(a, buf_str(&raw)));
    buf_free(&raw);
    return s;
}
