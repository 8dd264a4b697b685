/* lines.h: texts of several printed lines, put together along the borders that cut them. */
#ifndef SEC16_READ_VALUE_LINES_H
#define SEC16_READ_VALUE_LINES_H

#include "read/value/weave.h"

/* The pieces but for those that only show the beginnings of the words of the next. */
Pieces lines_without_crops(const Pieces *p);
/* The pieces of a text of any number of lines, put together along the borders between them; in the arena. */
Str lines_join(Arena *a, const Lexicon *x, const Pieces *p, Woven *how);

#endif
