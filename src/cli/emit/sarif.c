/* sarif.c: findings as SARIF 2.1.0, for editors and code hosts. */
#include "base/json.h"
#include "cli/emit/emit.h"

#include <string.h>

/* {"text": …}, as SARIF wants its messages. */
static void put_message(Buf *out, const char *key, Str s)
{
    json_key(out, key);
    json_open(out, '{');
    json_text(out, "text", s);
    json_close(out, '}');
}

/* ---- SARIF: rules ---- */

static void put_rule(const Rule *r, Buf *out)
{
    json_open(out, '{');
    json_text(out, "id", str_z(r->id));
    json_text(out, "name", str_z(r->slug));
    put_message(out, "shortDescription", str_z(r->condition));
    put_message(out, "fullDescription", str_z(r->why));
    put_message(out, "help", str_z(r->source));
    json_key(out, "defaultConfiguration");
    json_open(out, '{');
    json_key(out, "enabled");
    json_bool(out, !r->off);
    json_text(out, "level", str_z(severity_name((Severity)r->severity)));
    json_close(out, '}');
    json_close(out, '}');
}

void emit_sarif_begin(const Job *job, Buf *out)
{
    (void)job;
    json_open(out, '{');
    json_text(out, "$schema", S("https://json.schemastore.org/sarif-2.1.0.json"));
    json_text(out, "version", S("2.1.0"));
    json_key(out, "runs");
    json_open(out, '[');
    json_open(out, '{');
    json_key(out, "tool");
    json_open(out, '{');
    json_key(out, "driver");
    json_open(out, '{');
    json_text(out, "name", S("sec16"));
    json_text(out, "version", S(SEC16_VERSION));
    json_key(out, "rules");
    json_open(out, '[');
    for (int i = 0; i < RULES; i++) put_rule(&rules[i], out);
    for (const char *close = "]}}"; *close; close++) json_close(out, *close);
    json_key(out, "results");
    json_open(out, '[');
    buf_char(out, '\n');
}

/* ---- SARIF: results ---- */

/* Where the lines of a filing begin, so that many findings cost no more than one. */
typedef struct LineStarts {
    size_t *at, n;
} LineStarts;

static LineStarts line_starts(Str text, Arena *a)
{
    size_t cap = 0;
    LineStarts lines = {0};
    for (size_t at = 0; at < text.n; at += str_find(str_from(text, at), S("\n")) + 1) {
        lines.at = arena_grow(a, lines.at, &cap, lines.n + 1, sizeof *lines.at);
        lines.at[lines.n++] = at;
    }
    return lines;
}

/* The number, from 1, of the line that holds a byte. */
static size_t line_of(const LineStarts *lines, size_t byte)
{
    size_t low = 0, high = lines->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lines->at[middle] <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A path as a URI reference: every byte but the plain ones in hexadecimal. */
static Str uri_of(Str path, Arena *a)
{
    Buf out = {0};
    for (size_t i = 0; i < path.n; i++) {
        char c = path.p[i];
        if (is_alpha(c) || is_digit(c) || strchr("-._~/!", c))
            buf_char(&out, c);
        else
            buf_fmt(&out, "%%%02X", (unsigned char)c);
    }
    Str uri = str_copy(a, buf_str(&out));
    buf_free(&out);
    return uri;
}

static void put_region(const Loaded *x, const Finding *f, const LineStarts *lines, Buf *out)
{
    json_key(out, "region");
    json_open(out, '{');
    if (!x->where.at) json_count(out, "startLine", line_of(lines, f->raw.at));
    json_count(out, "byteOffset", x->where.at + f->raw.at);
    json_count(out, "byteLength", f->raw.len);
    json_close(out, '}');
}

static void put_location(const Loaded *x, Str uri, const Finding *f, const LineStarts *lines, Buf *out)
{
    Buf where = {0};
    emit_where(f, &where);
    if (f->field < F_END) buf_fmt(&where, " %s", fields[f->field].name);
    json_open(out, '{');
    json_key(out, "physicalLocation");
    json_open(out, '{');
    json_key(out, "artifactLocation");
    json_open(out, '{');
    json_text(out, "uri", uri);
    json_close(out, '}');
    if (f->raw.len) put_region(x, f, lines, out);
    json_close(out, '}');
    json_key(out, "logicalLocations");
    json_open(out, '[');
    json_open(out, '{');
    json_text(out, "fullyQualifiedName", buf_str(&where));
    for (const char *close = "}]}"; *close; close++) json_close(out, *close);
    buf_free(&where);
}

static void put_result(const Loaded *x, Str uri, const Finding *f, const LineStarts *lines, Buf *out)
{
    char fingerprint[17];
    Buf message = {0};
    finding_message(&x->doc, f, &message);
    finding_fingerprint(&x->doc, f, fingerprint);
    json_open(out, '{');
    json_text(out, "ruleId", str_z(rules[f->rule].id));
    json_count(out, "ruleIndex", f->rule);
    json_text(out, "level", str_z(severity_name((Severity)f->severity)));
    put_message(out, "message", buf_str(&message));
    json_key(out, "locations");
    json_open(out, '[');
    put_location(x, uri, f, lines, out);
    json_close(out, ']');
    json_key(out, "partialFingerprints");
    json_open(out, '{');
    json_text(out, "sec16/v1", str_z(fingerprint));
    json_close(out, '}');
    json_close(out, '}');
    buf_free(&message);
}

void emit_sarif_filing(const Job *job, const Loaded *x, Buf *out)
{
    Arena arena = {0};
    Str uri = uri_of(source_of(&x->where, &arena), &arena);
    LineStarts lines = line_starts(x->findings.n ? x->doc.text : (Str){0}, &arena);
    for (size_t i = 0; i < x->findings.n; i++) {
        if (i || job_found_any(job)) buf_puts(out, ",\n");
        put_result(x, uri, &x->findings.at[i], &lines, out);
    }
    arena_free(&arena);
}

void emit_sarif_end(const Job *job, Buf *out)
{
    buf_char(out, '\n');
    json_close(out, ']');
    json_key(out, "invocations");
    json_open(out, '[');
    json_open(out, '{');
    json_key(out, "executionSuccessful");
    json_bool(out, !job->unread);
    for (const char *close = "}]}]}"; *close; close++) json_close(out, *close);
    buf_char(out, '\n');
}
