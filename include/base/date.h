/* date.h: days, and the many ways in which filings write them. */
#ifndef SEC16_BASE_DATE_H
#define SEC16_BASE_DATE_H

#include "base/str.h"

typedef int32_t Date; /* days since 1970-01-01 */
#define DATE_NONE INT32_MIN
#define DATE_TEXT 16

/* How a date may be written; combine with |. */
enum {
    DATE_ISO = 1,    /* 2025-01-06, zone or time of day behind it (2008-02-15-05:00) left aside */
    DATE_US = 2,     /* 1/6/2025, 01/06/25, 01-06-2025: month first (caption of the form) */
    DATE_DMON = 4,   /* 06-JAN-2025: the SEC's data sets */
    DATE_PACKED = 8, /* 20250106: EDGAR's headers */
    DATE_NAMED = 16  /* November 17, 2002; Nov. 17, 2002; 17 November 2002 */
};

Date date_of(int year, int month, int day); /* DATE_NONE if there is no such day */
void date_split(Date d, int *year, int *month, int *day);
bool date_parse(Str s, unsigned ways, Date *out); /* the whole of s, blanks around it */
Str date_put(Date d, char out[DATE_TEXT]);        /* 2025-01-06; "" for DATE_NONE */
Str date_put_us(Date d, char out[DATE_TEXT]);     /* 01/06/2025 */
int date_weekday(Date d);                         /* 0 = Sunday */
const char *date_weekday_name(Date d);            /* "Mon" */
Date date_add_months(Date d, int months);         /* day cut to the end of the month */
int date_year(Date d);

#endif
