/* sieve.h: which of many patterns may match a text, told by one pass over it. */
#ifndef SEC16_FIND_SIEVE_H
#define SEC16_FIND_SIEVE_H

#include "base/str.h"

typedef struct Sieve Sieve;

/* Of n patterns of the program, matched in both cases. Never NULL; stays as long as the program. */
Sieve *sieve_new(const char *const *pattern, size_t n);

/* Sets bit i of `may` where pattern i may match the text, and of `has` where it surely does; both have n
 * bits, and zero all others. */
void sieve_text(const Sieve *s, Str text, uint64_t *may, uint64_t *has);

#endif
