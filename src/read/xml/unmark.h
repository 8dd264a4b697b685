/* unmark.h: a printed form as text inside of HTML: in <PRE>, or a paragraph a line. */
#ifndef SEC16_READ_XML_UNMARK_H
#define SEC16_READ_XML_UNMARK_H

#include "read/envelope/wrap.h"

/* Is this HTML whose text stands in no tables? */
bool unmark_looks_like(Str text);
/* The text between the tags, its references replaced; what ends a line in HTML ends one here. */
Wrap unmark(Arena *a, Str text);

#endif
