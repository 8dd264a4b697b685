/* sort.h: the order of filings by any fields of query.def, and how often each value of a field stands there.
 */
#ifndef SEC16_FIND_SORT_H
#define SEC16_FIND_SORT_H

#include "find/query.h"

typedef struct SortKey {
    QueryFieldId field;
    bool descending;
} SortKey;

/* Sorts filings by the keys, the foremost first; where all are equal they stay in the order given. Of several
 * values a filing counts by the one that comes first; without any it comes last, in both directions. Texts:
 * case aside. */
void sort_filings(const Facts *facts, const SortKey *key, size_t nkey, uint32_t *filing, size_t n);

/* How dates are counted. */
typedef enum FacetBy { FACET_DAY, FACET_MONTH, FACET_QUARTER, FACET_YEAR } FacetBy;

typedef struct Facet {
    Fact value; /* of dates: the first day of the month … */
    size_t filings, rows;
    Wide dollars; /* value of these rows, times 10^15 */
} Facet;

typedef struct Facets { /* heap; free with facets_free */
    Facet *at;          /* most filings first, then by value */
    size_t n, cap;
    size_t without; /* filings that have none */
} Facets;

/* Counts the values of a field among those of the filings that `q` asks for (NULL: all), and by the rows that
 * it asks for. A filing counts once for each of its values; a row by its own value, or by that of its filing.
 * Texts are the same that differ in case only. */
void facets_count(const Facts *facts, QueryFieldId f, FacetBy by, Query *q, const uint32_t *filing, size_t n,
                  Facets *out);
void facets_free(Facets *list);
/* As people read it: "2024-07", "2024 Q3", "THIEL PETER", "S". */
Str facet_label(const Facts *facts, QueryFieldId f, FacetBy by, const Facet *x, Arena *a);
/* The condition that asks for it: date:2024-07, owner:="THIEL PETER", code:S. */
Str facet_condition(const Facts *facts, QueryFieldId f, FacetBy by, const Facet *x, Arena *a);

#endif
