/* typed_list.h: rows printed as a list: "1. Title of Security: Common". */
#ifndef SEC16_READ_TABLE_TYPED_LIST_H
#define SEC16_READ_TABLE_TYPED_LIST_H

#include "read/page/sheet.h"

/* Rows printed as a list, "1. Title of Security: Common": typed_list.c. False if these lines hold no list.
 */
bool typed_list(Doc *d, const Sheet *s, size_t from, size_t to, TableId table);

#endif
