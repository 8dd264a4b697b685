/* cut_sites.c: the cells of cut tables that have footnote marks, handed over to be told together (marks.h),
 * and the answers taken back. */
#include "read/cut.h"
#include "read/marks.h"

#include <string.h>

/* Whole, in one piece, and of a footnote that there is. */
static bool is_plain(const CutMark *m, size_t notes)
{
    return m->number && m->n == 1 && !m->raised && (!notes || (size_t)m->number <= notes);
}

static void add_to(MarkList *l, int number)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->at[i] == number) return;
    if (l->n < MARK_LIST_MOST && number <= MARK_NOTES_MOST) l->at[l->n++] = (uint8_t)number;
}

/* Adds a piece of a mark; marks that stand in one cell of the grid are one piece. */
static void add_glyphs(Pieces *p, Str s)
{
    Str *last = p->n ? &p->at[p->n - 1] : NULL;
    const char *end = last ? last->p + last->n : NULL;
    bool behind = last && s.p >= end && s.p - end < 8;
    for (const char *c = end; behind && c < s.p; c++) behind = *c == ' ';
    if (behind)
        last->n = (size_t)(s.p - last->p) + s.n;
    else
        pieces_add(p, s);
}

/* The marks of a cell as a site; false if there are none, or only signs that are no part of it. */
static bool site_of(Arena *a, const CutTable *t, size_t row, size_t slot, size_t notes, MarkSite *out)
{
    const Draft *d = &t->row[row].cell[slot];
    *out = (MarkSite){.table = t->id, .field = t->slot[slot].field, .row = (uint16_t)row, .plain = true};
    for (size_t i = 0; i < d->marks.n; i++) {
        const CutMark *m = &d->marks.at[i];
        for (size_t k = 0; k < m->n; k++) add_glyphs(&out->glyphs, m->piece[k]);
        if (m->n && is_plain(m, notes))
            add_to(&out->list, m->number);
        else if (m->n)
            out->plain = false;
    }
    if (out->glyphs.n && d->pieces.n) out->value = pieces_joined(a, &d->pieces);
    return out->glyphs.n > 0;
}

static void take_answer(const MarkSite *s, CutMarks *marks)
{
    CutMark first = marks->at[0];
    const CutMark *last = &marks->at[marks->n - 1];
    if (s->plain) return;
    for (size_t i = 0; i < marks->n; i++) first.raised = first.raised || marks->at[i].raised;
    if (last->raw.p > first.raw.p) first.raw.n = (size_t)(last->raw.p - first.raw.p) + last->raw.n;
    marks->n = s->sure && s->list.n ? s->list.n : 1;
    for (size_t i = 0; i < marks->n; i++) {
        marks->at[i] = first;
        marks->at[i].number = s->sure && s->list.n ? s->list.at[i] : 0;
    }
}

enum { SITES_MOST = 4000 };

void cut_sites(Arena *a, CutTable *t, size_t ntable, const Doc *doc)
{
    size_t rows[TABLES] = {0}; /* of the stretches before */
    MarkSite *site = ARENA_NEW(a, MarkSite, SITES_MOST);
    Draft **draft = ARENA_NEW(a, Draft *, SITES_MOST);
    size_t n = 0;
    for (size_t k = 0; k < ntable; k++) {
        for (size_t i = 0; i < t[k].nrow; i++)
            for (size_t s = 0; s < t[k].nslot && n < SITES_MOST; s++) {
                if (!site_of(a, &t[k], i, s, doc->nnote, &site[n])) continue;
                site[n].row = (uint16_t)(site[n].row + rows[t[k].id]);
                draft[n++] = &t[k].row[i].cell[s];
            }
        rows[t[k].id] += t[k].nrow;
    }
    marks_tell(a, doc, site, n);
    for (size_t i = 0; i < n; i++) take_answer(&site[i], &draft[i]->marks);
}
