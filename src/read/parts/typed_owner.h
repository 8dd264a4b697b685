/* typed_owner.h: owners told below the tables of a typed form. */
#ifndef SEC16_READ_PARTS_TYPED_OWNER_H
#define SEC16_READ_PARTS_TYPED_OWNER_H

#include "read/page/sheet.h"

void typed_owners(Doc *d, const Sheet *s, size_t from); /* owners told below the tables */

#endif
