/* spell_word.h: the word that a misread word of prose was. */
#ifndef SEC16_READ_VALUE_SPELL_WORD_H
#define SEC16_READ_VALUE_SPELL_WORD_H

#include "read/words/lexicon.h"

enum { SPELL_GLYPHS = 128, SPELL_OTHERS = 32 };

/* What is known of a page's prose. */
typedef struct Speller {
    Arena *a;
    char (*others)[SPELL_OTHERS]; /* by glyph: those that it is often read for, ended by 0 */
    size_t patience;       /* so many strange words are looked up yet: a page with more cannot be mended */
    const Lexicon *page;   /* the words of the page */
    const Lexicon *words;  /* those that such prose is written in (words/prose.h) */
    const Lexicon *joints; /* those of them that only join others */
} Speller;

/* For Speller.others. */
char (*scan_others_of(Arena *a))[SPELL_OTHERS];
/* Is it a word of such prose, or one that the page has more than once? */
bool scan_is_known_word(const Speller *s, Str word);
/* The word that glyphs of this one were misread from; empty: none, or more than one. `*sure`: only glyphs
 * that are often read for one another. */
Str scan_word_meant(Speller *s, Str word, bool *sure);
/* The same of a word that the page has twice or thrice, and the one that it has as well; empty: none. */
Str scan_often_meant(const Speller *s, Str word);
/* Letters without accents that no such word has: "thé". */
Str scan_without_accents(Arena *a, Str word);

#endif
