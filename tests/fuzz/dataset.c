/* dataset.c: eight flat tables in one input, each behind a line "== NAME". */
#include "fuzz.h"

#include "read/dataset.h"
#include "read/read.h"

static bool take_filing(void *ctx, Str accession, Buf *bytes)
{
    (void)ctx, (void)accession;
    Doc d;
    if (read_doc(buf_str(bytes), &d)) law_doc(&d);
    doc_free(&d);
    return true;
}

static bool take_trouble(void *ctx, Str table, Str what)
{
    (void)ctx, (void)table;
    LAW(what.n);
    return true;
}

void fuzz_dataset(Str in)
{
    Dataset *s = dataset_new();
    while (in.n) {
        Str name = str_line(&in);
        size_t end = str_find(in, S("\n== "));
        Str table = str_sub(in, 0, end == in.n ? end : end + 1);
        Buf bytes = {0};
        in = str_from(in, table.n);
        if (!str_starts(name, S("== ")) || !dataset_is_table(str_from(name, 3))) continue;
        buf_put(&bytes, table);
        dataset_add(s, str_from(name, 3), &bytes);
        buf_free(&bytes);
    }
    dataset_filings(s, &(DatasetSink){NULL, take_filing, take_trouble});
    dataset_free(s);
}
