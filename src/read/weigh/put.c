/* put.c: what was understood of a table, into the Doc with spans, pieces and repairs. */
#include "read/weigh/put.h"

#include "model/repair.h"
#include "read/page/marks.h"
#include "read/value/strict.h"

/* A cell printed over two columns may show its mark in both. */
static bool named_before(const DraftMarks *marks, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (marks->at[k].number == marks->at[i].number) return true;
    return false;
}

static void put_marks(Doc *d, Cell *c, const DraftMarks *marks)
{
    for (size_t i = 0; i < marks->n; i++) {
        int number = marks->at[i].number;
        if ((!number && !marks->guess) || named_before(marks, i)) continue;
        doc_add_ref(d, c, number ? mark_id(&d->arena, number) : (Str){0}, doc_span(d, marks->at[i].raw));
        if (marks->guess) c->prov |= PROV_MARKS;
    }
}

/* Marks that are not simply what stands there, and what else they may be. */
static void record_marks(Doc *d, Part part, size_t row, FieldId f, const DraftMarks *marks)
{
    if (!marks->n || !(marks->guess || marks->told)) return;
    Buf now = {0};
    for (size_t i = 0; i < marks->n; i++)
        buf_fmt(&now, marks->at[i].number ? "(%d)" : "(?)", marks->at[i].number);
    Repair *r = doc_add_repair(d, REPAIR_OTHER, part, row, f, str_copy(&d->arena, marks->at[0].raw),
                               str_copy(&d->arena, buf_str(&now)), S("the marks of footnotes are not plain"));
    r->applied = !marks->guess;
    repair_add_evidence(d, r, S("the marks around them, their order, what the footnotes say"));
    if (marks->guess && marks->other.n) repair_add_other(d, r, str_copy(&d->arena, marks->other));
    buf_free(&now);
}

static void record(Doc *d, Part part, size_t row, FieldId f, const Draft *draft)
{
    bool raw = draft->pieces.n < 2; /* its marks too */
    Str was = raw ? draft->hull : pieces_shown(&d->arena, &draft->pieces);
    if (draft->first.n && draft->pieces.n > 1) {
        doc_add_repair(d, REPAIR_DATE_SPLIT, part, row, f, str_copy(&d->arena, was),
                       str_copy(&d->arena, draft->first), repair_why(REPAIR_DATE_SPLIT))
            ->applied = true;
        was = draft->first;
    }
    Repair *r = doc_add_repair(d, draft->kind, part, row, f, str_copy(&d->arena, was),
                               str_copy(&d->arena, draft->value), repair_why(draft->kind));
    r->applied = !(draft->prov & PROV_GUESSED);
    for (size_t i = 0; i < draft->nevidence; i++)
        repair_add_evidence(d, r, str_copy(&d->arena, draft->evidence[i]));
    for (size_t i = 0; i < draft->nother; i++) repair_add_other(d, r, str_copy(&d->arena, draft->other[i]));
}

/* Not put together from words that stand apart. */
static bool is_slice(Str text, Str s) { return s.p >= text.p && s.p + s.n <= text.p + text.n; }

static void put_draft(Doc *d, Part part, size_t row, FieldId f, const Draft *draft)
{
    Cell *c = doc_cell(d, part, row, f);
    Str value = draft->value.n || !draft->pieces.n ? draft->value : pieces_joined(&d->arena, &draft->pieces);
    cell_set(d, c, f, str_copy(&d->arena, value), doc_span(d, draft->hull));
    c->prov = draft->prov;
    if (!draft->value.n && draft->pieces.n && fields[f].kind != KIND_TEXT && is_nothing(value))
        c->state = CELL_BLANK;
    put_marks(d, c, &draft->marks);
    for (size_t i = 0; draft->pieces.n > 1 && i < draft->pieces.n; i++)
        if (is_slice(d->text, draft->pieces.at[i]))
            doc_add_piece(d, part, row, f, doc_span(d, draft->pieces.at[i]));
    record_marks(d, part, row, f, &draft->marks);
    if (draft->prov & (PROV_JOINED | PROV_REPAIRED | PROV_GUESSED)) record(d, part, row, f, draft);
}

/* The column a number stands in says whether it was acquired or disposed of. */
static void put_side(Doc *d, Part part, size_t row, const char *side, bool doubtful, const Draft *draft)
{
    Cell *c = doc_cell(d, part, row, F_transactionAcquiredDisposedCode);
    cell_set(d, c, F_transactionAcquiredDisposedCode, (Str){side, 1}, doc_span(d, draft->hull));
    c->prov |= doubtful ? PROV_PLACED | PROV_GUESSED : PROV_PLACED;
}

static void put_row(Doc *d, const DraftTable *t, const DraftRow *row)
{
    DocRow *out = doc_add_row(d, t->id, !row->trade);
    if (!out) return;
    size_t at = d->table[t->id].n - 1;
    Part part = part_of_table(t->id);
    out->raw = doc_span(d, str_trim(row->text));
    for (size_t s = 0; s < t->nslot; s++) {
        const Slot *slot = &t->slot[s];
        const Draft *draft = &row->cell[s];
        put_draft(d, part, at, slot->field, draft);
        if (slot->field == F_transactionShares && row->side)
            put_side(d, part, at, &row->side, row->side_doubtful, draft);
    }
}

void put_draft_table(Doc *d, const DraftTable *t)
{
    for (size_t k = 0; k < t->nrow; k++) put_row(d, t, &t->row[k]);
}
