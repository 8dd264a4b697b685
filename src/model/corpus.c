/* corpus.c: Docs summed up in fixed-size records. */
#include "model/corpus.h"

#include "model/decision.h"

#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(Finding) == 32, "a Finding is 32 bytes at rest");
_Static_assert(sizeof(Row) <= 96, "a Row is at most 96 bytes at rest");
_Static_assert(sizeof(Filing) <= 128, "a Filing is at most 128 bytes at rest");

uint64_t digest_of(Str bytes)
{
    uint64_t h = 0x9e3779b97f4a7c15u ^ bytes.n;
    size_t i = 0;
    for (; i + 8 <= bytes.n; i += 8) {
        uint64_t w;
        memcpy(&w, bytes.p + i, 8);
        h = (h ^ w) * 0xff51afd7ed558ccdu;
        h ^= h >> 32;
    }
    for (; i < bytes.n; i++) h = (h ^ (unsigned char)bytes.p[i]) * 1099511628211u;
    return h ^ h >> 29;
}

uint64_t number_bits(Dec number)
{
    uint64_t h = (uint64_t)(dec_wide(number) / (WIDE_ONE / 10000)) * 0x9e3779b97f4a7c15u;
    return (uint64_t)1 << (h >> 58) | (uint64_t)1 << (h >> 52 & 63);
}

static Date date_or_none(const Cell *c) { return c->state == CELL_VALUE ? c->u.date : DATE_NONE; }
static Dec dec_or_0(const Cell *c) { return c->state == CELL_VALUE ? c->u.dec : 0; }
static char code_or_0(const Cell *c) { return c->state == CELL_VALUE ? c->u.code : 0; }

/* The first of two cells of which a form fills one: a number, or a value in dollars. */
static Dec either(const Cell *number, const Cell *value, uint8_t *bits, uint8_t bit)
{
    if (number->state == CELL_VALUE || value->state != CELL_VALUE) return dec_or_0(number);
    *bits |= bit;
    return value->u.dec;
}

static uint8_t given_of(const Cell *cell)
{
    static const struct {
        uint8_t bit, number, value; /* fields of which a form fills one */
    } of[] = {
        {GIVEN_STRIKE, F_conversionOrExercisePrice, F_conversionOrExercisePrice},
        {GIVEN_SHARES, F_transactionShares, F_transactionTotalValue},
        {GIVEN_PRICE, F_transactionPricePerShare, F_transactionPricePerShare},
        {GIVEN_OWNED, F_sharesOwnedFollowingTransaction, F_valueOwnedFollowingTransaction},
        {GIVEN_UNDERLYING, F_underlyingSecurityShares, F_underlyingSecurityValue},
    };
    uint8_t bits = 0;
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        if (cell[of[i].number].state == CELL_VALUE || cell[of[i].value].state == CELL_VALUE)
            bits |= of[i].bit;
    return bits;
}

Row corpus_row(Corpus *c, const DocRow *r)
{
    const Cell *cell = r->cell;
    Row row;
    memset(&row, 0, sizeof row); /* padding too: rows are compared bit for bit */
    row.strike = dec_or_0(&cell[F_conversionOrExercisePrice]);
    row.price = dec_or_0(&cell[F_transactionPricePerShare]);
    row.shares =
        either(&cell[F_transactionShares], &cell[F_transactionTotalValue], &row.values, VALUE_SHARES);
    row.underlying = either(&cell[F_underlyingSecurityShares], &cell[F_underlyingSecurityValue], &row.values,
                            VALUE_UNDERLYING);
    row.owned = either(&cell[F_sharesOwnedFollowingTransaction], &cell[F_valueOwnedFollowingTransaction],
                       &row.values, VALUE_OWNED);
    row.date = date_or_none(&cell[F_transactionDate]);
    row.deemed = date_or_none(&cell[F_deemedExecutionDate]);
    row.exercise = date_or_none(&cell[F_exerciseDate]);
    row.expiration = date_or_none(&cell[F_expirationDate]);
    row.title = sym_add(&c->symbols, cell_text(&cell[F_securityTitle]));
    row.underlying_title = sym_add(&c->symbols, cell_text(&cell[F_underlyingSecurityTitle]));
    row.nature = sym_add(&c->symbols, cell_text(&cell[F_natureOfOwnership]));
    row.code = code_or_0(&cell[F_transactionCode]);
    row.side = code_or_0(&cell[F_transactionAcquiredDisposedCode]);
    row.di = code_or_0(&cell[F_directOrIndirectOwnership]);
    row.form_type = code_or_0(&cell[F_transactionFormType]);
    row.timeliness = code_or_0(&cell[F_transactionTimeliness]);
    row.swap = code_or_0(&cell[F_equitySwapInvolved]);
    row.holding = r->holding;
    row.says = r->says;
    row.given = given_of(cell);
    for (int f = 0; f < F_ROW_END; f++) {
        uint32_t bit = 1u << f;
        if (cell[f].nref) row.noted |= bit;
        if (cell[f].prov & (PROV_REPAIRED | PROV_GUESSED)) row.repaired |= bit;
        if (cell[f].state == CELL_BLANK || cell[f].state == CELL_ABSENT) row.blank |= bit;
        if (cell[f].state == CELL_BAD) row.bad |= bit;
    }
    return row;
}
_Static_assert(F_ROW_END <= 32, "one bit a field");

