/* finding.c: the catalogue as a table, messages made from it, and fingerprints. */
#include "model/finding.h"

#include "model/due.h"
#include "model/schema.h"

#include <stdlib.h>
#include <string.h>

enum {
    INPUT_XO = INPUT_X | INPUT_O,
    INPUT_XT = INPUT_X | INPUT_T,
    INPUT_XTO = INPUT_X | INPUT_T | INPUT_O,
    INPUT_XOC = INPUT_XO | INPUT_C,
    INPUT_XTOC = INPUT_XTO | INPUT_C
};

const Rule rules[RULES] = {
#define RULE(id, slug, kind, severity, inputs, off, message, condition, source, why, false_alarms, fires,    \
             silent)                                                                                         \
    [RULE_##id] = {#id,       slug,   RULE_##kind, SEVERITY_##severity, INPUT_##inputs, off,   message,      \
                   condition, source, why,         false_alarms,        fires,          silent},
#include "model/rules.def"
};

/* From the lowest bit: 32 of the name, 4 of the form, 1 of the amendment, 26 of the day from DAY_ZERO on; no
 * day is 0. */
enum { FORM_AT = 32, AMENDS_AT = 36, DAY_AT = 37, DAY_ZERO = 1 << 24 };

int64_t filing_argument(NamedFiling f)
{
    uint64_t day = f.day == DATE_NONE ? 0 : (uint64_t)((int64_t)f.day + DAY_ZERO) & 0x3ffffff;
    return (int64_t)(f.name | (uint64_t)f.form << FORM_AT | (uint64_t)f.amendment << AMENDS_AT |
                     day << DAY_AT);
}

NamedFiling argument_filing(int64_t v)
{
    uint64_t bits = (uint64_t)v, day = bits >> DAY_AT & 0x3ffffff;
    return (NamedFiling){.name = (Sym)bits,
                         .form = (FormType)(bits >> FORM_AT & 15),
                         .amendment = bits >> AMENDS_AT & 1,
                         .day = day ? (Date)((int64_t)day - DAY_ZERO) : DATE_NONE};
}

RuleId rule_by_name(Str name)
{
    for (int r = 0; r < RULES; r++)
        if (str_eq_nocase(str_z(rules[r].id), name) || str_eq_nocase(str_z(rules[r].slug), name))
            return (RuleId)r;
    return RULE_NONE;
}

const char *severity_name(Severity s)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[s];
}

const char *rule_kind_name(RuleKind k)
{
    static const char *const names[] = {"compliance", "reading", "information"};
    return names[k];
}

Finding *findings_add(Findings *list)
{
    list->at = mem_grow(list->at, &list->cap, list->n + 1, sizeof *list->at);
    Finding *f = &list->at[list->n++];
    memset(f, 0, sizeof *f);
    return f;
}

void findings_free(Findings *list)
{
    free(list->at);
    *list = (Findings){0};
}

Place finding_place(const Finding *f)
{
    return (Place){.row = f->row, .part = f->part, .field = f->field, .raw = f->raw};
}

#define COMPARE(x, y)                                                                                        \
    if ((x) != (y)) return (x) < (y) ? -1 : 1

int finding_cmp(const Finding *a, const Finding *b)
{
    COMPARE(a->part, b->part);
    COMPARE(a->row, b->row);
    COMPARE((uint8_t)(a->field + 1), (uint8_t)(b->field + 1));
    COMPARE(b->severity, a->severity);
    COMPARE(a->rule, b->rule);
    COMPARE(a->variant, b->variant);
    COMPARE(a->arg[0], b->arg[0]);
    COMPARE(a->arg[1], b->arg[1]);
    return 0;
}

static int by_order(const void *a, const void *b) { return finding_cmp(a, b); }

void findings_sort(Findings *list)
{
    if (list->n) qsort(list->at, list->n, sizeof *list->at, by_order);
}

/* ---- messages ---- */

typedef void Say(const Doc *d, const Finding *f, Str how, Buf *out);

