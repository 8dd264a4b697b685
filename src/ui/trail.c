/* trail.c: the order of places in a form, and stepping through places of one kind in all filings. */
#include "ui/trail.h"

#include <stdlib.h>

void trails_free(Trails *t)
{
    for (int k = 0; k < TRAILS; k++) {
        free(t->of[k].at);
        free(t->of[k].item);
    }
    *t = (Trails){.desk = t->desk, .finder = t->finder};
}

/* ---- order ---- */

/* Where a part stands: the filing as a whole first, text outside of all cells last. */
static int rank_of(Place p)
{
    static const int ranks[PARTS] = {0, 1, 2, 3, 4, 5, 7};
    if (p.part == PART_FILING && p.raw.len) return 8;
    if (p.part == PART_DOC && p.field == F_remarks) return 6;
    return ranks[p.part];
}

/* Printing order of a column: the tables of Form 3 print some later than fields.def has them. */
static size_t column_of(const Doc *d, Place p)
{
    FieldId columns[F_ROW_END];
    if (p.part != PART_I && p.part != PART_II) return p.field;
    size_t n = form_columns(d->form, p.part == PART_I ? TABLE_I : TABLE_II, columns), i = 0;
    while (i < n && columns[i] != p.field) i++;
    return p.field == F_NONE ? 0 : i + 1;
}

/* Places in the order of the form have rising ranks. */
static uint64_t place_rank(const Doc *d, Place p)
{
    uint64_t at = p.part == PART_FILING ? p.raw.at : 0;
    return (uint64_t)rank_of(p) << 56 | (uint64_t)p.row << 40 | (uint64_t)column_of(d, p) << 32 | at;
}

/* ---- the open filing ---- */

static void put(Trail *t, Place p, uint32_t filing, size_t item)
{
    t->at = mem_grow(t->at, &t->cap, t->n + 1, sizeof *t->at);
    t->item = mem_grow(t->item, &t->capitem, t->n + 1, sizeof *t->item);
    p.filing = filing;
    t->item[t->n] = (uint32_t)item;
    t->at[t->n++] = p;
}

/* Findings that are to be walked. */
static bool is_walked(const Desk *d, const Finding *f)
{
    return f->severity >= d->level && !(d->without_reading && rules[f->rule].kind == RULE_READING);
}

typedef struct Ranked {
    uint64_t rank;
    Place place;
} Ranked;

static int by_rank(const void *a, const void *b)
{
    uint64_t x = ((const Ranked *)a)->rank, y = ((const Ranked *)b)->rank;
    return x < y ? -1 : x > y;
}

/* They come in no order, and a cell may have several. What was decided is not walked any more. Returns how
 * many there are. */
static size_t put_repairs(Trail *t, const Doc *d, uint32_t filing)
{
    Arena a = {0};
    Place *doubt;
    size_t n = doc_doubts(d, &a, &doubt), doubts = 0;
    Ranked *all = ARENA_NEW(&a, Ranked, n);
    for (size_t i = 0; i < n; i++) all[i] = (Ranked){place_rank(d, doubt[i]), doubt[i]};
    if (n) qsort(all, n, sizeof *all, by_rank);
    for (size_t i = 0; i < n; i++)
        if (!i || all[i].rank != all[i - 1].rank) {
            Place p = all[i].place;
            if (!doc_decision_at(d, (Part)p.part, p.row, (FieldId)p.field)) put(t, p, filing, i);
            doubts++;
        }
    arena_free(&a);
    return doubts;
}

static void make_matches(Trails *t)
{
    Trail *m = &t->of[TRAIL_MATCHES];
    finder_open(t->finder, t->desk->open.ok ? &t->desk->open : NULL, t->desk->filing);
    m->n = 0;
    m->index = SIZE_MAX;
    for (size_t i = 0; i < t->finder->open.n; i++) put(m, t->finder->open.at[i].place, t->desk->filing, i);
}

/* Where one was on a trail, if the place is still on it. */
static size_t index_of(const Trail *t, Place p)
{
    size_t i = 0;
    while (i < t->n && !place_eq(t->at[i], p)) i++;
    return i < t->n ? i : SIZE_MAX;
}

/* After a decision or new findings one stays on the trail that one walks. */
static void keep_index(Trail *t, bool was_on, Place p) { t->index = was_on ? index_of(t, p) : SIZE_MAX; }

void trails_refresh(Trails *t)
{
    const Desk *d = t->desk;
    const Doc *doc = desk_doc(d);
    bool same_level = t->level == d->level && t->without_reading == d->without_reading;
    if (t->opened == d->opened && t->edition == d->edition && same_level) return;
    t->level = d->level;
    t->without_reading = d->without_reading;
    bool same = t->opened == d->opened, on[TRAILS];
    for (int k = 0; k < TRAILS; k++) on[k] = same && t->of[k].index < t->of[k].n;
    if (t->opened != d->opened) t->told = false;
    t->opened = d->opened;
    t->edition = d->edition;
    Trail *findings = &t->of[TRAIL_FINDINGS], *repairs = &t->of[TRAIL_REPAIRS];
    findings->n = repairs->n = 0;
    for (size_t i = 0; doc && i < d->open.findings.n; i++)
        if (is_walked(d, &d->open.findings.at[i]) && !(d->dismissed && d->dismissed[i].n))
            put(findings, finding_place(&d->open.findings.at[i]), d->filing, i);
    t->doubts = doc ? put_repairs(repairs, doc, d->filing) : 0;
    keep_index(findings, on[TRAIL_FINDINGS], d->place);
    keep_index(repairs, on[TRAIL_REPAIRS], d->place);
    if (!same) finder_grow(t->finder, d->corpus.nfiling);
    make_matches(t);
}

