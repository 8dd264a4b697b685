/* run.c: the commands that read filings one after another, in the order of their input, and write each. */
#include "cli/baseline.h"
#include "cli/chooser.h"
#include "cli/commands.h"
#include "cli/decisions.h"
#include "cli/emit/emit.h"
#include "load/relations.h"
#include "view/kit/view.h"

#define FLUSH_AT ((size_t)1 << 16)

typedef struct Run {
    Job job;
    const Emitter *emit;
    Baseline baseline;
    Chooser chooser;
    Review *review; /* --reviewed; else NULL */
    Load *load;
    Out *out;
} Run;

/* A filing of which only a part could be read must not pass for a clean one. */
static void tell_troubles(const Doc *d, Str source)
{
    Arena arena = {0};
    Str more = {0};
    if (d->ntrouble > 1) more = str_fmt(&arena, " (and %zu more: sec16 export lists them)", d->ntrouble - 1);
    message("%.*s: byte %u: %.*s%.*s", STR_ARG(source), d->trouble[0].raw.at, STR_ARG(d->trouble[0].what),
            STR_ARG(more));
    arena_free(&arena);
}

/* Decisions that cannot be read must not pass for none. */
static void tell_decisions(Run *r, const Loaded *x, Str source)
{
    if (x->laid.gone)
        message("%.*s: left aside: decisions about other words than stand there now: %zu", STR_ARG(source),
                x->laid.gone);
    if (!x->laid.unread) return;
    message("%.*s: decisions not applied: %.*s", STR_ARG(source), STR_ARG(review_error(r->review)));
    r->job.unread++;
}

static void take_findings(Run *r, Loaded *x, Str source)
{
    r->job.known += baseline_take(&r->baseline, x, source);
    r->emit->filing(&r->job, x, &r->out->buf);
    for (size_t i = 0; i < x->findings.n; i++) r->job.findings[x->findings.at[i].severity]++;
}

/* Writes a filing that is asked for. */
static void put_filing(Run *r, Loaded *x, Str source)
{
    take_findings(r, x, source);
    r->job.filings++;
    if (r->job.args->command != CMD_CHECK || !x->doc.ntrouble) return;
    out_flush(r->out, 0);
    tell_troubles(&x->doc, source);
}

static void take_filing(Run *r, Loaded *x, Str source, Corpus *later)
{
    tell_decisions(r, x, source);
    if (later) {
        corpus_add(later, &x->doc, &x->where, &x->findings);
        chooser_add(&r->chooser, x);
    } else if (chooser_takes(&r->chooser, x)) {
        put_filing(r, x, source);
    }
}

/* Writes or tells one thing that came out of the pipeline; with `later` a filing is only put there. Messages
 * come behind what was written before them. */
static void take(Run *r, Loaded *x, Corpus *later)
{
    Arena arena = {0};
    Str source = source_of(&x->where, &arena);
    if (x->ok)
        take_filing(r, x, source, later);
    else {
        out_flush(r->out, 0);
        message("%.*s: %.*s", STR_ARG(source), STR_ARG(x->what));
        r->job.unread += !x->notice;
    }
    arena_free(&arena);
}

static ExitCode exit_code(const Job *job)
{
    int least = args_choice(job->args, OPT_FAIL_ON, SEVERITY_ERROR);
    if (job->unread) return CLI_INPUT;
    for (int s = least; s < SEVERITIES; s++)
        if (job->findings[s]) return CLI_FINDINGS;
    return CLI_FINE;
}

/* ---- checks across filings ---- */

/* The findings of one filing; it is read again, for their messages speak of its cells. */
static void take_again(Run *r, const Corpus *c, uint32_t filing)
{
    Loaded x;
    Arena arena = {0};
    Where where = corpus_where(c, filing);
    Str source = source_of(&where, &arena);
    if (load_again(r->load, c, filing, &x)) {
        (r->chooser.query ? put_filing : take_findings)(r, &x, source);
    } else {
        out_flush(r->out, 0);
        message("%.*s: %.*s", STR_ARG(source), STR_ARG(buf_str(&x.what)));
        r->job.unread++;
    }
    loaded_free(&x);
    arena_free(&arena);
}

static void take_across(Run *r, Corpus *c, const CheckOptions *wanted)
{
    relations_check(c, wanted);
    for (uint32_t i = 0; i < c->nfiling; i++)
        if (r->chooser.query ? chooser_has(&r->chooser, c, i) : corpus_filing(c, i)->nfinding)
            take_again(r, c, i);
}

