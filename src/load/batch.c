/* batch.c: the bytes of one input -> the filings in it, checked. Runs on a worker thread, shares only the
 * spool. */
#include "load/batch.h"

#include "load/pdf.h"
#include "read/read.h"

#include <stdatomic.h>
#include <stdlib.h>

/* The bytes of an input and its names, kept until the last item that points into them is freed. */
typedef struct LoadBytes {
    atomic_size_t users;
    Buf buf;
    Arena arena; /* names, messages */
    Str path, member;
} LoadBytes;

static LoadBytes *bytes_new(Str path, Str member)
{
    LoadBytes *b = mem_new(1, sizeof *b);
    atomic_init(&b->users, 1);
    b->path = str_copy(&b->arena, path);
    b->member = str_copy(&b->arena, member);
    return b;
}

static void bytes_drop(LoadBytes *b)
{
    if (atomic_fetch_sub(&b->users, 1) > 1) return;
    buf_free(&b->buf);
    arena_free(&b->arena);
    free(b);
}

typedef struct Reading {
    LoadBytes *bytes;
    bool notice;
    Format unpacked; /* what the bytes were before other programs made text of them; FORMAT_NONE: they were
                        text */
    const LoadOptions *options;
    Spool *spool; /* NULL: the filings can be read from their file again */
    const BatchSink *sink;
} Reading;

/* In Where.at: the spool took no more. The filing is read now, and that it cannot be opened again is told
 * then. */
#define NOT_SPOOLED UINT64_MAX

static Loaded new_item(const Reading *r, Str part, Format f)
{
    atomic_fetch_add(&r->bytes->users, 1);
    return (Loaded){.where = {.path = r->bytes->path, .member = r->bytes->member, .len = (uint32_t)part.n},
                    .format = (uint8_t)(r->unpacked ? r->unpacked : f),
                    .bytes = r->bytes};
}

static bool got_trouble(void *ctx, Span raw, Format f, Str what)
{
    Reading *r = ctx;
    Loaded x = new_item(r, span_str(buf_str(&r->bytes->buf), raw), f);
    x.notice = r->notice;
    x.where.at = raw.at;
    buf_put(&x.what, what);
    return r->sink->put(r->sink->ctx, x);
}

/* Of the reading of a cell about which a person has decided. */
static bool is_settled(const Doc *d, const Finding *f)
{
    bool of_reading = rules[f->rule].id[0] == 'F';
    return of_reading && doc_decision_at(d, (Part)f->part, f->row, (FieldId)f->field);
}

void batch_check(Loaded *x, const LoadOptions *options)
{
    size_t left = 0;
    x->findings.n = 0;
    if (options->hear)
        check_and_hear(&x->doc, &options->check, &x->findings);
    else
        check_doc(&x->doc, &options->check, &x->findings);
    for (size_t i = 0; i < x->findings.n; i++)
        if (!is_settled(&x->doc, &x->findings.at[i])) x->findings.at[left++] = x->findings.at[i];
    x->findings.n = left;
}

static void lay(Loaded *x, const LoadOptions *options)
{
    if (options->lay) options->lay(options->lay_ctx, &x->doc, &x->laid);
}

static bool got_filing(void *ctx, Str part, Format f, Doc *d)
{
    Reading *r = ctx;
    Loaded x = new_item(r, part, f);
    x.ok = true;
    x.doc = *d;
    x.where.digest = digest_of(part);
    x.where.at = part.n ? (uint64_t)(part.p - r->bytes->buf.p) : 0;
    lay(&x, r->options);
    batch_check(&x, r->options);
    if (r->spool) {
        x.where.spooled = true;
        if (spool_put(r->spool, part, &x.where.at).kind) x.where.at = NOT_SPOOLED;
    }
    return r->sink->put(r->sink->ctx, x);
}

static void got_failure(Reading *r, Err e)
{
    Arena a = {0};
    got_trouble(r, (Span){0}, FORMAT_NONE, err_text(e, &a));
    arena_free(&a);
}

/* UTF-16 becomes UTF-8, which then stands for the filing's bytes. */
static void decode(Reading *r, Spool *spool)
{
    Buf text = {0};
    if (!read_decoded(buf_str(&r->bytes->buf), &text)) return;
    buf_free(&r->bytes->buf);
    r->bytes->buf = text;
    r->spool = spool;
}

