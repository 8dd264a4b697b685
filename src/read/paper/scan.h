/* scan.h: reads a recogniser's lines: columns separated by blanks, nothing indented, glyphs misread. */
#ifndef SEC16_READ_PAPER_SCAN_H
#define SEC16_READ_PAPER_SCAN_H

#include "model/doc.h"

bool paper_read_scan(
    Doc *d); /* a recogniser's lines: columns parted by blanks, nothing indented, glyphs misread */

#endif
