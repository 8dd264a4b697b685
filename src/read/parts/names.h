/* names.h: misread names, as the rest of the form spells them. */
#ifndef SEC16_READ_PARTS_NAMES_H
#define SEC16_READ_PARTS_NAMES_H

#include "model/doc.h"
#include "read/page/scan.h"

/* Names in which a letter was misread, as the rest of the form spells them: guesses. */
void scan_settle_names(Doc *d, Arena *a, const ScanPage *p);

#endif
