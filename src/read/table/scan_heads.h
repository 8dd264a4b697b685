/* scan_heads.h: where the columns of a table stand on a recogniser's page, told by the heads above them. */
#ifndef SEC16_READ_TABLE_SCAN_HEADS_H
#define SEC16_READ_TABLE_SCAN_HEADS_H

#include "read/page/scan.h"
#include "read/print/slots.h"

/* From where to where each column goes, in characters; left < 0: its head was not found. */
typedef struct ScanHeads {
    int left[SLOTS_MAX], right[SLOTS_MAX];
} ScanHeads;

/* By lines [from, to) of a page whose words have boxes. */
ScanHeads scan_heads_of(Arena *a, const ScanPage *p, size_t from, size_t to, const Slot *slot, size_t n);

#endif
