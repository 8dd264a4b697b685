/* ownership.c: ownershipDocument XML -> Doc. What an element means stands in fields.def and boxes.def.
 *
 * The elements nest by rank (document, section, row, group, field, value), so one slot a rank is all the
 * stack there is, and an element that opens closes what is open of its own rank and below: missing end tags
 * heal at the next tag.
 */
#include "read/xml/ownership.h"

#include "read/envelope/wrap.h"
#include "read/xml/elements.h"
#include "read/xml/markup.h"

#include <string.h>

/* An element that is open. */
typedef struct Open {
    const Element *element; /* NULL = none of this rank */
    Span raw;               /* its start tag            */
} Open;

typedef struct Reader {
    Doc *doc;
    Markup markup;
    Wrap wrap;
    Elements elements;
    Schema schema;

    Open open[RANKS];
    bool ended; /* the document's end tag came */
    DocRow *row;
    TableId table; /* of `row` */
    int row_kind;
    Owner *owner;
    Sign *sign;

    /* the field that is open */
    Cell *cell; /* NULL: its text goes nowhere */
    FieldId field;
    Str text; /* its text, and where it is     */
    Span text_raw;
    Buf pieces; /* its text if it came in several */
    size_t npiece, nvalue;

    Span strange; /* start tag of an element that is not understood; len 0 = none is open */
    size_t strange_depth;
    Str strange_name;
} Reader;

/* ---- cells ---- */

static Span source(const Reader *r, Span raw) { return wrap_source(&r->wrap, raw); }

static Span up_to(Span from, size_t end) { return (Span){from.at, (uint32_t)(end - from.at)}; }

/* Where the reader is in the form. */
static Place here(const Reader *r, FieldId f, Span raw)
{
    const Doc *d = r->doc;
    Place at = {.part = PART_DOC, .field = (uint8_t)f, .raw = source(r, raw)};
    if (r->row) {
        const TableId t = (TableId)(r->open[RANK_ROW].element->what / 4);
        at.part = (uint8_t)part_of_table(t), at.row = (uint16_t)(d->table[t].n - 1);
    } else if (r->owner) {
        at.part = PART_OWNER, at.row = (uint16_t)(d->nowner - 1);
    } else if (r->sign) {
        at.part = PART_SIGN, at.row = (uint16_t)(d->nsign - 1);
    }
    return at;
}

static FieldId field_of(const Element *e) { return e->means == MEANS_CELL ? (FieldId)e->what : F_NONE; }

/* The cell that a field's element fills; NULL, with a Trouble, if it stands outside of its owner or row or
 * was filled. */
static Cell *cell_of(Reader *r, FieldId f, Span raw)
{
    Cell *c = NULL;
    switch ((Group)fields[f].group) {
    case GROUP_DOC: c = doc_item(r->doc, f); break;
    case GROUP_ROW: c = r->row ? &r->row->cell[f] : NULL; break;
    case GROUP_OWNER: c = r->owner ? owner_item(r->owner, f) : NULL; break;
    case GROUP_SIGN: c = r->sign ? sign_item(r->sign, f) : NULL; break;
    }
    if (!c)
        doc_add_trouble(r->doc, source(r, raw), "element <%s> stands outside of its part of the form",
                        fields[f].name);
    if (!c || c->state == CELL_ABSENT) return c;
    doc_add_trouble(r->doc, source(r, raw), "element <%s> is given twice: only the first is used",
                    fields[f].name);
    return NULL;
}

static void open_field(Reader *r, Cell *c, FieldId f)
{
    r->cell = c;
    r->field = f;
    r->text = (Str){0};
    r->text_raw = (Span){0};
    r->npiece = r->nvalue = 0;
}

static void open_note(Reader *r, const MarkupEvent *e)
{
    MarkupAttr id;
    markup_attr(&r->markup, e, S("id"), &id);
    id.value = str_trim(id.value);
    if (!id.value.n) doc_add_trouble(r->doc, source(r, e->raw), "a footnote without an id");
    Note *note = doc_add_note(r->doc, id.value);
    open_field(r, note ? &note->text : NULL, F_remarks); /* a text like the remarks */
}

static void check_mark(Reader *r, const Cell *c, Str id, Span raw)
{
    enum { MARKS_MOST = 99 }; /* that the schema allows; a hostile file has more */
    const Element *field = r->open[RANK_FIELD].element;
    for (size_t i = c->nref > MARKS_MOST ? c->nref - MARKS_MOST : 0; i < c->nref; i++)
        if (str_eq(r->doc->ref[c->ref0 + i].id, id))
            schema_fault(&r->schema, FAULT_MARK_TWICE, field ? field->id : E_transactionCoding, c->ref0 + i,
                         here(r, field ? r->field : F_transactionCode, raw));
}

