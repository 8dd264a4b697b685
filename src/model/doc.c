/* doc.c: building a Doc, and asking it for its cells. */
#include "model/doc.h"

#include "base/symbols.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void doc_init(Doc *d, Str text, Origin origin)
{
    memset(d, 0, sizeof *d);
    d->text = text;
    d->origin = origin;
    d->adopted = d->corrected = DATE_NONE;
    d->item = ARENA_NEW(&d->arena, Cell, F_DOC_N);
}

void doc_free(Doc *d) { arena_free(&d->arena); }

#define ADD(d, array, n, cap)                                                                                \
    ((d)->array = arena_grow(&(d)->arena, (d)->array, &(d)->cap, (d)->n + 1, sizeof *(d)->array),            \
     &(d)->array[(d)->n++])

Owner *doc_add_owner(Doc *d)
{
    Owner *owner = ADD(d, owner, nowner, capowner);
    owner->item = ARENA_NEW(&d->arena, Cell, F_OWNER_N);
    return owner;
}

Sign *doc_add_sign(Doc *d)
{
    Sign *sign = ADD(d, sign, nsign, capsign);
    sign->item = ARENA_NEW(&d->arena, Cell, F_SIGN_N);
    return sign;
}

/* At a limit: one Trouble, the first time. */
static bool at_limit(Doc *d, size_t n, size_t most, unsigned bit, const char *what)
{
    if (n < most) return false;
    bool told = d->limits_told & bit;
    d->limits_told |= (uint8_t)bit;
    if (!told) doc_add_trouble(d, (Span){0}, "more than %zu %s: the rest was not read", most, what);
    return true;
}

DocRow *doc_add_row(Doc *d, TableId table, bool holding)
{
    Table *t = &d->table[table];
    if (at_limit(d, t->n, DOC_ROWS_MAX, 1u << table, "rows in a table")) return NULL;
    t->row = arena_grow(&d->arena, t->row, &t->cap, t->n + 1, sizeof *t->row);
    DocRow *row = &t->row[t->n++];
    row->holding = holding;
    return row;
}

Note *doc_add_note(Doc *d, Str id)
{
    if (at_limit(d, d->nnote, DOC_NOTES_MAX, 4, "footnotes")) return NULL;
    Note *note = ADD(d, note, nnote, capnote);
    note->id = id;
    return note;
}

void doc_add_ref(Doc *d, Cell *c, Str id, Span raw)
{
    if (at_limit(d, d->nref, DOC_REFS_MAX, 8, "footnote marks")) return;
    Ref *ref = ADD(d, ref, nref, capref);
    *ref = (Ref){id, raw, NOTE_NONE};
    if (!c->nref++) c->ref0 = (uint16_t)(d->nref - 1);
}

static Place place_of(Part part, size_t row, FieldId f, Span raw)
{
    return (Place){.row = (uint16_t)row, .part = (uint8_t)part, .field = (uint8_t)f, .raw = raw};
}

void doc_add_piece(Doc *d, Part part, size_t row, FieldId f, Span raw)
{
    *ADD(d, piece, npiece, cappiece) = (Piece){place_of(part, row, f, raw)};
}

Repair *doc_add_repair(Doc *d, RepairKind kind, Part part, size_t row, FieldId f, Str was, Str now, Str why)
{
    const Cell *c = doc_cell(d, part, row, f);
    Repair *r = ADD(d, repair, nrepair, caprepair);
    Place place = place_of(part, row, f, c ? c->raw : (Span){0});
    *r = (Repair){.place = place, .kind = (uint8_t)kind, .was = was, .now = now, .why = why};
    return r;
}

/* What is there already is not added again. */
static Str *list_add(Doc *d, Str *list, size_t *n, Str s)
{
    for (size_t i = 0; i < *n; i++)
        if (str_eq(list[i], s)) return list;
    Str *more = ARENA_NEW(&d->arena, Str, *n + 1);
    if (*n) memcpy(more, list, *n * sizeof *list);
    more[(*n)++] = s;
    return more;
}

void repair_add_evidence(Doc *d, Repair *r, Str evidence)
{
    r->evidence = list_add(d, r->evidence, &r->nevidence, evidence);
}

void repair_add_other(Doc *d, Repair *r, Str other)
{
    if (!str_eq(other, r->now)) r->other = list_add(d, r->other, &r->nother, other);
}

