/* load.c: one thread finds inputs, workers read and check them, and the caller takes the results in the order
 * of the input. Between them stands a ring of slots, each of which goes FREE -> FOUND -> TAKEN -> READ ->
 * FREE. */
#include "load/load.h"

#include "load/batch.h"
#include "load/texts.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#define RING        128 /* inputs under way at once: bounds the memory, keeps all workers busy */
#define THREADS_MAX 16

#define SLOT_ITEMS 64 /* filings read ahead of one input, which may hold thousands */

typedef enum SlotState { SLOT_FREE, SLOT_FOUND, SLOT_TAKEN, SLOT_READ } SlotState;

typedef struct Slot {
    Load *load;
    SlotState state;
    Input input;
    Loaded item[SLOT_ITEMS]; /* a queue: put, of these taken */
    size_t put, taken;
} Slot;

struct Load {
    LoadOptions options;
    pthread_mutex_t lock;
    pthread_cond_t changed;     /* there is work or room for a thread, or `stop` was set */
    pthread_cond_t ready;       /* there is something for the caller */
    Slot ring[RING];            /* input number i is in ring[i % RING] */
    size_t found, taken, given; /* numbers of the next input to find, to read, to hand out */
    bool all_found, stop;
    LoadState state;
    Spool *spool;
    TextMatch text;    /* of the caller's thread, once it checks */
    Symbols accession; /* of the filings handed out */
    Arena names;       /* of where they were found: */
    Str *found_in;     /* by Sym of the accession number */
    size_t capfound;
    pthread_t finder, worker[THREADS_MAX];
    int nworker;
};

/* ---- the finder ---- */

/* Waits for a free slot and fills it; false when the load is being stopped. */
static bool put_input(void *ctx, Input input)
{
    Load *l = ctx;
    pthread_mutex_lock(&l->lock);
    Slot *slot = &l->ring[l->found % RING];
    while (slot->state != SLOT_FREE && !l->stop) pthread_cond_wait(&l->changed, &l->lock);
    bool go = !l->stop;
    if (go) {
        slot->input = input;
        slot->state = SLOT_FOUND;
        l->found++;
        pthread_cond_broadcast(&l->changed);
    }
    pthread_mutex_unlock(&l->lock);
    if (!go) input_free(&input);
    return go;
}

static bool inputs_wanted(void *ctx)
{
    Load *l = ctx;
    pthread_mutex_lock(&l->lock);
    bool go = !l->stop;
    pthread_mutex_unlock(&l->lock);
    return go;
}

static void *find_inputs(void *arg)
{
    Load *l = arg;
    const InputSink sink = {l, put_input, inputs_wanted};
    inputs_find(l->options.paths, l->options.npath, &sink);
    pthread_mutex_lock(&l->lock);
    l->all_found = true;
    pthread_cond_broadcast(&l->changed);
    pthread_cond_signal(&l->ready);
    pthread_mutex_unlock(&l->lock);
    return NULL;
}

/* ---- the workers ---- */

/* Waits while the queue is full: the slot that is being handed out is always emptied, so this ends. */
static bool put_item(void *ctx, Loaded item)
{
    Slot *slot = ctx;
    Load *l = slot->load;
    pthread_mutex_lock(&l->lock);
    while (slot->put - slot->taken == SLOT_ITEMS && !l->stop) pthread_cond_wait(&l->changed, &l->lock);
    bool go = !l->stop;
    if (go) slot->item[slot->put++ % SLOT_ITEMS] = item;
    if (go && slot == &l->ring[l->given % RING]) pthread_cond_signal(&l->ready);
    pthread_mutex_unlock(&l->lock);
    if (!go) loaded_free(&item);
    return go;
}

static void *read_inputs(void *arg)
{
    Load *l = arg;
    TextMatch text = texts_new(); /* not shared between threads */
    LoadOptions options = l->options;
    options.check.text = &text;
    pthread_mutex_lock(&l->lock);
    for (;;) {
        while (!l->stop && l->taken == l->found && !l->all_found) pthread_cond_wait(&l->changed, &l->lock);
        if (l->stop || l->taken == l->found) break;
        Slot *slot = &l->ring[l->taken++ % RING];
        slot->state = SLOT_TAKEN;
        pthread_mutex_unlock(&l->lock);
        batch_read(&slot->input, &options, l->spool, &(BatchSink){slot, put_item});
        pthread_mutex_lock(&l->lock);
        slot->state = SLOT_READ;
        pthread_cond_signal(&l->ready);
    }
    pthread_mutex_unlock(&l->lock);
    texts_free(&text);
    return NULL;
}

/* ---- the caller ---- */

static void start_threads(Load *l)
{
    const LoadOptions *options = &l->options;
    long processors = options->threads ? options->threads : sysconf(_SC_NPROCESSORS_ONLN);
    int want = processors < 1 ? 1 : processors > THREADS_MAX ? THREADS_MAX : (int)processors;
    if (pthread_create(&l->finder, NULL, find_inputs, l)) mem_fail();
    l->nworker = 0;
    while (l->nworker < want && !pthread_create(&l->worker[l->nworker], NULL, read_inputs, l)) l->nworker++;
    if (!l->nworker) mem_fail(); /* nobody would ever read */
}

static void join_threads(Load *l)
{
    pthread_join(l->finder, NULL);
    for (int i = 0; i < l->nworker; i++) pthread_join(l->worker[i], NULL);
}

