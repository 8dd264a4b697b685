/* findings.c: what the checks found in the open filing: compliance, reading and information apart, in each
 * the worst first, equal ones in one line with their cells. */
#include "view/kit/card.h"
#include "view/kit/page.h"

#include <stdio.h>
#include <stdlib.h>

enum { INDENT = 3, PLACE = 26, PLACE_NARROW = 19, NARROW = 70, ID = 5, RANGES = 8 };

/* Findings of the same rule that say the same, in the order of their places. */
typedef struct Fold {
    const Rule *rule;
    Str message;
    size_t first; /* of FindingsPage.member */
    size_t n;
    uint8_t severity;
    Str dismissed; /* by whom and why; empty: they count */
} Fold;

typedef struct FindingsPage {
    Page page; /* must be the first: page_line and its kin look there */
    Fold *fold;
    const Finding **member; /* by fold */
    size_t nfold, nmember, hidden;
} FindingsPage;

static void findings_open(View *v) { v->state = mem_new(1, sizeof(FindingsPage)); }

/* ---- folding ---- */

typedef struct Said {
    const Finding *finding;
    Str message, dismissed;
    size_t at;    /* in the order of the form */
    size_t first; /* the first one of its fold */
} Said;

static int by_message(const void *a, const void *b)
{
    const Said *x = a, *y = b;
    if (x->finding->rule != y->finding->rule) return x->finding->rule < y->finding->rule ? -1 : 1;
    if (x->finding->severity != y->finding->severity) return y->finding->severity - x->finding->severity;
    int c = str_cmp(x->message, y->message);
    if (!c) c = str_cmp(x->dismissed, y->dismissed);
    return c ? c : x->at < y->at ? -1 : x->at > y->at;
}

/* By kind, what was dismissed last in each, then the worst, then where the first one stands. */
static int by_fold(const void *a, const void *b)
{
    const Said *x = a, *y = b;
    int kind = rules[x->finding->rule].kind - rules[y->finding->rule].kind;
    if (kind) return kind;
    if (!x->dismissed.n != !y->dismissed.n) return x->dismissed.n ? 1 : -1;
    if (x->finding->severity != y->finding->severity) return y->finding->severity - x->finding->severity;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    const Finding *f = x->finding, *g = y->finding; /* by column, so that rows make a range */
    if (f->part != g->part) return f->part - g->part;
    if (f->field != g->field) return f->field - g->field;
    return x->at < y->at ? -1 : x->at > y->at;
}

static bool same_said(const Said *a, const Said *b)
{
    return a->finding->rule == b->finding->rule && a->finding->severity == b->finding->severity &&
           str_eq(a->message, b->message) && str_eq(a->dismissed, b->dismissed);
}

/* What is shown of the findings, each with its message. */
static Said *say_all(const ViewContext *c, FindingsPage *f, size_t *n)
{
    Arena *a = &f->page.arena;
    Said *all = ARENA_NEW(a, Said, c->findings->n);
    Buf text = {0};
    *n = f->hidden = 0;
    for (size_t i = 0; i < c->findings->n; i++) {
        const Finding *x = &c->findings->at[i];
        if (!finding_is_shown(c, x)) {
            f->hidden++;
            continue;
        }
        buf_clear(&text);
        finding_message(c->doc, x, &text);
        Str why = c->dismissed ? c->dismissed[i] : (Str){0};
        all[*n] = (Said){x, str_copy(a, buf_str(&text)), why, *n, *n};
        ++*n;
    }
    buf_free(&text);
    return all;
}

static void fold_all(const ViewContext *c, FindingsPage *f)
{
    size_t n;
    Said *all = say_all(c, f, &n);
    if (n) qsort(all, n, sizeof *all, by_message);
    for (size_t i = 0; i < n; i++)
        all[i].first = i && same_said(&all[i - 1], &all[i]) ? all[i - 1].first : all[i].at;
    if (n) qsort(all, n, sizeof *all, by_fold);
    f->fold = ARENA_NEW(&f->page.arena, Fold, n);
    f->member = ARENA_NEW(&f->page.arena, const Finding *, n);
    f->nfold = 0;
    f->nmember = n;
    for (size_t i = 0; i < n; i++) {
        f->member[i] = all[i].finding;
        if (!i || all[i].first != all[i - 1].first)
            f->fold[f->nfold++] = (Fold){&rules[all[i].finding->rule], all[i].message,  i, 0,
                                         all[i].finding->severity,     all[i].dismissed};
        f->fold[f->nfold - 1].n++;
    }
}