/* The first characters of a text, and a sign that there are more. */
static void put_begin(Str s, size_t most, Buf *out)
{
    Str rest = s;
    for (size_t i = 0; i < most && rest.n; i++) utf8_next(&rest);
    buf_put(out, str_sub(s, 0, s.n - rest.n));
    if (rest.n) buf_puts(out, "…");
}

/* What cannot be understood may be of any length. */
static void say_field(const Doc *d, const Finding *f, FieldId field, Buf *out)
{
    enum { BAD_SHOWN = 40 };
    char room[DATE_TEXT + DEC_TEXT];
    const Cell *c = doc_cell(d, (Part)f->part, f->row, field);
    if (c) put_begin(cell_shown(c, field, room), c->state == CELL_BAD ? BAD_SHOWN : SIZE_MAX, out);
}

static void say_cell(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    say_field(d, f, (FieldId)f->field, out);
}

static void say_caption(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    if (f->field < F_END) buf_puts(out, form_item_caption((FieldId)f->field, d->form));
}

static void say_id(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    if (f->part == PART_NOTE && f->row < d->nnote) buf_put(out, d->note[f->row].id);
}

static void say_form(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)f, (void)how;
    buf_fmt(out, "%d%s", d->form, d->amendment ? "/A" : "");
}

/* What the source says there, on one line. */
static void say_raw(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    Str s = str_trim(span_str(d->text, f->raw));
    for (size_t i = 0; i < s.n; i++)
        if (!is_blank(s.p[i]) || !is_blank(s.p[i - 1])) buf_char(out, is_blank(s.p[i]) ? ' ' : s.p[i]);
}

/* "; 3 rows of that day", where it is more than one. */
static void say_rows(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    size_t n = 0;
    for (int t = 0; t < TABLES; t++) {
        for (size_t i = 0; i < d->table[t].n; i++) {
            const Cell *c = doc_cell(d, part_of_table((TableId)t), i, F_transactionDate);
            n += c->state == CELL_VALUE && c->u.date == (Date)f->arg[0];
        }
    }
    if (n > 1) buf_fmt(out, "; %zu rows of that day", n);
}

static const Repair *repair_of(const Doc *d, const Finding *f)
{
    return f->arg[0] >= 0 && (size_t)f->arg[0] < d->nrepair ? &d->repair[f->arg[0]] : NULL;
}

static void say_was(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    const Repair *r = repair_of(d, f);
    if (r) buf_put(out, r->was);
}

void repair_say(const Doc *d, const Repair *r, Str value, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    FieldId f = (FieldId)r->place.field, box = field_by_name(value);
    bool marks = f < F_END && fields[f].kind == KIND_FLAG;
    if (marks && box == F_NONE && str_eq(value, S("1"))) box = f;
    if (marks && box != F_NONE)
        buf_puts(out, form_item_caption(box, d->form));
    else
        buf_put(out, value_shown(f, value, room));
}

/* "sharesOwnedFollowingTransaction" -> "Owned" */
static void put_word(const Doc *d, Str word, Buf *out)
{
    FieldId f = field_by_name(word);
    if (f == F_NONE)
        buf_put(out, word);
    else
        buf_puts(out, fields[f].group == GROUP_ROW ? fields[f].head : form_item_caption(f, d->form));
}

void repair_say_text(const Doc *d, Str text, Buf *out)
{
    while (text.n) {
        size_t n = 0;
        while (n < text.n && is_alpha(text.p[n])) n++;
        put_word(d, str_sub(text, 0, n), out);
        if (n < text.n) buf_char(out, text.p[n++]);
        text = str_from(text, n);
    }
}

static void say_now(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    const Repair *r = repair_of(d, f);
    if (r) repair_say(d, r, r->now, out);
}

static void say_reason(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    const Repair *r = repair_of(d, f);
    if (r) repair_say_text(d, r->why, out);
}

/* "; evidence: Amount 24,000, …" */
static void say_evidence(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    const Repair *r = repair_of(d, f);
    for (size_t i = 0; r && i < r->nevidence; i++) {
        buf_puts(out, i ? ", " : "; evidence: ");
        repair_say_text(d, r->evidence[i], out);
    }
}