void doc_add_attachment(Doc *d, Str type, Str name, Span raw)
{
    *ADD(d, attachment, nattachment, capattachment) = (Attachment){type, name, raw};
}

void doc_add_fault(Doc *d, SchemaFault fault)
{
    Place *at = &fault.place;
    if (d->nfault == DOC_FAULTS_MAX) return;
    if (at->field != F_NONE && !doc_cell(d, (Part)at->part, at->row, (FieldId)at->field)) at->field = F_NONE;
    if (at->part == PART_DOC && at->field == F_NONE) at->part = PART_FILING;
    *ADD(d, fault, nfault, capfault) = fault;
}

void doc_add_printed(Doc *d, Span raw) { *ADD(d, printed, nprinted, capprinted) = raw; }

static void add_trouble(Doc *d, Span raw, bool unread, const char *format, va_list ap)
{
    char text[256];
    if (d->ntrouble > DOC_TROUBLES_MAX) return;
    int n = vsnprintf(text, sizeof text, format, ap);
    if (d->ntrouble == DOC_TROUBLES_MAX) n = snprintf(text, sizeof text, "more troubles than are listed");
    size_t len = n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
    *ADD(d, trouble, ntrouble, captrouble) =
        (Trouble){.raw = raw, .what = str_copy(&d->arena, (Str){text, len}), .unread = unread};
}

void doc_add_trouble(Doc *d, Span raw, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    add_trouble(d, raw, false, format, ap);
    va_end(ap);
}

void doc_add_difference(Doc *d, Place at, const char *format, ...)
{
    va_list ap;
    size_t n = d->ntrouble;
    va_start(ap, format);
    add_trouble(d, at.raw, false, format, ap);
    va_end(ap);
    if (d->ntrouble == n) return;
    Trouble *t = &d->trouble[n];
    t->differs = true;
    t->part = at.part, t->row = at.row, t->field = at.field;
}

void doc_add_unread(Doc *d, Span raw, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    add_trouble(d, raw, true, format, ap);
    va_end(ap);
    d->unread += raw.len;
    d->lost = arena_grow(&d->arena, d->lost, &d->caplost, d->nlost + 1, sizeof *d->lost);
    d->lost[d->nlost++] = raw;
}

static bool parse_flag(Str s, char *out)
{
    if (str_eq(s, S("1")) || str_eq_nocase(s, S("true"))) return *out = '1', true;
    if (str_eq(s, S("0")) || str_eq_nocase(s, S("false"))) return *out = '0', true;
    return false;
}

void cell_set(Doc *d, Cell *c, FieldId f, Str value, Span raw)
{
    Str s = str_collapse(&d->arena, value);
    bool ok = true;
    c->raw = raw;
    c->state = CELL_VALUE;
    if (!s.n) {
        c->state = CELL_BLANK;
        return;
    }
    switch ((Kind)fields[f].kind) {
    case KIND_TEXT: c->u.text = s; break;
    case KIND_NUMBER: ok = dec_parse(s, &c->u.dec); break;
    case KIND_DATE:
        ok = date_parse(s, DATE_ISO | DATE_US | DATE_DMON | DATE_PACKED | DATE_NAMED, &c->u.date);
        break;
    case KIND_CODE: ok = s.n == 1 && (is_alpha(s.p[0]) || is_digit(s.p[0])), c->u.code = s.p[0]; break;
    case KIND_FLAG: ok = parse_flag(s, &c->u.code); break;
    }
    if (!ok) {
        c->state = CELL_BAD;
        c->u.text = s;
    }
}

/* Binds each mark to the first footnote of its id. */
static void finish_refs(Doc *d)
{
    Symbols ids = {0};
    uint16_t *note = ARENA_NEW(&d->arena, uint16_t, d->nnote + 2); /* by Sym */
    for (size_t i = d->nnote; i--;) sym_add(&ids, d->note[i].id);
    for (size_t i = d->nnote; i--;) note[sym_find(&ids, d->note[i].id)] = (uint16_t)i;
    for (size_t i = 0; i < d->nref; i++) {
        Sym id = d->ref[i].id.n ? sym_find(&ids, d->ref[i].id) : 0;
        d->ref[i].note = id ? note[id] : NOTE_NONE;
    }
    symbols_free(&ids);
}

