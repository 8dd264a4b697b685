/* cut_page.h: a form in a recogniser's cells, and what its readers ask of it again and again. */
#ifndef SEC16_READ_PARTS_CUT_PAGE_H
#define SEC16_READ_PARTS_CUT_PAGE_H

#include "read/words/lexicon.h"

typedef struct CutPage {
    Page page;
    size_t tail;       /* the line where the explanations begin; page.n: they do not */
    const bool *owner; /* of each line before it: does a further owner's block begin there? */
    const Lexicon *words;
    bool noisy; /* words that all forms have were misread */
} CutPage;

/* All lives in the arena; texts point into `text`. */
CutPage cut_page_of(Arena *a, Str text);

#endif
