/* typed_rows.h: the lines of a typed table as rows. */
#ifndef SEC16_READ_TABLE_TYPED_ROWS_H
#define SEC16_READ_TABLE_TYPED_ROWS_H

#include "read/table/columns.h"
#include "read/value/wrapped.h"

/* A row as printed: its bits in the order of lines. */
typedef struct TypedRow {
    Bit *bit;
    size_t n;
} TypedRow;

typedef struct TypedRows {
    TypedRow *row;
    size_t n, cap;
} TypedRows;

/* The rows in the bodies of n grids with the same columns: a table that goes on over several pages. */
void grid_rows(Doc *d, const Sheet *s, const Grid *g, size_t n, TypedRows *out);

#endif
