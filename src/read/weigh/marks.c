/* marks.c: the numbers of all marks of a form, chosen together. What a choice costs, in bits: its glyphs
 * (noise/marks.c), its note (topics.c), the marks it is linked with, and the order in which a form
 * first names its notes. A beam finds a good choice of all, to be put in doubt (marks_doubt.c). */
#include "read/weigh/marks.h"

#include "read/weigh/marks_doubt.h"

#include <string.h>

enum {
    SITES_MOST = 400,
    BEAM = 24,
    SKIPPED = 3,      /* a note passed over in the order of first mention … */
    SKIPPED_SEEN = 4, /* … where all marks are seen: where they are hardly read, some are lost */
    NONE = 10         /* glyphs that are no mark */
};

/* Each change of one site is weighed with all others: of long forms fewer choices are kept. */
enum { WORK = 60000, CHOICES_LEAST = 3 };

static size_t choices_of(size_t sites, size_t open)
{
    size_t n = WORK / (sites * open + 1);
    return n > CHOICES_MOST ? CHOICES_MOST : n < CHOICES_LEAST ? CHOICES_LEAST : n;
}

/* ---- choices ---- */

static void add_choice(MarkNode *n, MarkList list, int cost)
{
    size_t i = 0;
    if (cost > UINT8_MAX) cost = UINT8_MAX;
    if (cost < 0) cost = 0;
    for (size_t k = 0; k < n->n; k++)
        if (mark_list_eq(n->choice[k].list, list)) {
            if (cost < n->choice[k].cost) n->choice[k].cost = (uint8_t)cost;
            return;
        }
    if (n->n < CHOICES_MOST)
        i = n->n++;
    else if (n->choice[i = CHOICES_MOST - 1].cost <= cost)
        return;
    for (; i && n->choice[i - 1].cost > cost; i--) n->choice[i] = n->choice[i - 1];
    n->choice[i] = (MarkChoice){list, (uint8_t)cost};
}

enum {
    IN_FAVOUR = 2,
    KNOWN = 2
}; /* in favour: what a note may speak for its column, at most: no cost is below 0 */

/* `less`: what speaks for it beside. */
static void weigh(const MarkNet *m, MarkNode *n, MarkList list, int less)
{
    int cost = marks_misread(&n->site->glyphs, list) + marks_cost_list(list) - less, strange = 0;
    cost += marks_seldom(n->site->table, n->site->field);
    for (size_t i = 0; i < list.n; i++)
        strange += note_strange(m->topics, list.at[i], n->site->field, n->site->value);
    add_choice(n, list, cost + IN_FAVOUR + strange / list.n);
}

enum { FAR_APART = 3, FEW_NOTES = 12 };

/* A list of some marks that stands plainly in a column. */
typedef struct Known {
    MarkList list;
    FieldId field;
} Known;

/* All that the site may name. */
static void list_choices(const MarkNet *m, MarkNode *n, const Known *known, size_t nknown)
{
    if (n->site->plain) {
        add_choice(n, n->site->list, 0);
        return;
    }
    add_choice(n, (MarkList){.n = 0}, IN_FAVOUR + NONE);
    for (size_t i = 0; i < nknown; i++)
        weigh(m, n, known[i].list, known[i].field == n->site->field ? KNOWN : 0);
    for (int a = 1; a <= m->notes; a++) {
        weigh(m, n, (MarkList){1, {(uint8_t)a}}, 0);
        for (int b = a + 1; b <= m->notes && (b <= a + FAR_APART || m->notes <= FEW_NOTES); b++)
            weigh(m, n, (MarkList){2, {(uint8_t)a, (uint8_t)b}}, 0);
    }
}

enum { KNOWN_MOST = 64 };

static size_t known_lists(const MarkSite *site, size_t n, Known *out)
{
    size_t known = 0;
    for (size_t i = 0; i < n && known < KNOWN_MOST; i++) {
        bool again = !site[i].plain || site[i].list.n < 2;
        for (size_t k = 0; k < known && !again; k++)
            again = mark_list_eq(out[k].list, site[i].list) && out[k].field == site[i].field;
        if (!again) out[known++] = (Known){site[i].list, site[i].field};
    }
    return known;
}

/* ---- links ---- */

static void add_link(MarkNode *n, size_t to, MarkLinkKind kind)
{
    if (n->nlink < LINKS_MOST) n->link[n->nlink++] = (MarkLink){(uint16_t)to, (uint8_t)kind};
}

/* Terms of a derivative that often have one note together. */
static bool goes_with(FieldId f, FieldId before)
{
    if (f == F_expirationDate) return before == F_exerciseDate || before == F_conversionOrExercisePrice;
    if (f == F_exerciseDate) return before == F_conversionOrExercisePrice;
    return f == F_conversionOrExercisePrice && before == F_securityTitle;
}

/* Does the mark of a column change from row to row? Prices have a note each, unless the plain ones show
 * otherwise. */
