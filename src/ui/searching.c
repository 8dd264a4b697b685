/* searching.c: the search as it is typed: every character searches anew from where it began. */
#include "ui/browser.h"

void searching_begin(Browser *b)
{
    b->prompting = true;
    b->origin = b->desk.place;
    b->origin_focus = b->desk.focus;
    prompt_open(&b->prompt);
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
    if (b->finder.pattern) trails_search(&b->trails, buf_str(b->prompting ? &b->prompt.text : &b->searched));
}

static void accept(Browser *b)
{
    b->prompting = false;
    if (!b->prompt.text.n && b->prompt.npast) { /* nothing typed: the last search again */
        buf_put(&b->prompt.text, str_z(b->prompt.past[b->prompt.npast - 1]));
        search(b, buf_str(&b->prompt.text));
    }
    buf_clear(&b->searched);
    if (b->finder.bad) {
        browser_say(b, STYLE_ERROR, "%s", b->finder.error.what);
        return;
    }
    prompt_remember(&b->prompt);
    buf_put(&b->searched, buf_str(&b->prompt.text));
}

static void cancel(Browser *b)
{
    b->prompting = false;
    b->waiting = 0;
    trails_search(&b->trails, buf_str(&b->searched));
    go_back(b);
}

void searching_key(Browser *b, uint32_t key)
{
    switch (prompt_key(&b->prompt, key)) {
    case PROMPT_COMPLETE:
    case PROMPT_SAME: break;
    case PROMPT_DONE: accept(b); break;
    case PROMPT_CANCELLED: cancel(b); break;
    case PROMPT_CHANGED:
        go_back(b);
        search(b, buf_str(&b->prompt.text));
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
        if (!b->prompting) browser_say_wrapped(b, direction);
        break;
    case TRAIL_EMPTY:
        if (!b->prompting) browser_say(b, STYLE_WARNING, "no match");
        break;
    case TRAIL_WAIT:
        b->waiting = direction;
        b->waiting_here = here;
        break;
    }
}
