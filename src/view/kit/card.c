/* card.c: the card of a cell: what it says and what the source says, why, what to decide, findings,
 * footnotes. */
#include "view/kit/card.h"

#include "model/decision.h"

enum { LABEL = 10, INDENT = 4, SOURCE_MOST = 600 };

/* Begins a line with its label; what follows is wrapped behind it. */
static void label(Lines *l, const char *text)
{
    lines_puts(l, STYLE_CAPTION, text);
    if (*text) lines_puts(l, STYLE_CAPTION, " ");
    lines_pad(l, LABEL);
}

static void labelled(Lines *l, const char *name, Style style, Str text, int width)
{
    if (!text.n) return;
    label(l, name);
    lines_wrap(l, style, text, LABEL, width, NULL, 0);
    lines_end(l);
}

/* What the state of the cell and the way it was read mean, where it is not simply a value. */
static void put_state(Buf *b, const Cell *c)
{
    static const char *const states[] = {[CELL_ABSENT] = "not in the source",
                                         [CELL_BLANK] = "left empty",
                                         [CELL_VALUE] = "",
                                         [CELL_NOTE] = "only a footnote stands here",
                                         [CELL_BAD] = "cannot be understood; shown as it stands"};
    static const struct {
        unsigned prov;
        const char *text;
    } ways[] = {{PROV_REPAIRED, SIGN_REPAIRED " repaired"},
                {PROV_GUESSED, SIGN_GUESSED " a guess: other readings are possible"},
                {PROV_JOINED, "joined from several pieces"},
                {PROV_PLACED, "column inferred from position or kind"}};
    bool decided = cell_verdict(c) < VERDICTS;
    buf_puts(b, states[c->state]);
    for (size_t i = 0; i < sizeof ways / sizeof *ways && !decided; i++)
        if (c->prov & ways[i].prov) buf_fmt(b, "%s%s", b->n ? ", " : "", ways[i].text);
    if (c->prov & (PROV_REPAIRED | PROV_GUESSED) && !decided) buf_puts(b, ", not yet decided");
}

/* What a person decided, and what had been read before. */
static void put_decision(const Drawing *d, Buf *b, Place p)
{
    const Decision *x = doc_decision_at(d->ctx->doc, (Part)p.part, p.row, (FieldId)p.field);
    char day[DATE_TEXT], room[DATE_TEXT + DEC_TEXT];
    if (!x) return;
    Str read = cell_shown(&x->before, (FieldId)p.field, room);
    buf_fmt(b, "%s %s on %.*s; read as \"%.*s\" before", verdict_sign((Verdict)x->verdict),
            verdict_name((Verdict)x->verdict), STR_ARG(date_put_us((Date)(x->time / 86400), day)),
            STR_ARG(read));
}

static void put_value(const Drawing *d, Lines *l, const Cell *c, Place p, int width)
{
    char room[DATE_TEXT + DEC_TEXT];
    FieldId f = (FieldId)p.field;
    Buf b = {0};
    Str value = f < F_END && fields[f].kind == KIND_FLAG ? (cell_flag(c) ? S("marked") : S("not marked"))
                                                         : cell_shown(c, f, room);
    put_decision(d, &b, p);
    if (!b.n) put_state(&b, c);
    label(l, "Value");
    lines_wrap(l, STYLE_VALUE, value, LABEL, width, NULL, 0);
    if (b.n && value.n) lines_puts(l, STYLE_PLAIN, "   ");
    Style style = cell_verdict(c) < VERDICTS ? STYLE_DECIDED
                  : c->prov & PROV_GUESSED   ? STYLE_GUESSED
                  : c->prov & PROV_REPAIRED  ? STYLE_REPAIRED
                                             : STYLE_DIM;
    lines_wrap(l, style, buf_str(&b), LABEL, width, NULL, 0);
    lines_end(l);
    const Code *code = f == F_transactionCode && c->state == CELL_VALUE ? code_by_letter(c->u.code) : NULL;
    buf_clear(&b);
    if (code)
        buf_fmt(&b, "%s (%s; 16(b): %s)", code->meaning, code->law,
                section16b_name((Section16b)code->section16b));
    labelled(l, "Code", STYLE_VALUE, buf_str(&b), width);
    buf_free(&b);
}

