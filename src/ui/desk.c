/* desk.c: opening filings, and keeping all panes at one place. */
#include "ui/desk.h"

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

static void open_view(Desk *d, PaneId id)
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
    for (PaneId id = 0; id < PANES; id++) open_view(d, id);
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
              .preview = d->has_filing,
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

static void put_focus(Desk *d, PaneId id)
{
    d->focus = id;
    d->pane[id].used = ++d->uses;
    desk_arrange(d);
}

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
    put_focus(d, id);
    desk_follow(d);
}

PaneId desk_top(const Desk *d, const Slot *slot)
{
    PaneId top = PANES;
    for (PaneId id = 0; id < PANES; id++)
        if (slot->panes & 1u << id && (top == PANES || d->pane[id].used > d->pane[top].used)) top = id;
    return top;
}

void desk_show_all(Desk *d, Grouping grouping)
{
    Pane *p = &d->pane[PANE_ALL];
    d->grouping = grouping;
    d->all = true;
    put_focus(d, PANE_ALL);
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

/* ---- filings ---- */

/* A pane of all filings stays as it is when another one is opened. */
static bool is_of_all(PaneId id) { return id == PANE_LIST || id == PANE_ALL; }

bool desk_read(Desk *d, uint32_t filing, Loaded *x) { return load_again(d->load, &d->corpus, filing, x); }

/* Which findings of the open filing a person has dismissed. */
static void find_dismissed(Desk *d)
{
    char print[17];
    arena_free(&d->reasons);
    d->dismissed = NULL;
    for (size_t i = 0; d->open.ok && i < d->marks.n; i++) {
        const Mark *m = &d->marks.at[i];
        if (m->kind != ACT_DISMISSED) continue;
        Str why = str_fmt(&d->reasons, "dismissed by %.*s: %.*s; ", STR_ARG(m->who), STR_ARG(m->text));
        if (!d->dismissed) d->dismissed = ARENA_NEW(&d->reasons, Str, d->open.findings.n + 1);
        for (size_t k = 0; k < d->open.findings.n; k++) {
            finding_fingerprint(&d->open.doc, &d->open.findings.at[k], print);
            if (str_eq(m->finding, str_z(print))) d->dismissed[k] = why;
        }
    }
}

/* What follows from the values and findings of the open filing, after they have changed. */
static void follow_values(Desk *d)
{
    find_dismissed(d);
    rows_find(&d->rows, &d->listing.facts, d->filing);
    d->edition++;
}

/* After decisions: the corpus has the values of the open filing as they are now, and its findings are those
 * of these. */
static void renew(Desk *d)
{
    load_check(d->load, &d->open);
    corpus_renew(&d->corpus, d->filing, &d->open.doc, &d->open.findings);
    follow_values(d);
}

/* The time of a decision; of all of them the same where a test wants to see the same screens every day. */
static int64_t now(void)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    return fixed && *fixed ? strtoll(fixed, NULL, 10) : (int64_t)time(NULL);
}

bool desk_decide(Desk *d, Place p, Verdict v, Str typed)
{
    char hash[HASH_TEXT];
    Doc *doc = &d->open.doc;
    Arena arena = {0};
    Str key = hash_sha256(doc->text, hash);
    bool none = v == VERDICTS, kept = true;
    Decision x = {0};
    if (!none) x = decision_make(doc, p, v, typed, now(), &arena);
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

void desk_read_marks(Desk *d)
{
    unsigned bits = 0;
    marks_free(&d->marks);
    if (d->review && d->open.ok &&
        review_marks(d->review, hash_sha256(d->open.doc.text, d->sha256), &d->marks)) {
        for (size_t i = 0; i < d->marks.n; i++) bits |= 1u << d->marks.at[i].kind;
        listing_mark(&d->listing, d->filing, bits);
    }
    follow_values(d);
    desk_refresh(d);
}

/* Makes `x` the open filing, for panes that begin anew. */
static void take_filing(Desk *d, uint32_t filing, Loaded x)
{
    for (PaneId id = 0; id < PANES; id++)
        if (!is_of_all(id)) view_close(&d->pane[id].view);
    loaded_free(&d->open);
    d->open = x;
    d->opened++;
    d->filing = filing;
    d->has_filing = true;
    for (PaneId id = 0; id < PANES; id++)
        if (!is_of_all(id)) open_view(d, id);
    desk_read_marks(d);
}

static void show_filing(Desk *d, uint32_t filing, Loaded x)
{
    take_filing(d, filing, x);
    d->place = (Place){.filing = filing, .part = PART_FILING, .field = F_NONE};
    desk_arrange(d);
    for (PaneId id = 0; id < PANES; id++)
        if (!is_of_all(id)) pager_start(&d->pane[id].pager, &d->pane[id].view);
    for (PaneId id = PANE_TABLE1; id <= PANE_TABLE2; id++) /* from the number of the row to its first cell */
        pager_move(&d->pane[id].pager, &d->pane[id].view, PAGER_RIGHT, 1);
    pager_go(&d->pane[PANE_LIST].pager, &d->pane[PANE_LIST].view, d->place);
}

bool desk_open(Desk *d, uint32_t filing)
{
    if (filing >= d->corpus.nfiling || (d->has_filing && d->filing == filing && d->open.ok))
        return d->open.ok;
    Loaded x;
    load_again(d->load, &d->corpus, filing, &x);
    show_filing(d, filing, x);
    return d->open.ok;
}

void desk_reread(Desk *d)
{
    Loaded x;
    Pager before[PANES];
    if (!d->has_filing) return;
    for (PaneId id = 0; id < PANES; id++) before[id] = d->pane[id].pager;
    bool ok = load_again(d->load, &d->corpus, d->filing, &x);
    take_filing(d, d->filing, x);
    if (ok) renew(d);
    for (PaneId id = 0; id < PANES; id++) d->pane[id].pager = before[id];
    desk_arrange(d);
    pager_go(&desk_pane(d)->pager, &desk_pane(d)->view, d->place);
    others_go(d);
}

void desk_ask_rows(Desk *d, Str query)
{
    if (!asked_set(&d->rows.asked, query)) return;
    follow_values(d);
    desk_arrange(d);
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

void desk_reload(Desk *d, Load *load) { d->load = d->teller.load = load; }

void desk_list(Desk *d)
{
    if (!listing_slice(&d->listing)) return;
    desk_refresh(d);
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

void desk_findings(Desk *d)
{
    listing_again(&d->listing);
    if (d->open.ok) load_findings(&d->corpus, d->filing, &d->open);
    if (d->open.ok) follow_values(d);
    d->edition++;
    desk_refresh(d);
}

void desk_take(Desk *d, Loaded *x)
{
    report_take(&d->intakes, x);
    if (x->ok) {
        uint32_t filing = corpus_add(&d->corpus, &x->doc, &x->where, &x->findings);
        listing_add(&d->listing, &x->doc);
        listing_mark(&d->listing, filing, x->laid.kinds);
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
    d->place = place;
    desk_refresh(d);
    put_focus(d, pane_for(d));
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
