/* relations.c: the lineage of a corpus and the checks across its filings, on a thread. */
#include "load/relations.h"

#include "check/across.h"

#include <pthread.h>
#include <stdlib.h>

struct Relations {
    const Corpus *corpus;
    CheckOptions check;
    Lineage lineage;
    AcrossList found;
    atomic_bool ready, stop;
    pthread_t thread;
    bool threaded;
};

static void *relate(void *arg)
{
    Relations *r = arg;
    lineage_make(&r->lineage, r->corpus);
    check_lineage(r->corpus, &r->lineage, &r->check, &r->stop, &r->found);
    atomic_store(&r->ready, true);
    return NULL;
}

Relations *relations_start(const Corpus *c, const CheckOptions *check)
{
    Relations *r = mem_new(1, sizeof *r);
    r->corpus = c;
    r->check = *check;
    atomic_init(&r->ready, false);
    atomic_init(&r->stop, false);
    r->threaded = !pthread_create(&r->thread, NULL, relate, r);
    if (!r->threaded) relate(r);
    return r;
}

bool relations_ready(Relations *r) { return atomic_load(&r->ready); }

/* Adds the `n` findings at `at`, all of one filing. */
static void tell_filing(Corpus *c, const Across *at, size_t n)
{
    const Filing *f = corpus_filing(c, at->filing);
    Findings all = {0};
    for (size_t i = 0; i < f->nfinding; i++) *findings_add(&all) = c->finding[f->finding0 + i];
    for (size_t i = 0; i < n; i++) *findings_add(&all) = at[i].finding;
    findings_sort(&all);
    corpus_set_findings(c, at->filing, &all);
    findings_free(&all);
}

static void tell(Corpus *c, const AcrossList *list)
{
    const Across *at = list->at;
    for (size_t from = 0, i = 1; i <= list->n; i++) {
        if (i < list->n && at[i].filing == at[from].filing) continue;
        tell_filing(c, &at[from], i - from);
        from = i;
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
    tell(c, &found);
    across_free(&found);
}

void relations_tell(Relations *r, Corpus *c)
{
    tell(c, &r->found);
    across_free(&r->found);
}

void relations_stop(Relations *r)
{
    if (!r) return;
    atomic_store(&r->stop, true);
    if (r->threaded) pthread_join(r->thread, NULL);
    lineage_free(&r->lineage);
    across_free(&r->found);
    free(r);
}
