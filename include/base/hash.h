/* hash.h: the SHA-256 of some bytes, by which a filing is known wherever it lies. */
#ifndef SEC16_BASE_HASH_H
#define SEC16_BASE_HASH_H

#include "base/str.h"

#define HASH_TEXT 65 /* 64 hex digits and a 0 */

Str hash_sha256(Str bytes, char out[HASH_TEXT]); /* in lower case hex; the text is in `out` */
void hash_library(Buf *out);                     /* name and version, for --version */

#endif
