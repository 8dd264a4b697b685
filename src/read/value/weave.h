/* weave.h: texts that column borders cut through, put together again with the words that the document itself
 * knows. */
#ifndef SEC16_READ_VALUE_WEAVE_H
#define SEC16_READ_VALUE_WEAVE_H

#include "read/words/lexicon.h"

enum { WOVEN_LINES = 3 };

/* Pieces put together. A cell may have held several printed lines, and each piece has its part of every line.
 */
typedef struct Woven {
    Str line[WOVEN_LINES], other[WOVEN_LINES]; /* other: its next best reading; empty: it has none */
    size_t n;
    int cost;     /* of this many lines, cut so: to compare with other numbers of lines */
    int doubt;    /* borders at which no known word bears the reading out, or others are as good */
    bool changed; /* glyphs were left out or put for others */
} Woven;

/* The best reading of the pieces as exactly `lines` printed lines; the second one is thought to begin at word
 * `second` of the first piece (0: nobody knows). */
Woven words_weave(Arena *a, const Lexicon *x, const Pieces *p, size_t lines, size_t second);
/* With as many lines as reads best, at most WOVEN_LINES; run together with blanks. */
Str words_join(Arena *a, const Lexicon *x, const Pieces *p, Woven *how);

/* The same in steps, for who wants to compare: the pieces on a loom, woven as so many lines. */
typedef struct Loom Loom;

Loom *loom_of(Arena *room, const Lexicon *x, const Pieces *p); /* its scratch memory comes from `room`, too */
int loom_weave(Loom *l, size_t lines, size_t second);          /* what that costs */
Woven loom_lines(Loom *l, Arena *a);                           /* the lines last woven; texts in `a` */

#endif