/* A mark goes to the field around it; inside transactionCoding to the code. The marks of a cell stand
 * together. */
static void add_mark(Reader *r, const MarkupEvent *e)
{
    MarkupAttr id;
    Cell *c = r->open[RANK_FIELD].element ? r->cell : NULL;
    const Element *group = r->open[RANK_GROUP].element;
    if (!r->open[RANK_FIELD].element && group && r->row && str_eq(group->name, S("transactionCoding")))
        c = &r->row->cell[F_transactionCode];
    markup_attr(&r->markup, e, S("id"), &id);
    id.value = str_trim(id.value);
    if (!c || !id.value.n) {
        doc_add_trouble(r->doc, source(r, e->raw),
                        id.value.n ? "a footnote mark that belongs to no cell"
                                   : "a footnote mark without an id");
        return;
    }
    Doc *d = r->doc;
    check_mark(r, c, id.value, e->raw);
    if (c->nref && (size_t)c->ref0 + c->nref != d->nref) {
        uint16_t from = c->ref0, n = c->nref;
        c->nref = 0;
        for (uint16_t i = 0; i < n; i++) doc_add_ref(d, c, d->ref[from + i].id, d->ref[from + i].raw);
    }
    doc_add_ref(d, c, id.value, source(r, e->raw));
}

static void add_text(Reader *r, Str text, Span raw)
{
    if (!r->npiece++) {
        r->text = text;
        r->text_raw = raw;
        return;
    }
    if (r->npiece == 2) buf_clear(&r->pieces), buf_put(&r->pieces, r->text);
    buf_put(&r->pieces, text);
    r->text = buf_str(&r->pieces);
    r->text_raw = up_to(r->text_raw, raw.at + raw.len);
}

/* The span without the blanks around it. */
static Span trimmed(const Reader *r, Span raw)
{
    Str s = span_str(r->markup.text, raw), t = str_trim(s);
    return (Span){raw.at + (uint32_t)(t.p - s.p), (uint32_t)t.n};
}

/* YYYY-MM-DD, a time zone behind it or not: the only way EDGAR takes a date. */
static bool is_xs_date(Str s)
{
    static const char form[] = "dddd-dd-dd";
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (i >= s.n || (form[i] == 'd' ? !is_digit(s.p[i]) : s.p[i] != '-')) return false;
    return true;
}

/* 2025/5/2 -> 2025-05-02; empty where it is no year, month and day in this order. */
static Str date_in_order(Arena *a, Str s)
{
    unsigned part[3] = {0};
    size_t digits[3] = {0}, n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (is_digit(s.p[i]))
            part[n] = part[n] * 10 + (unsigned)(s.p[i] - '0'), digits[n]++;
        else if (++n > 2)
            return (Str){0};
    }
    if (digits[0] != 4 || digits[1] - 1 > 1 || digits[2] - 1 > 1) return (Str){0};
    return str_fmt(a, "%04u-%02u-%02u", part[0], part[1], part[2]);
}

/* What EDGAR would have refused and still can be read: the value shows, with what stands there beside it. */
static void record(Reader *r, Cell *c, FieldId f, Str was, const char *why)
{
    char room[DATE_TEXT + DEC_TEXT];
    Doc *d = r->doc;
    c->prov |= PROV_REPAIRED;
    Str now = str_copy(&d->arena, cell_value(c, f, room));
    Part part = r->row ? part_of_table(r->table) : r->sign ? PART_SIGN : PART_DOC;
    size_t row = doc_rows(d, part) - 1;
    Repair *record = doc_add_repair(d, REPAIR_OTHER, part, row, f, was, now, str_z(why));
    record->applied = true;
}

static void settle_date(Reader *r, Cell *c, FieldId f, Str text)
{
    Str s = str_copy(&r->doc->arena, str_trim(text));
    if (fields[f].kind != KIND_DATE || !cell_has(c) || is_xs_date(s)) return;
    Str again = c->state == CELL_BAD ? date_in_order(&r->doc->arena, s) : (Str){0};
    if (again.n) cell_set(r->doc, c, f, again, c->raw);
    if (c->state == CELL_VALUE) record(r, c, f, s, "EDGAR takes no date but as YYYY-MM-DD");
}

