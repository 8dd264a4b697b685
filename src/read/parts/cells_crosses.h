/* cells_crosses.h: the crosses of a form in a recogniser's cells. */
#ifndef SEC16_READ_PARTS_CELLS_CROSSES_H
#define SEC16_READ_PARTS_CELLS_CROSSES_H

#include "model/doc.h"
#include "read/print/caption.h"
#include "read/words/lexicon.h"

/* Where the boxes in the middle, on the right, and (Form 3) the last one begin; UINT32_MAX: it cannot be
 * told. */
typedef struct BoxColumns {
    uint32_t middle, right, last;
} BoxColumns;

/* The boxes of the relationship in lines [first, end), and the titles below them (boxes_marks.c). */
void boxes_relation(Doc *d, const Page *page, const Lexicon *x, size_t first, size_t end,
                    const BoxColumns *at, FormType form);
/* The same from the parts of the box, its captions taken off; `title`: where it stands apart, else NULL. */
void boxes_relation_parts(Doc *d, Arena *room, const Lexicon *x, Scraps *p, const Scraps *title);
/* Boxes that stand above the table: no longer subject, Rule 10b5-1, Form 3 holdings, Form 4 transactions
 * reported. */
void boxes_flags(Doc *d, const Page *page, size_t first);

#endif