void trails_search(Trails *t, Str text)
{
    finder_grow(t->finder, t->desk->corpus.nfiling);
    finder_set(t->finder, text, t->desk->filing);
    listing_hits(&t->desk->listing, NULL,
                 0); /* of the search before; the next turn shows those of this one */
    make_matches(t);
}

/* ---- stepping ---- */

size_t trails_index(const Trails *t, TrailKind kind)
{
    const Trail *trail = &t->of[kind];
    if (trail->index >= trail->n || !place_eq(trail->at[trail->index], t->desk->place)) return SIZE_MAX;
    return trail->index;
}

/* The place of lowest rank from `least` on; of equal ones the first. */
static size_t first_from(const Trail *t, const Doc *d, uint64_t least)
{
    size_t best = SIZE_MAX;
    uint64_t best_rank = 0;
    for (size_t i = 0; i < t->n; i++) {
        uint64_t rank = place_rank(d, t->at[i]);
        if (rank >= least && (best == SIZE_MAX || rank < best_rank)) best = i, best_rank = rank;
    }
    return best;
}

/* The place of highest rank before `limit`; of equal ones the last. */
static size_t last_before(const Trail *t, const Doc *d, uint64_t limit)
{
    size_t best = SIZE_MAX;
    uint64_t best_rank = 0;
    for (size_t i = 0; i < t->n; i++) {
        uint64_t rank = place_rank(d, t->at[i]);
        if (rank < limit && rank >= best_rank) best = i, best_rank = rank;
    }
    return best;
}

/* The next index in the open filing: n or more where there is none further on. */
static size_t next_index(const Trails *t, TrailKind kind, int direction, bool here)
{
    const Trail *trail = &t->of[kind];
    const Doc *doc = desk_doc(t->desk);
    size_t at = trails_index(t, kind);
    if (at != SIZE_MAX) return direction > 0 ? at + !here : at - 1;
    if (!doc) return SIZE_MAX;
    uint64_t rank = place_rank(doc, t->desk->place);
    return direction > 0 ? first_from(trail, doc, rank + !here) : last_before(trail, doc, rank);
}

/* Only one trail is walked at a time: the others forget where they were. */
static void go(Trails *t, TrailKind kind, size_t index)
{
    for (int k = 0; k < TRAILS; k++) t->of[k].index = SIZE_MAX;
    t->of[kind].index = index;
    desk_go(t->desk, t->of[kind].at[index]);
}

/* How many there are in a filing; matches may not be known yet. */
static uint32_t count_in(const Trails *t, TrailKind kind, uint32_t filing)
{
    const Filing *f = corpus_filing(&t->desk->corpus, filing);
    uint32_t n = 0;
    for (uint32_t i = 0; kind == TRAIL_FINDINGS && i < f->nfinding; i++)
        n += is_walked(t->desk, &t->desk->corpus.finding[f->finding0 + i]);
    if (kind == TRAIL_FINDINGS) return n;
    if (kind == TRAIL_REPAIRS) return (f->flags & FILING_DOUBTS) != 0;
    return filing < t->finder->n ? t->finder->count[filing] : 0;
}

TrailStep trails_step(Trails *t, TrailKind kind, int direction, bool here)
{
    size_t filings = t->desk->corpus.nfiling;
    Trail *trail = &t->of[kind];
    if (!t->desk->has_filing) return TRAIL_EMPTY;
    trails_refresh(t);
    size_t i = next_index(t, kind, direction, here);
    if (i < trail->n) return go(t, kind, i), TRAIL_WENT;
    /* As long as something is undecided here one stays here. */
    if (kind == TRAIL_REPAIRS && trail->n) return go(t, kind, direction > 0 ? 0 : trail->n - 1), TRAIL_ROUND;
    if (kind == TRAIL_REPAIRS && t->doubts && !t->told) return t->told = true, TRAIL_DECIDED;
    uint32_t from = t->desk->filing, filing = from;
    bool wrapped = false;
    for (size_t n = 0; n < filings; n++) {
        filing = (uint32_t)(direction > 0 ? (filing + 1) % filings : (filing + filings - 1) % filings);
        if (direction > 0 ? filing == 0 : filing == filings - 1) wrapped = true;
        uint32_t count = count_in(t, kind, filing);
        if (count == FINDER_UNKNOWN) return TRAIL_WAIT;
        if (!count) continue;
        desk_open(t->desk, filing);
        trails_refresh(t);
        if (!trail->n) continue;
        go(t, kind, direction > 0 ? 0 : trail->n - 1);
        return wrapped ? TRAIL_WRAPPED : TRAIL_WENT;
    }
    return TRAIL_EMPTY;
}

TrailStep trails_step_worse(Trails *t, Severity least, int direction)
{
    Desk *d = t->desk;
    Severity level = d->level;
    if (least > level) d->level = least;
    TrailStep s = trails_step(t, TRAIL_FINDINGS, direction, false);
    d->level = level;
    trails_refresh(t);
    t->of[TRAIL_FINDINGS].index = index_of(&t->of[TRAIL_FINDINGS], d->place);
    return s;
}