Load *load_start(const LoadOptions *options)
{
    Load *l = mem_new(1, sizeof *l);
    l->options = *options;
    l->spool = spool_new();
    for (size_t i = 0; i < RING; i++) l->ring[i].load = l;
    pthread_mutex_init(&l->lock, NULL);
    pthread_cond_init(&l->changed, NULL);
    pthread_cond_init(&l->ready, NULL);
    start_threads(l);
    return l;
}

void load_more(Load *l, const char *const *path, size_t n)
{
    join_threads(l); /* they have ended: all is done */
    l->options.paths = path;
    l->options.npath = n;
    l->all_found = l->state.done = false;
    start_threads(l);
}

/* All of this input was handed out. Called with the lock held. */
static void free_slot(Load *l, Slot *slot)
{
    input_free(&slot->input);
    slot->state = SLOT_FREE;
    slot->put = slot->taken = 0;
    l->given++;
    l->state.inputs++;
    pthread_cond_broadcast(&l->changed);
}

static void count(Load *l, const Loaded *x)
{
    if (x->ok)
        l->state.filings++, l->state.bytes += x->where.len;
    else if (!x->notice)
        l->state.failed++;
}

/* EDGAR serves a filing under its issuer and under each owner. What was handed out before becomes a notice.
 */
static void tell_twice(Load *l, Loaded *x)
{
    Str accession = x->ok ? cell_text(doc_item(&x->doc, F_accessionNumber)) : (Str){0};
    if (!accession.n) return;
    Sym id = sym_find(&l->accession, accession);
    if (!id) {
        id = sym_add(&l->accession, accession);
        l->found_in = mem_grow(l->found_in, &l->capfound, id + 1, sizeof *l->found_in);
        l->found_in[id] = str_copy(&l->names, x->where.path);
        return;
    }
    buf_fmt(&x->what, "accession number %.*s, which %.*s holds too: taken once", STR_ARG(accession),
            STR_ARG(l->found_in[id]));
    doc_free(&x->doc);
    findings_free(&x->findings);
    x->ok = false;
    x->notice = true;
}

/* The next item of the input that is being handed out. Called with the lock held. */
static bool take_item(Load *l, Loaded *out)
{
    while (l->given < l->found) {
        Slot *slot = &l->ring[l->given % RING];
        if (slot->taken < slot->put) {
            bool full = slot->put - slot->taken == SLOT_ITEMS;
            *out = slot->item[slot->taken++ % SLOT_ITEMS];
            out->input = l->given;
            if (full) pthread_cond_broadcast(&l->changed); /* its worker waits for room */
            return true;
        }
        if (slot->state != SLOT_READ) return false;
        free_slot(l, slot);
    }
    l->state.done = l->all_found;
    return false;
}

bool load_next(Load *l, bool wait, Loaded *out)
{
    pthread_mutex_lock(&l->lock);
    bool got = take_item(l, out);
    while (!got && wait && !l->state.done) {
        pthread_cond_wait(&l->ready, &l->lock);
        got = take_item(l, out);
    }
    if (got) tell_twice(l, out);
    if (got) count(l, out);
    pthread_mutex_unlock(&l->lock);
    return got;
}

LoadState load_state(const Load *l)
{
    Load *m = (Load *)(uintptr_t)l; /* the lock is no part of what a caller sees */
    pthread_mutex_lock(&m->lock);
    LoadState s = m->state;
    s.found = m->found;
    pthread_mutex_unlock(&m->lock);
    return s;
}

static bool is_across(const Finding *f) { return rules[f->rule].inputs & INPUT_C; }

bool load_again(Load *l, const Corpus *c, uint32_t filing, Loaded *out)
{
    if (!batch_again(corpus_where(c, filing), &l->options, l->spool, out)) return false;
    load_findings(c, filing, out);
    return true;
}

/* ---- findings of an open filing ---- */

void load_findings(const Corpus *c, uint32_t filing, Loaded *x)
{
    const Filing *f = corpus_filing(c, filing);
    x->doc.symbols = &c->symbols;
    x->findings.n = 0;
    for (size_t i = 0; i < f->nfinding; i++) {
        Finding *copy = findings_add(&x->findings);
        *copy = c->finding[f->finding0 + i];
        const Cell *cell = doc_cell(&x->doc, (Part)copy->part, copy->row, (FieldId)copy->field);
        if (cell && is_across(copy))
            copy->raw = cell->raw; /* where a corpus was checked there are no spans */
    }
}

void load_check(Load *l, Loaded *x)
{
    LoadOptions options = l->options;
    if (!l->text.ctx) l->text = texts_new();
    options.check.text = &l->text;
    batch_check(x, &options);
}

void load_stop(Load *l)
{
    pthread_mutex_lock(&l->lock);
    l->stop = true;
    pthread_cond_broadcast(&l->changed);
    pthread_mutex_unlock(&l->lock);
    join_threads(l);
    for (; l->given < l->found; l->given++) {
        Slot *slot = &l->ring[l->given % RING];
        for (; slot->taken < slot->put; slot->taken++) loaded_free(&slot->item[slot->taken % SLOT_ITEMS]);
        input_free(&slot->input);
    }
    spool_free(l->spool);
    symbols_free(&l->accession);
    arena_free(&l->names);
    free(l->found_in);
    texts_free(&l->text);
    pthread_cond_destroy(&l->changed);
    pthread_cond_destroy(&l->ready);
    pthread_mutex_destroy(&l->lock);
    free(l);
}
