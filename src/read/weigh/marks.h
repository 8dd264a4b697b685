/* marks.h: which footnotes the marks of a form name: all of them are decided on together, by their glyphs, by
 * the order in which a form uses its notes, by the marks beside and above, and by what the notes say. */
#ifndef SEC16_READ_WEIGH_MARKS_H
#define SEC16_READ_WEIGH_MARKS_H

#include "read/noise/damage.h"

enum { MARK_NOTES_MOST = 99, MARK_LIST_MOST = 3 };

/* The footnotes that one cell names, in the order of their marks. */
typedef struct MarkList {
    uint8_t n, at[MARK_LIST_MOST];
} MarkList;

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
void marks_tell(Arena *a, const Doc *d, MarkSite *site, size_t n, bool dropped);

/* ---- what the glyphs say (marks_glyphs.c) ---- */

/* How unlikely it is to read these pieces where the marks of the list are printed; in bits, as all costs
 * here. */
int marks_misread(const Pieces *glyphs, MarkList list);

/* ---- what the notes say (marks_notes.c) ---- */

/* Families of columns that one note may explain together. */
enum {
    OF_TITLE = 1,
    OF_STRIKE = 2, /* conversion or exercise price, the underlying security */
    OF_CODE = 4,
    OF_SHARES = 8,
    OF_PRICE = 16,
    OF_OWNED = 32,
    OF_HOLDER = 64, /* form and nature of ownership */
    OF_DATE = 128,
    OF_TERMS = 256, /* dates of a derivative */
    OF_BOTH = OF_STRIKE | OF_TERMS
};

uint16_t mark_family(FieldId f);

/* How unlikely it is that a cell of that field and value names each note of a form. */
typedef struct NoteTopics NoteTopics;

NoteTopics *note_topics(Arena *a, const Doc *d);
int note_strange(const NoteTopics *t, int number, FieldId f, Str value);

/* How unlikely it is that a cell of that column has marks at all. */
int marks_seldom(TableId table, FieldId f);

#endif
