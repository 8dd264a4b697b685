/* document.c: filings out of any bytes. Parts follow each other without a gap; what is read again is the
 * same, to the bit of the small record. */
#include "fuzz.h"

#include "model/corpus.h"
#include "read/read.h"

#include <stdlib.h>
#include <string.h>

typedef struct Parts {
    Str in;
    size_t at;
} Parts;

static Buf dumped(const Doc *d)
{
    Buf out = {0};
    doc_dump(d, &out);
    return out;
}

static void law_same_record(const Doc *a, const Doc *b)
{
    Corpus x = {0}, y = {0};
    Findings none = {0};
    const Where where = {.path = S("-")};
    corpus_add(&x, a, &where, &none);
    corpus_add(&y, b, &where, &none);
    LAW(x.nrow == y.nrow && x.symbols.n == y.symbols.n && x.nparty == y.nparty);
    LAW(!memcmp(x.filing, y.filing, sizeof *x.filing));
    LAW(!x.nrow || !memcmp(x.row, y.row, x.nrow * sizeof *x.row));
    corpus_free(&x);
    corpus_free(&y);
}

static bool take_filing(void *ctx, Str bytes, Format f, Doc *d)
{
    (void)f;
    Parts *p = ctx;
    LAW(bytes.p == p->in.p + p->at && bytes.n <= p->in.n - p->at);
    p->at += bytes.n;
    law_doc(d);
    Doc again;
    LAW(read_doc(bytes, &again));
    Buf first = dumped(d), second = dumped(&again);
    LAW(str_eq(buf_str(&first), buf_str(&second)));
    law_same_record(d, &again);
    buf_free(&first);
    buf_free(&second);
    doc_free(&again);
    doc_free(d);
    return true;
}

/* What is no filing is told with all its bytes; a part may have more than one trouble. */
static bool take_trouble(void *ctx, Span raw, Format f, Str what)
{
    (void)f;
    Parts *p = ctx;
    LAW(what.n && (size_t)raw.at + raw.len <= p->in.n);
    if (raw.at + raw.len > p->at) p->at = raw.at + raw.len;
    return true;
}

void fuzz_document(Str in)
{
    Buf decoded = {0}, sent = {0};
    if (read_is_pdf(in)) return;
    if (read_decoded(in, &decoded)) in = buf_str(&decoded);
    if (read_unpack(in, &sent)) in = buf_str(&sent);
    Parts parts = {in, 0};
    read_filings(in, &(ReadSink){&parts, take_filing, take_trouble});
    buf_free(&decoded);
    buf_free(&sent);
}
