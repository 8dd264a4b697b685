/* checker.c: what the rule functions use: going through a filing, reporting, asking what its footnotes say.
 */
#include "check/checker.h"

#include <string.h>

bool is_filler(Date d, Date period)
{
    static const Date fillers[] = {
        -25569 /* 1899-12-30 */, -25568 /* 1899-12-31 */, -25567 /* 1900-01-01 */, -25202 /* 1901-01-01 */,
        -24107 /* 1904-01-01 */, -21236 /* 1911-11-11 */, 0 /* 1970-01-01 */,      3652 /* 1980-01-01 */,
        6794 /* 1988-08-08 */,   47481 /* 2099-12-31 */,  47482 /* 2100-01-01 */,  2932896 /* 9999-12-31 */};
    size_t i = 0;
    while (i < sizeof fillers / sizeof *fillers && fillers[i] != d) i++;
    if (i == sizeof fillers / sizeof *fillers) return false;
    return period == DATE_NONE || date_year(period) > 1998; /* 1988 is a real year in an old form */
}

bool is_usable(Date d, Date period)
{
    const Date first = -25567; /* 1900-01-01 */
    return d >= first && !is_filler(d, period);
}

void check_lines(Check *c, void (*fn)(Check *c, const Line *l))
{
    for (size_t i = 0; i < c->nline; i++) fn(c, &c->line[i]);
}

typedef void CellCheck(Check *c, Part part, size_t row, FieldId f, const Cell *cell);

static void check_group(Check *c, Part part, size_t row, FieldId first, FieldId end, const Cell *cell,
                        CellCheck *fn)
{
    for (FieldId f = first; f < end; f++, cell++)
        if (cell->state > CELL_BLANK || cell->nref || cell->raw.len) fn(c, part, row, f, cell);
}

void check_cells(Check *c, CellCheck *fn)
{
    const Doc *d = c->d;
    check_group(c, PART_DOC, 0, F_DOC, F_OWNER, d->item, fn);
    for (size_t i = 0; i < d->nowner; i++)
        check_group(c, PART_OWNER, i, F_OWNER, F_SIGN, d->owner[i].item, fn);
    for (const Line *l = c->line; l < c->line + c->nline; l++)
        check_group(c, (Part)l->part, l->at, (FieldId)0, F_ROW_END, l->row->cell, fn);
    for (size_t i = 0; i < d->nnote; i++) fn(c, PART_NOTE, i, F_NONE, &d->note[i].text);
    for (size_t i = 0; i < d->nsign; i++) check_group(c, PART_SIGN, i, F_SIGN, F_END, d->sign[i].item, fn);
}

static Span span_at(const Doc *d, Part part, size_t row, FieldId f)
{
    const Cell *c = doc_cell(d, part, row, f);
    if (c && c->raw.len) return c->raw;
    switch (part) {
    case PART_OWNER: return d->owner[row].raw;
    case PART_SIGN: return d->sign[row].raw;
    case PART_I: return d->table[TABLE_I].row[row].raw;
    case PART_II: return d->table[TABLE_II].row[row].raw;
    default: return (Span){0};
    }
}

Finding *tell(Check *c, Part part, size_t row, FieldId f, int variant)
{
    Finding *found = findings_add(&c->found);
    found->rule = (uint16_t)c->rule;
    found->severity = rules[c->rule].severity;
    found->part = (uint8_t)part;
    found->row = (uint16_t)row;
    found->field = (uint8_t)f;
    found->variant = (uint8_t)variant;
    found->raw = span_at(c->d, part, row, f);
    return found;
}

Finding *tell_line(Check *c, const Line *l, FieldId f, int variant)
{
    return tell(c, (Part)l->part, l->at, f, variant);
}

Finding *tell_item(Check *c, FieldId f, int variant) { return tell(c, PART_DOC, 0, f, variant); }

void tell_note(Check *c, Part part, size_t row, FieldId f, int variant)
{
    tell(c, part, row, f, variant)->severity = SEVERITY_NOTE;
}

bool code_in(char code, const char *set) { return code && strchr(set, code); }

bool is_dash(Str s)
{
    return str_eq(s, S("-")) || str_eq(s, S("--")) || str_eq(s, S("\xe2\x80\x93")) ||
           str_eq(s, S("\xe2\x80\x94"));
}

bool is_scan(const Check *c) { return c->d->origin == ORIGIN_TEXT || c->d->origin == ORIGIN_OCR; }

Str printed_text(const Check *c) { return str_sub(c->d->text, 0, PRINT_MAX); }

/* ---- what footnotes say ---- */

bool says(const Check *c, TextPattern which, Str text)
{
    Prose p = prose_of(c->text, text);
    return text_has(&p, which);
}

bool any_note(const Check *c, const Cell *cell, NoteCheck *fn, void *ctx)
{
    for (size_t i = cell->ref0; i < (size_t)cell->ref0 + cell->nref; i++) {
        uint16_t note = c->d->ref[i].note;
        if (note != NOTE_NONE && fn(&c->facts.note[note], ctx)) return true;
    }
    return false;
}

bool any_line_note(const Check *c, const Line *l, NoteCheck *fn, void *ctx)
{
    for (size_t i = 0; i < l->nnote; i++)
        if (fn(&c->facts.note[l->note[i]], ctx)) return true;
    return false;
}

static bool note_says(Prose *note, void *which) { return text_has(note, *(const TextPattern *)which); }

bool cell_says(const Check *c, const Cell *cell, TextPattern which)
{
    return any_note(c, cell, note_says, &which);
}

bool line_says(const Check *c, const Line *l, TextPattern which)
{
    return text_in(&l->may, which) && any_line_note(c, l, note_says, &which);
}

bool form_says(const Check *c, TextPattern which)
{
    for (Prose *p = c->facts.note; p <= c->facts.remarks; p++)
        if (text_has(p, which)) return true;
    return false;
}

Plan line_plan(const Check *c, const Line *l)
{
    Plan p = PLAN_NONE;
    for (size_t i = 0; i < l->nnote; i++) plan_add(&p, facts_plan(&c->facts, l->note[i]));
    return p;
}

bool says_plan(const Check *c, const Line *l)
{
    return cell_flag(doc_item(c->d, F_aff10b5One)) || line_plan(c, l).told;
}

bool owner_is(const Check *c, FieldId box)
{
    for (size_t i = 0; i < c->d->nowner; i++)
        if (cell_flag(owner_item(&c->d->owner[i], box))) return true;
    return false;
}

Str item_text(const Check *c, FieldId f) { return cell_text(doc_item(c->d, f)); }
