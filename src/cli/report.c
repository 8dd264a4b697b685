/* report.c: the review of some filings as a document. */
#include "report/report.h"

#include "cli/chooser.h"
#include "cli/commands.h"
#include "cli/decisions.h"
#include "cli/emit/emit.h"
#include "load/relations.h"

#include <time.h>

typedef struct Reporting {
    Report *report;
    Review *review;
    Load *load;
    Corpus corpus;
    Chooser chooser;
    bool unread;
} Reporting;

static void fail(Reporting *r, const Where *where, Str what)
{
    Arena arena = {0};
    Str source = source_of(where, &arena);
    message("%.*s: %.*s", STR_ARG(source), STR_ARG(what));
    report_failure(r->report, source, what);
    r->unread = true;
    arena_free(&arena);
}

/* All filings first: some findings need the others. */
static void load_all(Reporting *r, const CheckOptions *check)
{
    for (Loaded x; load_next(r->load, true, &x); loaded_free(&x)) {
        if (x.ok) {
            corpus_add(&r->corpus, &x.doc, &x.where, &x.findings);
            chooser_add(&r->chooser, &x.doc);
        } else if (!x.notice)
            fail(r, &x.where, buf_str(&x.what));
    }
    if (relations_wanted(check)) relations_check(&r->corpus, check);
}

static void report_all(Reporting *r)
{
    for (uint32_t i = 0; i < r->corpus.nfiling; i++) {
        Loaded x;
        if (!chooser_has(&r->chooser, &r->corpus, i)) continue;
        if (load_again(r->load, &r->corpus, i, &x)) {
            r->unread |= !report_filing(r->report, &r->corpus, i, &x, r->review);
        } else {
            Where where = corpus_where(&r->corpus, i);
            fail(r, &where, buf_str(&x.what));
        }
        loaded_free(&x);
    }
}

ExitCode run_report(const Args *a, Out *out)
{
    Reporting r = {0};
    if (!decisions_open(a, true, &r.review)) return review_close(r.review), CLI_INPUT;
    const LoadOptions load = {.paths = a->operand,
                              .npath = a->noperand,
                              .check = args_checks(a),
                              .hear = true,
                              .lay = review_lay,
                              .lay_ctx = r.review};
    r.chooser = chooser_new(a);
    r.report = report_new(review_who(r.review), (int64_t)time(NULL));
    r.load = load_start(&load);
    load_all(&r, &load.check);
    report_all(&r);
    report_put(r.report, (ReportFormat)args_choice(a, OPT_REPORT_FORMAT, REPORT_MARKDOWN), &out->buf);
    load_stop(r.load);
    chooser_free(&r.chooser);
    corpus_free(&r.corpus);
    report_free(r.report);
    review_close(r.review);
    return r.unread ? CLI_INPUT : CLI_FINE;
}
