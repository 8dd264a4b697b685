/* heads.h: what the heads of the columns say. */
#ifndef SEC16_READ_TABLE_HEADS_H
#define SEC16_READ_TABLE_HEADS_H

#include "read/table/columns.h"

/* What may stand in a table from left to right. `keys`: the head's letters and digits, alternatives parted by
 * '|';
 * "=x" the head is x, "^x" begins with it, "$x" ends with it, "x" has it; "!x" must not have it. `sub`: its
 * own words in a head that spans several columns under one number. */
typedef struct Head {
    FieldId field;
    char side;
    const char *keys, *sub;
} Head;

const Head *heads_of(TableId table, FormType form, size_t *n);
/* The number that the form prints before a head: "2A", in lower case as letters_add gives it. */
void head_number(const Head *slot, TableId table, FormType form, char out[4]);
/* Gives each column the field that its head in lines [from, to) tells. */
void grid_name(Doc *d, const Sheet *s, size_t from, size_t to, Grid *g);

#endif
