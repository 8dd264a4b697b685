/* findings.c: what the checks found, by place, worst first: of the open filing with messages, or of the whole
 * corpus. */
#include "view/card.h"
#include "view/page.h"

#include <stdlib.h>

enum { BESIDE = 100, PLACE_WIDTH = 36, INDENT = 3 };

/* The findings of one place: they stand together in the list of the filing. */
typedef struct Found {
    size_t first; /* in the list of findings */
    uint32_t filing;
    uint16_t n;
    uint8_t worst;
} Found;

typedef struct FindingsPage {
    Page page; /* must be the first: page_line and its kin look there */
    Found *found;
    size_t n, cap;
    size_t count[SEVERITIES];
    size_t seen;   /* filings of the corpus when it was last gone through */
    Arena scratch; /* of the one line of the corpus that was asked for */
    Lines line;
} FindingsPage;

static void findings_open(View *v) { v->state = mem_new(1, sizeof(FindingsPage)); }

static void findings_close(View *v)
{
    FindingsPage *f = v->state;
    free(f->found);
    arena_free(&f->scratch);
    page_close(v);
}

static Place found_place(const Finding *list, const Found *g)
{
    Place p = finding_place(&list[g->first]);
    p.filing = g->filing;
    return p;
}

/* Adds the places of the `n` findings from `first` on, all of one filing. */
static void add_found(FindingsPage *f, const Finding *list, size_t first, size_t n, uint32_t filing)
{
    for (size_t i = first; i < first + n; i++) {
        const Finding *x = &list[i], *before = i > first ? x - 1 : NULL;
        f->count[x->severity]++;
        if (!before || !place_eq(finding_place(before), finding_place(x)) ||
            f->found[f->n - 1].n == UINT16_MAX) {
            f->found = mem_grow(f->found, &f->cap, f->n + 1, sizeof *f->found);
            f->found[f->n++] = (Found){.first = i, .filing = filing};
        }
        Found *g = &f->found[f->n - 1];
        g->n++;
        if (x->severity > g->worst) g->worst = x->severity;
    }
}

