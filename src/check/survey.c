/* survey.c: what the rules that concern more than one filing use: going through its lineage, and reporting.
 */
#include "check/survey.h"

#include <string.h>

void each_chain(Survey *s, void (*fn)(Survey *s, const Chain *chain))
{
    for (size_t i = 0; i < s->lineage.nchain && survey_goes_on(s); i++) fn(s, &s->lineage.chain[i]);
}

void each_issuer(Survey *s, void (*fn)(Survey *s, const Chain *issuer))
{
    for (size_t i = 0; i < s->lineage.nissuer && survey_goes_on(s); i++) fn(s, &s->lineage.issuer[i]);
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
    x->finding.arg[1] =
        filing_argument((NamedFiling){name_of(f), (FormType)f->form, is_amendment(f), filing_day(f)});
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
