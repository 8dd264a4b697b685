/* card.c: the card of a cell, a bar down its left side, so that it is told from the form around it. */
#include "view/kit/card.h"

#include "model/decision.h"

enum { BAR = 2, INDENT = 4, LABEL = 12, SOURCE_MOST = 600 };

/* Begins a line with its label; what follows is wrapped behind it. */
static void label(Lines *l, const char *text)
{
    lines_puts(l, STYLE_CAPTION, text);
    lines_pad(l, LABEL);
}

static void labelled(Lines *l, const char *name, Style style, Str text, int width)
{
    if (!text.n) return;
    label(l, name);
    lines_wrap(l, style, text, LABEL, width, NULL, 0);
    lines_end(l);
}

static void put_title(const Drawing *d, Lines *l, Place p, int width)
{
    const Doc *doc = d->ctx->doc;
    const Cell *c = doc_cell(doc, (Part)p.part, p.row, (FieldId)p.field);
    char room[DATE_TEXT + DEC_TEXT];
    Buf name = {0};
    place_name(doc, p, &name);
    bool text =
        p.field >= F_END || fields[p.field].kind == KIND_TEXT; /* it stands there whole, above the card */
    Str value = c && !text ? cell_value(c, (FieldId)p.field, room) : (Str){0};
    if (value.n) buf_fmt(&name, ": %.*s", STR_ARG(value));
    lines_wrap(l, STYLE_TITLE, buf_str(&name), INDENT, width, NULL, 0);
    lines_end(l);
    buf_free(&name);
    if (p.field < F_END) labelled(l, "about", STYLE_DIM, str_z(fields[p.field].help), width);
}

/* What the state of the cell and the way it was read mean, where it is not simply a value. */
static void put_state(Lines *l, const Cell *c, Place p, int width)
{
    static const char *const states[] = {[CELL_ABSENT] = "not in the source",
                                         [CELL_BLANK] = "left empty",
                                         [CELL_VALUE] = "",
                                         [CELL_NOTE] = "only a footnote stands here",
                                         [CELL_BAD] = "cannot be understood; shown as it stands"};
    const Code *code =
        p.field == F_transactionCode && c->state == CELL_VALUE ? code_by_letter(c->u.code) : NULL;
    labelled(l, "state", STYLE_DIM, str_z(states[c->state]), width);
    if (c->prov & PROV_JOINED) labelled(l, "read", STYLE_DIM, S("joined from several pieces"), width);
    if (c->prov & PROV_PLACED)
        labelled(l, "read", STYLE_DIM, S("its column was told by position or kind"), width);
    if (c->prov & PROV_GUESSED)
        labelled(l, "read", STYLE_GUESSED, S("a guess: other readings are possible"), width);
    if (!code) return;
    Buf b = {0};
    buf_fmt(&b, "%s (%s; 16(b): %s)", code->meaning, code->law,
            section16b_name((Section16b)code->section16b));
    labelled(l, "code", STYLE_VALUE, buf_str(&b), width);
    buf_free(&b);
}

/* What a person decided, and what had been read before. */
static void put_decision(const Drawing *d, Lines *l, Place p, int width)
{
    const Decision *x = doc_decision_at(d->ctx->doc, (Part)p.part, p.row, (FieldId)p.field);
    char day[DATE_TEXT], room[DATE_TEXT + DEC_TEXT];
    Buf b = {0};
    if (!x) return;
    Str read = cell_shown(&x->before, (FieldId)p.field, room);
    buf_fmt(&b, "%s on %.*s; read as %.*s before", verdict_name((Verdict)x->verdict),
            STR_ARG(date_put((Date)(x->time / 86400), day)), STR_ARG(read));
    labelled(l, verdict_sign((Verdict)x->verdict), STYLE_DECIDED, buf_str(&b), width);
    buf_free(&b);
}

static void put_notes(const Drawing *d, Lines *l, const Cell *c, int width)
{
    const Doc *doc = d->ctx->doc;
    char room[MARK_TEXT];
    if (c->prov & PROV_MARKS) labelled(l, "marks", STYLE_GUESSED, S("a guess: which footnotes"), width);
    for (size_t i = 0; i < c->nref; i++) {
        const Ref *r = &doc->ref[c->ref0 + i];
        label(l, i ? "" : "footnotes");
        lines_put(l, STYLE_REF, cell_mark(doc, c, i, room));
        lines_puts(l, STYLE_PLAIN, " ");
        if (!r->id.n)
            lines_wrap(l, STYLE_GUESSED, S("the number cannot be told"), LABEL, width, NULL, 0);
        else if (r->note == NOTE_NONE)
            lines_wrap(l, STYLE_ERROR, S("no such footnote in the filing"), LABEL, width, NULL, 0);
        else {
            Place p = place_at(d->ctx, PART_NOTE, r->note, F_NONE);
            lines_wrap(l, STYLE_VALUE, cell_text(&doc->note[r->note].text), LABEL, width, &p, SEGMENT_TEXT);
        }
        lines_end(l);
    }
}

void card_put_finding(const Drawing *d, Lines *l, const Finding *f, int width)
{
    const Rule *rule = &rules[f->rule];
    Style style = severity_style((Severity)f->severity);
    Buf text = {0};
    int indent = l->column + 3;
    finding_message(d->ctx->doc, f, &text);
    lines_puts(l, style, severity_sign((Severity)f->severity));
    lines_pad(l, indent);
    lines_puts(l, style, rule->id);
    lines_puts(l, STYLE_PLAIN, " ");
    lines_wrap(l, STYLE_VALUE, buf_str(&text), indent, width, NULL, 0);
    lines_end(l);
    buf_free(&text);
}