static uint32_t number_of_cik(const Cell *c)
{
    Str s = cell_text(c);
    uint64_t v = 0;
    for (size_t i = 0; i < s.n && is_digit(s.p[i]); i++) v = v * 10 + (uint64_t)(s.p[i] - '0');
    return v > UINT32_MAX ? 0 : (uint32_t)v;
}

static uint16_t capped(size_t n) { return n > UINT16_MAX ? UINT16_MAX : (uint16_t)n; }

static Party party_of(Corpus *c, const Owner *o)
{
    Party p = {.name = sym_add(&c->symbols, cell_text(owner_item(o, F_rptOwnerName))),
               .cik = number_of_cik(owner_item(o, F_rptOwnerCik))};
    for (int box = F_isDirector; box <= F_isOther; box++)
        if (cell_flag(owner_item(o, (FieldId)box))) p.relation |= (uint8_t)(1 << (box - F_isDirector));
    return p;
}

static void put_owners(Corpus *c, Filing *f, const Doc *d)
{
    f->relation = 0;
    for (size_t i = 0; i < f->nowner; i++) {
        Party p = party_of(c, &d->owner[i]);
        f->relation |= p.relation;
        if (!i) f->owner = p.name, f->owner_cik = p.cik;
        c->party[f->party0 + i] = p;
    }
}

/* Of the texts that a summary leaves out, so that an amendment of a footnote differs from its original. */
static uint64_t digest_of_texts(const Doc *d)
{
    uint64_t h = digest_of(cell_text(doc_item(d, F_remarks)));
    for (size_t i = 0; i < d->nowner; i++)
        for (int f = F_OWNER; f < F_SIGN; f++) {
            char room[DATE_TEXT + DEC_TEXT];
            h = h * 31 + digest_of(cell_value(owner_item(&d->owner[i], (FieldId)f), (FieldId)f, room));
        }
    for (size_t i = 0; i < d->nnote; i++) h = h * 31 + digest_of(cell_text(&d->note[i].text));
    return h;
}

static void put_rows(Corpus *c, const Filing *f, const Doc *d)
{
    size_t at = f->row0;
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < f->rows[t]; i++) c->row[at++] = corpus_row(c, &d->table[t].row[i]);
}

/* In the place of those that were there, if there is room. */
static void put_findings(Corpus *c, Filing *f, const Findings *findings)
{
    uint16_t n = capped(findings->n);
    if (n > f->nfinding) {
        f->finding0 = (uint32_t)c->nfinding;
        c->finding = mem_grow(c->finding, &c->capfinding, c->nfinding + n, sizeof *c->finding);
        c->nfinding += n;
    }
    f->nfinding = n;
    if (n) memcpy(c->finding + f->finding0, findings->at, n * sizeof *c->finding);
    memset(f->findings, 0, sizeof f->findings);
    for (size_t i = 0; i < n; i++) f->findings[findings->at[i].severity]++;
}

static bool stands_before(const Finding *f, Part part, uint32_t row)
{
    return f->part < part || (f->part == part && f->row < row);
}

const Finding *corpus_findings_at(const Corpus *c, uint32_t filing, Part part, uint32_t row, size_t *n)
{
    const Filing *f = &c->filing[filing];
    *n = 0;
    if (!f->nfinding) return NULL;
    const Finding *list = &c->finding[f->finding0];
    size_t low = 0, high = f->nfinding;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stands_before(&list[middle], part, row))
            low = middle + 1;
        else
            high = middle;
    }
    while (low + *n < f->nfinding && list[low + *n].part == part && list[low + *n].row == row) ++*n;
    return &list[low];
}

void corpus_set_findings(Corpus *c, uint32_t filing, const Findings *findings)
{
    put_findings(c, &c->filing[filing], findings);
    c->edition++;
}

