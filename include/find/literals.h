/* literals.h: which texts a pattern cannot do without. */
#ifndef SEC16_FIND_LITERALS_H
#define SEC16_FIND_LITERALS_H

#include "base/str.h"

/* Each match holds one of the texts, in small letters or capitals. They live in the arena and in the pattern.
 */
typedef struct Literals {
    const Str *at;
    size_t n;   /* 0: none is known, any text may match */
    bool whole; /* and where one of them stands, there is a match */
} Literals;

/* Of PCRE2's language what the program's own patterns use; of anything else it says n = 0. */
Literals literals_of(Arena *a, Str pattern);

#endif
