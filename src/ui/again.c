/* again.c: loading, and loading again when files have changed or arrived. */
#include "ui/browser.h"

void again_start(Browser *b)
{
    b->load = load_start(&b->options);
    b->loading = (LoadState){0};
    b->related = false;
    desk_init(&b->desk, b->load);
    b->desk.review = b->review;
    if (b->watches) b->watch = watch_start(b->options.paths, b->options.npath);
    if (b->grid.w) desk_resize(&b->desk, b->grid.w, b->grid.h);
}

void again_stop(Browser *b)
{
    over_close(b);
    relations_stop(b->relations);
    b->relations = NULL;
    desk_free(&b->desk);
    load_stop(b->load);
    watch_stop(b->watch);
    b->watch = NULL;
    finder_free(&b->finder);
    trails_free(&b->trails);
    b->has_left = false;
    b->nacted = b->history.n = b->history.now = 0;
}

void again_reload(Browser *b, int what)
{
    (void)what;
    for (size_t i = 0; i < b->options.npath; i++)
        if (str_eq(str_z(b->options.paths[i]), S("-"))) {
            browser_say(b, STYLE_STATUS, "standard input cannot be read a second time");
            return;
        }
    buf_clear(&b->session);
    session_put(b, &b->session);
    again_stop(b);
    again_start(b);
    if (b->searched.n) trails_search(&b->trails, buf_str(&b->searched));
    browser_say(b, STYLE_STATUS, "all files are read again");
}

void again_read(Browser *b, const Where *where)
{
    Arena a = {0};
    if (b->watch) watch_read(b->watch, str_copy(&a, where->path).p);
    arena_free(&a);
}

/* In place of nothing. */
static void load_samples(Browser *b)
{
    b->open_samples = false;
    b->options.paths = &b->samples;
    b->options.npath = 1;
    again_stop(b);
    again_start(b);
}

/* What relates filings knows those of before: it begins anew. */
static void take_arrived(Browser *b)
{
    const char *path = b->watch && b->loading.done ? watch_next(b->watch) : NULL;
    if (!path) return;
    over_close(b);
    relations_stop(b->relations);
    b->relations = NULL;
    b->related = false;
    b->arrived = path;
    load_more(b->load, &b->arrived, 1);
    b->loading.done = false;
    browser_say(b, STYLE_DECIDED, "arrived: %s", path);
}

/* The file of the open filing is looked at, as long as it can be. */
static void look_at_open(Browser *b)
{
    const Desk *d = &b->desk;
    Arena a = {0};
    if (!d->has_filing) return;
    Where where = corpus_where(&d->corpus, d->filing);
    if (where.spooled) return;
    FileStamp now = stamp_of(str_copy(&a, where.path).p);
    arena_free(&a);
    if (b->stamped == d->opened && !stamp_same(b->stamp, now))
        browser_say(b, STYLE_WARNING,
                    now.size < 0 ? "the file of this filing is gone: F5 reads all files again"
                                 : "the file of this filing has changed: F5 reads all files again");
    b->stamp = now;
    b->stamped = d->opened;
}

void again_look(Browser *b)
{
    if (b->open_samples) load_samples(b);
    take_arrived(b);
    look_at_open(b);
}
