/* lexicon.h: the words that a document shows whole, and those in general use: what bears a reading out. */
#ifndef SEC16_READ_WORDS_LEXICON_H
#define SEC16_READ_WORDS_LEXICON_H

#include "read/noise/pieces.h"
#include "read/page/lines.h"

typedef struct Lexicon Lexicon;

/* Words of the page and of the vocabulary; texts point into both. */
Lexicon *lexicon_of(Arena *a, const Page *p);
/* The words of n texts only. */
Lexicon *lexicon_of_words(Arena *a, const Str *text, size_t n);

enum { LEXICON_OFTEN = 2 }; /* seen so often, a word is no misreading; those in general use count as much */

/* How often a word was seen whole, case and signs around it aside. */
int lexicon_count(const Lexicon *x, Str word);
/* Is it one in general use, wherever else it was seen? */
bool lexicon_is_general(const Lexicon *x, Str word);
/* The word seen most often, at least twice, that a single glyph parts from a longer one; empty: none. */
Str lexicon_near(const Lexicon *x, Str word);
/* A word without the signs around it. */
Str word_bare(Str word);

/* The words that damaged pieces most likely were; in the case of the pieces. Empty: none. They live as long
 * as the lexicon. */
typedef struct WordMatch {
    Str word, next;
    int cost, next_cost; /* of the damage, as damage.h counts */
} WordMatch;

/* Among the words that were seen, at most at cost `most`. */
WordMatch lexicon_match(const Lexicon *x, const Pieces *p, int most);

#endif
