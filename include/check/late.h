/* late.h: late reports and late transactions of a person, as Item 405 of Regulation S-K asks for them. */
#ifndef SEC16_CHECK_LATE_H
#define SEC16_CHECK_LATE_H

#include "check/lineage.h"
#include "model/due.h"

#define WHOLE_FORM UINT32_MAX

typedef struct LateItem {
    uint32_t filing, row; /* row of the corpus; WHOLE_FORM: Form 3 or 5 itself */
    DueRule rule;
    Date event, due,
        done;      /* executed, or the event; when it was due; filed, or signed where that is not known */
    Date year_end; /* of the fiscal year for which Item 405 names it: Forms 3 and 4 by the day of filing, Form
                      5 by its own */
} LateItem;

/* What a person was late with, by the fiscal year of the issuer for which Item 405 names it; by calendar year
 * where no header says when the fiscal year ends. A late Form 5 counts the transactions that it reports. */
typedef struct LateYear {
    const Chain *chain; /* of the lineage */
    Date year_end;
    const LateItem *item; /* filing by filing */
    size_t nitem;
    unsigned reports, transactions;
} LateYear;

typedef struct LateYears {
    LateYear *at;
    size_t n, cap;
} LateYears;

/* What the owners of a chain were late with, by that year and then filing by filing; lives in the
 * arena. What was one business day late up to 2004-06-30 need not be named and is left out; rows that an
 * amendment states again count once. */
const LateItem *late_items(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain, size_t *n);
/* The same, parted by year, for all chains in the order of the lineage. */
LateYears late_years(Arena *a, const Corpus *c, const Lineage *l);

#endif
