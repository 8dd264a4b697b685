/* borders.h: what stands at borders: one word cut in two, two words, a glyph read twice. Known words decide.
 */
#ifndef SEC16_READ_VALUE_BORDERS_H
#define SEC16_READ_VALUE_BORDERS_H

#include "read/words/lexicon.h"

/* One way to read pieces that follow each other on one printed line. */
typedef struct RunReading {
    Str text;
    int cost;           /* in tenths of a misreading, as damage.h counts */
    bool sure, changed; /* made of known words only; not glyph by glyph what was printed */
} RunReading;

typedef struct Run {
    RunReading best, next; /* next.text.p NULL: no other */
} Run;

/* The best two readings of at least one piece: each the last or first word of a line's part, or all of it.
 * Texts are in the arena or the pieces'. */
Run run_read(Arena *a, const Lexicon *x, const Pieces *p);
/* Does nothing speak for the next best reading? */
bool run_is_settled(const Run *r);
/* The cost of a word that no border touches: 0 for one often seen. */
int word_cost(const Lexicon *x, Str word);
int word_cost_at_border(const Lexicon *x, Str word); /* the same of one that ends or begins at a border */

#endif
