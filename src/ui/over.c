/* over.c: what lies over everything else: opening it with what it shows, and leaving it. */
#include "ui/browser.h"

/* All of the screen but the last lines. */
static Slot slot_of(const Browser *b)
{
    Layout l = layout_of(&(Wish){.w = b->grid.w, .h = b->grid.h, .zoom = true});
    Slot s = l.slot[0];
    s.title.y -= l.top.h;
    s.body.y -= l.top.h;
    s.body.h += l.top.h;
    return s;
}

static ViewContext context(const Browser *b)
{
    const Over *o = &b->over;
    ViewContext c = {.help = b->help_item,
                     .nhelp = ACTIONS,
                     .corpus = &b->desk.corpus,
                     .intakes = &b->desk.intakes,
                     .counts = &b->desk.listing.counts,
                     .matches = &b->finder.list,
                     .messages = &b->desk.teller.messages,
                     .order = &b->desk.listing.order,
                     .facts = &b->desk.listing.facts,
                     .filing = o->filing,
                     .path = str_z(b->samples),
                     .width = slot_of(b).body.w};
    if (o->dealt) c.timeline = dealings_timeline(o->dealings), c.swings = dealings_swings(o->dealings);
    if (o->side[0].ok && o->side[1].ok) c.compared = &o->compared;
    return c;
}

static const ViewOps *const views[OVERS] = {&view_help,       &view_loads,      &view_timeline,
                                            &view_shortswing, &view_difference, &view_counts,
                                            &view_matches,    &view_pictures,   &view_welcome};

/* ---- what it shows ---- */

static bool refuse(Browser *b, const char *why)
{
    browser_say(b, STYLE_STATUS, "%s", why);
    return false;
}

/* Reads the open filing and its counterpart, the earlier one first. */
static bool compare(Browser *b, Over *o)
{
    uint32_t other = relations_counterpart(b->relations, o->filing);
    if (other == FILING_NONE)
        return refuse(b, "no amendment of this filing, and nothing that it amends, is among those loaded");
    bool amends = corpus_filing(&b->desk.corpus, o->filing)->flags & FILING_AMENDMENT;
    o->compared.filing[amends] = o->filing;
    o->compared.filing[!amends] = other;
    for (int i = 0; i < 2; i++) {
        if (!desk_read(&b->desk, o->compared.filing[i], &o->side[i]))
            return browser_say(b, STYLE_ERROR, "%.*s", STR_ARG(buf_str(&o->side[i].what))), false;
        o->compared.doc[i] = &o->side[i].doc;
    }
    o->compared.list = doc_differences(&o->arena, &o->side[0].doc, &o->side[1].doc);
    return true;
}

/* What a view needs beyond the corpus; false: it is not to be had, and was said. */
static bool prepare(Browser *b, Over *o)
{
    if (o->id == OVER_MATCHES && !b->finder.pattern)
        return refuse(b, "nothing was searched: / begins a search");
    if (o->id == OVER_PICTURES) return o->filing = b->desk.filing, true;
    bool of_owner = o->id == OVER_TIMELINE || o->id == OVER_SHORTSWING;
    if (!of_owner && o->id != OVER_DIFFERENCE) return true;
    if (!b->desk.has_filing) return refuse(b, "no filing is open");
    if (!b->relations || !relations_lined(b->relations))
        return refuse(b, "this needs all filings: they are still being read");
    o->filing = b->desk.filing;
    o->about = true;
    if (!of_owner) return compare(b, o);
    o->dealings = dealings_start(b->relations, o->filing);
    return o->dealings || refuse(b, "owner or issuer of this filing are not known");
}

static void over_free(Over *o)
{
    if (over_is(o)) view_close(&o->view);
    dealings_end(o->dealings);
    for (int i = 0; i < 2; i++) loaded_free(&o->side[i]);
    arena_free(&o->arena);
    pattern_free(o->pattern);
    buf_free(&o->wanted);
    *o = (Over){0};
}

/* To what it shows of the place that one comes from. */
static void go_here(Browser *b)
{
    if (b->over.about) pager_go(&b->over.pager, &b->over.view, b->desk.place);
}

void over_open(Browser *b, OverId id)
{
    Over before = b->over; /* the new one is made where it stays: what it compares points into it */
    b->over = (Over){.id = id};
    if (!prepare(b, &b->over)) {
        over_free(&b->over);
        b->over = before;
        return;
    }
    over_free(&before);
    keys_help(b->help_item);
    keys_help_here(b->help_item, b->desk.focus);
    ViewContext c = context(b);
    view_open(&b->over.view, views[id], &c);
    over_refresh(b);
    pager_start(&b->over.pager, &b->over.view);
    go_here(b);
}

void over_close(Browser *b) { over_free(&b->over); }

void over_toggle(Browser *b, int id)
{
    if (over_is(&b->over) && b->over.id == (OverId)id)
        over_close(b);
    else
        over_open(b, (OverId)id);
}

void over_refresh(Browser *b)
{
    ViewContext c = context(b);
    Rect body = slot_of(b).body;
    pager_update(&b->over.pager, &b->over.view, &c, body.w, body.h);
}

void over_wait(Browser *b)
{
    if (!over_busy(&b->over) || !dealings_ready(b->over.dealings)) return;
    b->over.dealt = true;
    over_refresh(b);
    go_here(b);
}

/* ---- keys and drawing ---- */

void over_act(Browser *b)
{
    Place place;
    bool is_at = pager_place(&b->over.pager, &b->over.view, &place);
    if (pager_act(&b->over.pager, &b->over.view) || !is_at) return;
    over_close(b);
    desk_show(&b->desk, place);
}

bool over_click(Browser *b, Key key)
{
    Over *o = &b->over;
    Rect body = slot_of(b).body;
    Pager before = o->pager;
    if (!rect_has(body, key.x, key.y) || !pager_click(&o->pager, &o->view, key.x - body.x, key.y - body.y))
        return false;
    return before.line == o->pager.line && before.seg == o->pager.seg;
}

void over_draw(Browser *b)
{
    Slot s = slot_of(b);
    Buf title = {0};
    buf_fmt(&title, " %s - q goes back ", b->over.view.ops->title);
    for (int x = 0; x < s.title.w; x++)
        grid_put(&b->grid, s.title, s.title.x + x, s.title.y, S("━"), STYLE_BORDER_FOCUS, 0);
    grid_put(&b->grid, s.title, s.title.x + 1, s.title.y, buf_str(&title), STYLE_BORDER_FOCUS, 0);
    if (b->over.pattern) pattern_begin(b->over.pattern);
    pager_draw(&b->over.pager, &b->over.view, &b->grid, s.body, true, &(Lit){.pattern = b->over.pattern});
    buf_free(&title);
}
