/* pager.h: the part that all views share: cursor, scrolling and drawing. */
#ifndef SEC16_VIEW_KIT_PAGER_H
#define SEC16_VIEW_KIT_PAGER_H

#include "find/search.h"
#include "view/kit/view.h"

/* All zero is at the top. */
typedef struct Pager {
    size_t top;       /* first line shown */
    int left;         /* columns scrolled sideways */
    size_t line, seg; /* the cursor; seg = SEG_NONE on a line without stops */
    int column;       /* where the cursor wants to be when it goes up and down */
    int w, h;         /* of the part of the screen that it has */
} Pager;

typedef enum PagerMove {
    PAGER_UP,
    PAGER_DOWN,
    PAGER_LEFT, /* the stop before; scrolls where there is none */
    PAGER_RIGHT,
    PAGER_LINE_START,
    PAGER_LINE_END,
    PAGER_PAGE_UP,
    PAGER_PAGE_DOWN,
    PAGER_HALF_UP,
    PAGER_HALF_DOWN,
    PAGER_TOP,
    PAGER_BOTTOM,
    PAGER_SCROLL_UP, /* the text, not the cursor */
    PAGER_SCROLL_DOWN,
    PAGER_SCROLL_LEFT,
    PAGER_SCROLL_RIGHT
} PagerMove;

/* Call first, and when lines or sizes have changed: brings cursor and scrolling into their bounds. */
void pager_fit(Pager *p, const View *v, int w, int h);
void pager_start(Pager *p, const View *v); /* to the first line with a stop */
void pager_move(Pager *p, const View *v, PagerMove move, size_t times);
void pager_go_line(Pager *p, const View *v, size_t line);
void pager_show(Pager *p, const View *v, int column); /* scrolls sideways until that column is in view */
bool pager_go(Pager *p, const View *v, Place place);  /* false: the view does not show it */
bool pager_click(Pager *p, const View *v, int x,
                 int y); /* x, y from the corner of its part; false: nothing there */
bool pager_place(const Pager *p, const View *v, Place *place); /* false: the cursor is at no place */

/* Updates the view and keeps the cursor at its place, on the same row of the screen where that can be. */
void pager_update(Pager *p, View *v, const ViewContext *c, int w, int h);
/* Enter at the cursor, the same way. As view_act. */
bool pager_act(Pager *p, View *v);

/* How a line is shown in `w` columns: `fixed` ones that stay (none where they would take more than half),
 * then `room` for the rest. Where a line is too wide the last column is kept for the sign that says so. */
typedef struct PagerRoom {
    int fixed, room;
} PagerRoom;

PagerRoom pager_room(const Line *line, int w, int left);

/* Columns of the table that is shown, and how many of them are hidden on either side; all 0 where there are
 * none. */
typedef struct PagerHidden {
    size_t columns, before, after;
} PagerHidden;

PagerHidden pager_hidden(const Pager *p, const View *v);
/* How many lines of heads lie over the first lines shown; they are the lines from `*first` on. */
size_t pager_heads(const Pager *p, const View *v, size_t *first);

/* What of a search is lit: hits in filings, of which one is at `current` (SIZE_MAX: at none); or whatever the
 * pattern matches in the lines. All may be NULL. */
typedef struct Lit {
    const Hits *hits;
    size_t current;
    Pattern *pattern;
} Lit;

/* Draws into `r` (size as in pager_fit). Without focus the cursor is only a marked line. */
void pager_draw(const Pager *p, const View *v, Grid *g, Rect r, bool focus, const Lit *lit);

#endif
