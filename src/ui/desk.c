/* desk.c: opening filings, and keeping all panes at one place. */
#include "ui/desk.h"

#include "base/hash.h"
#include "load/report.h"

#include <stdlib.h>
#include <time.h>

static const Slot *slot_of(const Desk *d, PaneId id) { return &d->layout.slot[layout_slot(&d->layout, id)]; }

static ViewContext context(const Desk *d, PaneId id)
{
    ViewContext c = {
        .corpus = &d->corpus,
        .failure = d->failure,
        .nfailure = d->nfailure,
        .filing = d->filing,
        .edition = d->edition,
        .chosen = d->place,
        .has_chosen = d->has_filing,
        .grouping = d->grouping,
        .messages = &d->teller.messages,
        .width = slot_of(d, id)->body.w,
    };
    if (d->has_filing) c.path = corpus_where(&d->corpus, d->filing).path;
    if (d->open.ok) c.doc = &d->open.doc, c.findings = &d->open.findings;
    return c;
}

static void open_view(Desk *d, PaneId id)
{
    ViewContext c = context(d, id);
    bool overview = id == PANE_FINDINGS && d->whole;
    view_open(&d->pane[id].view, overview ? &view_overview : pane_view(id), &c);
    d->pane[id].pager = (Pager){0};
}

void desk_init(Desk *d, Load *load)
{
    *d = (Desk){.load = load, .focus = PANE_FORM};
    teller_init(&d->teller, d);
    desk_focus(d, PANE_FINDINGS); /* on top where panes share a slot */
    desk_focus(d, PANE_FORM);
    d->layout = layout_of(0, 0, false);
    for (PaneId id = 0; id < PANES; id++) open_view(d, id);
}

void desk_free(Desk *d)
{
    for (PaneId id = 0; id < PANES; id++) view_close(&d->pane[id].view);
    loaded_free(&d->open);
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
        Rect body = slot_of(d, id)->body;
        pager_update(&d->pane[id].pager, &d->pane[id].view, &c, body.w, body.h);
    }
}

void desk_show_findings(Desk *d, bool whole, Grouping grouping)
{
    Pane *p = &d->pane[PANE_FINDINGS];
    d->grouping = grouping;
    if (d->whole != whole) {
        d->whole = whole;
        view_close(&p->view);
        open_view(d, PANE_FINDINGS);
    }
    desk_refresh(d);
    if (d->has_filing) pager_go(&p->pager, &p->view, d->place);
}

void desk_resize(Desk *d, int w, int h)
{
    d->w = w;
    d->h = h;
    d->layout = layout_of(w, h, d->zoom);
    desk_refresh(d);
}

void desk_zoom(Desk *d, bool zoom)
{
    d->zoom = zoom;
    desk_resize(d, d->w, d->h);
}

static void put_focus(Desk *d, PaneId id)
{
    d->focus = id;
    d->pane[id].used = ++d->uses;
}

void desk_focus(Desk *d, PaneId id)
{
    d->wanted = id;
    put_focus(d, id);
}

PaneId desk_top(const Desk *d, const Slot *slot)
{
    PaneId top = PANES;
    for (PaneId id = 0; id < PANES; id++)
        if (slot->panes & 1u << id && (top == PANES || d->pane[id].used > d->pane[top].used)) top = id;
    return top;
}

/* ---- filings ---- */

/* A pane of all filings stays as it is when another one is opened. */
static bool is_of_all(const Desk *d, PaneId id)
{
    return id == PANE_LIST || (id == PANE_FINDINGS && d->whole);
}

bool desk_read(Desk *d, uint32_t filing, Loaded *x) { return load_again(d->load, &d->corpus, filing, x); }

/* After decisions: the corpus has the values of the open filing as they are now, and its findings are those
 * of these. */
static void renew(Desk *d)
{
    load_check(d->load, &d->open);
    corpus_renew(&d->corpus, d->filing, &d->open.doc, &d->open.findings);
    d->edition++;
}

bool desk_decide(Desk *d, Place p, Verdict v, Str typed)
{
    char hash[HASH_TEXT];
    Doc *doc = &d->open.doc;
    Arena arena = {0};
    Str key = hash_sha256(doc->text, hash);
    bool none = v == VERDICTS, kept = true;
    Decision x = {0};
    if (!none) x = decision_make(doc, p, v, typed, (int64_t)time(NULL), &arena);
    if (d->review) kept = none ? review_forget(d->review, key, p) : review_keep(d->review, key, &x);
    if (kept && none) doc_undecide(doc, p);
    if (kept && !none) doc_decide(doc, &x);
    if (kept) renew(d);
    desk_refresh(d);
    Pane *pane = desk_pane(d); /* a finding that is there again: its cursor had to leave it */
    if (kept) pager_go(&pane->pager, &pane->view, d->place);
    arena_free(&arena);
    return kept;
}

