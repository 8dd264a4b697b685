/* strict.h: what is printed in a cell -> the value meant, by kind of field. */
#ifndef SEC16_READ_VALUE_STRICT_H
#define SEC16_READ_VALUE_STRICT_H

#include "model/doc.h"

/* The value that a text stands for. */
typedef struct Value {
    Str text; /* normal form, ready for cell_set; empty: nothing there but blanks or dashes */
    bool ok;  /* false: not understood; `text` is what was printed, collapsed               */
} Value;

/* Reads a printed value (without footnote marks) strictly: no damage is forgiven, only ways of printing are.
 */
Value value_read(Arena *a, Str printed, FieldId f);

/* A transaction code as printed in its column or two: "M", "S/K", "P V", "J(1)" without the mark. */
typedef struct CodeValue {
    char code; /* 0 = none there */
    bool v, k; /* reported early; equity swap */
    bool ok;
} CodeValue;

CodeValue code_read(Str printed);
/* X, x, [X], ☒, ☑, XX: is this a marked box? */
bool is_cross(Str printed);
/* Is it nothing but blanks, dashes, N/A or an empty box? */
bool is_nothing(Str printed);
/* Puts a printed value with its marks into a cell: marks become refs, what is not understood becomes
 * CELL_BAD. `printed` must be a slice of d->text. Returns whether all of it was understood. */
bool value_put(Doc *d, Cell *c, FieldId f, Str printed);

#endif
