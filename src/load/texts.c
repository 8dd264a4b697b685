/* texts.c: one compiled pattern for each of text_patterns. */
#include "load/texts.h"

#include "find/search.h"

#include <assert.h>
#include <stdlib.h>

static bool match(void *ctx, TextPattern which, Str text, size_t from, Span *at)
{
    Pattern **patterns = ctx;
    return pattern_match(patterns[which], text, from, at);
}

TextMatch texts_new(void)
{
    size_t cap = 0;
    Pattern **patterns = mem_grow(NULL, &cap, TEXT_PATTERNS, sizeof *patterns);
    for (int i = 0; i < TEXT_PATTERNS; i++) {
        PatternError error;
        patterns[i] = pattern_new(str_z(text_patterns[i]), &error);
        assert(patterns[i]); /* the program's own patterns are sound: test_check looks for each of them */
    }
    return (TextMatch){patterns, match};
}

void texts_free(TextMatch *m)
{
    Pattern **patterns = m->ctx;
    for (int i = 0; patterns && i < TEXT_PATTERNS; i++) pattern_free(patterns[i]);
    free(patterns);
    *m = (TextMatch){0};
}
