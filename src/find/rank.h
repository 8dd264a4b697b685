/* rank.h: values of a field as numbers that compare as the values do. Used inside find only. */
#ifndef SEC16_FIND_RANK_H
#define SEC16_FIND_RANK_H

#include "find/query.h"

/* A value that some filing has. */
typedef struct Ranked {
    Wide rank;       /* number, day, key, or the place of a text among all of these, case aside */
    uint32_t filing; /* index in the list that was given */
    uint32_t row;    /* of the corpus; ROW_NONE: of the whole filing */
    Sym sym;         /* of a text */
} Ranked;

typedef struct Ranks { /* heap; free with ranks_free */
    FactKind kind;     /* of all of them */
    Ranked *at;
    size_t n, cap;
} Ranks;

/* All values of a field in these filings, filing by filing: of a field of rows those of all rows, else those
 * of the filing; of names the name alone, without symbol and CIK. */
void ranks_make(const Facts *facts, QueryFieldId f, const uint32_t *filing, size_t n, Ranks *out);
void ranks_free(Ranks *r);

#endif
