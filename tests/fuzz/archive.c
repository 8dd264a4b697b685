/* archive.c: members come with names, and everything that could not be unpacked with a reason. */
#include "fuzz.h"

#include "read/archive.h"

static bool take_member(void *ctx, Str name, Buf *bytes, Str flaw)
{
    (void)name, (void)flaw;
    size_t *left = ctx;
    LAW(bytes->n <= FILE_LIMIT && !archive_looks_like(buf_str(bytes)));
    return bytes->n < *left ? *left -= bytes->n, true : false; /* little is enough for a fuzzer */
}

static bool take_trouble(void *ctx, Str name, Str what)
{
    (void)ctx, (void)name;
    LAW(what.n);
    return true;
}

static bool wanted(void *ctx)
{
    size_t *asked = ctx;
    return *asked > 0;
}

void fuzz_archive(Str in)
{
    size_t left = 1 << 20;
    archive_read_bytes(in, &(ArchiveSink){&left, take_member, take_trouble, wanted});
}
