/* view.h: what a view is: it turns filings into lines of styled text, in which the cursor stops at Places. */
#ifndef SEC16_VIEW_KIT_VIEW_H
#define SEC16_VIEW_KIT_VIEW_H

#include "find/facts.h"
#include "model/corpus.h"
#include "model/difference.h"
#include "model/intake.h"
#include "model/swing.h"
#include "model/timeline.h"
#include "view/kit/grid.h"

enum {
    SEGMENT_STOP = 1,   /* the cursor stops here; one for each place                             */
    SEGMENT_PLACE = 2,  /* belongs to `place`; drawn as the cursor when the cursor is there       */
    SEGMENT_TEXT = 4,   /* is the value as shown (cell_shown), from byte `from` on                */
    SEGMENT_SOURCE = 8, /* is the source's bytes, from byte `from` of the filing's text on        */
    SEGMENT_CUT = 16,   /* only the beginning of the value is shown (with SEGMENT_TEXT)           */
    SEGMENT_LINE = 32   /* as the cursor it is the whole line                                     */
};

/* A stretch of a line. */
typedef struct Segment {
    uint32_t at, n; /* bytes of the line's text */
    uint32_t from;
    uint8_t style, flags;
    Place place;
} Segment;

/* Segments cover the whole text, in order. */
typedef struct Line {
    Str text;
    const Segment *seg;
    size_t nseg;
    int fixed;    /* leading columns that stay when the rest scrolls sideways   */
    bool scrolls; /* false: made to fit the width, stays where it is            */
    size_t head;  /* the `nhead` lines from there are its column heads: they stay above it */
    size_t nhead;
    const int *end; /* where the columns behind the fixed ones end: only whole ones are shown; */
    size_t nend;    /* 0: the line may be cut anywhere */
} Line;

/* Where a place is in a view; SEG_NONE: the line as a whole. */
#define SEG_NONE SIZE_MAX
typedef struct Spot {
    size_t line, seg;
} Spot;

/* An input that could not be loaded; or only something to be known of one. */
typedef struct Failure {
    Str path, what;
    bool notice;
} Failure;

/* A line of the help: from the tables of whoever has keys or options. */
typedef struct HelpItem {
    const char *group, *key, *name, *help;
    bool here; /* it does something special where one is */
} HelpItem;

/* How the findings of all filings are put together. */
typedef enum Grouping {
    GROUPING_NONE, /* worst first */
    GROUPING_RULE,
    GROUPING_PERSON,
    GROUPING_FILING,
    GROUPINGS
} Grouping;

/* Puts a finding of the corpus into words, for which its filing must be read again: empty while that is not
 * done. The text is valid until the next call. */
typedef struct Messages {
    void *ctx;
    Str (*of)(void *ctx, uint32_t filing, uint32_t finding);
} Messages;

/* Two filings beside each other, as an original and its amendment. */
typedef struct Compared {
    const Doc *doc[2];
    uint32_t filing[2];
    Differences list;
} Compared;

/* The columns of the list of filings (view/list.def). */
typedef enum ListColumn {
#define LIST_COLUMN(id, ...) LIST_##id,
#include "view/list.def"
    LIST_COLUMNS
} ListColumn;

/* A column by which the list is sorted. */
typedef struct ListSort {
    uint8_t column;
    bool reverse;
} ListSort;

/* How the list of filings is shown. */
typedef struct ListStyle {
    ListSort sort[LIST_COLUMNS]; /* the foremost first; */
    size_t nsort;                /* 0: as loaded */
    unsigned hidden;             /* a bit a column */
    int8_t wider[LIST_COLUMNS];  /* by so much, or narrower */
} ListStyle;

/* The filings that the list shows. */
typedef struct ListOrder {
    uint32_t *filing;
    size_t n, cap;
} ListOrder;

/* How often a value stands in a column of the list. */
typedef struct Count {
    Str text;      /* as people read it */
    Str condition; /* the query that asks for it */
    size_t filings, rows;
    Wide dollars; /* value of these rows, times 10^15 */
} Count;

typedef struct Counts {
    const char *of; /* head of the column */
    const Count *at;
    size_t n, filings, without; /* filings that have no value */
} Counts;

/* A match of the search, with the text around it. */
typedef struct Match {
    Place place;
    Str text;
    Span at; /* of the text */
} Match;

typedef struct MatchList {
    const Match *at; /* the first ones that were found, in no order of filings */
    size_t n;
    uint64_t total;
    size_t left; /* filings not yet searched */
} MatchList;

