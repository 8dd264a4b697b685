/* texts.c: the patterns of the checks, each compiled when it is first looked for. */
#include "load/texts.h"

#include "find/fixed.h"
#include "find/sieve.h"

#include <pthread.h>

static Fixed patterns[TEXT_PATTERNS] = {
#define PATTERN(id, pattern) [TEXT_##id] = {.text = pattern},
#include "check/patterns.def"
};

static pthread_once_t making = PTHREAD_ONCE_INIT;
static Sieve *sieve; /* of all of them; made when the first text is to be searched */

static void make_sieve(void)
{
    const char *texts[TEXT_PATTERNS];
    for (size_t i = 0; i < TEXT_PATTERNS; i++) texts[i] = patterns[i].text;
    sieve = sieve_new(texts, TEXT_PATTERNS);
}

static void sift(void *ctx, Str text, TextSet *may, TextSet *has)
{
    (void)ctx;
    pthread_once(&making, make_sieve);
    sieve_text(sieve, text, may->word, has->word);
}

static bool match(void *ctx, TextPattern which, Str text, size_t from, Span *at)
{
    return fixed_match(&patterns[which], ctx, text, from, at);
}

TextMatch texts_new(void) { return (TextMatch){matcher_new(), match, sift}; }

void texts_free(TextMatch *m)
{
    matcher_free(m->ctx);
    *m = (TextMatch){0};
}
