/* table.h: Table I or II on paper, laid out for a width. */
#ifndef SEC16_VIEW_KIT_TABLE_H
#define SEC16_VIEW_KIT_TABLE_H

#include "view/kit/shown.h"

/* Puts title, column heads and rows, in blocks of as many columns as the width holds, each with the title
 * column. */
void table_put(const Drawing *d, Lines *out, TableId table);

#endif
