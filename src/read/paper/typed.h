/* typed.h: reads a form whose columns are made of blanks: ASCII art, pdftotext. */
#ifndef SEC16_READ_PAPER_TYPED_H
#define SEC16_READ_PAPER_TYPED_H

#include "model/doc.h"

bool paper_read_typed(Doc *d); /* columns parted by blanks, ASCII art, pdftotext */
/* Where the form prints only the month of its period: the earliest transaction in it, which is what the
 * period is; on a Form 5 it is the end of a year, and so of a month. It stays a guess. */
void typed_settle_period(Doc *d);

#endif