/* Makes `x` the open filing: the panes that show it begin anew. */
static void show_filing(Desk *d, uint32_t filing, Loaded x)
{
    for (PaneId id = 0; id < PANES; id++)
        if (!is_of_all(d, id)) view_close(&d->pane[id].view);
    loaded_free(&d->open);
    d->open = x;
    d->opened++;
    d->filing = filing;
    d->has_filing = true;
    d->place = (Place){.filing = filing, .part = PART_FILING, .field = F_NONE};
    for (PaneId id = 0; id < PANES; id++)
        if (!is_of_all(d, id)) open_view(d, id);
    desk_refresh(d);
    pager_go(&d->pane[PANE_LIST].pager, &d->pane[PANE_LIST].view, d->place);
}

bool desk_open(Desk *d, uint32_t filing)
{
    if (d->has_filing && d->filing == filing && d->open.ok) return true;
    Loaded x;
    load_again(d->load, &d->corpus, filing, &x);
    show_filing(d, filing, x);
    return d->open.ok;
}

void desk_findings(Desk *d)
{
    if (d->open.ok) load_findings(&d->corpus, d->filing, &d->open);
    d->edition++;
    desk_refresh(d);
}

void desk_take(Desk *d, Loaded *x)
{
    report_take(&d->intakes, x);
    if (x->ok) {
        uint32_t filing = corpus_add(&d->corpus, &x->doc, &x->where, &x->findings);
        if (!d->has_filing) {
            show_filing(d, filing, *x);
            return;
        }
    } else {
        Failure *f = d->failure = mem_grow(d->failure, &d->capfailure, d->nfailure + 1, sizeof *d->failure);
        f[d->nfailure++] =
            (Failure){str_copy(&d->arena, x->where.path), str_copy(&d->arena, buf_str(&x->what)), x->notice};
        d->unread += !x->notice;
    }
    loaded_free(x);
}

/* ---- places ---- */

/* All panes but the one in focus go to the place; that one has its cursor there already. */
static void others_go(Desk *d)
{
    desk_refresh(d);
    for (PaneId id = 0; id < PANES; id++)
        if (id != d->focus) pager_go(&d->pane[id].pager, &d->pane[id].view, d->place);
}

void desk_follow(Desk *d)
{
    Place p;
    if (!pager_place(&desk_pane(d)->pager, &desk_pane(d)->view, &p) || !place_in_filing(p)) return;
    if (!d->has_filing || p.filing != d->filing) desk_open(d, p.filing);
    d->place = p;
    others_go(d);
}

/* The pane in which the place can be seen: the one the person chose, else the one that prints it. What stands
 * in no cell can be seen in the source only. */
static PaneId pane_for(Desk *d)
{
    bool source_hidden = desk_top(d, slot_of(d, PANE_SOURCE)) != PANE_SOURCE;
    Pane *source = &d->pane[PANE_SOURCE];
    if (d->place.part == PART_FILING && d->place.raw.len && source_hidden &&
        pager_go(&source->pager, &source->view, d->place))
        return PANE_SOURCE;
    const PaneId tries[] = {d->wanted, PANE_FORM, PANE_NOTES, PANE_SOURCE};
    const size_t n = sizeof tries / sizeof *tries;
    for (int exact = 1; exact >= 0; exact--) /* else what is nearest to it */
        for (size_t i = 0; i < n; i++) {
            Pane *p = &d->pane[tries[i]];
            Place at;
            if (tries[i] == PANE_LIST || !pager_go(&p->pager, &p->view, d->place)) continue;
            if (!exact || (pager_place(&p->pager, &p->view, &at) && place_eq(at, d->place))) return tries[i];
        }
    return d->wanted == PANE_LIST ? PANE_FORM : d->wanted;
}

void desk_go(Desk *d, Place place)
{
    if (!d->has_filing || place.filing != d->filing) desk_open(d, place.filing);
    d->place = place;
    desk_refresh(d);
    put_focus(d, pane_for(d));
    others_go(d);
}
