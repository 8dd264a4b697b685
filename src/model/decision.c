/* decision.c: decisions laid over the cells of a Doc, and what was typed brought to normal form. */
#include "model/decision.h"

#include "model/pieces.h"

#include <string.h>

static const struct {
    const char *name, *sign;
    uint8_t prov;
} verdicts[VERDICTS] = {
#define VERDICT(id, name, sign) {name, sign, PROV_##id},
#include "model/verdicts.def"
};

const char *verdict_name(Verdict v) { return verdicts[v].name; }

const char *verdict_sign(Verdict v) { return verdicts[v].sign; }

Verdict verdict_by_name(Str name)
{
    Verdict v = 0;
    while (v < VERDICTS && !str_eq(str_z(verdicts[v].name), name)) v++;
    return v;
}

Verdict cell_verdict(const Cell *c)
{
    Verdict v = 0;
    while (v < VERDICTS && !(c->prov & verdicts[v].prov)) v++;
    return v;
}

/* ---- what there is to decide ---- */

static bool is_doubtful(const Cell *c)
{
    return c->state == CELL_BAD || c->prov & (PROV_REPAIRED | PROV_GUESSED | PROV_MARKS | PROV_DECIDED);
}

bool doc_is_doubtful(const Doc *d, Place p)
{
    const Cell *c = doc_cell(d, (Part)p.part, p.row, (FieldId)p.field);
    return c && (is_doubtful(c) || doc_repair_at(d, (Part)p.part, p.row, (FieldId)p.field));
}

typedef struct Doubts {
    Arena *arena; /* NULL: one is enough */
    Place *at;
    size_t n, cap;
} Doubts;

static void add_doubt(Doubts *x, Part part, size_t row, FieldId f, Span raw)
{
    if (x->arena) {
        x->at = arena_grow(x->arena, x->at, &x->cap, x->n + 1, sizeof *x->at);
        x->at[x->n] = (Place){.part = (uint8_t)part, .row = (uint16_t)row, .field = (uint8_t)f, .raw = raw};
    }
    x->n++;
}

static void find_doubts(const Doc *d, Doubts *x)
{
    static const struct {
        Part part;
        FieldId first, end;
    } groups[] = {{PART_DOC, F_DOC, F_OWNER},
                  {PART_OWNER, F_OWNER, F_SIGN},
                  {PART_I, 0, F_ROW_END},
                  {PART_II, 0, F_ROW_END},
                  {PART_SIGN, F_SIGN, F_END}};
    for (size_t i = 0; i < d->nrepair && (x->arena || !x->n); i++) {
        Place p = d->repair[i].place;
        add_doubt(x, (Part)p.part, p.row, (FieldId)p.field, p.raw);
    }
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
        for (size_t row = 0; (x->arena || !x->n) && row < doc_rows(d, groups[g].part); row++)
            for (FieldId f = groups[g].first; f < groups[g].end; f++) {
                const Cell *c = doc_cell(d, groups[g].part, row, f);
                if (is_doubtful(c)) add_doubt(x, groups[g].part, row, f, c->raw);
            }
}

bool doc_has_doubts(const Doc *d)
{
    Doubts x = {0};
    find_doubts(d, &x);
    return x.n > 0;
}

size_t doc_doubts(const Doc *d, Arena *a, Place **out)
{
    Doubts x = {.arena = a};
    find_doubts(d, &x);
    *out = x.at;
    return x.n;
}

/* ---- normal form ---- */

/* "24,000" "$27.11": without the sign and the commas where these part groups of three. */
static Str plain_number(Str s, Arena *a)
{
    Buf b = {0};
    s = str_trim(s);
    if (s.n && s.p[0] == '$') s = str_trim(str_from(s, 1));
    size_t point = str_find(s, S("."));
    for (size_t i = 0; i < s.n; i++) {
        bool parts = s.p[i] == ',' && i && i < point && (point - i) % 4 == 0;
        if (!parts) buf_char(&b, s.p[i]);
    }
    Str plain = str_copy(a, buf_str(&b));
    buf_free(&b);
    return plain;
}

static Str plain_flag(Str s)
{
    static const char *const yes[] = {"x", "1", "true", "yes"}, *const no[] = {"0", "false", "no"};
    s = str_trim(s);
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (str_eq_nocase(s, str_z(yes[i]))) return S("1");
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (str_eq_nocase(s, str_z(no[i]))) return S("0");
    return s;
}

/* A footnote, which is no field, is text as any other. */
static FieldId field_of(FieldId f) { return f < F_END ? f : F_remarks; }

/* What cell_set understands, of something printed or typed. */
static Str plain_of(FieldId f, Str s, Arena *a)
{
    switch ((Kind)fields[field_of(f)].kind) {
    case KIND_NUMBER: return plain_number(s, a);
    case KIND_FLAG: return plain_flag(s);
    default: return s;
    }
}

/* Codes of which only some letters have a meaning; NULL: any one. */
static const char *code_letters(FieldId f)
{
    switch (f) {
    case F_transactionAcquiredDisposedCode: return "AD";
    case F_directOrIndirectOwnership: return "DI";
    case F_transactionFormType: return "345";
    default: return NULL;
    }
}

static bool is_meant(FieldId f, const Cell *c)
{
    const char *letters = code_letters(f);
    if (f == F_transactionCode) return code_by_letter(c->u.code) != NULL;
    return !letters || strchr(letters, c->u.code);
}