/* "P/K": the letter of a swap, which has an element of its own. */
static void settle_swap(Reader *r)
{
    Cell *code = &r->row->cell[F_transactionCode], *swap = &r->row->cell[F_equitySwapInvolved];
    Str s = code->state == CELL_BAD ? code->u.text : (Str){0};
    if (s.n != 3 || s.p[1] != '/' || to_upper(s.p[2]) != 'K' || !is_alpha(s.p[0])) return;
    cell_set(r->doc, code, F_transactionCode, str_sub(s, 0, 1), code->raw);
    record(r, code, F_transactionCode, s, "K says that an equity swap is involved");
    if (!cell_flag(swap)) {
        cell_set(r->doc, swap, F_equitySwapInvolved, S("1"), code->raw);
        swap->prov |= PROV_REPAIRED;
    }
}

static void close_field(Reader *r, size_t end)
{
    Cell *c = r->cell;
    if (!c) return;
    Span raw = r->npiece ? trimmed(r, r->text_raw) : (Span){0};
    if (!raw.len) raw = up_to(r->open[RANK_FIELD].raw, end);
    Str text = r->npiece > 1 ? str_copy(&r->doc->arena, r->text) : r->text;
    cell_set(r->doc, c, r->field, text, source(r, raw));
    settle_date(r, c, r->field, text);
    if (wrap_has_cut(&r->wrap, raw) && c->state != CELL_BLANK) c->prov |= PROV_JOINED;
    if (!r->ended && end == r->markup.text.n && c->state != CELL_BLANK) c->prov |= PROV_GUESSED; /* cut off */
    r->cell = NULL;
}

/* ---- tags ---- */

static void end_strange(Reader *r, size_t end)
{
    if (!r->strange.len) return;
    doc_add_unread(r->doc, source(r, up_to(r->strange, end)), "element <%.*s> is not understood",
                   STR_ARG(r->strange_name));
    r->strange.len = 0;
}

static void close_row(Reader *r, Span raw)
{
    if (!r->row) return;
    r->row->raw = source(r, raw);
    settle_swap(r);
    if (r->row_kind == ROW_EITHER)
        r->row->holding = r->row->cell[F_transactionCode].state == CELL_ABSENT &&
                          r->row->cell[F_transactionDate].state == CELL_ABSENT;
    r->row = NULL;
}

/* The field that ends, or the group, is held against the schema. */
static void check_end(Reader *r, Rank rank, const Element *e, Span raw)
{
    bool blank = !r->npiece || !str_trim(r->text).n;
    if (rank != RANK_FIELD) {
        schema_close(&r->schema, rank, here(r, F_NONE, raw));
        return;
    }
    schema_value(&r->schema, rank, r->nvalue, blank, r->cell ? r->cell->nref : 0, here(r, field_of(e), raw));
    if (e->id == (ElementId)F_schemaVersion) schema_version(&r->schema, str_trim(r->text));
    if (e->id == (ElementId)F_documentType) schema_form(&r->schema, str_trim(r->text));
}

/* Ends the open element of a rank; `end`: where its bytes end. */
static void close_rank(Reader *r, Rank rank, size_t end)
{
    Open *o = &r->open[rank];
    Span raw = up_to(o->raw, end);
    if (rank < RANK_VALUE) check_end(r, rank, o->element, raw);
    switch (o->element->means) {
    case MEANS_CELL:
    case MEANS_NOTE: close_field(r, end); break;
    case MEANS_ROW: close_row(r, raw); break;
    case MEANS_OWNER: r->owner->raw = source(r, raw), r->owner = NULL; break;
    case MEANS_SIGN: r->sign->raw = source(r, raw), r->sign = NULL; break;
    default: break;
    }
    o->element = NULL;
}

/* Ends all that is open of `rank` and below, where no end tag came for it. */
static void close_unended(Reader *r, Rank rank, size_t end)
{
    for (Rank k = RANKS; k-- > rank;) {
        const Element *e = r->open[k].element;
        if (!e) continue;
        doc_add_trouble(r->doc, source(r, r->open[k].raw), "element <%.*s> has no end tag", STR_ARG(e->name));
        close_rank(r, k, end);
    }
}

static void open_row(Reader *r, const Element *e)
{
    r->row_kind = e->what % 4;
    r->table = (TableId)(e->what / 4);
    r->row = doc_add_row(r->doc, r->table, r->row_kind == ROW_HOLDING);
}

static void open_value(Reader *r, const MarkupEvent *e)
{
    if (!r->open[RANK_FIELD].element) {
        doc_add_trouble(r->doc, source(r, e->raw), "a <value> outside of any field");
        return;
    }
    if (r->nvalue++) doc_add_trouble(r->doc, source(r, e->raw), "a second <value>: only the first is used");
    if (r->nvalue != 1 || !r->npiece) return;
    Span before = trimmed(r, r->text_raw);
    if (before.len) doc_add_unread(r->doc, source(r, before), "text where none belongs");
    r->npiece = 0;
}

