/* bigrams.h: which words a document says, how often, and which of them follow one another: what confirms a
 * reading of its prose. */
#ifndef SEC16_READ_WORDS_BIGRAMS_H
#define SEC16_READ_WORDS_BIGRAMS_H

#include "read/page/lines.h"

typedef struct Bigrams Bigrams;

/* The words of the page, and of what such forms commonly say; free with bigrams_free. */
Bigrams *bigrams_of(const Page *p);
void bigrams_free(Bigrams *x);
/* Takes the next word, or a sign at its edge, off the text; `*gap`: a blank stands before it. Empty at the
 * end. */
Str bigrams_next(Str *rest, bool *gap);
bool bigrams_is_sign(Str token);   /* one sign, as they stand around words */
bool bigrams_is_number(Str token); /* made of digits as numbers, prices, and dates are */
/* How often a word stands there, in any case. */
size_t bigrams_count(const Bigrams *x, Str word);
bool bigrams_is_general(const Bigrams *x, Str word); /* is it in general use on such forms? */
/* A sum over the glyphs of a word, in any case and order; 0 without any. Is there a word of that sum? False
 * is certain: so one asks about many words that differ in a glyph. */
uint32_t bigrams_glyph(char c);
bool bigrams_has_sum(const Bigrams *x, uint32_t sum);
/* How often the second word follows the first, as written; numbers are all alike. */
size_t bigrams_pairs(const Bigrams *x, Str first, Str second);

/* A reading of a word. */
typedef struct WordUse {
    Str text;     /* empty: the text begins or ends */
    bool printed; /* as it stands there: that it does is no evidence that it is right */
    size_t rival; /* how often a word stands there that it may be a misreading of */
} WordUse;

/* How rare it is that the second follows the first, in tenths of powers of ten; `near`: so they are printed.
 */
int bigrams_cost(const Bigrams *x, const WordUse *first, const WordUse *second, bool near);
/* The same of n cases among `of`. */
int bigrams_rarity(size_t n, size_t of);

#endif