static const char *what_it_should_be(FieldId f)
{
    switch (f) {
    case F_transactionAcquiredDisposedCode: return "A (acquired) or D (disposed of)";
    case F_directOrIndirectOwnership: return "D (direct) or I (indirect)";
    case F_transactionFormType: return "3, 4 or 5";
    case F_transactionCode: return "a transaction code: one letter, as ? lists them";
    default: break;
    }
    switch ((Kind)fields[f].kind) {
    case KIND_NUMBER: return "a number: 24000, 24,000 or 27.11";
    case KIND_DATE: return "a date: 2003-11-12 or 11/12/2003";
    case KIND_CODE: return "one letter or digit";
    case KIND_FLAG: return "X where the box is marked, 0 where it is not";
    case KIND_TEXT: break;
    }
    return "text in UTF-8";
}

bool typed_value(FieldId f, Str typed, Arena *a, Str *value, const char **wrong)
{
    char room[DATE_TEXT + DEC_TEXT];
    Doc scratch = {0};
    Cell c = {0};
    FieldId as = field_of(f);
    cell_set(&scratch, &c, as, plain_of(as, typed, &scratch.arena), (Span){0});
    bool empty = c.state == CELL_BLANK, ok = c.state == CELL_VALUE && utf8_valid(typed);
    if (ok && fields[as].kind == KIND_CODE) ok = is_meant(as, &c);
    if (ok) *value = str_copy(a, cell_value(&c, as, room));
    if (!ok) *wrong = empty ? "nothing typed yet; Esc leaves" : what_it_should_be(as);
    doc_free(&scratch);
    return ok;
}

/* ---- laid over the Doc ---- */

static Cell *cell_at(const Doc *d, Place p) { return doc_cell(d, (Part)p.part, p.row, (FieldId)p.field); }

static Str source_at(const Doc *d, Place p, const Cell *c, Arena *a)
{
    Pieces pieces = pieces_of(d, a);
    return cell_raw(d, &pieces, p, c, a);
}

/* The cell before any decision. */
static const Cell *as_read(const Doc *d, Place p)
{
    const Decision *x = doc_decision_at(d, (Part)p.part, p.row, (FieldId)p.field);
    return x ? &x->before : doc_cell(d, (Part)p.part, p.row, (FieldId)p.field);
}

Decision decision_make(const Doc *d, Place p, Verdict v, Str typed, int64_t time, Arena *a)
{
    char room[DATE_TEXT + DEC_TEXT];
    const Cell *c = as_read(d, p);
    Decision x = {.place = p, .verdict = (uint8_t)v, .time = time, .source = source_at(d, p, c, a)};
    if (v == VERDICT_TYPED) x.value = str_copy(a, typed);
    if (v == VERDICT_ACCEPTED) x.value = str_copy(a, cell_value(c, (FieldId)p.field, room));
    return x;
}

/* What stands in a rejected cell: what the source says. An X in the source that is not this box's leaves it
 * unmarked. */
static Str rejected_value(Doc *d, const Decision *x)
{
    FieldId f = (FieldId)x->place.field;
    return fields[field_of(f)].kind == KIND_FLAG ? S("0") : plain_of(f, x->source, &d->arena);
}

/* The value that a decision gives to a cell. Who accepts it accepts its marks; who rejects it, rejects those
 * that were guessed; who types another value says nothing of them. */
static void put_value(Doc *d, Cell *c, const Decision *x)
{
    FieldId f = (FieldId)x->place.field;
    Str value = x->verdict == VERDICT_REJECTED ? rejected_value(d, x) : x->value;
    bool guess = c->prov & PROV_MARKS;
    if (guess && x->verdict == VERDICT_REJECTED) c->nref = 0;
    cell_set(d, c, field_of(f), value, c->raw);
    if (c->state == CELL_BLANK && c->nref) c->state = CELL_NOTE;
    /* Where the source cannot be understood it is what it says, not what was made of it. */
    if (c->state == CELL_BAD && x->verdict == VERDICT_REJECTED) c->u.text = x->source;
    c->prov = verdicts[x->verdict].prov;
    if (guess && x->verdict == VERDICT_TYPED) c->prov |= PROV_MARKS;
}

bool doc_decide(Doc *d, const Decision *x)
{
    Arena scratch = {0};
    Cell *c = cell_at(d, x->place);
    if (!c) return false;
    doc_undecide(d, x->place);
    bool same = str_eq(source_at(d, x->place, c, &scratch), x->source);
    arena_free(&scratch);
    if (!same) return false;
    d->decision = arena_grow(&d->arena, d->decision, &d->capdecision, d->ndecision + 1, sizeof *d->decision);
    Decision *kept = &d->decision[d->ndecision++];
    *kept = *x;
    kept->before = *c;
    kept->value = str_copy(&d->arena, x->value);
    kept->source = str_copy(&d->arena, x->source);
    kept->who = str_copy(&d->arena, x->who);
    put_value(d, c, kept);
    return true;
}

static size_t index_at(const Doc *d, Part part, size_t row, FieldId f)
{
    size_t i = 0;
    for (; i < d->ndecision; i++) {
        const Place *p = &d->decision[i].place;
        if (p->part == part && p->row == row && p->field == f) break;
    }
    return i;
}

void doc_undecide(Doc *d, Place p)
{
    size_t i = index_at(d, (Part)p.part, p.row, (FieldId)p.field);
    if (i == d->ndecision) return;
    *cell_at(d, p) = d->decision[i].before;
    d->decision[i] = d->decision[--d->ndecision];
}

const Decision *doc_decision_at(const Doc *d, Part part, size_t row, FieldId f)
{
    size_t i = index_at(d, part, row, f);
    return i < d->ndecision ? &d->decision[i] : NULL;
}
