/* schema.c: group S, what the reader found against EDGAR's schema (model/schema.h), and what the
 * specification asks beyond it. */
#include "model/schema.h"
#include "check/checker.h"
#include "check/words.h"

#include <string.h>

/* ---- faults of the schema: which rule tells a kind, with which message ---- */

static const struct {
    RuleId rule;
    uint8_t variant;
} told_by[FAULT_KINDS] = {
    [FAULT_UNKNOWN] = {RULE_S01, 0},
    [FAULT_STRANGE] = {RULE_S01, 1},
    [FAULT_OTHER_FORM] = {RULE_S01, 2},
    [FAULT_NO_MARK] = {RULE_S01, 3},
    [FAULT_ORDER] = {RULE_S02, 0},
    [FAULT_MISSING] = {RULE_S03, 0},
    [FAULT_NO_VALUE] = {RULE_S04, 0},
    [FAULT_NO_VALUE_NOTED] = {RULE_S04, 1},
    [FAULT_NO_VALUE_OR_MARK] = {RULE_S04, 2},
    [FAULT_COUNT] = {RULE_S05, 0},
    [FAULT_TWICE] = {RULE_S05, 1},
    [FAULT_CHOICE] = {RULE_S05, 2},
    [FAULT_MARK_TWICE] = {RULE_S07, 0},
    [FAULT_ADDRESS] = {RULE_S16, 0},
    [FAULT_ADDRESS_TWICE] = {RULE_S16, 1},
};

/* What a later version brought is asked of a filing that names its version, or is about to be sent. S08 and
 * C15 tell of a form without a type or a signature. */
static bool is_asked(const Check *c, const SchemaFault *f)
{
    bool dated = item_text(c, F_schemaVersion).n > 0,
         missing = f->kind >= FAULT_MISSING && f->kind <= FAULT_NO_VALUE;
    return !(missing && f->element == F_documentType) && f->element != E_ownerSignature &&
           (!f->since || dated || c->before_filing);
}

static void tell_faults(Check *c)
{
    for (size_t i = 0; i < c->d->nfault; i++) {
        const SchemaFault *f = &c->d->fault[i];
        if (told_by[f->kind].rule != c->rule || !is_asked(c, f)) continue;
        Finding *found =
            tell(c, (Part)f->place.part, f->place.row, (FieldId)f->place.field, told_by[f->kind].variant);
        found->arg[0] = f->element;
        found->arg[1] = f->kind == FAULT_CHOICE || f->kind == FAULT_ORDER || f->kind == FAULT_COUNT ||
                                f->kind == FAULT_MARK_TWICE
                            ? f->n
                            : f->group;
        if (f->place.raw.len) found->raw = f->place.raw;
    }
}

void check_S01(Check *c) { tell_faults(c); }
void check_S02(Check *c) { tell_faults(c); }
void check_S03(Check *c) { tell_faults(c); }
void check_S04(Check *c) { tell_faults(c); }
void check_S05(Check *c) { tell_faults(c); }
void check_S07(Check *c) { tell_faults(c); }

/* ---- what the schema files cannot ask ---- */

static bool is_xml(const Check *c) { return c->d->origin == ORIGIN_XML; }

static Str cik_of(const Check *c, size_t owner)
{
    Str cik = cell_text(owner_item(&c->d->owner[owner], F_rptOwnerCik));
    while (cik.n && cik.p[0] == '0') cik = str_from(cik, 1);
    return cik;
}

size_t same_owner(const Check *c, size_t at)
{
    enum { OWNERS_MOST = 100 }; /* a hostile file has thousands */
    size_t k = 0;
    if (at >= OWNERS_MOST || !cik_of(c, at).n) return at;
    while (k < at && !str_eq(cik_of(c, k), cik_of(c, at))) k++;
    return k;
}

size_t owners_counted(const Check *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->d->nowner; i++) n += same_owner(c, i) == i;
    return n;
}

void check_S06(Check *c)
{
    for (size_t i = 1; i < c->d->nowner; i++) {
        size_t before = same_owner(c, i);
        if (before < i) tell(c, PART_OWNER, i, F_rptOwnerCik, 0)->arg[0] = (int64_t)before + 1;
    }
}

/* The header may give the type that the form does not. */
static bool has_no_type(const Check *c)
{
    for (size_t i = 0; i < c->d->nfault; i++)
        if (c->d->fault[i].element == F_documentType && c->d->fault[i].kind >= FAULT_MISSING &&
            c->d->fault[i].kind <= FAULT_NO_VALUE)
            return true;
    return !item_text(c, F_documentType).n;
}

