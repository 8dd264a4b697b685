/* browser.h: the whole state of the browser. Used inside ui only. */
#ifndef SEC16_UI_BROWSER_H
#define SEC16_UI_BROWSER_H

#include "ui/config.h"
#include "ui/over.h"
#include "ui/prompt.h"
#include "ui/trail.h"
#include "view/kit/shown.h"

/* Places one was at before going far from them. */
enum { HISTORY_MAX = 100 };
typedef struct Visited {
    Place place;
    PaneId pane;
} Visited;
typedef struct History {
    Visited at[HISTORY_MAX];
    size_t n, now; /* now = n: at none of them */
} History;

/* Decisions of this session, for taking back and doing again. */
typedef struct Change Change;
typedef struct Changes {
    Arena arena;
    Change *at;
    size_t n, cap, done; /* the first `done` of them hold */
    unsigned key;
} Changes;

typedef struct Browser {
    Term *term; /* not owned */
    Grid grid;
    Load *load;
    LoadState loading;
    CheckOptions check;
    Relations *relations; /* NULL: not all is loaded */
    bool related;         /* the findings across filings are among the others */
    Review *review;
    Desk desk;
    Finder finder;
    Trails trails;
    const Config *config; /* NULL: there is none */
    const char *samples;  /* that the welcome offers; NULL: none are there */
    bool open_samples;    /* they were chosen */
    bool touring;         /* --tour: at `tour` of its texts */
    size_t tour;
    Keymap keys;
    PaneId card_from; /* the pane in use before the card */
    bool begun;       /* a key was pressed */
    bool quit;
    bool redraw; /* something else may have written on the screen */
    Over over;
    HelpItem help_item[ACTIONS];
    Buf message; /* until the next key */
    Style message_style;
    bool message_leads; /* what is at the place follows it */
    /* the search that is being typed */
    Prompt prompt;
    bool prompting;
    Place origin; /* where it began */
    PaneId origin_focus;
    Buf searched; /* the pattern that was searched last */
    int waiting;  /* direction of a step to a match that is not known yet; 0: none */
    bool waiting_here;
    /* the filter of the list that is being typed */
    Prompt filter;
    bool filtering;
    Buf filtered;       /* the one before */
    ListColumn counted; /* whose values were counted last */
    /* the value that is being typed */
    Prompt value;
    bool typing;
    const char *wrong; /* with it; NULL: nothing is */
    unsigned told;     /* the desk's filing of which was told what is wrong with its decisions */
    Place left;        /* the finding from which one has gone to the other filing that it names */
    bool has_left;
    Changes changes;
    History history;
    Action last; /* what the last key did */
    /* the footnote whose cells Enter walks */
    uint16_t used_note;
    unsigned used_of;
    size_t use;
    /* the note or reason that is being typed */
    Prompt mark;
    bool marking;
    ActKind marked;
    /* the command that is being typed */
    Prompt command;
    bool commanding;
    bool asked;    /* whether to leave */
    bool going;    /* back or forward just now */
    bool no_mouse; /* it belongs to the terminal */
    /* before the last key, for a chord that takes it back */
    Place before;
    PaneId before_focus;
} Browser;

void browser_say(Browser *b, Style style, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* After a step that went over the end of all filings. */
void browser_say_wrapped(Browser *b, int direction);

/* Does what a key is bound to; (act.c) */
void browser_key(Browser *b, Key key);

/* Opens the prompt, takes its keys, goes on after a slice of the search; n and N. (searching.c) */
void searching_begin(Browser *b);
void searching_key(Browser *b, uint32_t key);
void searching_step(Browser *b, int direction, bool here);
void searching_clear(Browser *b);
void searching_again(Browser *b); /* the messages of findings are others now */

/* Opens the prompt for the filter, takes its keys; asks for other filings at once. What may be typed next.
 * Sorts, counts, resizes and hides the column of the list in which the cursor is; takes a value that was
 * counted into the filter. (filtering.c) */
void filtering_begin(Browser *b);
void filtering_key(Browser *b, uint32_t key);
void filtering_set(Browser *b, Str query);
void filtering_put_offers(const Browser *b, Buf *out);
void filtering_sort(Browser *b);
void filtering_count(Browser *b);
void filtering_take_count(Browser *b);
void filtering_resize(Browser *b, int more);
void filtering_hide(Browser *b, bool hide);

/* Decides about the cell one is at, VERDICT_TYPED by opening a prompt; again: undecided. Takes the prompt's
 * keys. Tells what is wrong with the decisions about a filing that was opened. (reviewing.c) */
void reviewing_decide(Browser *b, Verdict v);
void reviewing_accept_alike(Browser *b);
void reviewing_undo(Browser *b, bool redo);
void reviewing_free(Browser *b);
void reviewing_key(Browser *b, uint32_t key);
void reviewing_tell(Browser *b);

/* Before going far from a place; back and forward again; to the footnote of the cell; from a footnote to the
 * next cell that refers to it, false where it is none. (going.c) */
void going_leave(Browser *b, Place from, PaneId pane);
void going_back(Browser *b, bool forward);
void going_note(Browser *b);
bool going_use(Browser *b, Place note);

/* Copies the cell, or its whole row. (copying.c) */
void copying_copy(Browser *b, bool row);

/* Reviewed or not; the finding here dismissed with a reason, or counting again; a note; the report of all
 * that the list shows. What there is about a finding, or noted here; NULL: nothing. (marking.c) */
void marking_review(Browser *b);
void marking_dismiss(Browser *b);
void marking_note(Browser *b);
void marking_key(Browser *b, uint32_t key);
void marking_report(Browser *b);
const Mark *marking_dismissed(const Browser *b, const Finding *f);
const Mark *marking_noted(const Browser *b);

/* The prompt for commands by name; which one is to be done after a key. (palette.c) */
void palette_begin(Browser *b);
void palette_put_offers(const Browser *b, Buf *out);
Action palette_key(Browser *b, uint32_t key);

/* What lies over everything else. Open says why where there is nothing to show; refresh after changes of size
 * or of what was loaded; wait looks whether what is worked out in the background is ready; act does what
 * Enter does there. (over.c) */
void over_open(Browser *b, const ViewOps *ops);
void over_wait(Browser *b);
void over_close(Browser *b);
void over_refresh(Browser *b);
void over_act(Browser *b);
bool over_click(Browser *b, Key key); /* true: a second time, which is as Enter */
void over_draw(Browser *b);
/* The search in its lines: as the ones of searching.c; slice goes on with a step. (over_search.c) */
void over_search_begin(Browser *b);
void over_search_key(Browser *b, uint32_t key);
void over_search_step(Browser *b, int direction, bool here);
void over_search_slice(Browser *b);
bool over_search_clear(Browser *b); /* false: nothing was searched */

/* Draws the last line: where one is, what is going on; or the prompt. Returns the column of the text cursor,
 * -1 without. (status.c) */
int status_draw(Browser *b, Rect r);
size_t tour_steps(void); /* texts of the tour (tour.def) */

#endif
