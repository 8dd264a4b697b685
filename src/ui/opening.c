/* opening.c: what Enter opens, and the way back from it, one level at a time. */
#include "ui/browser.h"

static bool is_cell_pane(PaneId id) { return id == PANE_HEADER || id == PANE_TABLE1 || id == PANE_TABLE2; }

/* Closes what lies over the panes, the marks of its search first. */
static bool close_over(Browser *b)
{
    if (over_search_clear(b)) return true;
    over_close(b);
    return true;
}

/* Closes what was opened last; false if nothing is open. */
static bool close_one(Browser *b)
{
    Desk *d = &b->desk;
    View *v = &desk_pane(d)->view;
    if (over_is(&b->over)) return close_over(b);
    if (d->focus == PANE_CARD) {
        desk_focus(d, b->card_from);
    } else if (v->has_opened) {
        view_toggle(v, v->opened);
        desk_refresh(d);
    } else if (b->searched.n) {
        searching_clear(b);
    } else if (d->focus == PANE_ALL) {
        desk_hide_all(d);
    } else if (d->focus == PANE_LIST && listing_filters(&d->listing)) {
        filtering_clear(b, false);
    } else if (!desk_lists(d) && d->rows.asked.query) {
        filtering_clear(b, true);
    } else if (d->zoom) {
        desk_zoom(d, false);
    } else if (d->printed) {
        d->printed = false;
        desk_arrange(d);
    } else {
        return false;
    }
    return true;
}

static void open_over(Browser *b)
{
    if (b->over.id == OVER_WELCOME)
        b->open_samples = b->samples != NULL;
    else if (b->over.id == OVER_COUNTS)
        columns_take_count(b);
    else
        over_act(b);
}

/* In the list the filing; on a cell its card, and back; elsewhere what the view does with it, else where its
 * line leads. */
void opening_open(Browser *b, int what)
{
    Desk *d = &b->desk;
    Pane *p = desk_pane(d);
    Place place;
    (void)what;
    if (over_is(&b->over)) {
        open_over(b);
        return;
    }
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

void opening_close(Browser *b, int what)
{
    (void)what;
    close_one(b);
}

/* Of all filings, in another grouping where they are shown already; again: no more. */
void opening_findings(Browser *b, int regroup)
{
    Desk *d = &b->desk;
    bool shown = d->focus == PANE_ALL;
    if (shown && !regroup)
        desk_hide_all(d);
    else
        desk_show_all(d, regroup && (shown || !d->grouping) ? (Grouping)((d->grouping + 1) % GROUPINGS)
                                                            : d->grouping);
}

/* Where nothing is open, only when asked twice. */
void opening_quit(Browser *b, int what)
{
    (void)what;
    if (over_is(&b->over)) {
        b->quit = b->over.id == OVER_WELCOME;
        over_close(b);
        return;
    }
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

void opening_interrupt(Browser *b, int what)
{
    if (over_is(&b->over))
        opening_quit(b, what);
    else
        b->quit = !close_one(b);
}
