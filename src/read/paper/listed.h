/* listed.h: reads a form that web text hands on one cell a line. */
#ifndef SEC16_READ_PAPER_LISTED_H
#define SEC16_READ_PAPER_LISTED_H

#include "model/doc.h"

bool paper_read_listed(Doc *d);

#endif
