/* cut_drafts.h: fills the drafts of a table from the tokens of its cells. */
#ifndef SEC16_READ_TABLE_CUT_DRAFTS_H
#define SEC16_READ_TABLE_CUT_DRAFTS_H

#include "read/table/draft.h"

/* Fills in the pieces and marks of every cell from its tokens (cut_drafts.c). */
void cut_drafts(Arena *a, CutTable *t);

#endif
