/* form.c: EDGAR's pages of a form (its stylesheets' HTML, saved or not) -> Doc, by the captions that the
 * form prints.
 *
 * Two looks are in use: that of the viewer (xslF345X0N: a box an owner, footnotes "1. …") and that of the
 * SEC's published stylesheets (a table "Reporting Owners" below the form, footnotes "(1) …").
 */
#include "read/html/form.h"

#include "read/html/rendered.h"

/* ---- below the tables ---- */

/* "1. text" -> 1, the text behind it; 0 if it does not start so. */
static Str note_number(Str *s)
{
    size_t n = 0;
    bool round = s->n && s->p[0] == '(';
    while (round + n < s->n && is_digit(s->p[round + n])) n++;
    if (!n || round + n >= s->n || s->p[round + n] != (round ? ')' : '.')) return (Str){0};
    Str number = str_sub(*s, round, n);
    *s = str_trim(str_from(*s, round + n + 1));
    return number;
}

static void add_note(Rendered *p, Str number, Str text, Span raw)
{
    Note *note = doc_add_note(p->doc, str_fmt(p->arena, "F%.*s", STR_ARG(number)));
    Str bytes = span_str(p->doc->text, rendered_trimmed(p, raw)), rest = bytes;
    if (note_number(&rest).n)
        raw = (Span){rendered_trimmed(p, raw).at + (uint32_t)(rest.p - bytes.p), (uint32_t)rest.n};
    if (note) rendered_set(p, &note->text, F_remarks, text, raw);
}

/* Remarks stand behind the word or in the next cell. Gives the last cell read. */
static size_t read_remarks(Rendered *p, size_t i)
{
    Span raw = {0};
    Str s = str_trim(str_from(rendered_text(p, i, &raw), 8));
    bool next = !s.n && i + 1 < p->html.ncell && rendered_cell(p, i + 1)->table == rendered_cell(p, i)->table;
    if (next)
        s = rendered_text(p, ++i, &raw);
    else
        raw.at += 8, raw.len -= 8;
    rendered_set(p, doc_item(p->doc, F_remarks), F_remarks, s, s.n ? raw : rendered_cell(p, i)->raw);
    return i;
}

static void read_notes(Rendered *p)
{
    size_t from = rendered_find(p, 1, "Title of Derivative Security"),
           head = rendered_find(p, 1, "Explanation of Responses");
    for (size_t i = from ? from : 1; i < p->html.ncell; i++) {
        Span raw = {0};
        Str s = rendered_text(p, i, &raw), rest = s, number = note_number(&rest);
        if (rendered_cell(p, i)->piece0 == rendered_cell(p, i)->piece1 || p->own[i].n == 0) continue;
        if (str_starts_nocase(s, S("No securities are beneficially owned")))
            rendered_set_flag(p, doc_item(p->doc, F_noSecuritiesOwned), F_noSecuritiesOwned, true, raw);
        else if (str_starts_nocase(s, S("Remarks:")))
            i = read_remarks(p, i);
        else if (number.n && !rest.n && html_right(&p->html, i, 1) == i + 1) {
            rest = rendered_text(p, i + 1, &raw);
            add_note(p, number, rest, raw);
            i++;
        } else if (number.n && head && rendered_cell(p, i)->table == rendered_cell(p, head)->table)
            add_note(p, number, rest, raw);
    }
}

/* A line of the signature's table: the first text is the name, a date stands behind it. */
static void read_signature(Rendered *p, size_t i, bool in_front)
{
    Span name_raw = {0}, date_raw = {0}, raw;
    Str name = {0}, date = {0};
    Date d;
    uint32_t table = rendered_cell(p, i)->table, row = rendered_cell(p, i)->row;
    for (size_t k = i;
         k < p->html.ncell && rendered_cell(p, k)->table == table && rendered_cell(p, k)->row == row; k++) {
        Str s = rendered_text(p, k, &raw);
        if (!s.n) continue;
        if (!name.n)
            name = s, name_raw = raw;
        else if (!date.n && (in_front || date_parse(s, DATE_US, &d)))
            date = s, date_raw = raw;
    }
    if (!name.n || (!date.n && !in_front)) return;
    Sign *sign = doc_add_sign(p->doc);
    sign->raw = (Span){name_raw.at, date.n ? date_raw.at + date_raw.len - name_raw.at : name_raw.len};
    rendered_set(p, sign_item(sign, F_signatureName), F_signatureName, name, name_raw);
    rendered_set(p, sign_item(sign, F_signatureDate), F_signatureDate, date, date_raw);
}

static void read_signatures(Rendered *p)
{
    size_t caption = rendered_find(p, 1, "Signature of Reporting Person");
    if (!caption) {
        doc_add_trouble(p->doc, (Span){0}, "no signature in the page");
        return;
    }
    const HtmlCell *c = rendered_cell(p, caption);
    uint32_t last = UINT32_MAX;
    for (size_t i = 1; i < p->html.ncell; i++) {
        const HtmlCell *k = rendered_cell(p, i);
        if (k->table != c->table || k->row == last) continue;
        last = k->row;
        read_signature(p, i, k->row < c->row);
    }
}

static Str *own_texts(Rendered *p)
{
    Str *own = ARENA_NEW(p->arena, Str, p->html.ncell);
    for (size_t i = 1; i < p->html.ncell; i++) {
        const HtmlCell *c = rendered_cell(p, i);
        own[i] = html_text(&p->html, p->arena, c->piece0, c->piece1, (uint32_t)i, NULL);
    }
    return own;
}

bool read_rendered(Doc *d)
{
    Rendered *p = ARENA_NEW(&d->arena, Rendered, 1);
    p->doc = d;
    p->arena = &d->arena;
    html_read(&p->html, p->arena, d->text);
    p->own = own_texts(p);
    if (rendered_find(p, 1, "1. Name and Address")) {
        rendered_read_head(p);
        rendered_read_owners(p);
        rendered_read_tables(p);
        read_notes(p);
    } else {
        rendered_read_drawn(p);
    }
    read_signatures(p);
    return true;
}
