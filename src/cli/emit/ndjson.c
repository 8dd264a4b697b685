/* ndjson.c: everything of a filing as one JSON object on one line, under the SEC's element names. */
#include "base/hash.h"
#include "base/json.h"
#include "cli/emit/emit.h"
#include "model/decision.h"

/* What the functions below need of the filing they write. */
typedef struct Writer {
    const Doc *d;
    Pieces pieces;
    Arena arena;
    Buf *out;
} Writer;

/* A header item: text, true or false, or null where the source does not say. */
static void put_item(const Cell *c, FieldId f, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    json_key(out, fields[f].name);
    if (!cell_has(c) || (fields[f].kind == KIND_FLAG && c->state == CELL_BAD))
        json_null(out);
    else if (fields[f].kind == KIND_FLAG)
        json_bool(out, cell_flag(c));
    else
        json_str(out, cell_value(c, f, room));
}

static void put_doc_items(const Writer *w, const FieldId *list, size_t n)
{
    for (size_t i = 0; i < n; i++) put_item(doc_item(w->d, list[i]), list[i], w->out);
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void put_head(const Writer *w, const Loaded *x)
{
    static const FieldId head[] = {F_accessionNumber,
                                   F_schemaVersion,
                                   F_documentType,
                                   F_periodOfReport,
                                   F_filingDate,
                                   F_acceptanceDatetime,
                                   F_dateOfOriginalSubmission,
                                   F_noSecuritiesOwned,
                                   F_notSubjectToSection16,
                                   F_aff10b5One,
                                   F_form3HoldingsReported,
                                   F_form4TransactionsReported};
    static const FieldId issuer[] = {F_issuerCik, F_issuerName, F_issuerTradingSymbol,
                                     F_issuerForeignTradingSymbol};
    char hash[HASH_TEXT];
    Arena arena = {0};
    json_text(w->out, "source", source_of(&x->where, &arena));
    json_text(w->out, "sha256", hash_sha256(w->d->text, hash));
    json_text(w->out, "origin", str_z(origin_name(w->d->origin)));
    put_doc_items(w, head, COUNT(head));
    json_key(w->out, "issuer");
    json_open(w->out, '{');
    put_doc_items(w, issuer, COUNT(issuer));
    json_close(w->out, '}');
    arena_free(&arena);
}

static void put_owners(const Writer *w)
{
    static const FieldId list[] = {F_rptOwnerCik,
                                   F_rptOwnerName,
                                   F_rptOwnerStreet1,
                                   F_rptOwnerStreet2,
                                   F_rptOwnerCity,
                                   F_rptOwnerState,
                                   F_rptOwnerZipCode,
                                   F_rptOwnerStateDescription,
                                   F_rptOwnerNonUSAddressFlag,
                                   F_rptOwnerNonUSStateTerritory,
                                   F_rptOwnerCountry,
                                   F_isDirector,
                                   F_isOfficer,
                                   F_isTenPercentOwner,
                                   F_isOther,
                                   F_officerTitle,
                                   F_otherText};
    json_key(w->out, "reportingOwner");
    json_open(w->out, '[');
    for (size_t i = 0; i < w->d->nowner; i++) {
        json_open(w->out, '{');
        for (size_t k = 0; k < COUNT(list); k++)
            put_item(owner_item(&w->d->owner[i], list[k]), list[k], w->out);
        json_close(w->out, '}');
    }
    json_close(w->out, ']');
}

static void put_list(Buf *out, const char *key, const Str *list, size_t n)
{
    json_key(out, key);
    json_open(out, '[');
    for (size_t i = 0; i < n; i++) json_str(out, list[i]);
    json_close(out, ']');
}

static void put_refs(const Writer *w, const Cell *c)
{
    bool guess = c->prov & PROV_MARKS;
    json_key(w->out, "footnotes");
    json_open(w->out, '[');
    if (guess) {
        json_close(w->out, ']');
        json_key(w->out, "guessedFootnotes");
        json_open(w->out, '[');
    }
    for (size_t i = 0; i < c->nref; i++) {
        Str id = w->d->ref[c->ref0 + i].id;
        json_str(w->out, id.n ? id : S("?"));
    }
    json_close(w->out, ']');
}

static void put_how(Writer *w, Place place, const Cell *c)
{
    const char *how[HOWS];
    size_t n = cell_how(c, how);
    if (!n) return;
    json_text(w->out, "raw", cell_raw(w->d, &w->pieces, place, c, &w->arena));
    json_key(w->out, "how");
    json_open(w->out, '[');
    for (size_t i = 0; i < n; i++) json_str(w->out, str_z(how[i]));
    json_close(w->out, ']');
}

static void put_cell(Writer *w, Place place, const Cell *c)
{
    char room[DATE_TEXT + DEC_TEXT];
    FieldId f = (FieldId)place.field;
    if (!cell_has(c) && !c->nref && cell_verdict(c) == VERDICTS) return;
    json_key(w->out, fields[f].name);
    json_open(w->out, '{');
    if (cell_has(c)) json_text(w->out, "value", cell_value(c, f, room));
    put_refs(w, c);
    put_how(w, place, c);
    json_close(w->out, '}');
}

static Place place_at(Part part, size_t row, FieldId f)
{
    return (Place){.part = (uint8_t)part, .row = (uint16_t)row, .field = (uint8_t)f};
}

static void put_table(Writer *w, TableId t, const char *key)
{
    const Table *table = &w->d->table[t];
    json_key(w->out, key);
    json_open(w->out, '[');
    for (size_t i = 0; i < table->n; i++) {
        json_open(w->out, '{');
        json_text(w->out, "kind", table->row[i].holding ? S("holding") : S("transaction"));
        for (int f = 0; f < F_ROW_END; f++)
            put_cell(w, place_at(part_of_table(t), i, (FieldId)f), &table->row[i].cell[f]);
        json_close(w->out, '}');
    }
    json_close(w->out, ']');
}

/* A second footnote of the same id gets a key of its own, "F1#2": readers of JSON keep only one of equal
 * keys. */
static void put_note_key(Writer *w, Symbols *ids, uint32_t *times, Str id)
{
    Sym sym = sym_add(ids, id);
    while (times[sym]++) {
        Str other = str_fmt(&w->arena, "%.*s#%u", STR_ARG(id), times[sym]);
        Sym of_other = sym_add(ids, other);
        if (times[of_other]) continue;
        id = other;
        times[of_other]++;
        break;
    }
    json_key_str(w->out, id);
}

static void put_notes(Writer *w)
{
    Symbols ids = {0};
    uint32_t *times = ARENA_NEW(&w->arena, uint32_t, 2 * w->d->nnote + 2);
    json_key(w->out, "footnotes");
    json_open(w->out, '{');
    for (size_t i = 0; i < w->d->nnote; i++) {
        put_note_key(w, &ids, times, w->d->note[i].id);
        json_str(w->out, cell_text(&w->d->note[i].text));
    }
    json_close(w->out, '}');
    symbols_free(&ids);
    put_item(doc_item(w->d, F_remarks), F_remarks, w->out);
}

static void put_signatures(const Writer *w)
{
    json_key(w->out, "ownerSignature");
    json_open(w->out, '[');
    for (size_t i = 0; i < w->d->nsign; i++) {
        json_open(w->out, '{');
        for (int f = F_SIGN; f < F_END; f++)
            put_item(sign_item(&w->d->sign[i], (FieldId)f), (FieldId)f, w->out);
        json_close(w->out, '}');
    }
    json_close(w->out, ']');
}

/* "table", "row", "field", as far as there are such: rows of owners, footnotes and signatures have no table.
 */
static void put_place(Part part, size_t row, unsigned field, Buf *out)
{
    if (part == PART_I || part == PART_II) json_text(out, "table", part == PART_I ? S("I") : S("II"));
    if (part != PART_FILING && part != PART_DOC) {
        json_count(out, "row", row + 1);
    }
    if (field < F_END) json_text(out, "field", str_z(fields[field].name));
}

void emit_finding(const Doc *d, const Finding *f, Buf *out)
{
    char fingerprint[17];
    Buf message = {0};
    finding_message(d, f, &message);
    finding_fingerprint(d, f, fingerprint);
    json_text(out, "rule", str_z(rules[f->rule].id));
    json_text(out, "name", str_z(rules[f->rule].slug));
    json_text(out, "severity", str_z(severity_name((Severity)f->severity)));
    put_place((Part)f->part, f->row, f->field, out);
    json_text(out, "message", buf_str(&message));
    json_text(out, "source", str_z(rules[f->rule].source));
    json_text(out, "fingerprint", str_z(fingerprint));
    buf_free(&message);
}

static void put_findings(const Writer *w, const Findings *list)
{
    json_key(w->out, "findings");
    json_open(w->out, '[');
    for (size_t i = 0; i < list->n; i++) {
        json_open(w->out, '{');
        emit_finding(w->d, &list->at[i], w->out);
        json_close(w->out, '}');
    }
    json_close(w->out, ']');
}

static void put_repair(const Writer *w, const Repair *r)
{
    json_open(w->out, '{');
    put_place((Part)r->place.part, r->place.row, r->place.field, w->out);
    json_text(w->out, "was", r->was);
    json_text(w->out, "now", r->now);
    json_key(w->out, "applied");
    json_bool(w->out, r->applied);
    json_text(w->out, "why", r->why);
    put_list(w->out, "evidence", r->evidence, r->nevidence);
    const Decision *x = doc_decision_at(w->d, (Part)r->place.part, r->place.row, (FieldId)r->place.field);
    if (x) json_text(w->out, "decision", str_z(verdict_name((Verdict)x->verdict)));
    if (r->nother) put_list(w->out, "other", r->other, r->nother);
    json_close(w->out, '}');
}

/* Items of the header have no "how" of their own: where no repair tells of one, it is told here. */
static void put_item_how(Writer *w, Part part, size_t row, FieldId f)
{
    char room[DATE_TEXT + DEC_TEXT];
    const char *how[HOWS];
    const Cell *c = doc_cell(w->d, part, row, f);
    size_t n = cell_how(c, how);
    if (!n || !cell_has(c) || doc_repair_at(w->d, part, row, f)) return;
    Repair r = {
        .place = place_at(part, row, f), .now = cell_value(c, f, room), .applied = c->state != CELL_BAD};
    r.was = cell_raw(w->d, &w->pieces, r.place, c, &w->arena);
    for (size_t i = 0; i < n; i++)
        r.why = str_fmt(&w->arena, "%.*s%s%s", STR_ARG(r.why), i ? ", " : "", how[i]);
    put_repair(w, &r);
}

static void put_group_how(Writer *w, Part part, FieldId first, FieldId end)
{
    for (size_t row = 0; row < doc_rows(w->d, part); row++)
        for (FieldId f = first; f < end; f++) put_item_how(w, part, row, f);
}

static void put_repairs(Writer *w)
{
    json_key(w->out, "repairs");
    json_open(w->out, '[');
    for (size_t i = 0; i < w->d->nrepair; i++) put_repair(w, &w->d->repair[i]);
    put_group_how(w, PART_DOC, F_DOC, F_OWNER);
    put_group_how(w, PART_OWNER, F_OWNER, F_SIGN);
    put_group_how(w, PART_SIGN, F_SIGN, F_END);
    json_close(w->out, ']');
}

static void put_troubles(const Writer *w)
{
    json_key(w->out, "troubles");
    json_open(w->out, '[');
    for (size_t i = 0; i < w->d->ntrouble; i++) {
        const Trouble *t = &w->d->trouble[i];
        json_open(w->out, '{');
        json_count(w->out, "at", t->raw.at);
        json_count(w->out, "length", t->raw.len);
        json_text(w->out, "what", t->what);
        json_close(w->out, '}');
    }
    json_close(w->out, ']');
}

void emit_ndjson_filing(const Job *job, const Loaded *x, Buf *out)
{
    Writer w = {.d = &x->doc, .out = out};
    (void)job;
    w.pieces = pieces_of(w.d, &w.arena);
    json_open(out, '{');
    put_head(&w, x);
    put_owners(&w);
    put_table(&w, TABLE_I, "nonDerivativeTable");
    put_table(&w, TABLE_II, "derivativeTable");
    put_notes(&w);
    put_signatures(&w);
    put_findings(&w, &x->findings);
    put_repairs(&w);
    put_troubles(&w);
    json_close(out, '}');
    buf_char(out, '\n');
    arena_free(&w.arena);
}
