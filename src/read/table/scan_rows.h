/* scan_rows.h: parts the body of a table into rows. */
#ifndef SEC16_READ_TABLE_SCAN_ROWS_H
#define SEC16_READ_TABLE_SCAN_ROWS_H

#include "read/table/draft.h"
#include "read/table/scan_body.h"

/* Parts a body into rows, places their tokens, and drafts their cells. Texts of several lines are joined;
 * their lines stand in `lines`. */
void scan_rows(Arena *a, const ScanBody *b, DraftTable *t);

#endif
