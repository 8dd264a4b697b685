/* findings.c: what the checks found in the open filing, by place, worst first. */
#include "view/kit/card.h"
#include "view/kit/page.h"

#include <stdlib.h>

enum { BESIDE = 100, PLACE_WIDTH = 36, INDENT = 3 };

/* The findings of one place: they stand together in the list of the filing. */
typedef struct Found {
    size_t first; /* in the list of findings */
    uint16_t n;
    uint8_t worst;
} Found;

typedef struct FindingsPage {
    Page page; /* must be the first: page_line and its kin look there */
    Found *found;
    size_t n, cap;
    size_t count[SEVERITIES];
} FindingsPage;

static void findings_open(View *v) { v->state = mem_new(1, sizeof(FindingsPage)); }

static void findings_close(View *v)
{
    FindingsPage *f = v->state;
    free(f->found);
    page_close(v);
}

static Place found_place(const ViewContext *c, const Found *g)
{
    Place p = finding_place(&c->findings->at[g->first]);
    p.filing = c->filing;
    return p;
}

static int found_cmp(const void *a, const void *b)
{
    const Found *x = a, *y = b;
    if (x->worst != y->worst) return y->worst - x->worst;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* The places, worst first. */
static void find_places(const ViewContext *c, FindingsPage *f)
{
    const Findings *list = c->findings;
    f->n = 0;
    for (int s = 0; s < SEVERITIES; s++) f->count[s] = 0;
    for (size_t i = 0; list && i < list->n; i++) {
        const Finding *x = &list->at[i];
        f->count[x->severity]++;
        if (!i || !place_eq(finding_place(x - 1), finding_place(x)) || f->found[f->n - 1].n == UINT16_MAX) {
            f->found = mem_grow(f->found, &f->cap, f->n + 1, sizeof *f->found);
            f->found[f->n++] = (Found){.first = i};
        }
        Found *g = &f->found[f->n - 1];
        g->n++;
        if (x->severity > g->worst) g->worst = x->severity;
    }
    if (f->n) qsort(f->found, f->n, sizeof *f->found, found_cmp);
}

static void put_found(const View *v, FindingsPage *f, const Found *g)
{
    const Drawing *d = &f->page.drawing;
    Lines *l = &f->page.lines;
    const Finding *list = v->ctx.findings->at;
    Place p = found_place(&v->ctx, g);
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
    lines_counts(l, f->count);
    if (v->ctx.doc) lines_puts(l, STYLE_CAPTION, " in this filing");
    if (v->ctx.doc && v->ctx.doc->ndecision) lines_puts(l, STYLE_DECIDED, ", values as decided");
    lines_end(l);
    for (size_t i = 0; i < f->n && v->ctx.doc; i++) put_found(v, f, &f->found[i]);
    put_troubles(v, l);
}

static bool findings_find(const View *v, Place p, Spot *spot)
{
    return lines_find(&((const Page *)v->state)->lines, p, spot);
}

/* A finding is explained in place. */
static bool findings_act(View *v, Place p)
{
    view_toggle(v, p);
    return true;
}

const ViewOps view_findings = {"findings", "Findings", findings_open, findings_lay_out, findings_close,
                               page_lines, page_line,  findings_find, findings_act,     false};