void check_S08(Check *c)
{
    static const Str types[] = {{"3", 1}, {"3/A", 3}, {"4", 1}, {"4/A", 3}, {"5", 1}, {"5/A", 3}};
    Str type = item_text(c, F_documentType);
    bool none = has_no_type(c);
    for (size_t i = 0; i < sizeof types / sizeof *types && !none; i++)
        if (str_eq(type, types[i])) return;
    if (is_xml(c)) tell_item(c, F_documentType, none);
}

void check_S09(Check *c)
{
    if (!is_xml(c) || c->d->form == FORM_3 || c->d->form == FORM_NONE || c->d->cut_short) return;
    for (size_t i = 0; i < c->nline; i++)
        if (!c->line[i].holding) return;
    if (!cell_flag(doc_item(c->d, F_notSubjectToSection16))) tell(c, PART_FILING, 0, F_NONE, 0);
}

ROW_CHECK(S10)
{
    if (is_xml(c) && cell_is(line_cell(l, F_directOrIndirectOwnership)) &&
        line_cell(l, F_directOrIndirectOwnership)->u.code == 'D' &&
        cell_text(line_cell(l, F_natureOfOwnership)).n)
        tell_line(c, l, F_natureOfOwnership, 0);
}

/* ---- what EDGAR asks of a form that is sent ---- */

/* "cover01.txt": table 4.2, rule 6. */
static bool is_document_name(Str s)
{
    static const Str endings[] = {{".txt", 4}, {".htm", 4}, {".jpg", 4}, {".gif", 4}};
    size_t marks[3] = {0}; /* of each at most one */
    bool ends = false;
    if (!s.n || s.p[0] < 'a' || s.p[0] > 'z') return false;
    for (size_t i = 0; i < s.n; i++) {
        const char *mark = strchr("_-.", s.p[i]);
        if (mark && s.p[i] ? ++marks[mark - "_-."] > 1 : !is_digit(s.p[i]) && (s.p[i] < 'a' || s.p[i] > 'z'))
            return false;
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) ends = ends || str_ends(s, endings[i]);
    return ends;
}

/* Perhaps with a point and words of the filer's behind it. */
static bool is_document_type(Str s)
{
    static const Str types[] = {{"CORRESP", 7}, {"COVER", 5}, {"EX-24", 5}, {"EX-99", 5}, {"GRAPHIC", 7}};
    Str type = str_cut(&s, '.');
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_eq(type, types[i])) return true;
    return false;
}

/* Table 4.2.1.2: how many documents of a type, of several together. */
static const struct {
    const char *types;
    size_t most;
} documents[] = {{"corresp", 100}, {"cover", 10}, {"ex-24|ex-99|graphic", 500}};

static void count_documents(Check *c)
{
    for (int k = 0; k < (int)(sizeof documents / sizeof *documents); k++) {
        size_t n = 0;
        for (size_t i = 0; i < c->d->nattachment; i++) {
            Str type = c->d->attachment[i].type;
            n += is_words(str_cut(&type, '.'), documents[k].types);
        }
        if (n > documents[k].most) tell(c, PART_FILING, 0, F_NONE, 3 + k)->arg[0] = (int64_t)n;
    }
}

void check_S11(Check *c)
{
    if (!c->d->sent) return;
    count_documents(c);
    for (size_t i = 0; i < c->d->nattachment; i++) {
        const Attachment *a = &c->d->attachment[i];
        if (!is_document_name(a->name)) tell(c, PART_FILING, 0, F_NONE, 0)->arg[0] = (int64_t)i + 1;
        if (!is_document_type(a->type)) tell(c, PART_FILING, 0, F_NONE, 1)->arg[0] = (int64_t)i + 1;
    }
    if (!c->d->nowner && doc_item(c->d, F_issuerCik)->state == CELL_ABSENT)
        tell(c, PART_FILING, 0, F_NONE, 2);
}

/* ---- S15: what stands around the elements ---- */

enum { INSTRUCTION, BEFORE_DECLARATION, OTHER_VERSION };

static void tell_declaration(Check *c, Span raw, int variant)
{
    tell(c, PART_FILING, 0, F_NONE, variant)->raw = raw;
}

