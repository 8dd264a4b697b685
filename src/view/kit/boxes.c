/* boxes.c: the header of the form as the SEC prints it: its title, marks, and numbered boxes beside each
 * other. */
#include "view/kit/boxes.h"

enum { TWO_COLUMNS = 60, THREE_COLUMNS = 108, GAP = 3 };

/* The header being laid out. */
typedef struct Header {
    const Drawing *d;
    const Doc *doc;
    Lines *out;
} Header;

/* Number and caption of an item; `more` is a second caption in the same box, or NULL. */
static void put_caption(const Header *h, Lines *box, FieldId f, const char *caption, int width)
{
    Buf b = {0};
    const char *item = h->doc->form ? fields[f].item[h->doc->form - FORM_3] : "";
    if (*item) buf_fmt(&b, "%s. ", item);
    buf_puts(&b, caption);
    lines_wrap(box, STYLE_CAPTION, buf_str(&b), 0, width, NULL, 0);
    lines_end(box);
    buf_free(&b);
}

static void put_item(const Header *h, Lines *box, Part part, size_t row, FieldId f, int width)
{
    Shown v;
    shown_make(h->d, part, row, f, &v);
    shown_put(h->d, box, &v, width);
}

/* The same behind something else, `parted` from it; on a new line if it does not fit there. */
static void put_behind(const Header *h, Lines *box, Str parted, Part part, size_t row, FieldId f, int width)
{
    Shown v;
    shown_make(h->d, part, row, f, &v);
    if (box->column && box->column + text_width(parted) + shown_width(h->d, &v) > width) lines_end(box);
    lines_put(box, STYLE_PLAIN, box->column ? parted : str_trim(parted));
    shown_put(h->d, box, &v, width);
}

static bool item_used(const Header *h, Part part, size_t row, FieldId f)
{
    return doc_cell(h->doc, part, row, f)->state > CELL_BLANK ||
           flags_at(&h->d->flags, place_at(h->d->ctx, part, row, f));
}

/* A box to mark: [X] caption. */
static void put_mark(const Header *h, Lines *box, Part part, size_t row, FieldId f, int width)
{
    Shown v;
    shown_make(h->d, part, row, f, &v);
    bool marked = cell_flag(v.cell);
    lines_stop(box);
    lines_place(box, v.style, v.sign, v.place, 0, 0);
    lines_place(box, v.style,
                marked                      ? S("[X]")
                : v.cell->state == CELL_BAD ? S("[?]")
                                            : S("[ ]"),
                v.place, 0, 0);
    lines_puts(box, STYLE_PLAIN, " ");
    lines_wrap(box, marked ? STYLE_VALUE : STYLE_CAPTION, str_z(fields[f].caption), box->column, width, NULL,
               0);
    shown_put_marks(h->d, box, &v, 0, width);
}

/* ---- the numbered boxes ---- */

typedef void (*BoxFn)(const Header *h, Lines *box, size_t owner, int width);

/* Items in one line, parted by blanks, those that say something. */
static void put_items(const Header *h, Lines *box, size_t owner, const FieldId *f, size_t n, int width)
{
    for (size_t i = 0; i < n; i++) {
        if (!item_used(h, PART_OWNER, owner, f[i])) continue;
        put_behind(h, box, S("  "), PART_OWNER, owner, f[i], width);
    }
    if (box->column) lines_end(box);
}

/* An item that the form has no box for, with its caption; nothing where the source does not have it. */
static void put_extra(const Header *h, Lines *box, Part part, size_t row, FieldId f, int width)
{
    if (!item_used(h, part, row, f)) return;
    lines_wrap(box, STYLE_CAPTION, str_z(fields[f].caption), 0, width, NULL, 0);
    put_behind(h, box, S(" "), part, row, f, width);
    lines_end(box);
}

static void box_owner(const Header *h, Lines *box, size_t owner, int width)
{
    static const FieldId city[] = {F_rptOwnerCity, F_rptOwnerState, F_rptOwnerZipCode};
    static const FieldId more[] = {F_rptOwnerStateDescription, F_rptOwnerNonUSAddressFlag,
                                   F_rptOwnerNonUSStateTerritory, F_rptOwnerCountry, F_rptOwnerCik};
    put_caption(h, box, F_rptOwnerName, "Name and Address of Reporting Person", width);
    if (owner >= h->doc->nowner) {
        lines_text(box, STYLE_DIM, S("no reporting owner in the source"));
        return;
    }
    put_item(h, box, PART_OWNER, owner, F_rptOwnerName, width);
    lines_end(box);
    put_items(h, box, owner, (const FieldId[]){F_rptOwnerStreet1}, 1, width);
    put_items(h, box, owner, (const FieldId[]){F_rptOwnerStreet2}, 1, width);
    put_items(h, box, owner, city, 3, width);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        put_extra(h, box, PART_OWNER, owner, more[i], width);
}

