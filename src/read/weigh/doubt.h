/* doubt.h: marks as guesses what may be misread without a sign of it. */
#ifndef SEC16_READ_WEIGH_DOUBT_H
#define SEC16_READ_WEIGH_DOUBT_H

#include "model/doc.h"
#include "read/page/scan.h"

/* Marks as guesses what may be misread without a sign of it: what nothing else on the page confirms. */
void scan_doubt(Doc *d, const ScanPage *p);

#endif
