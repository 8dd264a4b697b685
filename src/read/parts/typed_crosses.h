/* typed_crosses.h: the crosses of a typed form: the relationship, and the form as a whole. */
#ifndef SEC16_READ_PARTS_TYPED_CROSSES_H
#define SEC16_READ_PARTS_TYPED_CROSSES_H

#include "read/parts/typed_content.h"

/* the four labels of the relationship with their marks; what is left is the title, or what
 * Other means. */
void typed_relation(Doc *d, const Content *c);
/* The boxes of the form as a whole in lines [from, to). */
void typed_marks(Doc *d, const Sheet *s, size_t from, size_t to);

#endif
