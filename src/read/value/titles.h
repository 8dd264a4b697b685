/* titles.h: the words that titles of securities are made of, damaged or not; how two texts go together. */
#ifndef SEC16_READ_VALUE_TITLES_H
#define SEC16_READ_VALUE_TITLES_H

#include "read/page/tokens.h"

/* "1]", "Il": II, "1V": IV, as names have it (ocr_words.c); empty if it is nothing of the kind, or read well.
 */
Str ocr_roman_meant(Str word);
/* Is a word one that they are made of? */
bool ocr_is_security_word(Str word);
/* The one of which a glyph was misread; empty if there is none, or more than one. */
Str ocr_security_word_meant(Str word);
/* Can a title begin with these words? "Stock" goes on, but for "Stock Option" and the like. */
bool ocr_title_begins(const Token *word, size_t n);

/* How a damaged text and a whole one go together: words that both have, in order, misread or not; that the
 * damaged one has alone; that it lacks. */
typedef struct OcrFit {
    int hits, extra, lack;
} OcrFit;

OcrFit ocr_fit(Str damaged, Str whole);
/* Has a text a long word, written as names are, that the other has not, misread or not? */
bool ocr_says_more(Str text, Str whole);
/* How much speaks against a text being a whole title; 0 nothing. */
int ocr_title_cost(Str title);

#endif
