/* over_search.c: the search in the lines of what lies over everything else. */
#include "ui/browser.h"

static void set_pattern(Over *o, Str text)
{
    pattern_free(o->pattern);
    o->pattern = text.n ? pattern_new(text, &o->error) : NULL;
    o->bad = text.n && !o->pattern;
}

void over_search_begin(Browser *b)
{
    b->prompting = true;
    b->over.began = b->over.pager;
    prompt_open(&b->prompt);
}

/* Goes to a line that matches. */
static bool go_if_match(Over *o, size_t i)
{
    Span match;
    Str text = view_line(&o->view, i).text;
    if (!pattern_match(o->pattern, text, 0, &match)) return false;
    int end = text_width(str_sub(text, 0, match.at + match.len));
    pager_go_line(&o->pager, &o->view, i);
    pager_show(&o->pager, &o->view, end - 1);
    return true;
}

void over_search_step(Browser *b, int direction, bool here)
{
    Over *o = &b->over;
    size_t n = view_lines(&o->view), at = o->pager.line;
    if (!o->pattern) {
        if (!b->prompting) browser_say(b, STYLE_STATUS, "nothing was searched: / begins a search");
        return;
    }
    for (size_t k = here ? 0 : 1; k <= n; k++) {
        size_t i = direction > 0 ? (at + k) % n : (at + n - k % n) % n;
        if (!go_if_match(o, i)) continue;
        if (!b->prompting && (direction > 0 ? i <= at : i >= at) && !here) browser_say_wrapped(b, direction);
        return;
    }
    if (!b->prompting) browser_say(b, STYLE_WARNING, "no match");
}

bool over_search_clear(Browser *b)
{
    bool any = b->over.pattern != NULL;
    set_pattern(&b->over, S(""));
    buf_clear(&b->over.wanted);
    return any;
}

static void accept(Browser *b)
{
    Over *o = &b->over;
    Prompt *p = &b->prompt;
    b->prompting = false;
    if (!p->text.n && p->npast) { /* nothing typed: the last search again */
        buf_put(&p->text, str_z(p->past[p->npast - 1]));
        set_pattern(o, buf_str(&p->text));
        over_search_step(b, 1, true);
    }
    if (o->bad) {
        browser_say(b, STYLE_ERROR, "%s", o->error.what);
        return;
    }
    prompt_remember(p);
    buf_clear(&o->wanted);
    buf_put(&o->wanted, buf_str(&p->text));
}

void over_search_key(Browser *b, uint32_t key)
{
    Over *o = &b->over;
    switch (prompt_key(&b->prompt, key)) {
    case PROMPT_SAME: break;
    case PROMPT_DONE: accept(b); break;
    case PROMPT_CANCELLED:
        b->prompting = false;
        o->pager = o->began;
        set_pattern(o, buf_str(&o->wanted));
        break;
    case PROMPT_CHANGED:
        o->pager = o->began;
        set_pattern(o, buf_str(&b->prompt.text));
        over_search_step(b, 1, true);
        break;
    }
}
