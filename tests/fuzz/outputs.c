/* outputs.c: whatever a filing says, JSON is strict, XML well-formed, and print holds no control character.
 */
#include "fuzz.h"

#include "cli/emit/emit.h"
#include "load/texts.h"
#include "read/read.h"
#include "view/kit/view.h"

#include <expat.h>

static CheckOptions checks;

static void law_xml(Str text)
{
    XML_Parser p = XML_ParserCreate(NULL);
    LAW(XML_Parse(p, text.p, (int)text.n, 1) == XML_STATUS_OK);
    XML_ParserFree(p);
}

enum { JSON, NDJSON, XML, CSV, TEXT };

static void emit(const Loaded *x, Emitter e, int shape, const char *format, const char *table)
{
    char *argv[] = {"sec16", table ? "export" : "check", (char *)(uintptr_t)format, "-",
                    (char *)(uintptr_t)table};
    Args args;
    Buf out = {0}, error = {0};
    LAW(args_read(table ? 5 : 4, argv, &args, &error));
    Job job = {.args = &args};
    if (e.begin) e.begin(&job, &out);
    e.filing(&job, x, &out);
    job.filings++;
    if (e.end) e.end(&job, &out);
    if (shape == JSON || shape == NDJSON) law_json(buf_str(&out), shape == NDJSON);
    if (shape == XML) law_xml(buf_str(&out));
    law_text(buf_str(&out), shape == CSV ? "\r\n" : "\n");
    buf_free(&out);
    args_free(&args);
}

static void emit_all(const Loaded *x)
{
    static const char *const tables[] = {"--table=transactions", "--table=holdings", "--table=filings",
                                         "--table=findings"};
    static const struct {
        const char *format;
        int shape;
    } shapes[] = {{"--format=text", TEXT},  {"--format=json", JSON}, {"--format=ndjson", NDJSON},
                  {"--format=sarif", JSON}, {"--format=junit", XML}, {"--format=csv", CSV}};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        emit(x, emit_check[i], shapes[i].shape, shapes[i].format, NULL);
    emit(x, (Emitter){.filing = emit_ndjson_filing}, NDJSON, "--format=ndjson", tables[0]);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        emit(x, (Emitter){emit_csv_begin, emit_csv_filing, NULL, NULL}, CSV, "--format=csv", tables[i]);
}

static void print_all(const Loaded *x)
{
    static const ViewOps *const views[] = {&view_form, &view_header, &view_notes, &view_findings,
                                           &view_source};
    static const int widths[] = {20, 80, 132};
    const ViewContext c = {.doc = &x->doc, .findings = &x->findings, .path = x->where.path};
    Buf out = {0};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        buf_clear(&out);
        view_print(views[i], c, widths[x->where.digest % 3], &out);
        law_text(buf_str(&out), "\n");
    }
    buf_free(&out);
}

static bool take_filing(void *ctx, Str bytes, Format f, Doc *d)
{
    (void)ctx;
    Loaded x = {.ok = true,
                .where = {.path = S("a\x1b\xff"), .len = (uint32_t)bytes.n},
                .format = (uint8_t)f,
                .doc = *d};
    x.where.digest = digest_of(bytes);
    check_doc(&x.doc, &checks, &x.findings);
    emit_all(&x);
    print_all(&x);
    loaded_free(&x);
    return true;
}

static bool take_trouble(void *ctx, Span raw, Format f, Str what)
{
    (void)ctx, (void)raw, (void)f, (void)what;
    return true;
}

void fuzz_outputs(Str in)
{
    static TextMatch texts;
    if (!texts.match)
        texts = texts_new(), checks = (CheckOptions){.rules = check_rules(NULL, NULL), .text = &texts};
    if (!read_is_pdf(in)) read_filings(in, &(ReadSink){NULL, take_filing, take_trouble});
}
