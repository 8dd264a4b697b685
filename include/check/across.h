/* across.h: the engine that runs the rules which concern more than one filing. */
#ifndef SEC16_CHECK_ACROSS_H
#define SEC16_CHECK_ACROSS_H

#include "check/check.h"
#include "check/lineage.h"

#include <stdatomic.h>

/* Appends what the rules of group E find, filing by filing, worst first. A message of these speaks of texts
 * of the corpus: set Doc.symbols to its symbols before finding_message. */
void check_corpus(const Corpus *c, const CheckOptions *options, AcrossList *out);
/* The same, with the lineage made before. `stop`, when it becomes true, ends it early; may be NULL. */
void check_lineage(const Corpus *c, const Lineage *l, const CheckOptions *options, const atomic_bool *stop,
                   AcrossList *out);
void across_free(AcrossList *list);

#endif
