/* relations.c: the lineage of a corpus and the checks across its filings, on a thread. */
#include "load/relations.h"

#include "check/across.h"
#include "check/swings.h"
#include "check/timeline.h"

#include <pthread.h>
#include <stdlib.h>

struct Relations {
    const Corpus *corpus;
    CheckOptions check;
    Lineage lineage;
    AcrossList found, told;         /* told: it stands in the corpus */
    atomic_bool lined, ready, stop; /* lined: the lineage is made */
    pthread_t thread;
    bool threaded, new; /* new: what was found is not told */
    Dealings *dealings; /* those that were begun */
};

static void *relate(void *arg)
{
    Relations *r = arg;
    lineage_make(&r->lineage, r->corpus);
    atomic_store(&r->lined, true);
    check_lineage(r->corpus, &r->lineage, &r->check, &r->stop, &r->found);
    atomic_store(&r->ready, true);
    return NULL;
}

Relations *relations_start(const Corpus *c, const CheckOptions *check)
{
    Relations *r = mem_new(1, sizeof *r);
    r->corpus = c;
    r->check = *check;
    relations_begin(r);
    return r;
}

void relations_begin(Relations *r)
{
    atomic_init(&r->lined, false);
    atomic_init(&r->ready, false);
    atomic_init(&r->stop, false);
    r->new = true;
    r->threaded = !pthread_create(&r->thread, NULL, relate, r);
    if (!r->threaded) relate(r);
}

bool relations_ready(Relations *r) { return atomic_load(&r->ready); }

/* Findings of one filing, which stand together in a list. */
typedef struct Run {
    const Across *at;
    size_t n;
} Run;

/* Those of a filing, from `*from` on, which moves behind them. */
static Run run_of(const AcrossList *list, uint32_t filing, size_t *from)
{
    size_t first = *from;
    while (*from < list->n && list->at[*from].filing == filing) ++*from;
    return *from > first ? (Run){list->at + first, *from - first} : (Run){0};
}

static bool has(Run r, const Finding *f)
{
    for (size_t i = 0; i < r.n; i++)
        if (!finding_cmp(&r.at[i].finding, f)) return true;
    return false;
}

/* The findings of a filing without what was told before, and with what was found now. */
static void tell_filing(Corpus *c, uint32_t filing, Run told, Run found)
{
    const Filing *f = corpus_filing(c, filing);
    Findings all = {0};
    for (size_t i = 0; i < f->nfinding; i++)
        if (!has(told, &c->finding[f->finding0 + i])) *findings_add(&all) = c->finding[f->finding0 + i];
    for (size_t i = 0; i < found.n; i++) *findings_add(&all) = found.at[i].finding;
    findings_sort(&all);
    corpus_set_findings(c, filing, &all);
    findings_free(&all);
}

static uint32_t filing_at(const AcrossList *list, size_t i)
{
    return i < list->n ? list->at[i].filing : NO_FILING;
}

static void tell(Corpus *c, const AcrossList *told, const AcrossList *found)
{
    for (size_t t = 0, f = 0; t < told->n || f < found->n;) {
        uint32_t a = filing_at(told, t), b = filing_at(found, f), filing = a < b ? a : b;
        Run before = run_of(told, filing, &t), now = run_of(found, filing, &f);
        tell_filing(c, filing, before, now);
    }
}

bool relations_wanted(const CheckOptions *check)
{
    for (int r = 0; r < RULES; r++)
        if (rules[r].inputs & INPUT_C && check->rules.has[r]) return true;
    return false;
}

void relations_check(Corpus *c, const CheckOptions *check)
{
    AcrossList found = {0};
    check_corpus(c, check, &found);
    tell(c, &(AcrossList){0}, &found);
    across_free(&found);
}

void relations_tell(Relations *r, Corpus *c)
{
    if (!r->new) return;
    r->new = false;
    tell(c, &r->told, &r->found);
    across_free(&r->told);
    r->told = r->found;
    r->found = (AcrossList){0};
}

/* ---- one owner in one issuer ---- */

struct Dealings {
    Relations *relations;
    Dealings *next;
    const Chain *chain;
    Arena arena;
    Timeline timeline;
    Swings swings;
    atomic_bool ready;
    bool left, threaded; /* left: nobody asks for it any more */
    pthread_t thread;
};

static void *deal(void *arg)
{
    Dealings *d = arg;
    const Relations *r = d->relations;
    d->timeline = timeline_of(&d->arena, r->corpus, &r->lineage, d->chain);
    d->swings = swings_of(&d->arena, r->corpus, &r->lineage, d->chain, SWING_CERTAIN);
    atomic_store(&d->ready, true);
    return NULL;
}

/* The filings of an owner in an issuer, this one among them; NULL if it is in no chain. */
static const Chain *chain_of(const Lineage *l, uint32_t filing)
{
    for (size_t i = 0; i < l->nchain; i++)
        for (size_t k = 0; k < l->chain[i].n; k++)
            if (l->chain[i].filing[k] == filing) return &l->chain[i];
    return NULL;
}

/* Waits only for such as are not ready. */
static void dealings_free(Dealings *d)
{
    if (d->threaded) pthread_join(d->thread, NULL);
    arena_free(&d->arena);
    free(d);
}

/* Frees what nobody asks for any more, as far as it is done. */
static void sweep(Relations *r)
{
    for (Dealings **at = &r->dealings; *at;) {
        Dealings *d = *at;
        if (d->left && dealings_ready(d)) {
            *at = d->next;
            dealings_free(d);
        } else {
            at = &d->next;
        }
    }
}

Dealings *dealings_start(Relations *r, uint32_t filing)
{
    const Chain *chain = chain_of(&r->lineage, filing);
    if (!chain) return NULL;
    sweep(r);
    Dealings *d = mem_new(1, sizeof *d);
    *d = (Dealings){.relations = r, .next = r->dealings, .chain = chain};
    atomic_init(&d->ready, false);
    r->dealings = d;
    d->threaded = !pthread_create(&d->thread, NULL, deal, d);
    if (!d->threaded) deal(d);
    return d;
}

bool dealings_ready(const Dealings *d) { return atomic_load(&d->ready); }

const Timeline *dealings_timeline(const Dealings *d) { return &d->timeline; }

const Swings *dealings_swings(const Dealings *d) { return &d->swings; }

void dealings_end(Dealings *d)
{
    if (!d) return;
    d->left = true;
    sweep(d->relations);
}

bool relations_lined(const Relations *r) { return atomic_load(&r->lined); }

uint32_t relations_restated(const Relations *r, uint32_t row) { return r->lineage.restated[row]; }

uint32_t relations_restates(const Relations *r, uint32_t row) { return r->lineage.restates[row]; }

uint32_t relations_counterpart(const Relations *r, uint32_t filing)
{
    uint32_t original = r->lineage.original[filing];
    return original != NO_FILING ? original : r->lineage.amended[filing];
}

void relations_halt(Relations *r)
{
    if (!r) return;
    atomic_store(&r->stop, true);
    if (r->threaded) pthread_join(r->thread, NULL);
    r->threaded = false;
    while (r->dealings) {
        Dealings *d = r->dealings;
        r->dealings = d->next;
        dealings_free(d);
    }
    lineage_free(&r->lineage);
    across_free(&r->found);
}

void relations_stop(Relations *r)
{
    if (!r) return;
    relations_halt(r);
    across_free(&r->told);
    free(r);
}
