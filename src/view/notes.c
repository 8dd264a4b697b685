/* notes.c: what stands below the tables: footnotes with the cells that refer to them, remarks, signatures. */
#include "view/kit/page.h"

#include <stdlib.h>

enum { SIGN = 2, INDENT = 7 };

/* A cell that refers to a footnote. */
typedef struct Use {
    Place place;
    uint16_t note;
    size_t order;
} Use;

typedef struct Uses {
    Use *at;
    size_t n, cap;
} Uses;

static void add_uses(const ViewContext *c, Arena *a, Uses *u, Part part, size_t row, FieldId f)
{
    const Cell *cell = doc_cell(c->doc, part, row, f);
    for (size_t i = 0; i < cell->nref; i++) {
        u->at = arena_grow(a, u->at, &u->cap, u->n + 1, sizeof *u->at);
        u->at[u->n] = (Use){place_at(c, part, row, f), c->doc->ref[cell->ref0 + i].note, u->n};
        u->n++;
    }
}

static int use_cmp(const void *a, const void *b)
{
    const Use *x = a, *y = b;
    if (x->note != y->note) return x->note < y->note ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

/* All references, by footnote and then in the order of the form. */
static Uses find_uses(const ViewContext *c, Arena *a)
{
    static const struct {
        Part part;
        int first, end;
    } parts[] = {{PART_DOC, F_DOC, F_OWNER},
                 {PART_OWNER, F_OWNER, F_SIGN},
                 {PART_I, 0, F_ROW_END},
                 {PART_II, 0, F_ROW_END}};
    Uses u = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (size_t row = 0; row < doc_rows(c->doc, parts[i].part); row++)
            for (int f = parts[i].first; f < parts[i].end; f++)
                add_uses(c, a, &u, parts[i].part, row, (FieldId)f);
    if (u.n) qsort(u.at, u.n, sizeof *u.at, use_cmp);
    return u;
}

/* The cells that refer to a footnote, each a stop; returns the first use of a later one. */
static size_t put_uses(const Drawing *d, Lines *l, const Uses *u, size_t i, size_t note)
{
    size_t first = i;
    Buf name = {0};
    for (; i < u->n && u->at[i].note == note; i++) {
        lines_pad(l, INDENT);
        lines_puts(l, STYLE_DIM, i == first ? "at " : "; ");
        buf_clear(&name);
        place_name(d->ctx->doc, u->at[i].place, &name);
        Str text = buf_str(&name), part = str_z(part_name((Part)u->at[i].place.part));
        bool again = i > first && u->at[i - 1].place.part == u->at[i].place.part && str_starts(text, part);
        lines_stop(l);
        lines_wrap(l, STYLE_CAPTION, again ? str_trim(str_from(text, part.n)) : text, INDENT,
                   d->ctx->width - 1, &u->at[i].place, 0);
    }
    if (i == first) lines_pad(l, INDENT), lines_puts(l, STYLE_DIM, "no cell refers to it");
    lines_end(l);
    buf_free(&name);
    return i;
}

static void put_note(const View *v, Page *p, size_t note)
{
    char room[MARK_TEXT];
    Shown s;
    shown_make(&p->drawing, PART_NOTE, note, F_NONE, &s);
    lines_stop(&p->lines);
    lines_place(&p->lines, s.style, s.sign, s.place, 0, 0);
    lines_pad_place(&p->lines, SIGN, s.place);
    lines_place(&p->lines, STYLE_REF, note_mark(v->ctx.doc->note[note].id, room), s.place, 0, 0);
    lines_puts(&p->lines, STYLE_PLAIN, " ");
    lines_pad(&p->lines, INDENT);
    lines_wrap(&p->lines, s.style, s.value, INDENT, v->ctx.width, &s.place, SEGMENT_TEXT);
    lines_end(&p->lines);
}

static void put_notes(const View *v, Page *p)
{
    Uses uses = find_uses(&v->ctx, &p->arena);
    size_t use = 0;
    lines_text(&p->lines, STYLE_TITLE, S("Explanation of Responses:"));
    for (size_t i = 0; i < v->ctx.doc->nnote; i++) {
        put_note(v, p, i);
        use = put_uses(&p->drawing, &p->lines, &uses, use, i);
    }
    if (!v->ctx.doc->nnote) lines_text(&p->lines, STYLE_DIM, S("There are no footnotes."));
}

static void put_remarks(const View *v, Page *p)
{
    Shown s;
    shown_make(&p->drawing, PART_DOC, 0, F_remarks, &s);
    lines_text(&p->lines, STYLE_TITLE, S("Remarks:"));
    shown_put(&p->drawing, &p->lines, &s, v->ctx.width);
    lines_end(&p->lines);
}

static void put_signature(const View *v, Page *p, size_t row)
{
    for (int f = F_SIGN; f < F_END; f++) {
        Shown s;
        shown_make(&p->drawing, PART_SIGN, row, (FieldId)f, &s);
        if (p->lines.column) lines_puts(&p->lines, STYLE_PLAIN, "   ");
        if (p->lines.column + text_width(s.value) > v->ctx.width) lines_end(&p->lines);
        shown_put(&p->drawing, &p->lines, &s, v->ctx.width);
    }
    lines_end(&p->lines);
}

/* Other documents of the submission, such as a power of attorney. */
static void put_attachments(const View *v, Page *p)
{
    const Doc *d = v->ctx.doc;
    Buf b = {0};
    if (!d->nattachment) return;
    lines_gap(&p->lines);
    lines_text(&p->lines, STYLE_TITLE, S("Attachments:"));
    for (size_t i = 0; i < d->nattachment; i++) {
        const Attachment *a = &d->attachment[i];
        buf_clear(&b);
        buf_fmt(&b, "%.*s  %.*s (%lu bytes)", STR_ARG(a->type), STR_ARG(a->name), (unsigned long)a->raw.len);
        lines_wrap(&p->lines, STYLE_VALUE, buf_str(&b), INDENT, v->ctx.width, NULL, 0);
        lines_end(&p->lines);
    }
    buf_free(&b);
}

static void notes_lay_out(View *v)
{
    Page *p = page_begin(v);
    const Doc *d = v->ctx.doc;
    if (!d) {
        lines_text(&p->lines, STYLE_DIM, S("No filing is open."));
        return;
    }
    put_notes(v, p);
    lines_gap(&p->lines);
    put_remarks(v, p);
    lines_gap(&p->lines);
    lines_text(&p->lines, STYLE_TITLE, S("Signature of Reporting Person, Date:"));
    for (size_t i = 0; i < d->nsign; i++) put_signature(v, p, i);
    if (!d->nsign) lines_text(&p->lines, STYLE_DIM, S("There is no signature in the source."));
    put_attachments(v, p);
}

/* The footnote of a cell is what this view shows of it. */
static bool notes_find(const View *v, Place p, Spot *spot)
{
    const Lines *l = &((const Page *)v->state)->lines;
    return lines_find(l, p, spot) || (p.part >= PART_NOTE && lines_find_row(l, p, spot));
}

const ViewOps view_notes = {"notes",    "Footnotes", page_open,  notes_lay_out, page_close,
                            page_lines, page_line,   notes_find, page_act,      false};
