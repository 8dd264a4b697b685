/* texts.c: the patterns of the checks, each compiled when it is first looked for. */
#include "load/texts.h"

#include "find/fixed.h"

static Fixed patterns[TEXT_PATTERNS] = {
#define PATTERN(id, pattern) [TEXT_##id] = {.text = pattern},
#include "check/patterns.def"
};

static bool match(void *ctx, TextPattern which, Str text, size_t from, Span *at)
{
    return fixed_match(&patterns[which], ctx, text, from, at);
}

TextMatch texts_new(void) { return (TextMatch){matcher_new(), match}; }

void texts_free(TextMatch *m)
{
    matcher_free(m->ctx);
    *m = (TextMatch){0};
}
