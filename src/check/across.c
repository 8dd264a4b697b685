/* across.c: runs the rules that concern more than one filing, and puts what they found in order. */
#include "check/across.h"

#include "check/survey.h"

#include <stdlib.h>

static void (*const functions[RULES])(Survey *) = {
#define RULE(...)
#define ACROSS(id, ...) [RULE_##id] = across_##id,
#define BOTH            ACROSS
#include "model/rules.def"
};

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
    size_t n = list->n - from, left = 0;
    if (!n) return;
    Across *at = list->at + from;
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
    for (int r = 0; r < RULES && survey_goes_on(&s); r++) {
        s.rule = (RuleId)r;
        if (functions[r] && options->rules.has[r]) functions[r](&s);
    }
    arena_free(&s.arena);
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