static void box_relation(const Header *h, Lines *box, size_t owner, int width)
{
    static const FieldId marks[] = {F_isDirector, F_isTenPercentOwner, F_isOfficer, F_isOther};
    put_caption(h, box, F_isDirector, "Relationship of Reporting Person(s) to Issuer", width);
    for (size_t i = 0; i < 4 && owner < h->doc->nowner; i++) {
        lines_pad(box, i % 2 ? 16 : 0);
        put_mark(h, box, PART_OWNER, owner, marks[i], width);
        if (i % 2) lines_end(box);
    }
    if (owner >= h->doc->nowner) return;
    put_extra(h, box, PART_OWNER, owner, F_officerTitle, width);
    put_extra(h, box, PART_OWNER, owner, F_otherText, width);
}

static void box_issuer(const Header *h, Lines *box, size_t owner, int width)
{
    (void)owner;
    put_caption(h, box, F_issuerName, "Issuer Name and Ticker or Trading Symbol", width);
    put_item(h, box, PART_DOC, 0, F_issuerName, width);
    put_behind(h, box, S(" ["), PART_DOC, 0, F_issuerTradingSymbol, width - 1);
    lines_puts(box, STYLE_PLAIN, "]");
    lines_end(box);
    put_extra(h, box, PART_DOC, 0, F_issuerForeignTradingSymbol, width);
    put_extra(h, box, PART_DOC, 0, F_issuerCik, width);
}

static void put_date(const Header *h, Lines *box, FieldId f, int width)
{
    put_caption(h, box, f, form_item_caption(f, h->doc->form), width);
    put_item(h, box, PART_DOC, 0, f, width);
    lines_end(box);
}

static void box_period(const Header *h, Lines *box, size_t owner, int width)
{
    (void)owner;
    put_date(h, box, F_periodOfReport, width);
}

static void box_original(const Header *h, Lines *box, size_t owner, int width)
{
    (void)owner;
    put_date(h, box, F_dateOfOriginalSubmission, width);
}

/* Item 6 is no element of its own: it follows from the number of owners. */
static void box_joint(const Header *h, Lines *box, size_t owner, int width)
{
    bool joint = h->doc->nowner > 1;
    (void)owner;
    lines_wrap(box, STYLE_CAPTION, S("6. Individual or Joint/Group Filing"), 0, width, NULL, 0);
    lines_end(box);
    lines_wrap(box, joint ? STYLE_CAPTION : STYLE_VALUE,
               joint ? S("[ ] Form filed by One Reporting Person")
                     : S("[X] Form filed by One Reporting Person"),
               4, width, NULL, 0);
    lines_end(box);
    lines_wrap(box, joint ? STYLE_VALUE : STYLE_CAPTION,
               joint ? S("[X] Form filed by More than One Reporting Person")
                     : S("[ ] Form filed by More than One Reporting Person"),
               4, width, NULL, 0);
    lines_end(box);
}

/* ---- putting them beside each other ---- */

enum { COLUMNS_MOST = 3 };

typedef struct Columns {
    Lines box[2 * COLUMNS_MOST - 1]; /* with the bars between them */
    int at[2 * COLUMNS_MOST - 1];
    size_t n;
    int w; /* of each */
} Columns;

static Columns columns_make(Arena *a, int width, size_t n)
{
    Columns c = {.n = n, .w = (width - (int)(n - 1) * GAP) / (int)n};
    for (size_t i = 0; i < 2 * n - 1; i++) {
        c.box[i].arena = a;
        c.at[i] = (int)(i / 2) * (c.w + GAP) + (i % 2 ? c.w + 1 : 0);
    }
    return c;
}

static void columns_put(const Header *h, Columns *c, size_t column, BoxFn fn, size_t owner)
{
    Lines *box = &c->box[2 * column];
    lines_gap(box);
    fn(h, box, owner, c->w);
}

static void columns_end(Columns *c, Lines *out)
{
    size_t tall = 0;
    for (size_t i = 0; i < c->n; i++)
        if (c->box[2 * i].n > tall) tall = c->box[2 * i].n;
    for (size_t i = 1; i < 2 * c->n - 1; i += 2)
        for (size_t y = 0; y < tall; y++) lines_text(&c->box[i], STYLE_RULE, S("│"));
    lines_beside(out, c->box, c->at, 2 * c->n - 1);
}

