/* check.c: findings as lines for people, as one JSON document, and as a JSON object a line. */
#include "base/json.h"
#include "cli/emit/emit.h"
#include "view/kit/grid.h"

/* ---- text: "path:place: severity RULE name: message" ---- */

static void put_line(const Loaded *x, Str source, const Finding *f, Buf *out)
{
    Buf message = {0};
    const Rule *rule = &rules[f->rule];
    finding_message(&x->doc, f, &message);
    text_visible(source, out);
    buf_char(out, ':');
    emit_where(f, out);
    buf_fmt(out, ": %s %s %s: ", severity_name((Severity)f->severity), rule->id, rule->slug);
    text_visible(buf_str(&message), out);
    buf_char(out, '\n');
    buf_free(&message);
}

static void text_filing(const Job *job, const Loaded *x, Buf *out)
{
    Arena arena = {0};
    Str source = source_of(&x->where, &arena);
    (void)job;
    for (size_t i = 0; i < x->findings.n; i++) put_line(x, source, &x->findings.at[i], out);
    arena_free(&arena);
}

static void put_count(Buf *out, size_t n, const char *what, const char *behind)
{
    buf_fmt(out, "%zu %s%s%s", n, what, n == 1 ? "" : "s", behind);
}

static void text_end(const Job *job, Buf *out)
{
    put_count(out, job->filings, "filing", ": ");
    put_count(out, job->findings[SEVERITY_ERROR], "error", ", ");
    put_count(out, job->findings[SEVERITY_WARNING], "warning", ", ");
    put_count(out, job->findings[SEVERITY_NOTE], "note", "");
    if (job->known) buf_fmt(out, "; %zu known from the baseline", job->known);
    if (job->unread) buf_puts(out, "; "), put_count(out, job->unread, "input", " could not be read");
    buf_char(out, '\n');
}

/* ---- JSON ---- */

static void put_object(const Loaded *x, Str source, const Finding *f, Buf *out)
{
    json_open(out, '{');
    json_text(out, "path", source);
    emit_finding(&x->doc, f, out);
    json_close(out, '}');
}

static void ndjson_filing(const Job *job, const Loaded *x, Buf *out)
{
    Arena arena = {0};
    Str source = source_of(&x->where, &arena);
    (void)job;
    for (size_t i = 0; i < x->findings.n; i++) {
        put_object(x, source, &x->findings.at[i], out);
        buf_char(out, '\n');
    }
    arena_free(&arena);
}

static void json_begin(const Job *job, Buf *out)
{
    (void)job;
    json_open(out, '{');
    json_key(out, "findings");
    json_open(out, '[');
    buf_char(out, '\n');
}

static void json_filing(const Job *job, const Loaded *x, Buf *out)
{
    Arena arena = {0};
    Str source = source_of(&x->where, &arena);
    for (size_t i = 0; i < x->findings.n; i++) {
        if (i || job_found_any(job)) buf_puts(out, ",\n");
        put_object(x, source, &x->findings.at[i], out);
    }
    arena_free(&arena);
}

static void json_end(const Job *job, Buf *out)
{
    buf_char(out, '\n');
    json_close(out, ']');
    json_count(out, "filings", job->filings);
    json_count(out, "errors", job->findings[SEVERITY_ERROR]);
    json_count(out, "warnings", job->findings[SEVERITY_WARNING]);
    json_count(out, "notes", job->findings[SEVERITY_NOTE]);
    json_count(out, "known", job->known);
    json_count(out, "unread", job->unread);
    json_close(out, '}');
    buf_char(out, '\n');
}

const Emitter emit_check[] = {
    {NULL, text_filing, text_end, NULL},
    {json_begin, json_filing, json_end, NULL},
    {NULL, ndjson_filing, NULL, NULL},
    {emit_sarif_begin, emit_sarif_filing, emit_sarif_end, NULL},
    {emit_junit_begin, emit_junit_filing, emit_junit_end, NULL},
    {emit_csv_begin, emit_csv_filing, NULL, NULL},
};
