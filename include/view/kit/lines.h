/* lines.h: lines being made: put texts and values, wrap, pad, set boxes beside each other. */
#ifndef SEC16_VIEW_KIT_LINES_H
#define SEC16_VIEW_KIT_LINES_H

#include "view/kit/view.h"

/* Lines in an arena that somebody else owns; {.arena = a} is empty. */
typedef struct Lines {
    Arena *arena;
    Line *line;
    size_t n, cap;
    /* the line being made */
    char *text;
    size_t ntext, captext;
    Segment *seg;
    size_t nseg, capseg;
    int column; /* where its next text goes */
    bool stop;  /* its next text of a place is a stop */
} Lines;

void lines_put(Lines *l, Style style, Str text);
void lines_puts(Lines *l, Style style, const char *text);
/* Text that belongs to a place; flags as in view.h (PLACE is added). `from`: see Segment. */
void lines_place(Lines *l, Style style, Str text, Place p, unsigned flags, size_t from);
/* Bytes of the source that belong to no place. */
void lines_source(Lines *l, Style style, Str bytes, size_t from);
void lines_pad(Lines *l, int column);                /* blanks up to that column */
void lines_pad_place(Lines *l, int column, Place p); /* blanks that belong to a place */
/* Text that ends at that column, a blank before it where it is too long; `p` may be NULL. */
void lines_right(Lines *l, int end, Style style, Str text, const Place *p);
void lines_stop(Lines *l);  /* the next text that belongs to a place is a stop */
Line *lines_end(Lines *l);  /* ends the line; valid until the next one */
void lines_clear(Lines *l); /* forgets the lines, keeps the arena's memory */

void lines_gap(Lines *l);                         /* an empty line, unless there is one already */
void lines_text(Lines *l, Style style, Str text); /* a whole line */
void lines_rule(Lines *l, int width);             /* a line across */
/* Wraps text to `width`, from column `indent` on; the line being made goes on, the last one is left open. `p`
 * may be NULL. */
void lines_wrap(Lines *l, Style style, Str text, int indent, int width, const Place *p, unsigned flags);

/* Text cut to so many columns, with … where it is longer; `p` may be NULL. */
void lines_clip(Lines *l, Style style, Str text, int columns, const Place *p, unsigned flags);

/* Takes as much off `*rest` as fits into `width`, parted at blanks where there are any; at least one
 * character. */
Str wrap_next(Str *rest, int width);

/* Sets `n` boxes of ended lines beside each other into `out`, box i from column at[i] on. */
void lines_beside(Lines *out, const Lines *box, const int *at, size_t n);

/* "2 errors, 1 warning, 3 notes" by severity, or "No findings". */
void lines_counts(Lines *l, const size_t count[SEVERITIES]);

bool lines_find(const Lines *l, Place p, Spot *spot);     /* where the cursor stops for that place */
bool lines_find_row(const Lines *l, Place p, Spot *spot); /* for anything in the same row of the same part */

#endif