/* ---- lines ---- */

static const char *sign_of(const Fold *g)
{
    return g->dismissed.n ? "x" : severity_sign((Severity)g->severity);
}

static Style style_of(const Fold *g)
{
    return g->dismissed.n ? STYLE_DIM : severity_style((Severity)g->severity);
}

static Place place_of(const ViewContext *c, const Finding *x)
{
    Place p = finding_place(x);
    p.filing = c->filing;
    return p;
}

/* "Table II Exercisable 1-5, Expiration 2": the cells of a fold. */
static void put_cells(const View *v, const FindingsPage *f, const Fold *g, Buf *out)
{
    for (size_t i = 0, ranges = 0; i < g->n; ranges++) {
        const Finding *x = f->member[g->first + i], *y = x;
        size_t k = i + 1;
        bool row = (x->part == PART_I || x->part == PART_II) && x->field < F_ROW_END;
        for (; row && k < g->n; k++, y++) {
            const Finding *z = f->member[g->first + k];
            if (z->part != x->part || z->field != x->field || z->row != x->row + (k - i)) break;
        }
        if (i) buf_puts(out, ", ");
        if (ranges == RANGES && !v->ctx.print) {
            buf_puts(out, "…");
            return;
        }
        if (!row) {
            place_name(v->ctx.doc, place_of(&v->ctx, x), out);
        } else {
            buf_fmt(out, "%s %s %d", x->part == PART_I ? "I" : "II", fields[x->field].head, x->row + 1);
            if (k - i > 1) buf_fmt(out, "-%zu", x->row + (k - i));
        }
        i = k;
    }
}

/* On paper all of it, and no column that would cut it. */
static void print_fold(const View *v, FindingsPage *f, const Fold *g)
{
    Lines *l = &f->page.lines;
    Style style = style_of(g);
    Buf text = {0};
    lines_puts(l, style, sign_of(g));
    lines_pad(l, INDENT);
    lines_puts(l, style, g->rule->id);
    lines_puts(l, STYLE_PLAIN, " ");
    put_cells(v, f, g, &text);
    buf_fmt(&text, ": %.*s", STR_ARG(g->message));
    lines_wrap(l, STYLE_VALUE, buf_str(&text), INDENT, v->ctx.width, NULL, 0);
    lines_end(l);
    buf_free(&text);
}

static void put_fold(const View *v, FindingsPage *f, const Fold *g)
{
    Lines *l = &f->page.lines;
    Place p = place_of(&v->ctx, f->member[g->first]);
    Style style = style_of(g);
    Style said = g->dismissed.n ? STYLE_DIM : STYLE_VALUE;
    bool opened = v->has_opened && place_eq(v->opened, p);
    if (v->ctx.print) {
        print_fold(v, f, g);
        return;
    }
    int place = v->ctx.width < NARROW ? PLACE_NARROW : PLACE, end = v->ctx.width - ID;
    Buf text = {0};
    put_cells(v, f, g, &text);
    lines_stop(l);
    lines_place(l, style, str_z(sign_of(g)), p, SEGMENT_LINE, 0);
    lines_pad_place(l, INDENT, p);
    lines_clip(l, STYLE_CAPTION, buf_str(&text), place, &p, 0);
    lines_pad_place(l, INDENT + place + 1, p);
    buf_clear(&text);
    buf_put(&text, g->dismissed);
    buf_put(&text, g->message);
    if (g->n > 1) buf_fmt(&text, " (%zu)", g->n);
    if (opened)
        lines_wrap(l, said, buf_str(&text), INDENT, end, &p, 0);
    else
        lines_clip(l, said, buf_str(&text), end - l->column, &p, 0);
    lines_right(l, v->ctx.width, style, str_z(g->rule->id), &p);
    lines_end(l);
    if (opened) card_put_rule(l, g->rule, v->ctx.width);
    buf_free(&text);
}

