/* overview.c: what the checks found in all filings: worst first, or by rule, person or filing, in groups that
 * open. A line is made when it is looked at: there may be a million. */
#include "view/shown.h"

#include <stdlib.h>
#include <string.h>

enum { COUNT = 6, FILINGS = 8, INDENT = 3, NARROW = 60, NAME_NARROW = 14, NAME_WIDE = 32, WIDE = 100 };

/* A finding of the corpus. */
typedef struct Found {
    uint32_t filing, finding;
} Found;

typedef struct FoundGroup {
    size_t first, n; /* of Overview.found */
    size_t count[SEVERITIES];
    size_t filings;
    uint32_t filing; /* the first one */
    uint16_t rule;
    bool open;
} FoundGroup;

typedef struct Overview {
    Found *found; /* group by group, in each worst first */
    FoundGroup *group;
    size_t *line; /* the first one of each group; behind the last one their number */
    size_t n, ngroup;
    size_t count[SEVERITIES];
    /* of what it was made */
    size_t filings;
    unsigned edition;
    Grouping grouping;
    bool made;
    Arena scratch; /* of the one line that was asked for */
    Lines shown;
} Overview;

static void forget(Overview *o)
{
    free(o->found);
    free(o->group);
    free(o->line);
    o->found = NULL;
    o->group = NULL;
    o->line = NULL;
}

static void overview_open(View *v) { v->state = mem_new(1, sizeof(Overview)); }

static void overview_close(View *v)
{
    Overview *o = v->state;
    forget(o);
    arena_free(&o->scratch);
    free(o);
}

/* ---- groups ---- */

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

/* The groups of findings: by rule its number, by filing the filing's, by person the number of `person`. */
typedef struct Keys {
    Grouping grouping;
    uint32_t *person;
    size_t n;
} Keys;

static Keys keys_of(const Corpus *c, Grouping grouping)
{
    Keys k = {.grouping = grouping, .n = 1};
    if (grouping == GROUPING_RULE) k.n = RULES;
    if (grouping == GROUPING_FILING) k.n = c->nfiling;
    if (grouping != GROUPING_PERSON) return k;
    k.person = mem_new(c->nfiling + 1, sizeof *k.person);
    k.n = number_persons(c, k.person);
    return k;
}

static size_t key_of(const Keys *k, uint32_t filing, const Finding *f)
{
    switch (k->grouping) {
    case GROUPING_RULE: return f->rule;
    case GROUPING_FILING: return filing;
    case GROUPING_PERSON: return k->person[filing];
    default: return 0;
    }
}

/* Counts, group by group; `last` is scratch: the filing that each group has met last. */
static void count_findings(Overview *o, const Corpus *c, const Keys *k, FoundGroup *group, uint32_t *last)
{
    memset(o->count, 0, sizeof o->count);
    o->n = 0;
    for (uint32_t i = 0; i < c->nfiling; i++) {
        const Filing *f = &c->filing[i];
        for (uint32_t x = f->finding0; x < f->finding0 + f->nfinding; x++) {
            size_t key = key_of(k, i, &c->finding[x]);
            FoundGroup *g = &group[key];
            if (!g->n++) g->filing = i, g->rule = c->finding[x].rule;
            if (!g->filings || last[key] != i) g->filings++, last[key] = i;
            g->count[c->finding[x].severity]++;
            o->count[c->finding[x].severity]++;
            o->n++;
        }
    }
}

/* Puts the findings into their groups, in each the worst first; `next` is scratch. */
static void sort_findings(Overview *o, const Corpus *c, const Keys *k, const FoundGroup *group, size_t *next)
{
    size_t at = 0;
    for (size_t key = 0; key < k->n; key++)
        for (int s = SEVERITIES; s-- > 0;) {
            next[key * SEVERITIES + (size_t)s] = at;
            at += group[key].count[s];
        }
    for (uint32_t i = 0; i < c->nfiling; i++) {
        const Filing *f = &c->filing[i];
        for (uint32_t x = f->finding0; x < f->finding0 + f->nfinding; x++) {
            size_t key = key_of(k, i, &c->finding[x]);
            o->found[next[key * SEVERITIES + c->finding[x].severity]++] = (Found){i, x};
        }
    }
}

