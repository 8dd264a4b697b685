/* hear.c: footnotes and remarks reduced to what other filings may have to do with. */
#include "check/hear.h"

#include "check/checker.h"

static Str note_text(const Doc *d, size_t i) { return cell_text(&d->note[i].text); }

static void hear_text(Doc *d, const TextMatch *m, Str text)
{
    if (d->adopted == DATE_NONE && speaks_of_plan(m, text)) text_date(m, TEXT_ADOPTED, text, &d->adopted);
    if (d->corrects || !text_has(m, TEXT_WRONG, text) || !text_has(m, TEXT_A_REPORT, text)) return;
    d->corrects = true;
    text_date(m, TEXT_REPORTED, text, &d->corrected);
}

/* Whether a footnote of the row is among those marked. */
static bool has_marked(const Doc *d, const DocRow *row, const bool *marked)
{
    for (size_t f = 0; f < F_ROW_N; f++)
        for (size_t i = row->cell[f].ref0; i < (size_t)row->cell[f].ref0 + row->cell[f].nref; i++)
            if (d->ref[i].note != NOTE_NONE && marked[d->ref[i].note]) return true;
    return false;
}

void doc_hear(Doc *d, const TextMatch *text)
{
    bool *exempt = ARENA_NEW(&d->arena, bool, d->nnote);
    for (size_t i = 0; i < d->nnote; i++) {
        hear_text(d, text, note_text(d, i));
        exempt[i] = text_has(text, TEXT_EXEMPT, note_text(d, i));
    }
    hear_text(d, text, cell_text(doc_item(d, F_remarks)));
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++)
            if (has_marked(d, &d->table[t].row[i], exempt)) d->table[t].row[i].says |= SAYS_EXEMPT;
}
