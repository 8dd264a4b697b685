/* act.c: what keys do. */
#include "ui/browser.h"

enum { WHEEL_LINES = 3 };

/* ---- moving ---- */

static const struct {
    Action action;
    PagerMove move;
} moves[] = {
    {ACTION_UP, PAGER_UP},
    {ACTION_DOWN, PAGER_DOWN},
    {ACTION_LEFT, PAGER_LEFT},
    {ACTION_RIGHT, PAGER_RIGHT},
    {ACTION_PAGE_UP, PAGER_PAGE_UP},
    {ACTION_PAGE_DOWN, PAGER_PAGE_DOWN},
    {ACTION_HALF_UP, PAGER_HALF_UP},
    {ACTION_HALF_DOWN, PAGER_HALF_DOWN},
    {ACTION_TOP, PAGER_TOP},
    {ACTION_BOTTOM, PAGER_BOTTOM},
    {ACTION_LINE_START, PAGER_LINE_START},
    {ACTION_LINE_END, PAGER_LINE_END},
    {ACTION_SCROLL_UP, PAGER_SCROLL_UP},
    {ACTION_SCROLL_DOWN, PAGER_SCROLL_DOWN},
    {ACTION_SCROLL_LEFT, PAGER_SCROLL_LEFT},
    {ACTION_SCROLL_RIGHT, PAGER_SCROLL_RIGHT},
};

static bool move(Browser *b, Action a)
{
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (moves[i].action != a) continue;
        if (over_is(&b->over)) {
            pager_move(&b->over.pager, &b->over.view, moves[i].move, 1);
        } else {
            pager_move(&desk_pane(&b->desk)->pager, &desk_pane(&b->desk)->view, moves[i].move, 1);
            desk_follow(&b->desk);
        }
        return true;
    }
    return false;
}

static void scroll(Browser *b, Key key, PagerMove way)
{
    if (over_is(&b->over)) {
        pager_move(&b->over.pager, &b->over.view, way, WHEEL_LINES);
        return;
    }
    for (size_t i = 0; i < b->desk.layout.n; i++) {
        const Slot *s = &b->desk.layout.slot[i];
        if (!rect_has(s->body, key.x, key.y)) continue;
        PaneId id = desk_top(&b->desk, s);
        Pane *p = &b->desk.pane[id];
        pager_move(&p->pager, &p->view, way, WHEEL_LINES);
        if (id == b->desk.focus) desk_follow(&b->desk);
    }
}

/* ---- opening and closing ---- */

/* Enter: in the list the form of the filing; elsewhere what the view does with it, else where its line leads.
 */
static void open_here(Browser *b)
{
    Desk *d = &b->desk;
    Pane *p = desk_pane(d);
    Place place;
    if (d->focus == PANE_LIST) {
        if (!d->has_filing || !pager_place(&p->pager, &p->view, &place)) return;
        desk_follow(d);
        desk_focus(d, PANE_FORM);
    } else if (!pager_act(&p->pager, &p->view) && pager_place(&p->pager, &p->view, &place)) {
        desk_focus(d, PANE_FORM);
        desk_go(d, place);
    }
}

/* Closes what was opened last; false if nothing is open. */
static bool close_one(Browser *b)
{
    View *v = &desk_pane(&b->desk)->view;
    if (over_is(&b->over)) {
        over_close(b);
    } else if (v->has_opened) {
        view_toggle(v, v->opened);
        desk_refresh(&b->desk);
    } else if (b->searched.n) {
        searching_clear(b);
    } else if (b->desk.whole && b->desk.focus == PANE_FINDINGS) {
        desk_show_findings(&b->desk, false, b->desk.grouping);
    } else if (b->desk.zoom) {
        desk_zoom(&b->desk, false);
    } else {
        return false;
    }
    return true;
}

static void next_filing(Browser *b, int direction)
{
    Desk *d = &b->desk;
    if (!d->has_filing) return;
    if (direction < 0 ? !d->filing : d->filing + 1 >= d->corpus.nfiling) {
        browser_say(b, STYLE_STATUS, direction < 0 ? "this is the first filing" : "this is the last filing");
        return;
    }
    desk_open(d, d->filing + (uint32_t)direction);
}

static void step(Browser *b, TrailKind kind, int direction)
{
    static const char *const none[TRAILS] = {
        [TRAIL_FINDINGS] = "no findings in any filing",
        [TRAIL_REPAIRS] = "nothing was repaired or guessed in any filing",
    };
    TrailStep s = trails_step(&b->trails, kind, direction, false);
    if (s == TRAIL_EMPTY) browser_say(b, STYLE_STATUS, "%s", none[kind]);
    if (s == TRAIL_WRAPPED) browser_say_wrapped(b, direction);
}

