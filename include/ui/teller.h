/* teller.h: puts findings of any filing into words, for the views: filings are read again for that, between
 * keys. */
#ifndef SEC16_UI_TELLER_H
#define SEC16_UI_TELLER_H

#include "load/load.h"
#include "view/kit/view.h"

enum { TELLER_WANTED = 256 }; /* more than a screen has lines */

typedef struct Wanted {
    uint32_t filing, finding;
} Wanted;

typedef struct Teller {
    Messages messages; /* what views get */
    Load *load;        /* not owned, as the corpus */
    const Corpus *corpus;
    Arena arena; /* of the texts */
    Str *said;   /* by finding of the corpus; empty: not yet */
    size_t n, cap;
    unsigned edition; /* of the corpus's findings */
    Wanted wanted[TELLER_WANTED];
    size_t nwanted;
} Teller;

void teller_init(Teller *t, Load *load, const Corpus *c);
void teller_free(Teller *t);
/* Before a screen is drawn: what was wanted for the last one may not be any more. */
void teller_begin(Teller *t);
/* Puts into words what is wanted, for some milliseconds. */
void teller_slice(Teller *t);
static inline bool teller_busy(const Teller *t) { return t->nwanted > 0; }

#endif
