/* query.h: the language in which filings and rows are asked for, on the screen and in batch.
 * query.def says how it is written (query_syntax) and what can be asked (query_fields). Side by side binds
 * closest, then NOT, AND, OR. */
#ifndef SEC16_FIND_QUERY_H
#define SEC16_FIND_QUERY_H

#include "find/facts.h"

/* An example of how conditions are written or put together, and what it means. */
typedef struct QuerySyntax {
    const char *example, *help;
} QuerySyntax;
extern const QuerySyntax query_syntax[];
extern const size_t query_syntax_n;

/* Belongs to one thread, and to one corpus and its notes, which may grow. */
typedef struct Query Query;

typedef struct QueryError {
    char what[200]; /* what is wrong, and what to write instead */
    size_t at, len; /* which bytes of the query */
} QueryError;

/* NULL with *error filled if it is no query. An empty text asks for everything. Free with query_free. */
Query *query_new(Str text, QueryError *error);
void query_free(Query *q);
/* The query in its usual spelling; read again it is the same. */
void query_print(const Query *q, Buf *out);
/* Whether two queries ask the same in the same order. */
bool query_same(const Query *a, const Query *b);

/* A condition as it is written: FIELD:TEXT, or FIELD:=TEXT for the whole of a text. */
Str query_condition(QueryFieldId f, bool whole, Str text, Arena *a);

/* What must be there to answer it; bits. */
enum { NEEDS_FINDINGS = 1, NEEDS_NOTES = 2, NEEDS_MARKS = 4, NEEDS_HITS = 8 };
unsigned query_needs(const Query *q);

/* Rows of one filing. Free with rows_free. */
typedef struct RowSet {
    bool *has; /* by row, from the filing's first */
    size_t n, cap;
    size_t count; /* how many are in it */
} RowSet;

void rows_free(RowSet *rows);

/* Whether a filing is asked for; `rows` (may be NULL) are then the rows that make it so: all, where the query
 * speaks of no row. */
bool query_filing(Query *q, const Facts *facts, uint32_t filing, RowSet *rows);

/* Filings that were found, in the order of the corpus, and the sums over their rows. All zero is none; free
 * with matches_free. */
typedef struct Matches {
    uint32_t *filing;
    size_t n, cap;
    size_t rows;
    Wide dollars; /* the value of these rows, times 10^15 */
} Matches;

/* Adds the matches among filings `from` to `until` - 1: in slices, where a key must not wait. */
void query_range(Query *q, const Facts *facts, uint32_t from, uint32_t until, Matches *out);
void matches_free(Matches *m);

#endif
