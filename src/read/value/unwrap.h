/* unwrap.h: texts that column borders cut through, put together again with the words that the document itself
 * knows. */
#ifndef SEC16_READ_VALUE_UNWRAP_H
#define SEC16_READ_VALUE_UNWRAP_H

#include "read/words/lexicon.h"

enum { UNWRAPPED_LINES = 3 };

/* Pieces put together. A cell may have held several printed lines, and each piece has its part of every line.
 */
typedef struct Unwrapped {
    Str line[UNWRAPPED_LINES], other[UNWRAPPED_LINES]; /* other: its next best reading; empty: it has none */
    size_t n;
    int cost;     /* of this many lines, cut so: to compare with other numbers of lines */
    int doubt;    /* borders at which no known word bears the reading out, or others are as good */
    bool changed; /* glyphs were left out or put for others */
} Unwrapped;

/* The best reading of the pieces as exactly `lines` printed lines; the second one is thought to begin at word
 * `second` of the first piece (0: unknown). */
Unwrapped unwrap_lines(Arena *a, const Lexicon *x, const Pieces *p, size_t lines, size_t second);
/* With as many lines as reads best, at most UNWRAPPED_LINES; run together with blanks. */
Str unwrap_text(Arena *a, const Lexicon *x, const Pieces *p, Unwrapped *how);

/* The same in steps, for who wants to compare: the pieces laid out as so many lines. */
typedef struct Unwrapper Unwrapper;

Unwrapper *unwrapper_of(Arena *room, const Lexicon *x,
                        const Pieces *p);                     /* its scratch memory comes from `room`, too */
int unwrapper_try(Unwrapper *l, size_t lines, size_t second); /* what that costs */
Unwrapped unwrapper_lines(Unwrapper *l, Arena *a);            /* the lines last laid out; texts in `a` */

#endif