static void finish_cell(Cell *c)
{
    if (c->nref && (c->state == CELL_ABSENT || c->state == CELL_BLANK)) c->state = CELL_NOTE;
}

/* "4", "4/A". */
static bool take_type(Doc *d, Str s)
{
    if (!s.n || s.p[0] < '3' || s.p[0] > '5' || (s.n > 1 && s.p[1] != '/')) return false;
    d->form = (FormType)(s.p[0] - '0');
    d->amendment = str_ends(s, S("/A"));
    return true;
}

/* "Form 4", "4A", "04". */
static bool take_odd_type(Doc *d, Str s)
{
    if (str_starts_nocase(s, S("form"))) s = str_trim(str_from(s, 4));
    if (s.n > 1 && s.p[0] == '0') s = str_from(s, 1);
    bool amends = s.n == 2 && to_upper(s.p[1]) == 'A';
    if (!amends && s.n != 1) return false;
    bool is_form = take_type(d, str_sub(s, 0, 1));
    d->amendment = is_form && amends;
    return is_form;
}

static bool has_transactions(const Doc *d)
{
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++)
            if (!d->table[t].row[i].holding) return true;
    return false;
}

/* The boxes of Form 5, then what only Forms 4 and 5 have, else Form 3. */
static void infer_type(Doc *d)
{
    bool five =
        cell_has(doc_item(d, F_form3HoldingsReported)) || cell_has(doc_item(d, F_form4TransactionsReported));
    bool changes = has_transactions(d) || cell_has(doc_item(d, F_notSubjectToSection16));
    d->form = five ? FORM_5 : changes ? FORM_4 : FORM_3;
    d->amendment = cell_has(doc_item(d, F_dateOfOriginalSubmission));
}

static void finish_type(Doc *d)
{
    Str own = cell_text(doc_item(d, F_documentType)),
        submission = cell_text(doc_item(d, F_conformedSubmissionType));
    if (!take_type(d, own) && d->origin == ORIGIN_XML && !take_type(d, submission) && !take_odd_type(d, own))
        infer_type(d);
}

static int by_place(const void *a, const void *b)
{
    uint32_t x = ((const Span *)a)->at, y = ((const Span *)b)->at;
    return (x > y) - (x < y);
}

/* Bytes may have been told twice: a header that is none, and what stands in it. */
static void finish_unread(Doc *d)
{
    size_t end = 0;
    if (d->nlost) qsort(d->lost, d->nlost, sizeof *d->lost, by_place);
    d->unread = 0;
    for (size_t i = 0; i < d->nlost; i++) {
        size_t from = d->lost[i].at, to = from + d->lost[i].len;
        if (from < end) from = end;
        if (to > from) d->unread += to - from, end = to;
    }
}

void doc_finish(Doc *d)
{
    finish_type(d);
    finish_unread(d);
    if (d->nref) finish_refs(d);
    for (size_t f = 0; f < F_DOC_N; f++) finish_cell(&d->item[f]);
    for (size_t i = 0; i < d->nowner; i++)
        for (size_t f = 0; f < F_OWNER_N; f++) finish_cell(&d->owner[i].item[f]);
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++)
            for (size_t f = 0; f < F_ROW_N; f++) finish_cell(&d->table[t].row[i].cell[f]);
}

size_t doc_rows(const Doc *d, Part part)
{
    switch (part) {
    case PART_FILING:
    case PART_DOC: return 1;
    case PART_OWNER: return d->nowner;
    case PART_I: return d->table[TABLE_I].n;
    case PART_II: return d->table[TABLE_II].n;
    case PART_NOTE: return d->nnote;
    case PART_SIGN: return d->nsign;
    case PARTS: break;
    }
    return 0;
}

Cell *doc_cell(const Doc *d, Part part, size_t row, FieldId f)
{
    if (row >= doc_rows(d, part)) return NULL;
    if (part == PART_NOTE) return &d->note[row].text;
    if (f >= F_END) return NULL;
    Group g = (Group)fields[f].group;
    switch (part) {
    case PART_DOC: return g == GROUP_DOC ? doc_item(d, f) : NULL;
    case PART_OWNER: return g == GROUP_OWNER ? owner_item(&d->owner[row], f) : NULL;
    case PART_I: return g == GROUP_ROW ? &d->table[TABLE_I].row[row].cell[f] : NULL;
    case PART_II: return g == GROUP_ROW ? &d->table[TABLE_II].row[row].cell[f] : NULL;
    case PART_SIGN: return g == GROUP_SIGN ? sign_item(&d->sign[row], f) : NULL;
    default: return NULL;
    }
}

