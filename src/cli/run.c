/* run.c: the commands that read filings one after another, in the order of their input, and write each. */
#include "cli/baseline.h"
#include "cli/commands.h"
#include "cli/emit.h"
#include "view/view.h"

#include <sys/ioctl.h>
#include <unistd.h>

#define FLUSH_AT ((size_t)1 << 16)

typedef struct Run {
    Job job;
    const Emitter *emit;
    Baseline baseline;
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

static void take_filing(Run *r, Loaded *x, Str source)
{
    r->job.known += baseline_take(&r->baseline, x, source);
    r->emit->filing(&r->job, x, &r->out->buf);
    r->job.filings++;
    for (size_t i = 0; i < x->findings.n; i++) r->job.findings[x->findings.at[i].severity]++;
    if (r->job.args->command != CMD_CHECK || !x->doc.ntrouble) return;
    out_flush(r->out, 0);
    tell_troubles(&x->doc, source);
}

/* Writes or tells one thing that came out of the pipeline. Messages come behind what was written before them.
 */
static void take(Run *r, Loaded *x)
{
    Arena arena = {0};
    Str source = source_of(&x->where, &arena);
    if (x->ok)
        take_filing(r, x, source);
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

/* Reads on when nobody takes the output any more only for a baseline, which must be whole. */
static void run_load(Run *r)
{
    const Args *a = r->job.args;
    LoadOptions load = {.paths = a->operand, .npath = a->noperand, .check = args_checks(a)};
    Load *l = load_start(&load);
    for (Loaded x; (!r->out->failed || r->baseline.write_path) && load_next(l, true, &x); loaded_free(&x)) {
        take(r, &x);
        out_flush(r->out, FLUSH_AT);
    }
    load_stop(l);
}

static ExitCode run(const Args *a, const Emitter *e, Out *out)
{
    Run r = {.job = {.args = a}, .emit = e, .out = out};
    ExitCode code = CLI_USAGE;
    if (baseline_open(&r.baseline, a->value[OPT_BASELINE], a->value[OPT_WRITE_BASELINE])) {
        if (e->begin) e->begin(&r.job, &out->buf);
        run_load(&r);
        if (e->end) e->end(&r.job, &out->buf);
        code = baseline_end(&r.baseline) ? exit_code(&r.job) : CLI_INPUT;
    }
    baseline_free(&r.baseline);
    return code;
}

/* ---- show ---- */

static int terminal_width(void)
{
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 100;
}

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
    int width = args_number(job->args, OPT_WIDTH, terminal_width());
    if (job->filings) buf_char(out, '\n');
    put_source(c.path, width, out);
    for (size_t i = 0; views[i]; i++) {
        buf_char(out, '\n');
        view_print(views[i], c, width, out);
    }
    arena_free(&arena);
}

static const Emitter emit_show = {NULL, show_filing, NULL};

ExitCode run_show(const Args *a, Out *out) { return run(a, &emit_show, out); }

/* ---- check, export ---- */

ExitCode run_check(const Args *a, Out *out)
{
    return run(a, &emit_check[args_choice(a, OPT_CHECK_FORMAT, 0)], out);
}

/* By the choices of OPT_EXPORT_FORMAT. */
static const Emitter emit_export[] = {
    {NULL, emit_ndjson_filing, NULL},
    {emit_csv_begin, emit_csv_filing, NULL},
};

ExitCode run_export(const Args *a, Out *out)
{
    return run(a, &emit_export[args_choice(a, OPT_EXPORT_FORMAT, 0)], out);
}
