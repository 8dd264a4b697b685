/* fragments.h: footnote marks that a border cut, or a recogniser misread. */
#ifndef SEC16_READ_PAGE_FRAGMENTS_H
#define SEC16_READ_PAGE_FRAGMENTS_H

#include "read/page/tokens.h"

/* Is it what a border left of a mark, or a misread one: "(2", "3)", "(4s"? */
bool mark_is_fragment(Str s);
/* Does a glyph of it stand for a digit? */
bool mark_has_digit(const TokenMark *m);
/* Puts the fragments that belong together into one token each; how many tokens there are then. */
size_t marks_join(Token *t, size_t n);

#endif
