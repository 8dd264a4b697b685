/* across.h: the engine that runs the rules which concern more than one filing. */
#ifndef SEC16_CHECK_ACROSS_H
#define SEC16_CHECK_ACROSS_H

#include "check/check.h"
#include "check/lineage.h"

#include <stdatomic.h>

/* A finding in one filing that another one gives the reason for. Its `raw` is empty: a Corpus keeps no spans.
 */
typedef struct Across {
    Finding finding;
    uint32_t filing, other; /* indices in the Corpus; other may be NO_FILING */
} Across;

typedef struct AcrossList { /* heap; free with across_free */
    Across *at;
    size_t n, cap;
} AcrossList;

/* Appends what the rules of group E find, filing by filing, worst first. A message of these speaks of texts
 * of the corpus: set Doc.symbols to its symbols before finding_message. */
void check_corpus(const Corpus *c, const CheckOptions *options, AcrossList *out);
/* The same, with the lineage made before. `stop`, when it becomes true, ends it early; may be NULL. */
void check_lineage(const Corpus *c, const Lineage *l, const CheckOptions *options, const atomic_bool *stop,
                   AcrossList *out);
void across_free(AcrossList *list);

#endif
