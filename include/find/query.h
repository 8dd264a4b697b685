/* query.h: the language in which filings and rows are asked for, on the screen and in batch.
 *
 *   form:4 code:S value:>1m owner~/trust/i      conditions side by side: one row (and one finding) of which
 * all are true code:M AND code:S,  late OR NOT reviewed    AND, OR, NOT join what is true of the filing
 *   code:S -di:D,  (code:S OR code:F) price:>9  - : the row is not so; brackets beside conditions: of the
 * same row "john smith" palantir /opti(on|ng)/i        bare: in names, symbols and titles
 *
 *   FIELD:TEXT  FIELD:A,B  FIELD:>1m  FIELD:1k..5k  FIELD:2024-07..  FIELD:*  FIELD~/REGEX/i  FLAG
 *
 * Side by side binds closest, then NOT, AND, OR. What the fields are, query.def says. */
#ifndef SEC16_FIND_QUERY_H
#define SEC16_FIND_QUERY_H

#include "find/facts.h"

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

/* What must be there to answer it; bits. */
enum { NEEDS_FINDINGS = 1, NEEDS_NOTES = 2, NEEDS_MARKS = 4 };
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
