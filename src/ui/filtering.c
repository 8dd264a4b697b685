/* filtering.c: the query as it is typed: every character asks anew, of the list for filings, in a filing for
 * rows of its tables. */
#include "ui/browser.h"

#include "find/complete.h"

enum { OFFERED = 24 };

/* In the list the query is about filings, in a filing about its rows. */
static const Asked *asked_here(const Browser *b)
{
    return b->of_rows ? &b->desk.rows.asked : &b->desk.listing.asked;
}

const QueryError *filtering_error(const Browser *b)
{
    const Asked *a = asked_here(b);
    return a->bad ? &a->error : NULL;
}

/* ---- completion ---- */

/* What can stand at the cursor, from the candidate that was taken on: the first with its help, of names each
 * with the number of its filings. */
static void put_offers(const Completion *c, size_t from, Buf *out)
{
    bool names = c->field < QUERY_FIELDS && query_fields[c->field].kind != ASK_CODE;
    if (c->field < QUERY_FIELDS)
        buf_fmt(out, "%s  %s   ", query_fields[c->field].help, query_fields[c->field].example);
    for (size_t i = 0; i < c->n && i < OFFERED; i++) {
        const Candidate *x = &c->list[(from + i) % c->n];
        if (i) buf_puts(out, "  ");
        buf_put(out, x->text);
        if (names || c->n == 1 || (from && !i)) buf_fmt(out, " (%.*s)", STR_ARG(x->help));
    }
}

/* Tab takes the first candidate, Tab again in its place the next one: they are those of the text before. */
static void offer(Browser *b, bool tab)
{
    Arena a = {0};
    Prompt *p = &b->prompt[ASKING_FILTER];
    if (!b->ntab) {
        buf_clear(&b->tabbed);
        buf_put(&b->tabbed, buf_str(&p->text));
        b->tabbed_at = p->at;
    }
    Completion c = query_complete(buf_str(&b->tabbed), b->tabbed_at, &b->desk.listing.facts, &a);
    buf_clear(&b->offers);
    if (tab && c.n) {
        prompt_set(p, buf_str(&b->tabbed));
        p->at = b->tabbed_at;
        prompt_replace(p, c.at, c.list[b->ntab % c.n].text);
        b->ntab++;
    }
    put_offers(&c, b->ntab && c.n ? (b->ntab - 1) % c.n : 0, &b->offers);
    arena_free(&a);
}

/* ---- queries with names ---- */

static Str named(const Browser *b, Str name)
{
    const SavedQuery *q = saved_find(&b->saved, name);
    if (!q && b->config) q = saved_find(&b->config->query, name);
    return q ? q->text : (Str){0};
}

/* "@big late": those with names stand there whole. */
static void put_whole(const Browser *b, Str text, Buf *out)
{
    while (text.n) {
        Str word = str_cut(&text, ' ');
        Str query = str_starts(word, S("@")) ? named(b, str_from(word, 1)) : (Str){0};
        if (query.n)
            buf_fmt(out, "(%.*s)", STR_ARG(query));
        else
            buf_put(out, word);
        if (text.n) buf_char(out, ' ');
    }
}

void filtering_name(Browser *b, int what)
{
    (void)what;
    memory_recall(b);
    if (!b->desk.listing.asked.text.n)
        browser_say(b, STYLE_STATUS, "nothing is filtered: & asks, then W keeps the query under a name");
    else
        typing_begin(b, ASKING_NAME, "keep this query as: ", S(""));
}

static void keep(Browser *b, Str name)
{
    Arena a = {0};
    if (!saved_name_fits(name)) {
        browser_say(b, STYLE_ERROR, "a name has letters, digits, - and _");
        return;
    }
    saved_set(&b->saved, name, buf_str(&b->desk.listing.asked.text));
    Err e = memory_save_queries(b);
    if (e.kind)
        browser_say(b, STYLE_ERROR, "not kept: %.*s", STR_ARG(err_text(e, &a)));
    else
        browser_say(b, STYLE_DECIDED, "kept: & @%.*s asks for it", STR_ARG(name));
    arena_free(&a);
}

void filtering_name_key(Browser *b, uint32_t key)
{
    Prompt *p = &b->prompt[ASKING_NAME];
    switch (prompt_key(p, key)) {
    case PROMPT_DONE:
        b->asking = ASKING_NOTHING;
        if (p->text.n) keep(b, str_trim(buf_str(&p->text)));
        break;
    case PROMPT_CANCELLED: b->asking = ASKING_NOTHING; break;
    default: break;
    }
}

/* ---- typing ---- */

static void ask(Browser *b)
{
    Buf query = {0};
    put_whole(b, buf_str(&b->prompt[ASKING_FILTER].text), &query);
    if (b->of_rows) {
        desk_ask_rows(&b->desk, buf_str(&query));
    } else {
        listing_ask(&b->desk.listing, buf_str(&query));
        desk_list(&b->desk);
    }
    buf_free(&query);
}

void filtering_begin(Browser *b, int what)
{
    (void)what;
    b->of_rows = !desk_lists(&b->desk);
    buf_clear(&b->filtered);
    buf_put(&b->filtered, buf_str(&asked_here(b)->text));
    memory_recall(b);
    typing_begin(b, ASKING_FILTER, b->of_rows ? "rows> " : "filter> ", buf_str(&b->filtered));
    b->ntab = 0;
    offer(b, false);
    if (!b->of_rows) desk_focus(&b->desk, PANE_LIST);
}

static void done(Browser *b)
{
    const QueryError *error = filtering_error(b);
    if (error) {
        browser_say(b, STYLE_ERROR, "%s", error->what);
        return;
    }
    b->asking = ASKING_NOTHING;
    prompt_remember(&b->prompt[ASKING_FILTER]);
    memory_remember(b, buf_str(&b->prompt[ASKING_FILTER].text));
}

void filtering_set(Browser *b, Str query)
{
    Prompt *p = &b->prompt[ASKING_FILTER];
    prompt_open(p);
    prompt_set(p, query);
    ask(b);
}

void filtering_clear(Browser *b, bool rows)
{
    b->of_rows = rows;
    filtering_set(b, S(""));
}

void filtering_key(Browser *b, uint32_t key)
{
    PromptState state = prompt_key(&b->prompt[ASKING_FILTER], key);
    if (state != PROMPT_COMPLETE) b->ntab = 0;
    switch (state) {
    case PROMPT_SAME: break;
    case PROMPT_DONE: done(b); return;
    case PROMPT_CANCELLED:
        b->asking = ASKING_NOTHING;
        filtering_set(b, buf_str(&b->filtered));
        return;
    case PROMPT_COMPLETE:
    case PROMPT_CHANGED: break;
    }
    offer(b, state == PROMPT_COMPLETE);
    if (state != PROMPT_SAME) ask(b);
}
