/* prose.h: the words that explanations and remarks are written in. */
#ifndef SEC16_READ_WORDS_PROSE_H
#define SEC16_READ_WORDS_PROSE_H

#include "base/str.h"

/* Texts of words parted by single blanks, in lower case; some words stand in several. */
extern const Str language[];

extern const size_t language_n;

/* Those of them that only join others, and are no half of a compound. */
extern const Str language_joints;

#endif
