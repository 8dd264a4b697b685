/* cells_issuer.h: name and symbol of the issuer in a recogniser's cells. */
#ifndef SEC16_READ_PARTS_CELLS_ISSUER_H
#define SEC16_READ_PARTS_CELLS_ISSUER_H

#include "model/doc.h"
#include "read/print/caption.h"
#include "read/words/lexicon.h"

/* Name and symbol of the issuer: "MKS INSTRUMENTS INC [MKSI]" (boxes_issuer.c). */
void boxes_issuer(Doc *d, Arena *room, const Lexicon *x, const Scraps *p);

#endif
