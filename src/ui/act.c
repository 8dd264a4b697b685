/* act.c: what keys do. */
#include "ui/browser.h"

#include <stdlib.h>

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

static bool close_one(Browser *b);

static bool is_cell_pane(PaneId id) { return id == PANE_HEADER || id == PANE_TABLE1 || id == PANE_TABLE2; }

/* Enter: in the list the filing; on a cell its card, and back; elsewhere what the view does with it, else
 * where its line leads. */
static void open_here(Browser *b)
{
    Desk *d = &b->desk;
    Pane *p = desk_pane(d);
    Place place;
    bool at = pager_place(&p->pager, &p->view, &place);
    if (d->focus == PANE_LIST) {
        if (!d->has_filing || !at) return;
        desk_follow(d);
        desk_focus(d, desk_first(d));
    } else if (d->focus == PANE_CARD && !at) {
        close_one(b);
    } else if (is_cell_pane(d->focus)) {
        b->card_from = d->focus;
        desk_focus(d, PANE_CARD);
    } else if (d->focus == PANE_NOTES && at && going_use(b, place)) {
        return;
    } else if (!pager_act(&p->pager, &p->view) && at) {
        desk_show(d, place);
    }
}

/* Closes what was opened last; false if nothing is open. */
static bool close_one(Browser *b)
{
    View *v = &desk_pane(&b->desk)->view;
    if (over_is(&b->over)) {
        over_close(b);
    } else if (b->desk.focus == PANE_CARD) {
        desk_focus(&b->desk, b->card_from);
    } else if (v->has_opened) {
        view_toggle(v, v->opened);
        desk_refresh(&b->desk);
    } else if (b->searched.n) {
        searching_clear(b);
    } else if (b->desk.focus == PANE_ALL) {
        desk_hide_all(&b->desk);
    } else if (b->desk.focus == PANE_LIST && listing_filters(&b->desk.listing)) {
        filtering_set(b, S(""));
    } else if (b->desk.zoom) {
        desk_zoom(&b->desk, false);
    } else if (b->desk.printed) {
        b->desk.printed = false;
        desk_arrange(&b->desk);
    } else {
        return false;
    }
    return true;
}

static void next_filing(Browser *b, int direction)
{
    if (b->desk.has_filing && !desk_beside(&b->desk, direction))
        browser_say(b, STYLE_STATUS, direction < 0 ? "this is the first filing" : "this is the last filing");
}

/* Which findings are shown and walked. */
static void set_level(Browser *b, Severity level, bool without_reading)
{
    static const char *const names[SEVERITIES] = {"all findings", "warnings and errors", "errors only"};
    b->desk.level = level;
    b->desk.without_reading = without_reading;
    desk_refresh(&b->desk);
    browser_say(b, STYLE_STATUS, "%s%s", names[level], without_reading ? ", without those of reading" : "");
}

static void step_worse(Browser *b, Severity least, int direction)
{
    TrailStep s = trails_step_worse(&b->trails, least, direction);
    if (s == TRAIL_EMPTY)
        browser_say(b, STYLE_STATUS,
                    least == SEVERITY_ERROR ? "no errors in any filing" : "no warnings or errors");
    if (s == TRAIL_WRAPPED) browser_say_wrapped(b, direction);
}

static void step(Browser *b, TrailKind kind, int direction)
{
    static const char *const none[TRAILS] = {
        [TRAIL_FINDINGS] = "no findings in any filing",
        [TRAIL_REPAIRS] = "nothing is left to decide in any filing",
    };
    TrailStep s = trails_step(&b->trails, kind, direction, false);
    if (s == TRAIL_EMPTY) browser_say(b, STYLE_STATUS, "%s", none[kind]);
    if (s == TRAIL_WRAPPED) browser_say_wrapped(b, direction);
    if (s == TRAIL_DECIDED)
        browser_say(b, STYLE_DECIDED, "all %zu decided; again: the next filing with something undecided",
                    b->trails.doubts);
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
    Buf text[2] = {{0}, {0}};
    for (size_t i = 0; i < b->desk.layout.n && !over_is(&b->over); i++) {
        const Slot *s = &b->desk.layout.slot[i];
        Title title = desk_title(&b->desk, s, text);
        if (rect_has(s->title, key.x, key.y)) {
            PaneId id = title_pane_at(s, &title, key.x);
            desk_focus(&b->desk, id < PANES ? id : title.top);
        } else if (rect_has(s->body, key.x, key.y)) {
            click_body(b, title.top, key.x - s->body.x, key.y - s->body.y);
        }
    }
    for (int i = 0; i < 2; i++) buf_free(&text[i]);
}

