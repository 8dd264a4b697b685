/* marks.h: which footnotes the marks of a form name: all of them are decided on together, by their glyphs, by
 * the order in which a form uses its notes, by the marks beside and above, and by what the notes say. */
#ifndef SEC16_READ_WEIGH_MARKS_H
#define SEC16_READ_WEIGH_MARKS_H

#include "model/doc.h"
#include "read/noise/marks.h"

/* A cell with marks. Sites stand in reading order: table by table, row by row, left to right. */
typedef struct MarkSite {
    TableId table;
    FieldId field;
    uint16_t row;  /* of its table */
    Str value;     /* what the cell says beside */
    Str like;      /* what else of the row tells whether it has the mark of the row above */
    Pieces glyphs; /* what stands there for its marks; between two pieces a border cut */
    bool plain;    /* all of it is printed plainly: `list` says what, and is never put in doubt */
    /* the answer */
    MarkList list, other; /* other: the next best */
    bool sure;            /* nothing else does nearly as well */
} MarkSite;

/* Decides on all sites of a form, whose footnotes the Doc has. `dropped`: marks may be gone without a trace,
 * so that it takes more to be sure. Sites beyond the most that a form has keep what is plain. */
void marks_decide(Arena *a, const Doc *d, MarkSite *site, size_t n, bool dropped);

#endif
