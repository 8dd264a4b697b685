/* text.h: patterns that checks look for in footnotes, and how they search without knowing who searches. */
#ifndef SEC16_CHECK_TEXT_H
#define SEC16_CHECK_TEXT_H

#include "base/date.h"
#include "base/dec.h"

typedef enum TextPattern {
    TEXT_MONEY,   /* $31.02                                          */
    TEXT_RANGE,   /* $31.02 to $31.98                                */
    TEXT_COUNT,   /* 1,000 shares                                    */
    TEXT_DATE,    /* November 7, 2023  11/7/2023                     */
    TEXT_ADOPTED, /* adopted by the reporting person on November 7, 2023 */
    TEXT_PATTERNS
} TextPattern;

/* PCRE2, none with capitals: they are to match both cases. */
extern const char *const text_patterns[TEXT_PATTERNS];

/* Who searches. Not shared between threads. */
typedef struct TextMatch {
    void *ctx;
    /* The first match of text_patterns[which] at or after `from`. */
    bool (*match)(void *ctx, TextPattern which, Str text, size_t from, Span *match);
} TextMatch;

/* What was found, read as a number or date. `m` may be NULL: nothing is found. */
bool text_number(const TextMatch *m, TextPattern which, Str text, size_t *from,
                 Dec *out); /* moves *from behind it */
bool text_range(const TextMatch *m, Str text, Dec *low, Dec *high);
bool text_adopted(const TextMatch *m, Str text,
                  Date *out); /* the first date behind "adopted" in its sentence */

#endif