/* The filing that a finding across filings names; false: it names none. */
static bool named_filing(const Corpus *c, const Finding *f, uint32_t *filing)
{
    if (!(rules[f->rule].inputs & INPUT_C) || !f->arg[1]) return false;
    for (*filing = 0; *filing < c->nfiling; ++*filing) {
        const Filing *x = corpus_filing(c, *filing);
        if ((x->accession ? x->accession : x->path) == argument_filing(f->arg[1]).name) return true;
    }
    return false;
}

/* To the filing that a finding here names; where none does, back to where one came from. */
static void go_other(Browser *b)
{
    Desk *d = &b->desk;
    uint32_t filing;
    for (size_t i = 0; d->open.ok && i < d->open.findings.n; i++) {
        Place p = finding_place(&d->open.findings.at[i]);
        p.filing = d->filing;
        if (!place_eq(p, d->place) || !named_filing(&d->corpus, &d->open.findings.at[i], &filing)) continue;
        b->left = d->place;
        b->has_left = true;
        desk_go(d, (Place){.filing = filing, .part = PART_FILING, .field = F_NONE});
        browser_say(b, STYLE_STATUS, "the other filing; o goes back");
        return;
    }
    if (b->has_left)
        desk_go(d, b->left);
    else
        browser_say(b, STYLE_STATUS, "no finding here speaks of another filing");
    b->has_left = false;
}

/* ---- the mouse ---- */

static void click_body(Browser *b, PaneId id, int x, int y)
{
    Pane *p = &b->desk.pane[id];
    bool again = b->desk.focus == id;
    Pager before = p->pager;
    desk_focus(&b->desk, id);
    if (!pager_click(&p->pager, &p->view, x, y)) return;
    desk_follow(&b->desk);
    if (again && before.line == p->pager.line && before.seg == p->pager.seg) open_here(b);
}

static void click(Browser *b, Key key)
{
    Buf about = {0};
    for (size_t i = 0; i < b->desk.layout.n && !over_is(&b->over); i++) {
        const Slot *s = &b->desk.layout.slot[i];
        Title title = desk_title(&b->desk, s, &about);
        if (rect_has(s->title, key.x, key.y)) {
            PaneId id = title_pane_at(s, &title, key.x);
            desk_focus(&b->desk, id < PANES ? id : title.top);
        } else if (rect_has(s->body, key.x, key.y)) {
            click_body(b, title.top, key.x - s->body.x, key.y - s->body.y);
        }
    }
    buf_free(&about);
}

/* ---- all of them ---- */

static void go_pane(Browser *b, PaneId by) { desk_focus(&b->desk, (b->desk.focus + by) % PANES); }

/* Of all filings or of the open one; grouped in another way, also if those of the open one were shown. */
static void show_findings(Browser *b, bool regroup)
{
    Desk *d = &b->desk;
    bool whole = regroup || !d->whole;
    Grouping next = !regroup ? d->grouping : (Grouping)((d->grouping + 1) % GROUPINGS);
    desk_focus(d, PANE_FINDINGS);
    desk_show_findings(d, whole, next);
}

/* What lies over the panes after that key; NULL: nothing does. */
static const ViewOps *view_of(Action a)
{
    switch (a) {
    case ACTION_HELP: return &view_help;
    case ACTION_LOADS: return &view_loads;
    case ACTION_TIMELINE: return &view_timeline;
    case ACTION_SHORTSWING: return &view_shortswing;
    case ACTION_DIFFERENCE: return &view_difference;
    default: return NULL;
    }
}

/* What can be done while something lies over the panes: moving in it and leaving it. */
static void act_over(Browser *b, Action a, Key key)
{
    switch (a) {
    case ACTION_WHEEL_UP: scroll(b, key, PAGER_SCROLL_UP); break;
    case ACTION_WHEEL_DOWN: scroll(b, key, PAGER_SCROLL_DOWN); break;
    case ACTION_CLICK: over_click(b, key); break;
    case ACTION_REDRAW: b->redraw = true; break;
    case ACTION_OPEN: over_act(b); break;
    case ACTION_HELP:
    case ACTION_LOADS:
    case ACTION_TIMELINE:
    case ACTION_SHORTSWING:
    case ACTION_DIFFERENCE:
        if (b->over.view.ops != view_of(a))
            over_open(b, view_of(a));
        else
            over_close(b);
        break;
    case ACTION_SEARCH: over_search_begin(b); break;
    case ACTION_NEXT_MATCH: over_search_step(b, 1, false); break;
    case ACTION_PREVIOUS_MATCH: over_search_step(b, -1, false); break;
    case ACTION_CLOSE:
        if (!over_search_clear(b)) over_close(b);
        break;
    case ACTION_QUIT:
    case ACTION_INTERRUPT: over_close(b); break;
    default:
        if (!move(b, a)) browser_say(b, STYLE_STATUS, "not here: q goes back");
    }
}

