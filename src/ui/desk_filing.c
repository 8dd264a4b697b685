/* desk_filing.c: the filings of a desk: taking them in, opening one, deciding about it. */
#include "ui/desk_parts.h"

#include "base/hash.h"
#include "load/report.h"

#include <stdlib.h>
#include <time.h>

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
void desk_follow_values(Desk *d)
{
    find_dismissed(d);
    rows_find(&d->rows, &d->listing.facts, d->filing);
    d->edition++;
}

/* After decisions: the corpus has the values of the open filing as they are now, and its findings are those
 * of these. */
void desk_renew(Desk *d)
{
    load_check(d->load, &d->open);
    corpus_renew(&d->corpus, d->filing, &d->open.doc, &d->open.findings);
    desk_follow_values(d);
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
    if (kept) desk_renew(d);
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
    desk_follow_values(d);
    desk_refresh(d);
}

/* Makes `x` the open filing, for panes that begin anew. */
void desk_take_filing(Desk *d, uint32_t filing, Loaded x)
{
    for (PaneId id = 0; id < PANES; id++)
        if (!is_of_all(id)) view_close(&d->pane[id].view);
    loaded_free(&d->open);
    d->open = x;
    d->opened++;
    d->filing = filing;
    d->has_filing = true;
    for (PaneId id = 0; id < PANES; id++)
        if (!is_of_all(id)) desk_open_view(d, id);
    desk_read_marks(d);
}

static void show_filing(Desk *d, uint32_t filing, Loaded x)
{
    desk_take_filing(d, filing, x);
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

void desk_findings(Desk *d)
{
    listing_again(&d->listing);
    if (d->open.ok) load_findings(&d->corpus, d->filing, &d->open);
    if (d->open.ok) desk_follow_values(d);
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
