/* lay.h: words with boxes -> a page of text, each line as it is printed, columns below each other. */
#ifndef SEC16_READ_BOXES_LAY_H
#define SEC16_READ_BOXES_LAY_H

#include "model/doc.h"
#include "read/boxes/boxes.h"
#include "read/envelope/wrap.h"

typedef struct Laid {
    Wrap wrap; /* the page; a word's bytes come from the word's, blanks from the word before them */
    DocWord
        *word; /* in the order of the page, `raw` in its text; where raw.len is 0 a rule stands before it */
    size_t n;
} Laid;

/* The scan's turn is taken out first. Lines are stripped of their indent, columns stand three blanks apart at
 * least, words of one column one blank; a blank line stands where the page leaves one empty. */
Laid boxes_lay(Arena *a, const Boxes *b);

#endif
