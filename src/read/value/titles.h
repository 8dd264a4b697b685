/* titles.h: the words that titles of securities are made of, damaged or not; how two texts go together. */
#ifndef SEC16_READ_VALUE_TITLES_H
#define SEC16_READ_VALUE_TITLES_H

#include "read/page/tokens.h"

/* "1]", "Il": II, "1V": IV, as names have it; empty if it is nothing of the kind, or read well.
 */
Str scan_roman_meant(Str word);
/* Is a word one that they are made of? */
bool scan_is_security_word(Str word);
/* The one of which a glyph was misread; empty if there is none, or more than one. */
Str scan_security_word_meant(Str word);
/* Can a title begin with these words? "Stock" goes on, except "Stock Option" and the like. */
bool scan_title_begins(const Token *word, size_t n);

/* How a damaged text and a whole one go together: words that both have, in order, misread or not; that the
 * damaged one has alone; that it lacks. */
typedef struct ScanFit {
    int hits, extra, lack;
} ScanFit;

ScanFit scan_fit(Str damaged, Str whole);
/* Has a text a long word, written as names are, that the other has not, misread or not? */
bool scan_says_more(Str text, Str whole);
/* How much speaks against a text being a whole title; 0 nothing. */
int scan_title_cost(Str title);

#endif