static int found_cmp(const void *a, const void *b)
{
    const Found *x = a, *y = b;
    if (x->worst != y->worst) return y->worst - x->worst;
    if (x->filing != y->filing) return x->filing < y->filing ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

static const Finding *findings_of(const ViewContext *c)
{
    return c->whole && c->corpus ? c->corpus->finding : c->findings ? c->findings->at : NULL;
}

/* The corpus is gone through again only when it has grown: it may have a million findings. */
static void find_places(const ViewContext *c, FindingsPage *f)
{
    size_t filings = c->whole && c->corpus ? c->corpus->nfiling : 0;
    if (filings && filings == f->seen) return;
    f->seen = filings;
    f->n = 0;
    for (int s = 0; s < SEVERITIES; s++) f->count[s] = 0;
    if (!c->whole && c->findings) add_found(f, c->findings->at, 0, c->findings->n, c->filing);
    for (size_t i = 0; i < filings; i++) {
        const Filing *filing = &c->corpus->filing[i];
        add_found(f, c->corpus->finding, filing->finding0, filing->nfinding, (uint32_t)i);
    }
    if (f->n) qsort(f->found, f->n, sizeof *f->found, found_cmp);
}

/* "2 errors, 1 warning, 3 notes" */
static void put_counts(Lines *l, const FindingsPage *f, const char *of)
{
    bool any = false;
    for (int s = SEVERITIES; s-- > 0;) {
        Buf b = {0};
        if (!f->count[s]) continue;
        buf_fmt(&b, "%s%zu %s%s", any ? ", " : "", f->count[s], severity_name((Severity)s),
                f->count[s] == 1 ? "" : "s");
        lines_put(l, severity_style((Severity)s), buf_str(&b));
        buf_free(&b);
        any = true;
    }
    if (!any) lines_puts(l, STYLE_DIM, "No findings");
    lines_puts(l, STYLE_CAPTION, of);
    lines_end(l);
}

/* ---- the open filing ---- */

static void put_found(const View *v, FindingsPage *f, const Found *g)
{
    const Drawing *d = &f->page.drawing;
    Lines *l = &f->page.lines;
    const Finding *list = findings_of(&v->ctx);
    Place p = found_place(list, g);
    bool beside = v->ctx.width >= BESIDE, opened = v->has_opened && place_eq(v->opened, p);
    Lines box[2] = {{.arena = l->arena}, {.arena = l->arena}};
    int at = beside ? INDENT + PLACE_WIDTH + 1 : INDENT, w = v->ctx.width - at;
    Buf name = {0};
    place_name(v->ctx.doc, p, &name);
    lines_stop(&box[0]);
    lines_place(&box[0], severity_style((Severity)g->worst), str_z(severity_sign((Severity)g->worst)), p, 0,
                0);
    lines_pad_place(&box[0], INDENT, p);
    lines_wrap(&box[0], STYLE_CAPTION, buf_str(&name), INDENT, beside ? INDENT + PLACE_WIDTH : v->ctx.width,
               &p, 0);
    lines_end(&box[0]);
    for (size_t i = 0; i < g->n; i++) {
        card_put_finding(d, &box[1], &list[g->first + i], w);
        if (opened) card_put_rule(&box[1], &rules[list[g->first + i].rule], w);
    }
    if (beside)
        lines_beside(l, box, (int[]){0, at}, 2);
    else
        lines_beside(l, &box[0], (int[]){0}, 1), lines_beside(l, &box[1], &at, 1);
    buf_free(&name);
}

/* What is not right about the input itself. They count as rows of the filing, so that each is a place of its
 * own. */
static void put_troubles(const View *v, Lines *l)
{
    const Doc *d = v->ctx.doc;
    if (!d || !d->ntrouble) return;
    lines_gap(l);
    lines_text(l, STYLE_TITLE, S("About the input:"));
    for (size_t i = 0; i < d->ntrouble; i++) {
        Place p = {
            .filing = v->ctx.filing, .row = (uint16_t)(i + 1), .field = F_NONE, .raw = d->trouble[i].raw};
        lines_stop(l);
        lines_place(l, STYLE_WARNING, str_z(severity_sign(SEVERITY_WARNING)), p, 0, 0);
        lines_pad_place(l, INDENT, p);
        lines_wrap(l, STYLE_VALUE, d->trouble[i].what, INDENT, v->ctx.width, &p, 0);
        lines_end(l);
    }
}

static void findings_lay_out(View *v)
{
    FindingsPage *f = v->state;
    Lines *l = &page_begin(v)->lines;
    find_places(&v->ctx, f);
    if (v->ctx.whole) {
        Buf of = {0};
        buf_fmt(&of, " in %zu filings", v->ctx.corpus ? v->ctx.corpus->nfiling : 0);
        put_counts(l, f, of.p);
        buf_free(&of);
        return;
    }
    put_counts(l, f, v->ctx.doc ? " in this filing" : "");
    for (size_t i = 0; i < f->n && v->ctx.doc; i++) put_found(v, f, &f->found[i]);
    put_troubles(v, l);
}

/* ---- the whole corpus: a line a place, made when it is looked at ---- */

static size_t findings_lines(const View *v)
{
    return page_lines(v) + (v->ctx.whole ? ((const FindingsPage *)v->state)->n : 0);
}

static void put_corpus_found(const View *v, FindingsPage *f, const Found *g)
{
    const Corpus *c = v->ctx.corpus;
    const Filing *filing = corpus_filing(c, g->filing);
    Lines *l = &f->line;
    Place p = found_place(c->finding, g);
    Buf b = {0};
    lines_stop(l);
    lines_place(l, severity_style((Severity)g->worst), str_z(severity_sign((Severity)g->worst)), p, 0, 0);
    lines_pad_place(l, INDENT, p);
    for (size_t i = 0; i < g->n; i++) {
        const Rule *rule = &rules[c->finding[g->first + i].rule];
        buf_fmt(&b, "%s%s %s", i ? ", " : "", rule->id, rule->slug);
    }
    lines_clip(l, STYLE_VALUE, buf_str(&b), v->ctx.print ? INT16_MAX : PLACE_WIDTH, &p, 0);
    lines_pad_place(l, INDENT + PLACE_WIDTH + 1, p);
    buf_clear(&b);
    buf_fmt(&b, "%d %.*s, ", filing->form, STR_ARG(corpus_str(c, filing->issuer)));
    place_name(NULL, p, &b);
    lines_place(l, STYLE_CAPTION, buf_str(&b), p, 0, 0);
    buf_free(&b);
}

static Line findings_line(const View *v, size_t i)
{
    FindingsPage *f = v->state;
    if (i < page_lines(v)) return page_line(v, i);
    arena_free(&f->scratch);
    f->line = (Lines){.arena = &f->scratch};
    put_corpus_found(v, f, &f->found[i - page_lines(v)]);
    Line *line = lines_end(&f->line);
    line->scrolls = !v->ctx.print;
    return *line;
}

static bool findings_find(const View *v, Place p, Spot *spot)
{
    const FindingsPage *f = v->state;
    if (!v->ctx.whole) return lines_find(&f->page.lines, p, spot);
    for (size_t i = 0; i < f->n; i++) {
        if (f->found[i].filing != p.filing || !place_eq(found_place(v->ctx.corpus->finding, &f->found[i]), p))
            continue;
        *spot = (Spot){page_lines(v) + i, 0};
        return true;
    }
    return false;
}

/* In the open filing a finding is explained in place; one of the corpus is gone to. */
static bool findings_act(View *v, Place p)
{
    if (v->ctx.whole) return false;
    view_toggle(v, p);
    return true;
}

const ViewOps view_findings = {"findings",     "Findings",    findings_open, findings_lay_out, findings_close,
                               findings_lines, findings_line, findings_find, findings_act};
