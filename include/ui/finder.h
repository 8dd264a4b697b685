/* finder.h: the search over all filings, done in slices between keys. */
#ifndef SEC16_UI_FINDER_H
#define SEC16_UI_FINDER_H

#include "find/search.h"
#include "load/load.h"
#include "view/kit/view.h"

/* Of all filings only the number of matches is kept; of the open one the matches. */
typedef struct Finder {
    Pattern *pattern; /* NULL: nothing is searched */
    PatternError error;
    bool bad;        /* the text is no pattern: `error` */
    uint32_t *count; /* by filing */
    size_t n, cap;   /* filings known */
    size_t left;     /* of them not yet searched */
    size_t next;     /* where to go on */
    uint64_t total;
    Pattern *any_case;       /* the same, case aside, where the pattern minds it; else NULL */
    uint64_t total_any_case; /* in filings that were searched */
    MatchList list;          /* with their texts, in `arena`: */
    Match *match;
    size_t capmatch;
    Arena arena;
    Hits open;
} Finder;

#define FINDER_UNKNOWN UINT32_MAX /* in `count`: not yet searched */

#define MATCHES_MOST 2000 /* that are kept with their texts */

/* Begins a new search with the open filing `first`; empty: none. */
void finder_set(Finder *f, Str text, size_t first);
void finder_free(Finder *f);
/* Tells how many filings there are by now. */
void finder_grow(Finder *f, size_t filings);
/* Finds the matches of the filing that is open; NULL: none is. Those in what its findings say come last. */
void finder_open(Finder *f, const Loaded *open, uint32_t filing);
/* The finding in whose message a match is; NULL: it is in the filing itself. */
const Finding *finder_finding(const Hit *hit, const Findings *all);
/* Searches filings for some milliseconds. */
void finder_slice(Finder *f, Load *load, const Corpus *c);
static inline bool finder_busy(const Finder *f) { return f->pattern && f->left; }
/* Matches in the filings before that one, as far as they are known. */
uint64_t finder_before(const Finder *f, uint32_t filing);

#endif
