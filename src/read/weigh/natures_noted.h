/* natures_noted.h: natures of ownership as the footnotes spell them. */
#ifndef SEC16_READ_WEIGH_NATURES_NOTED_H
#define SEC16_READ_WEIGH_NATURES_NOTED_H

#include "read/table/draft.h"

/* Natures of ownership as the footnotes spell them: prose is read better than the words of a narrow column.
 */
void scan_natures_of_notes(Arena *a, const Doc *d, DraftTable *t);

#endif
