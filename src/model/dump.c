/* dump.c: a Doc as text, a line a value: what golden files hold. */
#include "model/doc.h"

static const char *state_name(const Cell *c)
{
    static const char *const names[] = {"absent", "blank", "value", "note", "bad"};
    return names[c->state];
}

static void dump_span(Span raw, Buf *out)
{
    if (raw.len) buf_fmt(out, " @%u+%u", raw.at, raw.len);
}

static void dump_cell(const Doc *d, const char *name, FieldId f, const Cell *c, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    if (c->state == CELL_ABSENT) return;
    buf_fmt(out, "  %s", name);
    if (c->state != CELL_VALUE) buf_fmt(out, " (%s)", state_name(c));
    if (cell_has(c)) buf_puts(out, " = "), buf_put(out, cell_value(c, f, room));
    for (size_t i = 0; i < c->nref; i++) {
        const Ref *ref = &d->ref[c->ref0 + i];
        buf_fmt(out, " [%.*s%s]", STR_ARG(ref->id), ref->note == NOTE_NONE ? "?" : "");
        if (c->prov & PROV_MARKS) buf_puts(out, " guessed");
    }
    if (c->prov & PROV_JOINED) buf_puts(out, " joined");
    if (c->prov & PROV_PLACED) buf_puts(out, " placed");
    if (c->prov & PROV_REPAIRED) buf_puts(out, " repaired");
    if (c->prov & PROV_GUESSED) buf_puts(out, " guessed");
    dump_span(c->raw, out);
    buf_char(out, '\n');
}

static void dump_group(const Doc *d, FieldId first, size_t n, const Cell *cells, Buf *out)
{
    for (size_t i = 0; i < n; i++) {
        FieldId f = (FieldId)(first + i);
        dump_cell(d, fields[f].name, f, &cells[i], out);
    }
}

static void dump_table(const Doc *d, TableId t, Buf *out)
{
    for (size_t i = 0; i < d->table[t].n; i++) {
        const DocRow *row = &d->table[t].row[i];
        buf_fmt(out, "%s row %zu: %s", part_name(part_of_table(t)), i + 1,
                row->holding ? "holding" : "transaction");
        dump_span(row->raw, out);
        buf_char(out, '\n');
        dump_group(d, (FieldId)0, F_ROW_N, row->cell, out);
    }
}

static void dump_place(const Place *p, Buf *out)
{
    buf_fmt(out, "%s", part_name((Part)p->part));
    if (p->part != PART_DOC && p->part != PART_FILING) buf_fmt(out, " %d", p->row + 1);
    if (p->field < F_END) buf_fmt(out, " %s", fields[p->field].name);
}

static void dump_repairs(const Doc *d, Buf *out)
{
    for (size_t i = 0; i < d->nrepair; i++) {
        const Repair *r = &d->repair[i];
        buf_fmt(out, "%s ", r->applied ? "repair" : "guess");
        dump_place(&r->place, out);
        buf_fmt(out, ": '%.*s' -> '%.*s' (%.*s)", STR_ARG(r->was), STR_ARG(r->now), STR_ARG(r->why));
        for (size_t k = 0; k < r->nevidence; k++)
            buf_fmt(out, "%s%.*s", k ? ", " : " by ", STR_ARG(r->evidence[k]));
        for (size_t k = 0; k < r->nother; k++)
            buf_fmt(out, "%s%.*s", k ? ", " : " or ", STR_ARG(r->other[k]));
        buf_char(out, '\n');
    }
}

void doc_dump(const Doc *d, Buf *out)
{
    buf_fmt(out, "filing: %s, %zu bytes\n", origin_name(d->origin), d->text.n);
    dump_group(d, F_DOC, F_DOC_N, d->item, out);
    for (size_t i = 0; i < d->nowner; i++) {
        buf_fmt(out, "owner %zu:\n", i + 1);
        dump_group(d, F_OWNER, F_OWNER_N, d->owner[i].item, out);
    }
    dump_table(d, TABLE_I, out);
    dump_table(d, TABLE_II, out);
    for (size_t i = 0; i < d->nnote; i++) {
        buf_fmt(out, "footnote %.*s:\n", STR_ARG(d->note[i].id));
        dump_cell(d, "text", F_NONE, &d->note[i].text, out);
    }
    for (size_t i = 0; i < d->nsign; i++) {
        buf_fmt(out, "signature %zu:\n", i + 1);
        dump_group(d, F_SIGN, F_SIGN_N, d->sign[i].item, out);
    }
    dump_repairs(d, out);
    for (size_t i = 0; i < d->npiece; i++) {
        buf_puts(out, "piece ");
        dump_place(&d->piece[i].place, out);
        dump_span(d->piece[i].place.raw, out);
        buf_char(out, '\n');
    }
    for (size_t i = 0; i < d->nattachment; i++) {
        const Attachment *a = &d->attachment[i];
        buf_fmt(out, "attachment %.*s: %.*s", STR_ARG(a->type), STR_ARG(a->name));
        dump_span(a->raw, out);
        buf_char(out, '\n');
    }
    for (size_t i = 0; i < d->ntrouble; i++) {
        buf_fmt(out, "%s: %.*s", d->trouble[i].unread ? "unread" : "trouble", STR_ARG(d->trouble[i].what));
        dump_span(d->trouble[i].raw, out);
        buf_char(out, '\n');
    }
}