/* Where the text goes on behind a comment or CDATA section that begins it; 0: it is none. */
static size_t skipped(Str s)
{
    static const struct {
        Str begin, end;
    } kinds[] = {{{"<!--", 4}, {"-->", 3}}, {{"<![CDATA[", 9}, {"]]>", 3}}};
    for (size_t i = 0; i < 2; i++)
        if (str_starts(s, kinds[i].begin)) return str_find(s, kinds[i].end) + 1;
    return 0;
}

/* A document begins the text, or is the one that a submission encloses. */
static bool begins_document(Str text, size_t at)
{
    return !at || str_ends(str_sub(text, 0, at), S("<documentMimeBlock>"));
}

static void check_instruction(Check *c, Str text, size_t at)
{
    Str whole = str_from(text, at);
    whole = str_sub(whole, 0, str_find(whole, S("?>")) + 2);
    Span raw = {(uint32_t)at, (uint32_t)whole.n};
    if (!str_starts(whole, S("<?xml ")))
        tell_declaration(c, raw, INSTRUCTION);
    else if (!begins_document(text, at))
        tell_declaration(c, raw, BEFORE_DECLARATION);
    else if (str_find(whole, S("\"1.0\"")) == whole.n && str_find(whole, S("'1.0'")) == whole.n)
        tell_declaration(c, raw, OTHER_VERSION);
}

/* What EDGAR publishes stands in a submission of another shape. */
static bool is_xml_file(const Check *c)
{
    Str text = str_trim(c->d->text);
    return c->d->sent || str_starts(text, S("<?xml")) || str_starts(text, S("<ownershipDocument"));
}

void check_S15(Check *c)
{
    Str text = c->d->text;
    if (!c->before_filing || !is_xml(c) || !is_xml_file(c)) return;
    for (size_t at = 0; at < text.n; at++) {
        const char *mark = memchr(text.p + at, '<', text.n - at);
        if (!mark) return;
        at = (size_t)(mark - text.p);
        size_t over = skipped(str_from(text, at));
        at += over ? over - 1 : 0;
        if (!over && at + 1 < text.n && text.p[at + 1] == '?') check_instruction(c, text, at);
    }
}

void check_S16(Check *c)
{
    size_t from = c->found.n;
    tell_faults(c);
    for (size_t i = from; i < c->found.n; i++)
        if (c->found.at[i].variant == 1) c->found.at[i].severity = SEVERITY_WARNING;
}

void check_S12(Check *c)
{
    for (size_t i = 0; c->before_filing && is_xml(c) && i < c->d->nowner; i++)
        if (!c->d->owner[i].has_code) tell(c, PART_OWNER, i, F_rptOwnerCik, 0);
}

void check_S13(Check *c)
{
    static const FieldId given[] = {F_schemaVersion, F_noSecuritiesOwned, F_form3HoldingsReported,
                                    F_form4TransactionsReported, F_issuerName};
    if (!c->before_filing || !is_xml(c)) return;
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        if (cell_has(doc_item(c->d, given[i]))) tell_item(c, given[i], 0);
    for (size_t i = 0; i < c->d->nowner; i++)
        if (cell_has(owner_item(&c->d->owner[i], F_rptOwnerName))) tell(c, PART_OWNER, i, F_rptOwnerName, 0);
}

static void check_address(Check *c, size_t at, const Owner *o)
{
    static const FieldId parts[] = {F_rptOwnerStreet1, F_rptOwnerStreet2, F_rptOwnerCity,
                                    F_rptOwnerState,   F_rptOwnerZipCode, F_rptOwnerCountry};
    const Cell *flag = owner_item(o, F_rptOwnerNonUSAddressFlag);
    bool any = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) any = any || cell_has(owner_item(o, parts[i]));
    if (!any && !cell_has(flag)) return;
    if (!cell_has(flag))
        tell(c, PART_OWNER, at, F_rptOwnerNonUSAddressFlag, 0);
    else if (cell_flag(flag) && !cell_has(owner_item(o, F_rptOwnerCountry)))
        tell(c, PART_OWNER, at, F_rptOwnerCountry, 1);
    else if (!cell_flag(flag) && !cell_has(owner_item(o, F_rptOwnerState)))
        tell(c, PART_OWNER, at, F_rptOwnerState, 2);
}

void check_S14(Check *c)
{
    enum { BROUGHT_BY = 609 };
    if (!is_xml(c) ||
        (!c->before_filing && schema_version_number(item_text(c, F_schemaVersion)) < BROUGHT_BY))
        return;
    for (size_t i = 0; i < c->d->nowner; i++) check_address(c, i, &c->d->owner[i]);
}
