/* scan_mend.h: what a row on a recogniser's page says of its own texts, amounts and marks. */
#ifndef SEC16_READ_WEIGH_SCAN_MEND_H
#define SEC16_READ_WEIGH_SCAN_MEND_H

#include "read/table/draft.h"
#include "read/words/lexicon.h"

void scan_mend_texts(Arena *a, const Lexicon *x, DraftTable *t);
/* A name with its numerals, "Fund 1V", and with a blank behind each dash. */
Str scan_with_numerals(Arena *a, Str name);
/* Marks of prices that the notes themselves tell; once the values are decided on. */
void scan_mark_prices(const Doc *d, DraftTable *t);
/* Amounts that may be the mark of a footnote; once the values are decided on. */
void scan_doubt_amounts(const Doc *d, DraftTable *t);

#endif
