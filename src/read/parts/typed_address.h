/* typed_address.h: name and address of an owner, as printed one below the other. */
#ifndef SEC16_READ_PARTS_TYPED_ADDRESS_H
#define SEC16_READ_PARTS_TYPED_ADDRESS_H

#include "read/page/sheet.h"

/* A line of a name and address. */
typedef struct OwnerLine {
    const Word *word;
    size_t n;
} OwnerLine;

/* Does it end with a state and a zip code? */
bool owner_line_is_place(const OwnerLine *l);
/* Name, streets, city, state, zip and country of an owner, as printed one below the other; the first `name`
 * lines are the name, 0 = that is not known. The owner is made if it is the next one. */
void owner_put(Doc *d, size_t owner, const OwnerLine *line, size_t n, size_t name);

#endif
