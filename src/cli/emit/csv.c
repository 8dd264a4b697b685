/* csv.c: flat tables by RFC 4180: transactions, holdings, filings, findings. */
#include "base/hash.h"
#include "cli/emit/emit.h"
#include "view/kit/grid.h"

#include <string.h>

enum { CSV_TRANSACTIONS, CSV_HOLDINGS, CSV_FILINGS, CSV_FINDINGS }; /* the choices of OPT_TABLE */

static int table_of(const Job *job)
{
    return args_choice(job->args, OPT_TABLE,
                       job->args->command == CMD_CHECK ? CSV_FINDINGS : CSV_TRANSACTIONS);
}

/* Adds a value to the line. Control characters and bytes that are no UTF-8 are made visible, so no line
 * breaks in it. */
static void put(Buf *out, Str s)
{
    Buf visible = {0};
    if (out->n && out->p[out->n - 1] != '\n') buf_char(out, ',');
    text_visible(s, &visible);
    bool quoted = visible.n && strpbrk(visible.p, ",\"");
    if (quoted) buf_char(out, '"');
    for (size_t i = 0; i < visible.n; i++) {
        if (visible.p[i] == '"') buf_char(out, '"');
        buf_char(out, visible.p[i]);
    }
    if (quoted) buf_char(out, '"');
    buf_free(&visible);
}

static void put_z(Buf *out, const char *z) { put(out, str_z(z)); }

static void put_count(Buf *out, size_t n)
{
    Arena arena = {0};
    put(out, str_fmt(&arena, "%zu", n));
    arena_free(&arena);
}

static void end_line(Buf *out) { buf_puts(out, "\r\n"); }

static void put_cell(const Cell *c, FieldId f, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    put(out, c ? cell_value(c, f, room) : (Str){0});
}

/* One column for an item that several owners or signatures may have: their values in order, parted by "; ".
 */
static void put_joined(const Doc *d, Part part, FieldId f, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    Buf all = {0};
    for (size_t i = 0; i < doc_rows(d, part); i++) {
        if (i) buf_puts(&all, "; ");
        buf_put(&all, cell_value(doc_cell(d, part, i, f), f, room));
    }
    put(out, buf_str(&all));
    buf_free(&all);
}

/* ---- what each line begins with: whose filing it is ---- */

static const FieldId filing_key[] = {F_accessionNumber, F_documentType, F_periodOfReport,     F_filingDate,
                                     F_issuerCik,       F_issuerName,   F_issuerTradingSymbol};
static const FieldId owner_key[] = {F_rptOwnerCik, F_rptOwnerName};
#define COUNT(list) (sizeof(list) / sizeof *(list))

static void put_key_heads(Buf *out)
{
    put_z(out, "source");
    for (size_t i = 0; i < COUNT(filing_key); i++) put_z(out, fields[filing_key[i]].name);
    for (size_t i = 0; i < COUNT(owner_key); i++) put_z(out, fields[owner_key[i]].name);
}

static void put_source(const Loaded *x, Buf *out)
{
    Arena arena = {0};
    put(out, source_of(&x->where, &arena));
    arena_free(&arena);
}

static void put_key(const Loaded *x, Buf *out)
{
    put_source(x, out);
    for (size_t i = 0; i < COUNT(filing_key); i++)
        put_cell(doc_item(&x->doc, filing_key[i]), filing_key[i], out);
    for (size_t i = 0; i < COUNT(owner_key); i++) put_joined(&x->doc, PART_OWNER, owner_key[i], out);
}

/* ---- transactions and holdings ---- */

static void put_named(Buf *all, FieldId f, size_t *n)
{
    buf_fmt(all, "%s%s:", *n ? "; " : "", fields[f].name);
    ++*n;
}

/* All footnote marks of a row: "transactionShares: F1 F2; expirationDate: F3", a guess "F3?". */
static void put_row_notes(const Doc *d, const DocRow *row, Buf *out)
{
    Buf all = {0};
    size_t n = 0;
    for (int f = 0; f < F_ROW_END; f++) {
        const Cell *c = &row->cell[f];
        if (c->nref) put_named(&all, (FieldId)f, &n);
        const char *guess = c->prov & PROV_MARKS ? "?" : "";
        for (size_t i = 0; i < c->nref; i++) buf_fmt(&all, " %.*s%s", STR_ARG(d->ref[c->ref0 + i].id), guess);
    }
    put(out, buf_str(&all));
    buf_free(&all);
}

