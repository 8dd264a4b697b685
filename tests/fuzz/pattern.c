/* pattern.c: the first line is a pattern, the rest is searched: matches lie in it, in order, none of them
 * empty. */
#include "fuzz.h"

#include "find/search.h"

void fuzz_pattern(Str in)
{
    PatternError error;
    Str text = str_cut(&in, '\n');
    Span match;
    Pattern *p = pattern_new(text, &error);
    if (!p) {
        LAW(*error.what && error.at <= text.n);
        return;
    }
    pattern_begin(p);
    for (size_t from = 0; pattern_match(p, in, from, &match); from = (size_t)match.at + match.len)
        LAW(match.len && match.at >= from && (size_t)match.at + match.len <= in.n);
    pattern_free(p);
}