static void put_notes(const Drawing *d, Lines *l, const Cell *c, int width)
{
    const Doc *doc = d->ctx->doc;
    char room[MARK_TEXT];
    if (c->prov & PROV_MARKS) labelled(l, "Marks", STYLE_GUESSED, S("a guess: which footnotes"), width);
    for (size_t i = 0; i < c->nref; i++) {
        const Ref *r = &doc->ref[c->ref0 + i];
        label(l, i ? "" : "Footnote");
        lines_put(l, STYLE_REF, cell_mark(doc, c, i, room));
        lines_puts(l, STYLE_PLAIN, " ");
        if (!r->id.n)
            lines_wrap(l, STYLE_GUESSED, S("the number is not certain"), LABEL, width, NULL, 0);
        else if (r->note == NOTE_NONE)
            lines_wrap(l, STYLE_ERROR, S("no such footnote in the filing"), LABEL, width, NULL, 0);
        else {
            Place p = place_at(d->ctx, PART_NOTE, r->note, F_NONE);
            lines_stop(l);
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
    static const char *const names[] = {"Triggered when", "Why it matters", "Authority", "Not a problem if"};
    const char *const texts[] = {rule->condition, rule->why, rule->source, rule->false_alarms};
    for (size_t i = 0; i < 4; i++) {
        if (!*texts[i]) continue;
        lines_pad(l, INDENT);
        lines_puts(l, STYLE_CAPTION, names[i]);
        lines_puts(l, STYLE_CAPTION, ": ");
        lines_wrap(l, STYLE_DIM, str_z(texts[i]), INDENT, width, NULL, 0);
        lines_end(l);
    }
}

static void put_findings(const Drawing *d, Lines *l, Place p, int width)
{
    const Findings *list = d->ctx->findings;
    for (size_t i = 0; list && i < list->n; i++) {
        Place q = finding_place(&list->at[i]);
        if (q.part != p.part || q.row != p.row || q.field != p.field) continue;
        label(l, "Finding");
        card_put_finding(d, l, &list->at[i], width);
        card_put_rule(l, &rules[list->at[i].rule], width);
    }
}

/* What the source says, why it was read so, what speaks for it, and which other readings there are. */
static void put_repair(const Doc *doc, Lines *l, const Repair *r, int width)
{
    Buf b = {0};
    Style style = r->applied ? STYLE_REPAIRED : STYLE_GUESSED;
    if (r->was.n)
        buf_fmt(&b, "\"%.*s\"", STR_ARG(r->was));
    else
        buf_puts(&b, "nothing can be read here");
    buf_puts(&b, str_eq(r->was, r->now) ? ", which may be misread" : ", read as ");
    if (!str_eq(r->was, r->now)) repair_say(doc, r, r->now, &b);
    labelled(l, "Source", style, buf_str(&b), width);
    buf_clear(&b);
    repair_say_text(doc, r->why, &b);
    for (size_t i = 0; i < r->nevidence; i++) {
        buf_puts(&b, i ? ", " : "; confirmed by ");
        repair_say_text(doc, r->evidence[i], &b);
    }
    labelled(l, "Why", STYLE_VALUE, buf_str(&b), width);
    buf_clear(&b);
    for (size_t i = 0; i < r->nother; i++) {
        if (i) buf_puts(&b, "   ");
        repair_say(doc, r, r->other[i], &b);
    }
    labelled(l, "Else", STYLE_VALUE, buf_str(&b), width);
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
    buf_fmt(&where, "line %zu, %lu-%lu   ", line_of(text, raw.at), (unsigned long)raw.at,
            (unsigned long)raw.at + raw.len - 1);
    label(l, "Bytes");
    lines_put(l, STYLE_DIM, buf_str(&where));
    lines_wrap(l, STYLE_LIT, str_sub(bytes, 0, SOURCE_MOST), LABEL, width, NULL, 0);
    lines_end(l);
    buf_free(&where);
}

static bool holds(Span all, Span part)
{
    return part.len && part.at >= all.at && (uint64_t)part.at + part.len <= (uint64_t)all.at + all.len;
}

static bool is_of_cell(const Doc *doc, Place p, Span raw, Span word)
{
    bool pieces = false;
    for (size_t i = 0; i < doc->npiece; i++) {
        const Place *q = &doc->piece[i].place;
        if (q->part != p.part || q->row != p.row || q->field != p.field) continue;
        if (holds(q->raw, word) || holds(word, q->raw)) return true;
        pieces = true;
    }
    return !pieces && (holds(raw, word) || holds(word, raw));
}

/* Where a recogniser saw the words of a cell, and how sure it was of the least sure one. */
static void put_boxes(const Drawing *d, Lines *l, Place p, Span raw, int width)
{
    const Doc *doc = d->ctx->doc;
    DocWord all = {.sure = -1};
    Str least = {0};
    size_t n = 0;
    for (size_t i = 0; i < doc->nword && raw.len; i++) {
        const DocWord *w = &doc->word[i];
        if (!w->raw.len || !is_of_cell(doc, p, raw, w->raw) || (n && w->page != all.page)) continue;
        int16_t sure = all.sure;
        if (!n++) all = *w;
        if (w->left < all.left) all.left = w->left;
        if (w->top < all.top) all.top = w->top;
        if (w->right > all.right) all.right = w->right;
        if (w->bottom > all.bottom) all.bottom = w->bottom;
        all.sure = sure;
        if (w->sure >= 0 && (sure < 0 || w->sure < sure))
            all.sure = w->sure, least = span_str(doc->text, w->raw);
    }
    if (!n) return;
    Buf b = {0};
    buf_fmt(&b, "page %d, from %d,%d to %d,%d (pixels)", all.page + 1, all.left, all.top, all.right,
            all.bottom);
    if (all.sure >= 0 && n == 1) buf_fmt(&b, "; the recogniser is %d%% sure", all.sure);
    if (all.sure >= 0 && n > 1)
        buf_fmt(&b, "; the recogniser is least sure of \"%.*s\": %d%%", STR_ARG(least), all.sure);
    labelled(l, "Box", STYLE_DIM, buf_str(&b), width);
    buf_free(&b);
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
    const Doc *doc = d->ctx->doc;
    const Cell *c = doc_cell(doc, (Part)p.part, p.row, (FieldId)p.field);
    if (c) put_value(d, l, c, p, width);
    put_repairs(d, l, p, width);
    if (doc_is_doubtful(doc, p))
        labelled(l, "Decide", STYLE_CAPTION, S("a accept   A accept all alike   r reject   e type another"),
                 width);
    put_findings(d, l, p, width);
    if (c) put_notes(d, l, c, width);
    if (p.field < F_END) labelled(l, "Column", STYLE_DIM, str_z(fields[p.field].help), width);
    put_source(d, l, raw_of(doc, p), width);
    if (c) put_boxes(d, l, p, c->raw, width);
    if (!l->n) lines_text(l, STYLE_DIM, S("Nothing is known about this place alone."));
}
