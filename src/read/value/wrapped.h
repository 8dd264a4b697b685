/* wrapped.h: values that a narrow column broke over several lines, put together and into their cells. */
#ifndef SEC16_READ_VALUE_WRAPPED_H
#define SEC16_READ_VALUE_WRAPPED_H

#include "read/page/sheet.h"

/* What of a value stands on one line. */
typedef struct Bit {
    Str text;
    uint32_t column;  /* index in Grid.col */
    int indent;       /* blanks between the begin of the column and it */
    bool unsure;      /* it may belong to another row */
    bool side_unsure; /* it may stand on the other side, acquired or disposed of */
} Bit;

/* A cell's place in the Doc. */
typedef struct Where {
    Part part;
    size_t row;
    FieldId field;
} Where;

/* What a filing's own text tells of how it is printed. */
typedef struct Print {
    Symbols lexicon; /* lower case words of its prose, to tell a word cut at a column's edge from one that
                        ends there */
    char mark;       /* what its footnote marks begin with: one of ( [ / <; 0 where that is not known */
} Print;

Print print_of(const Sheet *s); /* free with print_free */
void print_free(Print *p);

/* The room of a column whose edges are known, else all zero: words may be cut where it ends. */
typedef struct Room {
    int width;
    bool hard; /* words are cut that would have had room in the next line */
} Room;

/* Do a bit and the one below it show that words are cut so? */
bool shows_hard_cut(const Bit *a, const Bit *b, int width, const Print *print);
/* Puts the pieces of a value, in their order, into the cell: joins them, takes footnote marks off, reads the
 * rest by the kind of the field. */
void cell_put_bits(Doc *d, Where w, const Bit *bit, size_t n, Room room, const Print *print);
/* Lines that are parted at blanks only. */
void cell_put_lines(Doc *d, Where w, const Str *line, size_t n);
/* One piece: what stands in a box of the header. */
void cell_put_str(Doc *d, Where w, Str printed);

#endif
