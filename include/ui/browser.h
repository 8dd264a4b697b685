/* browser.h: the whole state of the browser. Used inside ui only. */
#ifndef SEC16_UI_BROWSER_H
#define SEC16_UI_BROWSER_H

#include "base/file.h"
#include "load/watch.h"
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

/* What a line is typed for. */
typedef enum Asking {
    ASKING_NOTHING,
    ASKING_SEARCH,
    ASKING_FILTER,
    ASKING_VALUE,
    ASKING_MARK, /* a note, or the reason of a dismissal */
    ASKING_NAME, /* of a query that is to be kept */
    ASKING_COMMAND,
    ASKINGS
} Asking;

/* A filing about which something was decided or marked in this session. */
typedef struct Acted {
    char sha256[HASH_TEXT];
    uint32_t filing;
} Acted;

typedef struct Browser {
    Term *term; /* not owned */
    Grid grid;
    Load *load;
    LoadState loading;
    LoadOptions options; /* of the load */
    /* what arrives and changes while one looks */
    bool watches;
    Watch *watch;         /* NULL: nothing is watched */
    const char *arrived;  /* the path that is read */
    FileStamp stamp;      /* of the open filing's file, when it was opened */
    unsigned stamped;     /* which filing of the desk that was */
    Buf session;          /* where to begin once all is loaded; empty: at the beginning */
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
    /* the line that is being typed */
    Asking asking;
    Prompt prompt[ASKINGS];
    Action chosen; /* the command that was typed */
    /* the search */
    Place origin; /* where it began */
    PaneId origin_focus;
    Buf searched; /* the pattern that was searched last */
    int waiting;  /* direction of a step to a match that is not known yet; 0: none */
    bool waiting_here;
    /* the filter */
    bool of_rows;           /* of the open filing, not of the list */
    Buf filtered;           /* before the one that is typed */
    Buf offers;             /* what may be typed next */
    Buf tabbed;             /* before Tab completed it, */
    size_t tabbed_at, ntab; /* where the cursor was; how often Tab was pressed since */
    SavedQueries saved, asked_before;
    bool remembers;    /* what is typed, beyond this session */
    bool recalled;     /* what was typed in others */
    const char *wrong; /* with the value that is typed; NULL: nothing is */
    unsigned told;     /* the desk's filing of which was told what is wrong with its decisions */
    Place left;        /* the finding from which one has gone to the other filing that it names */
    bool has_left;
    Acted *acted;
    size_t nacted, capacted;
    History history;
    Key key;     /* the last one */
    Action last; /* what it did */
    /* the footnote whose cells Enter walks */
    uint16_t used_note;
    unsigned used_of;
    size_t use;
    ActKind marked; /* what the note or reason is for */
    bool asked;     /* whether to leave */
    bool going;     /* back or forward just now */
    bool no_mouse;  /* it belongs to the terminal */
    /* before the last key, for a chord that takes it back */
    Place before;
    PaneId before_focus;
} Browser;

/* ---- what is said (say.c) ---- */

