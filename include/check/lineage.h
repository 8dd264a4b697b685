/* lineage.h: the filings of a corpus by issuer and owner in the order of time: what amends, repeats and
 * follows what. A filing of several owners stands in the chain of each; owners who always file together have
 * one chain. */
#ifndef SEC16_CHECK_LINEAGE_H
#define SEC16_CHECK_LINEAGE_H

#include "model/corpus.h"

#define NO_FILING UINT32_MAX
#define NO_ROW    UINT32_MAX

typedef struct Member {
    uint32_t party; /* of the corpus */
    struct Member *next;
} Member;

/* Filings in the order in which they were filed. */
typedef struct Chain {
    const uint32_t *filing;
    size_t n;
    const Member *owner; /* whose they are, as the newest of them says; NULL in the chain of an issuer */
    uint32_t issuer;     /* index of the issuer's chain */
} Chain;

typedef struct Lineage {
    Arena arena;
    Symbols keys;
    Chain *chain; /* owners in one issuer; those of an issuer stand together */
    size_t nchain;
    Chain *issuer; /* all filings of one issuer, each once */
    size_t nissuer;
    uint32_t *original; /* by filing: what it amends; NO_FILING if nothing, or nothing that is here */
    uint32_t *amended;  /* by filing: the next amendment of the same original */
    uint32_t *restated; /* by row: the row of a later amendment that states it anew; NO_ROW if it stands */
    uint32_t *restates; /* by row of an amendment: the one that it states anew; NO_ROW: it adds a row    */
    uint32_t *copy;     /* by filing: an earlier one that reports the same; NO_FILING if none */
    uint64_t *rows;     /* by filing: digest of its rows, in whatever order they stand */
    Sym *title;         /* by row: what security it is (rules 7.1, 7.3), in `keys`; 0 = it does not say */
    Sym *class;         /* by row: the same, and how it is held; 0 = a footnote says it */
} Lineage;

/* The corpus must not change while it is used. Filings without issuer or owner are in no chain, and one that
 * was loaded twice is there once. Free with lineage_free. */
void lineage_make(Lineage *l, const Corpus *c);
void lineage_free(Lineage *l);

/* The chain's owner in one of its filings; of several, the first. */
const Party *chain_party(const Corpus *c, const Chain *chain, const Filing *f);
/* The relationship boxes of the chain's owners there, all together; bits as in Party. */
uint8_t chain_relation(const Corpus *c, const Chain *chain, const Filing *f);

bool is_amendment(const Filing *f);
size_t filing_rows(const Filing *f); /* of both tables */
/* When a row was done; DATE_NONE also for what is impossible or a filler (A01 to A03), which no check
 * compares. */
Date row_date(const Filing *f, const Row *r);
/* Whether a later amendment states this row anew. An amendment deletes nothing: what it does not repeat
 * stands. */
bool row_replaced(const Lineage *l, uint32_t row);
/* Whether an amendment is the first to state this row; false where its original is not there. */
bool row_added(const Lineage *l, uint32_t amendment, uint32_t row);
/* Pairs the rows of an amendment with what stands of its line; in the order in which they were filed. */
void lineage_restate(Lineage *l, const Corpus *c, uint32_t amendment);

/* Whether a row says how many shares there were, and are. */
bool row_tells_owned(const Row *r);
/* By how many shares a row changes what is owned; times WIDE_ONE. */
Wide row_change(const Row *r);

#endif
