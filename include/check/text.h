/* text.h: patterns that checks look for in footnotes, and how they search without knowing who searches. */
#ifndef SEC16_CHECK_TEXT_H
#define SEC16_CHECK_TEXT_H

#include "base/date.h"
#include "base/dec.h"

typedef enum TextPattern {
#define PATTERN(id, pattern) TEXT_##id,
#include "check/patterns.def"
    TEXT_PATTERNS
} TextPattern;

/* Who searches. Not shared between threads. */
typedef struct TextMatch {
    void *ctx;
    /* The first match of the pattern at or after `from`. */
    bool (*match)(void *ctx, TextPattern which, Str text, size_t from, Span *match);
} TextMatch;

/* What was found, read as a number or date. `m` may be NULL: nothing is found. */
bool text_number(const TextMatch *m, TextPattern which, Str text, size_t *from,
                 Dec *out); /* moves *from behind it */
/* The first range at or after *from, which is moved behind it. */
bool text_range(const TextMatch *m, Str text, size_t *from, Dec *low, Dec *high);
/* The first date soon behind what is found. */
bool text_date(const TextMatch *m, TextPattern which, Str text, Date *out);
/* The first match at or after `from`. */
bool text_find(const TextMatch *m, TextPattern which, Str text, size_t from, Span *at);
bool text_has(const TextMatch *m, TextPattern which, Str text);

#endif
