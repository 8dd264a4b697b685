/* facts.c: the values of the fields of query.def, out of the records of a corpus. */
#include "find/facts.h"

#include "find/tree.h"
#include "model/due.h"

/* ---- sums ---- */

bool row_value(const Row *r, Wide *out)
{
    if (r->holding || !(r->given & GIVEN_SHARES)) return false;
    bool dollars = r->values & VALUE_SHARES;
    if (!dollars && !(r->given & GIVEN_PRICE)) return false;
    *out = dollars ? dec_wide(r->shares) : dec_product(r->shares, r->price);
    return true;
}

static size_t rows_of(const Filing *f) { return (size_t)f->rows[TABLE_I] + f->rows[TABLE_II]; }

Wide filing_value(const Corpus *c, uint32_t filing, char code)
{
    const Filing *f = corpus_filing(c, filing);
    Wide sum = 0, one;
    for (size_t i = 0; i < rows_of(f); i++) {
        const Row *r = &c->row[f->row0 + i];
        if (r->code == code && row_value(r, &one)) sum += one;
    }
    return sum;
}

/* ---- lateness ---- */

/* By what a report was due that the checks D01 to D06 find late; D06 does not say when. */
static const DueRule late_due[] = {DUE_FORM4, DUE_FORM3, DUE_FORM5, DUE_PAPER, DUE_FORM4, DUE_RULES};
_Static_assert(RULE_D06 - RULE_D01 + 1 == sizeof late_due / sizeof *late_due, "one a check");

static Date executed(const Row *r) { return r->deemed != DATE_NONE ? r->deemed : r->date; }

static bool on_form4(const Row *r) { return !r->holding && (!r->form_type || r->form_type == '4'); }

/* A day is told once, at its first row; it stands for all rows of that day that were due on Form 4. */
static bool late_concerns(const Corpus *c, const Filing *f, const Finding *x, uint32_t row)
{
    if (row == ROW_NONE || (x->part != PART_I && x->part != PART_II)) return true;
    uint32_t own = f->row0 + x->row + (x->part == PART_II ? f->rows[TABLE_I] : 0);
    if (own == row) return true;
    bool by_day = x->rule == RULE_D01 || x->rule == RULE_D04;
    return by_day && on_form4(&c->row[row]) && executed(&c->row[row]) == (Date)x->arg[0];
}

static bool is_late(const Finding *x)
{
    return x->rule >= RULE_D01 && x->rule <= RULE_D06 && x->severity != SEVERITY_NOTE;
}

/* Business days; at least one, also where nothing says how many. */
static int days_late(const Finding *x)
{
    DueRule rule = late_due[x->rule - RULE_D01];
    if (rule == DUE_RULES) return 1;
    int days = business_between(due_date(rule, (Date)x->arg[0], GRACE_CLOSED), (Date)x->arg[1]);
    return days > 1 ? days : 1;
}

static int late_of(const Corpus *c, uint32_t filing, uint32_t row)
{
    const Filing *f = corpus_filing(c, filing);
    int most = 0;
    for (size_t i = 0; i < f->nfinding; i++) {
        const Finding *x = &c->finding[f->finding0 + i];
        int days = is_late(x) && late_concerns(c, f, x, row) ? days_late(x) : 0;
        if (days > most) most = days;
    }
    return most;
}

int filing_late(const Corpus *c, uint32_t filing) { return late_of(c, filing, ROW_NONE); }

/* ---- values ---- */

static bool put_wide(Fact *out, bool there, Wide number)
{
    *out = (Fact){.kind = FACT_NUMBER, .u.number = number};
    return there;
}

static bool put_count(Fact *out, size_t n) { return put_wide(out, true, (Wide)n * WIDE_ONE); }
static bool put_date(Fact *out, Date d) { return put_wide(out, d != DATE_NONE, d); }
static bool put_dec(Fact *out, const Row *r, unsigned bit, Dec d)
{
    return put_wide(out, r->given & bit, dec_wide(d));
}

/* The value of a row, if it has that code; 0: any. */
static bool put_value(Fact *out, const Row *r, char code)
{
    Wide value = 0;
    bool there = (!code || r->code == code) && row_value(r, &value);
    return put_wide(out, there, value);
}

static bool put_sym(Fact *out, Sym s)
{
    *out = (Fact){.kind = FACT_SYM, .u.sym = s};
    return s != 0;
}

static bool put_key(Fact *out, bool there, int key)
{
    *out = (Fact){.kind = FACT_KEY, .u.key = key};
    return there;
}

static bool put_flag(Fact *out, bool on) { return put_key(out, on, 1); }
static bool put_letter(Fact *out, char letter) { return put_key(out, letter != 0, (unsigned char)letter); }

static bool put_cik(Fact *out, uint32_t cik) { return put_wide(out, cik != 0, (Wide)cik * WIDE_ONE); }

/* First the names of all owners, then their CIKs. */
static bool owner_at(const Corpus *c, const Filing *f, size_t i, Fact *out)
{
    if (i >= (size_t)f->nowner * 2) return false;
    const Party *p = &c->party[f->party0 + i % f->nowner];
    if (i < f->nowner) return put_sym(out, p->name), true;
    return put_cik(out, p->cik), true;
}

