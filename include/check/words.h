/* words.h: looking for words in titles and notes, without regard to case. */
#ifndef SEC16_CHECK_WORDS_H
#define SEC16_CHECK_WORDS_H

#include "base/str.h"

/* Whether the text has one of the words or phrases, which are parted by '|'. A phrase begins and ends at the
 * border of a word; with a '*' behind it, it may go on: "option*|right to buy". A blank in it stands for
 * blanks and dashes. */
bool has_words(Str text, const char *phrases);

/* A text that is asked often: what its words begin with rules most phrases out at once. */
typedef struct Words {
    Str text;
    uint64_t begins[64]; /* a bit for the first four letters of each; several may share one */
} Words;

Words words_of(Str text);
bool words_have(const Words *w, const char *phrases); /* the same as has_words(w->text, phrases) */

/* Whether the whole text, trimmed, is one of the phrases. */
bool is_words(Str text, const char *phrases);

#endif
