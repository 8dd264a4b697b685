/* put.h: puts the rows of a table, decided on, into the Doc with spans, pieces and repairs. */
#ifndef SEC16_READ_WEIGH_PUT_H
#define SEC16_READ_WEIGH_PUT_H

#include "read/table/draft.h"

/* Puts the rows of a table, decided on, into the Doc with spans, pieces and repairs. */
void put_draft_table(Doc *d, const DraftTable *t);

#endif
