/* ownership.h: the ownershipDocument in XML, EDGAR's form of Forms 3, 4 and 5 since 2003. */
#ifndef SEC16_READ_XML_OWNERSHIP_H
#define SEC16_READ_XML_OWNERSHIP_H

#include "model/doc.h"

/* Where the next document begins, from `at` on, even if a line break cuts its tag; bytes.n if nowhere.
 * `*end`: behind the tag's name. */
size_t ownership_starts(Str bytes, size_t at, size_t *end);
/* Where what belongs to the document that starts at `at` begins: its XML declaration, comments, the tag
 * around it. */
size_t ownership_front(Str bytes, size_t at);
/* Where the document that begins in `bytes` ends: behind its end tag; without one, where the
 * next one begins. */
size_t ownership_end(Str bytes);

bool read_ownership(Doc *d); /* all but doc_finish */

#endif
