/* report.c: gathers what a report says, filing by filing. */
#include "report/report.h"

#include "find/facts.h"
#include "report/entry.h"
#include "view/kit/shown.h"

#include <stdlib.h>

Report *report_new(Str reviewer, int64_t now)
{
    Report *r = mem_new(1, sizeof *r);
    r->reviewer = str_copy(&r->arena, reviewer);
    r->now = now;
    return r;
}

void report_free(Report *r)
{
    if (!r) return;
    free(r->filing);
    free(r->failure);
    arena_free(&r->arena);
    free(r);
}

/* ---- one filing ---- */

static Str keep(Report *r, Buf *text)
{
    Str s = str_copy(&r->arena, buf_str(text));
    buf_free(text);
    return s;
}

static Str where_of(Report *r, const Doc *d, Place p)
{
    Buf b = {0};
    place_name(d, p, &b);
    return keep(r, &b);
}

static const Mark *dismissal_of(const Marks *marks, const char *fingerprint)
{
    for (size_t i = 0; i < marks->n; i++)
        if (marks->at[i].kind == ACT_DISMISSED && str_eq(marks->at[i].finding, str_z(fingerprint)))
            return &marks->at[i];
    return NULL;
}

static By by_of(Report *r, Str who, int64_t when) { return (By){str_copy(&r->arena, who), when}; }

static void add_findings(Report *r, FilingEntry *e, const Loaded *x, const Marks *marks)
{
    char fingerprint[17];
    e->finding = ARENA_NEW(&r->arena, FindingEntry, x->findings.n + 1);
    for (size_t i = 0; i < x->findings.n; i++) {
        const Finding *f = &x->findings.at[i];
        FindingEntry *to = &e->finding[e->nfinding++];
        Buf message = {0};
        finding_message(&x->doc, f, &message);
        finding_fingerprint(&x->doc, f, fingerprint);
        const Mark *m = dismissal_of(marks, fingerprint);
        *to = (FindingEntry){.rule = &rules[f->rule],
                             .severity = (Severity)f->severity,
                             .where = where_of(r, &x->doc, finding_place(f)),
                             .message = keep(r, &message),
                             .fingerprint = str_copy(&r->arena, str_z(fingerprint)),
                             .dismissed = m != NULL};
        if (m) to->reason = str_copy(&r->arena, m->text), to->by = by_of(r, m->who, m->time);
    }
}

static Str value_at(Report *r, const Cell *c, FieldId f)
{
    char room[DATE_TEXT + DEC_TEXT];
    return c ? str_copy(&r->arena, cell_shown(c, f, room)) : S("");
}

static void add_decisions(Report *r, FilingEntry *e, const Doc *d)
{
    for (size_t i = 0; i < d->ndecision; i++) {
        const Decision *x = &d->decision[i];
        FieldId f = (FieldId)x->place.field;
        const Cell *now = doc_cell(d, (Part)x->place.part, x->place.row, f);
        e->act[e->nact++] = (ActEntry){.what = verdict_name((Verdict)x->verdict),
                                       .where = where_of(r, d, x->place),
                                       .source = str_copy(&r->arena, x->source),
                                       .before = value_at(r, &x->before, f),
                                       .now = value_at(r, now, f),
                                       .by = by_of(r, x->who, x->time)};
    }
}

static void add_marks(Report *r, FilingEntry *e, const Doc *d, const Marks *marks)
{
    for (size_t i = 0; i < marks->n; i++) {
        const Mark *m = &marks->at[i];
        By by = by_of(r, m->who, m->time);
        if (m->kind == ACT_REVIEWED) e->reviewed = true, e->by = by;
        if (m->kind == ACT_NOTE)
            e->act[e->nact++] = (ActEntry){.what = "note",
                                           .where = where_of(r, d, m->place),
                                           .now = str_copy(&r->arena, m->text),
                                           .by = by};
    }
}

static void add_troubles(Report *r, FilingEntry *e, const Doc *d)
{
    e->trouble = ARENA_NEW(&r->arena, Str, d->ntrouble + 1);
    for (size_t i = 0; i < d->ntrouble; i++) {
        const Trouble *t = &d->trouble[i];
        e->trouble[e->ntrouble++] = str_fmt(&r->arena, "byte %u: %.*s", t->raw.at, STR_ARG(t->what));
    }
}

static void describe(Report *r, FilingEntry *e, const Corpus *c, uint32_t filing)
{
    const Filing *f = corpus_filing(c, filing);
    Where w = corpus_where(c, filing);
    char day[DATE_TEXT];
    Buf form = {0};
    form_name(f, &form);
    e->source = w.member.n ? str_fmt(&r->arena, "%.*s!%.*s", STR_ARG(w.path), STR_ARG(w.member))
                           : str_copy(&r->arena, w.path);
    e->form = keep(r, &form);
    e->day = filing_day(f) == DATE_NONE ? S("") : str_copy(&r->arena, date_put(filing_day(f), day));
    e->day_kind = str_z(filing_day_kind(f));
    e->issuer = str_copy(&r->arena, corpus_str(c, f->issuer));
    e->owner = str_copy(&r->arena, corpus_str(c, f->owner));
    e->bytes = w.len;
    e->late = filing_late(c, filing);
    for (int t = 0; t < TABLES; t++) e->rows[t] = f->rows[t];
}

static bool is_first_of_owner(const Report *r, const FilingEntry *e)
{
    for (const FilingEntry *x = r->filing; x < e; x++)
        if (str_eq(x->owner, e->owner) && str_eq(x->issuer, e->issuer)) return false;
    return true;
}

bool report_filing(Report *r, const Corpus *c, uint32_t filing, const Loaded *x, Review *review)
{
    char sha256[HASH_TEXT];
    Marks marks = {0};
    r->filing = mem_grow(r->filing, &r->capfiling, r->nfiling + 1, sizeof *r->filing);
    FilingEntry *e = &r->filing[r->nfiling++];
    *e = (FilingEntry){.sha256 = str_copy(&r->arena, hash_sha256(x->doc.text, sha256))};
    e->unknown = x->laid.unread || (review && !review_marks(review, e->sha256, &marks));
    e->gone = x->laid.gone;
    e->unread = x->doc.unread;
    e->act = ARENA_NEW(&r->arena, ActEntry, x->doc.ndecision + marks.n + 1);
    describe(r, e, c, filing);
    e->prices = plot_prices(c, filing, &r->arena);
    if (is_first_of_owner(r, e)) e->holdings = plot_holdings(c, filing, &r->arena);
    add_findings(r, e, x, &marks);
    add_decisions(r, e, &x->doc);
    add_marks(r, e, &x->doc, &marks);
    add_troubles(r, e, &x->doc);
    marks_free(&marks);
    return !e->unknown;
}

void report_failure(Report *r, Str source, Str what)
{
    r->failure = mem_grow(r->failure, &r->capfailure, r->nfailure + 1, sizeof *r->failure);
    r->failure[r->nfailure++] = (FailureEntry){str_copy(&r->arena, source), str_copy(&r->arena, what)};
}

void report_put(const Report *r, ReportFormat format, Buf *out)
{
    if (format == REPORT_JSON)
        report_put_json(r, out);
    else
        report_put_text(r, format == REPORT_HTML ? &pen_html : &pen_markdown, out);
}