/* What the Doc says; where its bytes, rows and owners stand is known already. */
static void put_doc(Corpus *c, Filing *f, const Doc *d)
{
    Symbols *s = &c->symbols;
    f->accession = sym_add(s, cell_text(doc_item(d, F_accessionNumber)));
    f->period = date_or_none(doc_item(d, F_periodOfReport));
    f->filed = date_or_none(doc_item(d, F_filingDate));
    f->original = date_or_none(doc_item(d, F_dateOfOriginalSubmission));
    f->signed_on = d->nsign ? date_or_none(sign_item(&d->sign[0], F_signatureDate)) : DATE_NONE;
    f->issuer = sym_add(s, cell_text(doc_item(d, F_issuerName)));
    f->symbol = sym_add(s, cell_text(doc_item(d, F_issuerTradingSymbol)));
    f->issuer_cik = number_of_cik(doc_item(d, F_issuerCik));
    f->form = (uint8_t)d->form, f->origin = (uint8_t)d->origin;
    f->nrepair = capped(d->nrepair);
    f->fiscal_end = (uint16_t)doc_fiscal_end(d);
    f->flags &= FILING_SPOOLED;
    if (d->amendment) f->flags |= FILING_AMENDMENT;
    if (cell_flag(doc_item(d, F_notSubjectToSection16))) f->flags |= FILING_EXIT;
    if (cell_flag(doc_item(d, F_aff10b5One))) f->flags |= FILING_PLAN;
    if (d->ntrouble) f->flags |= FILING_TROUBLE;
    if (cell_has(doc_item(d, F_issuerForeignTradingSymbol))) f->flags |= FILING_FOREIGN;
    if (d->corrects) f->flags |= FILING_CORRECTS;
    if (doc_has_doubts(d)) f->flags |= FILING_DOUBTS;
    f->adopted = d->adopted, f->corrected = d->corrected, f->numbers = d->numbers;
    f->said = digest_of_texts(d);
    put_owners(c, f, d);
    put_rows(c, f, d);
}

/* Room for the rows and owners of a new filing. */
static void make_room(Corpus *c, Filing *f, const Doc *d)
{
    f->party0 = (uint32_t)c->nparty, f->row0 = (uint32_t)c->nrow;
    f->nowner = capped(d->nowner);
    for (int t = 0; t < TABLES; t++) f->rows[t] = capped(d->table[t].n);
    c->nparty += f->nowner;
    c->nrow += (size_t)f->rows[TABLE_I] + f->rows[TABLE_II];
    c->party = mem_grow(c->party, &c->capparty, c->nparty, sizeof *c->party);
    c->row = mem_grow(c->row, &c->caprow, c->nrow, sizeof *c->row);
}

uint32_t corpus_add(Corpus *c, const Doc *d, const Where *where, const Findings *findings)
{
    Filing f;
    memset(&f, 0, sizeof f);
    f.at = where->at, f.len = where->len, f.digest = where->digest;
    f.path = sym_add(&c->symbols, where->path), f.member = sym_add(&c->symbols, where->member);
    if (where->spooled) f.flags |= FILING_SPOOLED;
    make_room(c, &f, d);
    put_doc(c, &f, d);
    put_findings(c, &f, findings);
    c->filing = mem_grow(c->filing, &c->capfiling, c->nfiling + 1, sizeof *c->filing);
    c->filing[c->nfiling] = f;
    return (uint32_t)c->nfiling++;
}

void corpus_renew(Corpus *c, uint32_t filing, const Doc *d, const Findings *findings)
{
    put_doc(c, &c->filing[filing], d);
    corpus_set_findings(c, filing, findings);
}

Where corpus_where(const Corpus *c, uint32_t filing)
{
    const Filing *f = &c->filing[filing];
    return (Where){.path = corpus_str(c, f->path),
                   .member = corpus_str(c, f->member),
                   .at = f->at,
                   .len = f->len,
                   .digest = f->digest,
                   .spooled = f->flags & FILING_SPOOLED};
}

const Filing *corpus_filing(const Corpus *c, uint32_t filing) { return &c->filing[filing]; }

TableId filing_table(const Filing *f, uint32_t row, uint32_t *at)
{
    bool first = row - f->row0 < f->rows[TABLE_I];
    *at = row - f->row0 - (first ? 0u : f->rows[TABLE_I]);
    return first ? TABLE_I : TABLE_II;
}

Date filing_day(const Filing *f)
{
    if (f->filed != DATE_NONE) return f->filed;
    return f->signed_on != DATE_NONE ? f->signed_on : f->period;
}

Severity filing_severity(const Filing *f, bool *any)
{
    for (int s = SEVERITY_ERROR; s >= SEVERITY_NOTE; s--)
        if (f->findings[s]) return *any = true, (Severity)s;
    return *any = false, SEVERITY_NOTE;
}

void corpus_clear(Corpus *c) { c->nfiling = c->nrow = c->nfinding = c->nparty = 0; }

void corpus_free(Corpus *c)
{
    symbols_free(&c->symbols);
    free(c->filing);
    free(c->row);
    free(c->finding);
    free(c->party);
    *c = (Corpus){0};
}
