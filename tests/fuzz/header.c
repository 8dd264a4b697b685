/* header.c: a submission is taken apart without a byte outside it; folded lines know where they came from. */
#include "fuzz.h"

#include "read/envelope/header.h"
#include "read/envelope/plain.h"
#include "read/envelope/submission.h"

static void law_within(Str part, Str whole)
{
    LAW(!part.n || (part.p >= whole.p && part.p + part.n <= whole.p + whole.n));
}

static void run_wrap(Str in)
{
    Arena a = {0};
    Plain plain = plain_of(&a, in);
    Str text = plain.wrap.text;
    LAW(text.n <= in.n * 3);
    for (size_t at = 0, last = 0; at < text.n; at += 1 + at / 8) {
        Span from = wrap_source(&plain.wrap, (Span){(uint32_t)at, 1});
        LAW((size_t)from.at + from.len <= in.n && from.at >= last);
        last = from.at;
    }
    arena_free(&a);
}

void fuzz_header(Str in)
{
    Document doc;
    Str rest = in;
    Header h = header_read(in);
    LAW(h.nowner <= HEADER_OWNERS_MAX);
    law_within(h.accession.text, in);
    law_within(h.issuer.name.text, in);
    for (size_t i = 0; i < h.nowner; i++) law_within(h.owner[i].name.text, in);
    while (submission_document(&rest, &doc)) {
        law_within(doc.whole, in);
        law_within(doc.text, doc.whole);
        LAW(rest.n < in.n || !doc.whole.n);
    }
    LAW(submission_next(in) <= in.n && submission_end(in) <= in.n && submission_close(in) <= in.n);
    run_wrap(in);
}
