/* desk_places.c: one place, at which all panes are. */
#include "ui/desk_parts.h"

PaneId desk_first(const Desk *d)
{
    if (!d->open.ok) return PANE_HEADER;
    for (int t = TABLE_I; t < TABLES; t++)
        if (d->open.doc.table[t].n) return t == TABLE_I ? PANE_TABLE1 : PANE_TABLE2;
    return PANE_HEADER;
}

void desk_focus(Desk *d, PaneId id)
{
    d->wanted = id;
    desk_put_focus(d, id);
    desk_follow(d);
}

void desk_show_all(Desk *d, Grouping grouping)
{
    Pane *p = &d->pane[PANE_ALL];
    d->grouping = grouping;
    d->all = true;
    desk_put_focus(d, PANE_ALL);
    if (!d->has_filing || !pager_go(&p->pager, &p->view, d->place)) pager_start(&p->pager, &p->view);
}

void desk_hide_all(Desk *d)
{
    d->all = false;
    desk_focus(d, PANE_LIST);
}

/* All panes but the one in focus go to the place; that one has its cursor there already. */
static void others_go(Desk *d)
{
    desk_refresh(d);
    for (PaneId id = 0; id < PANES; id++)
        if (id != d->focus) pager_go(&d->pane[id].pager, &d->pane[id].view, d->place);
    d->pane[PANE_CARD].pager =
        (Pager){.seg = SEG_NONE, .w = d->pane[PANE_CARD].pager.w, .h = d->pane[PANE_CARD].pager.h};
}

void desk_reread(Desk *d)
{
    Loaded x;
    Pager before[PANES];
    if (!d->has_filing) return;
    for (PaneId id = 0; id < PANES; id++) before[id] = d->pane[id].pager;
    bool ok = load_again(d->load, &d->corpus, d->filing, &x);
    desk_take_filing(d, d->filing, x);
    if (ok) desk_renew(d);
    for (PaneId id = 0; id < PANES; id++) d->pane[id].pager = before[id];
    desk_arrange(d);
    pager_go(&desk_pane(d)->pager, &desk_pane(d)->view, d->place);
    others_go(d);
}

static bool ask_rows(Desk *d, Str query)
{
    if (!asked_set(&d->rows.asked, query)) return false;
    if (d->has_filing) desk_follow_values(d);
    desk_arrange(d);
    return true;
}

/* Whether it is in a row that the filter of rows leaves out. */
static bool is_left_out(const Desk *d, Place p)
{
    const bool *shown = rows_shown(&d->rows);
    if (!shown || !d->open.ok || (p.part != PART_I && p.part != PART_II)) return false;
    if (p.row >= doc_rows(&d->open.doc, (Part)p.part)) return false;
    return !shown[p.row + (p.part == PART_II ? d->open.doc.table[TABLE_I].n : 0)];
}

void desk_ask_rows(Desk *d, Str query)
{
    if (!ask_rows(d, query)) return;
    Pane *p = desk_pane(d);
    if (!pager_go(&p->pager, &p->view, d->place)) pager_start(&p->pager, &p->view);
    desk_follow(d);
}

bool desk_is_at(const Desk *d, const Finding *f)
{
    Place p = finding_place(f);
    p.filing = d->filing;
    return place_eq(p, d->place);
}

void desk_list(Desk *d)
{
    if (!listing_slice(&d->listing)) return;
    desk_arrange(d); /* an empty list has no preview */
    Pane *p = &d->pane[PANE_LIST];
    if (d->has_filing && !pager_go(&p->pager, &p->view, d->place)) {
        pager_start(&p->pager, &p->view);
        if (d->focus == PANE_LIST) desk_follow(d);
    }
}

ListColumn desk_column(const Desk *d)
{
    Place p;
    const Pane *pane = &d->pane[PANE_LIST];
    return pager_place(&pane->pager, &pane->view, &p) && p.row < LIST_COLUMNS ? (ListColumn)p.row
                                                                              : LIST_COLUMNS;
}

void desk_follow(Desk *d)
{
    Place p;
    if (d->focus == PANE_CARD || !pager_place(&desk_pane(d)->pager, &desk_pane(d)->view, &p) ||
        !place_in_filing(p))
        return;
    if (d->focus == PANE_LIST) p.row = 0; /* it was the column */
    if (!d->has_filing || p.filing != d->filing) desk_open(d, p.filing);
    d->place = p;
    others_go(d);
}

/* The pane that prints a place. */
static PaneId home_of(Place p)
{
    switch ((Part)p.part) {
    case PART_I: return PANE_TABLE1;
    case PART_II: return PANE_TABLE2;
    case PART_NOTE:
    case PART_SIGN: return PANE_NOTES;
    case PART_FILING: return p.raw.len ? PANE_SOURCE : PANE_HEADER;
    default: return p.field == F_remarks ? PANE_NOTES : PANE_HEADER;
    }
}

/* Where the place is to be looked at: in the pane that the person chose, if that shows it, else where it is
 * printed. */
static PaneId pane_for(Desk *d)
{
    PaneId home = home_of(d->place);
    Pane *p = &d->pane[d->wanted];
    Place at;
    if (d->wanted == PANE_CARD) return PANE_CARD;
    if (d->wanted == PANE_LIST || d->wanted == home || !pager_go(&p->pager, &p->view, d->place)) return home;
    return pager_place(&p->pager, &p->view, &at) && place_eq(at, d->place) ? d->wanted : home;
}

void desk_go(Desk *d, Place place)
{
    if (place.filing >= d->corpus.nfiling) return;
    if (!d->has_filing || place.filing != d->filing) desk_open(d, place.filing);
    if (is_left_out(d, place)) ask_rows(d, S("")); /* who goes there wants to see it */
    d->place = place;
    desk_refresh(d);
    desk_put_focus(d, pane_for(d));
    pager_go(&desk_pane(d)->pager, &desk_pane(d)->view, d->place);
    others_go(d);
}

void desk_look(Desk *d, Place place)
{
    d->place = place;
    others_go(d);
}

void desk_show(Desk *d, Place place)
{
    d->wanted = PANE_LIST; /* none */
    desk_go(d, place);
    d->wanted = d->focus;
}

bool desk_beside(Desk *d, int direction)
{
    Place p = d->place;
    size_t at = listing_find(&d->listing, d->filing), next = at == SIZE_MAX  ? 0
                                                             : direction > 0 ? at + 1
                                                                             : at - 1;
    if (next >= d->listing.order.n) return false;
    desk_open(d, d->listing.order.filing[next]);
    p.filing = d->filing;
    size_t rows = d->open.ok ? doc_rows(&d->open.doc, (Part)p.part) : 0;
    if (p.row >= rows) p.row = (uint16_t)(rows ? rows - 1 : 0);
    if (d->focus == PANE_CARD) desk_go(d, p);
    pager_go(&desk_pane(d)->pager, &desk_pane(d)->view, p);
    desk_follow(d);
    return true;
}