/* One line an action; longer than a function should be for that. */
static void act(Browser *b, Action a, Key key)
{
    switch (a) {
    case ACTION_NEXT_PANE: go_pane(b, 1); break;
    case ACTION_PREVIOUS_PANE: go_pane(b, PANES - 1); break;
    case ACTION_PANE_LIST: desk_focus(&b->desk, PANE_LIST); break;
    case ACTION_PANE_FORM: desk_focus(&b->desk, PANE_FORM); break;
    case ACTION_PANE_NOTES: desk_focus(&b->desk, PANE_NOTES); break;
    case ACTION_PANE_FINDINGS: desk_focus(&b->desk, PANE_FINDINGS); break;
    case ACTION_PANE_SOURCE: desk_focus(&b->desk, PANE_SOURCE); break;
    case ACTION_ZOOM: desk_zoom(&b->desk, !b->desk.zoom); break;
    case ACTION_OPEN: open_here(b); break;
    case ACTION_CLOSE: close_one(b); break;
    case ACTION_NEXT_FILING: next_filing(b, 1); break;
    case ACTION_PREVIOUS_FILING: next_filing(b, -1); break;
    case ACTION_NEXT_FINDING: step(b, TRAIL_FINDINGS, 1); break;
    case ACTION_PREVIOUS_FINDING: step(b, TRAIL_FINDINGS, -1); break;
    case ACTION_NEXT_REPAIR: step(b, TRAIL_REPAIRS, 1); break;
    case ACTION_PREVIOUS_REPAIR: step(b, TRAIL_REPAIRS, -1); break;
    case ACTION_OTHER: go_other(b); break;
    case ACTION_ALL_FINDINGS: show_findings(b, false); break;
    case ACTION_GROUP_FINDINGS: show_findings(b, true); break;
    case ACTION_ACCEPT: reviewing_decide(b, VERDICT_ACCEPTED); break;
    case ACTION_REJECT: reviewing_decide(b, VERDICT_REJECTED); break;
    case ACTION_TYPE: reviewing_decide(b, VERDICT_TYPED); break;
    case ACTION_SEARCH: searching_begin(b); break;
    case ACTION_NEXT_MATCH: searching_step(b, 1, false); break;
    case ACTION_PREVIOUS_MATCH: searching_step(b, -1, false); break;
    case ACTION_HELP:
    case ACTION_LOADS:
    case ACTION_TIMELINE:
    case ACTION_SHORTSWING:
    case ACTION_DIFFERENCE: over_open(b, view_of(a)); break;
    case ACTION_REDRAW: b->redraw = true; break;
    case ACTION_QUIT: b->quit = true; break;
    case ACTION_INTERRUPT: b->quit = !close_one(b); break;
    case ACTION_CLICK: click(b, key); break;
    case ACTION_WHEEL_UP: scroll(b, key, PAGER_SCROLL_UP); break;
    case ACTION_WHEEL_DOWN: scroll(b, key, PAGER_SCROLL_DOWN); break;
    default: move(b, a);
    }
}

static void take_back(Browser *b)
{
    if (b->desk.has_filing) desk_go(&b->desk, b->before);
    desk_focus(&b->desk, b->before_focus);
}

void browser_key(Browser *b, Key key)
{
    bool instead;
    Chord what;
    char room[CHORD_TEXT];
    buf_clear(&b->message);
    if (b->prompting || b->typing) {
        (b->typing ? reviewing_key : over_is(&b->over) ? over_search_key : searching_key)(b, key.code);
        return;
    }
    Action a = keymap_key(&b->keys, key.code, &instead, &what);
    if (a == ACTION_PENDING) return;
    if (instead) take_back(b);
    b->before = b->desk.place;
    b->before_focus = b->desk.focus;
    b->waiting = b->over.way = 0;
    if (a != ACTION_NONE)
        (over_is(&b->over) ? act_over : act)(b, a, key);
    else if (what.n < 2 || what.key[what.n - 1] != K_ESC)
        browser_say(b, STYLE_STATUS, "%.*s does nothing; ? shows the keys", STR_ARG(chord_text(&what, room)));
}
