/* typed.h: reads a form whose columns are made of blanks: ASCII art, pdftotext. */
#ifndef SEC16_READ_PAPER_TYPED_H
#define SEC16_READ_PAPER_TYPED_H

#include "model/doc.h"

bool paper_read_typed(Doc *d); /* columns parted by blanks, ASCII art, pdftotext */

#endif
