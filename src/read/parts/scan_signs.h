/* scan_signs.h: explanations, remarks and signatures of a recogniser's page. */
#ifndef SEC16_READ_PARTS_SCAN_SIGNS_H
#define SEC16_READ_PARTS_SCAN_SIGNS_H

#include "model/doc.h"
#include "read/page/scan.h"

/* Explanations, remarks and signatures (scan_tail.c). */
void scan_tail(Doc *d, Arena *a, const ScanPage *p);

#endif
