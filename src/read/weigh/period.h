/* period.h: the date in the header, settled by the transactions. */
#ifndef SEC16_READ_WEIGH_PERIOD_H
#define SEC16_READ_WEIGH_PERIOD_H

#include "model/doc.h"

/* Form 4: the date in the header is that of the earliest transaction: one that is doubtful, or that cannot
 * be read, is taken from the tables. What the print does not confirm stays a guess. */
void period_settle(Doc *d, FormType form);

#endif
