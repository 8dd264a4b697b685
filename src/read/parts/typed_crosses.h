/* typed_crosses.h: the crosses of a typed form: the relationship, and the form as a whole. */
#ifndef SEC16_READ_PARTS_TYPED_CROSSES_H
#define SEC16_READ_PARTS_TYPED_CROSSES_H

#include "read/parts/typed_content.h"

/* aligned_mark.c: the four labels of the relationship with their marks; what is left is the title, or what
 * Other means. */
void aligned_relation(Doc *d, const Content *c);
/* The boxes of the form as a whole in lines [from, to). */
void aligned_marks(Doc *d, const Sheet *s, size_t from, size_t to);

#endif
