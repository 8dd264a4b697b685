/* words.h: looking for words in titles and notes, without regard to case. */
#ifndef SEC16_CHECK_WORDS_H
#define SEC16_CHECK_WORDS_H

#include "base/str.h"

/* Whether the text has one of the words or phrases, which are parted by '|'. A phrase begins and ends at the
 * border of a word; with a '*' behind it, it may go on: "option*|right to buy". A blank in it stands for
 * blanks and dashes. */
bool has_words(Str text, const char *phrases);

/* Whether the whole text, trimmed, is one of the phrases, which are in small letters. */
bool is_words(Str text, const char *phrases);

/* How many words of a text, of two letters or more, another one has, too; *all: how many it has. */
size_t words_shared(Str text, Str with, size_t *all);
bool only_words(Str text, const char *words); /* it has words, and none but these */

#endif
