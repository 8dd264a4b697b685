/* typed_boxes.h: the boxes above the tables of a typed form. */
#ifndef SEC16_READ_PARTS_TYPED_BOXES_H
#define SEC16_READ_PARTS_TYPED_BOXES_H

#include "read/page/sheet.h"

void typed_boxes(Doc *d, const Sheet *s, size_t from, size_t to); /* items above the tables */
/* Only the boxes with names and addresses in lines [from, to), one an owner from `owner` on. */
void typed_owner_boxes(Doc *d, const Sheet *s, size_t from, size_t to);

#endif
