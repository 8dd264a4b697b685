/* panes.h: where the panes stand on a screen of any size, and the lines around them. */
#ifndef SEC16_UI_PANES_H
#define SEC16_UI_PANES_H

#include "view/kit/pager.h"

/* In the order of their number keys, of Tab, and of the table in panes.c; the last ones have no number. */
typedef enum PaneId {
    PANE_LIST,
    PANE_HEADER,
    PANE_TABLE1,
    PANE_TABLE2,
    PANE_NOTES,
    PANE_FINDINGS,
    PANE_SOURCE,
    PANE_CARD,
    PANE_NUMBERED = PANE_CARD,
    PANE_ALL, /* findings of all filings, below the list */
    PANES
} PaneId;

#define PANE_BIT(id) (1u << PANE_##id)

/* A part of the screen with one pane, or with several behind each other. */
typedef struct Slot {
    Rect title; /* the line above; h = 0: there is no room for one */
    Rect body;
    unsigned panes; /* a bit a PaneId */
} Slot;

typedef struct Layout {
    Slot slot[PANES];
    size_t n;
    Rect top;    /* what is open; h = 0: there is no room for it */
    Rect bar[2]; /* between slots side by side; w = 0: there is none */
    Rect status; /* h = 0: there is no room for one */
} Layout;

/* What is to be laid out. */
typedef struct Wish {
    int w, h;
    bool zoom;           /* all panes as pages of one slot */
    bool list;           /* the list of filings, with a preview of one; else one filing */
    bool preview;        /* with the list: of a filing that is open */
    bool findings;       /* with the list: the findings of all filings instead of the preview */
    bool card;           /* the card gets all the room below the tables */
    bool header;         /* as the form prints it: gets more room */
    size_t lines[PANES]; /* of header, Table I, Table II with heads, footnotes; 0: has none */
} Wish;

Layout layout_of(const Wish *w);
size_t layout_slot(const Layout *l, PaneId id); /* the slot that has that pane; l->n: none */
bool rect_has(Rect r, int x, int y);

/* What stands in the title line of a slot: its panes, the one on top with what it is about. */
typedef struct Title {
    PaneId top;
    bool focus;
    Str about, right;
} Title;

void title_draw(Grid *g, const Slot *s, const Title *t);
/* The pane whose name stands at column x of the title line; PANES: none. */
PaneId title_pane_at(const Slot *s, const Title *t, int x);
void bar_draw(Grid *g, Rect bar);

const ViewOps *pane_view(PaneId id);

#endif
