/* general.h: words in general use on the forms, from public lists: of companies, streets, cities, names,
 * titles. */
#ifndef SEC16_READ_WORDS_GENERAL_H
#define SEC16_READ_WORDS_GENERAL_H

#include "base/str.h"

/* Texts of words parted by single blanks, in lower case; some words stand in several. */
extern const Str vocabulary[];

extern const size_t vocabulary_n;

#endif
