/* pattern.c: one regular expression: compiling it, telling what is wrong with it, matching within limits. */
#include "find/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* What one match may cost. The longest field of a form has some thousand characters: a sound pattern needs a
 * fraction of this, a runaway one ends within some milliseconds. */
enum { MATCH_STEPS = 200000, MATCH_DEPTH = 5000, HEAP_KIB = 4096, JIT_STACK_MAX = 1 << 20 };
enum { GIVE_UPS = 20 }; /* a pattern that ran away so often is not tried any more */

struct Pattern {
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *limits;
    pcre2_jit_stack *stack;
    unsigned gave_up;
};

/* PCRE2's most likely messages in words that tell what to do; the others are good as they are. */
static const struct {
    int code;
    const char *what;
} in_words[] = {
    {PCRE2_ERROR_END_BACKSLASH, "a \\ at the end quotes nothing; write \\\\ to find a backslash"},
    {PCRE2_ERROR_UNKNOWN_ESCAPE, "no such \\ sequence"},
    {PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER, "the numbers in {} are out of order"},
    {PCRE2_ERROR_QUANTIFIER_TOO_BIG, "the number in {} is too big"},
    {PCRE2_ERROR_CLASS_RANGE_ORDER, "the range in [] is out of order"},
    {PCRE2_ERROR_QUANTIFIER_INVALID,
     "nothing stands here to be repeated; write \\ before the sign to find it as it is"},
    {PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS, "this ) closes no group; write \\) to find a bracket"},
};

/* Column of a byte, as people count: characters from 1. */
static size_t column_of(Str text, size_t at)
{
    size_t column = 1;
    for (Str rest = str_sub(text, 0, at); rest.n; column++) utf8_next(&rest);
    return column;
}

/* Where the bracket stands that was opened last and never closed; `which` is '(' or '['. */
static size_t unclosed(Str text, char which)
{
    size_t open[64], n = 0, class_at = text.n;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '\\')
            i++;
        else if (class_at < text.n)
            class_at = c == ']' && i > class_at + 1 ? text.n : class_at;
        else if (c == '[')
            class_at = i;
        else if (c == '(' && n < 64)
            open[n++] = i;
        else if (c == ')' && n)
            n--;
    }
    return which == '[' ? class_at : n ? open[n - 1] : text.n;
}

static void say(PatternError *error, int code, Str text, size_t at)
{
    error->at = at < text.n ? at : text.n;
    size_t n = sizeof error->what;
    if (code == PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS) {
        error->at = unclosed(text, '(');
        snprintf(error->what, n, "missing ): the group opened at column %zu is not closed",
                 column_of(text, error->at));
        return;
    }
    if (code == PCRE2_ERROR_MISSING_SQUARE_BRACKET) {
        error->at = unclosed(text, '[');
        snprintf(error->what, n, "missing ]: the class opened at column %zu is not closed",
                 column_of(text, error->at));
        return;
    }
    char given[120];
    const char *what = given;
    for (size_t i = 0; i < sizeof in_words / sizeof *in_words; i++)
        if (in_words[i].code == code) what = in_words[i].what;
    if (code < 0) what = "this is not UTF-8";
    if (what == given) pcre2_get_error_message(code, (PCRE2_UCHAR *)given, sizeof given);
    snprintf(error->what, n, "column %zu: %s", column_of(text, error->at), what);
}

/* Smart case: a capital that stands for itself, so not the W of \W, the Lu of \p{Lu} or the P of (?P<name>.
 */
bool pattern_minds_case(Str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\\') {
            i++;
            if (i + 1 < text.n && text.p[i + 1] == '{')
                while (i < text.n && text.p[i] != '}') i++;
        } else if (text.p[i] == '(' && i + 1 < text.n && text.p[i + 1] == '?') {
            while (i < text.n && !strchr(":=!>)", text.p[i])) i++;
        } else if (is_upper(text.p[i])) {
            return true;
        }
    }
    return false;
}

static bool prepare(Pattern *p)
{
    p->data = pcre2_match_data_create(1, NULL);
    p->limits = pcre2_match_context_create(NULL);
    if (!p->data || !p->limits) return false;
    pcre2_set_match_limit(p->limits, MATCH_STEPS);
    pcre2_set_depth_limit(p->limits, MATCH_DEPTH);
    pcre2_set_heap_limit(p->limits, HEAP_KIB);
    if (pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE))
        return true; /* no JIT here: slower, the same matches */
    p->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK_MAX, NULL);
    if (p->stack) pcre2_jit_stack_assign(p->limits, NULL, p->stack);
    return true;
}

Pattern *pattern_new(Str text, PatternError *error)
{
    return pattern_new_case(text, !pattern_minds_case(text), error);
}

Pattern *pattern_new_case(Str text, bool nocase, PatternError *error)
{
    uint32_t options =
        PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_MULTILINE;
    if (nocase) options |= PCRE2_CASELESS;
    int code;
    PCRE2_SIZE at;
    pcre2_code *compiled =
        pcre2_compile((PCRE2_SPTR)(text.n ? text.p : ""), text.n, options, &code, &at, NULL);
    if (!compiled) {
        say(error, code, text, at);
        return NULL;
    }
    Pattern *p = mem_new(1, sizeof *p);
    p->code = compiled;
    if (!prepare(p)) mem_fail();
    return p;
}

void pattern_free(Pattern *p)
{
    if (!p) return;
    pcre2_jit_stack_free(p->stack);
    pcre2_match_context_free(p->limits);
    pcre2_match_data_free(p->data);
    pcre2_code_free(p->code);
    free(p);
}

bool pattern_match(Pattern *p, Str subject, size_t from, Span *match)
{
    if (from >= subject.n || p->gave_up >= GIVE_UPS) return false;
    /* NOTEMPTY looks on for a longer match where an empty one would do, so that each match moves on. */
    int n = pcre2_match(p->code, (PCRE2_SPTR)subject.p, subject.n, from, PCRE2_NOTEMPTY, p->data, p->limits);
    if (n < 0) {
        if (n != PCRE2_ERROR_NOMATCH) p->gave_up++;
        return false;
    }
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(p->data);
    if (v[1] <= from || v[1] <= v[0]) return false; /* \K can put the end before the start */
    *match = (Span){(uint32_t)v[0], (uint32_t)(v[1] - v[0])};
    return true;
}

bool pattern_gave_up(const Pattern *p) { return p->gave_up != 0; }
