/* scan_place.h: lays the tokens of a row's main line over the columns, by their places in characters. */
#ifndef SEC16_READ_TABLE_SCAN_PLACE_H
#define SEC16_READ_TABLE_SCAN_PLACE_H

#include "read/table/draft.h"

/* Lays the tokens of every row's main line over the columns: sets cell[].from, to and trade. */
void scan_place(Arena *a, DraftTable *t);
/* How much a token says that a row stands here: dates, amounts; 0 for words. */
int scan_token_weight(const Token *t);
/* May these glyphs be a footnote mark that was misread? */
bool scan_maybe_mark(const Token *t);

#endif
