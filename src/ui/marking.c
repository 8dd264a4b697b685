/* marking.c: what a person leaves on a filing: reviewed, findings dismissed with a reason, notes; and the
 * report. */
#include "report/report.h"
#include "ui/browser.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static Str sha_here(const Browser *b) { return str_z(b->desk.sha256); }

static bool can_mark(Browser *b)
{
    bool listed = b->desk.focus != PANE_LIST || b->desk.listing.order.n; /* else it is not on the screen */
    if (b->desk.open.ok && b->review && listed) return true;
    browser_say(b, STYLE_STATUS, "no filing is open");
    return false;
}

/* The finding one is at; NULL: there is none. */
static const Finding *finding_here(const Browser *b)
{
    const Findings *all = &b->desk.open.findings;
    for (size_t i = 0; i < all->n; i++)
        if (desk_is_at(&b->desk, &all->at[i])) return &all->at[i];
    return NULL;
}

static const Mark *mark_of(const Browser *b, ActKind kind, Str finding, const Place *place)
{
    const Marks *m = &b->desk.marks;
    for (size_t i = 0; i < m->n; i++) {
        const Mark *x = &m->at[i];
        bool same = x->kind == kind && (kind != ACT_DISMISSED || str_eq(x->finding, finding));
        if (same && (!place || (x->place.part == place->part && x->place.row == place->row &&
                                x->place.field == place->field)))
            return x;
    }
    return NULL;
}

static const Mark *dismissed(const Browser *b, const Finding *f)
{
    char print[17];
    finding_fingerprint(&b->desk.open.doc, f, print);
    return mark_of(b, ACT_DISMISSED, str_z(print), NULL);
}

const Mark *marking_noted(const Browser *b) { return mark_of(b, ACT_NOTE, (Str){0}, &b->desk.place); }

void marking_acted(Browser *b)
{
    for (size_t i = 0; i < b->nacted; i++)
        if (str_eq(str_z(b->acted[i].sha256), sha_here(b))) return;
    b->acted = mem_grow(b->acted, &b->capacted, b->nacted + 1, sizeof *b->acted);
    Acted *a = &b->acted[b->nacted++];
    memcpy(a->sha256, b->desk.sha256, sizeof a->sha256);
    a->filing = b->desk.filing;
}

/* Makes or takes away; the list and the marks of the filing follow. */
static void keep(Browser *b, const Mark *m, bool away, const char *said)
{
    bool kept = away ? review_unmark(b->review, sha_here(b), m) : review_mark(b->review, sha_here(b), m);
    if (!kept) {
        browser_say(b, STYLE_ERROR, "not kept: %.*s", STR_ARG(review_error(b->review)));
        return;
    }
    marking_acted(b);
    desk_read_marks(&b->desk);
    browser_say(b, STYLE_DECIDED, "%s", said);
}

void marking_review(Browser *b, int what)
{
    (void)what;
    if (!can_mark(b)) return;
    bool was = mark_of(b, ACT_REVIEWED, (Str){0}, NULL) != NULL;
    keep(b, &(Mark){.kind = ACT_REVIEWED, .place = {.part = PART_FILING, .field = F_NONE}}, was,
         was ? "not reviewed any more" : "reviewed; J goes on to the next filing");
}

static void begin(Browser *b, ActKind kind, const char *sign, Str text)
{
    b->marked = kind;
    typing_begin(b, ASKING_MARK, sign, text);
}

void marking_dismiss(Browser *b, int what)
{
    (void)what;
    if (!can_mark(b)) return;
    const Finding *f = finding_here(b);
    if (!f) {
        browser_say(b, STYLE_STATUS, "no finding here: ] goes to the next one");
        return;
    }
    const Mark *was = dismissed(b, f);
    if (was)
        keep(b, was, true, "the finding counts again");
    else
        begin(b, ACT_DISMISSED, "dismiss, because: ", S(""));
}

void marking_note(Browser *b, int what)
{
    (void)what;
    if (!can_mark(b)) return;
    const Mark *was = marking_noted(b);
    begin(b, ACT_NOTE, "note: ", was ? was->text : S(""));
}

static void done(Browser *b)
{
    char print[17];
    Buf about = {0};
    Mark m = {.kind = (uint8_t)b->marked,
              .place = b->desk.place,
              .text = str_trim(buf_str(&b->prompt[ASKING_MARK].text))};
    const Finding *f = finding_here(b);
    b->asking = ASKING_NOTHING;
    if (m.kind == ACT_DISMISSED && f) {
        finding_fingerprint(&b->desk.open.doc, f, print);
        buf_fmt(&about, "%s ", rules[f->rule].id);
        finding_message(&b->desk.open.doc, f, &about);
        m.finding = str_z(print);
        m.about = buf_str(&about);
        m.place = (Place){.part = PART_FILING, .field = F_NONE};
    }
    if (m.kind == ACT_DISMISSED && !m.text.n)
        browser_say(b, STYLE_STATUS, "not dismissed: a reason is needed");
    else
        keep(b, &m, !m.text.n,
             m.kind == ACT_DISMISSED ? "dismissed; x takes it back"
             : m.text.n              ? "noted"
                                     : "the note is gone");
    prompt_remember(&b->prompt[ASKING_MARK]);
    buf_free(&about);
}

void marking_key(Browser *b, uint32_t key)
{
    switch (prompt_key(&b->prompt[ASKING_MARK], key)) {
    case PROMPT_DONE: done(b); break;
    case PROMPT_CANCELLED: b->asking = ASKING_NOTHING; break;
    default: break;
    }
}

/* ---- the report ---- */

static bool write_file(const char *path, Str text)
{
    FILE *f = fopen(path, "w");
    bool written = f && fwrite(text.p, 1, text.n, f) == text.n;
    return f && !fclose(f) && written;
}

void marking_report(Browser *b, int what)
{
    (void)what;
    static const char *const paths[] = {"sec16-report.md", "sec16-report.html", "sec16-report.json"};
    Desk *d = &b->desk;
    Report *r = report_new(review_who(b->review), (int64_t)time(NULL));
    const char *failed = NULL;
    for (size_t i = 0; i < d->listing.order.n; i++) {
        Loaded x;
        if (desk_read(d, d->listing.order.filing[i], &x))
            report_filing(r, &d->corpus, d->listing.order.filing[i], &x, b->review);
        loaded_free(&x);
    }
    for (size_t i = 0; i < d->nfailure; i++)
        if (!d->failure[i].notice) report_failure(r, d->failure[i].path, d->failure[i].what);
    for (int f = REPORT_MARKDOWN; f <= REPORT_JSON; f++) {
        Buf text = {0};
        report_put(r, (ReportFormat)f, &text);
        if (!write_file(paths[f], buf_str(&text))) failed = paths[f];
        buf_free(&text);
    }
    report_free(r);
    if (failed)
        browser_say(b, STYLE_ERROR, "%s cannot be written here", failed);
    else
        browser_say(b, STYLE_DECIDED, "%zu filings reported: sec16-report.md, .html and .json",
                    d->listing.order.n);
}
