/* typed_put.h: puts the rows of a typed table into the Doc. */
#ifndef SEC16_READ_TABLE_TYPED_PUT_H
#define SEC16_READ_TABLE_TYPED_PUT_H

#include "read/table/typed_rows.h"

bool grid_has(const Grid *g, FieldId f, char side);
/* Puts the rows into the Doc. */
void grid_put_rows(Doc *d, const Grid *g, const TypedRows *rows, const Print *print);

#endif
