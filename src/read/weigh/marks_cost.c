/* marks_cost.c: what a choice of all marks of a form costs, in bits: its glyphs, its notes, the marks it is
 * linked with, and the order in which a form first names its notes. */
#include "read/weigh/marks_cost.h"

#include <string.h>

enum {
    /* the order of first mention */
    SKIPPED_MORE = 2,
    LATE = 2,   /* a note passed over, and named after all */
    UNUSED = 2, /* a note never named */
    ABROAD = 5, /* a note named where another column named it first */
    /* lists */
    TWO = 2,
    THREE = 5,
    APART = 2, /* two that do not follow one another */
    CHANGED = 4,
    CHANGED_ROW = 1, /* where the row is another kind, or the mark beside changes too */
    UNPAIRED = 3,
    DIFFERENT = 3 /* the same words, another mark */
};

/* What explains one column of a derivative may well explain the others. */
uint16_t marks_family(FieldId f)
{
    enum { OF_DERIVATIVE = OF_TITLE | OF_BOTH };
    uint16_t of = mark_family(f);
    return of & OF_DERIVATIVE ? OF_DERIVATIVE : of;
}

bool mark_list_eq(MarkList a, MarkList b) { return a.n == b.n && !memcmp(a.at, b.at, a.n); }

int marks_cost_list(MarkList l)
{
    if (l.n < 2) return 0;
    int apart = 0;
    for (size_t i = 1; i < l.n; i++) apart += l.at[i] != l.at[i - 1] + 1 ? APART : 0;
    return apart + (l.n == 2 ? TWO : THREE);
}

/* What another mark than that of the row above costs. */
static int cost_changed(const MarkNode *n, const MarkSite *above)
{
    bool holder = n->family == OF_HOLDER, paired = n->nlink && n->link[n->nlink - 1].kind == LINK_BESIDE;
    return holder || paired || !str_eq_nocase(n->site->like, above->like) ? CHANGED_ROW : CHANGED;
}

/* A site, and an earlier one that it is linked with. */
static int cost_link(const MarkNode *n, MarkLinkKind kind, MarkList mine, const MarkSite *site,
                     MarkList other)
{
    bool same = mark_list_eq(mine, other);
    switch (kind) {
    case LINK_ABOVE:
        if (n->changes) return same ? CHANGED : 0;
        if (same) return -marks_cost_list(mine); /* two are likely where two stand above */
        return cost_changed(n, site);
    case LINK_BESIDE: return same ? -marks_cost_list(mine) / 2 : UNPAIRED;
    case LINK_WORDS: return same ? 0 : DIFFERENT;
    }
    return 0;
}

void marks_walk_on(MarkWalk *w, uint16_t family, MarkList l)
{
    for (size_t i = 0; i < l.n; i++) {
        int k = l.at[i];
        bool first = !w->home[k], abroad = !first && !(w->home[k] & family);
        w->home[k] |= family;
        w->cost += abroad ? ABROAD : 0;
        if (!first) continue;
        if (k > w->most + 1)
            w->cost += w->skipped + SKIPPED_MORE * (k - w->most - 2);
        else if (k < w->most)
            w->cost += LATE;
        if (k > w->most) w->most = (uint8_t)k;
    }
}

int marks_walk_end(const MarkWalk *w, int notes) { return UNUSED * (notes - w->most); }

/* The cost of a choice and its links to earlier sites. */
int marks_cost_pick(const MarkNet *m, size_t i, MarkPick pick, const MarkPick *earlier)
{
    const MarkNode *n = &m->node[i];
    int cost = n->choice[pick].cost;
    for (size_t k = 0; k < n->nlink; k++) {
        const MarkNode *to = &m->node[n->link[k].to];
        cost += cost_link(n, n->link[k].kind, n->choice[pick].list, to->site,
                          to->choice[earlier[n->link[k].to]].list);
    }
    return cost;
}

int marks_cost(const MarkNet *m, const MarkPick *pick)
{
    MarkWalk w = {.skipped = m->skipped};
    int cost = 0;
    for (size_t i = 0; i < m->n; i++) {
        cost += marks_cost_pick(m, i, pick[i], pick);
        marks_walk_on(&w, m->node[i].family, m->node[i].choice[pick[i]].list);
    }
    return cost + w.cost + marks_walk_end(&w, m->notes);
}