static int group_cmp(const void *a, const void *b)
{
    const FoundGroup *x = a, *y = b;
    for (int s = SEVERITIES; s-- > 0;)
        if (x->count[s] != y->count[s]) return x->count[s] > y->count[s] ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

static bool same_group(const Overview *o, const Corpus *c, const FoundGroup *a, const FoundGroup *b)
{
    if (o->grouping == GROUPING_RULE) return a->rule == b->rule;
    if (o->grouping == GROUPING_FILING) return a->filing == b->filing;
    return person_of(&c->filing[a->filing]) == person_of(&c->filing[b->filing]);
}

/* Groups that were open before stay so. */
static void keep_open(Overview *o, const Corpus *c, const FoundGroup *before, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; before[i].open && k < o->ngroup; k++)
            if (same_group(o, c, &before[i], &o->group[k])) o->group[k].open = true;
}

static void number_lines(Overview *o)
{
    size_t at = 0;
    bool heads = o->grouping != GROUPING_NONE;
    for (size_t i = 0; i < o->ngroup; i++) {
        o->line[i] = at;
        at += heads + (!heads || o->group[i].open ? o->group[i].n : 0);
    }
    o->line[o->ngroup] = at;
}

/* Leaves out what is empty, worst first. */
static void sort_groups(Overview *o, FoundGroup *group, size_t n)
{
    size_t at = 0;
    o->group = group;
    o->ngroup = 0;
    for (size_t i = 0; i < n; i++) {
        FoundGroup g = group[i];
        g.first = at;
        at += g.n;
        if (g.n) group[o->ngroup++] = g;
    }
    if (o->ngroup) qsort(group, o->ngroup, sizeof *group, group_cmp);
    o->line = mem_new(o->ngroup + 1, sizeof *o->line);
}

static void make(Overview *o, const Corpus *c, Grouping grouping)
{
    Overview before = *o;
    Keys k = keys_of(c, grouping);
    FoundGroup *group = mem_new(k.n + 1, sizeof *group);
    size_t *next = mem_new((k.n + 1) * SEVERITIES, sizeof *next);
    uint32_t *last = mem_new(k.n + 1, sizeof *last);
    o->filings = c->nfiling, o->edition = c->edition, o->grouping = grouping, o->made = true;
    count_findings(o, c, &k, group, last);
    o->found = mem_new(o->n + 1, sizeof *o->found);
    sort_findings(o, c, &k, group, next);
    sort_groups(o, group, k.n);
    if (before.grouping == grouping) keep_open(o, c, before.group, before.made ? before.ngroup : 0);
    number_lines(o);
    forget(&before);
    free(next);
    free(last);
    free(k.person);
}

/* Follows the corpus; false: there is none. */
static bool catch_up(const View *v)
{
    const Corpus *c = v->ctx.corpus;
    Overview *o = v->state;
    if (!c) return false;
    bool same = o->made && o->filings == c->nfiling && o->edition == c->edition;
    if (!same || o->grouping != v->ctx.grouping) make(o, c, v->ctx.grouping);
    return true;
}

static void overview_lay_out(View *v) { catch_up(v); }

/* ---- lines ---- */

enum { TOP = 2 }; /* lines above all groups: the sum and the heads */

