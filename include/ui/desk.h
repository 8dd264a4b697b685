/* desk.h: what lies on the reviewer's desk: all filings, the one that is open, the panes, and where one is.
 */
#ifndef SEC16_UI_DESK_H
#define SEC16_UI_DESK_H

#include "load/load.h"
#include "model/decision.h"
#include "store/review.h"
#include "ui/listing.h"
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
    Listing listing; /* which of the filings the list shows */
    Intakes intakes; /* what became of each input */
    Arena arena;     /* texts of the failures */
    Failure *failure;
    size_t nfailure, capfailure;
    size_t unread;   /* of these, the ones that failed */
    bool has_filing; /* one is chosen: `filing` */
    uint32_t filing;
    unsigned opened;        /* how often one was opened: tells that it is another */
    Loaded open;            /* open.ok: it could be read, else open.what says why not */
    unsigned edition;       /* of its values and findings: rises with every decision */
    char sha256[HASH_TEXT]; /* of its bytes */
    Marks marks;            /* what people left on it */
    Rows rows;              /* which of its rows are shown */
    Str *dismissed;         /* by finding of it: by whom and why, or empty; NULL: none is */
    Arena reasons;          /* of these */
    Pane pane[PANES];
    PaneId focus;
    PaneId
        wanted; /* the pane that the person chose: the focus leaves it only while it cannot show the place */
    unsigned uses;
    Place place;          /* where one is, if a filing is chosen */
    bool all;             /* the findings of all filings are on the screen, with the list */
    bool printed;         /* the header as the form prints it */
    Severity level;       /* of findings, the least that is shown and walked */
    bool without_reading; /* and none of what recognition did */
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
/* Shows the findings of all filings, put together in that way. */
void desk_show_all(Desk *d, Grouping grouping);
void desk_hide_all(Desk *d);

/* Reads a filing again, as load_again, with what was decided about it. */
bool desk_read(Desk *d, uint32_t filing, Loaded *x);

/* Puts into the list what its filter finds, for some milliseconds. */
void desk_list(Desk *d);
/* The column of the list in which the cursor is. */
ListColumn desk_column(const Desk *d);

/* After the corpus's findings have changed. */
void desk_findings(Desk *d);

/* Opens a filing, reading it again. False if it cannot be read any more: the panes say why. */
bool desk_open(Desk *d, uint32_t filing);
/* Goes there, opening the filing if need be; the focus moves where the place can be seen. */
void desk_go(Desk *d, Place place);
/* One is at that place of the open filing; the focus stays where it is. */
void desk_look(Desk *d, Place place);
/* The same, in the pane that prints it. */
void desk_show(Desk *d, Place place);
/* To the filing before or behind in the list, if there is one, in the same pane, row and column as far as it
 * has them. */
bool desk_beside(Desk *d, int direction);
/* After the cursor of the pane in focus has moved: the others follow. */
void desk_follow(Desk *d);

size_t desk_rows(const Desk *d, TableId t); /* of the open filing, that are shown */
/* Asks for rows of the open filing, and of those that are opened after it; empty: for all. */
void desk_ask_rows(Desk *d, Str query);

/* Keeps a decision about a cell of the open filing and shows it; VERDICTS: none any more. `typed` as in
 * decision_make. What was found across filings is left out of that filing; nobody else may read the corpus
 * meanwhile. False, with nothing changed: review_error says why. */
bool desk_decide(Desk *d, Place p, Verdict v, Str typed);

/* Gives the focus to a pane: one is at the place of its cursor then. */
void desk_focus(Desk *d, PaneId id);
/* Reads the open filing again: what was decided about it is different, or its file. */
void desk_reread(Desk *d);
/* Whether a finding of the open filing is where one is. */
bool desk_is_at(const Desk *d, const Finding *f);
void desk_read_marks(Desk *d); /* after a mark was made: those of the open filing, and the list */
/* The pane of the open filing in which to begin: the first table that has rows. */
PaneId desk_first(const Desk *d);
/* Whether the list of all filings is on the screen, or one filing. */
bool desk_lists(const Desk *d);
void desk_zoom(Desk *d, bool zoom);
/* After the focus, or anything else on which the layout depends, has changed. */
void desk_arrange(Desk *d);
PaneId desk_top(const Desk *d, const Slot *slot);               /* the pane of a slot that is to be seen */
Title desk_title(const Desk *d, const Slot *slot, Buf text[2]); /* what it says stands in `text` */

static inline Pane *desk_pane(Desk *d) { return &d->pane[d->focus]; }
static inline const Doc *desk_doc(const Desk *d) { return d->open.ok ? &d->open.doc : NULL; }

/* How many rows of the open filing are shown, and their value. */
void desk_put_row_sums(const Desk *d, Buf *out);

/* Draws the panes; `lit` is of the open filing. */
void desk_draw(const Desk *d, Grid *g, const Lit *lit);

#endif
