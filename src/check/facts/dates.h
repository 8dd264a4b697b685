/* dates.h: days as prose writes them: Nov. 7, 2024; the 7th day of November, 2024; 7 November 2024;
 * 2024-11-07; 11/7/24. */
#ifndef SEC16_CHECK_FACTS_DATES_H
#define SEC16_CHECK_FACTS_DATES_H

#include "base/date.h"

/* A day in a text, and the bytes it takes there. */
typedef struct ProseDate {
    Date day;
    size_t at, end;
} ProseDate;

/* The first date that begins at or after `from`; false if there is none. */
bool prose_date(Str text, size_t from, ProseDate *out);

#endif
