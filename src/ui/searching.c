/* searching.c: the search as it is typed: every character searches anew from where it began. */
#include "ui/browser.h"

void searching_begin(Browser *b, int what)
{
    (void)what;
    if (over_is(&b->over)) {
        over_search_begin(b);
        return;
    }
    b->origin = b->desk.place;
    b->origin_focus = b->desk.focus;
    typing_begin(b, ASKING_SEARCH, "/", S(""));
}

static void go_back(Browser *b)
{
    if (b->desk.has_filing) desk_go(&b->desk, b->origin);
    desk_focus(&b->desk, b->origin_focus);
}

static void search(Browser *b, Str text)
{
    b->waiting = 0;
    trails_search(&b->trails, text);
    if (b->finder.pattern) searching_step(b, 1, true);
}

void searching_clear(Browser *b)
{
    b->waiting = 0;
    buf_clear(&b->searched);
    trails_search(&b->trails, S(""));
}

void searching_again(Browser *b)
{
    if (b->finder.pattern)
        trails_search(&b->trails,
                      buf_str(b->asking == ASKING_SEARCH ? &b->prompt[ASKING_SEARCH].text : &b->searched));
}

static void accept(Browser *b)
{
    Prompt *p = &b->prompt[ASKING_SEARCH];
    b->asking = ASKING_NOTHING;
    if (!p->text.n && p->npast) { /* nothing typed: the last search again */
        buf_put(&p->text, str_z(p->past[p->npast - 1]));
        search(b, buf_str(&p->text));
    }
    buf_clear(&b->searched);
    if (b->finder.bad) {
        browser_say(b, STYLE_ERROR, "%s", b->finder.error.what);
        return;
    }
    prompt_remember(p);
    buf_put(&b->searched, buf_str(&p->text));
}

static void cancel(Browser *b)
{
    b->asking = ASKING_NOTHING;
    b->waiting = 0;
    trails_search(&b->trails, buf_str(&b->searched));
    go_back(b);
}

void searching_key(Browser *b, uint32_t key)
{
    if (over_is(&b->over)) {
        over_search_key(b, key);
        return;
    }
    switch (prompt_key(&b->prompt[ASKING_SEARCH], key)) {
    case PROMPT_COMPLETE:
    case PROMPT_SAME: break;
    case PROMPT_DONE: accept(b); break;
    case PROMPT_CANCELLED: cancel(b); break;
    case PROMPT_CHANGED:
        go_back(b);
        search(b, buf_str(&b->prompt[ASKING_SEARCH].text));
        break;
    }
}

void searching_step(Browser *b, int direction, bool here)
{
    if (!b->finder.pattern) {
        browser_say(b, STYLE_STATUS, "nothing was searched: / begins a search");
        return;
    }
    b->waiting = 0;
    switch (trails_step(&b->trails, TRAIL_MATCHES, direction, here)) {
    case TRAIL_ROUND:
    case TRAIL_DECIDED:
    case TRAIL_WENT: break;
    case TRAIL_WRAPPED:
        if (!b->asking) browser_say_wrapped(b, direction);
        break;
    case TRAIL_EMPTY:
        if (!b->asking) browser_say(b, STYLE_WARNING, "no match");
        break;
    case TRAIL_WAIT:
        b->waiting = direction;
        b->waiting_here = here;
        break;
    }
}

void searching_next(Browser *b, int direction)
{
    (over_is(&b->over) ? over_search_step : searching_step)(b, direction, false);
}