bool cell_has(const Cell *c) { return c->state == CELL_VALUE || c->state == CELL_BAD; }

bool cell_flag(const Cell *c) { return c->state == CELL_VALUE && c->u.code == '1'; }

Str cell_text(const Cell *c) { return cell_has(c) ? c->u.text : (Str){0}; }

/* The value of a cell; `printed` as the form prints it, else in normal form. */
static Str cell_put(const Cell *c, FieldId f, bool printed, char *room)
{
    if (c->state == CELL_BAD) return c->u.text;
    if (c->state != CELL_VALUE) return (Str){0};
    if (f == F_NONE) return c->u.text; /* a footnote's text */
    switch ((Kind)fields[f].kind) {
    case KIND_TEXT: return c->u.text;
    case KIND_NUMBER: return printed ? dec_grouped(c->u.dec, room) : dec_put(c->u.dec, room);
    case KIND_DATE: return printed ? date_put_us(c->u.date, room) : date_put(c->u.date, room);
    case KIND_FLAG:
        if (printed) return c->u.code == '1' ? S("X") : (Str){0};
        break;
    case KIND_CODE: break;
    }
    room[0] = c->u.code;
    return (Str){room, 1};
}

Str cell_value(const Cell *c, FieldId f, char room[DATE_TEXT + DEC_TEXT])
{
    return cell_put(c, f, false, room);
}

Str cell_shown(const Cell *c, FieldId f, char room[DATE_TEXT + DEC_TEXT])
{
    return cell_put(c, f, true, room);
}

Str value_shown(FieldId f, Str value, char room[DATE_TEXT + DEC_TEXT])
{
    Date date;
    Dec dec;
    Kind kind = f < F_END ? fields[f].kind : KIND_TEXT;
    if (kind == KIND_DATE && date_parse(value, DATE_ISO, &date)) return date_put_us(date, room);
    if (kind == KIND_NUMBER && dec_parse(value, &dec)) return dec_grouped(dec, room);
    return value;
}

static Str put_mark(Str id, const char *sign, char room[MARK_TEXT])
{
    enum { SHOWN = MARK_TEXT - 8 };
    if (id.n > 1 && id.p[0] == 'F') id = str_from(id, 1);
    int n = snprintf(room, MARK_TEXT, "(%.*s%s)", (int)(id.n < SHOWN ? id.n : SHOWN), id.p ? id.p : "", sign);
    return (Str){room, (size_t)n};
}

Str note_mark(Str id, char room[MARK_TEXT]) { return put_mark(id, "", room); }

Str cell_mark(const Doc *d, const Cell *c, size_t i, char room[MARK_TEXT])
{
    return put_mark(d->ref[c->ref0 + i].id, c->prov & PROV_MARKS ? "?" : "", room);
}

unsigned doc_fiscal_end(const Doc *d)
{
    Str s = cell_text(doc_item(d, F_fiscalYearEnd));
    unsigned end = 0;
    for (size_t i = 0; s.n == 4 && i < s.n; i++) {
        if (!is_digit(s.p[i])) return 0;
        end = end * 10 + (unsigned)(s.p[i] - '0');
    }
    return end;
}

bool place_eq(Place a, Place b)
{
    return a.filing == b.filing && a.part == b.part && a.row == b.row && a.field == b.field;
}

Span doc_span(const Doc *d, Str slice)
{
    if (!slice.n) return (Span){0};
    return (Span){(uint32_t)(slice.p - d->text.p), (uint32_t)slice.n};
}

const Repair *doc_repair_at(const Doc *d, Part part, size_t row, FieldId f)
{
    for (size_t i = d->nrepair; i--;) {
        const Place *p = &d->repair[i].place;
        if (p->part == part && p->row == row && p->field == f) return &d->repair[i];
    }
    return NULL;
}

const char *part_name(Part part)
{
    static const char *const names[] = {"filing",   "header",   "owner",    "Table I",
                                        "Table II", "footnote", "signature"};
    return names[part];
}

const char *origin_name(Origin o)
{
    static const char *const names[] = {"xml", "html", "text", "ocr", "dataset"};
    return names[o];
}
