/* app.c: the browser's loop: take what was loaded, search a little, draw, wait for a key. */
#include "ui/app.h"

#include "ui/browser.h"

#include <stdlib.h>

enum { TAKE_MOST = 200, POLL_MS = 20 }; /* filings taken over at once; how often to look for more */

static void start(Browser *b, const LoadOptions *options, const AppStart *with, Term *term)
{
    const Config *config = with->config;
    *b = (Browser){.term = term,
                   .options = *options,
                   .review = review_new(with->review_db),
                   .samples = with->samples,
                   .touring = with->tour,
                   .watches = with->watch,
                   .remembers = with->remember};
    b->options.lay = review_lay, b->options.lay_ctx = b->review;
    b->trails = (Trails){.desk = &b->desk, .finder = &b->finder};
    keymap_init(&b->keys, false);
    for (int i = 0; i < ASKINGS; i++) {
        prompt_init(&b->prompt[i]);
        config_bind(config, &b->prompt[i].keys, true);
    }
    config_bind(config, &b->keys, false);
    b->config = config;
    b->no_mouse = config && config->no_mouse;
    if (b->no_mouse) term->ops->mouse(term, false);
    again_start(b);
    if (with->query) filtering_set(b, str_z(with->query));
    if (with->remember && !with->query && !(config && config->no_session)) session_read(b);
}

static void end(Browser *b)
{
    if (b->remembers && !(b->config && b->config->no_session)) session_write(b);
    again_stop(b);
    review_close(b->review);
    free(b->acted);
    for (int i = 0; i < ASKINGS; i++) prompt_free(&b->prompt[i]);
    saved_free(&b->saved);
    saved_free(&b->asked_before);
    buf_free(&b->filtered);
    buf_free(&b->offers);
    buf_free(&b->tabbed);
    buf_free(&b->session);
    buf_free(&b->message);
    buf_free(&b->searched);
    grid_free(&b->grid);
}

/* Takes over what is ready, without waiting for it. */
static void take(Browser *b)
{
    Loaded x;
    int n = 0;
    if (b->loading.done) return;
    for (; n < TAKE_MOST && load_next(b->load, false, &x); n++) {
        again_read(b, &x.where);
        desk_take(&b->desk, &x);
    }
    b->loading = load_state(b->load);
    if (n) desk_refresh(&b->desk);
    if (n && over_is(&b->over)) over_refresh(b);
    finder_grow(&b->finder, b->desk.corpus.nfiling);
    /* One filing alone opens at once; where there are more, the list does. */
    if (b->loading.done && b->desk.corpus.nfiling == 1 && !b->begun)
        desk_focus(&b->desk, desk_first(&b->desk));
    if (b->loading.done && b->session.n) session_restore(b);
    if (b->loading.done && b->desk.unread)
        browser_say(b, STYLE_WARNING, "%zu input%s could not be read: L says which and why", b->desk.unread,
                    b->desk.unread == 1 ? "" : "s");
}

/* Looks across the filings once all are loaded. */
static void relate(Browser *b)
{
    if (!b->loading.done || b->related) return;
    if (!b->relations) b->relations = relations_start(&b->desk.corpus, &b->options.check);
    if (!relations_ready(b->relations)) return;
    relations_tell(b->relations, &b->desk.corpus);
    desk_findings(&b->desk);
    if (over_is(&b->over)) over_refresh(b);
    searching_again(b);
    b->related = true;
}

/* Puts into words what the last screen wanted. What lies over the panes has laid out all its lines: it does
 * so again when all that it wanted is told. */
static void tell(Browser *b)
{
    Teller *t = &b->desk.teller;
    bool any = teller_busy(t), over = over_is(&b->over);
    teller_slice(t);
    if (!over) teller_begin(t);
    if (over && any && !teller_busy(t)) over_refresh(b);
}

/* The list shows the counts of the search as they stand now: a key may have begun another. */
static void follow_hits(Browser *b)
{
    listing_hits(&b->desk.listing, b->finder.pattern ? b->finder.count : NULL, b->finder.n);
}

/* A part of the search, and the step that was waiting for it. */
static void search(Browser *b)
{
    trails_refresh(&b->trails);
    follow_hits(b);
    if (over_seeks(&b->over)) over_search_slice(b);
    if (!finder_busy(&b->finder)) return;
    finder_slice(&b->finder, b->load, &b->desk.corpus);
    if (over_is(&b->over) && b->over.id == OVER_MATCHES) over_refresh(b);
    if (b->waiting) searching_step(b, b->waiting, b->waiting_here);
}

static void fit(Browser *b)
{
    int w, h;
    b->term->ops->size(b->term, &w, &h);
    if (w == b->grid.w && h == b->grid.h) return;
    grid_resize(&b->grid, w, h);
    desk_resize(&b->desk, w, h);
    if (over_is(&b->over)) over_refresh(b);
}

/* The terminal's own cursor stands on the chosen cell, so that screen readers and magnifiers follow it. */
static void cursor_of(const Grid *g, int *x, int *y)
{
    for (int i = 0; i < g->w * g->h; i++)
        if (g->cell[i].mark & MARK_CURSOR) {
            *x = i % g->w, *y = i / g->w;
            return;
        }
}

static void draw(Browser *b)
{
    follow_hits(b);
    fit(b);
    Rect all = {0, 0, b->grid.w, b->grid.h};
    grid_clear(&b->grid, all, STYLE_PLAIN);
    if (over_is(&b->over))
        over_draw(b);
    else
        desk_draw(&b->desk, &b->grid,
                  &(Lit){.hits = &b->finder.open, .current = trails_index(&b->trails, TRAIL_MATCHES)});
    Rect last = b->desk.layout.status;
    int x = status_draw(b, last.h ? last : (Rect){0, b->grid.h - 1, b->grid.w, b->asking != ASKING_NOTHING});
    int y = b->grid.h - 1;
    if (x < 0) cursor_of(&b->grid, &x, &y);
    b->term->ops->show(b->term, &b->grid, x, y, b->redraw);
    b->redraw = false;
}

static int patience(const Browser *b)
{
    if (listing_busy(&b->desk.listing) || finder_busy(&b->finder) || teller_busy(&b->desk.teller) ||
        over_seeks(&b->over))
        return 0;
    return b->related && !over_busy(&b->over) ? WAIT_IDLE : POLL_MS;
}

int app_run(const LoadOptions *options, const AppStart *with, Term *term)
{
    Browser b;
    start(&b, options, with, term);
    if (!b.options.npath) over_open(&b, OVER_WELCOME);
    while (!b.quit && !term->ops->ended(term)) {
        tell(&b);
        take(&b);
        relate(&b);
        over_wait(&b);
        again_look(&b);
        desk_list(&b.desk);
        search(&b);
        reviewing_tell(&b);
        draw(&b);
        Key key = term->ops->key(term, patience(&b));
        for (; key.code != K_NONE && !b.quit; key = term->ops->key(term, 0))
            if (key.code != K_RESIZE) browser_key(&b, key);
    }
    end(&b);
    return 0;
}
