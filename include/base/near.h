/* near.h: the name that somebody who misspelt one may have meant. */
#ifndef SEC16_BASE_NEAR_H
#define SEC16_BASE_NEAR_H

#include "base/str.h"

/* All zero but `word`: looks for what is near to it. */
typedef struct Near {
    const char *word;
    const char *best; /* NULL = nothing near so far */
    size_t distance;
} Near;

void near_try(Near *n, const char *name); /* case does not matter; `name` must live as long */

#endif
