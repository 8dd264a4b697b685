/* texts.h: the texts of the text columns. */
#ifndef SEC16_READ_WEIGH_TEXTS_H
#define SEC16_READ_WEIGH_TEXTS_H

#include "read/table/draft.h"
#include "read/words/lexicon.h"

/* Texts of the text columns: the pieces of a line joined, lines unwoven, known titles recognised. `noisy`:
 * words that all forms have were misread. */
void texts_decide(Arena *a, DraftTable *t, size_t ntable, const Lexicon *x, bool noisy);

#endif
