/* lexicon.h: the words that a document shows whole, and those in general use: what bears a reading out. */
#ifndef SEC16_READ_LEXICON_H
#define SEC16_READ_LEXICON_H

#include "read/damage.h"
#include "read/page.h"

typedef struct Lexicon Lexicon;

/* Words of the page and of the vocabulary; texts point into both. */
Lexicon *lexicon_of(Arena *a, const Page *p);
/* The words of one text only. */
Lexicon *lexicon_of_words(Arena *a, Str text);

enum { LEXICON_OFTEN = 2 }; /* seen so often, a word is no misreading; those in general use count as much */

/* How often a word was seen whole, case and signs around it aside. */
int lexicon_count(const Lexicon *x, Str word);
/* A word without the signs around it. */
Str word_bare(Str word);

/* The word that damaged pieces most likely were. */
typedef struct WordMatch {
    Str word; /* empty: none within the bound; in the case of the pieces, in the arena or the lexicon's */
    int cost; /* of the damage (damage.h) */
    int next; /* the same of the second best */
} WordMatch;

/* Among words seen often, at most at cost `most`. */
WordMatch lexicon_match(Arena *a, const Lexicon *x, const Pieces *p, int most);

#endif
