/* spool.h: a temporary file without a name, for the bytes of filings that cannot be read from their source
 * again (members of archives, standard input). Used by any thread. */
#ifndef SEC16_LOAD_SPOOL_H
#define SEC16_LOAD_SPOOL_H

#include "base/file.h"

typedef struct Spool Spool;

Spool *spool_new(void); /* the file is made when first needed, in $TMPDIR or /tmp */
void spool_free(Spool *s);
Err spool_put(Spool *s, Str bytes, uint64_t *at);
Err spool_get(Spool *s, uint64_t at, size_t len, Buf *out); /* appends */

#endif
