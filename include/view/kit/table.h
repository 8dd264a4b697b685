/* table.h: Table I or II as the form prints it, laid out for a width. */
#ifndef SEC16_VIEW_KIT_TABLE_H
#define SEC16_VIEW_KIT_TABLE_H

#include "view/kit/shown.h"

/* Puts title, column heads and rows. On a screen the table scrolls sideways behind the title column; in print
 * it is parted into blocks of columns, each with the title column. The card of `opened` (may be NULL) stands
 * under its row. */
void table_put(const Drawing *d, Lines *out, TableId table, const Place *opened);

#endif
