/* check.c: runs the rules over a filing; what is told, how severe, and in which order. */
#include "check/check.h"

#include "check/checker.h"
#include "check/hear.h"
#include "check/keys.h"

#include <stdlib.h>

static void (*const functions[RULES])(Check *) = {
#define RULE(id, ...) [RULE_##id] = check_##id,
#define ACROSS(...)
#include "model/rules.def"
};

/* ---- which rules run ---- */

/* Whether a list names the rule by id or slug, or by the letter of its group. */
static bool listed(const char *list, RuleId r, bool by_group)
{
    Str rest = str_z(list);
    while (rest.n) {
        Str name = str_trim(str_cut(&rest, ','));
        if (by_group && name.n == 1 && to_upper(name.p[0]) == rules[r].id[0]) return true;
        if (name.n > 1 && rule_by_name(name) == r) return true;
    }
    return false;
}

RuleSet check_rules(const char *select, const char *ignore)
{
    RuleSet set;
    for (int i = 0; i < RULES; i++) {
        RuleId r = (RuleId)i;
        bool on = !rules[r].off;
        if (select) on = listed(select, r, on);
        set.has[r] = on && !(ignore && listed(ignore, r, true));
    }
    return set;
}

void check_keep_kind(RuleSet *set, RuleKind kind)
{
    for (int i = 0; i < RULES; i++) set->has[i] = set->has[i] && rules[i].kind == kind;
}

static unsigned input_of(Origin o)
{
    return o == ORIGIN_DATASET ? INPUT_T : o == ORIGIN_TEXT || o == ORIGIN_OCR ? INPUT_O : INPUT_X;
}

const char *check_list_error(const char *list, Arena *a)
{
    Str rest = str_z(list);
    while (rest.n) {
        Str name = str_trim(str_cut(&rest, ','));
        bool group = name.n == 1 && to_upper(name.p[0]) >= 'A' &&
                     (to_upper(name.p[0]) <= 'F' || to_upper(name.p[0]) == 'S');
        if (!group && rule_by_name(name) == RULE_NONE)
            return str_fmt(a, "no rule '%.*s'; sec16 rules lists them", STR_ARG(name)).p;
    }
    return NULL;
}

/* ---- the filing ---- */

/* The date of a cell if it can be compared with others. */
static Date usable(const Cell *c, Date period)
{
    return cell_is(c) && is_usable(c->u.date, period) ? c->u.date : DATE_NONE;
}

static char code_of(const Cell *c) { return cell_is(c) ? c->u.code : 0; }

static Line line_of(const Check *c, const DocRow *row, Part part, size_t at)
{
    const Cell *cell = row->cell;
    Line l = {.row = row, .at = at, .part = (uint8_t)part, .holding = row->holding};
    l.code = code_of(&cell[F_transactionCode]);
    l.side = code_of(&cell[F_transactionAcquiredDisposedCode]);
    l.form_type = code_of(&cell[F_transactionFormType]);
    l.date = usable(&cell[F_transactionDate], c->period);
    l.deemed = usable(&cell[F_deemedExecutionDate], c->period);
    l.exercise = usable(&cell[F_exerciseDate], c->period);
    l.expiration = usable(&cell[F_expirationDate], c->period);
    bool aged = l.exercise != DATE_NONE && l.exercise == l.expiration && c->period != DATE_NONE &&
                l.expiration < date_add_months(c->period, -12 * 20);
    if (aged) l.exercise = l.expiration = DATE_NONE;
    return l;
}

/* The kinds of a row's titles; most rows repeat those of the row before. */
static void set_kinds(Line *l, const Line *before)
{
    Str title = cell_text(line_cell(l, F_securityTitle)),
        under = cell_text(line_cell(l, F_underlyingSecurityTitle));
    bool same = before && str_eq(title, cell_text(line_cell(before, F_securityTitle)));
    bool same_under = before && str_eq(under, cell_text(line_cell(before, F_underlyingSecurityTitle)));
    l->kind = same ? before->kind : (uint8_t)title_kind(title);
    l->under_kind = same_under ? before->under_kind : (uint8_t)title_kind(under);
}

static void set_keys(Check *c, Line *l, const Line *before)
{
    Str title = cell_text(line_cell(l, F_securityTitle));
    bool same = before && str_eq(title, cell_text(line_cell(before, F_securityTitle)));
    TableId t = l->part == PART_I ? TABLE_I : TABLE_II;
    l->title = same ? before->title : sym_add(&c->keys, title_key(&c->arena, title));
    bool alike = before && before->part == l->part && says_same_class(c->d, l->row, before->row, t);
    l->class = alike ? before->class : sym_add(&c->keys, class_key(&c->arena, c->d, l->row, t));
}

