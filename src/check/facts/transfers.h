/* transfers.h: rows that move shares from one form of ownership of a person into another: Rule 16a-13. */
#ifndef SEC16_CHECK_FACTS_TRANSFERS_H
#define SEC16_CHECK_FACTS_TRANSFERS_H

#include "check/checker.h"

/* The row of the same class, day and code that takes in what this one gives away, or the reverse, in the
 * other form of ownership; NULL if there is none. `equal`: only if it is as many. */
const Line *transfer_leg(const Check *c, const Line *l, bool equal);
/* A gift or other transfer of which both legs are there, or that a footnote calls a change in form only. */
bool is_own_transfer(const Check *c, const Line *l);

#endif
