/* query.c: what is understood is printed so that it asks the same again; what is not is told with its place.
 */
#include "fuzz.h"

#include "find/query.h"

static Corpus corpus;
static Notes notes;

static void add(const char *path)
{
    Buf bytes = test_file(fuzz_path(path));
    Doc d = doc_of(buf_str(&bytes));
    Findings none = {0};
    corpus_add(&corpus, &d, &(Where){.path = str_z(path)}, &none);
    notes_add(&notes, &d);
    doc_free(&d);
    buf_free(&bytes);
}

static void ask(Query *q)
{
    const Facts facts = {.corpus = &corpus, .notes = &notes};
    RowSet rows = {0};
    Matches found = {0};
    for (uint32_t i = 0; i < corpus.nfiling; i++) query_filing(q, &facts, i, &rows);
    query_range(q, &facts, 0, (uint32_t)corpus.nfiling, &found);
    LAW(found.n <= corpus.nfiling && found.rows <= corpus.nrow);
    rows_free(&rows);
    matches_free(&found);
}

void fuzz_query(Str in)
{
    if (!corpus.nfiling) add("samples/form4.xml"), add("samples/form3.xml"), add("samples/form4-scan.txt");
    QueryError error;
    Query *q = query_new(in, &error);
    if (!q) {
        LAW(*error.what && error.at + error.len <= in.n);
        return;
    }
    Buf out = {0}, second = {0};
    query_print(q, &out);
    Query *again = query_new(buf_str(&out), &error);
    LAW(again && query_same(q, again));
    query_print(again, &second);
    LAW(str_eq(buf_str(&out), buf_str(&second)));
    ask(q);
    query_free(q);
    query_free(again);
    buf_free(&out);
    buf_free(&second);
}
