/* fixed.h: patterns of the program itself: sound, so without limits; shared by all threads. */
#ifndef SEC16_FIND_FIXED_H
#define SEC16_FIND_FIXED_H

#include "base/str.h"

#include <stdatomic.h>

/* Static, with only the text set. What is compiled stays as long as the program. */
typedef struct Fixed {
    const char *text; /* PCRE2; both cases are matched                     */
    _Atomic(void *) slow, fast;
    atomic_uint uses;
} Fixed;

/* What matching needs of its own in each thread. Never NULL; free with matcher_free. */
typedef struct Matcher Matcher;
Matcher *matcher_new(void);
void matcher_free(Matcher *m);

/* The first match at or after `from`; empty ones are left out. */
bool fixed_match(Fixed *f, Matcher *m, Str subject, size_t from, Span *found);

#endif
