/* prose.h: the misread words of footnotes and remarks, told by what the page and all such forms say. */
#ifndef SEC16_READ_PROSE_H
#define SEC16_READ_PROSE_H

#include "model/doc.h"
#include "read/page.h"

/* Mends the footnotes and the remarks of a Doc whose header and footnotes have been read; what was printed is
 * kept in repairs, and what is not sure is marked as a guess. */
void prose_mend(Doc *d, const Page *p);

#endif