/* All values of a row that are not simply what the source says: "transactionShares: repaired joined". */
static void put_row_how(const Doc *d, const DocRow *row, Buf *out)
{
    Buf all = {0};
    size_t n = 0;
    (void)d;
    for (int f = 0; f < F_ROW_END; f++) {
        const char *how[HOWS];
        size_t hows = cell_how(&row->cell[f], how);
        if (hows) put_named(&all, (FieldId)f, &n);
        for (size_t i = 0; i < hows; i++) buf_fmt(&all, " %s", how[i]);
    }
    put(out, buf_str(&all));
    buf_free(&all);
}

/* The columns behind those of the form. */
static const struct {
    const char *head;
    void (*put)(const Doc *d, const DocRow *row, Buf *out);
} row_columns[] = {{"footnotes", put_row_notes}, {"how", put_row_how}};

static void put_row_heads(Buf *out)
{
    put_key_heads(out);
    put_z(out, "table");
    put_z(out, "row");
    for (int f = 0; f < F_ROW_END; f++) put_z(out, fields[f].name);
    for (size_t i = 0; i < COUNT(row_columns); i++) put_z(out, row_columns[i].head);
}

static bool job_wants_row(const Job *job, const Doc *d, TableId t, size_t row)
{
    size_t at = row + (t == TABLE_II ? d->table[TABLE_I].n : 0);
    return !job->rows || (at < job->rows->n && job->rows->has[at]);
}

static void put_rows(const Job *job, const Loaded *x, bool holding, Buf *out)
{
    const Doc *d = &x->doc;
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++) {
            const DocRow *row = &d->table[t].row[i];
            if (row->holding != holding || !job_wants_row(job, &x->doc, (TableId)t, i)) continue;
            put_key(x, out);
            put_z(out, t == TABLE_I ? "I" : "II");
            put_count(out, i + 1);
            for (int f = 0; f < F_ROW_END; f++) put_cell(&row->cell[f], (FieldId)f, out);
            for (size_t k = 0; k < COUNT(row_columns); k++) row_columns[k].put(d, row, out);
            end_line(out);
        }
}

/* ---- filings ---- */

static size_t rows_of(const Loaded *x, bool holding)
{
    size_t n = 0;
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < x->doc.table[t].n; i++) n += x->doc.table[t].row[i].holding == holding;
    return n;
}

static size_t found(const Loaded *x, Severity s)
{
    size_t n = 0;
    for (size_t i = 0; i < x->findings.n; i++) n += x->findings.at[i].severity == s;
    return n;
}

static void put_transactions(const Loaded *x, Buf *out) { put_count(out, rows_of(x, false)); }
static void put_holdings(const Loaded *x, Buf *out) { put_count(out, rows_of(x, true)); }
static void put_notes(const Loaded *x, Buf *out) { put_count(out, x->doc.nnote); }
static void put_found_errors(const Loaded *x, Buf *out) { put_count(out, found(x, SEVERITY_ERROR)); }
static void put_found_warnings(const Loaded *x, Buf *out) { put_count(out, found(x, SEVERITY_WARNING)); }
static void put_found_notes(const Loaded *x, Buf *out) { put_count(out, found(x, SEVERITY_NOTE)); }
static void put_repairs(const Loaded *x, Buf *out) { put_count(out, x->doc.nrepair); }
static void put_troubles(const Loaded *x, Buf *out) { put_count(out, x->doc.ntrouble); }

/* The columns behind those of the form. */
static const struct {
    const char *head;
    void (*put)(const Loaded *x, Buf *out);
} filing_columns[] = {
    {"transactions", put_transactions}, {"holdings", put_holdings},       {"footnotes", put_notes},
    {"errors", put_found_errors},       {"warnings", put_found_warnings}, {"notes", put_found_notes},
    {"repairs", put_repairs},           {"troubles", put_troubles},
};

static void put_filing_heads(Buf *out)
{
    put_z(out, "source");
    put_z(out, "sha256");
    put_z(out, "origin");
    for (int f = F_DOC; f < F_END; f++) put_z(out, fields[f].name);
    for (size_t i = 0; i < COUNT(filing_columns); i++) put_z(out, filing_columns[i].head);
}

