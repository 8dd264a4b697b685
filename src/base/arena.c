/* arena.c: a chain of blocks, each twice the size of the last one. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef ARENA_BLOCK
#define ARENA_BLOCK 4096 /* size of the first block; tests build with 64 so that every edge is crossed */
#endif
#define ARENA_BLOCK_MAX (1u << 20)

struct ArenaBlock {
    struct ArenaBlock *before;
    size_t size;
    max_align_t room[];
};

static void (*on_failure)(void);

void mem_on_failure(void (*fn)(void)) { on_failure = fn; }

_Noreturn void mem_fail(void)
{
    if (on_failure) on_failure();
    fputs("sec16: out of memory; open fewer filings at once, or raise the limit (ulimit -v)\n", stderr);
    exit(3);
}

static size_t checked_size(size_t n, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(n, size, &bytes) || bytes > PTRDIFF_MAX) mem_fail();
    return bytes;
}

static void add_block(Arena *a, size_t need)
{
    size_t size = a->last ? a->last->size * 2 : ARENA_BLOCK;
    if (size > ARENA_BLOCK_MAX) size = ARENA_BLOCK_MAX;
    if (size < need) size = need;
    struct ArenaBlock *b = malloc(sizeof *b + size);
    if (!b) mem_fail();
    b->before = a->last;
    b->size = size;
    a->last = b;
    a->at = (char *)b->room;
    a->end = a->at + size;
    a->total += size;
}

void *arena_alloc(Arena *a, size_t n, size_t size, size_t align)
{
    size_t bytes = checked_size(n, size);
    size_t pad = -(uintptr_t)a->at & (align - 1);
    if (!a->last || (size_t)(a->end - a->at) < pad || (size_t)(a->end - a->at) - pad < bytes) {
        add_block(a, bytes + align);
        pad = -(uintptr_t)a->at & (align - 1);
    }
    char *p = a->at + pad;
    a->at = p + bytes;
    return memset(p, 0, bytes);
}

char *arena_copy(Arena *a, const void *p, size_t n)
{
    char *copy = arena_alloc(a, n + 1, 1, 1);
    if (n) memcpy(copy, p, n);
    return copy;
}

static size_t grown(size_t cap, size_t need)
{
    size_t next = cap ? cap + cap / 2 : 8;
    return next < need ? need : next;
}

void *arena_grow(Arena *a, void *p, size_t *cap, size_t need, size_t size)
{
    if (need <= *cap) return p;
    size_t next = grown(*cap, need);
    void *q = arena_alloc(a, next, size, alignof(max_align_t));
    if (*cap) memcpy(q, p, *cap * size);
    *cap = next;
    return q;
}

void arena_free(Arena *a)
{
    for (struct ArenaBlock *b = a->last, *before; b; b = before) {
        before = b->before;
        free(b);
    }
    *a = (Arena){0};
}

void *mem_new(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size);
    if (!p) mem_fail();
    return p;
}

void *mem_grow(void *p, size_t *cap, size_t need, size_t size)
{
    if (need <= *cap) return p;
    size_t next = grown(*cap, need);
    char *q = realloc(p, checked_size(next, size));
    if (!q) mem_fail();
    memset(q + *cap * size, 0, (next - *cap) * size);
    *cap = next;
    return q;
}
