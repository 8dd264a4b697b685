/* markup.c: events come in the order of the text, and never twice the same bytes. */
#include "fuzz.h"

#include "read/xml/markup.h"

static void run(Str in, MarkupMode mode)
{
    Arena a = {0};
    Markup m;
    MarkupEvent e;
    MarkupAttr attr;
    size_t end = 0;
    markup_init(&m, &a, in, mode);
    while (markup_next(&m, &e)) {
        LAW(e.raw.at >= end && (size_t)e.raw.at + e.raw.len <= in.n);
        LAW(!e.flaw || (size_t)e.flaw_raw.at + e.flaw_raw.len <= in.n);
        LAW(e.kind != MARKUP_LOST || e.flaw);
        end = (size_t)e.raw.at + e.raw.len;
        for (size_t at = 0; e.kind == MARKUP_OPEN && markup_next_attr(&m, &e, &at, &attr);)
            LAW(attr.raw.at >= e.raw.at && (size_t)attr.raw.at + attr.raw.len <= end);
    }
    arena_free(&a);
}

void fuzz_markup(Str in)
{
    run(in, MARKUP_XML);
    run(in, MARKUP_HTML);
}
