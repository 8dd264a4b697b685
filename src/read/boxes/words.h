/* words.h: a file of words with boxes as a page that a Doc is read from. */
#ifndef SEC16_READ_BOXES_WORDS_H
#define SEC16_READ_BOXES_WORDS_H

#include "read/boxes/lay.h"

/* Do the bytes begin as tesseract's TSV, hOCR or ALTO? */
bool words_look_like(Str bytes);
/* The page's text alone. */
Str words_text(Arena *a, Str bytes);
/* The page of d->text; Doc.word has its words, in the order of the page and with spans in it. */
Wrap words_lay(Doc *d);
/* While the Doc's spans are still of that page: a value of several words is one of as many pieces, as in the
 * source other things stand between them. */
void words_part_pieces(Doc *d);

#endif
