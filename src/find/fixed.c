/* fixed.c: the program's own patterns: compiled on first use, to machine code once they are used much. */
#include "find/fixed.h"

#include <pthread.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Uses after which machine code has paid for itself: by callgrind it costs 200,000 instructions to make, and
 * a match in a footnote then 3,000 instead of 30,000. */
enum { USES_TO_PAY = 8 };

static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

static void *compile(const char *text)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_MULTILINE | PCRE2_CASELESS;
    int error;
    PCRE2_SIZE at;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, options, &error, &at, NULL);
    if (!code) mem_fail(); /* its pattern is sound: tests look for each of them */
    return code;
}

/* A copy, for other threads may be using what it is copied from. */
static void *compile_fast(const void *code)
{
    pcre2_code *fast = pcre2_code_copy(code);
    if (!fast) mem_fail();
    pcre2_jit_compile(fast, PCRE2_JIT_COMPLETE); /* where there is none the copy is as good */
    return fast;
}

/* Once for all threads. */
static void make(Fixed *f, bool fast)
{
    pthread_mutex_lock(&making);
    if (!atomic_load(&f->slow)) atomic_store(&f->slow, compile(f->text));
    if (fast && !atomic_load(&f->fast)) atomic_store(&f->fast, compile_fast(atomic_load(&f->slow)));
    pthread_mutex_unlock(&making);
}

static const pcre2_code *code_of(Fixed *f)
{
    void *fast = atomic_load(&f->fast);
    if (fast) return fast;
    bool pays = atomic_fetch_add(&f->uses, 1) >= USES_TO_PAY;
    if (pays || !atomic_load(&f->slow)) make(f, pays);
    return pays ? atomic_load(&f->fast) : atomic_load(&f->slow);
}

Matcher *matcher_new(void)
{
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    if (!data) mem_fail();
    return (Matcher *)data;
}

void matcher_free(Matcher *m) { pcre2_match_data_free((pcre2_match_data *)m); }

bool fixed_match(Fixed *f, Matcher *m, Str subject, size_t from, Span *found)
{
    if (from >= subject.n) return false;
    pcre2_match_data *data = (pcre2_match_data *)m;
    const pcre2_code *code = code_of(f);
    PCRE2_SPTR text = (PCRE2_SPTR)subject.p;
    int n = pcre2_match(code, text, subject.n, from, PCRE2_NOTEMPTY, data, NULL);
    if (n == PCRE2_ERROR_JIT_STACKLIMIT) /* machine code has a stack of some kilobytes */
        n = pcre2_match(code, text, subject.n, from, PCRE2_NOTEMPTY | PCRE2_NO_JIT, data, NULL);
    if (n == PCRE2_ERROR_NOMEMORY) mem_fail();
    if (n < 0) return false;
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(data);
    *found = (Span){(uint32_t)v[0], (uint32_t)(v[1] - v[0])};
    return true;
}
