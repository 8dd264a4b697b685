/* copying.c: what is under the cursor, for the clipboard of the terminal (OSC 52) and a file. */
#include "ui/browser.h"

/* A cell as the form prints it. */
static void put_cell(const Doc *doc, Part part, size_t row, FieldId f, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    const Cell *c = doc_cell(doc, part, row, f);
    if (c) buf_put(out, cell_shown(c, f, room));
}

/* Values of a row with tabs between them, in the order of the form. */
static void put_row(const Doc *doc, Place p, Buf *out)
{
    FieldId column[F_ROW_END];
    TableId t = p.part == PART_II ? TABLE_II : TABLE_I;
    size_t n = form_columns(doc->form, t, column);
    for (size_t i = 0; i < n; i++) {
        if (i) buf_char(out, '\t');
        put_cell(doc, (Part)p.part, p.row, column[i], out);
    }
}

/* Message, rule and authority of what was found at the place. */
static void put_findings(const Desk *d, Buf *out)
{
    for (size_t i = 0; i < d->open.findings.n; i++) {
        const Finding *f = &d->open.findings.at[i];
        if (!desk_is_at(d, f)) continue;
        if (out->n) buf_char(out, '\n');
        finding_message(&d->open.doc, f, out);
        buf_fmt(out, " [%s; %s]", rules[f->rule].id, rules[f->rule].source);
    }
}

static void put_filing(const Desk *d, Buf *out)
{
    const Filing *f = corpus_filing(&d->corpus, d->filing);
    char room[DATE_TEXT];
    buf_fmt(out, "%.*s\t", STR_ARG(date_put(filing_day(f), room)));
    form_name(f, out);
    buf_fmt(out, "\t%.*s\t%.*s\t%.*s", STR_ARG(corpus_str(&d->corpus, f->owner)),
            STR_ARG(corpus_str(&d->corpus, f->issuer)), STR_ARG(corpus_where(&d->corpus, d->filing).path));
}

static void put_here(const Desk *d, bool row, Buf *out)
{
    Place p = d->place;
    const Doc *doc = &d->open.doc;
    bool in_table = p.part == PART_I || p.part == PART_II;
    if (d->focus == PANE_LIST)
        put_filing(d, out);
    else if (d->focus == PANE_FINDINGS || d->focus == PANE_ALL)
        put_findings(d, out);
    else if (in_table && (row || p.field == F_NONE))
        put_row(doc, p, out);
    else
        put_cell(doc, (Part)p.part, p.row, (FieldId)p.field, out);
}

void copying_copy(Browser *b, int row)
{
    Buf text = {0};
    if (b->desk.open.ok) put_here(&b->desk, row, &text);
    if (!text.n) {
        browser_say(b, STYLE_STATUS, "there is nothing here to copy");
    } else {
        Str path = b->term->ops->copy(b->term, buf_str(&text));
        browser_say(b, STYLE_STATUS, "copied%s%.*s: %.*s", path.n ? ", also to " : "", STR_ARG(path),
                    (int)(text.n < 60 ? text.n : 60), text.p);
    }
    buf_free(&text);
}
