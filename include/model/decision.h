/* decision.h: what a person decided about cells that were repaired, guessed or could not be read. */
#ifndef SEC16_MODEL_DECISION_H
#define SEC16_MODEL_DECISION_H

#include "model/doc.h"

typedef enum Verdict {
#define VERDICT(id, ...) VERDICT_##id,
#include "model/verdicts.def"
    VERDICTS
} Verdict;

/* A decision holds as long as the source says the same at that cell: a later reading of the filing may count
 * its rows in another way. */
typedef struct Decision {
    Place place;
    uint8_t verdict;
    Str value;    /* in normal form; empty where it is rejected                     */
    Str source;   /* what the source says at the cell, white space collapsed        */
    int64_t time; /* when, in seconds since 1970-01-01 UTC                          */
    Str who;      /* by whom; empty where that is not known                         */
    Cell before;  /* the cell as it was read; set by doc_decide                     */
} Decision;

/* What became of earlier decisions about a filing. */
typedef struct Laid {
    char sha256[65]; /* of its bytes, in hex; empty where nothing was asked for */
    bool unread;     /* what there is about it could not be read                */
    size_t gone;     /* decisions that do not hold any more                     */
    unsigned kinds;  /* of what there is about it: bits 1 << ActKind (store)    */
} Laid;

const char *verdict_name(Verdict v); /* "accepted": in exports, on the screen, in the store */
const char *verdict_sign(Verdict v); /* one character of ASCII, before the value            */
Verdict verdict_by_name(Str name);   /* VERDICTS if there is none                           */
Verdict cell_verdict(const Cell *c); /* VERDICTS where nothing was decided                  */

/* Is there something to decide: was it repaired, guessed, or not understood? Decided cells are. */
bool doc_is_doubtful(const Doc *d, Place p);
bool doc_has_doubts(const Doc *d); /* any such cell, or any repair */
/* The places of all such cells and repairs, in no order, some perhaps twice. Lives in the arena. */
size_t doc_doubts(const Doc *d, Arena *a, Place **out);

/* The decision about a cell; its texts live in `a`. `typed` as typed_value gave it, empty for the other
 * verdicts. */
Decision decision_make(const Doc *d, Place p, Verdict v, Str typed, int64_t time, Arena *a);
/* The normal form of what a person typed for a field, copied to `a`. False: `*wrong` says what it should be.
 */
bool typed_value(FieldId f, Str typed, Arena *a, Str *value, const char **wrong);

/* Puts a decision into the Doc in place of an earlier one; copies its texts. False: there is no such cell, or
 * the source says something else there. */
bool doc_decide(Doc *d, const Decision *x);
void doc_undecide(Doc *d, Place p); /* the cell is as it was read */
const Decision *doc_decision_at(const Doc *d, Part part, size_t row, FieldId f); /* NULL: none */

#endif