/* "24,00" and "0": what a cut cell holds, piece by piece. */
static void say_pieces(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    const Repair *r = repair_of(d, f);
    Str rest = r ? r->was : (Str){0};
    for (bool first = true; rest.n; first = false) {
        Str piece = str_trim(str_cut(&rest, '|'));
        buf_puts(out, first ? "\"" : rest.n ? ", \"" : " and \"");
        buf_put(out, piece);
        buf_char(out, '"');
    }
}

/* ". Confirmed by Amount and Und. Amount": the items that evidence names, or what else it says. */
static void say_confirmed(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    const Repair *r = repair_of(d, f);
    for (size_t i = 0; r && i < r->nevidence; i++) {
        Str rest = r->evidence[i], name = str_cut(&rest, ' ');
        buf_puts(out, !i ? ". Confirmed by " : i + 1 < r->nevidence ? ", " : " and ");
        repair_say_text(d, field_by_name(name) == F_NONE ? r->evidence[i] : name, out);
    }
}

static void say_other(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    const Repair *r = repair_of(d, f);
    for (size_t i = 0; r && i < r->nother; i++) {
        buf_puts(out, i ? ", " : str_eq(r->was, r->now) ? ", perhaps " : ", or ");
        repair_say(d, r, r->other[i], out);
    }
}

/* "Form 4/A of 09/15/2021"; by its name where it has no day. */
static void say_filing(const Doc *d, int64_t v, Buf *out)
{
    char room[DATE_TEXT];
    NamedFiling f = argument_filing(v);
    if (f.form != FORM_NONE && f.day != DATE_NONE) {
        buf_fmt(out, "Form %d%s of ", (int)f.form, f.amendment ? "/A" : "");
        buf_put(out, date_put_us(f.day, room));
    } else if (d->symbols) {
        buf_put(out, sym_str(d->symbols, f.name));
    }
}

/* {0:n} a count, {0:n5} with zeros before it to five digits; {0:dec} {0:date} {0:char}; {0:ref} {0:note} ids
 * of marks and footnotes; {0:sym} a text of the corpus; {0:filing} another filing; {0:why} why a date is no
 * business day, {0:grace} the doubtful day behind it, {0:add5} five business days after it. */
static void say_argument(const Doc *d, int64_t v, Str how, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    const char *why;
    if (str_eq(how, S("date"))) {
        buf_put(out, date_put_us((Date)v, room));
    } else if (str_eq(how, S("dec"))) {
        buf_put(out, dec_grouped(v, room));
    } else if (str_eq(how, S("char"))) {
        buf_char(out, (char)v);
    } else if (str_eq(how, S("sym"))) {
        if (d->symbols) buf_put(out, sym_str(d->symbols, (Sym)v));
    } else if (str_eq(how, S("filing"))) {
        say_filing(d, v, out);
    } else if (str_eq(how, S("ref"))) {
        if ((size_t)v < d->nref) buf_put(out, d->ref[v].id);
    } else if (str_eq(how, S("element"))) {
        buf_puts(out, element_name((ElementId)v));
    } else if (str_eq(how, S("note"))) {
        if ((size_t)v < d->nnote) buf_put(out, d->note[v].id);
    } else if (str_eq(how, S("why"))) {
        day_class((Date)v, &why);
        buf_puts(out, why);
    } else if (str_eq(how, S("grace"))) {
        buf_put(out, date_put_us(grace_after((Date)v, (Date)v + 10), room));
    } else if (str_eq(how, S("add5"))) {
        buf_put(out, date_put_us(business_add((Date)v, 5, GRACE_COUNTS), room));
    } else {
        int width = how.n > 1 ? how.p[1] - '0' : 0;
        buf_fmt(out, "%0*lld", width, (long long)v);
    }
}

/* A trouble of the reading, as a sentence. */
static void say_trouble(const Doc *d, const Finding *f, Str how, Buf *out)
{
    (void)how;
    if (f->arg[0] < 0 || (size_t)f->arg[0] >= d->ntrouble) return;
    Str what = d->trouble[f->arg[0]].what;
    if (what.n) buf_char(out, to_upper(what.p[0]));
    buf_put(out, str_from(what, 1));
}

