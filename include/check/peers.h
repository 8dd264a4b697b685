/* peers.h: transactions of many filings, held against each other. */
#ifndef SEC16_CHECK_PEERS_H
#define SEC16_CHECK_PEERS_H

#include "check/survey.h"

typedef struct Peer {
    const Row *row;
    uint32_t at, filing; /* `at` in the corpus */
    uint32_t owner;      /* the filing's first one: his CIK, or his name */
    Sym title;           /* of the lineage's keys */
} Peer;

typedef struct Peers { /* free with arena_free(&arena) */
    Peer *at;
    size_t n;
    Arena arena;
} Peers;

/* Transactions of one table (TABLES: of both) with one of these codes and a date that can be compared, by
 * date. What an amendment states anew, and copies, are left out. */
Peers peers_of(const Survey *s, const Chain *chain, TableId t, const char *wanted);

typedef int PeerCmp(const void *a, const void *b);
int peers_by_day(const void *a, const void *b);

/* Sorts by `order`, hands over each run of equal ones by `same`, and frees the peers. */
void each_peers(Survey *s, Peers *p, PeerCmp *order, PeerCmp *same,
                void (*fn)(Survey *s, Arena *a, const Peer *peer, size_t n));

#endif
