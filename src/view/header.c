/* header.c: the header of a form in few lines: who, what, when, and whether in time; or as the form prints
 * it. */
#include "model/due.h"
#include "view/kit/boxes.h"
#include "view/kit/page.h"

enum { PART_GAP = 3 };

/* The header being laid out. */
typedef struct Header {
    const Drawing *d;
    const Doc *doc;
    Lines *out;
    int width;
} Header;

static bool says_something(const Header *h, Part part, size_t row, FieldId f)
{
    const Cell *c = doc_cell(h->doc, part, row, f);
    return c->state > CELL_BLANK || c->nref || flags_at(&h->d->flags, place_at(h->d->ctx, part, row, f));
}

/* Room for something of that width, with a gap before it; else on the next line. */
static void make_room(const Header *h, int gap, int w)
{
    if (h->out->column && h->out->column + gap + w > h->width) lines_end(h->out);
    if (h->out->column) lines_pad(h->out, h->out->column + gap);
}

/* Label and value; `label` may be empty. */
static void put_value(const Header *h, int gap, const char *label, Part part, size_t row, FieldId f)
{
    Shown v;
    Str name = str_z(label);
    shown_make(h->d, part, row, f, &v);
    make_room(h, gap, text_width(name) + (name.n > 0) + shown_width(h->d, &v));
    lines_put(h->out, STYLE_CAPTION, name);
    if (name.n && !str_eq(name, S("["))) lines_puts(h->out, STYLE_PLAIN, " ");
    if (!v.value.n && !v.cell->nref) {
        lines_stop(h->out);
        lines_place(h->out, v.style, v.sign, v.place, 0, 0);
        lines_place(h->out, v.sign.n ? v.style : STYLE_DIM, v.sign.n ? S("missing") : S("none"), v.place, 0,
                    0);
    } else {
        shown_put(h->d, h->out, &v, h->width);
    }
}

static void put_if_used(const Header *h, int gap, const char *label, Part part, size_t row, FieldId f)
{
    if (says_something(h, part, row, f)) put_value(h, gap, label, part, row, f);
}

/* A box that is marked, or about which there is something to say, by its caption. */
static void put_box(const Header *h, int gap, Part part, size_t row, FieldId f)
{
    Shown v;
    shown_make(h->d, part, row, f, &v);
    if (!cell_flag(v.cell) && v.cell->state != CELL_BAD && !v.sign.n) return;
    Str caption = str_z(fields[f].caption);
    make_room(h, gap, text_width(v.sign) + text_width(caption) + 4);
    lines_stop(h->out);
    lines_place(h->out, v.style, v.sign, v.place, 0, 0);
    if (!cell_flag(v.cell))
        lines_place(h->out, v.style, v.cell->state == CELL_BAD ? S("[?] ") : S("[ ] "), v.place, 0, 0);
    lines_place(h->out, cell_flag(v.cell) ? v.style : STYLE_CAPTION, caption, v.place, 0, 0);
    shown_put_marks(h->d, h->out, &v, 0, h->width);
}

static void put_filing(const Header *h)
{
    Place p = place_at(h->d->ctx, PART_FILING, 0, F_NONE);
    const Flag *f = flags_at(&h->d->flags, p);
    if (!f) return;
    Style style = severity_style((Severity)f->severity);
    make_room(h, PART_GAP, 8);
    lines_stop(h->out);
    lines_place(h->out, style, str_z(severity_sign((Severity)f->severity)), p, 0, 0);
    lines_place(h->out, style, S(" filing"), p, 0, 0);
}

static void put_roles(const Header *h, size_t owner)
{
    static const FieldId boxes[] = {F_isDirector, F_isOfficer, F_isTenPercentOwner, F_isOther};
    for (size_t i = 0; i < 4; i++) put_box(h, i ? 2 : PART_GAP, PART_OWNER, owner, boxes[i]);
    put_if_used(h, 2, "title", PART_OWNER, owner, F_officerTitle);
    put_if_used(h, 2, "other", PART_OWNER, owner, F_otherText);
}

