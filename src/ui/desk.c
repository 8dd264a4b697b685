/* desk.c: the panes of a desk: what they are given, and where they stand. */
#include "ui/desk_parts.h"

#include "base/hash.h"
#include "load/report.h"

#include <stdlib.h>
#include <time.h>

enum { LIST_BEGIN = 5 }; /* a column in "Filed": where the cursor of the list begins */

/* The part of the screen that a pane has; one that is not on it keeps its size. */
static Rect body_of(const Desk *d, PaneId id)
{
    size_t slot = layout_slot(&d->layout, id);
    const Pager *p = &d->pane[id].pager;
    return slot < d->layout.n ? d->layout.slot[slot].body
                              : (Rect){0, 0, p->w > 1 ? p->w : d->w, p->h > 1 ? p->h : 1};
}

static ViewContext context(const Desk *d, PaneId id)
{
    ViewContext c = {
        .corpus = &d->corpus,
        .failure = d->failure,
        .nfailure = d->nfailure,
        .filing = d->filing,
        .edition = id == PANE_LIST ? d->listing.edition : d->edition,
        .order = &d->listing.order,
        .facts = &d->listing.facts,
        .list = &d->listing.style,
        .chosen = d->place,
        .has_chosen = d->has_filing,
        .level = d->level,
        .without_reading = d->without_reading,
        .grouping = d->grouping,
        .messages = &d->teller.messages,
        .dismissed = d->dismissed,
        .rows = d->open.ok ? rows_shown(&d->rows) : NULL,
        .whole = d->printed,
        .width = body_of(d, id).w,
    };
    if (d->has_filing) c.path = corpus_where(&d->corpus, d->filing).path;
    if (d->open.ok) c.doc = &d->open.doc, c.findings = &d->open.findings;
    return c;
}

void desk_open_view(Desk *d, PaneId id)
{
    ViewContext c = context(d, id);
    view_open(&d->pane[id].view, pane_view(id), &c);
    d->pane[id].pager = (Pager){.seg = SEG_NONE, .column = id == PANE_LIST ? LIST_BEGIN : 0};
}

void desk_init(Desk *d, Load *load)
{
    *d = (Desk){.load = load, .focus = PANE_LIST, .wanted = PANE_LIST};
    teller_init(&d->teller, load, &d->corpus);
    listing_init(&d->listing, &d->corpus);
    d->pane[PANE_FINDINGS].used = ++d->uses; /* on top where panes share a slot */
    d->pane[PANE_LIST].used = ++d->uses;
    for (PaneId id = 0; id < PANES; id++) desk_open_view(d, id);
}

void desk_free(Desk *d)
{
    for (PaneId id = 0; id < PANES; id++) view_close(&d->pane[id].view);
    loaded_free(&d->open);
    marks_free(&d->marks);
    rows_discard(&d->rows);
    arena_free(&d->reasons);
    listing_free(&d->listing);
    corpus_free(&d->corpus);
    intakes_free(&d->intakes);
    arena_free(&d->arena);
    teller_free(&d->teller);
    free(d->failure);
}

void desk_refresh(Desk *d)
{
    for (PaneId id = 0; id < PANES; id++) {
        ViewContext c = context(d, id);
        Rect body = body_of(d, id);
        pager_update(&d->pane[id].pager, &d->pane[id].view, &c, body.w, body.h);
    }
}

bool desk_lists(const Desk *d) { return d->focus == PANE_LIST || d->focus == PANE_ALL || !d->has_filing; }

size_t desk_rows(const Desk *d, TableId t)
{
    const bool *shown = rows_shown(&d->rows);
    size_t all = d->open.ok ? d->open.doc.table[t].n : 0, n = 0;
    size_t from = t == TABLE_II && all ? d->open.doc.table[TABLE_I].n : 0;
    for (size_t i = 0; i < all; i++) n += !shown || shown[from + i];
    return n;
}

/* With the line of heads. */
static size_t table_lines(const Desk *d, TableId t)
{
    size_t n = desk_rows(d, t);
    return n + (n > 0);
}

void desk_arrange(Desk *d)
{
    Wish w = {.w = d->w,
              .h = d->h,
              .zoom = d->zoom,
              .list = desk_lists(d),
              .preview = d->has_filing && d->listing.order.n,
              .findings = d->all,
              .card = d->focus == PANE_CARD,
              .header = d->printed};
    w.lines[PANE_HEADER] = view_lines(&d->pane[PANE_HEADER].view);
    w.lines[PANE_TABLE1] = table_lines(d, TABLE_I);
    w.lines[PANE_TABLE2] = table_lines(d, TABLE_II);
    w.lines[PANE_NOTES] = view_lines(&d->pane[PANE_NOTES].view);
    d->layout = layout_of(&w);
    desk_refresh(d);
}

void desk_resize(Desk *d, int w, int h)
{
    d->w = w;
    d->h = h;
    desk_arrange(d);
    desk_arrange(d); /* the header and the footnotes have other lines in another width */
}

void desk_zoom(Desk *d, bool zoom)
{
    d->zoom = zoom;
    desk_arrange(d);
}

void desk_put_focus(Desk *d, PaneId id)
{
    d->focus = id;
    d->pane[id].used = ++d->uses;
    desk_arrange(d);
}

PaneId desk_top(const Desk *d, const Slot *slot)
{
    PaneId top = PANES;
    for (PaneId id = 0; id < PANES; id++)
        if (slot->panes & 1u << id && (top == PANES || d->pane[id].used > d->pane[top].used)) top = id;
    return top;
}
