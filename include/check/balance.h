/* balance.h: does the amount owned run on from row to row of one class (rules 7.4)? */
#ifndef SEC16_CHECK_BALANCE_H
#define SEC16_CHECK_BALANCE_H

#include "check/checker.h"

/* In which order the amounts owned run on. */
typedef enum Ordering {
    ORDER_NONE,    /* in none                                        */
    ORDER_SINGLE,  /* only one row says what is owned                */
    ORDER_FORWARD, /* from the first row to the last                 */
    ORDER_REVERSE,
    ORDER_DATE,  /* by date, as given or acquisitions first        */
    ORDER_TOTALS /* every row says the total at the end            */
} Ordering;

typedef struct Balance {
    Ordering order;
    Wide opening;       /* what was owned before the first row, in that order; times WIDE_ONE */
    const Line *broken; /* ORDER_NONE: the first row that does not run on, reading forward     */
    Wide delta;         /* ORDER_NONE: by how much it says more than it should                 */
} Balance;

/* The transactions of one class, in the order of the form. */
typedef struct Class {
    const Line **line;
    size_t n;
} Class;

/* Calls fn for each class of the transactions in a table. */
void each_class(Check *c, Part part, void (*fn)(Check *c, const Class *class));

Balance balance_of(Check *c, const Class *class);

bool line_owned(const Line *l, Wide *owned);   /* amount or value owned following; false if it is not given */
bool line_amount(const Line *l, Wide *amount); /* amount or value of the transaction, without its side */
Wide balance_tolerance(Wide owned);            /* one share, or a millionth */

#endif
