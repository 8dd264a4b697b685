/* marks_doubt.c: a choice of all marks put in doubt. Changes of one site, its row, its column, all like it,
 * or the count from there on may make it better; what else costs hardly more says how sure each site is. */
#include "read/weigh/marks_doubt.h"

#include "read/noise/damage.h"

#include <string.h>

enum {
    SWEEPS = 4,
    SURE = 4,        /* where all marks are seen … */
    SURE_BLIND = 2,  /* … and so much more where they are hardly read */
    SURE_DROPPED = 4 /* … or dropped altogether */
};

/* ---- changes ---- */

static bool is_open(const MarkNode *n) { return n->n > 1; }

/* The choice of a list at a site; n->n where it is none of its choices. */
static size_t choice_of(const MarkNode *n, MarkList list)
{
    size_t k = 0;
    while (k < n->n && !mark_list_eq(n->choice[k].list, list)) k++;
    return k;
}

/* How far a change of one site goes. */
typedef enum Reach { ALONE, IN_ROW, IN_COLUMN, EVERYWHERE } Reach;

static bool reaches(Reach r, const MarkSite *from, const MarkSite *to)
{
    switch (r) {
    case ALONE: return from == to;
    case IN_ROW: return from->table == to->table && from->row == to->row;
    case IN_COLUMN: return from->table == to->table && from->field == to->field;
    case EVERYWHERE: return true;
    }
    return false;
}

/* All open sites within reach of site i that have its list get another one. */
static void change_list(const MarkNet *m, MarkPick *pick, size_t i, MarkList to, Reach reach)
{
    MarkList was = m->node[i].choice[pick[i]].list;
    for (size_t k = 0; k < m->n; k++) {
        const MarkNode *n = &m->node[k];
        if (!reaches(reach, m->node[i].site, n->site)) continue;
        if (!is_open(n) || !mark_list_eq(n->choice[pick[k]].list, was)) continue;
        size_t p = choice_of(n, to);
        if (p < n->n) pick[k] = (MarkPick)p;
    }
}

/* From site i on, all numbers at open sites that are as high get higher or lower by one. */
static void change_count(const MarkNet *m, MarkPick *pick, size_t i, int step)
{
    MarkList was = m->node[i].choice[pick[i]].list;
    for (size_t k = i; k < m->n && was.n; k++) {
        const MarkNode *n = &m->node[k];
        MarkList l = n->choice[pick[k]].list;
        if (!is_open(n) || !l.n || l.at[0] < was.at[0]) continue;
        for (size_t j = 0; j < l.n; j++) l.at[j] = (uint8_t)(l.at[j] + step);
        size_t p = choice_of(n, l);
        if (p < n->n) pick[k] = (MarkPick)p;
    }
}

/* ---- how sure ---- */

/* The best choice of all so far, and another one beside it. */
typedef struct Doubt {
    const MarkNet *m;
    MarkPick *pick, *room;
    int least;
    bool better;      /* the other one took its place */
    int *margin;      /* how much more the next best costs, site by site */
    MarkPick *second; /* and what it says there */
} Doubt;

/* What is in `room` is another choice of all: sites that it has otherwise are as sure as it is dear. */
static void weigh_other(Doubt *d)
{
    int more = marks_cost(d->m, d->room) - d->least;
    if (more < 0) {
        memcpy(d->pick, d->room, d->m->n * sizeof(MarkPick));
        d->least += more;
        d->better = true;
        return;
    }
    for (size_t i = 0; i < d->m->n; i++)
        if (d->room[i] != d->pick[i] && more < d->margin[i]) d->margin[i] = more, d->second[i] = d->room[i];
}

static void restore(Doubt *d) { memcpy(d->room, d->pick, d->m->n * sizeof(MarkPick)); }

static void doubt_site(Doubt *d, size_t i)
{
    const MarkNode *n = &d->m->node[i];
    int mine = n->choice[d->pick[i]].cost;
    for (size_t p = 0; p < n->n; p++) {
        if (p == d->pick[i] || n->choice[p].cost > mine + 4 * SURE) continue;
        for (Reach reach = ALONE; reach <= EVERYWHERE; reach++) {
            restore(d);
            change_list(d->m, d->room, i, n->choice[p].list, reach);
            weigh_other(d);
        }
    }
    for (int step = -1; step < 2; step += 2) {
        restore(d);
        change_count(d->m, d->room, i, step);
        weigh_other(d);
    }
}

/* Tries changes until none makes the whole cheaper. */
static void doubt_all(Doubt *d)
{
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
        d->better = false;
        for (size_t i = 0; i < d->m->n; i++) d->margin[i] = DAMAGE_MAX, d->second[i] = d->pick[i];
        for (size_t i = 0; i < d->m->n; i++)
            if (is_open(&d->m->node[i])) doubt_site(d, i);
        if (!d->better) break;
    }
}

int marks_sure(size_t n, size_t plain, bool dropped)
{
    return SURE + (int)(SURE_BLIND * (n - plain) / n) + (dropped ? SURE_DROPPED : 0);
}

void marks_answer(Arena *a, const MarkNet *m, MarkPick *pick, MarkSite *site)
{
    Doubt d = {.m = m, .pick = pick, .least = marks_cost(m, pick)};
    d.room = ARENA_NEW(a, MarkPick, m->n);
    d.margin = ARENA_NEW(a, int, m->n);
    d.second = ARENA_NEW(a, MarkPick, m->n);
    doubt_all(&d);
    for (size_t i = 0; i < m->n; i++) {
        const MarkNode *n = &m->node[i];
        if (site[i].plain) continue;
        site[i].list = n->choice[pick[i]].list;
        site[i].sure = d.margin[i] >= m->sure;
        if (d.margin[i] < DAMAGE_MAX) site[i].other = n->choice[d.second[i]].list;
    }
}