static bool column_changes(const MarkNet *m, const MarkSite *s)
{
    const MarkSite *last = NULL;
    int votes = s->field == F_transactionPricePerShare ? 1 : -1;
    for (size_t i = 0; i < m->n; i++) {
        const MarkSite *o = m->node[i].site;
        if (!o || o->table != s->table || o->field != s->field) continue;
        if (last && last->plain && o->plain && o->row == last->row + 1)
            votes += mark_list_eq(last->list, o->list) ? -1 : o->list.at[0] == last->list.at[0] + 1 ? 1 : 0;
        last = o;
    }
    return votes > 0;
}

enum { WORDS_LEAST = 12 };

static void find_links(MarkNet *m, size_t i)
{
    MarkNode *n = &m->node[i];
    const MarkSite *s = n->site;
    bool above = false, words = s->field != F_natureOfOwnership || s->value.n < WORDS_LEAST;
    for (size_t k = i; k-- > 0 && !(above && words);) {
        const MarkSite *o = m->node[k].site;
        if (o->table != s->table || o->field != s->field) continue;
        if (!above) add_link(n, k, LINK_ABOVE);
        above = true;
        if (words || !str_eq_nocase(o->value, s->value)) continue;
        add_link(n, k, LINK_WORDS);
        words = true;
    }
    for (size_t k = i; k-- > 0;) {
        const MarkSite *o = m->node[k].site;
        if (o->table != s->table || o->row != s->row) break;
        if (!goes_with(s->field, o->field)) continue;
        add_link(n, k, LINK_BESIDE);
        break;
    }
}

/* ---- the search ---- */

typedef struct Way {
    int cost; /* of choices and links */
    MarkWalk walk;
    MarkPick pick[SITES_MOST];
} Way;

static void keep(Way *beam, size_t *n, const Way *from, size_t i, MarkPick pick, int cost,
                 const MarkWalk *walk)
{
    size_t at = *n;
    int total = cost + walk->cost;
    if (at == BEAM) {
        if (beam[BEAM - 1].cost + beam[BEAM - 1].walk.cost <= total) return;
        at--;
    } else {
        (*n)++;
    }
    for (; at && beam[at - 1].cost + beam[at - 1].walk.cost > total; at--) beam[at] = beam[at - 1];
    beam[at].cost = cost;
    beam[at].walk = *walk;
    memcpy(beam[at].pick, from->pick, i * sizeof(MarkPick));
    beam[at].pick[i] = pick;
}

static void search(Arena *a, const MarkNet *m, MarkPick *best)
{
    Way *now = ARENA_NEW(a, Way, BEAM), *next = ARENA_NEW(a, Way, BEAM);
    size_t n = 1;
    now[0].walk.skipped = m->skipped;
    for (size_t i = 0; i < m->n; i++) {
        size_t kept = 0;
        for (size_t b = 0; b < n; b++)
            for (size_t p = 0; p < m->node[i].n; p++) {
                MarkWalk w = now[b].walk;
                int cost = now[b].cost + marks_cost_pick(m, i, (MarkPick)p, now[b].pick);
                if (kept == BEAM && next[BEAM - 1].cost + next[BEAM - 1].walk.cost <= cost + w.cost) continue;
                marks_walk_on(&w, m->node[i].family, m->node[i].choice[p].list);
                keep(next, &kept, &now[b], i, (MarkPick)p, cost, &w);
            }
        Way *done = now;
        now = next, next = done, n = kept;
    }
    size_t top = 0;
    for (size_t b = 1; b < n; b++)
        if (now[b].cost + now[b].walk.cost + marks_walk_end(&now[b].walk, m->notes) <
            now[top].cost + now[top].walk.cost + marks_walk_end(&now[top].walk, m->notes))
            top = b;
    memcpy(best, now[top].pick, m->n * sizeof(MarkPick));
}

/* ---- all ---- */

void marks_decide(Arena *a, const Doc *d, MarkSite *site, size_t n, bool dropped)
{
    MarkNet m = {.n = n < SITES_MOST ? n : SITES_MOST};
    Known known[KNOWN_MOST];
    size_t plain = 0;
    for (size_t i = 0; i < n; i++) plain += site[i].plain, site[i].sure = site[i].plain;
    if (plain == n) return;
    m.sure = marks_sure(n, plain, dropped);
    m.skipped = SKIPPED + (int)(SKIPPED_SEEN * plain / n);
    m.notes = d->nnote < MARK_NOTES_MOST ? (int)d->nnote : MARK_NOTES_MOST;
    if (!m.notes) m.notes = 9; /* none was found: what the glyphs alone tell */
    m.topics = note_topics(a, d);
    m.node = ARENA_NEW(a, MarkNode, m.n);
    size_t most = choices_of(m.n, n - plain), nknown = known_lists(site, n, known);
    for (size_t i = 0; i < m.n; i++) {
        m.node[i] = (MarkNode){.site = &site[i], .family = marks_family(site[i].field)};
        list_choices(&m, &m.node[i], known, nknown);
        if (m.node[i].n > most) m.node[i].n = most;
        find_links(&m, i);
    }
    for (size_t i = 0; i < m.n; i++) m.node[i].changes = column_changes(&m, &site[i]);
    MarkPick *best = ARENA_NEW(a, MarkPick, m.n);
    search(a, &m, best);
    marks_answer(a, &m, best, site);
}
