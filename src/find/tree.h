/* tree.h: a query as a tree of conditions. Used inside find only. */
#ifndef SEC16_FIND_TREE_H
#define SEC16_FIND_TREE_H

#include "find/query.h"
#include "find/search.h"

typedef enum Compare {
    COMPARE_ALONE, /* a flag, a count, a bare word           */
    COMPARE_HAS,   /* :*                                     */
    COMPARE_IS,    /* :  as the kind of the field means it   */
    COMPARE_WHOLE, /* =  the whole of a text                 */
    COMPARE_MATCH, /* ~                                      */
    COMPARE_LT,
    COMPARE_LE,
    COMPARE_GT,
    COMPARE_GE
} Compare;

/* How a comparison is written behind the name of a field. */
extern const char *const compare_signs[COMPARE_GE + 1];

typedef struct Condition {
    uint8_t field;   /* QueryFieldId */
    uint8_t compare; /* Compare */
    bool nocase;     /* of a regular expression: /…/i */
    bool quoted;     /* the text stood in quotes: it is no list, no range, no sign */
    Str text;        /* of the value, without quotes or slashes */
    /* made of them: */
    Wide low, high; /* numbers and dates: both ends belong to it */
    bool *chosen;   /* codes: by key */
    Str *word;      /* texts: any of these */
    size_t nword;
    Pattern *pattern;
    uint8_t *verdict; /* heap; of each Sym whether it is true: 0 = not known yet */
    size_t nverdict;
    struct Condition *next; /* all of a query, to be freed */
} Condition;

/* What a part of a query speaks of, from wide to narrow. */
typedef enum Reach {
    REACH_FILING, /* of filings alone                                              */
    REACH_LOOSE,  /* of findings, footnotes, titles: of one row if there is a row  */
    REACH_ROW     /* of rows                                                       */
} Reach;

typedef enum NodeKind {
    NODE_CONDITION,
    NODE_WITHOUT, /* -: the row is not so; stands in a run                */
    NODE_RUN,     /* side by side: there is a row of which all is true    */
    NODE_NOT,     /* of the filing, or in brackets beside conditions of the row; these, too: */
    NODE_AND,
    NODE_OR
} NodeKind;

typedef struct Node {
    uint8_t kind, reach;
    Condition *condition;      /* of NODE_CONDITION, a leaf */
    struct Node *child, *next; /* the first of its parts; the next part of the node above */
} Node;

struct Query {
    Arena arena;
    Str text;   /* as given */
    Node *root; /* NULL: everything */
    Condition *all;
    unsigned needs;
};

/* Understands the value of a condition by the kind of its field. False: *error says what is wrong, at `at`.
 */
bool condition_read(Condition *c, Arena *a, size_t at, size_t len, QueryError *error);
void condition_free(Condition *c); /* what is on the heap */
/* Whether a value is as the condition asks. */
bool condition_holds(Condition *c, const Facts *facts, const Fact *fact);

/* Records an error, unless there is one already; always false. */
bool query_fail(QueryError *error, size_t at, size_t len, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The name that somebody may have meant, as ": did you mean …?"; empty where none is near. */
Str query_near_field(Str word, Arena *a);
Str query_near_choice(QueryFieldId f, Str word, Arena *a);
bool query_is_operator(Str word); /* AND, OR, NOT */
/* The next finding of a row, or with ROW_NONE of the filing, from `*at` on; NULL past the last. */
const Finding *finding_of_row(const Corpus *c, uint32_t filing, uint32_t row, size_t *at);

#endif
