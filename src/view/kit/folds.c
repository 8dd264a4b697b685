/* folds.c: findings in the order in which they are shown, equal ones together. */
#include "view/kit/folds.h"

#include <stdlib.h>

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
static Said *say_all(const ViewContext *c, Folds *f, Arena *a, size_t *n)
{
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

void folds_make(Folds *f, const ViewContext *c, Arena *a)
{
    size_t n;
    Said *all = say_all(c, f, a, &n);
    if (n) qsort(all, n, sizeof *all, by_message);
    for (size_t i = 0; i < n; i++)
        all[i].first = i && same_said(&all[i - 1], &all[i]) ? all[i - 1].first : all[i].at;
    if (n) qsort(all, n, sizeof *all, by_fold);
    f->at = ARENA_NEW(a, Fold, n);
    f->member = ARENA_NEW(a, const Finding *, n);
    f->n = 0;
    for (size_t i = 0; i < n; i++) {
        f->member[i] = all[i].finding;
        if (!i || all[i].first != all[i - 1].first)
            f->at[f->n++] = (Fold){&rules[all[i].finding->rule], all[i].message,  i, 0,
                                   all[i].finding->severity,     all[i].dismissed};
        f->at[f->n - 1].n++;
    }
}
