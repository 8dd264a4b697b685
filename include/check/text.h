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

enum { TEXT_WORDS = (TEXT_PATTERNS + 63) / 64 };
typedef struct TextSet {
    uint64_t word[TEXT_WORDS];
} TextSet;

/* Who searches. Not shared between threads. */
typedef struct TextMatch {
    void *ctx;
    /* The first match of the pattern at or after `from`. */
    bool (*match)(void *ctx, TextPattern which, Str text, size_t from, Span *match);
    /* In one pass: which patterns may be found in the text, and which surely are. */
    void (*sift)(void *ctx, Str text, TextSet *may, TextSet *has);
} TextMatch;

/* A text that is searched, and what is known of it so far. */
typedef struct Prose {
    const TextMatch *m;
    Str text;
    TextSet may, asked, has;
} Prose;

/* `m` may be NULL: nothing is found. */
Prose prose_of(const TextMatch *m, Str text);
Prose prose_sub(const Prose *p, size_t at, size_t n); /* clipped to it */
static inline bool text_in(const TextSet *set, TextPattern which)
{
    return set->word[which / 64] >> which % 64 & 1;
}
bool text_has(Prose *p, TextPattern which);
/* The first match at or after `from`. */
bool text_find(const Prose *p, TextPattern which, size_t from, Span *at);

/* What was found, read as a number or date. */
bool text_number(const Prose *p, TextPattern which, size_t *from, Dec *out); /* moves *from behind it */
/* The first range at or after *from, which is moved behind it. */
bool text_range(const Prose *p, size_t *from, Dec *low, Dec *high);
/* The first date soon behind what is found. */
bool text_date(const Prose *p, TextPattern which, Date *out);

#endif
