/* shown.c: a cell's value as the form prints it, with the sign of its worst finding and its footnote marks.
 */
#include "view/kit/shown.h"

#include "model/decision.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EMPTY_WIDTH = 8 }; /* of an item of the header with nothing in it */

static uint64_t place_key(Place p) { return (uint64_t)p.part << 32 | (uint64_t)p.row << 8 | p.field; }

static int flag_cmp(const void *a, const void *b)
{
    const Flag *x = a, *y = b;
    if (x->place != y->place) return x->place < y->place ? -1 : 1;
    return y->severity - x->severity;
}

Flags flags_make(const ViewContext *c, Arena *a)
{
    size_t n = c->findings ? c->findings->n : 0, unique = 0;
    Flag *at = ARENA_NEW(a, Flag, n);
    for (size_t i = 0; i < n; i++) {
        const Finding *f = &c->findings->at[i];
        at[i] = (Flag){place_key(finding_place(f)), f->severity};
    }
    qsort(at, n, sizeof *at, flag_cmp);
    for (size_t i = 0; i < n; i++)
        if (!unique || at[unique - 1].place != at[i].place) at[unique++] = at[i];
    return (Flags){at, unique};
}

const Flag *flags_at(const Flags *flags, Place p)
{
    uint64_t key = place_key(p);
    size_t low = 0, high = flags->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (flags->at[mid].place < key)
            low = mid + 1;
        else
            high = mid;
    }
    return low < flags->n && flags->at[low].place == key ? &flags->at[low] : NULL;
}

Place place_at(const ViewContext *c, Part part, size_t row, FieldId f)
{
    const Cell *cell = doc_cell(c->doc, part, row, f);
    return (Place){.filing = c->filing,
                   .row = (uint16_t)row,
                   .part = (uint8_t)part,
                   .field = (uint8_t)f,
                   .raw = cell ? cell->raw : (Span){0}};
}

Place place_of_row(const Corpus *c, uint32_t filing, uint32_t row, FieldId f)
{
    uint32_t at;
    TableId t = filing_table(corpus_filing(c, filing), row, &at);
    return (Place){
        .filing = filing, .row = (uint16_t)at, .part = (uint8_t)part_of_table(t), .field = (uint8_t)f};
}

void form_name(const Filing *f, Buf *out)
{
    buf_fmt(out, "%c%s", f->form ? '0' + f->form : '?', f->flags & FILING_AMENDMENT ? "/A" : "");
}

const char *filing_day_kind(const Filing *f)
{
    if (f->filed != DATE_NONE) return "filed";
    return f->signed_on != DATE_NONE ? "signed" : "period";
}

Str filing_day_text(const Filing *f, char room[DATE_TEXT])
{
    const char *kind = filing_day_kind(f);
    Str day = date_put_us(filing_day(f), room);
    if (day.n) room[day.n++] = *kind == 'f' ? ' ' : *kind;
    return day;
}

void parties_name(const Corpus *c, uint32_t filing, Buf *out)
{
    const Filing *f = corpus_filing(c, filing);
    buf_put(out, corpus_str(c, f->owner));
    buf_puts(out, " in ");
    buf_put(out, corpus_str(c, f->issuer));
}

static Style style_of(const Cell *c, const Flag *flag)
{
    if (cell_verdict(c) < VERDICTS) return STYLE_DECIDED;
    if (flag) return severity_style((Severity)flag->severity);
    if (c->prov & PROV_GUESSED || c->state == CELL_BAD) return STYLE_GUESSED;
    return c->prov & PROV_REPAIRED ? STYLE_REPAIRED : STYLE_VALUE;
}

void shown_make(const Drawing *d, Part part, size_t row, FieldId f, Shown *out)
{
    const Cell *c = doc_cell(d->ctx->doc, part, row, f);
    out->place = place_at(d->ctx, part, row, f);
    const Flag *flag = flags_at(&d->flags, out->place);
    Verdict verdict = cell_verdict(c);
    bool guessed = verdict == VERDICTS && (c->prov & PROV_GUESSED || c->state == CELL_BAD);
    out->cell = c;
    out->value = cell_shown(c, f, out->room);
    out->style = style_of(c, flag);
    snprintf(out->signs, sizeof out->signs, "%s%s%s%s", verdict < VERDICTS ? verdict_sign(verdict) : "",
             c->prov & PROV_REPAIRED ? SIGN_REPAIRED : "", guessed ? SIGN_GUESSED : "",
             flag ? severity_sign((Severity)flag->severity) : "");
    out->sign = str_z(out->signs);
}

int shown_marks(const Doc *d, const Cell *c)
{
    char room[MARK_TEXT];
    int w = 0;
    for (size_t i = 0; i < c->nref; i++) w += text_width(cell_mark(d, c, i, room));
    return w;
}

void shown_put_marks(const Drawing *d, Lines *l, const Shown *s, int indent, int width)
{
    char room[MARK_TEXT];
    Style style = s->cell->prov & PROV_MARKS ? STYLE_GUESSED : STYLE_REF;
    for (size_t i = 0; i < s->cell->nref; i++) {
        Str mark = cell_mark(d->ctx->doc, s->cell, i, room);
        if (l->column > indent && l->column + text_width(mark) > width) {
            lines_end(l);
            lines_pad(l, indent);
        }
        lines_place(l, style, mark, s->place, 0, 0);
    }
}

int shown_width(const Drawing *d, const Shown *s)
{
    int value = s->value.n || s->cell->nref ? text_width(s->value) : EMPTY_WIDTH;
    return text_width(s->sign) + value + shown_marks(d->ctx->doc, s->cell);
}

void shown_put(const Drawing *d, Lines *l, const Shown *s, int width)
{
    lines_stop(l);
    lines_place(l, s->style, s->sign, s->place, 0, 0);
    int indent = l->column;
    lines_wrap(l, s->style, s->value, indent, width, &s->place, SEGMENT_TEXT);
    if (!s->value.n && !s->cell->nref) lines_pad_place(l, indent + EMPTY_WIDTH, s->place);
    shown_put_marks(d, l, s, indent, width);
}

void place_name(const Doc *d, Place p, Buf *out)
{
    char room[MARK_TEXT];
    if (p.part == PART_NOTE && p.row < d->nnote)
        buf_fmt(out, "footnote %.*s", STR_ARG(note_mark(d->note[p.row].id, room)));
    else
        place_name_in(d->form, p, out);
}

void place_name_in(FormType form, Place p, Buf *out)
{
    Part part = (Part)p.part;
    size_t start = out->n;
    if (part == PART_NOTE)
        buf_fmt(out, "footnote %d", p.row + 1);
    else if (part == PART_I || part == PART_II)
        buf_fmt(out, "%s row %d", part_name(part), p.row + 1);
    else if (part != PART_FILING && part != PART_DOC && p.row)
        buf_fmt(out, "%s %d", part_name(part), p.row + 1);
    else if (p.field == F_NONE)
        buf_puts(out, part_name(part));
    if (p.field >= F_END) return;
    if (out->n > start) buf_puts(out, ", ");
    bool column = part == PART_I || part == PART_II;
    buf_puts(out, column ? fields[p.field].head : form_item_caption((FieldId)p.field, form));
}
