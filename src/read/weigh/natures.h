/* natures.h: natures of ownership of which words were lost, completed from other rows. */
#ifndef SEC16_READ_WEIGH_NATURES_H
#define SEC16_READ_WEIGH_NATURES_H

#include "read/table/draft.h"
#include "read/words/lexicon.h"

/* The same for natures of ownership. */
void scan_complete_natures(const Lexicon *x, DraftTable *table, size_t ntable);

#endif