size_t findings_count(const View *v, size_t count[RULE_KINDS])
{
    const FindingsPage *f = v->state;
    size_t dismissed = 0;
    for (int k = 0; k < RULE_KINDS; k++) count[k] = 0;
    for (size_t i = 0; i < f->nfold; i++)
        ++*(f->fold[i].dismissed.n ? &dismissed : &count[f->fold[i].rule->kind]);
    return dismissed;
}

/* "Compliance: 1 error, 2 warnings" above the findings of a kind. */
static void put_kind(FindingsPage *f, size_t from)
{
    static const char *const names[RULE_KINDS] = {"Compliance", "Reading", "Information"};
    size_t count[SEVERITIES] = {0}, dismissed = 0, folds = 0, all = 0;
    for (size_t i = from; i < f->nfold && f->fold[i].rule->kind == f->fold[from].rule->kind; i++)
        folds++, all += f->fold[i].n, ++*(f->fold[i].dismissed.n ? &dismissed : &count[f->fold[i].severity]);
    lines_puts(&f->page.lines, STYLE_TITLE, names[f->fold[from].rule->kind]);
    lines_puts(&f->page.lines, STYLE_CAPTION, ": ");
    lines_counts(&f->page.lines, count);
    Buf b = {0};
    if (dismissed) buf_fmt(&b, ", %zu dismissed", dismissed);
    if (all > folds) buf_fmt(&b, " (in %zu places)", all);
    lines_put(&f->page.lines, STYLE_DIM, buf_str(&b));
    lines_end(&f->page.lines);
    buf_free(&b);
}

/* What is not right about the input itself. They count as rows of the filing, so that each is a place of its
 * own. */
static void put_troubles(const View *v, Lines *l)
{
    const Doc *d = v->ctx.doc;
    if (!d->ntrouble) return;
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

static void put_rest(const View *v, FindingsPage *f)
{
    Buf b = {0};
    if (!f->nfold && !f->hidden) lines_text(&f->page.lines, STYLE_DIM, S("Nothing was found."));
    if (f->hidden) buf_fmt(&b, "%zu more not shown: ! and ~ change what is.", f->hidden);
    if (f->hidden) lines_text(&f->page.lines, STYLE_DIM, buf_str(&b));
    if (v->ctx.doc->ndecision) lines_text(&f->page.lines, STYLE_DECIDED, S("With values as decided."));
    buf_free(&b);
}

static void findings_lay_out(View *v)
{
    FindingsPage *f = v->state;
    page_begin(v);
    f->nfold = f->nmember = 0;
    if (!v->ctx.doc) {
        lines_text(&f->page.lines, STYLE_DIM, S("No filing is open."));
        return;
    }
    if (v->ctx.findings) fold_all(&v->ctx, f);
    for (size_t i = 0; i < f->nfold; i++) {
        if (!i || f->fold[i].rule->kind != f->fold[i - 1].rule->kind) put_kind(f, i);
        put_fold(v, f, &f->fold[i]);
    }
    put_rest(v, f);
    put_troubles(v, &f->page.lines);
}

/* A cell of a fold is found at its line. */
static bool findings_find(const View *v, Place p, Spot *spot)
{
    const FindingsPage *f = v->state;
    if (lines_find(&f->page.lines, p, spot)) return true;
    for (size_t i = 0; i < f->nfold; i++)
        for (size_t k = 0; k < f->fold[i].n; k++)
            if (place_eq(place_of(&v->ctx, f->member[f->fold[i].first + k]), p))
                return lines_find(&f->page.lines, place_of(&v->ctx, f->member[f->fold[i].first]), spot);
    return false;
}

/* A finding is explained in place. */
static bool findings_act(View *v, Place p)
{
    view_toggle(v, p);
    return true;
}

const ViewOps view_findings = {"findings", "Findings", findings_open, findings_lay_out, page_close,
                               page_lines, page_line,  findings_find, findings_act,     false};
