/* columns.h: which columns of a table stand on the screen or in print, in the order of the form. */
#ifndef SEC16_VIEW_KIT_COLUMNS_H
#define SEC16_VIEW_KIT_COLUMNS_H

#include "view/kit/shown.h"

typedef struct TableColumn {
    FieldId field;
    const char *number;     /* as the form prints it; "" where it is that of the column before */
    bool used;              /* some row says something in it */
    int sign, value, marks; /* the widest of each; marks of texts count with the value */
} TableColumn;

/* Without columns that this form does not have and no row uses; returns their number. */
size_t columns_of(const Drawing *d, TableId table, TableColumn out[F_ROW_END]);
bool column_is_number(FieldId f);
/* The caption that heads it. */
const char *column_caption(FieldId f, TableId table);
/* The gutter: sign of the row as a whole, and its number. */
int gutter_width(const Drawing *d, TableId table);
void gutter_put(const Drawing *d, Lines *l, TableId table, size_t row, int width);

#endif