void browser_say(Browser *b, Style style, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* After a step that went over the end of all filings. */
void browser_say_wrapped(Browser *b, int direction);

/* ---- keys (act.c) ---- */

/* Does what a key is bound to. The functions below that take a number are those of actions.def; it says what
 * the number means, a direction or what is to be done. */
void browser_key(Browser *b, Key key);

/* ---- moving.c, mouse.c, opening.c, stepping.c, outside.c ---- */

void moving_move(Browser *b, int pager_move);
void moving_pane(Browser *b, int pane);
void moving_next_pane(Browser *b, int direction);
void moving_zoom(Browser *b, int what);
void moving_whole_header(Browser *b, int what);
void mouse_click(Browser *b, int what);
void mouse_wheel(Browser *b, int pager_move);
void opening_open(Browser *b, int what);
void opening_close(Browser *b, int what);
void opening_findings(Browser *b, int regroup);
void opening_quit(Browser *b, int what);
void opening_interrupt(Browser *b, int what);
void stepping_filing(Browser *b, int direction);
void stepping_finding(Browser *b, int direction);
void stepping_repair(Browser *b, int direction);
void stepping_error(Browser *b, int direction);
void stepping_warning(Browser *b, int direction);
void stepping_level(Browser *b, int what);
void stepping_reading(Browser *b, int what);
void stepping_other(Browser *b, int what);
enum { OUTSIDE_PAGER, OUTSIDE_EDITOR };
void outside_mouse(Browser *b, int what);
void outside_open(Browser *b, int program);

/* ---- typing ---- */

/* Opens a line that is typed, with something in it already. (typing.c) */
void typing_begin(Browser *b, Asking what, const char *sign, Str text);

/* Begins to search, goes to the next match; takes keys; goes on after a slice of the search. (searching.c) */
void searching_begin(Browser *b, int what);
void searching_next(Browser *b, int direction);
void searching_key(Browser *b, uint32_t key);
void searching_step(Browser *b, int direction, bool here);
void searching_clear(Browser *b);
void searching_again(Browser *b); /* the messages of findings are others now */

/* The filter, of the list or of the rows of a filing: takes keys; asks at once. What is wrong with it; NULL:
 * nothing is. Keeps the one of the list under a name. (filtering.c) */
void filtering_begin(Browser *b, int what);
void filtering_key(Browser *b, uint32_t key);
void filtering_set(Browser *b, Str query);
void filtering_clear(Browser *b, bool rows);
const QueryError *filtering_error(const Browser *b);
void filtering_name(Browser *b, int what);
void filtering_name_key(Browser *b, uint32_t key);

/* By the column of the list in which the cursor is; takes a value that was counted into the filter.
 * (columns.c) */
void columns_sort(Browser *b, int what);
void columns_count(Browser *b, int what);
void columns_take_count(Browser *b);
void columns_resize(Browser *b, int more);
void columns_hide(Browser *b, int hide);

/* Begins to load, ends it and all that was loaded; reads all again; looks what has arrived or changed, and
 * whether the samples are to be loaded; an input was read. (again.c) */
void again_start(Browser *b);
void again_stop(Browser *b);
void again_reload(Browser *b, int what);
void again_look(Browser *b);
void again_read(Browser *b, const Where *where);

/* Where one was in the same files: from the file of the user's state and to it; goes there. (session.c) */
void session_read(Browser *b);
void session_write(Browser *b);
void session_put(const Browser *b, Buf *out);
void session_restore(Browser *b);

/* What outlives the program: queries that were typed, for Up and Down; those with names. (memory.c) */
void memory_recall(Browser *b);
void memory_remember(Browser *b, Str query);
Err memory_save_queries(Browser *b);
Err memory_save(Str path, const Buf *text); /* with the folders above it */

/* Decides about the cell one is at, VERDICT_TYPED by typing; what was decided or marked last is taken back,
 * or done again. Tells what is wrong with the decisions about a filing that was opened. (reviewing.c) */
void reviewing_decide(Browser *b, int verdict);
void reviewing_accept_alike(Browser *b, int what);
void reviewing_undo(Browser *b, int redo);
void reviewing_key(Browser *b, uint32_t key);
void reviewing_tell(Browser *b);

/* Before going far from a place; back and forward again; to the footnote of the cell; from a footnote to the
 * next cell that refers to it, false where it is none. (going.c) */
void going_leave(Browser *b, Place from, PaneId pane);
void going_back(Browser *b, int forward);
void going_note(Browser *b, int what);
bool going_use(Browser *b, Place note);

void copying_copy(Browser *b, int row); /* the cell, or its whole row */

/* Reviewed or not; the finding here dismissed with a reason, or counting again; a note; the report of all
 * that the list shows. What was noted here; NULL: nothing. (marking.c) */
void marking_review(Browser *b, int what);
void marking_dismiss(Browser *b, int what);
void marking_note(Browser *b, int what);
void marking_key(Browser *b, uint32_t key);
void marking_report(Browser *b, int what);
const Mark *marking_noted(const Browser *b);
/* Remembers the open filing as one about which something was done. */
void marking_acted(Browser *b);

/* Commands by name; the one that was chosen is in `chosen`. (palette.c) */
void palette_begin(Browser *b, int what);
void palette_put_offers(const Browser *b, Buf *out);
void palette_key(Browser *b, uint32_t key);

/* ---- what lies over everything else (over.c) ---- */

/* Says why where there is nothing to show; toggle: closes it where it is open. Refresh after changes of size
 * or of what was loaded; wait looks whether what is worked out in the background is ready; act does what
 * Enter does there. */
void over_open(Browser *b, OverId id);
void over_toggle(Browser *b, int id);
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

/* ---- the last lines (status.c) ---- */

/* Draws where one is, what is going on; or what is typed. Returns the column of the text cursor, -1 without.
 */
int status_draw(Browser *b, Rect r);
size_t tour_steps(void); /* texts of the tour (tour.def) */

#endif
