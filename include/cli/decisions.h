/* decisions.h: the file of decisions that a batch command applies. */
#ifndef SEC16_CLI_DECISIONS_H
#define SEC16_CLI_DECISIONS_H

#include "cli/opts.h"
#include "store/review.h"

/* The one of --review-db, which must be there; else with `usual` the usual one, which need not; else NULL.
 * False: it cannot be used, which was told. Free with review_close in any case. */
bool decisions_open(const Args *a, bool usual, Review **out);

#endif