static void put_filing(const Loaded *x, Buf *out)
{
    char hash[HASH_TEXT];
    put_source(x, out);
    put(out, hash_sha256(x->doc.text, hash));
    put_z(out, origin_name(x->doc.origin));
    for (int f = F_DOC; f < F_OWNER; f++) put_cell(doc_item(&x->doc, (FieldId)f), (FieldId)f, out);
    for (int f = F_OWNER; f < F_SIGN; f++) put_joined(&x->doc, PART_OWNER, (FieldId)f, out);
    for (int f = F_SIGN; f < F_END; f++) put_joined(&x->doc, PART_SIGN, (FieldId)f, out);
    for (size_t i = 0; i < COUNT(filing_columns); i++) filing_columns[i].put(x, out);
    end_line(out);
}

/* ---- findings ---- */

static void put_rule(const Loaded *x, const Finding *f, Buf *out)
{
    (void)x;
    put_z(out, rules[f->rule].id);
}

static void put_slug(const Loaded *x, const Finding *f, Buf *out)
{
    (void)x;
    put_z(out, rules[f->rule].slug);
}

static void put_severity(const Loaded *x, const Finding *f, Buf *out)
{
    (void)x;
    put_z(out, severity_name((Severity)f->severity));
}

static void put_part(const Loaded *x, const Finding *f, Buf *out)
{
    (void)x;
    put_z(out, part_name((Part)f->part));
}

static void put_row(const Loaded *x, const Finding *f, Buf *out)
{
    (void)x;
    if (f->part == PART_FILING || f->part == PART_DOC)
        put(out, (Str){0});
    else
        put_count(out, f->row + 1u);
}

static void put_field(const Loaded *x, const Finding *f, Buf *out)
{
    (void)x;
    put_z(out, f->field < F_END ? fields[f->field].name : "");
}

static void put_message(const Loaded *x, const Finding *f, Buf *out)
{
    Buf message = {0};
    finding_message(&x->doc, f, &message);
    put(out, buf_str(&message));
    buf_free(&message);
}

static void put_rule_source(const Loaded *x, const Finding *f, Buf *out)
{
    (void)x;
    put_z(out, rules[f->rule].source);
}

static void put_fingerprint(const Loaded *x, const Finding *f, Buf *out)
{
    char fingerprint[17];
    finding_fingerprint(&x->doc, f, fingerprint);
    put_z(out, fingerprint);
}

static const struct {
    const char *head;
    void (*put)(const Loaded *x, const Finding *f, Buf *out);
} finding_columns[] = {
    {"rule", put_rule},
    {"name", put_slug},
    {"severity", put_severity},
    {"part", put_part},
    {"row", put_row},
    {"field", put_field},
    {"message", put_message},
    {"ruleSource", put_rule_source},
    {"fingerprint", put_fingerprint},
};

static void put_finding_heads(Buf *out)
{
    put_key_heads(out);
    for (size_t i = 0; i < COUNT(finding_columns); i++) put_z(out, finding_columns[i].head);
}

static void put_finding(const Loaded *x, const Finding *f, Buf *out)
{
    put_key(x, out);
    for (size_t i = 0; i < COUNT(finding_columns); i++) finding_columns[i].put(x, f, out);
    end_line(out);
}

void emit_csv_begin(const Job *job, Buf *out)
{
    switch (table_of(job)) {
    case CSV_FILINGS: put_filing_heads(out); break;
    case CSV_FINDINGS: put_finding_heads(out); break;
    default: put_row_heads(out);
    }
    end_line(out);
}

void emit_csv_filing(const Job *job, const Loaded *x, Buf *out)
{
    int table = table_of(job);
    size_t from = out->n;
    if (table == CSV_FILINGS)
        put_filing(x, out);
    else if (table == CSV_FINDINGS)
        for (size_t i = 0; i < x->findings.n; i++) put_finding(x, &x->findings.at[i], out);
    else
        put_rows(job, x, table == CSV_HOLDINGS, out);
    if (job->args->value[OPT_CSV_SAFE]) csv_make_safe(out, from);
}

bool emit_csv_skips_findings(const Job *job)
{
    return table_of(job) == CSV_TRANSACTIONS || table_of(job) == CSV_HOLDINGS;
}
