/* intake.h: what became of each input: what it was taken for, what was found in it, what was not understood.
 */
#ifndef SEC16_MODEL_INTAKE_H
#define SEC16_MODEL_INTAKE_H

#include "model/doc.h"

/* Something to tell of an input. */
typedef struct IntakeTrouble {
    uint64_t at;     /* byte of the input                                      */
    uint32_t filing; /* its index in the Corpus; INTAKE_NO_FILING: in none     */
    Span raw;        /* bytes of that filing's text; without one, of the input */
    uint16_t row;    /* number within the filing, from 1, as in a Place        */
    bool unread;     /* these bytes were not understood                        */
    Str what;
} IntakeTrouble;

#define INTAKE_NO_FILING UINT32_MAX

/* One input: a file, a member of an archive, standard input; or the sum of several. */
typedef struct Intake {
    Str path, member;
    const char *taken_for;  /* "XML ownership document"; NULL: nothing was read */
    bool notice;            /* no input: only something to be known             */
    size_t filings, failed; /* failed: what could not be read as a filing, or not at all */
    size_t rows[TABLES], attachments, repairs, troubles;
    size_t cut_short;          /* filings that end before their end */
    uint64_t bytes, unread;    /* unread: bytes of these that were not understood */
    uint32_t filing0;          /* index in the Corpus of its first filing         */
    size_t trouble0, ntrouble; /* those of Intakes.trouble that are kept: at most `troubles` */
} Intake;

/* Beyond that troubles are only counted. */
enum { INTAKE_TROUBLES_MAX = 1000, INTAKES_TROUBLES_MAX = 200000 }; /* of one input, of all */

/* All inputs in their order; all zero is empty. */
typedef struct Intakes {
    Arena arena; /* of the texts */
    Intake *at;
    IntakeTrouble *trouble;
    Intake total;
    size_t n, cap, ntrouble, captrouble;
    size_t inputs;     /* without the notices          */
    size_t last_input; /* number of the one at the end */
} Intakes;

void intakes_free(Intakes *list);
Str intake_source(const Intake *x, Arena *a); /* "path!member" */
/* Is there more to tell of it than its figures? */
bool intake_tells(const Intake *x);
/* "2 filings, 4+2 rows, 3 repairs, 1 trouble; 5,310 bytes, 14 not understood"; what is 0 is left out. */
void intake_put(const Intake *x, Buf *out);
/* "byte 120: what". */
void intake_trouble_put(const IntakeTrouble *t, Buf *out);

#endif
