/* spelling.h: dates, numbers and footnote marks in the spellings of typed forms. */
#ifndef SEC16_READ_VALUE_SPELLING_H
#define SEC16_READ_VALUE_SPELLING_H

#include "base/date.h"

/* A date in any spelling: 2/7/00, 04-26-24, February 29,2000, Apr. 2024, 12/2019. `*whole`: false where the
 * day is not printed; then the last day of the month is meant. */
bool date_printed(Str s, Date *out, bool *whole);
/* A number as printed, in digits: $ 1,000.50 -> 1000.50, 929 1/2 -> 929.5, -0- and None -> 0; s itself
 * where it is none. */
Str number_printed(Arena *a, Str s);
/* Length of the footnote mark that s begins with: (1) [1] /1/ <F1>; 0 if it begins with none. */
size_t mark_printed(Str s, int *number);

#endif
