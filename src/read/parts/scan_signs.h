/* scan_signs.h: explanations, remarks and signatures of a recogniser's page. */
#ifndef SEC16_READ_PARTS_SCAN_SIGNS_H
#define SEC16_READ_PARTS_SCAN_SIGNS_H

#include "model/doc.h"
#include "read/page/scan.h"

/* Explanations, remarks and signatures (ocr_tail.c). */
void ocr_tail(Doc *d, Arena *a, const OcrPage *p);

#endif