/* What views show. Nothing in it is owned; all of it outlives the view. */
typedef struct ViewContext {
    const Corpus *corpus;   /* NULL: only the one Doc */
    const ListOrder *order; /* filings of the list, in this order; NULL = all as loaded */
    const Facts *facts;     /* of the corpus; NULL: no values, nothing is late */
    const ListStyle *list;  /* NULL: all columns, as loaded */
    const Counts *counts;
    const MatchList *matches;
    const Failure *failure;
    size_t nfailure;
    const Intakes *intakes;   /* what became of each input; NULL: not known */
    bool brief;               /* of these only the ones with something to tell */
    const Doc *doc;           /* the open filing; NULL: none is */
    const Findings *findings; /* its findings; may be NULL */
    const Str *dismissed;     /* by finding: "dismissed by …: why; ", or empty; NULL: none is */
    const bool *rows;         /* which are shown, from the first of Table I on; NULL: all */
    unsigned edition;     /* of its values and findings: another one after a person has decided about some */
    Severity level;       /* of findings, the least that is shown */
    bool without_reading; /* and none of what recognition did */
    Grouping grouping;
    const Messages *messages; /* NULL: findings of other filings stay without words */
    uint32_t filing;          /* its index in the corpus */
    Str path;                 /* where it comes from, for people */
    Place chosen;             /* what the cursor of the pane in use is at */
    bool has_chosen;
    /* of the owner of the filing `filing` in its issuer; NULL: not yet known */
    const Timeline *timeline;
    const Swings *swings;
    const Compared *compared; /* NULL: nothing is */
    bool print;               /* no screen: nothing may lie beyond the width */
    bool whole;               /* the header as the form prints it */
    int width;                /* columns there are */
    const HelpItem *help;
    size_t nhelp;
} ViewContext;

typedef struct View View;

typedef struct ViewOps {
    const char *name;         /* "form": for commands */
    const char *title;        /* "Form": for people   */
    void (*open)(View *v);    /* makes v->state for the filing of the context */
    void (*lay_out)(View *v); /* after open, and when width, opened place or corpus changed */
    void (*close)(View *v);   /* frees v->state */
    size_t (*lines)(const View *v);
    Line (*line)(const View *v, size_t i);            /* valid until the next line, find or lay_out */
    bool (*find)(const View *v, Place p, Spot *spot); /* the nearest thing it shows of p */
    bool (*act)(
        View *v,
        Place p); /* Enter: true = done here, lines may have changed; false = the application goes to p */
    bool follows; /* lays out again when another place is chosen */
} ViewOps;

struct View {
    const ViewOps *ops;
    ViewContext ctx;
    Place opened; /* what is opened in place */
    bool has_opened;
    void *state;
};

extern const ViewOps view_filings, view_form, view_header, view_table1, view_table2, view_notes,
    view_findings, view_overview, view_source, view_card, view_counts, view_matches, view_pictures,
    view_welcome, view_loads, view_help, view_timeline, view_shortswing, view_difference;

/* Of view_findings: how many lines of findings of each kind it has; returns those that were dismissed. */
size_t findings_count(const View *v, size_t count[RULE_KINDS]);

void view_open(View *v, const ViewOps *ops, const ViewContext *c); /* free with view_close */
void view_update(View *v, const ViewContext *c); /* the same filing: new width, choice, corpus */
void view_close(View *v);                        /* an all-zero View is closed */
static inline size_t view_lines(const View *v) { return v->ops->lines(v); }
static inline Line view_line(const View *v, size_t i) { return v->ops->line(v, i); }
bool view_find(const View *v, Place p, Spot *spot);
bool view_act(View *v, Place p);
void view_toggle(View *v, Place p); /* opens p in place, or closes it; lays out again */

/* The whole view as plain text, no line wider than `width` (lines of the source are continued). */
void view_print(const ViewOps *ops, ViewContext c, int width, Buf *out);

/* A stop that heads a group belongs to no filing: its part is PARTS, and `filing` and `row` only tell it from
 * others of the view. */
static inline bool place_in_filing(Place p) { return p.part < PARTS; }

/* Whether a finding is of the level and kind that are to be seen. */
bool finding_is_shown(const ViewContext *c, const Finding *f);

/* The signs of the screen, ASCII, so that nothing depends on colour: "!!" error, "!" warning, ":" note. */
const char *severity_sign(Severity s);
Style severity_style(Severity s);
#define SIGN_REPAIRED "~"
#define SIGN_GUESSED  "?"
#define SIGN_NOTHING  "·" /* a cell of a table without a value */

#endif
