/* desk.h: what lies on the reviewer's desk: all filings, the one that is open, the panes, and where one is.
 */
#ifndef SEC16_UI_DESK_H
#define SEC16_UI_DESK_H

#include "load/load.h"
#include "model/decision.h"
#include "store/review.h"
#include "ui/panes.h"
#include "ui/teller.h"

typedef struct Pane {
    View view;
    Pager pager;
    unsigned used; /* when it had the focus last: the latest one of a slot is on top */
} Pane;

typedef struct Desk {
    Load *load;      /* not owned */
    Review *review;  /* not owned; NULL: decisions are not kept */
    Corpus corpus;   /* with the values as decided */
    Intakes intakes; /* what became of each input */
    Arena arena;     /* texts of the failures */
    Failure *failure;
    size_t nfailure, capfailure;
    size_t unread;   /* of these, the ones that failed */
    bool has_filing; /* one is chosen: `filing` */
    uint32_t filing;
    unsigned opened;  /* how often one was opened: tells that it is another */
    Loaded open;      /* open.ok: it could be read, else open.what says why not */
    unsigned edition; /* of its values and findings: rises with every decision */
    Pane pane[PANES];
    PaneId focus;
    PaneId
        wanted; /* the pane that the person chose: the focus leaves it only while it cannot show the place */
    unsigned uses;
    Place place; /* where one is, if a filing is chosen */
    bool whole;  /* findings of all filings */
    Grouping grouping;
    Teller teller; /* puts findings of any filing into words */
    bool zoom;     /* one pane alone */
    int w, h;
    Layout layout;
} Desk;

void desk_init(Desk *d, Load *load);
void desk_free(Desk *d);
void desk_resize(Desk *d, int w, int h);

/* Takes over what the load handed out. The first filing is opened. */
void desk_take(Desk *d, Loaded *x);
/* After filings have come: the panes show them. */
void desk_refresh(Desk *d);
/* Findings of all filings, put together in that way, or of the open one. */
void desk_show_findings(Desk *d, bool whole, Grouping grouping);

/* Reads a filing again, as load_again, with what was decided about it. */
bool desk_read(Desk *d, uint32_t filing, Loaded *x);

/* After the corpus's findings have changed. */
void desk_findings(Desk *d);

/* Opens a filing, reading it again. False if it cannot be read any more: the panes say why. */
bool desk_open(Desk *d, uint32_t filing);
/* Goes there, opening the filing if need be; the focus moves where the place can be seen. */
void desk_go(Desk *d, Place place);
/* After the cursor of the pane in focus has moved: the others follow. */
void desk_follow(Desk *d);

/* Keeps a decision about a cell of the open filing and shows it; VERDICTS: none any more. `typed` as in
 * decision_make. What was found across filings is left out of that filing; nobody else may read the corpus
 * meanwhile. False, with nothing changed: review_error says why. */
bool desk_decide(Desk *d, Place p, Verdict v, Str typed);

void desk_focus(Desk *d, PaneId id);
void desk_zoom(Desk *d, bool zoom);
PaneId desk_top(const Desk *d, const Slot *slot); /* the pane of a slot that is to be seen */
Title desk_title(const Desk *d, const Slot *slot, Buf *about);

static inline Pane *desk_pane(Desk *d) { return &d->pane[d->focus]; }
static inline const Doc *desk_doc(const Desk *d) { return d->open.ok ? &d->open.doc : NULL; }

/* Draws the panes; `lit` is of the open filing. */
void desk_draw(const Desk *d, Grid *g, const Lit *lit);

#endif
