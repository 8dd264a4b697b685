/* sentences.h: sentences that explanations of responses are often made of. */
#ifndef SEC16_READ_WORDS_SENTENCES_H
#define SEC16_READ_WORDS_SENTENCES_H

#include "base/str.h"

/* Paragraphs that the explanations of responses are often made of (sentences.c). */
extern const Str sentences[];

extern const size_t sentences_n;

#endif
