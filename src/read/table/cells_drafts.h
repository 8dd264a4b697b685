/* cells_draft.h: fills the drafts of a table from the tokens of its cells. */
#ifndef SEC16_READ_TABLE_CELLS_DRAFTS_H
#define SEC16_READ_TABLE_CELLS_DRAFTS_H

#include "read/table/draft.h"

/* Fills in the pieces and marks of every cell from its tokens (cells_draft.c). */
void cells_draft(Arena *a, DraftTable *t);

#endif
