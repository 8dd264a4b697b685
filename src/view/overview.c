/* overview.c: what the checks found in all filings: worst first, or by rule, person or filing, in groups that
 * open. A line is made when it is looked at: there may be a million. */
#include "view/kit/groups.h"
#include "view/kit/shown.h"

#include <stdlib.h>

enum { COUNT = 6, FILINGS = 8, INDENT = 3, NARROW = 60, NAME_NARROW = 14, NAME_WIDE = 32, WIDE = 100 };

typedef struct Overview {
    Groups groups;
    Arena scratch; /* of the one line that was asked for */
    Lines shown;
} Overview;

static void overview_open(View *v) { v->state = mem_new(1, sizeof(Overview)); }

static void overview_close(View *v)
{
    Overview *o = v->state;
    groups_free(&o->groups);
    arena_free(&o->scratch);
    free(o);
}

/* What there is by now; NULL: no corpus. */
static Groups *follow(const View *v)
{
    Overview *o = v->state;
    if (!v->ctx.corpus) return NULL;
    groups_follow(&o->groups, &v->ctx);
    return &o->groups;
}

static void overview_lay_out(View *v) { follow(v); }

/* ---- lines ---- */

enum { TOP = 2 }; /* lines above all groups: the sum and the heads */

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
                   .row = o->groups.grouping == GROUPING_RULE ? g->rule : 0};
}

static void put_sum(const View *v, Overview *o)
{
    static const char *const hints[GROUPINGS] = {"b by rule", "b by person", "b by filing", "b worst first"};
    Buf b = {0};
    lines_counts(&o->shown, o->groups.count);
    buf_fmt(&b, " in %zu filing%s", o->groups.filings, o->groups.filings == 1 ? "" : "s");
    lines_put(&o->shown, STYLE_CAPTION, buf_str(&b));
    if (!v->ctx.print) {
        lines_puts(&o->shown, STYLE_DIM, "   ");
        lines_puts(&o->shown, STYLE_DIM, hints[o->groups.grouping]);
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

/* "4/A 2024-01-10s Acme Corp" */
static void put_filing(Buf *b, const Corpus *c, const Filing *f, bool dated)
{
    char day[DATE_TEXT];
    form_name(f, b);
    buf_char(b, ' ');
    if (dated) buf_fmt(b, "%.*s ", STR_ARG(filing_day_text(f, day)));
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
    int start = o->groups.grouping == GROUPING_NONE ? 0 : 2;
    Buf b = {0};
    if (start) lines_pad_place(l, start, p);
    lines_stop(l);
    lines_place(l, severity_style(s), str_z(severity_sign(s)), p, SEGMENT_LINE, 0);
    lines_pad_place(l, start + INDENT, p);
    if (o->groups.grouping != GROUPING_RULE) {
        buf_fmt(&b, "%s  ", rules[f->rule].id);
        lines_place(l, severity_style(s), buf_str(&b), p, 0, 0);
        buf_clear(&b);
    }
    if (o->groups.grouping != GROUPING_FILING) {
        int column = l->column + (v->ctx.width >= WIDE ? NAME_WIDE : NAME_NARROW) + 5;
        put_filing(&b, c, &c->filing[found.filing], v->ctx.width >= WIDE);
        lines_clip(l, STYLE_CAPTION, buf_str(&b), column - l->column - 1, &p, 0);
        lines_pad_place(l, column, p);
        buf_clear(&b);
    }
    place_name_in((FormType)c->filing[found.filing].form, p, &b);
    buf_puts(&b, ": ");
    lines_place(l, STYLE_DIM, buf_str(&b), p, 0, 0);
    Str said =
        v->ctx.messages ? v->ctx.messages->of(v->ctx.messages->ctx, found.filing, found.finding) : S("");
    lines_place(l, said.n ? STYLE_VALUE : STYLE_DIM, said.n ? said : str_z(rules[f->rule].slug), p, 0, 0);
    buf_free(&b);
}

static size_t overview_lines(const View *v)
{
    const Groups *g = follow(v);
    return g ? TOP + g->line[g->ngroup] : 0;
}

/* The line of a group or of a finding; `i` counts from the first group on. */
static void put_line(const View *v, Overview *o, size_t i)
{
    const Groups *g = &o->groups;
    size_t group = groups_of_line(g, i), at = i - g->line[group];
    bool heads = groups_have_heads(g);
    if (heads && !at)
        put_group(v, o, &g->group[group]);
    else
        put_found(v, o, g->found[g->group[group].first + at - heads]);
}

static Line overview_line(const View *v, size_t i)
{
    Overview *o = v->state;
    follow(v);
    arena_free(&o->scratch);
    o->shown = (Lines){.arena = &o->scratch};
    if (i == 0)
        put_sum(v, o);
    else if (i == 1)
        put_heads(v, &o->shown);
    else
        put_line(v, o, i - TOP);
    Line *line = lines_end(&o->shown);
    line->scrolls = !v->ctx.print;
    line->nhead = i < TOP ? 0 : TOP;
    return *line;
}

/* ---- places ---- */

static bool find_head(const Overview *o, Place p, size_t *group)
{
    const Groups *g = &o->groups;
    for (size_t i = 0; groups_have_heads(g) && i < g->ngroup; i++)
        if (place_eq(group_place(o, &g->group[i]), p)) return *group = i, true;
    return false;
}

/* The first finding of a group at that place; its number in the group. */
static bool find_in(const View *v, const Groups *g, const FoundGroup *group, Place p, size_t *at)
{
    for (*at = 0; *at < group->n; ++*at) {
        Found f = g->found[group->first + *at];
        if (f.filing == p.filing && place_eq(found_place(v->ctx.corpus, f), p)) return true;
    }
    return false;
}

/* A finding in a group that is closed is found at its head. */
static bool overview_find(const View *v, Place p, Spot *spot)
{
    const Groups *g = follow(v);
    size_t at, group;
    if (!g) return false;
    bool heads = groups_have_heads(g);
    if (!place_in_filing(p)) {
        if (!find_head(v->state, p, &group)) return false;
        *spot = (Spot){TOP + g->line[group], 0};
        return true;
    }
    for (size_t i = 0; i < g->ngroup; i++) {
        if (!find_in(v, g, &g->group[i], p, &at)) continue;
        bool shown = !heads || g->group[i].open;
        *spot = (Spot){TOP + g->line[i] + (shown ? heads + at : 0), heads && shown};
        return true;
    }
    return false;
}

/* Enter opens a group, or closes it; from a finding it goes to its place. */
static bool overview_act(View *v, Place p)
{
    Overview *o = v->state;
    size_t group;
    if (place_in_filing(p)) return false;
    if (follow(v) && find_head(o, p, &group)) groups_toggle(&o->groups, group);
    return true;
}

const ViewOps view_overview = {"overview",     "All findings", overview_open, overview_lay_out,
                               overview_close, overview_lines, overview_line, overview_find,
                               overview_act,   false};
