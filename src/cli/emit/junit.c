/* junit.c: findings as JUnit's XML: a suite a filing, a case a finding; those below --fail-on pass. */
#include "cli/emit/emit.h"
#include "view/kit/grid.h"

/* Text of XML 1.0, in which control characters and U+FFFE, U+FFFF cannot stand. */
static void put_xml(Buf *out, Str s)
{
    Buf visible = {0};
    text_visible(s, &visible);
    for (Str rest = buf_str(&visible); rest.n;) {
        Str before = rest;
        uint32_t c = utf8_next(&rest);
        if (c == '&' || c == '<' || c == '>' || c == '"')
            buf_fmt(out, "&#%u;", (unsigned)c);
        else if (c == 0xfffe || c == 0xffff)
            buf_puts(out, "\xEF\xBF\xBD");
        else
            buf_put(out, str_sub(before, 0, before.n - rest.n));
    }
    buf_free(&visible);
}

static void put_attribute(Buf *out, const char *name, Str value)
{
    buf_fmt(out, " %s=\"", name);
    put_xml(out, value);
    buf_char(out, '"');
}

void emit_junit_begin(const Job *job, Buf *out)
{
    (void)job;
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"sec16\">\n");
}

static void put_case(const Job *job, const Loaded *x, Str source, const Finding *f, Buf *out)
{
    Buf name = {0}, message = {0};
    const Rule *r = &rules[f->rule];
    bool fails = f->severity >= args_choice(job->args, OPT_FAIL_ON, SEVERITY_ERROR);
    finding_message(&x->doc, f, &message);
    buf_fmt(&name, "%s %s: ", r->id, r->slug);
    emit_where(f, &name);
    buf_puts(out, "    <testcase");
    put_attribute(out, "classname", source);
    put_attribute(out, "name", buf_str(&name));
    buf_puts(out, fails ? "><failure" : "><system-out>");
    if (fails) {
        put_attribute(out, "type", str_z(severity_name((Severity)f->severity)));
        put_attribute(out, "message", buf_str(&message));
        buf_puts(out, "/></testcase>\n");
    } else {
        put_xml(out, buf_str(&message));
        buf_puts(out, "</system-out></testcase>\n");
    }
    buf_free(&name);
    buf_free(&message);
}

void emit_junit_filing(const Job *job, const Loaded *x, Buf *out)
{
    Arena arena = {0};
    Str source = source_of(&x->where, &arena);
    size_t failures = 0;
    for (size_t i = 0; i < x->findings.n; i++)
        failures += x->findings.at[i].severity >= args_choice(job->args, OPT_FAIL_ON, SEVERITY_ERROR);
    buf_puts(out, "  <testsuite");
    put_attribute(out, "name", source);
    buf_fmt(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n", x->findings.n ? x->findings.n : 1,
            failures);
    for (size_t i = 0; i < x->findings.n; i++) put_case(job, x, source, &x->findings.at[i], out);
    if (!x->findings.n) {
        buf_puts(out, "    <testcase");
        put_attribute(out, "classname", source);
        buf_puts(out, " name=\"no findings\"/>\n");
    }
    buf_puts(out, "  </testsuite>\n");
    arena_free(&arena);
}

void emit_junit_end(const Job *job, Buf *out)
{
    (void)job;
    buf_puts(out, "</testsuites>\n");
}