static void check_begin(Reader *r, const Element *el, Span raw)
{
    bool inside_field = el->rank == RANK_VALUE && r->open[RANK_FIELD].element;
    if (el->id == E_NONE)
        schema_leave(&r->schema);
    else if (!inside_field)
        schema_open(&r->schema, el->rank, el->id, here(r, field_of(el), raw));
}

static void open_element(Reader *r, const Element *el, const MarkupEvent *e)
{
    end_strange(r, e->raw.at);
    close_unended(r, el->rank, e->raw.at);
    r->open[el->rank] = (Open){el, e->raw};
    switch (el->means) {
    case MEANS_CELL: open_field(r, cell_of(r, (FieldId)el->what, e->raw), (FieldId)el->what); break;
    case MEANS_ROW: open_row(r, el); break;
    case MEANS_OWNER: r->owner = doc_add_owner(r->doc); break;
    case MEANS_SIGN: r->sign = doc_add_sign(r->doc); break;
    case MEANS_NOTE: open_note(r, e); break;
    case MEANS_MARK: add_mark(r, e); break;
    case MEANS_VALUE: open_value(r, e); break;
    case MEANS_SECRET:
        open_field(r, NULL, F_NONE);
        if (r->owner && el->id == E_rptOwnerCcc) r->owner->has_code = true;
        break;
    case MEANS_NOTHING: break;
    }
    check_begin(r, el, e->raw);
    if (e->empty) close_rank(r, el->rank, e->raw.at + e->raw.len);
}

static void close_element(Reader *r, const Element *el, const MarkupEvent *e)
{
    end_strange(r, e->raw.at);
    if (r->open[el->rank].element != el) {
        doc_add_trouble(r->doc, source(r, e->raw), "end tag </%.*s> closes nothing", STR_ARG(el->name));
        return;
    }
    close_unended(r, (Rank)(el->rank + 1), e->raw.at);
    r->ended = el->rank == RANK_DOCUMENT;
    close_rank(r, el->rank, e->raw.at + e->raw.len);
}

/* Is the field that is open running text, in which EDGAR lets markup stand? */
static bool in_prose(const Reader *r)
{
    const Element *e = r->open[RANK_FIELD].element;
    return e && (e->means == MEANS_NOTE || (e->means == MEANS_CELL && e->what == F_remarks));
}

/* Markup in a footnote: its text is kept; what ends a line there parts words. */
static void prose_tag(Reader *r, const MarkupEvent *e)
{
    static const char *const parting[] = {"br", "p", "div", "li", "tr", "td"};
    for (size_t i = 0; i < sizeof parting / sizeof *parting; i++)
        if (r->npiece && str_eq_nocase(e->name, str_z(parting[i]))) add_text(r, S(" "), e->raw);
}

static void strange_tag(Reader *r, const MarkupEvent *e)
{
    size_t end = e->raw.at + e->raw.len;
    if (e->kind == MARKUP_CLOSE) {
        if (!r->strange.len)
            doc_add_trouble(r->doc, source(r, e->raw), "end tag </%.*s> closes nothing", STR_ARG(e->name));
        else if (!--r->strange_depth)
            end_strange(r, end);
        return;
    }
    if (!r->strange.len) {
        schema_unknown(&r->schema, RANK_FIELD, here(r, F_NONE, e->name_raw));
        r->strange = e->raw;
        r->strange_name = str_copy(&r->doc->arena, e->name);
        r->strange_depth = 0;
    }
    if (!e->empty) r->strange_depth++;
    if (!r->strange_depth) end_strange(r, end);
}

/* Does text belong here: into a field's first <value>, or straight into a field that has none? */
static bool takes_text(const Reader *r)
{
    const Element *inner = r->open[RANK_VALUE].element;
    if (inner) return inner->means == MEANS_VALUE && r->nvalue == 1;
    return r->open[RANK_FIELD].element && !r->nvalue;
}

static void read_text(Reader *r, const MarkupEvent *e)
{
    if (r->strange.len) return;
    if (takes_text(r))
        add_text(r, e->text, e->raw);
    else if (str_trim(e->text).n)
        doc_add_unread(r->doc, source(r, trimmed(r, e->raw)), "text where none belongs");
}

