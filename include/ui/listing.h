/* listing.h: which filings the list shows and in which order: filter, sorting, counting. */
#ifndef SEC16_UI_LISTING_H
#define SEC16_UI_LISTING_H

#include "find/sort.h"
#include "ui/asked.h"
#include "view/kit/view.h"

typedef struct Listing {
    const Corpus *corpus; /* not owned */
    Notes notes;
    uint8_t *mark; /* MARK_… by filing */
    size_t capmark;
    Facts facts;
    ListStyle style;
    Asked asked;
    Matches found; /* of the first `done` filings */
    size_t done;
    ListOrder order;  /* as shown: the filings found, sorted */
    unsigned edition; /* rises with every change of how it looks */
    /* values of the column that is counted */
    Arena arena;
    Counts counts;
} Listing;

void listing_init(Listing *l, const Corpus *corpus);
void listing_free(Listing *l);
void listing_add(Listing *l, const Doc *d); /* of the filing that was added to the corpus */
/* What there is about a filing: bits 1 << ActKind (store/review.h). */
void listing_mark(Listing *l, uint32_t filing, unsigned kinds);

/* Asks for other filings; empty: for all. */
void listing_ask(Listing *l, Str query);
/* The findings, or what a person left on filings, are others now: the same query again. */
void listing_again(Listing *l);
/* Goes on with filings not yet looked at, for some milliseconds. True: there were some. */
bool listing_slice(Listing *l);
static inline bool listing_busy(const Listing *l) { return l->done < l->corpus->nfiling; }
static inline bool listing_filters(const Listing *l) { return l->asked.query; }

/* How many matches of a search each filing has, for the first `n`; NULL: nothing is searched. */
void listing_hits(Listing *l, const uint32_t *hits, size_t n);

/* Sorts by a column, the same again: the other way round. What is equal stays as it was sorted before. */
void listing_sort(Listing *l, ListColumn c);
/* Counts the values of a column among the filings and rows shown. False: it has none. */
bool listing_count(Listing *l, ListColumn c);
/* "9 of 319 filings, 31 rows, $214.6m" */
void listing_put_sums(const Listing *l, Buf *out);
/* Where a filing is in the list; SIZE_MAX: it is not. */
size_t listing_find(const Listing *l, uint32_t filing);

const char *list_column_head(ListColumn c);

#endif
