/* sites.h: the numbers of damaged footnote marks. */
#ifndef SEC16_READ_WEIGH_SITES_H
#define SEC16_READ_WEIGH_SITES_H

#include "read/table/draft.h"

/* Tells the numbers of damaged footnote marks (marks.h, which says of `dropped`). */
void sites_decide(Arena *a, DraftTable *t, size_t ntable, const Doc *doc, bool dropped);

#endif
