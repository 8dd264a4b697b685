/* pattern.c: one regular expression: compiling it, telling what is wrong with it, matching within limits. */
#include "find/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* What the matches of a pattern may cost between two keys. A filing is searched in a millisecond or two; a
 * runaway pattern is not tried any more once it has used up the time of so many filings. */
enum { BUDGET_MS = 40, GIVE_UPS = 5, CALLS_A_LOOK = 256 };
enum { MATCH_DEPTH = 5000, HEAP_KIB = 4096 };

struct Pattern {
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *limits;
    unsigned calls;  /* of look_at_clock in this match                        */
    int64_t began;   /* nanoseconds of the clock at its first look; 0: none   */
    int64_t used;    /* nanoseconds, by the matches of this budget before it  */
    unsigned spent;  /* budgets that were used up                             */
    bool incomplete; /* some match was not looked for to its end              */
};

/* ---- errors in words ---- */

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

/* ---- limits ---- */

/* Of this thread alone, so that a busy machine makes no pattern a runaway. */
static int64_t clock_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec + 1;
}

static int64_t used_up(const Pattern *p) { return p->used + (p->began ? clock_now() - p->began : 0); }

static bool is_spent(int64_t used) { return used > (int64_t)BUDGET_MS * 1000000; }

/* Called before each item of the pattern that is tried. PCRE2's own limits begin anew at each byte of the
 * subject, and compiled to machine code it counts no recursion. */
static int look_at_clock(pcre2_callout_block *block, void *ctx)
{
    (void)block;
    Pattern *p = ctx;
    if (++p->calls % CALLS_A_LOOK) return 0;
    if (!p->began) p->began = clock_now();
    return is_spent(used_up(p)) ? PCRE2_ERROR_CALLOUT : 0;
}

static void set_limits(Pattern *p)
{
    p->data = pcre2_match_data_create(1, NULL);
    p->limits = pcre2_match_context_create(NULL);
    if (!p->data || !p->limits) mem_fail();
    pcre2_set_depth_limit(p->limits, MATCH_DEPTH);
    pcre2_set_heap_limit(p->limits, HEAP_KIB);
    pcre2_set_callout(p->limits, look_at_clock, p);
    pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE); /* without it: slower, the same matches */
}

/* ---- patterns ---- */

Pattern *pattern_new(Str text, PatternError *error)
{
    return pattern_new_case(text, !pattern_minds_case(text), error);
}

Pattern *pattern_new_case(Str text, bool nocase, PatternError *error)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C |
                       PCRE2_MULTILINE | PCRE2_AUTO_CALLOUT;
    if (nocase) options |= PCRE2_CASELESS;
    int code;
    PCRE2_SIZE at;
    pcre2_code *compiled =
        pcre2_compile((PCRE2_SPTR)(text.n ? text.p : ""), text.n, options, &code, &at, NULL);
    if (!compiled && code == PCRE2_ERROR_HEAP_FAILED) mem_fail();
    if (!compiled) return say(error, code, text, at), NULL;
    Pattern *p = mem_new(1, sizeof *p);
    p->code = compiled;
    set_limits(p);
    return p;
}

void pattern_free(Pattern *p)
{
    if (!p) return;
    pcre2_match_context_free(p->limits);
    pcre2_match_data_free(p->data);
    pcre2_code_free(p->code);
    free(p);
}

void pattern_begin(Pattern *p)
{
    p->spent += is_spent(p->used);
    p->used = 0;
}

/* The machine code has a stack of some kilobytes; what needs more is done without it. */
static int match(Pattern *p, Str subject, size_t from)
{
    /* NOTEMPTY looks on for a longer match where an empty one would do, so that each match moves on. */
    static const uint32_t ways[] = {PCRE2_NOTEMPTY, PCRE2_NOTEMPTY | PCRE2_NO_JIT};
    int n = PCRE2_ERROR_JIT_STACKLIMIT;
    p->calls = 0;
    p->began = 0;
    for (int i = 0; i < 2 && n == PCRE2_ERROR_JIT_STACKLIMIT; i++)
        n = pcre2_match(p->code, (PCRE2_SPTR)subject.p, subject.n, from, ways[i], p->data, p->limits);
    p->used = used_up(p);
    if (n == PCRE2_ERROR_NOMEMORY) mem_fail();
    return n;
}

bool pattern_match(Pattern *p, Str subject, size_t from, Span *found)
{
    if (from >= subject.n || is_spent(p->used) || p->spent >= GIVE_UPS) return false;
    int n = match(p, subject, from);
    if (n < 0) {
        p->incomplete |= n != PCRE2_ERROR_NOMATCH;
        return false;
    }
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(p->data);
    if (v[1] <= from || v[1] <= v[0]) return false; /* \K can put the end before the start */
    *found = (Span){(uint32_t)v[0], (uint32_t)(v[1] - v[0])};
    return true;
}

bool pattern_gave_up(const Pattern *p) { return p->incomplete; }

void pattern_library(Buf *out)
{
    char version[64] = ""; /* the documentation bounds it at 24: "10.42 2022-12-11" */
    uint32_t jit = 0;
    pcre2_config(PCRE2_CONFIG_VERSION, version);
    pcre2_config(PCRE2_CONFIG_JIT, &jit);
    version[strcspn(version, " ")] = 0;
    buf_fmt(out, "PCRE2 %s with%s JIT", version, jit ? "" : "out");
}
