/* speech.h: which words a document says, how often, and which of them follow one another: what bears out a
 * reading of its prose. */
#ifndef SEC16_READ_WORDS_SPEECH_H
#define SEC16_READ_WORDS_SPEECH_H

#include "read/page/lines.h"

typedef struct Speech Speech;

/* The words of the page, and of what such forms commonly say; free with speech_free. */
Speech *speech_of(const Page *p);
void speech_free(Speech *x);
/* Takes the next word, or a sign at its edge, off the text; `*gap`: a blank stands before it. Empty at the
 * end. */
Str speech_next(Str *rest, bool *gap);
bool speech_is_sign(Str token);   /* one sign, as they stand around words */
bool speech_is_number(Str token); /* made of digits as numbers, prices, and dates are */
/* How often a word stands there, in any case. */
size_t speech_count(const Speech *x, Str word);
bool speech_is_general(const Speech *x, Str word); /* is it in general use on such forms? */
/* A sum over the glyphs of a word, in any case and order; 0 without any. Is there a word of that sum? False
 * is certain: so one asks about many words that differ in a glyph. */
uint32_t speech_glyph(char c);
bool speech_has_sum(const Speech *x, uint32_t sum);
/* How often the second word follows the first, as written; numbers are all alike. */
size_t speech_pairs(const Speech *x, Str first, Str second);

/* A reading of a word. */
typedef struct Said {
    Str text;     /* empty: the text begins or ends */
    bool printed; /* as it stands there: that it does is no evidence that it is right */
    size_t rival; /* how often a word stands there that it may be a misreading of */
} Said;

/* How rare it is that the second follows the first, in tenths of powers of ten; `near`: so they are printed.
 */
int speech_cost(const Speech *x, const Said *first, const Said *second, bool near);
/* The same of n cases among `of`. */
int speech_rarity(size_t n, size_t of);

#endif
