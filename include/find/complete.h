/* complete.h: what can stand at a place of a query that is being typed. */
#ifndef SEC16_FIND_COMPLETE_H
#define SEC16_FIND_COMPLETE_H

#include "find/query.h"

typedef struct Candidate {
    Str text; /* in place of what is replaced: "owner:", "code:S", "late", "AND" */
    Str help; /* what it is; of a name or title: in how many filings */
} Candidate;

typedef struct Completion { /* in the arena that was given */
    size_t at, len; /* the bytes of the query that a candidate replaces: the condition up to the cursor */
    Candidate *list;
    size_t n, cap;
    QueryFieldId field; /* whose value is being typed; QUERY_FIELDS: none. Its help is in query_fields */
} Completion;

#define CANDIDATES_MOST 50

/* At the cursor (a byte of the query, up to its end): the fields and operators that begin with what stands
 * there; behind the name of a field its codes, or the names and titles in the corpus (`facts` may be NULL:
 * none), most filings first. None inside a regular expression, a number or a date. */
Completion query_complete(Str text, size_t cursor, const Facts *facts, Arena *a);

#endif
