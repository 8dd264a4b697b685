/* panes.h: where the panes stand on a screen of any size, and the lines around them. */
#ifndef SEC16_UI_PANES_H
#define SEC16_UI_PANES_H

#include "view/kit/pager.h"

/* In the order of their number keys, of Tab, and of the table in panes.c. */
typedef enum PaneId { PANE_LIST, PANE_FORM, PANE_NOTES, PANE_FINDINGS, PANE_SOURCE, PANES } PaneId;

/* A part of the screen with one pane, or with several behind each other. */
typedef struct Slot {
    Rect title; /* the line above; h = 0: there is no room for one */
    Rect body;
    unsigned panes; /* a bit a PaneId */
} Slot;

typedef struct Layout {
    Slot slot[PANES];
    size_t n;
    Rect bar;    /* between slots side by side; w = 0: there are none */
    Rect status; /* h = 0: there is no room for one */
} Layout;

/* All panes as pages of one slot, or side by side as the size allows. */
Layout layout_of(int w, int h, bool one_slot);
size_t layout_slot(const Layout *l, PaneId id); /* the slot that has that pane */
bool rect_has(Rect r, int x, int y);

/* What stands in the title line of a slot: its panes, the one on top with what it is about. */
typedef struct Title {
    PaneId top;
    bool focus;
    Str about;
} Title;

void title_draw(Grid *g, const Slot *s, const Title *t);
/* The pane whose name stands at column x of the title line; PANES: none. */
PaneId title_pane_at(const Slot *s, const Title *t, int x);
void bar_draw(Grid *g, Rect bar);

const ViewOps *pane_view(PaneId id);

#endif