/* The group that has this line: the last one that begins there or before. */
static size_t group_of_line(const Overview *o, size_t line)
{
    size_t low = 0, high = o->ngroup;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (o->line[middle] <= line)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static Place found_place(const Corpus *c, Found f)
{
    Place p = finding_place(&c->finding[f.finding]);
    p.filing = f.filing;
    return p;
}

static Place group_place(const Overview *o, const FoundGroup *g)
{
    return (Place){.part = PARTS,
                   .field = F_NONE,
                   .filing = g->filing,
                   .row = o->grouping == GROUPING_RULE ? g->rule : 0};
}

static void put_sum(const View *v, Overview *o)
{
    static const char *const hints[GROUPINGS] = {"b by rule", "b by person", "b by filing", "b worst first"};
    Buf b = {0};
    lines_counts(&o->shown, o->count);
    buf_fmt(&b, " in %zu filing%s", o->filings, o->filings == 1 ? "" : "s");
    lines_put(&o->shown, STYLE_CAPTION, buf_str(&b));
    if (!v->ctx.print) {
        lines_puts(&o->shown, STYLE_DIM, "   ");
        lines_puts(&o->shown, STYLE_DIM, hints[o->grouping]);
    }
    buf_free(&b);
}

static void put_number(Lines *l, int end, Style style, size_t n, const Place *p)
{
    Buf b = {0};
    if (n) buf_fmt(&b, "%zu", n);
    lines_right(l, end, style, buf_str(&b), p);
    buf_free(&b);
}

/* Which columns of a group there is room for, and where its name begins. */
typedef struct Columns {
    bool counts, filings; /* without counts: the sum of them, with the sign of the worst */
    int name;
} Columns;

static Columns columns_of(const View *v)
{
    bool counts = v->ctx.width >= NARROW, filings = counts && v->ctx.grouping != GROUPING_FILING;
    int name = 2 + (counts ? SEVERITIES * COUNT + 2 : INDENT + COUNT - 1);
    return (Columns){counts, filings, name + (filings ? FILINGS : 0)};
}

static void put_heads(const View *v, Lines *l)
{
    static const char *const names[GROUPINGS] = {"", "Rule", "Person", "Filing"};
    if (v->ctx.grouping == GROUPING_NONE) {
        lines_puts(l, STYLE_HEAD, "   Rule Filing");
        lines_pad(l, INDENT + 5 + (v->ctx.width >= WIDE ? NAME_WIDE : NAME_NARROW) + 5);
        lines_puts(l, STYLE_HEAD, "Finding");
        return;
    }
    Columns c = columns_of(v);
    for (int s = SEVERITIES, at = 2 + COUNT; c.counts && s-- > 0; at += COUNT) {
        const char *sign = severity_sign((Severity)s);
        lines_pad(l, at - text_width(str_z(sign)));
        lines_puts(l, STYLE_HEAD, sign);
    }
    if (c.filings) lines_puts(l, STYLE_HEAD, " Filings");
    lines_pad(l, c.name);
    lines_puts(l, STYLE_HEAD, names[v->ctx.grouping]);
}

/* "4/A 2024-01-10 Acme Corp" */
static void put_filing(Buf *b, const Corpus *c, const Filing *f, bool dated)
{
    char day[DATE_TEXT];
    form_name(f, b);
    buf_char(b, ' ');
    if (dated) buf_fmt(b, "%.*s ", STR_ARG(date_put(f->filed != DATE_NONE ? f->filed : f->period, day)));
    buf_put(b, corpus_str(c, f->issuer));
}

static void put_group_name(const View *v, const FoundGroup *g, Buf *b)
{
    const Corpus *c = v->ctx.corpus;
    const Filing *f = &c->filing[g->filing];
    if (v->ctx.grouping == GROUPING_RULE) {
        buf_fmt(b, "%s %s", rules[g->rule].id, rules[g->rule].slug);
    } else if (v->ctx.grouping == GROUPING_PERSON) {
        Str name = corpus_str(c, f->owner);
        buf_put(b, name.n ? name : S("(no name)"));
    } else {
        put_filing(b, c, f, true);
        buf_puts(b, " - ");
        buf_put(b, corpus_str(c, f->owner));
    }
}

static void put_counts(Lines *l, const FoundGroup *g, Columns c, const Place *p)
{
    Severity worst = SEVERITY_ERROR;
    while (worst > SEVERITY_NOTE && !g->count[worst]) worst--;
    if (c.counts) {
        for (int s = SEVERITIES, at = 2 + COUNT; s-- > 0; at += COUNT)
            put_number(l, at, severity_style((Severity)s), g->count[s], p);
    } else {
        lines_place(l, severity_style(worst), str_z(severity_sign(worst)), *p, 0, 0);
        put_number(l, c.name - 1, severity_style(worst), g->n, p);
    }
    if (c.filings) put_number(l, 2 + SEVERITIES * COUNT + FILINGS, STYLE_CAPTION, g->filings, p);
    lines_pad_place(l, c.name, *p);
}

static void put_group(const View *v, Overview *o, const FoundGroup *g)
{
    Lines *l = &o->shown;
    Place p = group_place(o, g);
    Buf name = {0};
    lines_stop(l);
    lines_place(l, STYLE_CAPTION, g->open ? S("- ") : S("+ "), p, SEGMENT_LINE, 0);
    put_counts(l, g, columns_of(v), &p);
    put_group_name(v, g, &name);
    lines_place(l, STYLE_VALUE, buf_str(&name), p, 0, 0);
    if (v->ctx.grouping == GROUPING_RULE) {
        lines_place(l, STYLE_DIM, S("  "), p, 0, 0);
        lines_place(l, STYLE_DIM, str_z(rules[g->rule].condition), p, 0, 0);
    }
    buf_free(&name);
}

/* Sign, rule, filing, place, message; without what the group says already. */
static void put_found(const View *v, Overview *o, Found found)
{
    const Corpus *c = v->ctx.corpus;
    const Finding *f = &c->finding[found.finding];
    Lines *l = &o->shown;
    Place p = found_place(c, found);
    Severity s = (Severity)f->severity;
    int start = o->grouping == GROUPING_NONE ? 0 : 2;
    Buf b = {0};
    if (start) lines_pad_place(l, start, p);
    lines_stop(l);
    lines_place(l, severity_style(s), str_z(severity_sign(s)), p, SEGMENT_LINE, 0);
    lines_pad_place(l, start + INDENT, p);
    if (o->grouping != GROUPING_RULE) {
        buf_fmt(&b, "%s  ", rules[f->rule].id);
        lines_place(l, severity_style(s), buf_str(&b), p, 0, 0);
        buf_clear(&b);
    }
    if (o->grouping != GROUPING_FILING) {
        int column = l->column + (v->ctx.width >= WIDE ? NAME_WIDE : NAME_NARROW) + 5;
        put_filing(&b, c, &c->filing[found.filing], v->ctx.width >= WIDE);
        lines_clip(l, STYLE_CAPTION, buf_str(&b), column - l->column - 1, &p, 0);
        lines_pad_place(l, column, p);
        buf_clear(&b);
    }
    place_name(NULL, p, &b);
    buf_puts(&b, ": ");
    lines_place(l, STYLE_DIM, buf_str(&b), p, 0, 0);
    Str said =
        v->ctx.messages ? v->ctx.messages->of(v->ctx.messages->ctx, found.filing, found.finding) : S("");
    lines_place(l, said.n ? STYLE_VALUE : STYLE_DIM, said.n ? said : str_z(rules[f->rule].slug), p, 0, 0);
    buf_free(&b);
}

static size_t overview_lines(const View *v)
{
    const Overview *o = v->state;
    return catch_up(v) ? TOP + o->line[o->ngroup] : 0;
}

static Line overview_line(const View *v, size_t i)
{
    Overview *o = v->state;
    catch_up(v);
    arena_free(&o->scratch);
    o->shown = (Lines){.arena = &o->scratch};
    if (i == 0) {
        put_sum(v, o);
    } else if (i == 1) {
        put_heads(v, &o->shown);
    } else {
        size_t group = group_of_line(o, i - TOP), at = i - TOP - o->line[group];
        const FoundGroup *g = &o->group[group];
        bool heads = o->grouping != GROUPING_NONE;
        if (heads && !at)
            put_group(v, o, g);
        else
            put_found(v, o, o->found[g->first + at - heads]);
    }
    Line *line = lines_end(&o->shown);
    line->scrolls = !v->ctx.print;
    line->nhead = i < TOP ? 0 : TOP;
    return *line;
}

/* ---- places ---- */

static bool find_group(const Overview *o, Place p, size_t *group)
{
    for (size_t i = 0; i < o->ngroup; i++)
        if (place_eq(group_place(o, &o->group[i]), p)) return *group = i, true;
    return false;
}

/* A finding in a group that is closed is found at its head. */
static bool overview_find(const View *v, Place p, Spot *spot)
{
    const Overview *o = v->state;
    size_t group;
    bool heads = v->ctx.grouping != GROUPING_NONE;
    if (!catch_up(v)) return false;
    if (!place_in_filing(p)) {
        bool found = heads && find_group(o, p, &group);
        if (found) *spot = (Spot){TOP + o->line[group], 0};
        return found;
    }
    for (size_t i = 0; i < o->ngroup; i++) {
        const FoundGroup *g = &o->group[i];
        for (size_t k = g->first; k < g->first + g->n; k++) {
            if (o->found[k].filing != p.filing || !place_eq(found_place(v->ctx.corpus, o->found[k]), p))
                continue;
            bool shown = !heads || g->open;
            *spot = (Spot){TOP + o->line[i] + (shown ? heads + k - g->first : 0), heads && shown};
            return true;
        }
    }
    return false;
}

/* Enter opens a group, or closes it; from a finding it goes to its place. */
static bool overview_act(View *v, Place p)
{
    Overview *o = v->state;
    size_t group;
    if (place_in_filing(p)) return false;
    if (catch_up(v) && find_group(o, p, &group)) {
        o->group[group].open = !o->group[group].open;
        number_lines(o);
    }
    return true;
}

const ViewOps view_overview = {"overview",     "Findings",    overview_open, overview_lay_out, overview_close,
                               overview_lines, overview_line, overview_find, overview_act};
