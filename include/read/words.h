/* words.h: texts that column borders cut through, put together again with the words that the document itself
 * knows. */
#ifndef SEC16_READ_WORDS_H
#define SEC16_READ_WORDS_H

#include "read/damage.h"
#include "read/page.h"

/* Words seen whole on the page, and some that all forms use. */
typedef struct Lexicon Lexicon;

Lexicon *lexicon_of(Arena *a, const Page *p);
/* The words of one text only. */
Lexicon *lexicon_of_words(Arena *a, Str text);
/* How often a word was seen whole; words that all forms use count as often seen. */
int lexicon_count(const Lexicon *x, Str word);
bool lexicon_has(const Lexicon *x, Str word); /* case and signs around it aside */

/* The word seen most often that a single glyph parts from a longer one; empty if there is none seen twice. */
Str lexicon_near(const Lexicon *x, Str word);

/* What a word costs that stands in a text by itself: 0 for a known one. */
int words_cost(const Lexicon *x, Str word);

/* How two words on either side of a border belong together: with a blank, as one, or as one but for a glyph
 * that was read on both sides. */
typedef enum MeetingWay { MEET_SPACE, MEET_GLUE, MEET_DROP_LEFT, MEET_DROP_RIGHT } MeetingWay;

typedef struct Meeting {
    int cost;
    uint8_t way;
    bool doubtful; /* another way is as good */
} Meeting;

Meeting words_meet(const Lexicon *x, Str a, Str b);

enum { WOVEN_LINES = 3 };

/* Pieces put together. A cell may have held several printed lines, and each piece has its part of every line.
 */
typedef struct Woven {
    Str line[WOVEN_LINES];
    size_t n;
    int cost;     /* of what no known word bears out: 0 nothing doubtful */
    int doubt;    /* junctions that could have been put together otherwise */
    bool changed; /* glyphs were left out */
} Woven;

/* The best reading of the pieces as exactly `lines` printed lines; the second one is thought to begin at word
 * `second` of the first piece (0: nobody knows). */
Woven words_weave(Arena *a, const Lexicon *x, const Pieces *p, size_t lines, size_t second);
/* With as many lines as reads best, at most WOVEN_LINES; run together with blanks. */
Str words_join(Arena *a, const Lexicon *x, const Pieces *p, Woven *how);

#endif
