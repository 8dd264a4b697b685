/* over.h: what lies over everything else: help, load report, and what concerns several filings. Used inside
 * ui only. */
#ifndef SEC16_UI_OVER_H
#define SEC16_UI_OVER_H

#include "find/search.h"
#include "load/load.h"
#include "load/relations.h"
#include "ui/panes.h"

typedef enum OverId {
    OVER_HELP,
    OVER_LOADS,
    OVER_TIMELINE,
    OVER_SHORTSWING,
    OVER_DIFFERENCE,
    OVER_COUNTS,
    OVER_MATCHES,
    OVER_PICTURES,
    OVER_WELCOME,
    OVERS
} OverId;

/* All zero: nothing lies over the panes. */
typedef struct Over {
    OverId id;
    View view;
    Pager pager;
    bool about; /* a filing: `filing`                              */
    uint32_t filing;
    Dealings *dealings; /* timeline, short swing; NULL: not of this view   */
    bool dealt;         /* they are shown                                  */
    Loaded side[2];     /* that are compared                               */
    Compared compared;
    Arena arena; /* of the differences                              */
    /* the search in its lines */
    Pattern *pattern;
    PatternError error;
    bool bad;    /* what is typed is no pattern: `error`            */
    Buf wanted;  /* what was searched last                          */
    int way;     /* of a step to a match that is under way; 0: none */
    size_t next; /* the line to look at, */
    size_t left; /* and how many, itself among them                 */
    Pager began; /* where the search began                          */
} Over;

static inline bool over_is(const Over *o) { return o->view.ops != NULL; }
static inline bool over_seeks(const Over *o) { return o->way != 0; }
static inline bool over_busy(const Over *o) { return o->dealings && !o->dealt; }

#endif
