/* poured_rows.h: Table I as one running text. */
#ifndef SEC16_READ_TABLE_POURED_ROWS_H
#define SEC16_READ_TABLE_POURED_ROWS_H

#include "model/doc.h"
#include "read/page/sheet.h"

/* Reads the rows behind the heads in n words. What stands in a row is in any order, so all of it are guesses.
 */
void poured_rows(Doc *d, const Word *w, size_t n);

#endif
