/* across.c: runs the rules that concern more than one filing, and puts what they found in order. */
#include "check/across.h"

#include "check/survey.h"

#include <stdlib.h>
#include <string.h>

static void (*const functions[RULES])(Survey *) = {
#define RULE(...)
#define ACROSS(id, ...) [RULE_##id] = across_##id,
#define BOTH            ACROSS
#include "model/rules.def"
};

static bool go_on(const Survey *s) { return !s->stop || !atomic_load(s->stop); }

void each_chain(Survey *s, void (*fn)(Survey *s, const Chain *chain))
{
    for (size_t i = 0; i < s->lineage.nchain && go_on(s); i++) fn(s, &s->lineage.chain[i]);
}

void each_issuer(Survey *s, void (*fn)(Survey *s, const Chain *issuer))
{
    for (size_t i = 0; i < s->lineage.nissuer && go_on(s); i++) fn(s, &s->lineage.issuer[i]);
}

/* Its accession number, or where there is none the path. */
static Sym name_of(const Filing *f) { return f->accession ? f->accession : f->path; }

static Finding *add(Survey *s, uint32_t filing, uint32_t other)
{
    AcrossList *list = s->out;
    list->at = mem_grow(list->at, &list->cap, list->n + 1, sizeof *list->at);
    Across *x = &list->at[list->n++];
    memset(x, 0, sizeof *x);
    x->filing = filing, x->other = other;
    x->finding.rule = (uint16_t)s->rule;
    x->finding.severity = rules[s->rule].severity;
    if (other == NO_FILING) return &x->finding;
    const Filing *f = survey_filing(s, other);
    x->finding.arg[1] = filing_argument((NamedFiling){name_of(f), (FormType)f->form, is_amendment(f), filing_day(f)});
    return &x->finding;
}

Finding *tell_filing(Survey *s, uint32_t filing, FieldId f, int variant, uint32_t other)
{
    Finding *x = add(s, filing, other);
    x->part = PART_DOC, x->field = (uint8_t)f, x->variant = (uint8_t)variant;
    return x;
}

Finding *tell_row(Survey *s, uint32_t filing, uint32_t row, FieldId f, int variant, uint32_t other)
{
    Finding *x = add(s, filing, other);
    const Filing *of = survey_filing(s, filing);
    uint32_t at = row - of->row0, first = of->rows[TABLE_I];
    x->part = at < first ? PART_I : PART_II;
    x->row = (uint16_t)(at < first ? at : at - first);
    x->field = (uint8_t)f, x->variant = (uint8_t)variant;
    return x;
}

#define COMPARE(x, y)                                                                                        \
    if ((x) != (y)) return (x) < (y) ? -1 : 1

static int across_cmp(const void *a, const void *b)
{
    const Across *x = a, *y = b;
    COMPARE(x->filing, y->filing);
    COMPARE(y->finding.severity, x->finding.severity);
    COMPARE(x->finding.part, y->finding.part);
    COMPARE(x->finding.row, y->finding.row);
    COMPARE(x->finding.rule, y->finding.rule);
    COMPARE(x->finding.field, y->finding.field);
    COMPARE(x->finding.variant, y->finding.variant);
    COMPARE(x->finding.arg[0], y->finding.arg[0]);
    COMPARE(x->other, y->other);
    return 0;
}

/* In order, and once: a joint filing stands in the chains of all its owners. */
static void put_in_order(AcrossList *list, size_t from)
{
    Across *at = list->at + from;
    size_t n = list->n - from, left = 0;
    if (!n) return;
    qsort(at, n, sizeof *at, across_cmp);
    for (size_t i = 0; i < n; i++)
        if (!i || across_cmp(&at[left - 1], &at[i])) at[left++] = at[i];
    list->n = from + left;
}

void check_lineage(const Corpus *c, const Lineage *l, const CheckOptions *options, const atomic_bool *stop,
                   AcrossList *out)
{
    Survey s = {.c = c, .lineage = *l, .stop = stop, .out = out};
    size_t before = out->n;
    for (int r = 0; r < RULES && go_on(&s); r++) {
        s.rule = (RuleId)r;
        if (functions[r] && options->rules.has[r]) functions[r](&s);
    }
    put_in_order(out, before);
}

void check_corpus(const Corpus *c, const CheckOptions *options, AcrossList *out)
{
    Lineage l;
    lineage_make(&l, c);
    check_lineage(c, &l, options, NULL, out);
    lineage_free(&l);
}

void across_free(AcrossList *list)
{
    free(list->at);
    *list = (AcrossList){0};
}
