/* trail.h: from one finding, repair or match to the next, through all filings. */
#ifndef SEC16_UI_TRAIL_H
#define SEC16_UI_TRAIL_H

#include "ui/desk.h"
#include "ui/finder.h"

typedef enum TrailKind { TRAIL_FINDINGS, TRAIL_REPAIRS, TRAIL_MATCHES, TRAILS } TrailKind;

/* The places of one kind in the open filing, in the order of the form, and which of them one is at. */
typedef struct Trail {
    Place *at;
    uint32_t *item; /* which finding it is */
    size_t n, cap, capitem;
    size_t index; /* may be stale: trail_index */
} Trail;

typedef struct Trails {
    Desk *desk; /* not owned, as the finder */
    Finder *finder;
    Trail of[TRAILS];
    size_t doubts;            /* cells that were repaired or guessed; the undecided ones are on the trail */
    unsigned opened, edition; /* the desk's filing that they are of */
    bool told;                /* that all of them are decided */
    Severity level;           /* of the findings on it */
    bool without_reading;
} Trails;

typedef enum TrailStep {
    TRAIL_WENT,
    TRAIL_WRAPPED, /* went, over the end of all filings          */
    TRAIL_EMPTY,   /* there is none anywhere                     */
    TRAIL_ROUND,   /* went, to the first or last undecided cell of the filing again */
    TRAIL_DECIDED, /* all cells of this filing are decided; the next step leaves it */
    TRAIL_WAIT     /* the search has not come there: try later   */
} TrailStep;

void trails_free(Trails *t);
/* After another filing was opened: its matches are searched, and the trails follow. Cheap when none was. */
void trails_refresh(Trails *t);
/* Begins a new search; empty: none. */
void trails_search(Trails *t, Str text);
/* Goes to the next place of that kind (direction 1) or the one before (-1); `here`: the place one is at will
 * do. */
TrailStep trails_step(Trails *t, TrailKind kind, int direction, bool here);
/* The same for findings of that severity or worse. */
TrailStep trails_step_worse(Trails *t, Severity least, int direction);
/* Which one the place is where the desk is; SIZE_MAX: none. */
size_t trails_index(const Trails *t, TrailKind kind);

#endif
