/* scan_owner.h: owners on a recogniser's page: names and addresses. */
#ifndef SEC16_READ_PARTS_SCAN_OWNER_H
#define SEC16_READ_PARTS_SCAN_OWNER_H

#include "model/doc.h"
#include "read/page/scan.h"
#include "read/words/lexicon.h"

/* Owners told below the tables; where the first is told again, its own box counts. */
void scan_owners(Doc *d, Arena *a, const ScanPage *p);

/* The lines of a name and address, one below the other, as they are found. */
enum { OWNER_LINES = 8 };

typedef struct OwnerBox {
    Str line[OWNER_LINES];
    size_t n;
} OwnerBox;

/* Takes a line if it can be part of the address; false if it is noise. */
bool owner_box_add(OwnerBox *b, const Lexicon *x, Str line);
/* What stands behind the last line on the same line of the page: state, zip code. */
void owner_box_go_on(OwnerBox *b, Str text);
bool scan_goes_on(Str text); /* may a text do that? */
/* Name, streets, city, state and zip as owner `owner`, who is made if need be. */
void scan_owner_put(Doc *d, Arena *a, const ScanPage *p, size_t owner, const OwnerBox *b);

#endif