/* ---- all of them ---- */

/* Among those with a number; the card counts as the table it is of. */
static void go_pane(Browser *b, PaneId by)
{
    PaneId from = b->desk.focus == PANE_CARD  ? b->card_from
                  : b->desk.focus == PANE_ALL ? PANE_LIST
                                              : b->desk.focus;
    desk_focus(&b->desk, (from + by) % PANE_NUMBERED);
}

/* Of all filings, in another grouping where they are shown already; again: no more. */
static void show_findings(Browser *b, bool regroup)
{
    Desk *d = &b->desk;
    bool shown = d->focus == PANE_ALL;
    if (shown && !regroup)
        desk_hide_all(d);
    else
        desk_show_all(d, regroup && (shown || !d->grouping) ? (Grouping)((d->grouping + 1) % GROUPINGS)
                                                            : d->grouping);
}

/* One level at a time; where nothing is open, only when asked twice. */
static void quit(Browser *b)
{
    bool from_list = desk_lists(&b->desk), zoomed = b->desk.zoom;
    if (close_one(b)) return;
    if (!from_list && !zoomed && b->desk.corpus.nfiling > 1) {
        desk_focus(&b->desk, PANE_LIST);
        return;
    }
    b->quit = b->last == ACTION_QUIT && b->asked;
    b->asked = true;
    if (!b->quit) browser_say(b, STYLE_STATUS, "q again leaves sec16");
}

static void take_mouse(Browser *b)
{
    b->no_mouse = !b->no_mouse;
    b->term->ops->mouse(b->term, !b->no_mouse);
    browser_say(b, STYLE_STATUS,
                b->no_mouse ? "the mouse is the terminal's: it selects text; F2 takes it again"
                            : "the mouse chooses cells and panes");
}

/* The file of the open filing in another program, without a shell. */
static void open_source(Browser *b, const char *variable, const char *otherwise)
{
    enum { WORDS = 8 };
    const char *named = getenv(variable);
    Arena a = {0};
    Desk *d = &b->desk;
    if (!d->has_filing) return;
    Where where = corpus_where(&d->corpus, d->filing);
    char *argv[WORDS + 2] = {NULL};
    size_t n = 0;
    for (Str rest = str_z(named && *named ? named : otherwise); rest.n && n < WORDS;) {
        Str word = str_cut(&rest, ' ');
        if (word.n) argv[n++] = arena_copy(&a, str_copy(&a, word).p, word.n + 1);
    }
    argv[n] = arena_copy(&a, str_copy(&a, where.path).p, where.path.n + 1);
    if (where.spooled || where.member.n)
        browser_say(b, STYLE_STATUS,
                    "this filing is inside an archive or a stream: there is no file to open");
    else if (!b->term->ops->run(b->term, argv))
        browser_say(b, STYLE_ERROR, "%s cannot be run: set %s", argv[0], variable);
    b->redraw = true;
    arena_free(&a);
}