/* The footnotes of a row, each once. */
static void set_notes(Check *c, Line *l)
{
    uint16_t *note = NULL;
    for (const Cell *cell = l->row->cell; cell < l->row->cell + F_ROW_N; cell++) {
        l->noted = l->noted || cell->nref;
        for (size_t i = cell->ref0; i < (size_t)cell->ref0 + cell->nref; i++) {
            uint16_t n = c->d->ref[i].note, k = 0;
            while (k < l->nnote && note[k] != n) k++;
            if (n == NOTE_NONE || k < l->nnote) continue;
            if (!note) note = ARENA_NEW(&c->arena, uint16_t, c->d->nnote);
            note[l->nnote++] = n;
            for (size_t w = 0; w < TEXT_WORDS; w++) l->may.word[w] |= c->facts.note[n].may.word[w];
        }
    }
    l->note = note;
}

static Date last_signature(const Doc *d)
{
    Date last = DATE_NONE;
    for (size_t i = 0; i < d->nsign; i++) {
        Date s = usable(sign_item(&d->sign[i], F_signatureDate), DATE_NONE);
        if (s > last) last = s;
    }
    return last;
}

static void prepare(Check *c)
{
    const Doc *d = c->d;
    const Cell *period = doc_item(d, F_periodOfReport);
    bool month_only = period->prov & PROV_GUESSED; /* Statement for Month/Year: some day of it */
    c->period = month_only ? DATE_NONE : usable(period, DATE_NONE);
    c->filed = usable(doc_item(d, F_filingDate), DATE_NONE);
    c->signed_only = c->filed == DATE_NONE;
    if (c->signed_only) c->filed = last_signature(d);
    c->line = ARENA_NEW(&c->arena, Line, d->table[TABLE_I].n + d->table[TABLE_II].n);
    for (int t = 0; t < TABLES; t++) {
        for (size_t i = 0; i < d->table[t].n; i++) {
            Line *l = &c->line[c->nline];
            *l = line_of(c, &d->table[t].row[i], part_of_table((TableId)t), i);
            const Line *before = c->nline++ ? l - 1 : NULL;
            set_kinds(l, before);
            set_keys(c, l, before);
            set_notes(c, l);
        }
    }
}

/* ---- what is told ---- */

/* One cause, one message: where the first rule spoke of a row, the second one is left out. */
static const struct {
    RuleId told, left_out;
} same_cause[] = {
    {RULE_A32, RULE_A31}, {RULE_A32, RULE_C31}, {RULE_B02, RULE_B27}, {RULE_B03, RULE_B27},
    {RULE_B04, RULE_B27}, {RULE_B06, RULE_B27}, {RULE_B33, RULE_B38}, {RULE_D05, RULE_B14},
    {RULE_B19, RULE_B44}, {RULE_D09, RULE_D08}, {RULE_S10, RULE_B16}, {RULE_S03, RULE_B47},
    {RULE_S04, RULE_B47}, {RULE_S09, RULE_C24}, {RULE_B19, RULE_S05}, {RULE_C22, RULE_S05},
    {RULE_C23, RULE_S05},
};

/* The same for the filing as a whole. */
static const struct {
    RuleId told, left_out;
} same_filing[] = {{RULE_A04, RULE_C17},
                   {RULE_D05, RULE_C39},
                   {RULE_B14, RULE_C39},
                   {RULE_A43, RULE_C12},
                   {RULE_D02, RULE_D14}};

static bool is_told(const Findings *list, RuleId r)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].rule == r) return true;
    return false;
}

/* Whether another finding of the row or the filing explains this one; the list is in the order of the form.
 */
static bool is_explained(const Findings *list, const Finding *f)
{
    const Finding *end = list->at + list->n;
    for (size_t i = 0; i < sizeof same_filing / sizeof *same_filing; i++)
        if (same_filing[i].left_out == f->rule && is_told(list, same_filing[i].told)) return true;
    for (size_t i = 0; i < sizeof same_cause / sizeof *same_cause; i++) {
        if (same_cause[i].left_out != f->rule) continue;
        const Finding *first = f;
        while (first > list->at && first[-1].part == f->part && first[-1].row == f->row) first--;
        for (; first < end && first->part == f->part && first->row == f->row; first++)
            if (first->rule == same_cause[i].told) return true;
    }
    return false;
}