void card_put_rule(Lines *l, const Rule *rule, int width)
{
    labelled(l, "rule", STYLE_DIM, str_z(rule->slug), width);
    labelled(l, "fires when", STYLE_DIM, str_z(rule->condition), width);
    labelled(l, "why", STYLE_DIM, str_z(rule->why), width);
    labelled(l, "law", STYLE_DIM, str_z(rule->source), width);
    labelled(l, "innocent if", STYLE_DIM, str_z(rule->false_alarms), width);
}

static void put_findings(const Drawing *d, Lines *l, Place p, int width)
{
    const Findings *list = d->ctx->findings;
    for (size_t i = 0; list && i < list->n; i++) {
        Place q = finding_place(&list->at[i]);
        if (q.part != p.part || q.row != p.row || q.field != p.field) continue;
        label(l, "finding");
        card_put_finding(d, l, &list->at[i], width);
        card_put_rule(l, &rules[list->at[i].rule], width);
    }
}

/* What speaks for a reading, and which other ones there are. */
static void put_grounds(const Doc *doc, Lines *l, const Repair *r, int width)
{
    Buf b = {0};
    for (size_t i = 0; i < r->nevidence; i++, buf_clear(&b)) {
        repair_say_text(doc, r->evidence[i], &b);
        labelled(l, i ? "" : "evidence", STYLE_VALUE, buf_str(&b), width);
    }
    for (size_t i = 0; i < r->nother; i++, buf_clear(&b)) {
        repair_say(doc, r, r->other[i], &b);
        labelled(l, i ? "" : "or perhaps", STYLE_VALUE, buf_str(&b), width);
    }
    buf_free(&b);
}

static void put_repair(const Doc *doc, Lines *l, const Repair *r, int width)
{
    Buf b = {0};
    Style style = r->applied ? STYLE_REPAIRED : STYLE_GUESSED;
    if (r->was.n)
        buf_fmt(&b, "the source says \"%.*s\", ", STR_ARG(r->was));
    else
        buf_puts(&b, "nothing in the source can be read here, ");
    if (str_eq(r->was, r->now))
        buf_puts(&b, "which may be misread");
    else
        buf_puts(&b, "read as "), repair_say(doc, r, r->now, &b);
    buf_puts(&b, ": ");
    repair_say_text(doc, r->why, &b);
    labelled(l, r->applied ? SIGN_REPAIRED " repaired" : SIGN_GUESSED " proposed", style, buf_str(&b), width);
    put_grounds(doc, l, r, width);
    buf_free(&b);
}

static void put_repairs(const Drawing *d, Lines *l, Place p, int width)
{
    for (size_t i = 0; i < d->ctx->doc->nrepair; i++) {
        const Repair *r = &d->ctx->doc->repair[i];
        if (r->place.part == p.part && r->place.row == p.row && r->place.field == p.field)
            put_repair(d->ctx->doc, l, r, width);
    }
}

static size_t line_of(Str text, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at && i < text.n; i++) line += text.p[i] == '\n';
    return line;
}

static void put_source(const Drawing *d, Lines *l, Span raw, int width)
{
    Str text = d->ctx->doc->text, bytes = span_str(text, raw);
    Buf where = {0};
    if (!bytes.n) return;
    labelled(l, "source", STYLE_LIT, str_sub(bytes, 0, SOURCE_MOST), width);
    buf_fmt(&where, "line %zu, bytes %lu to %lu%s", line_of(text, raw.at), (unsigned long)raw.at,
            (unsigned long)raw.at + raw.len - 1, bytes.n > SOURCE_MOST ? ", the beginning of them" : "");
    labelled(l, "", STYLE_DIM, buf_str(&where), width);
    buf_free(&where);
}

static Span raw_of(const Doc *doc, Place p)
{
    const Cell *c = doc_cell(doc, (Part)p.part, p.row, (FieldId)p.field);
    if (c) return c->raw;
    if (p.row >= doc_rows(doc, (Part)p.part)) return (Span){0};
    switch ((Part)p.part) {
    case PART_OWNER: return doc->owner[p.row].raw;
    case PART_I: return doc->table[TABLE_I].row[p.row].raw;
    case PART_II: return doc->table[TABLE_II].row[p.row].raw;
    case PART_SIGN: return doc->sign[p.row].raw;
    default: return (Span){0};
    }
}

void card_put(const Drawing *d, Lines *l, Place p, int width)
{
    const Cell *c = doc_cell(d->ctx->doc, (Part)p.part, p.row, (FieldId)p.field);
    Lines box[2] = {{.arena = l->arena}, {.arena = l->arena}};
    int inner = width - INDENT;
    put_title(d, &box[1], p, inner);
    if (c) put_state(&box[1], c, p, inner);
    put_decision(d, &box[1], p, inner);
    put_repairs(d, &box[1], p, inner);
    if (c) put_notes(d, &box[1], c, inner);
    put_findings(d, &box[1], p, inner);
    put_source(d, &box[1], raw_of(d->ctx->doc, p), inner);
    for (size_t i = 0; i < box[1].n; i++) lines_text(&box[0], STYLE_RULE, S("│"));
    lines_beside(l, box, (int[]){BAR, INDENT}, 2);
    l->card_end = l->n;
}
