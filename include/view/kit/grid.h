/* grid.h: a screen as cells of text, each with a style by meaning. It knows no terminal. */
#ifndef SEC16_VIEW_KIT_GRID_H
#define SEC16_VIEW_KIT_GRID_H

#include "base/str.h"

/* What a text is, not how it looks: the terminal gives each a colour or an attribute. */
typedef enum Style {
    STYLE_PLAIN,
    STYLE_TITLE,   /* the name of the form, of a table, of a section */
    STYLE_HEAD,    /* column heads                                   */
    STYLE_CAPTION, /* what the form prints beside a value            */
    STYLE_VALUE,   /* what the filer wrote                           */
    STYLE_DIM,     /* line numbers, hints, what is not there         */
    STYLE_RULE,    /* lines that part things                         */
    STYLE_REF,     /* footnote marks                                 */
    STYLE_ERROR,   /* values with findings, and their signs          */
    STYLE_WARNING,
    STYLE_NOTE,
    STYLE_REPAIRED, /* corrected, with evidence                       */
    STYLE_GUESSED,  /* the best of several readings                   */
    STYLE_DECIDED,  /* a person accepted, rejected or typed it        */
    STYLE_LIT,      /* the source bytes of the chosen place           */
    STYLE_CONTROL,  /* a byte that cannot be shown, made visible      */
    STYLE_BORDER,   /* between and around panes                       */
    STYLE_BORDER_FOCUS,
    STYLE_STATUS,
    STYLE_PROMPT,
    STYLES
} Style;

/* What lies over a style; combine with |. */
enum {
    MARK_LINE = 1,    /* the line of the cursor    */
    MARK_CURSOR = 2,  /* the cell under the cursor */
    MARK_MATCH = 4,   /* a match of the search     */
    MARK_CURRENT = 8, /* the match one is at       */
    MARKS = 16        /* number of combinations    */
};

enum { GRID_TEXT = 12 }; /* bytes of a cell: one character and what combines with it; more is left out */

typedef struct GridCell {
    char text[GRID_TEXT]; /* UTF-8, always showable; n = 0: the right half of the wide character before it */
    uint8_t n, width;     /* width 1 or 2; 0 for such a right half */
    uint8_t style, mark;
} GridCell;

typedef struct Rect {
    int x, y, w, h;
} Rect;

/* All zero is a grid of no size. */
typedef struct Grid {
    GridCell *cell; /* w * h, row by row */
    int w, h;
} Grid;

void grid_resize(Grid *g, int w, int h); /* and clears; sizes below 0 count as 0 */
void grid_free(Grid *g);
void grid_clear(Grid *g, Rect r, Style style);  /* blanks */
GridCell *grid_at(const Grid *g, int x, int y); /* NULL outside */

/* Puts text at x, y of the grid, only within `clip`; control bytes, bad UTF-8 and invisible characters become
 * visible marks of one column. Returns the columns that the whole text takes, shown or not. */
int grid_put(Grid *g, Rect clip, int x, int y, Str text, Style style, unsigned marks);
void grid_mark(Grid *g, Rect clip, int x, int y, int w, unsigned marks); /* adds marks to w cells */
void grid_row(const Grid *g, int y, Buf *out); /* a row as text, without trailing blanks */

/* One character as it is shown: its bytes, its columns (0 = it combines with the one before). */
typedef struct Glyph {
    char text[4];
    uint8_t n, width;
    bool changed; /* a mark stands for something that cannot be shown */
} Glyph;

Glyph glyph_next(Str *rest); /* takes a character off `*rest`, which is not empty */
int text_width(Str s);       /* columns that grid_put takes for s */
size_t text_fit(Str s, int columns,
                int *took);         /* bytes of s that fit into so many columns, never parting a character */
void text_visible(Str s, Buf *out); /* s as grid_put shows it */

#endif
