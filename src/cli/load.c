/* load.c: the load report, for people and as JSON. */
#include "base/json.h"
#include "cli/commands.h"
#include "load/report.h"
#include "view/kit/view.h"

static void put_rows(const Intake *x, Buf *out)
{
    json_key(out, "rows");
    json_open(out, '{');
    json_count(out, "I", x->rows[TABLE_I]);
    json_count(out, "II", x->rows[TABLE_II]);
    json_close(out, '}');
}

static void put_figures(const Intake *x, Buf *out)
{
    json_count(out, "filings", x->filings);
    put_rows(x, out);
    json_count(out, "attachments", x->attachments);
    json_count(out, "repairs", x->repairs);
    json_count(out, "troubles", x->troubles);
    json_count(out, "cutShort", x->cut_short);
    json_count(out, "failures", x->failed);
    json_count(out, "bytes", x->bytes);
    json_count(out, "understood", x->bytes - x->unread);
    json_count(out, "notUnderstood", x->unread);
}

static void put_trouble(const IntakeTrouble *t, Buf *out)
{
    json_open(out, '{');
    json_count(out, "byteOffset", t->at);
    json_count(out, "byteLength", t->raw.len);
    json_key(out, "understood");
    json_bool(out, !t->unread);
    json_key(out, "inFiling");
    json_bool(out, t->filing != INTAKE_NO_FILING);
    json_text(out, "message", t->what);
    json_close(out, '}');
}

static void put_input(const Intakes *r, const Intake *x, Buf *out)
{
    json_open(out, '{');
    json_text(out, "path", x->path);
    if (x->member.n) json_text(out, "member", x->member);
    json_key(out, "notice");
    json_bool(out, x->notice);
    json_key(out, "takenFor");
    if (x->taken_for)
        json_str(out, str_z(x->taken_for));
    else
        json_null(out);
    put_figures(x, out);
    json_key(out, "told");
    json_open(out, '[');
    for (size_t i = 0; i < x->ntrouble; i++) put_trouble(&r->trouble[x->trouble0 + i], out);
    json_close(out, ']');
    json_close(out, '}');
}

static void put_json(const Intakes *r, bool brief, Buf *out)
{
    const char *comma = "\n";
    json_open(out, '{');
    json_key(out, "inputs");
    json_open(out, '[');
    for (size_t i = 0; i < r->n; i++) {
        if (brief && !intake_tells(&r->at[i])) continue;
        buf_puts(out, comma);
        put_input(r, &r->at[i], out);
        comma = ",\n";
    }
    buf_char(out, '\n');
    json_close(out, ']');
    json_key(out, "total");
    json_open(out, '{');
    json_count(out, "inputs", r->inputs);
    put_figures(&r->total, out);
    json_close(out, '}');
    json_close(out, '}');
    buf_char(out, '\n');
}

/* Lines as wide as they are: a path is not parted. */
static void put_text(const Intakes *r, bool brief, Buf *out)
{
    view_print(&view_loads, (ViewContext){.intakes = r, .brief = brief}, INT16_MAX, out);
}

ExitCode run_load(const Args *a, Out *out)
{
    enum { TEXT, JSON }; /* the choices of OPT_LOAD_FORMAT */
    const LoadOptions load = {.paths = a->operand, .npath = a->noperand};
    Intakes report = {0};
    Load *l = load_start(&load);
    for (Loaded x; load_next(l, true, &x); loaded_free(&x)) report_take(&report, &x);
    load_stop(l);
    if (args_choice(a, OPT_LOAD_FORMAT, TEXT) == JSON)
        put_json(&report, a->value[OPT_BRIEF] != NULL, &out->buf);
    else
        put_text(&report, a->value[OPT_BRIEF] != NULL, &out->buf);
    const Intake *all = &report.total;
    bool lost = all->failed || (a->value[OPT_STRICT] && (all->unread || all->cut_short));
    intakes_free(&report);
    return lost ? CLI_INPUT : CLI_FINE;
}
