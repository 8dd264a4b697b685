/* arena.h: memory that is given back all at once, and the one place that can run out of it. */
#ifndef SEC16_BASE_ARENA_H
#define SEC16_BASE_ARENA_H

#include <stdalign.h>
#include <stddef.h>

/* All zero is an empty arena. Not shared between threads. */
typedef struct Arena {
    struct ArenaBlock *last; /* newest block; blocks are linked backwards */
    char *at, *end;          /* free room in it                          */
    size_t total;            /* bytes taken from the system              */
} Arena;

/* Zeroed memory for `n` items of `size` bytes; never NULL. Lives until arena_free. */
void *arena_alloc(Arena *a, size_t n, size_t size, size_t align);
#define ARENA_NEW(a, T, n) ((T *)arena_alloc((a), (n), sizeof(T), alignof(T)))

/* A copy of `n` bytes at `p`, with a 0 behind them. */
char *arena_copy(Arena *a, const void *p, size_t n);

/* Room for at least `need` items: `p` itself, or a larger copy of its `*cap` items (rest zeroed). */
void *arena_grow(Arena *a, void *p, size_t *cap, size_t need, size_t size);

/* Gives everything back; the arena is empty and may be used again. */
void arena_free(Arena *a);

/* Zeroed memory for `n` items from the heap, to be free'd; never NULL. */
void *mem_new(size_t n, size_t size);
/* Heap arrays that outlive an arena: as arena_grow, but `p` is realloc'ed and to be free'd by the caller. */
void *mem_grow(void *p, size_t *cap, size_t need, size_t size);

/* What to do (restore the terminal) before the program ends for lack of memory. */
void mem_on_failure(void (*fn)(void));
_Noreturn void mem_fail(void);

#endif