/* In the order of the item numbers; on wide screens the relationship begins the last column, as on paper. */
static void put_numbered(const Header *h, int width)
{
    static const BoxFn form3[] = {box_owner, box_period, box_issuer, box_relation, box_original, box_joint};
    static const BoxFn form4[] = {box_owner, box_issuer, box_period, box_original, box_relation, box_joint};
    const BoxFn *boxes = h->doc->form == FORM_3 ? form3 : form4;
    Columns c = columns_make(h->out->arena, width, width >= THREE_COLUMNS ? 3 : width >= TWO_COLUMNS ? 2 : 1);
    bool after = false;
    for (size_t i = 0; i < 6; i++) {
        bool relation = boxes[i] == box_relation;
        after |= relation;
        size_t column = c.n == 1 || i == 0 ? 0 : c.n == 2 ? !relation : after ? 2 : 1;
        columns_put(h, &c, column, boxes[i], 0);
    }
    columns_end(&c, h->out);
}

static void put_other_owner(const Header *h, size_t owner, int width)
{
    Columns c = columns_make(h->out->arena, width, width >= TWO_COLUMNS ? 2 : 1);
    columns_put(h, &c, 0, box_owner, owner);
    columns_put(h, &c, c.n - 1, box_relation, owner);
    columns_end(&c, h->out);
}

/* ---- the page ---- */

static void put_title(const Header *h, int width)
{
    Shown type;
    shown_make(h->d, PART_DOC, 0, F_documentType, &type);
    lines_puts(h->out, STYLE_TITLE, "FORM ");
    type.style = type.style == STYLE_VALUE ? STYLE_TITLE : type.style;
    shown_put(h->d, h->out, &type, width);
    lines_puts(h->out, STYLE_PLAIN, "  ");
    lines_wrap(h->out, STYLE_TITLE, str_z(form_title(h->doc->form)), 0, width, NULL, 0);
    lines_end(h->out);
}

/* What is wrong with the filing as a whole. */
static void put_filing(const Header *h)
{
    Place p = place_at(h->d->ctx, PART_FILING, 0, F_NONE);
    const Flag *f = flags_at(&h->d->flags, p);
    if (!f) return;
    lines_stop(h->out);
    lines_place(h->out, severity_style((Severity)f->severity), str_z(severity_sign((Severity)f->severity)), p,
                0, 0);
    lines_place(h->out, STYLE_CAPTION, S(" about the filing as a whole"), p, 0, 0);
    lines_end(h->out);
}

/* What EDGAR says of the filing, not printed on the form: accession number, dates, version. */
static void put_facts(const Header *h, int width)
{
    for (int f = F_DOC; f < F_OWNER; f++) {
        const Field *field = &fields[f];
        bool printed = f == F_documentType || f == F_issuerCik || f == F_remarks || *field->item[1];
        if (printed || field->kind == KIND_FLAG || !item_used(h, PART_DOC, 0, (FieldId)f)) continue;
        if (h->out->column) lines_puts(h->out, STYLE_PLAIN, "   ");
        if (h->out->column + text_width(str_z(field->caption)) + field->width >= width) lines_end(h->out);
        lines_puts(h->out, STYLE_CAPTION, field->caption);
        lines_puts(h->out, STYLE_PLAIN, " ");
        put_item(h, h->out, PART_DOC, 0, (FieldId)f, width);
    }
    if (h->out->column) lines_end(h->out);
}

static void put_marks(const Header *h, int width)
{
    for (int f = F_DOC; f < F_OWNER; f++) {
        if (fields[f].kind != KIND_FLAG) continue;
        bool printed = h->doc->form && *fields[f].item[h->doc->form - FORM_3];
        if (!printed && !item_used(h, PART_DOC, 0, (FieldId)f)) continue;
        if (h->out->column && h->out->column + 7 + text_width(str_z(fields[f].caption)) > width)
            lines_end(h->out);
        if (h->out->column) lines_puts(h->out, STYLE_PLAIN, "   ");
        put_mark(h, h->out, PART_DOC, 0, (FieldId)f, width);
    }
    if (h->out->column) lines_end(h->out);
}

void boxes_put(const Drawing *d, Lines *out)
{
    const Header here = {d, d->ctx->doc, out}, *h = &here;
    int width = d->ctx->width;
    put_title(h, width);
    put_filing(h);
    put_facts(h, width);
    put_marks(h, width);
    lines_rule(h->out, width);
    put_numbered(h, width);
    for (size_t i = 1; i < h->doc->nowner; i++) {
        lines_rule(h->out, width);
        put_other_owner(h, i, width);
    }
    lines_rule(h->out, width);
}