/* Without the prefix of a namespace: the form's elements are of one. */
static Str local_name(Str name)
{
    size_t colon = str_find(name, S(":"));
    return colon < name.n ? str_from(name, colon + 1) : name;
}

static bool is_known_attr(const Element *el, Str name)
{
    bool has_id = el->means == MEANS_NOTE || el->means == MEANS_MARK;
    return str_starts(name, S("xmlns")) || str_starts(name, S("xsi:")) || str_starts(name, S("xml:")) ||
           (has_id && str_eq(name, S("id")));
}

static void account_attrs(Reader *r, const Element *el, const MarkupEvent *e)
{
    MarkupAttr attr;
    for (size_t at = 0; markup_next_attr(&r->markup, e, &at, &attr);)
        if (attr.value.n && !is_known_attr(el, attr.name))
            doc_add_unread(r->doc, source(r, attr.raw), "attribute %.*s of <%.*s> is not understood",
                           STR_ARG(attr.name), STR_ARG(el->name));
}

static void read_tag(Reader *r, const MarkupEvent *e)
{
    const Element *el = element_by_name(&r->elements, local_name(e->name));
    if (el && e->kind == MARKUP_OPEN && e->raw.len > e->name_raw.len + 3) account_attrs(r, el, e);
    if (!el && in_prose(r))
        prose_tag(r, e);
    else if (!el)
        strange_tag(r, e);
    else if (e->kind == MARKUP_OPEN)
        open_element(r, el, e);
    else
        close_element(r, el, e);
}

static bool opens_document(const MarkupEvent *e)
{
    return e->kind == MARKUP_OPEN && str_eq(local_name(e->name), S("ownershipDocument"));
}

/* Text outside of the document, from the first to the last of it. */
static void outside(Reader *r, const MarkupEvent *e, Span *lost)
{
    if (e->kind != MARKUP_TEXT || !str_trim(e->text).n) return;
    Span raw = trimmed(r, e->raw);
    *lost = lost->len ? up_to(*lost, raw.at + raw.len) : raw;
}

static void tell_outside(Reader *r, Span lost, const char *where)
{
    if (lost.len) doc_add_unread(r->doc, source(r, lost), "text %s of the document", where);
}

/* Goes to the start of the document: what stands in front of it is a wrapper, whose tags say nothing. */
static bool find_document(Reader *r, MarkupEvent *e)
{
    Span lost = {0};
    while (markup_next(&r->markup, e)) {
        if (opens_document(e)) {
            tell_outside(r, lost, "in front");
            return true;
        }
        outside(r, e, &lost);
    }
    return false;
}

/* What stands behind the end tag is no part of the form. */
static void read_behind(Reader *r)
{
    MarkupEvent e;
    Span lost = {0};
    while (markup_next(&r->markup, &e)) outside(r, &e, &lost);
    tell_outside(r, lost, "behind the end");
}

static void end_unended(Reader *r, size_t end)
{
    end_strange(r, end);
    r->doc->cut_short = true;
    doc_add_trouble(r->doc, source(r, up_to(r->open[RANK_DOCUMENT].raw, end)),
                    "the text ends before </ownershipDocument>: what came behind it is lost");
    close_unended(r, RANK_SECTION, end);
}

/* Reads the first document; another one behind it is another filing. */
static void read_events(Reader *r)
{
    MarkupEvent e;
    size_t end = r->markup.text.n;
    if (!find_document(r, &e)) {
        doc_add_trouble(r->doc, (Span){0}, "no <ownershipDocument> in it");
        return;
    }
    do {
        if (e.flaw) doc_add_trouble(r->doc, source(r, e.flaw_raw), "%s", e.flaw);
        if (e.kind == MARKUP_TEXT)
            read_text(r, &e);
        else if (e.kind != MARKUP_LOST)
            read_tag(r, &e);
    } while (!r->ended && markup_next(&r->markup, &e) && !opens_document(&e));
    if (!r->ended)
        end_unended(r, opens_document(&e) ? e.raw.at : end);
    else
        read_behind(r);
}

bool read_ownership(Doc *d)
{
    Reader *r = ARENA_NEW(&d->arena, Reader, 1);
    r->doc = d;
    r->wrap = wrap_join(&d->arena, d->text);
    if (r->wrap.ncut)
        doc_add_trouble(d, (Span){r->wrap.cut[0].from - 1, 1},
                        "the lines were cut at %zu bytes: joined again", r->wrap.width);
    elements_learn(&r->elements);
    schema_start(&r->schema, d);
    markup_init(&r->markup, &d->arena, r->wrap.text, MARKUP_XML);
    read_events(r);
    buf_free(&r->pieces);
    return true;
}
