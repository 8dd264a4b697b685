/* symbols.c: an open hash table of ids over texts in an arena. */
#include "base/symbols.h"

#include <stdlib.h>
#include <string.h>

static uint64_t hash(Str s)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return h ^ h >> 29;
}

static uint32_t *slot_of(const Symbols *t, Str s)
{
    size_t i = hash(s) & (t->slots - 1);
    while (t->slot[i] && !str_eq(t->text[t->slot[i]], s)) i = (i + 1) & (t->slots - 1);
    return &t->slot[i];
}

static void rehash(Symbols *t)
{
    free(t->slot);
    t->slots = t->slots ? t->slots * 2 : 64;
    t->slot = mem_new(t->slots, sizeof *t->slot);
    for (size_t id = 1; id < t->n; id++) *slot_of(t, t->text[id]) = (uint32_t)id;
}

Sym sym_add(Symbols *t, Str s)
{
    if (!s.n) return 0;
    if (!t->n) t->n = 1;
    if (t->n * 2 >= t->slots) rehash(t);
    uint32_t *slot = slot_of(t, s);
    Sym known = *slot;
    if (known) return known;
    t->text = mem_grow(t->text, &t->cap, t->n + 1, sizeof *t->text);
    t->text[t->n] = str_copy(&t->arena, s);
    return *slot = (Sym)t->n++;
}

Sym sym_find(const Symbols *t, Str s) { return s.n && t->slots ? *slot_of(t, s) : 0; }

Str sym_str(const Symbols *t, Sym id) { return id && id < t->n ? t->text[id] : (Str){0}; }

void symbols_free(Symbols *t)
{
    arena_free(&t->arena);
    free(t->text);
    free(t->slot);
    *t = (Symbols){0};
}
