/* stretches.c: the bytes that cells were read from, in their order. */
#include "view/kit/stretches.h"

#include <stdlib.h>

static void add_stretch(Stretches *s, Span raw, Place p, Style style)
{
    if (!raw.len) return;
    s->at = arena_grow(&s->arena, s->at, &s->cap, s->n + 1, sizeof *s->at);
    s->at[s->n++] = (Stretch){.raw = raw, .place = p, .style = (uint8_t)style};
}

static int place_cmp(const void *a, const void *b)
{
    const Place *x = a, *y = b;
    if (x->part != y->part) return x->part - y->part;
    return x->row != y->row ? x->row - y->row : x->field - y->field;
}

/* The cells that were read from pieces, sorted. */
typedef struct Pieced {
    Place *at;
    size_t n;
} Pieced;

static Pieced add_pieces(Stretches *s, const Drawing *d, Arena *a)
{
    const Doc *doc = d->ctx->doc;
    Pieced p = {ARENA_NEW(a, Place, doc->npiece), 0};
    for (size_t i = 0; i < doc->npiece; i++) {
        Place q = doc->piece[i].place;
        Shown shown;
        if (!doc_cell(doc, (Part)q.part, q.row, (FieldId)q.field)) continue;
        shown_make(d, (Part)q.part, q.row, (FieldId)q.field, &shown);
        add_stretch(s, q.raw, shown.place, shown.style);
        p.at[p.n++] = q;
    }
    qsort(p.at, p.n, sizeof *p.at, place_cmp);
    return p;
}

/* A cell that is not in pieces. */
static void add_cell(Stretches *s, const Drawing *d, const Pieced *pieced, Part part, size_t row, FieldId f)
{
    Shown shown;
    if (!doc_cell(d->ctx->doc, part, row, f)->raw.len) return;
    shown_make(d, part, row, f, &shown);
    if (bsearch(&shown.place, pieced->at, pieced->n, sizeof *pieced->at, place_cmp)) return;
    add_stretch(s, shown.cell->raw, shown.place, shown.style);
}

static int stretch_cmp(const void *a, const void *b)
{
    const Stretch *x = a, *y = b;
    if (x->raw.at != y->raw.at) return x->raw.at < y->raw.at ? -1 : 1;
    return x->raw.len < y->raw.len ? -1 : x->raw.len > y->raw.len;
}

void stretches_find(Stretches *s, const Drawing *d, Arena *a)
{
    Pieced pieced = add_pieces(s, d, a);
    static const struct {
        Part part;
        int first, end;
    } parts[] = {{PART_DOC, F_DOC, F_OWNER}, {PART_OWNER, F_OWNER, F_SIGN},   {PART_I, 0, F_ROW_END},
                 {PART_II, 0, F_ROW_END},    {PART_NOTE, F_NONE, F_NONE + 1}, {PART_SIGN, F_SIGN, F_END}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (size_t row = 0; row < doc_rows(d->ctx->doc, parts[i].part); row++)
            for (int f = parts[i].first; f < parts[i].end; f++)
                add_cell(s, d, &pieced, parts[i].part, row, (FieldId)f);
    if (s->n) qsort(s->at, s->n, sizeof *s->at, stretch_cmp);
    size_t reach = 0;
    for (size_t i = 0; i < s->n; i++) {
        size_t end = (size_t)s->at[i].raw.at + s->at[i].raw.len;
        s->at[i].reach = reach = end > reach ? end : reach;
    }
}

/* The first stretch that may reach beyond `at`. */
static size_t stretch_from(const Stretches *s, size_t at)
{
    size_t low = 0, high = s->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (s->at[mid].reach <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

const Stretch *stretches_at(const Stretches *s, size_t at, size_t *end)
{
    for (size_t i = stretch_from(s, at); i < s->n && s->at[i].raw.at < *end; i++) {
        const Stretch *t = &s->at[i];
        size_t stop = (size_t)t->raw.at + t->raw.len;
        if (t->raw.at > at)
            *end = t->raw.at;
        else if (stop > at)
            return *end = stop < *end ? stop : *end, t;
    }
    return NULL;
}
