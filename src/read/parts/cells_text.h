/* cells_text.h: the words of a box, and texts put into the Doc with how they were put together. */
#ifndef SEC16_READ_PARTS_CELLS_TEXT_H
#define SEC16_READ_PARTS_CELLS_TEXT_H

#include "model/doc.h"
#include "read/print/caption.h"
#include "read/value/unwrap.h"

enum { BOX_WORDS = 32 };

/* The words of all parts of a box, each with the number of its part: borders stand where it changes. */
typedef struct BoxWords {
    struct BoxWord {
        Str text;
        size_t part;
    } at[BOX_WORDS];
    size_t n;
} BoxWords;

BoxWords box_words(const Scraps *p); /* without parts that repeat the end of the one before, except digits */
Pieces box_run(const BoxWords *w, size_t from,
               size_t to); /* words [from, to), those of one part being one piece */
/* Puts a text that was in these pieces into a cell, and what is to be known of how it was put together;
 * `other`: its next best reading, empty if there is none. */
void boxes_put_text(Doc *d, Arena *room, Part part, size_t row, FieldId f, const Pieces *p, Str text,
                    const Unwrapped *how, Str other);

#endif
