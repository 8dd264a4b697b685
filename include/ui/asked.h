/* asked.h: a query that holds, and what is wrong with one that was typed. Used inside ui only. */
#ifndef SEC16_UI_ASKED_H
#define SEC16_UI_ASKED_H

#include "find/query.h"

/* All zero asks for everything. */
typedef struct Asked {
    Query *query; /* NULL: everything */
    Buf text;     /* of it */
    QueryError error;
    bool bad; /* what was asked last is no query: `error`; what holds stayed as it was */
} Asked;

/* Takes another query; false: it is none. */
bool asked_set(Asked *a, Str text);
void asked_free(Asked *a);

/* The rows of the open filing that its tables show. */
typedef struct Rows {
    Asked asked;
    RowSet set; /* from the first of Table I on; where something is asked */
} Rows;

/* After the filing, its values or the query have changed. */
void rows_find(Rows *r, const Facts *facts, uint32_t filing);
void rows_discard(Rows *r);
/* NULL: all of them are shown. */
static inline const bool *rows_shown(const Rows *r) { return r->asked.query ? r->set.has : NULL; }

#endif
