/* businessday.h: EDGAR's calendar: on which days a form can be filed, and how due dates count. */
#ifndef SEC16_BASE_BUSINESSDAY_H
#define SEC16_BASE_BUSINESSDAY_H

#include "base/date.h"

typedef enum DayClass {
    DAY_BUSINESS,
    DAY_WEEKEND,
    DAY_HOLIDAY, /* federal holiday, or the day on which it is observed                           */
    DAY_CLOSED,  /* EDGAR was closed by order                                                     */
    DAY_GRACE,   /* federal offices were closed; no notice of the SEC is known: count both ways   */
    DAY_WEATHER  /* offices were closed for weather; EDGAR ran, due dates stood                   */
} DayClass;

/* Whether the days of class DAY_GRACE count as business days; GRACE_WEATHER: nor those of class DAY_WEATHER.
 */
typedef enum GraceDays { GRACE_COUNTS, GRACE_CLOSED, GRACE_WEATHER } GraceDays;

/* What kind of day it is; `*why` (may be NULL) is set to the weekday's, holiday's or closure's name, "" for
 * none. */
DayClass day_class(Date d, const char **why);
bool business_day(Date d, GraceDays grace);
Date business_add(Date d, int n, GraceDays grace); /* the n-th business day after d; n >= 0 */
Date business_roll(Date d, GraceDays grace);       /* d, or the next business day */
int business_between(Date from, Date to); /* business days after `from` up to `to`; 0 if there are none */
Date grace_after(
    Date d,
    Date until); /* the first day of class DAY_GRACE or DAY_WEATHER after d, up to `until`; or DATE_NONE */
bool calendar_published(Date d); /* closures by order are known for that year (2002 to 2027) */

/* Whether the New York Stock Exchange was closed, on a weekday; `*why` as above. */
bool market_holiday(Date d, const char **why);

#endif
