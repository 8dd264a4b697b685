/* paragraphs.h: the lines of the explanations on a recogniser's page, and the footnotes they make. */
#ifndef SEC16_READ_PARTS_PARAGRAPHS_H
#define SEC16_READ_PARTS_PARAGRAPHS_H

#include "base/str.h"

/* How well the number of a footnote is read. */
typedef enum NumberSight {
    NUMBER_NONE,  /* there is none                                 */
    NUMBER_ODD,   /* "(@)", "Q)": there is one, but no digit of it */
    NUMBER_HURT,  /* "6)", "2:", "4": its digit, not its signs     */
    NUMBER_WHOLE, /* "(3)", "3."                                   */
} NumberSight;

/* A line of the explanations. */
typedef struct NoteLine {
    Str text, bare; /* the whole line; without what may be a number before it, empty if that is all */
    int number;     /* that stands before it */
    NumberSight sight;
    bool pointed; /* it is written as "1." */
    bool parted;  /* a blank line stands above */
    int end;      /* where the line ends, in characters */
} NoteLine;

/* Lines [from, to) are one footnote. */
typedef struct NoteLines {
    size_t from, to;
    size_t number_at; /* the line at which its number stands; SIZE_MAX: it was lost */
    int number, last; /* its own; that of the note before */
} NoteLines;

/* The footnotes that the lines make, in order; `out` has room for n. Returns how many. */
size_t scan_part_notes(Arena *a, const NoteLine *line, size_t n, NoteLines *out);

#endif
