/* groups.c: findings put into groups by counting, never by comparing them: there may be a million. */
#include "view/kit/groups.h"

#include <stdlib.h>
#include <string.h>

/* ---- which group a finding is of ---- */

/* Who a filing is of; in printed forms, which have no CIK, the name says it. */
static uint64_t person_of(const Filing *f)
{
    return f->owner_cik ? f->owner_cik : UINT64_C(1) << 32 | f->owner;
}

typedef struct Person {
    uint64_t who;
    uint32_t filing;
} Person;

static int person_cmp(const void *a, const void *b)
{
    const Person *x = a, *y = b;
    if (x->who != y->who) return x->who < y->who ? -1 : 1;
    return x->filing < y->filing ? -1 : x->filing > y->filing;
}

/* Numbers the persons; returns how many there are. */
static size_t number_persons(const Corpus *c, uint32_t *person)
{
    Person *all = mem_new(c->nfiling + 1, sizeof *all);
    size_t n = 0;
    for (uint32_t i = 0; i < c->nfiling; i++) all[i] = (Person){person_of(&c->filing[i]), i};
    if (c->nfiling) qsort(all, c->nfiling, sizeof *all, person_cmp);
    for (size_t i = 0; i < c->nfiling; i++) {
        n += i && all[i].who != all[i - 1].who;
        person[all[i].filing] = (uint32_t)n;
    }
    free(all);
    return c->nfiling ? n + 1 : 0;
}

/* Numbers of groups, also of such as will be empty. */
typedef struct Keys {
    const Corpus *c;
    Grouping grouping;
    uint32_t *person; /* by filing */
    size_t n;
} Keys;

static Keys keys_of(const Corpus *c, Grouping grouping)
{
    Keys k = {.c = c, .grouping = grouping, .n = 1};
    if (grouping == GROUPING_RULE) k.n = RULES;
    if (grouping == GROUPING_FILING) k.n = c->nfiling;
    if (grouping != GROUPING_PERSON) return k;
    k.person = mem_new(c->nfiling + 1, sizeof *k.person);
    k.n = number_persons(c, k.person);
    return k;
}

static size_t key_of(const Keys *k, Found f)
{
    switch (k->grouping) {
    case GROUPING_RULE: return k->c->finding[f.finding].rule;
    case GROUPING_FILING: return f.filing;
    case GROUPING_PERSON: return k->person[f.filing];
    default: return 0;
    }
}

/* ---- making ---- */

/* In the order of the filings. */
static void list_findings(Groups *g, const ViewContext *ctx, Found *list)
{
    const Corpus *c = ctx->corpus;
    g->n = 0;
    for (uint32_t i = 0; i < c->nfiling; i++)
        for (uint32_t k = 0; k < c->filing[i].nfinding; k++)
            if (finding_is_shown(ctx, &c->finding[c->filing[i].finding0 + k]))
                list[g->n++] = (Found){i, c->filing[i].finding0 + k};
}

static void count_findings(Groups *g, const Keys *k, const Found *list, FoundGroup *group)
{
    uint32_t *last = mem_new(k->n + 1, sizeof *last); /* filing that each group has met last */
    memset(g->count, 0, sizeof g->count);
    for (size_t i = 0; i < g->n; i++) {
        const Finding *f = &k->c->finding[list[i].finding];
        size_t key = key_of(k, list[i]);
        FoundGroup *x = &group[key];
        if (!x->n++) x->filing = list[i].filing, x->rule = f->rule;
        if (!x->filings || last[key] != list[i].filing) x->filings++, last[key] = list[i].filing;
        x->count[f->severity]++;
        g->count[f->severity]++;
    }
    free(last);
}

