/* body.h: a part of a text that a reader sees as a text of its own, and how what it found there goes back. */
#ifndef SEC16_READ_ENVELOPE_BODY_H
#define SEC16_READ_ENVELOPE_BODY_H

#include "model/doc.h"
#include "read/envelope/wrap.h"

typedef struct Body {
    Str whole; /* Doc.text before and after */
    Wrap wrap; /* the part as the reader sees it, and where its bytes came from in the part */
    size_t at; /* where the part begins in the whole */
} Body;

/* From here to body_close d->text is `wrap.text`, made of the part that begins at `at`. */
Body body_open(Doc *d, Wrap wrap, size_t at);
/* All spans in the Doc were of the body's text and become those of the whole, which d->text is again. */
void body_close(Doc *d, const Body *b);

#endif
