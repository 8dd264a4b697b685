/* cells_page.h: a form in a recogniser's cells, and what its readers ask of it again and again. */
#ifndef SEC16_READ_PARTS_CELLS_PAGE_H
#define SEC16_READ_PARTS_CELLS_PAGE_H

#include "read/words/lexicon.h"

typedef struct CellsPage {
    Page page;
    size_t tail; /* the line where the explanations begin; page.n: they do not */
    /* of each line before the tail: does it hold the caption of an owner's name; and does a further owner's
     * block begin there: not the end of another one? */
    const bool *name, *owner;
    const Lexicon *words;
    bool noisy; /* words that all forms have were misread */
} CellsPage;

/* All lives in the arena; texts point into `text`. */
CellsPage cells_page_of(Arena *a, Str text);

#endif
