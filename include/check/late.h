/* late.h: late reports and late transactions of a person, as Item 405 of Regulation S-K asks for them. */
#ifndef SEC16_CHECK_LATE_H
#define SEC16_CHECK_LATE_H

#include "check/lineage.h"
#include "model/due.h"

struct Gaps;

#define WHOLE_FORM UINT32_MAX

typedef struct LateItem {
    uint32_t filing, row; /* row of the corpus; WHOLE_FORM: Form 3 or 5 itself */
    DueRule rule;
    Date event, due,
        done;      /* executed, or the event; when it was due; filed, or signed where that is not known */
    Date year_end; /* of the fiscal year for which Item 405 names it: Forms 3 and 4 by the day of filing, Form
                      5 by its own */
} LateItem;

/* A report that was never made, as far as the others show it. */
typedef enum FailureKind {
    FAILED_FORM3,    /* no Form 3 before the first report, though the issuer's filings go back half a year */
    FAILED_FORM5,    /* no Form 5 of the year of a row that says it was due there, and came later */
    FAILED_ACQUIRED, /* more owned than the filing before left, and none between them is missing */
    FAILED_DISPOSED  /* fewer */
} FailureKind;

typedef struct LateFailure {
    FailureKind kind;
    uint32_t filing, row; /* that show it; WHOLE_FORM of FAILED_FORM3 */
    uint32_t before;      /* ACQUIRED, DISPOSED: the filing that left something else; else NO_FILING */
    Dec shares;           /* how many */
    Date day;             /* FORM5: end of the fiscal year, else DATE_NONE */
    Date year_end; /* of the fiscal year it is named for: of FORM5 that one, else of the filing's day */
} LateFailure;

typedef struct LateFailures {
    LateFailure *at;
    size_t n, cap;
} LateFailures;

/* What a person was late with, by the fiscal year of the issuer for which Item 405 names it; by calendar year
 * where no header says when the fiscal year ends. A late Form 5 counts the transactions that it reports. */
typedef struct LateYear {
    const Chain *chain; /* of the lineage */
    Date year_end;
    const LateItem *item; /* filing by filing */
    size_t nitem;
    const LateFailure *failure;
    size_t nfailure;
    unsigned reports, transactions, failures; /* without FAILED_FORM3: what is here need not be all */
} LateYear;

typedef struct LateYears {
    LateYear *at;
    size_t n, cap;
} LateYears;

/* What the owners of a chain were late with, by that year and then filing by filing; lives in the
 * arena. What was one business day late up to 2004-06-30 need not be named and is left out; rows that an
 * amendment states again count once. */
const LateItem *late_items(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain, size_t *n);
/* The same with the known failures to file, parted by year, for all chains in the order of the lineage. */
LateYears late_years(Arena *a, const Corpus *c, const Lineage *l);

/* The failures of one chain, whose gaps and what closes them are known (ledger.h); in the arena. `fiscal_end`
 * as in Filing, 0 where nothing tells it. */
LateFailures late_failures(Arena *a, const Corpus *c, const Lineage *l, const Chain *chain,
                           unsigned fiscal_end, const struct Gaps *gaps, const bool *closed);
bool lacks_form3(const Corpus *c, const Lineage *l, const Chain *chain);
Date issuer_since(const Corpus *c, const Chain *issuer); /* day of its first filing that is here */

#endif
