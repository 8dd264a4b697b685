/* strict.h: what is printed in a cell -> the value meant, by kind of field, and the footnote marks cut off
 * it.
 */
#ifndef SEC16_READ_VALUE_STRICT_H
#define SEC16_READ_VALUE_STRICT_H

#include "model/doc.h"

/* A footnote mark: (1) ⁽¹⁾ ^(1) ^{(1)} $^{(1)}$ <sup>(1)</sup>. `raw` is a slice of what was printed. */
typedef struct Mark {
    int number;
    Str raw;
} Mark;

enum { MARKS_MAX = 24 };

typedef struct Marks {
    Mark at[MARKS_MAX];
    size_t n; /* more than MARKS_MAX are dropped */
} Marks;

/* How a mark may be spelled. */
typedef enum MarkStyle {
    MARK_WHOLE,  /* as printed: brackets and digits all there     */
    MARK_DAMAGED /* also (4}  C3)  (|)  ⁽¹  : glyphs misread     */
} MarkStyle;

/* Length of the footnote mark that s begins with; 0 if it begins with none. */
size_t mark_at(Str s, MarkStyle style, Mark *out);
/* s without its whole footnote marks (appended to `out`), collapsed; in the arena unless s had none. */
Str marks_cut(Arena *a, Str s, Marks *out);
/* "F1" for 1, as Doc.note names them. */
Str mark_id(Arena *a, int number);

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

/* The span of a slice of d->text. */
Span doc_span(const Doc *d, Str slice);

#endif
