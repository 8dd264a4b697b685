/* filtering.c: the filter of the list as it is typed: every character asks anew; sorting, counting, columns.
 */
#include "ui/browser.h"

#include <string.h>

enum { OFFERED = 60 };

/* ---- completion ---- */

/* The word before the cursor: a field, or behind its sign a value. */
typedef struct Word {
    Str field, value; /* value: of the last one of several; field.n = text before the sign */
    bool has_sign;
    size_t from; /* byte where the part to be completed begins */
} Word;

static Word word_here(const Prompt *p)
{
    Word w = {.from = p->at};
    const char *text = p->text.p;
    while (w.from && text[w.from - 1] != ' ' && text[w.from - 1] != '(') w.from--;
    if (w.from < p->at && text[w.from] == '-') w.from++;
    Str word = str_sub(buf_str(&p->text), w.from, p->at - w.from);
    size_t sign = str_find(word, S(":"));
    w.field = str_sub(word, 0, sign);
    w.has_sign = sign < word.n;
    if (!w.has_sign) return w;
    w.value = str_from(word, sign + 1);
    while (str_find(w.value, S(",")) < w.value.n) str_cut(&w.value, ',');
    w.from = p->at - w.value.n;
    return w;
}

/* What may stand there: the i-th offer; false past the last. */
static bool offer(const Word *w, size_t i, Str *text, const char **help)
{
    QueryFieldId f = w->has_sign ? query_field_by_name(w->field) : QUERY_FIELDS;
    if (w->has_sign) {
        QueryChoice c;
        if (f >= QUERY_FIELDS || !query_choice(f, i, &c)) return false;
        *text = str_z(c.word), *help = c.help;
        return true;
    }
    if (i >= QUERY_FIELDS) return false;
    *text = str_z(query_fields[i].name), *help = query_fields[i].help;
    return true;
}

static bool fits(Str offered, Str typed) { return str_starts_nocase(offered, typed); }

/* Takes the first offer that fits, with the sign that goes behind a field. */
static void complete(Prompt *p)
{
    Word w = word_here(p);
    Str typed = w.has_sign ? w.value : w.field, text;
    const char *help;
    for (size_t i = 0; offer(&w, i, &text, &help); i++) {
        if (!fits(text, typed)) continue;
        bool flag = !w.has_sign && query_fields[i].kind == ASK_FLAG;
        prompt_replace(p, w.from, text);
        prompt_replace(p, p->at, w.has_sign || flag ? S(" ") : S(":"));
        return;
    }
}

void filtering_put_offers(const Browser *b, Buf *out)
{
    Word w = word_here(&b->filter);
    Str typed = w.has_sign ? w.value : w.field, text;
    const char *help, *last = NULL;
    size_t n = 0;
    QueryFieldId f = query_field_by_name(w.field);
    if (w.has_sign && f < QUERY_FIELDS)
        buf_fmt(out, "%s  %s   ", query_fields[f].help, query_fields[f].example);
    for (size_t i = 0; offer(&w, i, &text, &help); i++) {
        if (!fits(text, typed) || n >= OFFERED) continue;
        buf_put(out, text);
        bool flag = !w.has_sign && query_fields[i].kind == ASK_FLAG;
        buf_puts(out, w.has_sign || flag ? " " : ": ");
        last = help;
        n++;
    }
    if (n == 1) buf_fmt(out, "  %s", last);
}

/* ---- typing ---- */

/* "@big late": queries with names stand there whole. */
static void put_named(const Browser *b, Str text, Buf *out)
{
    while (text.n) {
        Str word = str_cut(&text, ' ');
        size_t i = 0, n = b->config ? b->config->nquery : 0;
        while (i < n &&
               !(word.n > 1 && word.p[0] == '@' && str_eq(str_from(word, 1), b->config->query[i].name)))
            i++;
        if (i < n)
            buf_fmt(out, "(%.*s)", STR_ARG(b->config->query[i].query));
        else
            buf_put(out, word);
        if (text.n) buf_char(out, ' ');
    }
}

static void ask(Browser *b)
{
    Buf query = {0};
    put_named(b, buf_str(&b->filter.text), &query);
    listing_ask(&b->desk.listing, buf_str(&query));
    desk_list(&b->desk);
    buf_free(&query);
}

void filtering_begin(Browser *b)
{
    b->filtering = true;
    b->filter.sign = "filter> ";
    buf_clear(&b->filtered);
    buf_put(&b->filtered, buf_str(&b->desk.listing.asked));
    prompt_open(&b->filter);
    prompt_set(&b->filter, buf_str(&b->filtered));
    desk_focus(&b->desk, PANE_LIST);
}

static void done(Browser *b)
{
    if (b->desk.listing.bad) {
        browser_say(b, STYLE_ERROR, "%s", b->desk.listing.error.what);
        return;
    }
    b->filtering = false;
    prompt_remember(&b->filter);
}

void filtering_set(Browser *b, Str query)
{
    prompt_open(&b->filter);
    prompt_set(&b->filter, query);
    prompt_remember(&b->filter);
    ask(b);
}

void filtering_key(Browser *b, uint32_t key)
{
    switch (prompt_key(&b->filter, key)) {
    case PROMPT_SAME: break;
    case PROMPT_DONE: done(b); break;
    case PROMPT_CANCELLED:
        b->filtering = false;
        filtering_set(b, buf_str(&b->filtered));
        break;
    case PROMPT_COMPLETE: complete(&b->filter); /* fall through */
    case PROMPT_CHANGED: ask(b); break;
    }
}

/* ---- sorting, counting, columns ---- */

static bool column_here(Browser *b, ListColumn *c)
{
    *c = desk_column(&b->desk);
    if (*c < LIST_COLUMNS) return true;
    browser_say(b, STYLE_STATUS, "no column of the list is chosen: h and l choose one");
    return false;
}

void filtering_sort(Browser *b)
{
    ListColumn c;
    if (!column_here(b, &c)) return;
    listing_sort(&b->desk.listing, c);
    desk_refresh(&b->desk);
    desk_follow(&b->desk);
}

void filtering_count(Browser *b)
{
    if (!column_here(b, &b->counted)) return;
    if (!listing_count(&b->desk.listing, b->counted))
        browser_say(b, STYLE_STATUS, "this column cannot be counted");
    else
        over_open(b, &view_counts);
}

void filtering_take_count(Browser *b)
{
    Buf query = {0};
    Place p;
    const Listing *l = &b->desk.listing;
    if (!pager_place(&b->over.pager, &b->over.view, &p) || p.filing >= l->counts.n) return;
    buf_put(&query, buf_str(&l->asked));
    if (query.n) buf_char(&query, ' ');
    listing_put_value(l, b->counted, p.filing, &query);
    over_close(b);
    filtering_set(b, buf_str(&query));
    desk_focus(&b->desk, PANE_LIST);
    buf_free(&query);
}

void filtering_resize(Browser *b, int more)
{
    ListColumn c;
    ListStyle *s = &b->desk.listing.style;
    if (!column_here(b, &c)) return;
    if (s->wider[c] + more < 100 && s->wider[c] + more > -100) s->wider[c] = (int8_t)(s->wider[c] + more);
    b->desk.listing.edition++;
    desk_refresh(&b->desk);
}

void filtering_hide(Browser *b, bool hide)
{
    ListColumn c;
    ListStyle *s = &b->desk.listing.style;
    if (hide && !column_here(b, &c)) return;
    if (hide)
        s->hidden |= 1u << c;
    else
        s->hidden = 0, memset(s->wider, 0, sizeof s->wider);
    b->desk.listing.edition++;
    desk_refresh(&b->desk);
}
