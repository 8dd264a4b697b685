/* over_search.c: the search in the lines of what lies over everything else. */
#include "ui/browser.h"
#include "ui/slice.h"

static void set_pattern(Over *o, Str text)
{
    pattern_free(o->pattern);
    o->pattern = text.n ? pattern_new(text, &o->error) : NULL;
    o->bad = text.n && !o->pattern;
    o->way = 0;
}

void over_search_begin(Browser *b)
{
    b->over.began = b->over.pager;
    typing_begin(b, ASKING_SEARCH, "/", S(""));
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

/* The line at which a step ends. */
static void arrive(Browser *b, size_t line, size_t before)
{
    int way = b->over.way;
    bool wrapped = way > 0 ? line < before : line > before;
    b->over.way = 0;
    if (wrapped && !b->asking) browser_say_wrapped(b, way);
}

void over_search_slice(Browser *b)
{
    Over *o = &b->over;
    Slice slice = slice_begin();
    size_t n = view_lines(&o->view), before = o->pager.line;
    pattern_begin(o->pattern);
    for (; o->left && slice_lasts(&slice); o->left--) {
        size_t i = o->next < n ? o->next : 0;
        o->next = o->way > 0 ? (i + 1) % n : (i + n - 1) % n;
        if (go_if_match(o, i)) {
            arrive(b, i, before);
            return;
        }
    }
    if (o->left) return;
    o->way = 0;
    if (!b->asking)
        browser_say(b, STYLE_WARNING, "%s",
                    pattern_gave_up(o->pattern) ? "no match found: the pattern took too long" : "no match");
}

void over_search_step(Browser *b, int direction, bool here)
{
    Over *o = &b->over;
    size_t n = view_lines(&o->view), at = o->pager.line;
    if (!o->pattern) {
        if (!b->asking) browser_say(b, STYLE_STATUS, "nothing was searched: / begins a search");
        return;
    }
    if (!n) return;
    o->way = direction;
    o->next = here ? at : direction > 0 ? (at + 1) % n : (at + n - 1) % n;
    o->left = n;
    over_search_slice(b);
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
    Prompt *p = &b->prompt[ASKING_SEARCH];
    b->asking = ASKING_NOTHING;
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
    Prompt *p = &b->prompt[ASKING_SEARCH];
    switch (prompt_key(p, key)) {
    case PROMPT_COMPLETE:
    case PROMPT_SAME: break;
    case PROMPT_DONE: accept(b); break;
    case PROMPT_CANCELLED:
        b->asking = ASKING_NOTHING;
        o->pager = o->began;
        set_pattern(o, buf_str(&o->wanted));
        break;
    case PROMPT_CHANGED:
        o->pager = o->began;
        set_pattern(o, buf_str(&p->text));
        over_search_step(b, 1, true);
        break;
    }
}