/* A PDF becomes the text that it prints, a picture the words on it, which then stand for the filing's bytes.
 * False: told. */
static bool unpack_print(Reading *r, Spool *spool)
{
    LoadBytes *b = r->bytes;
    Str bytes = buf_str(&b->buf);
    Buf text = {0}, why = {0};
    r->unpacked = read_is_pdf(bytes) ? FORMAT_PDF : read_is_picture(bytes) ? FORMAT_PICTURE : FORMAT_NONE;
    if (!r->unpacked) return true;
    bool ok = (r->unpacked == FORMAT_PDF ? pdf_text : picture_words)(bytes, &text, &why);
    if (ok) {
        buf_free(&b->buf);
        b->buf = text;
        r->spool = spool;
    } else {
        got_trouble(r, (Span){0, (uint32_t)b->buf.n}, r->unpacked, buf_str(&why));
        buf_free(&text);
    }
    buf_free(&why);
    return ok;
}

/* What a filer sends holds its form in base64. */
static void unpack_sent(Reading *r, Spool *spool)
{
    LoadBytes *b = r->bytes;
    Buf text = {0};
    if (read_unpack(buf_str(&b->buf), &text)) {
        buf_free(&b->buf);
        b->buf = text;
        r->spool = spool;
    } else {
        buf_free(&text);
    }
}

static void read_input(Reading *r, Input *input, Spool *spool)
{
    LoadBytes *b = r->bytes;
    Err e = {0};
    if (input->kind == INPUT_FILE)
        e = file_read(input->path.p, FILE_LIMIT, &b->buf);
    else {
        b->buf = input->bytes;
        input->bytes = (Buf){0};
        r->spool = spool;
    }
    const ReadSink filings = {r, got_filing, got_trouble};
    if (e.kind)
        got_failure(r, e);
    else if (unpack_print(r, spool)) {
        decode(r, spool);
        unpack_sent(r, spool);
        read_filings(buf_str(&b->buf), &filings);
    }
}

void batch_read(Input *input, const LoadOptions *options, Spool *spool, const BatchSink *sink)
{
    Reading r = {
        .bytes = bytes_new(buf_str(&input->path), buf_str(&input->member)), .options = options, .sink = sink};
    r.notice = input->kind == INPUT_NOTICE;
    if (input->kind == INPUT_TROUBLE || input->kind == INPUT_NOTICE)
        got_trouble(&r, (Span){0}, FORMAT_NONE, buf_str(&input->text));
    else
        read_input(&r, input, spool);
    if (input->kind == INPUT_BYTES && input->text.n)
        got_trouble(&r, (Span){(uint32_t)r.bytes->buf.n, 0}, FORMAT_NONE, buf_str(&input->text));
    bytes_drop(r.bytes);
}

void loaded_free(Loaded *x)
{
    if (x->ok) {
        doc_free(&x->doc);
        findings_free(&x->findings);
    }
    buf_free(&x->what);
    if (x->bytes) bytes_drop(x->bytes);
    *x = (Loaded){0};
}

static bool failed(Loaded *out, Str why)
{
    buf_put(&out->what, why);
    return false;
}

bool batch_again(Where where, const LoadOptions *options, Spool *spool, Loaded *out)
{
    LoadBytes *b = bytes_new(where.path, where.member);
    *out = (Loaded){.where = where, .bytes = b};
    out->where.path = b->path, out->where.member = b->member;
    if (where.spooled && where.at == NOT_SPOOLED)
        return failed(out, S("there was no room for a temporary copy of it: give TMPDIR a folder with room, "
                             "and open it again"));
    Err e = where.spooled ? spool_get(spool, where.at, where.len, &b->buf)
                          : file_read_part(b->path.p, where.at, where.len, &b->buf);
    if (e.kind) return failed(out, err_text(e, &b->arena));
    if (digest_of(buf_str(&b->buf)) != where.digest)
        return failed(out, S("the file has changed since it was loaded: open it again"));
    if (!read_doc(buf_str(&b->buf), &out->doc)) {
        doc_free(&out->doc);
        return failed(out, S("no longer reads as a filing: open it again"));
    }
    out->ok = true;
    lay(out, options);
    return true;
}
