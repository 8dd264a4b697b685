/* typed_place.h: the column of each word of a typed line, by place, order and type. */
#ifndef SEC16_READ_TABLE_TYPED_PLACE_H
#define SEC16_READ_TABLE_TYPED_PLACE_H

#include "read/table/columns.h"

/* The column of each word of a line, by place, order and type; the memory is the arena's. */
uint8_t *grid_place(const Grid *g, const SheetLine *l, Arena *a);
/* A mark that stands alone below a word, on the next line but one at most, belongs with it: moves it there.
 * `line` and `column`: those of the page so far, n of them, this one the last. */
void grid_place_below(const SheetLine *const *line, uint8_t *const *column, size_t n);

/* What a word looks like. */
typedef enum WordType { WORD_TEXT, WORD_MARK, WORD_DATE, WORD_NUMBER, WORD_MONEY, WORD_LETTER } WordType;

WordType word_type(Str word);
/* What it costs to take it for what a cell of this field holds, 0 to 60. */
int word_misfit(FieldId f, Str word);
/* Is it what a cell of this field holds? */
bool word_fits(FieldId f, Str word);

#endif