static bool is_filed(const Doc *d) { return doc_item(d, F_filingDate)->state == CELL_VALUE; }

/* "Late by 5 business days"; where only the signature tells the day, that is the least. */
static void say_late(const Doc *d, const Finding *f, Str how, Buf *out)
{
    DueRule rule = due_by_name(how);
    if (rule >= DUE_RULES) return;
    int days = business_between(due_date(rule, (Date)f->arg[0], GRACE_COUNTS), (Date)f->arg[1]);
    buf_fmt(out, "Late by %s%d business day%s", is_filed(d) ? "" : "at least ", days, days == 1 ? "" : "s");
}

static void say_due(const Doc *d, const Finding *f, Str how, Buf *out)
{
    char room[DATE_TEXT];
    DueRule rule = due_by_name(how);
    (void)d;
    if (rule < DUE_RULES) buf_put(out, date_put_us(due_date(rule, (Date)f->arg[0], GRACE_COUNTS), room));
}

/* "filed 09/17/2020", or what is known instead. */
static void say_done(const Doc *d, const Finding *f, Str how, Buf *out)
{
    char room[DATE_TEXT];
    (void)how;
    buf_puts(out, is_filed(d) ? "filed " : "signed ");
    buf_put(out, date_put_us((Date)f->arg[1], room));
    if (!is_filed(d)) buf_puts(out, ", so filed no earlier");
}

static const struct {
    Str name;
    Say *say;
} placeholders[] = {
    {{"pieces", 6}, say_pieces},   {{"confirmed", 9}, say_confirmed},
    {{"trouble", 7}, say_trouble}, {{"late", 4}, say_late},
    {{"due", 3}, say_due},         {{"done", 4}, say_done},
    {{"cell", 4}, say_cell},       {{"caption", 7}, say_caption},
    {{"id", 2}, say_id},           {{"raw", 3}, say_raw},
    {{"rows", 4}, say_rows},       {{"was", 3}, say_was},
    {{"now", 3}, say_now},         {{"evidence", 8}, say_evidence},
    {{"other", 5}, say_other},     {{"reason", 6}, say_reason},
    {{"form", 4}, say_form},
};

static void say(const Doc *d, const Finding *f, Str what, Buf *out)
{
    Str how = what, name = str_cut(&how, ':');
    if (str_eq(name, S("0")) || str_eq(name, S("1"))) {
        say_argument(d, f->arg[name.p[0] - '0'], how, out);
        return;
    }
    for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++) {
        if (str_eq(placeholders[i].name, name)) {
            placeholders[i].say(d, f, how, out);
            return;
        }
    }
    say_field(d, f, field_by_name(name), out);
}

bool finding_maybe_misread(const Doc *d, const Finding *f)
{
    const char group = rules[f->rule].id[0];
    const Cell *c = doc_cell(d, (Part)f->part, f->row, (FieldId)f->field);
    if ((d->origin != ORIGIN_TEXT && d->origin != ORIGIN_OCR) || !c || group == 'F') return false;
    bool is_error =
        f->severity == SEVERITY_ERROR; /* not yet softened, or of a rule whose findings are errors */
    is_error |= rules[f->rule].severity == SEVERITY_ERROR && f->severity == SEVERITY_WARNING;
    return (group <= 'C' && is_error) || c->prov & PROV_GUESSED;
}

/* The reading that is proposed, where the finding tells of one. */
static const Repair *proposal_of(const Doc *d, const Finding *f)
{
    const Repair *r = rules[f->rule].id[0] == 'F' ? repair_of(d, f) : NULL;
    bool here = r && r->place.part == f->part && r->place.row == f->row && r->place.field == f->field;
    return here && !r->applied ? r : NULL;
}

/* A value may be read as it stands and be wrong all the same; or be told by the rest of the form alone. */
static Str message_of(const Doc *d, const Finding *f)
{
    const Repair *r = proposal_of(d, f);
    if (r && !r->was.n && r->now.n) return S("nothing can be read here: perhaps {now}{other} ({reason})");
    if (r && str_eq(r->was, r->now)) return S("'{was}' may be misread{other}: {reason}");
    Str rest = str_z(rules[f->rule].message), text = str_cut(&rest, '|');
    for (int v = f->variant; v > 0; v--) text = str_cut(&rest, '|');
    return text;
}