static void put_due(const Header *h)
{
    Date from = h->doc->item[F_periodOfReport - F_DOC].state == CELL_VALUE
                    ? doc_item(h->doc, F_periodOfReport)->u.date
                    : DATE_NONE;
    FormType form = h->doc->form;
    if (from == DATE_NONE || !form) return;
    Date due = due_date(form == FORM_3   ? DUE_FORM3
                        : form == FORM_5 ? DUE_FORM5
                                         : due_form4(from),
                        from, GRACE_COUNTS);
    char room[DATE_TEXT];
    make_room(h, PART_GAP, 14);
    lines_puts(h->out, STYLE_CAPTION, "Due ");
    lines_put(h->out, STYLE_VALUE, date_put_us(due, room));
}

static void put_dates(const Header *h)
{
    static const char *const of[] = {"Trade", "Event", "Trade", "Year ends"};
    put_value(h, PART_GAP, of[h->doc->form ? h->doc->form - 2 : 0], PART_DOC, 0, F_periodOfReport);
    for (size_t i = 0; i < h->doc->nsign && i < 1; i++)
        put_value(h, PART_GAP, "Signed", PART_SIGN, i, F_signatureDate);
    put_if_used(h, PART_GAP, "Filed", PART_DOC, 0, F_filingDate);
    put_due(h);
    put_if_used(h, PART_GAP, "Amends", PART_DOC, 0, F_dateOfOriginalSubmission);
}

static void put_owner(const Header *h, size_t owner)
{
    static const FieldId more[] = {F_rptOwnerStreet1,
                                   F_rptOwnerStreet2,
                                   F_rptOwnerCity,
                                   F_rptOwnerState,
                                   F_rptOwnerZipCode,
                                   F_rptOwnerStateDescription,
                                   F_rptOwnerNonUSStateTerritory,
                                   F_rptOwnerCountry};
    put_value(h, PART_GAP, "Owner", PART_OWNER, owner, F_rptOwnerName);
    if (owner) put_roles(h, owner);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) put_if_used(h, 2, "", PART_OWNER, owner, more[i]);
    put_box(h, 2, PART_OWNER, owner, F_rptOwnerNonUSAddressFlag);
    put_if_used(h, 2, "CIK", PART_OWNER, owner, F_rptOwnerCik);
}

static void put_issuer(const Header *h)
{
    put_value(h, PART_GAP, "Issuer", PART_DOC, 0, F_issuerName);
    put_value(h, 1, "[", PART_DOC, 0, F_issuerTradingSymbol);
    lines_puts(h->out, STYLE_CAPTION, "]");
    put_if_used(h, 2, "abroad", PART_DOC, 0, F_issuerForeignTradingSymbol);
    put_if_used(h, 2, "CIK", PART_DOC, 0, F_issuerCik);
}

/* What is not told above: marks of the form, and what EDGAR says of the filing. */
static void put_rest(const Header *h)
{
    static const FieldId above[] = {
        F_issuerName,     F_issuerTradingSymbol, F_issuerForeignTradingSymbol, F_issuerCik,
        F_periodOfReport, F_filingDate,          F_dateOfOriginalSubmission,   F_remarks};
    for (int f = F_DOC; f < F_OWNER; f++) {
        bool told = false;
        for (size_t i = 0; i < sizeof above / sizeof *above; i++) told |= above[i] == (FieldId)f;
        if (told) continue;
        if (fields[f].kind == KIND_FLAG)
            put_box(h, PART_GAP, PART_DOC, 0, (FieldId)f);
        else
            put_if_used(h, PART_GAP, fields[f].caption, PART_DOC, 0, (FieldId)f);
    }
}

static void header_lay_out(View *v)
{
    Page *p = page_begin(v);
    const Doc *d = v->ctx.doc;
    Header h = {&p->drawing, d, &p->lines, v->ctx.width};
    if (!d) {
        lines_text(&p->lines, STYLE_DIM, S("No filing is open."));
    } else if (v->ctx.whole) {
        boxes_put(&p->drawing, &p->lines);
    } else {
        put_filing(&h);
        if (d->nowner) put_roles(&h, 0);
        put_dates(&h);
        for (size_t i = 0; i < d->nowner; i++) put_owner(&h, i);
        put_issuer(&h);
        put_rest(&h);
        if (p->lines.column) lines_end(&p->lines);
    }
}

const ViewOps view_header = {"header",   "Header",  page_open, header_lay_out, page_close,
                             page_lines, page_line, page_find, page_act,       false};
