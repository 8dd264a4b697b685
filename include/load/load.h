/* load.h: paths -> files -> filings -> Docs with findings, on worker threads, handed out in the order of the
 * input. */
#ifndef SEC16_LOAD_LOAD_H
#define SEC16_LOAD_LOAD_H

#include "check/check.h"
#include "model/corpus.h"
#include "model/decision.h"

typedef struct LoadOptions {
    const char *const *paths; /* files and folders; "-" is standard input */
    size_t npath;
    CheckOptions check;
    bool hear; /* footnotes too, as checks across filings, timelines and short swings need (check/hear.h) */
    /* Lays what people decided over a filing that was just read, before it is checked; on any thread. NULL:
     * nobody decided anything. */
    void (*lay)(void *ctx, Doc *d, Laid *out);
    void *lay_ctx;
    int threads; /* 0 = as many as there are processors */
} LoadOptions;

/* One thing out of the pipeline: a filing, or an input that could not be read. */
typedef struct Loaded {
    size_t input;            /* number of the input it comes from, from 0 in their order */
    bool ok;                 /* false: `what` says why and what to do next */
    Where where;             /* strings live until loaded_free; if not ok: the bytes that `what` is about */
    uint8_t format;          /* Format (read/read.h): what these bytes were taken for */
    Doc doc;                 /* if ok */
    Laid laid;               /* if ok: earlier decisions about it */
    Findings findings;       /* if ok */
    bool notice;             /* if not ok: nothing failed, `what` is only to be known */
    Buf what;                /* if not ok */
    struct LoadBytes *bytes; /* what `doc` and `where` point into, shared by all that one input holds */
} Loaded;

typedef struct LoadState {
    size_t inputs, filings, failed; /* so far handed out */
    size_t found;                   /* files found so far by walking */
    uint64_t bytes;
    bool done; /* nothing more will come */
} LoadState;

typedef struct Load Load;

Load *load_start(const LoadOptions *options); /* never NULL; paths must live as long */
/* Once all is done: reads these, too; `path` must live as long. */
void load_more(Load *l, const char *const *path, size_t n);
/* The next thing in input order. With wait: blocks until there is one, false = all done. Without: false =
 * none yet. */
bool load_next(Load *l, bool wait, Loaded *out);
LoadState load_state(const Load *l);
void load_stop(Load *l); /* ends the workers, frees all; may be called at any time */
void loaded_free(Loaded *x);

/* Reads one filing that `l` has handed out again; its findings are those of the corpus, which must stay as
 * long. False if its bytes are gone or changed: `out->what` says so. */
bool load_again(Load *l, const Corpus *c, uint32_t filing, Loaded *out);
/* Takes the findings of the corpus over, after they have changed. */
void load_findings(const Corpus *c, uint32_t filing, Loaded *x);
/* Checks a filing anew with the values that a person decided, by itself: what was found across filings is
 * left out. What a reader did to a value that was decided is no finding any more. */
void load_check(Load *l, Loaded *x);

#endif