void finding_message(const Doc *d, const Finding *f, Buf *out)
{
    Str text = message_of(d, f);
    while (text.n) {
        buf_put(out, str_cut(&text, '{'));
        if (text.n) say(d, f, str_cut(&text, '}'), out);
    }
    if (finding_maybe_misread(d, f)) buf_puts(out, ", or misread");
}

bool finding_working(const Doc *d, const Finding *f, Buf *out)
{
    Str text = message_of(d, f), rest = str_from(text, str_find(text, S("{late:")));
    if (!rest.n) return false;
    rest = str_from(rest, sizeof "{late:" - 1);
    DueRule rule = due_by_name(str_cut(&rest, '}'));
    if (rule >= DUE_RULES) return false;
    due_working(rule, (Date)f->arg[0], is_filed(d) ? "filed" : "signed", (Date)f->arg[1], out);
    return true;
}

/* ---- fingerprints ---- */

static uint64_t hash(uint64_t h, Str s)
{
    for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
    return (h ^ 0xff) * 0x100000001b3u; /* ends the text, so that "ab" "c" is not "a" "bc" */
}

static uint64_t hash_cell(uint64_t h, const Cell *c, FieldId f)
{
    char room[DATE_TEXT + DEC_TEXT];
    return c ? hash(h, cell_value(c, f, room)) : h;
}

/* Which fields the rows of a part have. */
static void fields_of(Part part, FieldId *first, FieldId *end)
{
    *first = part == PART_OWNER ? F_OWNER : part == PART_SIGN ? F_SIGN : (FieldId)0;
    *end = part == PART_OWNER ? F_SIGN : part == PART_SIGN ? F_END : F_ROW_END;
}

/* What a row says; of the header, only the cell itself matters. */
static uint64_t hash_row(const Doc *d, uint64_t h, Part part, size_t row)
{
    FieldId f, end;
    if (part == PART_NOTE) return hash_cell(h, doc_cell(d, part, row, F_NONE), F_NONE);
    if (part == PART_DOC || part == PART_FILING) return h;
    for (fields_of(part, &f, &end); f < end; f++) h = hash_cell(h, doc_cell(d, part, row, f), f);
    return h;
}

/* How many of the rows before it say the same; only so many are looked at, for the sake of hostile input. */
static unsigned equal_before(const Doc *d, const Finding *f, uint64_t content)
{
    enum { LOOK_BACK = 100 };
    unsigned n = 0;
    for (size_t i = f->row > LOOK_BACK ? f->row - LOOK_BACK : 0; i < f->row; i++)
        n += hash_row(d, 0, (Part)f->part, i) == content;
    return n;
}

void finding_fingerprint(const Doc *d, const Finding *f, char out[17])
{
    static const FieldId whose[] = {F_documentType, F_periodOfReport, F_issuerCik, F_issuerName};
    uint64_t h = hash(0xcbf29ce484222325u, str_z(rules[f->rule].id));
    h = hash(h, str_z(part_name((Part)f->part)));
    h = hash(h, f->field < F_END ? str_z(fields[f->field].name) : (Str){0});
    h = (h ^ f->variant) * 0x100000001b3u;
    for (size_t i = 0; i < sizeof whose / sizeof *whose; i++)
        h = hash_cell(h, doc_cell(d, PART_DOC, 0, whose[i]), whose[i]);
    if (d->nowner) h = hash_cell(h, doc_cell(d, PART_OWNER, 0, F_rptOwnerName), F_rptOwnerName);
    uint64_t content = hash_row(d, 0, (Part)f->part, f->row);
    h = (h ^ content) * 0x100000001b3u;
    h = hash_cell(h, doc_cell(d, (Part)f->part, f->row, (FieldId)f->field), (FieldId)f->field);
    h = (h ^ equal_before(d, f, content)) * 0x100000001b3u;
    h ^= h >> 29;
    for (int i = 16; i--; h >>= 4) out[i] = "0123456789abcdef"[h & 15];
    out[16] = 0;
}
