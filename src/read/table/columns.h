/* columns.h: where the columns of a typed table stand. */
#ifndef SEC16_READ_TABLE_COLUMNS_H
#define SEC16_READ_TABLE_COLUMNS_H

#include "read/page/sheet.h"

typedef struct Column {
    int x0, x1;    /* where it may stand: [x0, x1) */
    FieldId field; /* F_NONE: a label, or not known */
    char side;     /* 'A' or 'D': amounts in the columns acquired and disposed of; else 0 */
    int head;      /* the middle of the word that heads it below its number; 0: none was found */
    bool marks;    /* lone footnote marks have stood in it, here or on a page before */
    int left;      /* where those of this page begin; 0: at no one place */
} Column;

enum { COLUMNS_MAX = 32 };

typedef struct Grid {
    TableId table;
    bool exact;     /* borders or starts of the columns are given; else told from the heads */
    bool drawn;     /* borders are drawn: pipes */
    int trust;      /* how far places are believed beside types and order, 0 to 3; borders are in any case */
    uint32_t seen;  /* columns that hold something on the page before, a bit each; 0: that is not known */
    uint32_t found; /* the same of this page, once it is fitted */
    bool side_unsure; /* only the place, on a page without heads, tells acquired from disposed of */
    size_t from, to;  /* lines of the body */
    Column col[COLUMNS_MAX];
    size_t n;
} Grid;

/* Columns of the table printed in lines [from, to), title left out; false if no heads can be seen. */
bool grid_read(Doc *d, const Sheet *s, size_t from, size_t to, Grid *g);

#endif