/* Says that an element or its value is missing. */
static bool misses_element(const Finding *f) { return f->rule == RULE_S03 || f->rule == RULE_S04; }

static bool same_place(const Finding *a, const Finding *b)
{
    return a->part == b->part && a->row == b->row && a->field == b->field;
}

/* Of a cell without its value both the schema and a check of its own tell, as errors: the latter says more to
 * a reader, the former to who files. The list is in the order of the form. */
static bool is_told_better(const Check *c, const Finding *f)
{
    const Finding *g = f, *end = c->found.at + c->found.n;
    bool loses = f->field != F_NONE && f->severity == SEVERITY_ERROR && misses_element(f) != c->before_filing;
    if (!loses) return false;
    while (g > c->found.at && same_place(g - 1, f)) g--;
    for (; g < end && same_place(g, f); g++)
        if (g->severity == SEVERITY_ERROR && misses_element(g) == c->before_filing) return true;
    return false;
}

static void soften(const Check *c)
{
    for (size_t i = 0; i < c->found.n; i++) {
        Finding *f = &c->found.at[i];
        if (f->severity == SEVERITY_ERROR && finding_maybe_misread(c->d, f)) f->severity = SEVERITY_WARNING;
    }
}

/* Does the finding speak of something that the source has no room for? */
static bool is_beyond_source(const Doc *d, const Finding *f)
{
    return f->field < F_END && d->lacks[f->field];
}

static void hand_out(Check *c, Findings *out)
{
    const Finding *at = c->found.at;
    if (!c->found.n) return;
    findings_sort(&c->found);
    for (size_t i = 0; i < c->found.n; i++)
        if ((!i || finding_cmp(&at[i - 1], &at[i]) != 0) && !is_explained(&c->found, &at[i]) &&
            !is_told_better(c, &at[i]) && !is_beyond_source(c->d, &at[i]))
            *findings_add(out) = at[i];
}

/* ---- what is not there ---- */

#define ROWS "A46,B09,B27,C01,C02,C03,C04,C05,C06,C07,C08,C10,C12,C20,C24,C25,C33,C35,C39,C41,C42"

/* Rules that say something of what a filing does not have; they are off where it could not be read. */
static const struct {
    Part part;
    const char *rules;
} rest_on[] = {
    {PART_I, ROWS},
    {PART_II, ROWS},
    {PART_NOTE, "A20,B10,B11,B17,B33,B45,C03,C16,C19,C27,C29,C34,D01,D05,D16"},
    {PART_OWNER, "A14,A19,A44,B33,B38,B40,C13,C14,C23,C26,C30,C35,C44,D14,E15"},
    {PART_SIGN, "C14,C15,C16,C17,C18,C44"},
};

static void leave_out_missing(const Doc *d, RuleSet *set)
{
    for (size_t i = 0; i < sizeof rest_on / sizeof *rest_on; i++)
        for (int r = 0; d->lacks_part[rest_on[i].part] && r < RULES; r++)
            if (listed(rest_on[i].rules, (RuleId)r, false)) set->has[r] = false;
}

static void run(Check *c, RuleSet on, Findings *out)
{
    const Doc *d = c->d;
    if (d->no_form) return; /* no check of a form without a form */
    leave_out_missing(d, &on);
    prepare(c);
    for (int r = 0; r < RULES; r++) {
        c->rule = (RuleId)r;
        if (functions[r] && rules[r].inputs & input_of(d->origin) && on.has[r]) functions[r](c);
    }
    soften(c);
    hand_out(c, out);
    findings_free(&c->found);
    symbols_free(&c->keys);
}

static Check begin(const Doc *d, const CheckOptions *options)
{
    Check c = {.d = d, .text = options->text, .before_filing = options->before_filing || d->sent};
    c.facts = facts_of(&c.arena, d, c.text);
    return c;
}

void check_doc(const Doc *d, const CheckOptions *options, Findings *out)
{
    Check c = begin(d, options);
    run(&c, options->rules, out);
    arena_free(&c.arena);
}

void check_and_hear(Doc *d, const CheckOptions *options, Findings *out)
{
    Check c = begin(d, options);
    run(&c, options->rules, out);
    doc_hear_facts(d, &c.facts);
    arena_free(&c.arena);
}
