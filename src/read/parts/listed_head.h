/* listed_head.h: the boxes above the tables, and what stands below them, of a page that hands on one cell a
 * line. */
#ifndef SEC16_READ_PARTS_LISTED_HEAD_H
#define SEC16_READ_PARTS_LISTED_HEAD_H

#include "read/page/listed.h"

/* The n cells above the tables as the lines of a typed form: each box with all that is of it, one box below
 * the other. */
void listed_put_head(Arena *a, Sheet *s, const ListedCell *cell, size_t n);
/* The n cells below the tables: footnotes with their numbers, names with their dates, the owners' table. */
void listed_put_tail(Arena *a, Sheet *s, const ListedCell *cell, size_t n);

#endif