/* Nothing is checked where nobody learns of it: by the output, the exit status, a baseline or the query. */
static bool is_checked(const Run *r)
{
    bool skips = r->emit->skips_findings && r->emit->skips_findings(&r->job);
    return !skips || args_choice(r->job.args, OPT_FAIL_ON, SEVERITY_ERROR) < SEVERITIES ||
           r->baseline.write_path || chooser_needs_findings(&r->chooser);
}

/* Where filings are held against each other, all are; what a query asks for is known, and written, when that
 * is done. Reads on when nobody takes the output any more only for a baseline, which must be whole. */
static void run_all(Run *r)
{
    const Args *a = r->job.args;
    LoadOptions load = {.paths = a->operand, .npath = a->noperand, .check = args_checks(a)};
    if (!is_checked(r)) load.check.rules = (RuleSet){.has = {false}};
    if (r->review) load.lay = review_lay, load.lay_ctx = r->review;
    Corpus corpus = {0};
    bool across = load.hear = a->command == CMD_CHECK && relations_wanted(&load.check);
    bool later = across && r->chooser.query;
    r->load = load_start(&load);
    for (Loaded x; (!r->out->failed || r->baseline.write_path) && load_next(r->load, true, &x);
         loaded_free(&x)) {
        take(r, &x, later ? &corpus : NULL);
        if (x.ok && across && !later) corpus_add(&corpus, &x.doc, &x.where, &(Findings){.at = NULL});
        out_flush(r->out, FLUSH_AT);
    }
    if (across) take_across(r, &corpus, &load.check);
    corpus_free(&corpus);
    load_stop(r->load);
}

static ExitCode run(const Args *a, const Emitter *e, Out *out)
{
    Run r = {.job = {.args = a}, .emit = e, .out = out, .chooser = chooser_new(a)};
    if (r.chooser.query) r.job.rows = &r.chooser.rows;
    ExitCode code = CLI_USAGE;
    if (!decisions_open(a, a->value[OPT_REVIEWED] || chooser_needs_marks(&r.chooser), &r.review))
        return review_close(r.review), chooser_free(&r.chooser), CLI_INPUT;
    if (baseline_open(&r.baseline, a->value[OPT_BASELINE], a->value[OPT_WRITE_BASELINE])) {
        if (e->begin) e->begin(&r.job, &out->buf);
        run_all(&r);
        if (e->end) e->end(&r.job, &out->buf);
        code = baseline_end(&r.baseline) ? exit_code(&r.job) : CLI_INPUT;
    }
    baseline_free(&r.baseline);
    review_close(r.review);
    chooser_free(&r.chooser);
    return code;
}

/* ---- show ---- */

/* The source on lines of its own, none wider than `width`. */
static void put_source(Str source, int width, Buf *out)
{
    for (size_t n; source.n && (n = text_fit(source, width, NULL)) > 0; source = str_from(source, n)) {
        text_visible(str_sub(source, 0, n), out);
        buf_char(out, '\n');
    }
}

static void show_filing(const Job *job, const Loaded *x, Buf *out)
{
    static const ViewOps *const views[] = {&view_form, &view_notes, &view_findings, NULL};
    Arena arena = {0};
    ViewContext c = {
        .doc = &x->doc, .findings = &x->findings, .path = source_of(&x->where, &arena), .print = true};
    int width = args_width(job->args);
    if (job->filings) buf_char(out, '\n');
    put_source(c.path, width, out);
    for (size_t i = 0; views[i]; i++) {
        buf_char(out, '\n');
        view_print(views[i], c, width, out);
    }
    arena_free(&arena);
}

static const Emitter emit_show = {NULL, show_filing, NULL, NULL};

ExitCode run_show(const Args *a, Out *out) { return run(a, &emit_show, out); }

/* ---- check, export ---- */

ExitCode run_check(const Args *a, Out *out)
{
    return run(a, &emit_check[args_choice(a, OPT_CHECK_FORMAT, 0)], out);
}

/* By the choices of OPT_EXPORT_FORMAT. */
static const Emitter emit_export[] = {
    {NULL, emit_ndjson_filing, NULL, NULL},
    {emit_csv_begin, emit_csv_filing, NULL, emit_csv_skips_findings},
};

ExitCode run_export(const Args *a, Out *out)
{
    return run(a, &emit_export[args_choice(a, OPT_EXPORT_FORMAT, 0)], out);
}
