/* verdict.h: which reading of a damaged number or date the rest of the form confirms. */
#ifndef SEC16_READ_WEIGH_VERDICT_H
#define SEC16_READ_WEIGH_VERDICT_H

#include "read/table/draft.h"

/* Decides on the values of all cells by the form's own evidence. The Doc has its header and footnotes. */
void verdict_decide(Arena *a, DraftTable *t, size_t ntable, const Doc *doc);

#endif