static bool issuer_at(const Filing *f, size_t i, Fact *out)
{
    if (i == 0) return put_sym(out, f->issuer), true;
    if (i == 1) return put_sym(out, f->symbol), true;
    return i == 2 && put_cik(out, f->issuer_cik);
}

static bool role_at(const Filing *f, size_t i, Fact *out)
{
    for (int bit = 0; bit < 4; bit++)
        if (f->relation >> bit & 1 && !i--) return put_key(out, true, bit);
    return false;
}

static bool put_hits(const Facts *facts, uint32_t filing, Fact *out)
{
    bool known = filing < facts->nhit && facts->hits[filing] != HITS_UNKNOWN;
    return put_wide(out, known, known ? facts->hits[filing] * WIDE_ONE : 0);
}

/* Table-driven: one line a field. */
static bool filing_fact(const Facts *facts, QueryFieldId id, uint32_t filing, size_t i, Fact *out)
{
    const Corpus *c = facts->corpus;
    const Filing *f = corpus_filing(c, filing);
    if (id == Q_issuer) return issuer_at(f, i, out);
    if (id == Q_owner) return owner_at(c, f, i, out);
    if (id == Q_role) return role_at(f, i, out);
    if (id == Q_path && i == 1) return put_sym(out, f->member);
    if (i) return false;
    switch (id) {
    case Q_form: return put_key(out, f->form, f->form * 2 + (f->flags & FILING_AMENDMENT ? 1 : 0));
    case Q_sym: return put_sym(out, f->symbol);
    case Q_owners: return put_count(out, f->nowner);
    case Q_day: return put_date(out, filing_day(f));
    case Q_filed: return put_date(out, f->filed);
    case Q_signed: return put_date(out, f->signed_on);
    case Q_period: return put_date(out, f->period);
    case Q_original: return put_date(out, f->original);
    case Q_amendment: return put_flag(out, f->flags & FILING_AMENDMENT);
    case Q_exit: return put_flag(out, f->flags & FILING_EXIT);
    case Q_plan: return put_flag(out, f->flags & FILING_PLAN);
    case Q_rows: return put_count(out, rows_of(f));
    case Q_purchases: return put_wide(out, true, filing_value(c, filing, 'P'));
    case Q_sales: return put_wide(out, true, filing_value(c, filing, 'S'));
    case Q_errors: return put_count(out, f->findings[SEVERITY_ERROR]);
    case Q_warnings: return put_count(out, f->findings[SEVERITY_WARNING]);
    case Q_notes: return put_count(out, f->findings[SEVERITY_NOTE]);
    case Q_repairs: return put_count(out, f->nrepair);
    case Q_trouble: return put_flag(out, f->flags & FILING_TROUBLE);
    case Q_hits: return put_hits(facts, filing, out);
    case Q_origin: return put_key(out, true, f->origin);
    case Q_accession: return put_sym(out, f->accession);
    case Q_path: return put_sym(out, f->path);
    default: return false;
    }
}

/* Table-driven: one line a field. */
static bool row_fact(const Corpus *c, QueryFieldId id, uint32_t filing, uint32_t row, Fact *out)
{
    const Row *r = &c->row[row];
    const Filing *f = corpus_filing(c, filing);
    switch (id) {
    case Q_table: return put_key(out, true, row - f->row0 < f->rows[TABLE_I] ? TABLE_I : TABLE_II);
    case Q_code: return put_letter(out, r->code);
    case Q_side: return put_letter(out, r->side);
    case Q_title: return put_sym(out, r->title);
    case Q_underlying: return put_sym(out, r->underlying_title);
    case Q_date: return put_date(out, r->date);
    case Q_deemed: return put_date(out, r->deemed);
    case Q_shares: return put_dec(out, r, r->values & VALUE_SHARES ? 0 : GIVEN_SHARES, r->shares);
    case Q_price: return put_dec(out, r, GIVEN_PRICE, r->price);
    case Q_value: return put_value(out, r, 0);
    case Q_purchase: return put_value(out, r, 'P');
    case Q_sale: return put_value(out, r, 'S');
    case Q_owned: return put_dec(out, r, r->values & VALUE_OWNED ? 0 : GIVEN_OWNED, r->owned);
    case Q_strike: return put_dec(out, r, GIVEN_STRIKE, r->strike);
    case Q_amount: return put_dec(out, r, r->values & VALUE_UNDERLYING ? 0 : GIVEN_UNDERLYING, r->underlying);
    case Q_exercisable: return put_date(out, r->exercise);
    case Q_expires: return put_date(out, r->expiration);
    case Q_di: return put_letter(out, r->di);
    case Q_nature: return put_sym(out, r->nature);
    case Q_timeliness: return put_letter(out, r->timeliness);
    case Q_due: return put_letter(out, r->form_type);
    case Q_swap: return put_flag(out, r->swap == '1');
    case Q_holding: return put_flag(out, r->holding);
    case Q_footnoted: return put_flag(out, r->noted);
    case Q_repaired: return put_flag(out, r->repaired);
    case Q_unreadable: return put_flag(out, r->bad);
    default: return false;
    }
}