static void print_header(Browser *b)
{
    b->desk.printed = !b->desk.printed;
    desk_arrange(&b->desk);
    desk_focus(&b->desk, PANE_HEADER);
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

static void open_over(Browser *b)
{
    if (b->over.view.ops == &view_welcome)
        b->open_samples = b->samples != NULL;
    else if (b->over.view.ops == &view_counts)
        filtering_take_count(b);
    else
        over_act(b);
}

/* What can be done while something lies over the panes: moving in it and leaving it. */
static void act_over(Browser *b, Action a, Key key)
{
    switch (a) {
    case ACTION_WHEEL_UP: scroll(b, key, PAGER_SCROLL_UP); break;
    case ACTION_WHEEL_DOWN: scroll(b, key, PAGER_SCROLL_DOWN); break;
    case ACTION_CLICK:
        if (over_click(b, key)) open_over(b);
        break;
    case ACTION_REDRAW: b->redraw = true; break;
    case ACTION_OPEN: open_over(b); break;
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
    case ACTION_INTERRUPT:
        b->quit = b->over.view.ops == &view_welcome;
        over_close(b);
        break;
    case ACTION_LEAVE: b->quit = true; break;
    default:
        if (!move(b, a)) browser_say(b, STYLE_STATUS, "not here: q goes back");
    }
}

/* table-driven: one line an action. */
static void act(Browser *b, Action a, Key key)
{
    switch (a) {
    case ACTION_NEXT_PANE: /* in a terminal the same key as C-i: right after C-o it goes forward */
        if (b->last == ACTION_BACK || b->last == ACTION_FORWARD)
            going_back(b, true), b->going = true;
        else
            go_pane(b, 1);
        break;
    case ACTION_PREVIOUS_PANE: go_pane(b, PANE_NUMBERED - 1); break;
    case ACTION_PANE_LIST: desk_focus(&b->desk, PANE_LIST); break;
    case ACTION_PANE_HEADER: desk_focus(&b->desk, PANE_HEADER); break;
    case ACTION_PANE_TABLE1: desk_focus(&b->desk, PANE_TABLE1); break;
    case ACTION_PANE_TABLE2: desk_focus(&b->desk, PANE_TABLE2); break;
    case ACTION_PANE_NOTES: desk_focus(&b->desk, PANE_NOTES); break;
    case ACTION_PANE_FINDINGS: desk_focus(&b->desk, PANE_FINDINGS); break;
    case ACTION_PANE_SOURCE: desk_focus(&b->desk, PANE_SOURCE); break;
    case ACTION_ZOOM: desk_zoom(&b->desk, !b->desk.zoom); break;
    case ACTION_WHOLE_HEADER: print_header(b); break;
    case ACTION_OPEN: open_here(b); break;
    case ACTION_CLOSE: close_one(b); break;
    case ACTION_NEXT_FILING: next_filing(b, 1); break;
    case ACTION_PREVIOUS_FILING: next_filing(b, -1); break;
    case ACTION_NEXT_FINDING: step(b, TRAIL_FINDINGS, 1); break;
    case ACTION_PREVIOUS_FINDING: step(b, TRAIL_FINDINGS, -1); break;
    case ACTION_NEXT_ERROR: step_worse(b, SEVERITY_ERROR, 1); break;
    case ACTION_PREVIOUS_ERROR: step_worse(b, SEVERITY_ERROR, -1); break;
    case ACTION_NEXT_WARNING: step_worse(b, SEVERITY_WARNING, 1); break;
    case ACTION_PREVIOUS_WARNING: step_worse(b, SEVERITY_WARNING, -1); break;
    case ACTION_LEVEL:
        set_level(b, (Severity)((b->desk.level + 1) % SEVERITIES), b->desk.without_reading);
        break;
    case ACTION_READING: set_level(b, b->desk.level, !b->desk.without_reading); break;
    case ACTION_NEXT_REPAIR: step(b, TRAIL_REPAIRS, 1); break;
    case ACTION_PREVIOUS_REPAIR: step(b, TRAIL_REPAIRS, -1); break;
    case ACTION_OTHER: go_other(b); break;
    case ACTION_ALL_FINDINGS: show_findings(b, false); break;
    case ACTION_GROUP_FINDINGS: show_findings(b, true); break;
    case ACTION_ACCEPT: reviewing_decide(b, VERDICT_ACCEPTED); break;
    case ACTION_ACCEPT_ALIKE: reviewing_accept_alike(b); break;
    case ACTION_REVIEWED: marking_review(b); break;
    case ACTION_DISMISS: marking_dismiss(b); break;
    case ACTION_REMARK: marking_note(b); break;
    case ACTION_REPORT: marking_report(b); break;
    case ACTION_UNDO: reviewing_undo(b, false); break;
    case ACTION_REDO: reviewing_undo(b, true); break;
    case ACTION_REJECT: reviewing_decide(b, VERDICT_REJECTED); break;
    case ACTION_TYPE: reviewing_decide(b, VERDICT_TYPED); break;
    case ACTION_SEARCH: searching_begin(b); break;
    case ACTION_NEXT_MATCH: searching_step(b, 1, false); break;
    case ACTION_PREVIOUS_MATCH: searching_step(b, -1, false); break;
    case ACTION_FILTER: filtering_begin(b); break;
    case ACTION_SORT: filtering_sort(b); break;
    case ACTION_COUNT: filtering_count(b); break;
    case ACTION_HIDE_COLUMN: filtering_hide(b, true); break;
    case ACTION_SHOW_COLUMNS: filtering_hide(b, false); break;
    case ACTION_NARROWER: filtering_resize(b, -1); break;
    case ACTION_WIDER: filtering_resize(b, 1); break;
    case ACTION_HELP:
    case ACTION_LOADS:
    case ACTION_TIMELINE:
    case ACTION_SHORTSWING:
    case ACTION_DIFFERENCE: over_open(b, view_of(a)); break;
    case ACTION_REDRAW: b->redraw = true; break;
    case ACTION_QUIT: quit(b); break;
    case ACTION_LEAVE: b->quit = true; break;
    case ACTION_INTERRUPT: b->quit = !close_one(b); break;
    case ACTION_BACK: going_back(b, false); break;
    case ACTION_FORWARD: going_back(b, true); break;
    case ACTION_NOTE: going_note(b); break;
    case ACTION_COPY: copying_copy(b, false); break;
    case ACTION_COPY_ROW: copying_copy(b, true); break;
    case ACTION_COMMAND: palette_begin(b); break;
    case ACTION_TAKE_MOUSE: take_mouse(b); break;
    case ACTION_PAGER: open_source(b, "PAGER", "less"); break;
    case ACTION_EDITOR: open_source(b, "EDITOR", "vi"); break;
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

static bool is_move(Action a)
{
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].action == a) return true;
    return false;
}

/* What goes far leaves a trace, so that C-o finds back. */
static void do_action(Browser *b, Action a, Key key)
{
    Place from = b->desk.place;
    PaneId pane = b->desk.focus;
    bool had = b->desk.has_filing;
    b->going = a == ACTION_BACK || a == ACTION_FORWARD;
    if (a != ACTION_QUIT) b->asked = false;
    (over_is(&b->over) ? act_over : act)(b, a, key);
    bool gone = !place_eq(from, b->desk.place) || pane != b->desk.focus;
    if (had && gone && !b->going && !is_move(a)) going_leave(b, from, pane);
    b->last = b->going ? ACTION_BACK : a;
}

void browser_key(Browser *b, Key key)
{
    bool instead;
    Chord what;
    char room[CHORD_TEXT];
    buf_clear(&b->message);
    b->begun = true;
    if (b->touring && key.code == ' ' && !b->prompting && !b->filtering && !b->typing) {
        b->touring = ++b->tour < tour_steps();
        return;
    }
    if (b->commanding) {
        Action chosen = palette_key(b, key.code);
        if (chosen != ACTION_NONE) do_action(b, chosen, key);
        return;
    }
    if (b->marking) {
        marking_key(b, key.code);
        return;
    }
    if (b->prompting || b->typing || b->filtering) {
        (b->filtering        ? filtering_key
         : b->typing         ? reviewing_key
         : over_is(&b->over) ? over_search_key
                             : searching_key)(b, key.code);
        return;
    }
    Action a = keymap_key(&b->keys, key.code, &instead, &what);
    if (a == ACTION_PENDING) return;
    if (instead) take_back(b);
    b->before = b->desk.place;
    b->before_focus = b->desk.focus;
    b->waiting = b->over.way = 0;
    if (a != ACTION_NONE)
        do_action(b, a, key);
    else if (what.n < 2 || what.key[what.n - 1] != K_ESC)
        browser_say(b, STYLE_STATUS, "%.*s does nothing; ? shows the keys", STR_ARG(chord_text(&what, room)));
}