/* Puts the findings into their groups, in each the worst first. */
static void sort_findings(Groups *g, const Keys *k, const Found *list, FoundGroup *group)
{
    size_t at = 0, *next = mem_new((k->n + 1) * SEVERITIES, sizeof *next);
    for (size_t key = 0; key < k->n; key++) {
        group[key].first = at;
        for (int s = SEVERITIES; s-- > 0; at += group[key].count[s]) next[key * SEVERITIES + (size_t)s] = at;
    }
    g->found = mem_new(g->n + 1, sizeof *g->found);
    for (size_t i = 0; i < g->n; i++) {
        Severity s = (Severity)k->c->finding[list[i].finding].severity;
        g->found[next[key_of(k, list[i]) * SEVERITIES + s]++] = list[i];
    }
    free(next);
}

static int group_cmp(const void *a, const void *b)
{
    const FoundGroup *x = a, *y = b;
    for (int s = SEVERITIES; s-- > 0;)
        if (x->count[s] != y->count[s]) return x->count[s] > y->count[s] ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* Leaves out what is empty; the group with the worst findings first. */
static void sort_groups(Groups *g, FoundGroup *group, size_t n)
{
    g->group = group;
    g->ngroup = 0;
    for (size_t i = 0; i < n; i++)
        if (group[i].n) group[g->ngroup++] = group[i];
    if (g->ngroup) qsort(group, g->ngroup, sizeof *group, group_cmp);
}

static bool same_group(const Groups *g, const Corpus *c, const FoundGroup *a, const FoundGroup *b)
{
    if (g->grouping == GROUPING_RULE) return a->rule == b->rule;
    if (g->grouping == GROUPING_FILING) return a->filing == b->filing;
    return person_of(&c->filing[a->filing]) == person_of(&c->filing[b->filing]);
}

static void keep_open(Groups *g, const Corpus *c, const Groups *before)
{
    for (size_t i = 0; i < before->ngroup; i++)
        for (size_t k = 0; before->group[i].open && k < g->ngroup; k++)
            if (same_group(g, c, &before->group[i], &g->group[k])) g->group[k].open = true;
}

static void number_lines(Groups *g)
{
    size_t at = 0;
    bool heads = groups_have_heads(g);
    for (size_t i = 0; i < g->ngroup; i++) {
        g->line[i] = at;
        at += heads + (!heads || g->group[i].open ? g->group[i].n : 0);
    }
    g->line[g->ngroup] = at;
}

static void make(Groups *g, const ViewContext *ctx)
{
    Groups before = *g;
    const Corpus *c = ctx->corpus;
    Grouping grouping = ctx->grouping;
    Keys k = keys_of(c, grouping);
    Found *list = mem_new(c->nfinding + 1, sizeof *list);
    FoundGroup *group = mem_new(k.n + 1, sizeof *group);
    *g = (Groups){.filings = c->nfiling,
                  .edition = c->edition,
                  .grouping = grouping,
                  .level = ctx->level,
                  .without_reading = ctx->without_reading,
                  .made = true};
    list_findings(g, ctx, list);
    count_findings(g, &k, list, group);
    sort_findings(g, &k, list, group);
    sort_groups(g, group, k.n);
    g->line = mem_new(g->ngroup + 1, sizeof *g->line);
    if (before.grouping == grouping) keep_open(g, c, &before);
    number_lines(g);
    groups_free(&before);
    free(list);
    free(k.person);
}

void groups_follow(Groups *g, const ViewContext *c)
{
    bool same = g->made && g->filings == c->corpus->nfiling && g->edition == c->corpus->edition &&
                g->grouping == c->grouping && g->level == c->level &&
                g->without_reading == c->without_reading;
    if (!same) make(g, c);
}

void groups_free(Groups *g)
{
    free(g->found);
    free(g->group);
    free(g->line);
    *g = (Groups){0};
}

/* ---- using ---- */

void groups_toggle(Groups *g, size_t group)
{
    g->group[group].open = !g->group[group].open;
    number_lines(g);
}

size_t groups_of_line(const Groups *g, size_t line)
{
    size_t low = 0, high = g->ngroup;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (g->line[middle] <= line)
            low = middle;
        else
            high = middle;
    }
    return low;
}
