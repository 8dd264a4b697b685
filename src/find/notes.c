/* notes.c: footnotes and remarks, packed. */
#include "find/notes.h"

#include <stdlib.h>

static void add(Notes *n, Str text, bool remarks)
{
    n->note = mem_grow(n->note, &n->capnote, n->nnote + 1, sizeof *n->note);
    n->note[n->nnote++] = (NoteText){.text = sym_add(&n->texts, text), .remarks = remarks};
}

/* Goes through the marks on all rows; a row counts once for each note. First the notes learn how many rows
 * they have, then, with `put`, which ones. */
static void walk_marks(Notes *n, const Doc *d, size_t first, uint32_t *last, bool put)
{
    uint32_t row = 0;
    for (size_t i = 0; i < d->nnote; i++) last[i] = UINT32_MAX;
    for (size_t t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++, row++)
            for (size_t f = 0; f < F_ROW_N; f++) {
                const Cell *c = &d->table[t].row[i].cell[f];
                for (size_t k = 0; k < c->nref; k++) {
                    size_t note = d->ref[c->ref0 + k].note;
                    if (note >= d->nnote || last[note] == row) continue;
                    last[note] = row;
                    NoteText *x = &n->note[first + note];
                    if (put) n->row[x->row0 + x->nrow] = row;
                    x->nrow++;
                }
            }
}

static void add_rows(Notes *n, const Doc *d, size_t first)
{
    uint32_t *last = mem_new(d->nnote, sizeof *last);
    walk_marks(n, d, first, last, false);
    for (size_t i = first; i < n->nnote; i++) {
        n->note[i].row0 = (uint32_t)n->nrow;
        n->nrow += n->note[i].nrow;
        n->note[i].nrow = 0;
    }
    n->row = mem_grow(n->row, &n->caprow, n->nrow, sizeof *n->row);
    walk_marks(n, d, first, last, true);
    free(last);
}

void notes_add(Notes *n, const Doc *d)
{
    size_t first = n->nnote;
    n->first = mem_grow(n->first, &n->capfiling, n->nfiling + 1, sizeof *n->first);
    n->first[n->nfiling++] = (uint32_t)first;
    for (size_t i = 0; i < d->nnote; i++) add(n, cell_text(&d->note[i].text), false);
    if (d->nnote) add_rows(n, d, first);
    Str remarks = cell_text(doc_item(d, F_remarks));
    if (remarks.n) add(n, remarks, true);
}

const NoteText *notes_of(const Notes *n, uint32_t filing, size_t *count)
{
    *count = 0;
    if (filing >= n->nfiling) return NULL;
    size_t end = filing + 1 < n->nfiling ? n->first[filing + 1] : n->nnote;
    *count = end - n->first[filing];
    return *count ? &n->note[n->first[filing]] : NULL;
}

bool note_concerns(const Notes *n, const NoteText *note, uint32_t row)
{
    for (size_t i = 0; i < note->nrow; i++)
        if (n->row[note->row0 + i] == row) return true;
    return !note->nrow;
}

void notes_clear(Notes *n) { n->nfiling = n->nnote = n->nrow = 0; }

void notes_free(Notes *n)
{
    symbols_free(&n->texts);
    free(n->note);
    free(n->row);
    free(n->first);
    *n = (Notes){0};
}
