/* scan_boxes.h: form and boxes above the tables of a recogniser's page. */
#ifndef SEC16_READ_PARTS_SCAN_BOXES_H
#define SEC16_READ_PARTS_SCAN_BOXES_H

#include "model/doc.h"
#include "read/page/scan.h"

/* The boxes above the tables. */
void scan_head(Doc *d, Arena *a, const ScanPage *p);

#endif
