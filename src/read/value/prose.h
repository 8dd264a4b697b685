/* prose.h: the misread words of footnotes, remarks and signatures, told by what the page and all such forms
 * say. */
#ifndef SEC16_READ_VALUE_PROSE_H
#define SEC16_READ_VALUE_PROSE_H

#include "model/doc.h"
#include "read/page/lines.h"

/* Mends the footnotes, remarks and signatures of a Doc, which have been read; what was printed is
 * kept in repairs, and what is not sure is marked as a guess. Were any words misread? */
bool prose_mend(Doc *d, const Page *p);

#endif
