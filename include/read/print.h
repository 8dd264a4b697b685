/* print.h: a form in a recogniser's cells, and what its readers ask of it again and again. */
#ifndef SEC16_READ_PRINT_H
#define SEC16_READ_PRINT_H

#include "read/lexicon.h"
#include "read/page.h"

typedef struct Print {
    Page page;
    size_t tail;       /* the line where the explanations begin; page.n: they do not */
    const bool *owner; /* of each line before it: does a further owner's block begin there? */
    const Lexicon *words;
    bool noisy; /* words that all forms have were misread */
} Print;

/* All lives in the arena; texts point into `text`. */
Print print_of_tabs(Arena *a, Str text);

#endif
