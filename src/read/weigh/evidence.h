/* evidence.h: what is weighed for one damaged number or date: what it may be, and what the form says of it.
 */
#ifndef SEC16_READ_WEIGH_EVIDENCE_H
#define SEC16_READ_WEIGH_EVIDENCE_H

#include "read/table/draft.h"

/* "at prices ranging from $369.91 to $370.90": the range of prices in the text of a footnote. */
bool note_range(Str note, Dec *low, Dec *high);

enum {
    SURE_MARGIN = 6,      /* the next reading must cost that much more                       */
    CONFIRMED_MARGIN = 4, /* or that much, where nothing bears it out                     */
    SUPPORT = 7,          /* what one piece of evidence is worth                             */
    LIKELY = 14,          /* damage that evidence can bear out                               */
    FURTHER = 5,          /* no more than that beyond what can be read without it         */
    FURTHER_NOTED = 10,   /* or than that, where a footnote gives the range               */
    CANDIDATES_MAX = 16
};

typedef struct Candidate {
    Str value;
    Dec number; /* the same, if it is one */
    bool is_number;
    int cost, support;
    RepairKind kind;
    Str evidence[4];
    size_t nevidence;
} Candidate;

typedef struct Weighing {
    Arena *a;
    const Slot *slot;
    const Draft *draft;
    Candidate at[CANDIDATES_MAX];
    size_t n;
} Weighing;

/* Where the cell stands, and what else the form says. */
typedef struct Case {
    const DraftTable *table; /* all `ntable` */
    size_t ntable, k, row;   /* in table k */
    const Doc *doc;
} Case;

/* The candidate of a value; a new one costs DAMAGE_MAX. NULL if there is no room. */
Candidate *case_candidate(Weighing *c, Str value);
bool slot_same(const Slot *slot, Str a, Str b);
/* Printed whole and in order: nothing to decide. */
bool draft_is_sure(const Draft *d);
/* Does the number of a row not go with the balances around it, in a table where most do? */
bool sums_contradict(const DraftTable *t, size_t row, FieldId f);
/* The arithmetic of the row and of its neighbours. */
void evidence_sums(Weighing *c, const Case *x);
/* The header's date, footnotes, other rows. */
void evidence_others(Weighing *c, const Case *x);

#endif