static bool finding_concerns(const Filing *f, const Finding *x, uint32_t row)
{
    if (row == ROW_NONE || (x->part != PART_I && x->part != PART_II)) return true;
    return f->row0 + x->row + (x->part == PART_II ? f->rows[TABLE_I] : 0) == row;
}

const Finding *finding_of_row(const Corpus *c, uint32_t filing, uint32_t row, size_t *at)
{
    const Filing *f = corpus_filing(c, filing);
    while (*at < f->nfinding) {
        const Finding *x = &c->finding[f->finding0 + (*at)++];
        if (finding_concerns(f, x, row)) return x;
    }
    return NULL;
}

static bool finding_fact(const Corpus *c, QueryFieldId id, uint32_t filing, uint32_t row, size_t i, Fact *out)
{
    if (id == Q_late) {
        int days = i ? 0 : late_of(c, filing, row);
        return put_wide(out, days > 0, days * WIDE_ONE);
    }
    const Finding *x = NULL;
    for (size_t at = 0; (x = finding_of_row(c, filing, row, &at)) && i; i--) {}
    return x && put_key(out, true, id == Q_rule ? x->rule : x->severity);
}

static bool note_fact(const Facts *facts, QueryFieldId id, uint32_t filing, uint32_t row, size_t i, Fact *out)
{
    size_t n;
    if (!facts->notes) return false;
    const NoteText *note = notes_of(facts->notes, filing, &n);
    uint32_t at = row == ROW_NONE ? row : row - corpus_filing(facts->corpus, filing)->row0;
    for (size_t k = 0; k < n; k++) {
        if (note[k].remarks != (id == Q_remarks)) continue;
        if (at != ROW_NONE && !note_concerns(facts->notes, &note[k], at)) continue;
        *out = (Fact){.kind = FACT_NOTE, .u.sym = note[k].text};
        if (!i--) return true;
    }
    return false;
}

static bool mark_fact(const Facts *facts, QueryFieldId id, uint32_t filing, Fact *out)
{
    unsigned bit = id == Q_reviewed ? MARK_REVIEWED : id == Q_dismissed ? MARK_DISMISSED : MARK_NOTED;
    return put_flag(out, filing < facts->nmark && facts->marks[filing] & bit);
}

/* Names and symbols of the filing, then the titles of the row, or of all rows. */
static bool text_fact(const Corpus *c, uint32_t filing, uint32_t row, size_t i, Fact *out)
{
    const Filing *f = corpus_filing(c, filing);
    if (i < 2) return issuer_at(f, i, out);
    if ((i -= 2) < f->nowner) return owner_at(c, f, i, out);
    i -= f->nowner;
    if (i >= (row == ROW_NONE ? rows_of(f) * 2 : 2)) return false;
    const Row *r = &c->row[row == ROW_NONE ? f->row0 + i / 2 : row];
    return put_sym(out, i % 2 ? r->underlying_title : r->title), true;
}

bool fact_at(const Facts *facts, QueryFieldId f, uint32_t filing, uint32_t row, size_t i, Fact *out)
{
    if (f == Q_TEXT) return text_fact(facts->corpus, filing, row, i, out);
    switch ((QueryOf)query_fields[f].of) {
    case OF_FILING: return filing_fact(facts, f, filing, i, out);
    case OF_ROW: return row != ROW_NONE && !i && row_fact(facts->corpus, f, filing, row, out);
    case OF_FINDING: return finding_fact(facts->corpus, f, filing, row, i, out);
    case OF_NOTE: return note_fact(facts, f, filing, row, i, out);
    case OF_REVIEW: return !i && mark_fact(facts, f, filing, out);
    }
    return false;
}

Str fact_text(const Facts *facts, const Fact *fact)
{
    return fact->kind == FACT_NOTE ? sym_str(&facts->notes->texts, fact->u.sym)
                                   : corpus_str(facts->corpus, fact->u.sym);
}

/* The first word that has the key. */
static Str word_of(QueryFieldId f, int key)
{
    QueryChoice word;
    for (size_t i = 0; query_choice(f, i, &word); i++)
        if (word.key == key) return str_z(word.word);
    return S("yes");
}

static unsigned decimals_of(Wide w)
{
    unsigned n = 0;
    for (Wide unit = WIDE_ONE; n < 4 && w % unit; n++) unit /= 10;
    return n;
}

Str fact_shown(const Facts *facts, QueryFieldId f, const Fact *fact, Arena *a)
{
    char room[DEC_TEXT + 8];
    switch (fact->kind) {
    case FACT_SYM:
    case FACT_NOTE: return fact_text(facts, fact);
    case FACT_KEY: return word_of(f, fact->u.key);
    case FACT_NUMBER: break;
    }
    if (query_fields[f].kind == ASK_DATE) return str_copy(a, date_put((Date)fact->u.number, room));
    return str_copy(a, dec_grouped(dec_from_wide(fact->u.number, decimals_of(fact->u.number)), room));
}
