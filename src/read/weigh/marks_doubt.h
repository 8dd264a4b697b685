/* marks_doubt.h: how sure the choice of a footnote mark is. */
#ifndef SEC16_READ_WEIGH_MARKS_DOUBT_H
#define SEC16_READ_WEIGH_MARKS_DOUBT_H

#include "read/weigh/marks_cost.h"

/* How much more the next best must cost for a site to be sure, where `plain` of `n` sites (at least one) are
 * printed plainly. `dropped`: as in marks_decide. */
int marks_sure(size_t n, size_t plain, bool dropped);
/* Makes the choice better as far as changes do, and writes the answer to each of the m->n sites that is not
 * plain. Working room comes from the arena. */
void marks_answer(Arena *a, const MarkNet *m, MarkPick *pick, MarkSite *site);

#endif
